/** Reads a built PDF the way the product does, and writes its tables down for comparison. */

import { DEFAULT_LIMITS } from '../../shared/read/limits.ts';
import type { OpenEngine } from '../../shared/read/pdf.ts';
import { readPdf } from '../../shared/read/pdf.ts';
import { type Look, layOut } from '../../shared/table/lay-out.ts';
import type { Grid, Layout } from '../../shared/table/layout.ts';
import type { ModelCell } from './table-model.ts';

export async function layOutPdf(
  bytes: Uint8Array,
  engine?: OpenEngine,
  look: Look = {},
): Promise<Layout> {
  const { value, remarks } = await readPdf(bytes, DEFAULT_LIMITS, engine);
  if (remarks.length > 0) throw new Error(JSON.stringify(remarks));
  return layOut(value, look);
}

export function gridsOf(layout: Layout): Grid[] {
  return layout.blocks.flatMap((block) => (block.kind === 'grid' ? [block.grid] : []));
}

export function paragraphsOf(layout: Layout): string[] {
  return layout.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
}

/** One line a cell: row, column, spans, text. */
export function writeCells(cells: readonly ModelCell[]): string[] {
  return cells.map((c) => `${c.row} ${c.column} ${c.rowSpan}x${c.columnSpan} ${c.text}`);
}
