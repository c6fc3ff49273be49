/** The whole among columns of single bodies: 全市 beside 市本级 and its districts, 合计 beside units. */
import type { Cell } from '../../table/layout.ts';
import { isFilled, type Sheet } from '../sheet.ts';

const WHOLE = /^(?:合计|总计|汇总|总数|全[省市县区州旗校院局系]+)(?:数|值|(?:完成)?情况|完成值)?$/;
const BODY = /(?:区|县|市|旗|州|盟|局|院|所|校|站|中心|镇|乡|街道|本级|单位|部门)$/;
/** Names of sources that end as bodies do. */
const SOURCE = /^(?:其中|上级|中央|省级?|市级|县级|区级|本级|财政)/;

/** Whether the label names the whole of several bodies. */
export function isWhole(label: string): boolean {
  return WHOLE.test(label.replace(/\s+/g, ''));
}

/** Whether the label names one body of several. */
export function isBody(label: string): boolean {
  const name = label.replace(/\s+/g, '');
  return BODY.test(name) && !SOURCE.test(name);
}

/** The column of the whole below a heading over columns of bodies; null where there is none. */
export function wholeUnder(
  sheet: Sheet,
  heading: Cell,
  { start, end }: { start: number; end: number },
  bandEnd: number,
): { start: number; end: number } | null {
  const row = heading.row + heading.rowSpan;
  if (row >= bandEnd) return null;
  const below = sheet
    .starting(row)
    .filter((c) => isFilled(c) && c.column >= start && c.column < end);
  const [whole, ...others] = below.filter(({ text }) => isWhole(text));
  if (!whole || others.length > 0 || below.length < 2) return null;
  if (!below.every((cell) => cell === whole || isBody(cell.text))) return null;
  for (const cell of below) sheet.take(cell);
  return { start: whole.column, end: whole.column + whole.columnSpan };
}
