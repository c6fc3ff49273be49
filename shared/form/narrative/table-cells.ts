/** Tables inside the prose: their cells as plain text, and what stands above each. */
import type { Cell, Grid, Layout } from '../../table/layout.ts';

export const AMOUNT = /^\d[\d,]*(?:\.\d+)?$/;
export const PERCENT = /^(\d+(?:\.\d+)?)%$/;
const UNIT_ABOVE = /单位[:为]?(万元|亿元|元)(?![/每])/;

export const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/** The cells of a row by column; null where a cell goes over several rows, or began further left. */
export function rowAt({ cells, columns }: Grid, row: number): (Cell | null)[] {
  const at = cells.filter((cell) => cell.row === row && cell.rowSpan === 1);
  return Array.from({ length: columns }, (_, c) => at.find((cell) => cell.column === c) ?? null);
}

export interface GridAbove {
  readonly grid: Grid;
  /** Its place among the blocks. */
  readonly index: number;
  /** The paragraph above, as plain text, and the unit that it names. */
  readonly above: string;
  readonly unit: string | null;
}

/** Returns the tables of the layout, each with the paragraph above it. */
export function gridsWithAbove({ blocks }: Layout): GridAbove[] {
  return blocks.flatMap((block, index): GridAbove[] => {
    if (block.kind !== 'grid') return [];
    const before = blocks[index - 1];
    const above = before?.kind === 'paragraph' ? plain(before.text) : '';
    return [{ grid: block.grid, index, above, unit: UNIT_ABOVE.exec(above)?.[1] ?? null }];
  });
}
