/** Funds whose labels take turns with their values, all in one row of pairs. */
import type { Cell } from '../../table/layout.ts';
import { fieldOf } from '../placed.ts';
import type { AmountUnit, Field, RawFund } from '../raw-form.ts';
import { isFilled, type Sheet } from '../sheet.ts';
import {
  EXECUTION_POINTS,
  fundCategory,
  isFundValue,
  type Measure,
  measureOf,
  PERCENT,
  POINTS,
  pairsOf,
  unitInLabel,
} from './fund-labels.ts';
import { pointsIn, weightIn } from './fund-plan.ts';
import type { FundBlock } from './funds.ts';

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
