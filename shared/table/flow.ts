/** A file that declares its own tables (DOCX) → Layout: the tables pass through to grids. */
import type { FlowBlock, FlowDocument } from '../read/document.ts';
import type { Block, Cell, Grid, Layout, PlacedText } from './layout.ts';
import { joint } from './text-lines.ts';

type FlowTable = Extract<FlowBlock, { kind: 'table' }>;

/** Returns the paragraphs of a cell as one text, joined as the lines of a printed cell are. */
function joinTexts(lines: readonly string[]): string {
  let text = '';
  for (const line of lines.map((l) => l.trim()).filter((l) => l !== '')) {
    text += (text === '' ? '' : joint(text, line)) + line;
  }
  return text;
}

function toGrid(table: FlowTable): Grid {
  const cells: Cell[] = table.cells.map((cell) => ({
    row: cell.row,
    column: cell.column,
    rowSpan: cell.rowSpan,
    columnSpan: cell.columnSpan,
    text: joinTexts(cell.lines),
    lines: cell.lines,
    confidence: 1,
    place: { kind: 'cell', table: table.index, row: cell.row, column: cell.column },
  }));
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return { pages: [], rows: table.rows, columns: table.columns, cells };
}

function toBlocks(printed: readonly FlowBlock[]): Block[] {
  const blocks: Block[] = [];
  for (const block of printed) {
    if (block.kind === 'table') blocks.push({ kind: 'grid', grid: toGrid(block) });
    else if (block.text.trim() !== '') {
      blocks.push({
        kind: 'paragraph',
        text: block.text.trim(),
        confidence: 1,
        place: { kind: 'paragraph', paragraph: block.index },
      });
    }
  }
  return blocks;
}

/** Returns the layout of a file without pages; empty paragraphs are left out. */
export function layOutFlow(document: FlowDocument): Layout {
  const heads = toBlocks(document.heads ?? []).flatMap((block): readonly PlacedText[] =>
    block.kind === 'grid' ? block.grid.cells.filter((cell) => cell.text !== '') : [block],
  );
  return { pageCount: null, textSource: 'text', blocks: toBlocks(document.blocks), heads };
}
