/** One row of a block of indicators: an indicator, a sum, points beside the full marks, or none of them. */
import type { Cell } from '../../table/layout.ts';
import { cellUnder } from '../columns.ts';
import type { Draft } from '../draft.ts';
import { POINTS } from '../funds/fund-labels.ts';
import { FEWEST_AMOUNTS } from '../funds/funds.ts';
import { isSignature, otherPair } from '../head/head.ts';
import { isFilled, type Sheet } from '../sheet.ts';
import type { IndicatorReader } from './indicators.ts';
import { readSum, subtotalLabel } from './subtotals.ts';

/** `预算数:2,900`, `执行率:98%`. */
const SAYS_MONEY = /^.{0,4}(?:预算|执行|支出|资金|支付)[^:\d]{0,4}[::]\s*[\d.,]+\s*(?:%|万?元)?$/;

/** What shows how to fill in the form: `(填写示例)产出指标`, `【样例】`. */
const SAMPLE =
  /^[((【[]?(?:填写|填报|填表)(?:示例|样例|范例|举例)|^[((【[](?:示例|样例|范例|举例|例)[))】\]]/;

/** No serial number: one with a unit, with decimals, or in thousands. */
const NUMBER = /^[-−]?[\d,]*\d(?:\.\d+|,\d{3}|\s*(?:%|[百千]?万?元))$/;

/** An amount or a percent stands where the name belongs: the row says something else. */
function isNamedByNumber(sheet: Sheet, row: number, reader: IndicatorReader): boolean {
  const column = reader.column('level3');
  const name = column ? cellUnder(sheet, row, column) : null;
  return isFilled(name) && name.row === row && NUMBER.test(name.text.trim());
}

const LEVELS = ['level1', 'level2'] as const;
const POINT_COLUMNS = ['weight', 'score'] as const;

interface Columns {
  readonly start: number;
  readonly end: number;
}
const isWithin = ({ start, end }: Columns, cell: Cell): boolean =>
  cell.column >= start && cell.column + cell.columnSpan <= end;

/**
 * Whether the cells of the row are those of other columns: its name runs over the levels beside it,
 * and neither weight nor score stands in a cell of its own.
 */
function isOfOtherColumns(sheet: Sheet, row: number, reader: IndicatorReader): boolean {
  const column = reader.column('level3');
  const name = column ? cellUnder(sheet, row, column) : null;
  const points = POINT_COLUMNS.flatMap((role) => reader.column(role) ?? []);
  if (!isFilled(name) || name.row !== row || points.length === 0) return false;
  const meets = (c: Columns, cell: Cell): boolean =>
    cell.column < c.end && c.start < cell.column + cell.columnSpan;
  const isWide = LEVELS.some((level) => {
    const other = reader.column(level);
    return other !== null && meets(other, name);
  });
  const own = points.map((c) => ({ ...c, cell: cellUnder(sheet, row, c) }));
  const isClear = ({ cell, ...column }: (typeof own)[number]): boolean =>
    cell === null || isWithin(column, cell);
  return isWide && !own.some(isClear);
}

/** Whether the row is surely one of the block: a name under the names, and points under the points. */
export function isIndicatorRow(sheet: Sheet, row: number, reader: IndicatorReader): boolean {
  const isUnder = (role: 'level3' | 'weight' | 'score', text: RegExp): boolean => {
    const column = reader.column(role);
    const cell = column ? cellUnder(sheet, row, column) : null;
    if (column === null || !isFilled(cell) || cell.row !== row) return false;
    return isWithin(column, cell) && text.test(cell.text.trim());
  };
  return (
    isUnder('level3', /[\u4e00-\u9fff]{2}/) && POINT_COLUMNS.some((role) => isUnder(role, POINTS))
  );
}

export function readIndicatorRow(
  sheet: Sheet,
  draft: Draft,
  reader: IndicatorReader,
  row: number,
): void {
  const own = sheet.starting(row).filter(isFilled);
  if (own.some(({ text }) => SAMPLE.test(text.replace(/\s+/g, '')))) {
    for (const cell of own) sheet.take(cell);
    return;
  }
  // Amounts with their labels in the same cells are money of a task: told, and no indicator.
  const saysMoney = own.filter(({ text }) => SAYS_MONEY.test(text)).length >= FEWEST_AMOUNTS;
  const isOther = own.length > 2 && isOfOtherColumns(sheet, row, reader);
  if (saysMoney || isOther || isNamedByNumber(sheet, row, reader)) {
    draft.lost.push(own);
    return;
  }
  const isSigned = isSignature(sheet, row) && !own.some(({ text }) => POINTS.test(text.trim()));
  if (isSigned) return;
  const label = subtotalLabel(sheet, row, reader);
  if (label !== null) {
    const sum = readSum(sheet, row, label, reader);
    if (sum !== null) reader.sums.push(sum);
    return;
  }
  if (reader.readBeside(row)) return;
  // One cell over names and numbers is no indicator, but may name the level of those below.
  const [first, second] = own;
  if (first && own.length === 1 && reader.isBand(first)) reader.readBand(first);
  else if (first && second && own.length === 2 && reader.isBand(second))
    draft.head.push(otherPair(sheet, first, second));
  else reader.read(row);
}
