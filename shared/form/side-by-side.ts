/** Blocks side by side under one row of headings: funds in two halves, goals beside the funds. */
import type { Cell } from '../table/layout.ts';
import { headerKind, isFundsHeader } from './columns.ts';
import { fundCategory, measureOf } from './funds/fund-labels.ts';
import { FundReader } from './funds/funds.ts';
import type { HeadEntry } from './head/head.ts';
import { GOAL_COLUMNS, HEAD_FIELDS } from './head/head-labels.ts';
import { INDICATOR_COLUMNS } from './labels.ts';
import { fieldOf } from './placed.ts';
import { isFilled, type Sheet } from './sheet.ts';

/** Sentences, and no heading of a column. */
export const TEXT = /[\u4e00-\u9fff].{6}/;

/** What a label of goals tells; null where the text is none. */
export function goalRole({ text }: Cell): 'target' | 'actual' | null {
  const role = HEAD_FIELDS.roleOf(text);
  if (role === 'goalTarget') return 'target';
  if (role === 'goalActual') return 'actual';
  const column = GOAL_COLUMNS.roleOf(text);
  return column === 'target' || column === 'actual' ? column : null;
}

/** The text under a heading of goals, over several rows of the funds. */
export function textBelow(sheet: Sheet, label: Cell): Cell | null {
  const below = sheet.at(label.row + label.rowSpan, label.column);
  return isFilled(below) && below.rowSpan > 1 && TEXT.test(below.text) ? below : null;
}

/** How many cells from there on are labels of goals and their texts; 0 where they are something else. */
function goalsFrom(sheet: Sheet, cells: readonly Cell[], from: number): number {
  let at = from;
  const seen = new Set<string>();
  let isTold = false;
  for (let cell = cells[at]; cell; cell = cells[at]) {
    const role = goalRole(cell);
    if (role === null) break;
    seen.add(role);
    const next = cells[++at];
    if (!next || goalRole(next) !== null || measureOf(next.text) !== null) continue;
    if (!TEXT.test(next.text)) continue;
    isTold = true;
    at++;
  }
  // Over columns of a table the word alone may stand for something else.
  const [first] = cells.slice(from);
  const isOver = first !== undefined && textBelow(sheet, first) !== null;
  const isGoal = seen.has('target') && (isTold || isOver);
  return isGoal || seen.size > 1 ? at - from : 0;
}

/** Where the columns of another block begin beside those of the first; none where all are one block's. */
function cutsIn(sheet: Sheet, row: number): number[] {
  const cells = sheet.covering(row).filter(isFilled);
  const isMeasure = cells.map(({ text }) => measureOf(text) !== null);
  const [first, last] = [isMeasure.indexOf(true), isMeasure.lastIndexOf(true)];
  const cuts: number[] = [];
  for (let i = 0; i < cells.length; i++) {
    const [cell, isBeside] = [cells[i], i < first || i > last];
    const count = isBeside ? goalsFrom(sheet, cells, i) : 0;
    if (!cell || count === 0) continue;
    const end = cells[i + count - 1];
    i += count - 1;
    // The names of the rows of funds stand between the goals and the amounts.
    if (i + 1 === first) continue;
    if (cell.column > sheet.left) cuts.push(cell.column);
    if (end && i < first) cuts.push(end.column + end.columnSpan);
  }
  const half = secondHalf(sheet, row, cells);
  return half === null ? cuts : [...cuts, half];
}

/** The name over the rows of a second set of measures, which are printed again behind it. */
function secondHalf(sheet: Sheet, row: number, cells: readonly Cell[]): number | null {
  const measures = cells.map(({ text }) => measureOf(text));
  const again = measures.findIndex((m, i) => m !== null && measures.indexOf(m) < i);
  const before = measures.slice(0, again).findLastIndex((m) => m !== null);
  const name = again < 0 ? undefined : cells[before + 1];
  if (name === undefined || before + 1 === again) return null;
  const rows = { first: 0, end: sheet.rows };
  const halves = [
    { start: sheet.left, end: name.column },
    { start: name.column, end: sheet.columns },
  ].map((columns) => sheet.part(rows, columns));
  const isNamed = cells.slice(before + 1, again).some((label) => {
    const below = sheet.at(label.row + label.rowSpan, label.column);
    return isFilled(below) && fundCategory(below.text) !== null;
  });
  return isNamed && halves.every((half) => isFundsHeader(half, row)) ? name.column : null;
}

/** The first row below that is not parted where those above are, or begins another block. */
function endOf(sheet: Sheet, row: number, cuts: readonly number[]): number {
  const crosses = (cell: Cell): boolean =>
    cuts.some((cut) => cell.column < cut && cut < cell.column + cell.columnSpan);
  let end = row + 1;
  while (end < sheet.rows && headerKind(sheet, end) === null && !sheet.starting(end).some(crosses))
    end++;
  return end;
}

/** The parts of the table from the row of headings on, from the left; null where it is one block's. */
export function sidesOf(sheet: Sheet, row: number): { funds: Sheet[]; others: Sheet[] } | null {
  const cuts = cutsIn(sheet, row);
  if (cuts.length === 0) return null;
  const end = endOf(sheet, row, cuts);
  const edges = [sheet.left, ...cuts, sheet.columns].sort((a, b) => a - b);
  const sides = edges.slice(1).map((right, i) => ({ start: edges[i] ?? 0, end: right }));
  const wholes = sides.map((columns) => sheet.part({ first: 0, end }, columns));
  const areFunds = wholes.map((side) => isFundsHeader(side, row));
  return {
    funds: wholes.filter((_, i) => areFunds[i]),
    others: sides.flatMap((columns, i) =>
      areFunds[i] ? [] : [sheet.part({ first: row, end }, columns)],
    ),
  };
}

/** Fewer headings may be printed twice within one block. */
const FEWEST_HEADINGS = 3;

/** Where the headings of indicators begin again, the same ones in the same order; null where they do not. */
function secondHeader(sheet: Sheet, row: number): number | null {
  const labels = sheet.covering(row).filter(isFilled);
  const texts = labels.map(({ text }) => text.replace(/\s+/g, ''));
  for (let n = FEWEST_HEADINGS; n * 2 <= labels.length; n++) {
    const [second, first] = [texts.slice(-n), texts.slice(-2 * n, -n)];
    if (!second.every((text, i) => text === first[i])) continue;
    const roles = second.map((text) => INDICATOR_COLUMNS.roleOf(text));
    const isWhole =
      roles.includes('level3') && (roles.includes('score') || roles.includes('weight'));
    if (isWhole) return labels.at(-n)?.column ?? null;
  }
  return null;
}

/**
 * Indicators in two halves side by side, each under the same headings: the halves from the left,
 * and the row behind them; null where the headings are one block's.
 */
export function indicatorHalves(
  sheet: Sheet,
  row: number,
): { halves: Sheet[]; end: number } | null {
  const cut = secondHeader(sheet, row);
  if (cut === null) return null;
  const end = endOf(sheet, row, [cut]);
  const sides = [
    { start: sheet.left, end: cut },
    { start: cut, end: sheet.columns },
  ];
  return { halves: sides.map((columns) => sheet.part({ first: row, end }, columns)), end };
}

/** A goal alone under its heading; null where the part holds something else. */
export function goalUnder(part: Sheet, row: number): HeadEntry | null {
  const [label, ...others] = part.starting(row).filter(isFilled);
  const text = label && others.length === 0 ? textBelow(part, label) : null;
  if (!label || !text || goalRole(label) !== 'target') return null;
  part.take(label);
  return { role: 'goalTarget', label: label.text, value: fieldOf(part.take(text)) };
}

/** The halves of the funds, read row by row. */
export class FundSides {
  readonly blocks: readonly FundReader[];
  readonly begin: number;

  constructor(sides: readonly Sheet[], row: number, section: Cell | null) {
    this.blocks = sides.map((side) => FundReader.underHeader(side, row, section));
    this.begin = Math.min(...this.blocks.map((block) => block.begin));
  }

  accepts(row: number): boolean {
    return this.blocks.some((block) => block.accepts(row));
  }

  read(row: number): void {
    for (const block of this.blocks) if (block.accepts(row)) block.read(row);
  }
}
