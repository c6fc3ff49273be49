/** Lists as CSV for spreadsheets: RFC 4180, and no cell that a spreadsheet would run as a formula. */

/** A column's head, and how its value is found in an item. */
export interface Column<T> {
  readonly head: string;
  readonly of: (item: T) => Plain;
}

type Plain = string | number | boolean | null;
/** The fields of an item that hold one plain value. */
type PlainKey<T> = { [K in keyof T & string]: T[K] extends Plain | undefined ? K : never }[keyof T &
  string];

/** Columns named as the fields that they show. */
export const columnsOf =
  <T>() =>
  (...names: readonly PlainKey<T>[]): Column<T>[] =>
    names.map((head) => ({ head, of: (item) => (item[head] as Plain | undefined) ?? null }));

/** Excel reads a file as UTF-8 only where it begins with this. */
const BOM = '\u{feff}';
/** What makes a spreadsheet take a text for a formula, in full width too, behind any white space. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

function cell(value: Plain): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  // The apostrophe is the spreadsheets' own sign for "this is text".
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A head and a line for each item, ended by CRLF; numbers as they are, null as nothing. */
export function toCsv<T>(columns: readonly Column<T>[], items: readonly T[]): string {
  const lines = [
    columns.map(({ head }) => cell(head)),
    ...items.map((item) => columns.map(({ of }) => cell(of(item)))),
  ];
  return `${BOM}${lines.map((line) => `${line.join(',')}\r\n`).join('')}`;
}
