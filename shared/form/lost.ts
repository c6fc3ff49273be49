/** What the form prints and no field holds: told, where it is certain that it is a field's. */
import type { Cell, PlacedText } from '../table/layout.ts';
import { type Draft, goalsOf } from './draft.ts';
import {
  AMOUNT,
  fundCategory,
  type Measure,
  MONEY,
  measureOf,
  pairsOf,
} from './funds/fund-labels.ts';
import { FEWEST_AMOUNTS } from './funds/funds.ts';
import { isFilled, type Sheet } from './sheet.ts';
import { goalRole, TEXT, textBelow } from './side-by-side.ts';

function measuresTold(cell: Cell): Measure[] {
  const said = pairsOf(cell).map(({ label }) => measureOf(label));
  return MONEY.filter((measure) => said.includes(measure));
}

/** Whether cells name a budget and what was spent beside their amounts: `预算:100|支出:98`. */
function tellsMoney(cells: readonly Cell[]): boolean {
  const told = new Set(cells.flatMap(measuresTold));
  return told.has('executed') && told.size >= 2;
}

/** Notes amounts below those of the funds, or behind their name, that no block took up. */
export function noteLost(draft: Draft, sheet: Sheet, row: number, isBelowFunds: boolean): void {
  const cells = sheet.covering(row).filter(isFilled);
  const open = cells.filter((cell) => cell.row === row && !sheet.isTaken(cell));
  const amounts = open.filter((cell) => AMOUNT.test(cell.text.trim()));
  const isNamed = cells.some((cell) => fundCategory(cell.text) !== null);
  if (amounts.length >= FEWEST_AMOUNTS && (isBelowFunds || isNamed)) draft.lost.push(open);
  else if (tellsMoney(open)) draft.lost.push(open.filter((cell) => measuresTold(cell).length > 0));
}

/** Labels of goals whose text, beside or below, no field holds, in a form of which no goal is known. */
function lostGoals(draft: Draft): PlacedText[] {
  if (goalsOf(draft).length > 0) return [];
  return draft.parts.flatMap(({ sheet, first, end }) => {
    const isOpen = (text: Cell | null): boolean =>
      isFilled(text) && !sheet.isTaken(text) && text.row < end && TEXT.test(text.text);
    const cells = sheet.grid.cells.filter(({ row }) => row >= first && row < end);
    return cells.filter(
      (cell) =>
        goalRole(cell) !== null &&
        !sheet.isTaken(cell) &&
        (isOpen(sheet.at(cell.row, cell.column + cell.columnSpan)) ||
          isOpen(textBelow(sheet, cell))),
    );
  });
}

/** Rows of fewer cells are as well those of another block. */
const FEWEST_CELLS = 6;
/** A pair of the head has two texts. */
const FEWEST_TEXTS = 4;
const NUMBER = /^[≥≤=]?-?[\d,]*\d(?:\.\d+)?\s*\S{0,3}$/;
const NAME = /[\u4e00-\u9fff]{2}/;

/** Whether the row prints names and numbers of which no block took anything. */
function isLostRow(sheet: Sheet, row: number): boolean {
  const own = sheet.starting(row).filter(isFilled);
  if (own.length < FEWEST_TEXTS || own.some((cell) => sheet.isTaken(cell))) return false;
  return [NUMBER, NAME].every((kind) => own.some(({ text }) => kind.test(text.trim())));
}

/** The first cell of each run of rows that have as many cells as the headings of the indicators. */
function lostRows({ parts, indicators }: Draft): PlacedText[] {
  const counts = new Set(indicators.map((block) => block.cellsOfHeader));
  return parts.flatMap(({ sheet, first, end }) => {
    const isLost = (row: number): boolean => {
      const { length } = sheet.covering(row);
      return length >= FEWEST_CELLS && counts.has(length) && isLostRow(sheet, row);
    };
    const rows = Array.from({ length: end - first }, (_, i) => first + i).filter(isLost);
    const begins = rows.filter((row, i) => rows[i - 1] !== row - 1);
    return begins.flatMap((row) => sheet.starting(row).find(isFilled) ?? []);
  });
}

/** What no field holds in the end: a column's label, a goal's, the first such cell of a row of amounts. */
export function lostOf(draft: Draft, unclaimed: readonly PlacedText[]): PlacedText[] {
  const open = new Set(unclaimed);
  const columns = [
    ...draft.indicators.flatMap((block) => block.lostColumns()),
    ...draft.funds.flatMap((block) => block.lostColumns ?? []),
  ];
  const rows = draft.lost.flatMap((row) => row.find((cell) => open.has(cell)) ?? []);
  return [...new Set([...columns, ...rows, ...lostGoals(draft), ...lostRows(draft)])];
}
