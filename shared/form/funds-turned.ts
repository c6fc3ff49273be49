/** Funds that stand otherwise: sources as columns and measures as rows, or all in one row of pairs. */
import type { Cell } from '../table/layout.ts';
import { cellUnder } from './columns.ts';
import {
  EXECUTION_POINTS,
  fundCategory,
  isFundValue,
  type Measure,
  measureOf,
  measuresOf,
  PERCENT,
  POINTS,
  pairsOf,
  unitInLabel,
  valuesIn,
} from './fund-labels.ts';
import { pointsIn, weightIn } from './fund-plan.ts';
import { PointsBeside } from './fund-points.ts';
import type { FundBlock } from './funds.ts';
import { fieldOf } from './placed.ts';
import type { AmountUnit, Field, RawFund } from './raw-form.ts';
import { isFilled, type Sheet } from './sheet.ts';
import { isBody, isWhole } from './whole-column.ts';

/** A block of which the measures and their units are found one by one. */
export class Collected {
  readonly fields: Partial<Record<Measure, Field>> = {};
  readonly units: Partial<Record<Measure, AmountUnit>> = {};

  put(measure: Measure, field: Field, unit: AmountUnit): void {
    this.fields[measure] = field;
    this.units[measure] = unit;
  }

  row(label: Field, category: RawFund['category']): RawFund {
    const of = (measure: Measure): Field => this.fields[measure] ?? null;
    const unit = (measure: Measure): AmountUnit => this.units[measure] ?? null;
    return {
      ...{ label, category, partOf: null },
      ...{ initialBudget: of('initialBudget'), budget: of('budget'), executed: of('executed') },
      ...{ executionRate: of('executionRate'), weight: of('weight'), score: of('score') },
      units: {
        initialBudget: unit('initialBudget'),
        budget: unit('budget'),
        executed: unit('executed'),
      },
    };
  }
}

interface Source {
  readonly label: Cell;
  readonly start: number;
  readonly end: number;
  readonly collected: Collected;
}

/** Sources of money over the columns: at least two, each the name of a row of other forms. */
function sourcesIn(sheet: Sheet, row: number): Source[] {
  const own = sheet.starting(row).filter(isFilled);
  const bodies = own.filter(({ text }) => isBody(text));
  const isSplit = bodies.length > 1 && own.some(({ text }) => isWhole(text));
  return own.flatMap((label) => {
    if (isSplit && bodies.includes(label)) return [];
    const isSource = !isFundValue(label.text) && fundCategory(label.text);
    if (!isSource || label.rowSpan > 1) return [];
    const end = label.column + label.columnSpan;
    return [{ label, start: label.column, end, collected: new Collected() }];
  });
}

/** The measure that the row's last label left of the sources names. */
function measureLabel(sheet: Sheet, row: number, before: number): Cell | null {
  const left = sheet.covering(row).filter((c) => isFilled(c) && c.column < before && c.row === row);
  const label = left.at(-1);
  return label && measuresOf(label.text).length > 0 ? label : null;
}

export class TurnedFunds implements FundBlock {
  readonly begin: number;
  #unitLabel: Field;
  readonly headings: readonly string[];
  readonly #sheet: Sheet;
  readonly #sources: readonly Source[];
  readonly #first: number;
  readonly #points: PointsBeside;

  private constructor(sheet: Sheet, row: number, sources: readonly Source[], first: number) {
    this.#sheet = sheet;
    this.#sources = sources;
    this.#first = first;
    this.#points = new PointsBeside(sheet, row, sources.at(-1)?.end ?? first);
    this.begin = row + 1;
    const labels = sheet.covering(row).filter(isFilled);
    for (const label of labels) sheet.take(label);
    this.#unitLabel = fieldOf(labels.find((label) => unitInLabel(label.text) !== null));
    this.headings = labels.map((label) => label.text);
  }

  /** Null where the row is no such header: the next one must name a measure and print values. */
  static under(sheet: Sheet, row: number): TurnedFunds | null {
    const sources = sourcesIn(sheet, row);
    const first = sources[0]?.start;
    const isOfAll = sources.length === 1 && isWhole(sources[0]?.label.text ?? '');
    if ((sources.length < 2 && !isOfAll) || first === undefined) return null;
    const block = { sheet, sources, first };
    return isMeasureRow(block, row + 1) ? new TurnedFunds(sheet, row, sources, first) : null;
  }

  accepts(row: number): boolean {
    return isMeasureRow({ sheet: this.#sheet, sources: this.#sources, first: this.#first }, row);
  }

  read(row: number): void {
    const label = this.#sheet.take(measureLabel(this.#sheet, row, this.#first));
    if (label === null) return;
    const measures = measuresOf(label.text);
    if (this.#unitLabel === null && unitInLabel(label.text) !== null)
      this.#unitLabel = fieldOf(label);
    const whole = this.#sources.find((source) => fundCategory(source.label.text) === 'total');
    const seen = new Set<Cell>();
    for (const { start, end, collected } of this.#sources) {
      const cell = this.#sheet.take(cellUnder(this.#sheet, row, { start, end }));
      // One cell over several sources is said once: of the whole, which stands first.
      const values = cell && !seen.has(cell) ? valuesIn(cell, measures.length) : null;
      if (cell) seen.add(cell);
      for (const [i, measure] of measures.entries())
        collected.put(measure, values?.[i] ?? null, unitInLabel(label.text));
    }
    if (measures[0] === 'score' && whole && !whole.collected.fields.weight)
      whole.collected.put('weight', weightIn(label), null);
    for (const [measure, field] of this.#points.in(row)) whole?.collected.put(measure, field, null);
  }

  get unitLabel(): Field {
    return this.#unitLabel;
  }

  get rows(): readonly RawFund[] {
    return this.#sources.map(({ label, collected }) =>
      collected.row(fieldOf(label), fundCategory(label.text) ?? 'other'),
    );
  }
}

function isMeasureRow(
  { sheet, sources, first }: { sheet: Sheet; sources: readonly Source[]; first: number },
  row: number,
): boolean {
  const label = measureLabel(sheet, row, first);
  if (label === null) return false;
  const measures = measuresOf(label.text).length;
  const cells = sources.map((source) => cellUnder(sheet, row, source));
  return cells.some(isFilled) && cells.every((c) => c === null || valuesIn(c, measures) !== null);
}

type Pair = readonly [Cell, Cell];

/** A row's labels that take turns with their values. */
function pairsIn(sheet: Sheet, row: number, isLabel: (text: string) => boolean): Pair[] {
  const cells = sheet.covering(row);
  return cells.flatMap((label, i) => {
    const value = cells[i + 1];
    const isPair = isFilled(label) && label.row === row && isLabel(label.text);
    return isPair && value && isFundValue(value.text) ? [[label, value] as const] : [];
  });
}

/** Scores are printed to hundredths. */
const HUNDREDTH = 0.01;

/** Labels that take turns with their values: `预算数|100|执行数|95|执行率|95%`. */
export class FundPairs implements FundBlock {
  readonly begin: number;
  readonly unitLabel: Field;
  readonly headings: readonly string[];
  readonly rows: RawFund[] = [];
  readonly #sheet: Sheet;
  /** Where the values of each measure stand, for rows that print sources in place of measures. */
  readonly #columns: readonly (readonly [Measure, number, AmountUnit])[];

  private constructor(sheet: Sheet, row: number, pairs: readonly Pair[]) {
    this.#sheet = sheet;
    this.begin = row + 1;
    const collected = new Collected();
    const columns: (readonly [Measure, number, AmountUnit])[] = [];
    for (const [label, value] of pairs) {
      const measure = measureOf(sheet.take(label).text);
      // A second label of one measure says another thing of it: 到位数 beside 预算数.
      if (measure === null || collected.fields[measure] !== undefined) continue;
      collected.put(measure, fieldOf(sheet.take(value)), unitInLabel(label.text));
      columns.push([measure, value.column, unitInLabel(label.text)]);
    }
    this.#columns = columns;
    const rate = rateUnderHeading(sheet, row);
    if (collected.fields.executionRate === undefined && rate !== null)
      collected.put('executionRate', fieldOf(sheet.take(rate)), null);
    this.#putSaid(collected, row);
    const points = pairs.find(([label]) => measureOf(label.text) === 'score')?.[0] ?? null;
    if (collected.fields.weight === undefined) collected.put('weight', weightIn(points), null);
    this.#putBare(collected, row, pairs);
    this.rows.push(collected.row(null, 'total'));
    const labels = [...sheet.covering(row), ...(row > 0 ? sheet.covering(row - 1) : [])].filter(
      (c) => isFilled(c) && !isFundValue(c.text),
    );
    this.unitLabel = fieldOf(labels.find((label) => unitInLabel(label.text) !== null));
    this.headings = labels.map((label) => label.text);
  }

  /** Null where the row does not print a budget and what was spent of it. */
  static in(sheet: Sheet, row: number): FundPairs | null {
    const pairs = pairsIn(sheet, row, (text) => measureOf(text) !== null);
    const has = (...of: Measure[]) =>
      pairs.some(([l]) => of.includes(measureOf(l.text) as Measure));
    const isWhole = has('budget', 'initialBudget') && has('executed');
    return isWhole ? new FundPairs(sheet, row, pairs) : null;
  }

  /** One source of money, named before each of its values: `其中:财政资金|100|其中:财政资金|95`. */
  #sourceIn(row: number): { label: Cell; category: RawFund['category']; pairs: Pair[] } | null {
    const pairs = pairsIn(this.#sheet, row, (text) => fundCategory(text) !== null);
    const [first] = pairs;
    const category = first ? fundCategory(first[0].text) : null;
    if (first === undefined || category === null || pairs.length < this.#amounts()) return null;
    const isOne = pairs.every(([label]) => fundCategory(label.text) === category);
    return isOne ? { label: first[0], category, pairs } : null;
  }

  #amounts(): number {
    return this.#columns.filter(([measure]) => AMOUNTS.has(measure)).length;
  }

  accepts(row: number): boolean {
    return this.#sourceIn(row) !== null;
  }

  /** Rates and points that cells of the row tell with their labels. */
  #putSaid(collected: Collected, row: number): void {
    for (const { measure, value } of this.#sheet.starting(row).flatMap(saidBehind(this.#sheet)))
      if (collected.fields[measure] === undefined) collected.put(measure, value, null);
  }

  /** A number without a label is the score where it is just the rate's share of an execution's points. */
  #putBare(collected: Collected, row: number, pairs: readonly Pair[]): void {
    const own = this.#sheet.starting(row).filter((cell) => POINTS.test(cell.text.trim()));
    const bare = own.filter((cell) => !pairs.some(([, value]) => value === cell));
    const [score, ...others] = bare;
    const rate = Number.parseFloat(collected.fields.executionRate?.text ?? '');
    if (!score || others.length > 0 || collected.fields.score !== undefined) return;
    const earned = Number.parseFloat(score.text);
    if (EXECUTION_POINTS.some((points) => Math.abs((points * rate) / 100 - earned) < HUNDREDTH))
      collected.put('score', fieldOf(this.#sheet.take(score)), null);
  }

  read(row: number): void {
    const source = this.#sourceIn(row);
    if (source === null) return;
    const collected = new Collected();
    for (const [label, value] of source.pairs) {
      this.#sheet.take(label);
      const column = this.#columns.find(([, at]) => at === value.column);
      if (column) collected.put(column[0], fieldOf(this.#sheet.take(value)), column[2]);
    }
    this.#putSaid(collected, row);
    this.rows.push(collected.row(fieldOf(source.label), source.category));
  }
}

const AMOUNTS: ReadonlySet<Measure> = new Set(['initialBudget', 'budget', 'executed']);

/** `执行率:96%`, `得分9.8分`, `得分(10分):9.8` beside the pairs: a cell that holds its label itself. */
const saidBehind = (sheet: Sheet) => (cell: Cell) => {
  const pairs = pairsOf(cell).flatMap(({ label, value }) => {
    const measure = measureOf(label);
    return measure !== null && !AMOUNTS.has(measure) ? [{ measure, value }] : [];
  });
  const { weight, score } = pairs.length > 0 ? NO_POINTS : pointsIn(cell);
  const isBoth = weight !== null && score !== null && /^得分/.test(cell.text);
  const both = isBoth
    ? ([
        { measure: 'weight', value: weight },
        { measure: 'score', value: score },
      ] as const)
    : [];
  const said = [...pairs, ...both];
  if (said.length > 0) sheet.take(cell);
  return said;
};
const NO_POINTS = { weight: null, score: null };

/** A percent in the row under a heading that calls it the rate, without a label of its own. */
function rateUnderHeading(sheet: Sheet, row: number): Cell | null {
  const isRate = (cell: Cell): boolean => {
    const above = row > 0 ? sheet.at(row - 1, cell.column) : null;
    return (
      PERCENT.test(cell.text.trim()) && isFilled(above) && measureOf(above.text) === 'executionRate'
    );
  };
  return sheet.starting(row).find(isRate) ?? null;
}
