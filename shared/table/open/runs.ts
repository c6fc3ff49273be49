/** Characters → lines of runs: words that stand together, parted where the white is wider than a space. */
import type { Glyph } from '../../read/document.ts';
import type { Box } from '../../report/evidence.ts';
import { unite } from '../geometry.ts';
import { LATIN_SPACE } from '../settings.ts';
import { groupRows } from '../text-lines.ts';
import { behindListingSpaces } from './listings.ts';

/** White wider than this share of the line's height parts two runs; spaces are 0.2 to 0.3 wide. */
export const RUN_GAP = 0.36;
/**
 * Bold letters and those of small sizes are wide, and so are their spaces: as a share of a small
 * letter a space is 0.5 to 0.7 wide. Fewer letters tell no width.
 */
const SPACE_PER_LETTER = 0.8;
const FEWEST_LETTERS = 4;

export interface Run {
  readonly text: string;
  readonly box: Box;
  readonly glyphs: readonly Glyph[];
}
export interface RunLine {
  /** From left to right, one at least. */
  readonly runs: readonly Run[];
  readonly box: Box;
  /** Height of the line. */
  readonly size: number;
}

export function middleOf(box: Box): number {
  return (box[1] + box[3]) / 2;
}

/** Returns glyphs that stand together as one run. */
export function runOf(glyphs: readonly Glyph[], size: number): Run {
  let text = '';
  let end = Number.POSITIVE_INFINITY;
  for (const glyph of glyphs) {
    if (glyph.box[0] - end > size * LATIN_SPACE) text += ' ';
    text += glyph.text;
    end = glyph.box[2];
  }
  return { text, box: unite(glyphs.map((glyph) => glyph.box)), glyphs };
}

/** Returns how much white parts two runs of the line: more than a space of its font, in points. */
function widestSpace(glyphs: readonly Glyph[], size: number): number {
  const letters = glyphs.filter(({ text }) => /^\p{Ll}$/u.test(text));
  if (letters.length < FEWEST_LETTERS) return size * RUN_GAP;
  const width = letters.reduce((sum, { box }) => sum + box[2] - box[0], 0) / letters.length;
  return Math.max(size * RUN_GAP, width * SPACE_PER_LETTER);
}

function splitRow(glyphs: readonly Glyph[], size: number, widest: number): Run[] {
  const runs: Run[] = [];
  let current: Glyph[] = [];
  let end = Number.NEGATIVE_INFINITY;
  const inListing = behindListingSpaces(glyphs);
  for (const glyph of glyphs) {
    if (current.length > 0 && glyph.box[0] - end > widest && !inListing.has(glyph)) {
      runs.push(runOf(current, size));
      current = [];
    }
    current.push(glyph);
    end = Math.max(end, glyph.box[2]);
  }
  if (current.length > 0) runs.push(runOf(current, size));
  return runs;
}

/** Returns the lines that the glyphs print, from the top down, each as its runs. */
export function readRunLines(glyphs: readonly Glyph[], widest?: number): RunLine[] {
  const printed = glyphs.filter((glyph) => glyph.text.trim() !== '' && !glyph.turn);
  return groupRows(printed)
    .map((row) => {
      const size = row.bottom - row.top;
      const sorted = row.glyphs.sort((a, b) => a.box[0] - b.box[0]);
      const runs = splitRow(sorted, size, widest ?? widestSpace(sorted, size));
      return { runs, box: unite(runs.map((run) => run.box)), size };
    })
    .sort((a, b) => a.box[1] - b.box[1]);
}

const PLACEHOLDER = /^(?:[-–—−:.*†‡x…·/]+|n\.?\s?a\.?|n\/a|\(?[a-z0-9]\)|nd|ns|NA|N\.A\.|无)$/i;
const NUMBERLIKE = /^[^\p{L}]*\d[^\p{L}]*(?:\s?(?:\(?[a-z]{1,2}\)?|%|pp|bn|m|[KMB]))?$/u;

/** An amount with its currency in letters, before or behind. */
const CURRENCY =
  'EUR|USD|GBP|CHF|JPY|CNY|RMB|INR|SEK|NOK|DKK|PLN|CZK|HUF|RM|Rs\\.?|kr\\.?|zł|Kč|(?:US|R|HK|NT|A|C)\\$';
const AMOUNT = new RegExp(
  `^(?:(?:${CURRENCY})\\s?[^\\p{L}]*\\d[^\\p{L}]*|[^\\p{L}]*\\d[^\\p{L}]*(?:${CURRENCY}))$`,
  'u',
);

const SCIENTIFIC = /^[-–−+]?\d+(?:[.,]\d+)?e[-–−+]?\d+$/i;

/** Tells whether the text is what stands in columns of figures: a number, or the sign for none. */
export function isDatum(text: string): boolean {
  return (
    NUMBERLIKE.test(text) || PLACEHOLDER.test(text) || SCIENTIFIC.test(text) || AMOUNT.test(text)
  );
}

/** Tells whether the text is one of a list: a sign stands in front of it. */
export function isListed({ text }: Pick<Run, 'text'>): boolean {
  return /^[•·▪■●◦‣]\s?\S/u.test(text);
}
