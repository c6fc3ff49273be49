/** Funds that are told in words: every cell holds its label and its amount, or one cell holds them all. */
import type { Cell } from '../../table/layout.ts';
import { HEAD_FIELDS } from '../head/head-labels.ts';
import { fieldOf } from '../placed.ts';
import type { Field, RawFund } from '../raw-form.ts';
import { isBeside, isFilled, type Sheet } from '../sheet.ts';
import {
  fundCategory,
  isFundValue,
  type Measure,
  measureOf,
  numberOf,
  PERCENT,
  POINTS,
  pairsOf,
  type Said,
  unitInLabel,
} from './fund-labels.ts';
import { Collected } from './fund-pairs.ts';
import { ADJUSTED } from './fund-plan.ts';
import type { FundBlock } from './funds.ts';

const NAMES_MONEY = /资金|预算|金额|经费/;
/** Beside the name of the whole, its block may be called by what is spent: 年度收支. */
const MONEY_BESIDE = new RegExp(`${NAMES_MONEY.source}|收支|支出|收入`);

const amountOf = (said: Field): number => numberOf(said?.text ?? '');

const isRate = ({ value }: Said): boolean => PERCENT.test(value?.text.trim() ?? '');

/** What the rows tell of the whole and of its sources, in the order of their cells. */
class Told {
  readonly total = new Collected();
  readonly sources = new Map<RawFund['category'], Collected>();
  #amount: 'initialBudget' | 'budget' | 'executed' = 'budget';
  #adjusted: Said | null = null;

  /** Returns false for a label that names neither a measure nor a source. */
  add(said: Said): boolean {
    const measure = measureOf(said.label);
    const category = fundCategory(said.label);
    if (measure !== null) {
      if (measure !== 'executionRate' && isRate(said)) return false;
      if (this.total.fields[measure] !== undefined) return false;
      this.total.put(measure, said.value, unitInLabel(said.label));
      if (measure === 'initialBudget' || measure === 'budget' || measure === 'executed')
        this.#amount = measure;
      return true;
    }
    if (ADJUSTED.test(said.label)) {
      if (this.#adjusted !== null || isRate(said)) return false;
      this.#adjusted = said;
      return true;
    }
    if (category === null || isRate(said)) return false;
    const source = this.#sourceOf(category);
    if (source.fields[this.#amount] !== undefined) return false;
    source.put(this.#amount, said.value, this.total.units[this.#amount] ?? null);
    return true;
  }

  #sourceOf(category: RawFund['category']): Collected {
    if (category === 'total') return this.total;
    const known = this.sources.get(category) ?? new Collected();
    this.sources.set(category, known);
    return known;
  }

  /** `调整预算` is what the budget became where no other is told; less than was spent is what was added. */
  putAdjusted(): void {
    const { budget, executed } = this.total.fields;
    const said = this.#adjusted;
    if (said === null || budget !== undefined || !executed) return;
    if (amountOf(said.value) >= amountOf(executed))
      this.total.put('budget', said.value, unitInLabel(said.label));
  }

  get isWhole(): boolean {
    const { initialBudget, budget, executed } = this.total.fields;
    if (this.#adjusted !== null && budget === undefined) return false;
    return (initialBudget ?? budget) !== undefined && executed !== undefined;
  }
}

/** Two bare numbers beside the pairs are the weight and the score, which is no more than it. */
function putPoints(told: Told, points: readonly Cell[]): boolean {
  const [weight, score] = points;
  if (!weight || !score || points.length !== 2) return points.length === 0;
  if (Number.parseFloat(weight.text) < Number.parseFloat(score.text)) return false;
  told.total.put('weight', fieldOf(weight), null);
  told.total.put('score', fieldOf(score), null);
  return true;
}

/** A measure or a source with its value in the next cell: `执行率|99%`, `其中:财政拨款|50`. */
function saidBeside(label: Cell, value: Cell | undefined): Said | null {
  const isValue = value !== undefined && isFundValue(value.text) && /\d/.test(value.text);
  const isNamed = measureOf(label.text) !== null || fundCategory(label.text) !== null;
  if (!isValue || !isNamed || isFundValue(label.text)) return null;
  return { label: label.text, name: fieldOf(label), value: fieldOf(value) };
}

/** What one row says: pairs, numbers that stand alone, and where its measures stand. */
interface Saying {
  readonly said: readonly Said[];
  readonly points: readonly Cell[];
  readonly columns: readonly (readonly [Measure, Cell])[];
}

/** A percent with no label is the rate of a row whose own label names the whole. */
function rateAlone(cells: readonly Cell[]): Cell | null {
  const [rate, ...others] = cells.filter(
    (cell, i) => PERCENT.test(cell.text.trim()) && saidBeside(cells[i - 1] ?? cell, cell) === null,
  );
  return rate !== undefined && others.length === 0 ? rate : null;
}

/** Null where a cell holds neither a pair nor a number. */
export function sayingIn(cells: readonly Cell[]): Saying | null {
  const said: Said[] = [];
  const points: Cell[] = [];
  const columns: (readonly [Measure, Cell])[] = [];
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as Cell;
    const [beside, pairs] = [saidBeside(cell, cells[i + 1]), pairsOf(cell)];
    if (beside !== null) {
      said.push(beside);
      i++;
      continue;
    }
    if (POINTS.test(cell.text.trim())) points.push(cell);
    else if (pairs.length === 0) return null;
    said.push(...pairs);
    const measure = pairs.length === 1 ? measureOf(pairs[0]?.label ?? '') : null;
    if (measure !== null) columns.push([measure, cell]);
  }
  return { said, points, columns };
}

/** Null where two rows say the same, or something else than funds. */
function tell(rows: readonly Saying[]): Told | null {
  const told = new Told();
  const isTold = rows.every(({ said }) => said.every((one) => told.add(one)));
  return isTold &&
    putPoints(
      told,
      rows.flatMap((row) => row.points),
    )
    ? told
    : null;
}

/** Whether the row goes on with measures one below the other; a source belongs to the one above it. */
function goesOn({ said, points }: Saying, rows: readonly Saying[], isBelow: boolean): boolean {
  if (said.length === 0 || points.length > 0) return false;
  // Behind the block, the same words are the form's own: 自评得分.
  if (!isBelow && said.some(({ label }) => HEAD_FIELDS.roleOf(label) !== null)) return false;
  const isList = [...rows, { said }].every((row) => row.said.length === 1);
  return isList || said.every(({ label }) => measureOf(label) !== null);
}

/** What a row says whose label may name the whole: a rate then needs no label of its own. */
function sayingOf(cells: readonly Cell[], isOfWhole: boolean): Saying | null {
  const rate = isOfWhole ? rateAlone(cells) : null;
  const saying = sayingIn(cells.filter((cell) => cell !== rate));
  if (rate === null || saying === null) return saying;
  const said = { label: '执行率', name: null, value: fieldOf(rate) };
  return { ...saying, said: [...saying.said, said] };
}

/** The block's label, which names money, and behind it or alone the name of the whole: 支出合计. */
function labelsOf([first, second]: readonly Cell[]): { label: Cell | null; name: Cell | null } {
  const isPlain = (cell: Cell | undefined, next: Cell | undefined): cell is Cell =>
    isFilled(cell ?? null) && pairsOf(cell as Cell).length === 0 && !saidBeside(cell as Cell, next);
  const isWhole = (cell: Cell): boolean => fundCategory(cell.text) === 'total';
  if (!isPlain(first, second)) return { label: null, name: null };
  if (isPlain(second, undefined) && isWhole(second) && MONEY_BESIDE.test(first.text))
    return { label: first, name: second };
  if (isWhole(first)) return { label: first, name: first };
  return { label: NAMES_MONEY.test(first.text) ? first : null, name: null };
}

interface Found {
  readonly told: Told;
  readonly label: Cell | null;
  readonly name: Cell | null;
  readonly columns: Saying['columns'];
  readonly end: number;
}

/** Null where the row, with those below it, does not tell a budget and what was spent of it. */
function toldIn(sheet: Sheet, row: number): Found | null {
  const own = sheet.covering(row).filter((cell) => isFilled(cell) && cell.row === row);
  const { label, name } = labelsOf(own);
  const saying = sayingOf(
    own.filter((cell) => cell !== label && cell !== name),
    name !== null,
  );
  const rows = saying === null ? [] : [saying];
  let told = tell(rows);
  for (let end = row + 1; told !== null && end < sheet.rows; end++) {
    const isBelow = label !== null && isBeside(label, end);
    const next = sayingIn(sheet.starting(end).filter(isFilled));
    if (next === null || !goesOn(next, rows, isBelow)) break;
    const more = tell([...rows, next]);
    if (more === null) break;
    told = more;
    rows.push(next);
  }
  told?.putAdjusted();
  if (told === null || !told.isWhole) return null;
  return {
    told,
    label,
    name: name ?? label,
    columns: rows.flatMap((r) => r.columns),
    end: row + rows.length,
  };
}

export class FundTexts implements FundBlock {
  readonly begin: number;
  readonly unitLabel: Field;
  readonly headings: readonly string[];
  readonly #sheet: Sheet;
  readonly #told: Told;
  readonly #columns: Found['columns'];
  readonly #label: Cell | null;
  readonly #name: Cell | null;
  readonly #below: RawFund[] = [];

  private constructor(sheet: Sheet, row: number, { told, label, name, columns, end }: Found) {
    this.#sheet = sheet;
    this.#told = told;
    this.#columns = columns;
    this.#label = label;
    this.#name = name;
    this.begin = end;
    const cells = Array.from({ length: end - row }, (_, i) => sheet.starting(row + i)).flat();
    for (const cell of cells) sheet.take(cell);
    this.headings = label ? [label.text] : [];
    this.unitLabel = fieldOf(cells.find((cell) => unitInLabel(cell.text) !== null));
  }

  static in(sheet: Sheet, row: number): FundTexts | null {
    const found = toldIn(sheet, row);
    return found ? new FundTexts(sheet, row, found) : null;
  }

  /** A source with its amounts under those of the whole; points may be told beside them. */
  #sourceIn(row: number): { label: Cell; source: Collected; said: Said[] } | null {
    const [label, ...cells] = this.#sheet.starting(row).filter(isFilled);
    if (!label || !this.#label || !isBeside(this.#label, row)) return null;
    if (fundCategory(label.text) === null || pairsOf(label).length > 0) return null;
    const source = new Collected();
    const said: Said[] = [];
    for (const cell of cells) {
      const column = this.#columns.find(([, above]) => above.column === cell.column);
      const pairs = pairsOf(cell);
      if (isFundValue(cell.text) && column) source.put(column[0], fieldOf(cell), null);
      else if (pairs.length === 0) return null;
      else said.push(...pairs);
    }
    return { label, source, said };
  }

  accepts(row: number): boolean {
    return this.#sourceIn(row) !== null;
  }

  read(row: number): void {
    const found = this.#sourceIn(row);
    if (found === null) return;
    for (const cell of this.#sheet.starting(row)) this.#sheet.take(cell);
    for (const said of found.said) this.#told.add(said);
    const category = fundCategory(found.label.text) ?? 'other';
    this.#below.push(found.source.row(fieldOf(found.label), category));
  }

  get rows(): readonly RawFund[] {
    const { total, sources } = this.#told;
    const told = [...sources].map(([category, source]) => source.row(null, category));
    return [total.row(fieldOf(this.#name), 'total'), ...told, ...this.#below];
  }
}
