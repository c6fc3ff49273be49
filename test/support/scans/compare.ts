/** What was read from a made-up sheet against what it prints: each text, right or wrong, and how sure. */
import type { Grid, Layout } from '../../../shared/table/layout.ts';
import type { Sheet } from './sheets.ts';

/** Values read with less than this are put before a person. */
export const REVIEW = 0.9;

export interface Seen {
  readonly text: string;
  readonly want: string;
  readonly right: boolean;
  /** It stands in its place of the grid, with its spans. */
  readonly placed: boolean;
  readonly numeric: boolean;
  readonly confidence: number;
}

/** As the grader folds: what print cannot tell apart is one character. */
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[≧⩾]/g, '≥')
    .replace(/[“”]/g, '"')
    .replace(/^[—–一-]$/, '—');
const NUMERIC = /^[≥≤<>=]?\d[\d.,]*%?$/;

export function compareGrid(sheet: Sheet, grids: readonly Grid[]): Seen[] {
  const cells = new Map(
    grids.flatMap((grid) => grid.cells.map((cell) => [`${cell.row},${cell.column}`, cell])),
  );
  return sheet.cells.map((want) => {
    const got = cells.get(`${want.row},${want.column}`);
    const spans = got?.rowSpan === want.rowSpan && got.columnSpan === want.columnSpan;
    const [a, b] = [fold(want.text), fold(got?.text ?? '(none)')];
    return {
      text: got?.text ?? '(none)',
      want: want.text,
      right: spans && a === b,
      placed: spans,
      numeric: NUMERIC.test(a),
      confidence: got?.confidence ?? 0,
    };
  });
}

/** Prose counts as right where its text stands whole, wherever paragraphs were parted. */
export function compareProse(sheet: Sheet, layout: Layout): Seen[] {
  const paragraphs = layout.blocks.filter((block) => block.kind === 'paragraph');
  const text = paragraphs.map((p) => p.text).join('');
  const confidence = Math.min(1, ...paragraphs.map((p) => p.confidence));
  return sheet.paragraphs.map((want) => {
    const right = fold(text).includes(fold(want));
    return { text: right ? want : text, want, right, placed: true, numeric: false, confidence };
  });
}

/** Returns the share that is right, in percent; a dash for none at all. */
export function shareRight(list: readonly Seen[]): string {
  if (list.length === 0) return '—';
  return `${((100 * list.filter((s) => s.right).length) / list.length).toFixed(2)}%`;
}
