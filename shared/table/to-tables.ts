/** Layout → what the `tables` command prints. */
import type { Box } from '../report/evidence.ts';
import type { Layout } from './layout.ts';

export interface TableAnswer {
  readonly pages: readonly number[];
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly {
    readonly row: number;
    readonly column: number;
    readonly rowSpan: number;
    readonly columnSpan: number;
    readonly text: string;
    /** null in a file without pages. */
    readonly page: number | null;
    readonly box: Box | null;
  }[];
}

/** Returns every table of the layout in reading order. */
export function toTables(layout: Layout): TableAnswer[] {
  return layout.blocks.flatMap((block) => {
    if (block.kind !== 'grid') return [];
    const { pages, rows, columns, cells } = block.grid;
    return {
      pages,
      rows,
      columns,
      cells: cells.map(({ row, column, rowSpan, columnSpan, text, place }) => ({
        row,
        column,
        rowSpan,
        columnSpan,
        text,
        page: place.kind === 'page' ? place.page : null,
        box: place.kind === 'page' ? place.box : null,
      })),
    };
  });
}
