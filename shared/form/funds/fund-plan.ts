/** Where the values of a block of funds stand: under the columns of its header, or around its rates. */
import type { Cell } from '../../table/layout.ts';
import { canon } from '../canon.ts';
import { type Band, type Column, cellUnder } from '../columns.ts';
import { splitLabelWeight } from '../indicators/label-weight.ts';
import { FUND_COLUMNS } from '../labels.ts';
import { fieldOf, slicePlaced } from '../placed.ts';
import type { AmountUnit, Field } from '../raw-form.ts';
import { isFilled, type Sheet } from '../sheet.ts';
import { HALF_PERCENT, numberIn, withFundColumnsByValues } from './fund-columns-by-values.ts';
import {
  AMOUNT,
  fundCategory,
  isFundValue,
  type Measure,
  MONEY,
  measureOf,
  measuresOf,
  PERCENT,
  pairsOf,
  unitInLabel,
} from './fund-labels.ts';

export type FundRole = NonNullable<ReturnType<typeof FUND_COLUMNS.roleOf>>;

/** A column of one source of the money. */
interface SourceColumn {
  readonly label: Cell;
  readonly measure: (typeof MONEY)[number];
  readonly start: number;
  readonly end: number;
}

const AMOUNTS: ReadonlySet<FundRole> = new Set(MONEY);

/** Where the values of a block of funds stand, and what its header says of them. */
export interface FundPlan {
  readonly column: (role: FundRole) => { start: number; end: number } | null;
  /** The unit that the column's own header prints. */
  readonly unit: (role: FundRole) => AmountUnit;
  /** Labels stand left of this column. */
  readonly firstValue: number;
  /** The header's own cells. */
  readonly labels: readonly Cell[];
  /** Whether a column right of the labels holds words: 备注, 资金性质. */
  readonly holdsWords: (column: number) => boolean;
  /** Columns of single sources beside the one that holds the whole: `资金总额|其中:省级`. */
  readonly sources: readonly SourceColumn[];
  /** What the heading of the scores prints of their weight: `得分(10分)`. */
  readonly weight: Field;
  /** Headings over numbers that no field holds, though one of its kind is missing. */
  readonly lost: readonly Cell[];
  /** Columns of two measures at once: `得分/分值`. */
  readonly doubled: readonly { readonly label: Cell; readonly measures: readonly Measure[] }[];
}

/** A column whose first cell names a row of funds holds the labels, whatever stands over it. */
function holdsLabels(sheet: Sheet, column: Column<FundRole>, band: Band<FundRole>): boolean {
  if (column.role === 'label') return true;
  const cell = cellUnder(sheet, band.end, column);
  if (!isFilled(cell) || isFundValue(cell.text)) return false;
  // The block's own label may be called as one of its columns: 预算执行 over the names of the rows.
  const isSaidAgain = band.columns.some((c) => c.role === column.role && c.start > column.start);
  return isSaidAgain || fundCategory(cell.text) !== null;
}

/** `调整数` is the adjusted budget where no other column is; else the amount of the adjustment. */
export const ADJUSTED = /^调整(?:数|预算)?$/;

/**
 * Whether the first row shows what was added: less than nothing, or less than was spent of it and the
 * first budget, with no rate that is taken of it.
 */
function isAdded(sheet: Sheet, { columns, end }: Band<FundRole>, added: Column<FundRole>): boolean {
  const numberOf = (role: FundRole): number | null => {
    const column = role === 'adjustment' ? added : columns.find((c) => c.role === role);
    return column ? numberIn(cellUnder(sheet, end, column)) : null;
  };
  const amount = numberOf('adjustment');
  const [first, executed] = [numberOf('initialBudget'), numberOf('executed')];
  if (amount === null || amount < 0 || executed === null) return amount !== null && amount < 0;
  const rate = numberOf('executionRate');
  const isRate = rate !== null && Math.abs((100 * executed) / amount - rate) <= HALF_PERCENT;
  return amount < executed && executed <= (first ?? 0) + amount && !isRate;
}

function withAdjusted(
  sheet: Sheet,
  band: Band<FundRole>,
  columns: readonly Column<FundRole>[],
): Column<FundRole>[] {
  const hasBudget = columns.some((c) => c.role === 'budget');
  return columns.map((c) =>
    c.role === 'adjustment' &&
    !hasBudget &&
    ADJUSTED.test(canon(c.label.text)) &&
    !isAdded(sheet, band, c)
      ? { ...c, role: 'budget' }
      : c,
  );
}

/** `得分(20分*执行率)`: what the score is made of tells the weight. */
const BY_RATE = /\((\d+(?:\.\d+)?)分?[*×x]执行率\)/;

/** `得分:19.6分` behind the words of a heading, in its brackets or behind them; `得分(10分):10` alone. */
const SCORE_BEHIND =
  /[,,;;、\s]*[((]?(?:自评|实际)?得分?\s*(?:[((](\d+(?:\.\d+)?)分[))])?\s*[::为]?\s*(\d+(?:\.\d+)?)\s*分?\s*[))]?\s*$/;
/** A weight whose bracket goes on with the score: `(满分20分,得分19.6分)`. */
const OPEN_WEIGHT = /[((]\s*(?:权重|分值|满分|总分)?\s*[::]?\s*(\d+(?:\.\d+)?)\s*分?$/;

/** The points that a heading prints behind its words: what could be had, and what was. */
export function pointsIn(heading: Cell | null): { weight: Field; score: Field } {
  if (heading === null) return { weight: null, score: null };
  const part = (digits: string | undefined, from: number): Field => {
    const at = digits === undefined ? -1 : heading.text.indexOf(digits, from);
    return digits === undefined ? null : slicePlaced(heading, at, at + digits.length);
  };
  const formula = BY_RATE.exec(heading.text);
  if (formula) return { weight: part(formula[1], formula.index), score: null };
  const said = SCORE_BEHIND.exec(heading.text);
  // Alone at the head of a column, the same words tell the weight.
  if (!said || (said.index === 0 && said[1] === undefined))
    return { weight: splitLabelWeight(fieldOf(heading)).weight, score: null };
  const inside = part(said[1], said.index);
  const behind = said.index + said[0].lastIndexOf(said[2] ?? '');
  const score = slicePlaced(heading, behind, behind + (said[2] ?? '').length);
  const words = slicePlaced(heading, 0, said.index);
  const open = OPEN_WEIGHT.exec(words.text);
  const before = open ? part(open[1], open.index) : splitLabelWeight(words).weight;
  return { weight: inside ?? before, score };
}

/** The weight that a heading prints behind its words. */
export function weightIn(heading: Cell | null): Field {
  return pointsIn(heading).weight;
}

/** A cell of the header that prints the weight behind its name: `分值:10`. */
function weightSaid(sheet: Sheet, { first }: Band<FundRole>): Field {
  const said = sheet.covering(first).flatMap((cell) => pairsOf(cell));
  return said.find(({ label }) => measureOf(label) === 'weight')?.value ?? null;
}

/** What is left at the end of the year is no source of what was spent. */
function isLeftOver(label: Cell, measure: SourceColumn['measure']): boolean {
  if (fundCategory(label.text) !== 'carryover') return false;
  return measure === 'executed'
    ? !/上年|以前|往年|年初/.test(label.text)
    : /年末|期末|下年/.test(label.text);
}

/** Each source belongs to the column of amounts that stands next left of it. */
function sourcesIn(
  sheet: Sheet,
  band: Band<FundRole>,
  values: readonly Column<FundRole>[],
): SourceColumn[] {
  return sheet.covering(band.end - 1).flatMap((label) => {
    const category = isFilled(label) ? fundCategory(label.text) : null;
    const isOwn = FUND_COLUMNS.roleOf(label.text) === null && label.row >= band.first;
    if (category === null || category === 'total' || !isOwn) return [];
    // Right of a rate or a score, who gave it may be named: 财政复核 is no source.
    const left = values.findLast(({ start }) => start <= label.column);
    const whole = left && AMOUNTS.has(left.role) ? left : undefined;
    const [start, end] = [label.column, label.column + label.columnSpan];
    const measure = whole?.role as SourceColumn['measure'] | undefined;
    return measure && !isLeftOver(label, measure) ? [{ label, measure, start, end }] : [];
  });
}

export function planOfBand(sheet: Sheet, band: Band<FundRole>): FundPlan {
  const own = band.columns.filter((c) => !holdsLabels(sheet, c, band));
  const known = withAdjusted(sheet, band, own);
  const { columns: values, lost } = withFundColumnsByValues(sheet, band, known);
  const of = (role: FundRole) => values.find((c) => c.role === role) ?? null;
  const firstValue = Math.min(...values.map((c) => c.start));
  const words = band.columns.filter((c) => c.role === 'reason' || c.role === 'label');
  return {
    column: of,
    unit: (role) => unitInLabel(of(role)?.label.text ?? ''),
    firstValue,
    labels: sheet.covering(band.first).filter(isFilled),
    sources: sourcesIn(sheet, band, values),
    holdsWords: (column) => words.some((c) => column >= c.start && column < c.end),
    weight: weightIn(of('score')?.label ?? null) ?? weightSaid(sheet, band),
    lost,
    doubled: sheet.covering(band.end - 1).flatMap((label) => {
      const measures = measuresOf(label.text);
      return measures.length > 1 ? [{ label, measures }] : [];
    }),
  };
}

/** Amounts left of the rate, by how many there are; weight and score stand right of it. */
const LEFT_OF_RATE: readonly (readonly FundRole[])[] = [
  [],
  ['executed'],
  ['budget', 'executed'],
  ['initialBudget', 'budget', 'executed'],
];

/** A label that we do not know says what the column holds: its place tells nothing. */
function isUnderLabel(sheet: Sheet, { row, column, columnSpan }: Cell): boolean {
  const above = sheet.at(row - 1, column);
  if (!isFilled(above) || isFundValue(above.text)) return false;
  return above.column === column && above.columnSpan === columnSpan && !/^\d/.test(above.text);
}

/**
 * Plans a block whose header row is missing: the family's order (budgets, executed, rate, weight,
 * score) around the column that holds percents.
 */
export function planWithoutHeader(sheet: Sheet, row: number): FundPlan | null {
  const cells = sheet.covering(row);
  const rateAt = cells.findIndex((cell) => PERCENT.test(cell.text.trim()));
  if (rateAt < 0) return null;
  let first = rateAt;
  while (first > 0 && rateAt - first < 3) {
    const before = cells[first - 1];
    if (!before || !isFilled(before) || !AMOUNT.test(before.text.trim())) break;
    first--;
  }
  if (cells.slice(first, rateAt + 1).every((cell) => isUnderLabel(sheet, cell))) return null;
  const roles = LEFT_OF_RATE[rateAt - first] ?? [];
  if (roles.length === 0) return null;
  const columns = new Map<FundRole, Cell>();
  roles.forEach((role, i) => {
    const cell = cells[first + i];
    if (cell) columns.set(role, cell);
  });
  for (const [i, role] of (['executionRate', 'weight', 'score'] as const).entries()) {
    const cell = cells[rateAt + i];
    if (cell) columns.set(role, cell);
  }
  return {
    column: (role) => {
      const cell = columns.get(role);
      return cell ? { start: cell.column, end: cell.column + cell.columnSpan } : null;
    },
    unit: () => null,
    firstValue: cells[first]?.column ?? 0,
    labels: [],
    sources: [],
    holdsWords: () => false,
    weight: null,
    lost: [],
    doubled: [],
  };
}
