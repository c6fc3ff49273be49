/** 一级指标, 二级指标, 三级指标: the strokes that tell them apart are the first that thin print loses. */
import type { Cell } from '../table/layout.ts';

const NUMERALS = ['一', '二', '三'] as const;
/** A level's label, whatever was read of its numeral. */
const LEVEL = /^\s*[^级]{0,2}级指标(名称)?\s*[、,.·]?\s*$/;
/** What the recognizer was surer of is not called misread. */
export const UNSURE = 0.9;

interface Heading {
  readonly cell: Cell;
  /** The numeral read surely; null where it was read poorly or not at all. */
  readonly numeral: string | null;
}

function headingOf(cell: Cell): Heading {
  const [sign = ''] = cell.text.trim();
  const known = (NUMERALS as readonly string[]).includes(sign);
  return { cell, numeral: known && cell.confidence >= UNSURE ? sign : null };
}

/** Returns the headings' own labels by their order; null where the sure ones stand in another. */
function inOrder(headings: readonly Heading[]): Map<Cell, string> | null {
  const meant = new Map<Cell, string>();
  for (const [i, { cell, numeral }] of headings.entries()) {
    const expected = NUMERALS[i];
    if (expected === undefined || (numeral !== null && numeral !== expected)) return null;
    meant.set(cell, `${expected}级指标${LEVEL.exec(cell.text)?.[1] ?? ''}`);
  }
  return meant;
}

/** Returns the cells with the numerals of level headings that stand side by side, from the first. */
export function mendLevels(cells: readonly Cell[]): readonly Cell[] {
  const rows = new Map<number, Cell[]>();
  for (const cell of cells)
    if (LEVEL.test(cell.text)) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  const meant = new Map<Cell, string>();
  for (const row of rows.values()) {
    const headings = row.sort((a, b) => a.column - b.column).map(headingOf);
    const unsure = headings.some(({ numeral }) => numeral === null);
    if (headings.length < 2 || !unsure) continue;
    for (const [cell, label] of inOrder(headings) ?? []) meant.set(cell, label);
  }
  if (meant.size === 0) return cells;
  return cells.map((cell) => {
    const label = meant.get(cell);
    if (label === undefined || label === cell.text.trim()) return cell;
    return { ...cell, text: label, lines: [label], doubtful: [], raw: cell.raw ?? cell.text };
  });
}
