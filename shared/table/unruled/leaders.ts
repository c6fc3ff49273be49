/** Dots that lead from a label to its figures are no text. */
import type { Glyph } from '../../read/document.ts';
import { isDatum, readRunLines } from '../open/runs.ts';
import { groupRows } from '../text-lines.ts';

const DOT = /^[.·…‥_]$/;
/** So many of them in a row at least. */
const FEWEST = 6;

/** What leaders part a line into, from left to right. */
interface Led {
  readonly parts: readonly (readonly Glyph[])[];
  readonly dots: readonly Glyph[];
}

function partLine(glyphs: readonly Glyph[]): Led {
  const parts: Glyph[][] = [[]];
  const all: Glyph[] = [];
  let dots: Glyph[] = [];
  const close = (): void => {
    if (dots.length >= FEWEST) {
      all.push(...dots);
      parts.push([]);
    } else parts.at(-1)?.push(...dots);
    dots = [];
  };
  for (const glyph of glyphs) {
    if (DOT.test(glyph.text)) dots.push(glyph);
    else {
      close();
      parts.at(-1)?.push(glyph);
    }
  }
  close();
  return { parts, dots: all };
}

/** Tells whether a leader leads to two figures: a list of contents and an index have one. */
function leadsToSeveral(part: readonly Glyph[]): boolean {
  const [first, second] = readRunLines(part)[0]?.runs ?? [];
  return first !== undefined && second !== undefined && isDatum(first.text) && isDatum(second.text);
}

/** Returns the glyphs without leaders, and without lines of a list of contents or an index. */
export function withoutLeaders(glyphs: readonly Glyph[]): Glyph[] {
  const dropped = new Set<Glyph>();
  for (const row of groupRows(glyphs)) {
    const { parts, dots } = partLine(row.glyphs.sort((a, b) => a.box[0] - b.box[0]));
    if (dots.length === 0) continue;
    const isTable = parts.slice(1).some(leadsToSeveral);
    for (const glyph of isTable ? dots : row.glyphs) dropped.add(glyph);
  }
  return dropped.size === 0 ? [...glyphs] : glyphs.filter((glyph) => !dropped.has(glyph));
}
