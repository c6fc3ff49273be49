/** Funds that are told in words: every cell holds its label and its amount, or one cell holds them all. */
import type { Cell } from '../table/layout.ts';
import {
  fundCategory,
  isFundValue,
  type Measure,
  measureOf,
  PERCENT,
  POINTS,
  pairsOf,
  type Said,
} from './fund-labels.ts';
import type { FundBlock } from './funds.ts';
import { Collected } from './funds-turned.ts';
import { fieldOf } from './placed.ts';
import type { Field, RawFund } from './raw-form.ts';
import { isBeside, isFilled, type Sheet } from './sheet.ts';

const NAMES_MONEY = /资金|预算|金额|经费/;

const isRate = ({ value }: Said): boolean => PERCENT.test(value?.text.trim() ?? '');

/** What the row tells of the whole and of its sources, in the order of its cells. */
class Told {
  readonly total = new Collected();
  readonly sources = new Map<RawFund['category'], Collected>();
  readonly columns: (readonly [Measure, Cell])[] = [];
  #amount: 'budget' | 'executed' = 'budget';

  /** Returns false for a label that names neither a measure nor a source. */
  add(said: Said): boolean {
    const measure = measureOf(said.label);
    const category = fundCategory(said.label);
    if (measure !== null) {
      if ((measure === 'executionRate') !== isRate(said)) return false;
      if (this.total.fields[measure] !== undefined) return false;
      this.total.put(measure, said.value, null);
      if (measure === 'executed') this.#amount = measure;
      return true;
    }
    if (category === null || isRate(said)) return false;
    const source = this.#sourceOf(category);
    if (source.fields[this.#amount] !== undefined) return false;
    source.put(this.#amount, said.value, null);
    return true;
  }

  #sourceOf(category: RawFund['category']): Collected {
    if (category === 'total') return this.total;
    const known = this.sources.get(category) ?? new Collected();
    this.sources.set(category, known);
    return known;
  }

  get isWhole(): boolean {
    const { initialBudget, budget, executed } = this.total.fields;
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

/** A measure with its value in the next cell: `执行率|99%`. */
function saidBeside(label: Cell, value: Cell | undefined): Said | null {
  const isValue = value !== undefined && isFundValue(value.text) && /\d/.test(value.text);
  if (!isValue || measureOf(label.text) === null) return null;
  return { label: label.text, name: fieldOf(label), value: fieldOf(value) };
}

/** Null where the row says anything else than funds. */
function toldIn(sheet: Sheet, row: number): { told: Told; label: Cell | null } | null {
  const own = sheet.covering(row).filter((cell) => isFilled(cell) && cell.row === row);
  const [first] = own;
  const label = first && pairsOf(first).length === 0 && NAMES_MONEY.test(first.text) ? first : null;
  const told = new Told();
  const points: Cell[] = [];
  for (let i = 0; i < own.length; i++) {
    const cell = own[i] as Cell;
    if (cell === label) continue;
    const [beside, pairs] = [saidBeside(cell, own[i + 1]), pairsOf(cell)];
    if (beside !== null && told.add(beside)) {
      i++;
      continue;
    }
    if (POINTS.test(cell.text.trim())) points.push(cell);
    else if (pairs.length === 0 || !pairs.every((said) => told.add(said))) return null;
    const measure = pairs.length === 1 ? measureOf(pairs[0]?.label ?? '') : null;
    if (measure !== null) told.columns.push([measure, cell]);
  }
  return putPoints(told, points) && told.isWhole ? { told, label } : null;
}

export class FundTexts implements FundBlock {
  readonly begin: number;
  readonly unitLabel: Field = null;
  readonly headings: readonly string[];
  readonly #sheet: Sheet;
  readonly #told: Told;
  readonly #label: Cell | null;
  readonly #below: RawFund[] = [];

  private constructor(sheet: Sheet, row: number, told: Told, label: Cell | null) {
    this.#sheet = sheet;
    this.#told = told;
    this.#label = label;
    this.begin = row + 1;
    this.headings = label ? [label.text] : [];
    for (const cell of sheet.starting(row)) sheet.take(cell);
  }

  static in(sheet: Sheet, row: number): FundTexts | null {
    const found = toldIn(sheet, row);
    return found ? new FundTexts(sheet, row, found.told, found.label) : null;
  }

  /** A source with its amounts under those of the whole; points may be told beside them. */
  #sourceIn(row: number): { label: Cell; source: Collected; said: Said[] } | null {
    const [label, ...cells] = this.#sheet.starting(row).filter(isFilled);
    if (!label || !this.#label || !isBeside(this.#label, row)) return null;
    if (fundCategory(label.text) === null || pairsOf(label).length > 0) return null;
    const source = new Collected();
    const said: Said[] = [];
    for (const cell of cells) {
      const column = this.#told.columns.find(([, above]) => above.column === cell.column);
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
    return [total.row(fieldOf(this.#label), 'total'), ...told, ...this.#below];
  }
}
