/** The row below a header that numbers its columns: `栏次|①|②|③=①+②`, `行次|1|2|3`. */
import { isFilled, type Sheet } from './sheet.ts';

const NAME = /^(?:栏|列|行)[次号]$|^序号$/;
/** `②`, `(2)`, `2`, `③=①+②`. */
const NUMBER = /^[(]?([\u2460-\u2473]|\d{1,2})[)]?(?:\s*=.*)?$/;
const FEWEST = 3;

const countOf = (digit: string): number =>
  /\d/.test(digit) ? Number(digit) : digit.charCodeAt(0) - 0x245f;

/** Whether the row numbers the columns: from one on, one after the other. */
export function numbersColumns(sheet: Sheet, row: number): boolean {
  const own = sheet.starting(row).filter(isFilled);
  const cells = own.filter((cell, i) => i > 0 || !NAME.test(cell.text.replace(/\s+/g, '')));
  const numbers = cells.map(({ text }) => NUMBER.exec(text.trim())?.[1]);
  if (numbers.length < FEWEST) return false;
  return numbers.every((digit, i) => digit !== undefined && countOf(digit) === i + 1);
}
