/** The row that closes a block of indicators: full marks, the score, and the rating beside them. */
import type { Cell, PlacedText } from '../../table/layout.ts';
import { cellUnder } from '../columns.ts';
import { POINTS } from '../funds/fund-labels.ts';
import { HEAD_FIELDS, TOTAL_LABELS } from '../head/head-labels.ts';
import { fieldOf, slicePlaced } from '../placed.ts';
import type { Field } from '../raw-form.ts';
import { isFilled, type Sheet } from '../sheet.ts';
import type { IndicatorRole as Role } from './indicator-columns.ts';
import type { IndicatorReader } from './indicators.ts';
import { splitLabelWeight } from './label-weight.ts';
import { addsUpAll, isSumOfAll } from './subtotals.ts';

/** What the total row prints: its weight, its score, and the rating that may stand behind them. */
export interface RawTotal {
  readonly weight: Field;
  readonly score: Field;
  readonly reviewScore: Field;
  readonly rating: Field;
}

const RATING =
  /^(?:.{0,6}(?:等级|等次|结果|评级)\s*[::]\s*)?(优秀?|良好?|中等?|一般|差|合格|不合格|较差)$/;

/** The rating in one of the cells, without the label that may stand before it: `等级:优`. */
function ratingIn(cells: readonly Cell[]): Field {
  for (const cell of cells) {
    const rating = RATING.exec(cell.text.trim())?.[1];
    if (rating !== undefined)
      return slicePlaced(cell, cell.text.lastIndexOf(rating), cell.text.length);
  }
  return null;
}

/** Words that are neither a rating nor a label of one are no part of the sum: they are listed. */
function isOfTotal(cell: Cell): boolean {
  const isWorded = /\p{L}{2}/u.test(cell.text);
  return !isWorded || ratingIn([cell]) !== null || HEAD_FIELDS.roleOf(cell.text) !== null;
}

/** Reads the total row behind its label; by the indicators' columns where the numbers stand there. */
export function readTotal(
  sheet: Sheet,
  row: number,
  label: Cell,
  block: IndicatorReader,
): RawTotal {
  const beside = sheet.covering(row).filter((c) => c !== label && c.row === row && isFilled(c));
  // Weights may be shares of a hundred; a score is none.
  const mayBeWeight = (cell: Cell): boolean => POINTS.test(cell.text.trim().replace(/%$/, ''));
  const isAlone = beside.filter(mayBeWeight).length === 1;
  const overScores = (cell: Cell): boolean => {
    const start = block.column('score')?.start ?? Number.POSITIVE_INFINITY;
    return cell.column <= start && start < cell.column + cell.columnSpan;
  };
  const under = (role: Role): PlacedText | null => {
    const column = block.column(role);
    if (column === null) return null;
    const cell = cellUnder(sheet, row, column);
    if (!isFilled(cell)) return null;
    if (role !== 'weight') return POINTS.test(cell.text.trim()) ? cell : null;
    // One number is a score where it stands over more than the column of weights.
    const isScore = isAlone && (cell.column < column.start || overScores(cell));
    return mayBeWeight(cell) && !isScore ? cell : null;
  };
  for (const cell of beside) if (isOfTotal(cell)) sheet.take(cell);
  const numbers = beside.filter((cell) => POINTS.test(cell.text.trim()));
  const rating = ratingIn(beside);
  let weight = under('weight');
  let score = under('score');
  const reviewScore = under('reviewScore');
  weight ??= splitLabelWeight(fieldOf(label)).weight;
  if (score === null && numbers.length > 0) {
    const loose = numbers.filter((n) => n !== weight && n !== reviewScore);
    if (weight === null && loose.length > 1 && block.column('weight') !== null)
      weight = loose[0] ?? null;
    score = loose.find((n) => n !== weight) ?? null;
  }
  return {
    weight: fieldOf(weight),
    score: fieldOf(score),
    reviewScore: fieldOf(reviewScore),
    rating,
  };
}

/** The label of the row where that closes the block; null where the row is none. */
export function totalLabel(sheet: Sheet, row: number, block: IndicatorReader): Cell | null {
  // Numbers may stand before the label: points in the first column.
  const own = sheet.starting(row).filter(isFilled);
  const first = own.find((cell) => !POINTS.test(cell.text.trim()));
  if (first === undefined || !namesTotal(sheet, row, first, block)) return null;
  // A level-1 label of this name would stand over indicators.
  const names = block.column('level3');
  const isOther = first.rowSpan > 1 || (names !== null && first.column > names.start);
  return isOther ? null : first;
}

/** Below points beside the full marks, the last sum counts. */
export function lastOf(before: RawTotal | null, total: RawTotal): RawTotal {
  return {
    weight: total.weight ?? before?.weight ?? null,
    score: total.score ?? before?.score ?? null,
    reviewScore: total.reviewScore ?? before?.reviewScore ?? null,
    rating: total.rating ?? before?.rating ?? null,
  };
}

/** `自评总得分` in a row that prints its number under the scores of the indicators. */
function isScoreBelow(sheet: Sheet, row: number, name: string, block: IndicatorReader): boolean {
  const score = block.column('score');
  if (HEAD_FIELDS.roleOf(name) !== 'selfScore' || score === null || block.rows.length === 0)
    return false;
  const cell = cellUnder(sheet, row, score);
  return isFilled(cell) && cell.column === score.start && POINTS.test(cell.text.trim());
}

/** Whether the label in front of the row says that it adds all indicators up. */
function namesTotal(sheet: Sheet, row: number, first: Cell, block: IndicatorReader): boolean {
  // `合计(含预算执行率)`: what the sum is made of is none of its name.
  const name = first.text.trim().replace(/\([^)]*\)$/, '');
  if (TOTAL_LABELS.roleOf(name) !== null || isSumOfAll(sheet, row, name, block)) return true;
  return isScoreBelow(sheet, row, name, block) || addsUpAll(sheet, row, first, block);
}
