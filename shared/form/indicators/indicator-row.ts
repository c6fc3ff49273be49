/** One row of a block of indicators: an indicator, a sum, points beside the full marks, or none of them. */
import { cellUnder } from '../columns.ts';
import type { Draft } from '../draft.ts';
import { FEWEST_AMOUNTS } from '../funds/funds.ts';
import { otherPair } from '../head/head.ts';
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
  if (saysMoney || isNamedByNumber(sheet, row, reader)) {
    draft.lost.push(own);
    return;
  }
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
