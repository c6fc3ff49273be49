/** What the table stage makes of a document: paragraphs and grids in reading order, with their places. */
import type { Box } from '../report/evidence.ts';

/** Where a text stands: one or more boxes on pages, a cell of a declared table, or a paragraph. */
export type Place =
  | {
      readonly kind: 'page';
      readonly page: number;
      readonly box: Box;
      /** The rest, where a page break cuts the text. */
      readonly parts?: readonly { readonly page: number; readonly box: Box }[];
    }
  | { readonly kind: 'cell'; readonly table: number; readonly row: number; readonly column: number }
  | { readonly kind: 'paragraph'; readonly paragraph: number };

/** A doubtful character of an OCR text: its offset in the text, its probability, other readings. */
export interface DoubtfulCharacter {
  readonly offset: number;
  readonly confidence: number;
  readonly alternatives: readonly { readonly text: string; readonly confidence: number }[];
}

/** A text with its place; `text` has its inner line breaks removed. */
export interface PlacedText {
  readonly text: string;
  readonly place: Place;
  /** Lowest character probability; 1 for text that the file itself holds. */
  readonly confidence: number;
  readonly doubtful?: readonly DoubtfulCharacter[];
  /** What was read before it was known which label is printed here. */
  readonly raw?: string;
}

export interface Cell extends PlacedText {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** As broken on the page; `text` is these joined. */
  readonly lines: readonly string[];
}

/** A ruled table, pages joined: every position is covered by exactly one cell. */
export interface Grid {
  readonly pages: readonly number[];
  readonly rows: number;
  readonly columns: number;
  /** By row, then column. */
  readonly cells: readonly Cell[];
}

export type Block =
  | ({ readonly kind: 'paragraph' } & PlacedText)
  | { readonly kind: 'grid'; readonly grid: Grid };

export interface Layout {
  /** null where the file has no pages. */
  readonly pageCount: number | null;
  readonly textSource: 'text' | 'ocr' | 'mixed';
  readonly blocks: readonly Block[];
  /** What the heads of the pages print, each text once: no part of the report, but the unit may stand there. */
  readonly heads?: readonly PlacedText[];
}
