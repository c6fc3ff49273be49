/** Rows between indicators that add up those above them: of one level, and no indicators themselves. */
import type { Cell } from '../table/layout.ts';
import { cellUnder } from './columns.ts';
import { POINTS } from './fund-labels.ts';
import { TOTAL_LABELS } from './head-labels.ts';
import type { IndicatorReader } from './indicators.ts';
import { fieldOf } from './placed.ts';
import type { Field, RawIndicator, RawSubtotal } from './raw-form.ts';
import { isFilled, type Sheet } from './sheet.ts';

const SUBTOTAL = /^.{0,12}小计(?:得分|分值|分数)?(?:\(.*)?$/;
const SUM = /(?:合计|总计|总分)(?:\(.*)?$/;

const plain = (text: string): string => text.replace(/\s+/g, '');

/** Whether a later row of the table closes the whole block: the sum above it is a part's. */
function hasTotalBelow(sheet: Sheet, row: number): boolean {
  for (let r = row + 1; r < sheet.rows; r++) {
    const first = sheet.starting(r).find(isFilled);
    if (first && TOTAL_LABELS.roleOf(first.text.replace(/\([^)]*\)$/, '')) !== null) return true;
  }
  return false;
}

/** `产出指标合计` below the rows of 产出指标. */
function namesLevel(text: string, row: RawIndicator | undefined): boolean {
  return [row?.level1, row?.level2].some((level) => {
    const name = plain(level?.text ?? '').replace(/指标$/, '');
    return name !== '' && text.startsWith(name);
  });
}

/** The label of a row that adds up a part of the block; null where the row is none. */
export function subtotalLabel(sheet: Sheet, row: number, block: IndicatorReader): Cell | null {
  if (row < block.band.end) return null;
  const last = block.rows.at(-1);
  const level1 = block.column('level1');
  const beside = level1 ? cellUnder(sheet, row, level1) : null;
  const isBesideLevel = isFilled(beside) && beside.row < row && beside.row >= block.band.end;
  const label = sheet.starting(row).find((cell) => {
    const text = plain(cell.text);
    if (SUBTOTAL.test(text)) return true;
    if (!SUM.test(text) || last === undefined) return false;
    return namesLevel(text, last) || (isBesideLevel && hasTotalBelow(sheet, row));
  });
  return label ?? null;
}

/** How many of the last rows have the same labels of the levels. */
function runOf(rows: readonly RawIndicator[], levels: readonly ('level1' | 'level2')[]): number {
  const last = rows.at(-1);
  const isSame = (row: RawIndicator) =>
    levels.every((level) => row[level] !== null && row[level]?.text === last?.[level]?.text);
  const other = rows.findLastIndex((row) => !isSame(row));
  return rows.length - 1 - other;
}

/**
 * Reads the row of a sum. Which rows it adds up is certain where those since the sum before it are
 * all of one level, or where it names that level; null where it is not, or where no sum is printed.
 */
export function readSubtotal(
  sheet: Sheet,
  row: number,
  label: Cell,
  block: IndicatorReader,
): RawSubtotal | null {
  const points = (role: 'weight' | 'score'): Field => {
    const column = block.column(role);
    const cell = column ? cellUnder(sheet, row, column) : null;
    return isFilled(cell) && cell.row === row && POINTS.test(cell.text.trim())
      ? fieldOf(cell)
      : null;
  };
  for (const cell of sheet.starting(row)) sheet.take(cell);
  const { rows, subtotals } = block;
  const end = rows.length;
  const since = end - (subtotals.at(-1)?.end ?? 0);
  const [first, second] = [runOf(rows, ['level1']), runOf(rows, ['level1', 'level2'])];
  const named = namesLevel(plain(label.text), rows.at(-1)) ? first : 0;
  const count = [first, second].includes(since) ? since : since === 0 ? first : named;
  const [weight, score] = [points('weight'), points('score')];
  if (count === 0 || (weight === null && score === null)) return null;
  return { label: fieldOf(label), first: end - count, end, weight, score };
}
