/** What stands in a column that white alone parts: figures in line, labels, running text, numbers that count on. */
import type { Box } from '../../report/evidence.ts';
import { median } from '../geometry.ts';
import type { TextRow } from '../open/rows.ts';
import { isDatum } from '../open/runs.ts';

/** Nearly all texts of a column of figures are figures. */
const FIGURES = 0.8;
/** So many of them are numbers: neither signs for none nor the marks of a list. */
const NUMBERS = 0.5;
const MARKER = /^\(?(?:\d{1,2}|[a-zA-Z])[.)、]$/;
/** They end, begin or stand centred on one place, or their decimal points do, within this many em. */
const ALIGNED = 0.3;
const ALIGNED_SHARE = 0.85;
/** Other texts begin at one place, or stand centred on it. */
const FLUSH_SHARE = 0.8;
/** Lines of running text: so long, reaching so far, and so many of them; labels may go on too. */
const LONG_LATIN = 20;
const LONG_CJK = 12;
const REACH = 0.8;
const RUNNING_SHARE = 0.4;
const RUNNING_LABELS = 0.6;
const FEWEST_RUNNING = 3;
/** Beside labels, texts of this length are running text where so many of the column's are. */
const SENTENCE_LATIN = 50;
const SENTENCE_CJK = 25;
const SENTENCES = 0.3;
const CJK = /[\u2e80-\u9fff]/;
const EQUATION = /^\((?:[A-Z]\.?)?\d+(?:[.-]\d+)*[a-z]?\)$/;
const CHAPTER = /^[\dA-Z]{1,2}(?:\.\d{1,2})*\.?$/;

export interface Item {
  readonly text: string;
  readonly box: Box;
}
export interface Column {
  readonly items: readonly Item[];
  /** Nearly all of its texts are figures. */
  readonly figures: boolean;
  /** They stand under each other. */
  readonly aligned: boolean;
}

function shareNear(values: readonly number[], within: number): number {
  const middle = median(values);
  return values.filter((value) => Math.abs(value - middle) <= within).length / values.length;
}

/** Where the decimal point of a number stands, or its end. */
function pointOf({ text, box }: Item): number {
  const at = /[.,](?=\d+\D*$)/.exec(text)?.index ?? text.length;
  return box[0] + ((box[2] - box[0]) * at) / Math.max(1, text.length);
}

function isAligned(items: readonly Item[], figures: boolean, size: number): boolean {
  const starts = items.map(({ box }) => box[0]);
  const centres = items.map(({ box }) => (box[0] + box[2]) / 2);
  const ends = figures ? [items.map(({ box }) => box[2]), items.map(pointOf)] : [];
  const share = figures ? ALIGNED_SHARE : FLUSH_SHARE;
  return [starts, centres, ...ends].some((own) => shareNear(own, ALIGNED * size) >= share);
}

/** Returns the columns of the rows; `size` is the height of their lines. */
export function columnsOf(rows: readonly TextRow[], count: number, size: number): Column[] {
  return Array.from({ length: count }, (_, c) => {
    const items = rows.flatMap(({ cells }) => cells.filter(({ column }) => column === c));
    const data = items.filter(({ text }) => isDatum(text));
    const numbers = data.filter(({ text }) => /\d/.test(text) && !MARKER.test(text));
    const figures =
      numbers.length > items.length * NUMBERS && data.length >= items.length * FIGURES;
    return { items, figures, aligned: isAligned(items, figures, size) };
  });
}

const isLonger = ({ text }: Item, latin: number, cjk: number): boolean =>
  text.length >= (CJK.test(text) ? cjk : latin);

/** Tells whether the column, by its index, is running text: sentences, or lines that fill it and go on. */
export function isRunning({ items, figures }: Column, c: number): boolean {
  if (figures) return false;
  const sentences = items.filter((item) => isLonger(item, SENTENCE_LATIN, SENTENCE_CJK));
  if (c > 0 && sentences.length > items.length * SENTENCES) return true;
  const share = c === 0 ? RUNNING_LABELS : RUNNING_SHARE;
  const widest = Math.max(...items.map(({ box }) => box[2] - box[0]));
  const long = items.filter(
    (item) => isLonger(item, LONG_LATIN, LONG_CJK) && item.box[2] - item.box[0] >= REACH * widest,
  );
  if (long.length < Math.max(FEWEST_RUNNING, items.length * share)) return false;
  const goOn = long.filter(({ text }) => /^[\p{Ll}(]/u.test(text) || CJK.test(text));
  return goOn.length >= long.length * share;
}

/** Numbers of equations stand in brackets. */
export function isEquations({ items }: Column): boolean {
  return items.length > 1 && items.every(({ text }) => EQUATION.test(text));
}

/** Numbers of pages in a list of contents count on from line to line. */
export function isPages({ items }: Column): boolean {
  const pages = items.filter(({ text }) => /^\d{1,4}$/.test(text)).map(({ text }) => Number(text));
  if (pages.length < items.length * FIGURES) return false;
  return pages.every((n, i) => i === 0 || n >= (pages[i - 1] ?? 0));
}

/** Numbers of chapters count in parts. */
export function isChapters({ items }: Column): boolean {
  return items.every(({ text }) => CHAPTER.test(text));
}
