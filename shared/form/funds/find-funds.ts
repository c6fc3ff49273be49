/** Finds funds that no header names: pairs, a lost header, sources as columns, or words. */
import type { Cell } from '../../table/layout.ts';
import { isFilled, type Sheet } from '../sheet.ts';
import { isFundValue } from './fund-labels.ts';
import { FundPairs } from './fund-pairs.ts';
import { FundTexts } from './fund-texts.ts';
import { type FundBlock, FundReader } from './funds.ts';
import { TurnedFunds } from './funds-turned.ts';

/** The label that opens the row and runs down beside those below it. */
export function labelBeside(sheet: Sheet, row: number): Cell | null {
  const first = sheet.covering(row).find(isFilled);
  return first && first.rowSpan > 1 && !isFundValue(first.text) ? first : null;
}

/** Funds of which no header names the columns, from this row on; null where it holds none. */
export function fundsWithoutHeader(
  sheet: Sheet,
  row: number,
  section: Cell | null,
): FundBlock | null {
  return (
    FundPairs.in(sheet, row) ??
    FundReader.withoutHeader(sheet, row) ??
    TurnedFunds.under(sheet, row, section) ??
    FundTexts.in(sheet, row)
  );
}

/** Funds among rows of others: a budget and what was spent of it are named beside their amounts; else null. */
export function fundsTold(sheet: Sheet, row: number): FundBlock | null {
  return FundPairs.in(sheet, row) ?? TurnedFunds.ofMeasures(sheet, row) ?? FundTexts.in(sheet, row);
}

/** What money was spent on, beside the form's own: no funds of it. */
const SPENDING = /三公|政府采购|会议费/;

export function isOfSpending(sheet: Sheet, row: number): boolean {
  const first = sheet.covering(row).find(isFilled);
  return first !== undefined && SPENDING.test(first.text);
}
