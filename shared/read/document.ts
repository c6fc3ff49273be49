/** The neutral document that every reader produces: pages of glyphs and rulings, or a flow of blocks. */
import type { Box } from '../report/evidence.ts';

/** One printed character, in reading orientation. */
export interface Glyph {
  /** NFKC-folded; may hold more than one code unit. */
  readonly text: string;
  readonly box: Box;
  /** The recognizer's probability; absent for text that the file itself holds. */
  readonly confidence?: number;
  /** Other readings of the same pixels, best first. */
  readonly alternatives?: readonly { readonly text: string; readonly confidence: number }[];
  /** Degrees clockwise that the character is turned as displayed; absent for upright. */
  readonly turn?: Turn;
  /** Characters that one drawing operation printed share a number. */
  readonly run?: number;
}

export type Turn = 90 | 180 | 270;

/** A straight line that may be a table border: horizontal when y0 === y1, else vertical (x0 === x1). */
export interface Ruling {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface Page {
  /** Counted from 1. */
  readonly number: number;
  /** Points, as displayed (after /Rotate). */
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rulings: readonly Ruling[];
  readonly source: 'text' | 'ocr';
  /** Filled areas in another colour than white: backgrounds, in the order they were painted. */
  readonly shades?: readonly Box[];
  /**
   * Where strokes lean or bend, piece by piece, and where small fills that are no rectangles stand:
   * arrows, curves, plotted lines.
   */
  readonly shapes?: readonly Box[];
  /** Where pictures stand. A page that is one picture and has no glyphs is a scan. */
  readonly images?: readonly Box[];
  /** The glyphs are printed invisibly: a text layer laid over a scan, as good as its maker. */
  readonly hiddenText?: true;
  /** Nothing but white is printed on the page. */
  readonly blank?: true;
  /** Printed characters of which the file does not tell what they are. */
  readonly unmapped?: number;
  /** Opaque areas that hide text and show none themselves. */
  readonly bars?: readonly Box[];
  /** Black areas that neither hide text nor show any: what stood there may have been taken out. */
  readonly blots?: readonly Box[];
  /** A picture beside the text shows a ruled table. */
  readonly tablePicture?: true;
}

/** A file with pages: PDF, scanned or not. */
export interface PagedDocument {
  readonly kind: 'paged';
  readonly mediaType: string;
  readonly pages: readonly Page[];
}

/** A cell of a table that the file itself declares; positions are grid positions after spans. */
export interface FlowCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** One entry a paragraph. */
  readonly lines: readonly string[];
}
export type FlowBlock =
  | { readonly kind: 'paragraph'; readonly index: number; readonly text: string }
  | {
      readonly kind: 'table';
      readonly index: number;
      readonly rows: number;
      readonly columns: number;
      readonly cells: readonly FlowCell[];
    };
/** A file without pages: DOCX. Nested tables follow the table that holds them. */
export interface FlowDocument {
  readonly kind: 'flow';
  readonly mediaType: string;
  readonly blocks: readonly FlowBlock[];
  /** What its page heads print, numbered on from the blocks of the body. */
  readonly heads?: readonly FlowBlock[];
}

export type Document = PagedDocument | FlowDocument;
