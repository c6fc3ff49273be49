/** Tells shades behind listings, whose letters are all of one width, from shaded rows. */
import type { Glyph } from '../../read/document.ts';
import type { Box } from '../../report/evidence.ts';
import { contains, median } from '../geometry.ts';

/** Letters that are narrow, and signs that are wide, in every font but those for listings. */
const NARROW = /^[fijlrt]$/;
const WIDE = /^[0-9a-ceghkm-qsu-zA-HK-Z]$/;
/** Fewer letters of either kind tell nothing. */
const FEWEST = 3;
/** Widths of one font differ by rounding: this share. */
const SAME_WIDTH = 0.03;

/** Tells whether narrow letters are as wide as wide ones; false where too few stand there. What was recognized has no widths of its own. */
export function isListing(glyphs: readonly Glyph[]): boolean {
  const widthsOf = (kind: RegExp): number[] =>
    glyphs
      .filter(({ text, run }) => run !== undefined && kind.test(text))
      .map(({ box }) => box[2] - box[0]);
  const [narrow, wide] = [widthsOf(NARROW), widthsOf(WIDE)];
  if (narrow.length < FEWEST || wide.length < FEWEST) return false;
  const [a, b] = [median(narrow), median(wide)];
  return Math.abs(a - b) <= SAME_WIDTH * b;
}

/** Shades of one row leave no more than this between them, in points. */
const SIDE_BY_SIDE = 2;

/** Tells whether two shades stand side by side: cells of one row. */
function areBeside(a: Box, b: Box): boolean {
  const isLevel = Math.abs(a[1] - b[1]) < 1 && Math.abs(a[3] - b[3]) < 1;
  const gap = Math.max(a[0], b[0]) - Math.min(a[2], b[2]);
  return isLevel && Math.abs(gap) <= SIDE_BY_SIDE;
}

/**
 * Returns the shades but those behind listings: shades of one left side and width are asked
 * together. Beside a shaded text stands a column of commands, not a listing.
 */
export function withoutListings(shades: readonly Box[], glyphs: readonly Glyph[]): Box[] {
  const groups = new Map<string, Box[]>();
  for (const box of shades) {
    const key = `${Math.round(box[0])} ${Math.round(box[2])}`;
    const group = groups.get(key);
    if (group) group.push(box);
    else groups.set(key, [box]);
  }
  const kept: Box[] = [];
  const listed: Box[] = [];
  for (const group of groups.values()) {
    const own = glyphs.filter(({ box }) => {
      const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
      return group.some((shade) => contains(shade, x, y));
    });
    (isListing(own) ? listed : kept).push(...group);
  }
  return [...kept, ...listed.filter((box) => kept.some((other) => areBeside(box, other)))];
}

/** Signs beside letters that are narrower than these in every font but those for listings. */
const NARROW_SIGN = /^[.,:;!'|()[\]]$/;
/** A space of such a font is as wide as its letters; the white between columns is wider than this share. */
const ONE_SPACE = 1.25;
/** Fewer characters may be as wide as each other in other fonts. */
const FEWEST_OF_FONT = 4;

const isWide = ({ text }: Glyph): boolean => WIDE.test(text);
const isNarrow = ({ text }: Glyph): boolean => NARROW.test(text) || NARROW_SIGN.test(text);

/**
 * Returns the characters of a line, given from left to right, behind a space of a font whose
 * letters are all of one width: wider than other spaces, it parts no columns.
 */
export function behindListingSpaces(line: readonly Glyph[]): ReadonlySet<Glyph> {
  const found = new Set<Glyph>();
  let code: Glyph[] = [];
  const close = (): void => {
    if (code.length >= FEWEST_OF_FONT && code.some(isWide) && code.some(isNarrow))
      for (const glyph of code.slice(1)) found.add(glyph);
    code = [];
  };
  for (const glyph of line) {
    const last = code.at(-1);
    const width = glyph.box[2] - glyph.box[0];
    const goesOn =
      last &&
      Math.abs(last.box[2] - last.box[0] - width) <= SAME_WIDTH * width &&
      glyph.box[0] - last.box[2] <= ONE_SPACE * width;
    if (!goesOn) close();
    code.push(glyph);
  }
  close();
  return found;
}
