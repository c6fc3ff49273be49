/** Tells text around a table from its rows: it runs on beyond the rules that the table is as wide as. */
import type { Glyph } from '../../read/document.ts';
import type { Line } from '../ruled/lines.ts';
import { SAME_EDGE } from '../settings.ts';
import type { Band } from './bands.ts';
import { middleOf, type Run, type RunLine, readRunLines } from './runs.ts';

/** Text beyond a side goes on with the text within when it is no further than this, in em. */
const GOES_ON = 0.8;
/** So much of it, in em: signs of footnotes stand beside a table. */
const BEYOND = 2;

/** Tells whether a line within two sides goes on beyond one of them: text around, not of a table. */
function runsBeyond({ runs, size }: RunLine, from: number, to: number): boolean {
  return runs.some(({ box }, i) => {
    const [before, after] = [runs[i - 1], runs[i + 1]];
    if (box[2] > to + BEYOND * size && box[0] < to) return true;
    if (box[0] < from - BEYOND * size && box[2] > from) return true;
    const goesRight = after && after.box[0] >= to && after.box[2] > to + BEYOND * size;
    if (box[2] <= to && goesRight) return after.box[0] - box[2] < GOES_ON * size;
    const goesLeft = before && before.box[2] <= from && before.box[0] < from - BEYOND * size;
    return box[0] >= from && goesLeft === true && box[0] - before.box[2] < GOES_ON * size;
  });
}

/** Lines of one margin begin further out than the rules: so many of them, and this share. */
const FEWEST_OUTSIDE = 2;
const OUTSIDE_SHARE = 0.5;

/** Tells whether a side cuts through the words of most lines: their margin is not the rules'. */
function isCut(lines: readonly RunLine[], from: number, to: number): boolean {
  const through = ({ box }: Run, side: number): boolean => box[0] < side && box[2] > side;
  const cut = lines.filter(({ runs }) =>
    runs.some((run) => through(run, from) || through(run, to)),
  );
  return cut.length >= FEWEST_OUTSIDE && cut.length >= lines.length * OUTSIDE_SHARE;
}

/** Returns the bands, those marked whose text goes on beyond a side: they end a table. */
export function markTextAround(
  bands: readonly Band[],
  glyphs: readonly Glyph[],
  from: number,
  to: number,
): Band[] {
  return bands.map((band) => {
    const { top, bottom, lines } = band;
    if (lines.length === 0) return band;
    const all = glyphs.filter(({ box }) => middleOf(box) > top && middleOf(box) < bottom);
    const own = lines.reduce(
      (sum, { runs }) => sum + runs.reduce((count, run) => count + run.glyphs.length, 0),
      0,
    );
    if (all.length === own) return band;
    const whole = readRunLines(all);
    const around = isCut(whole, from, to) || whole.some((line) => runsBeyond(line, from, to));
    return around ? { ...band, around } : band;
  });
}

/** So many rules of one width, in a band between wider or narrower ones, are another table's. */
const FEWEST_RULES = 3;

/** Tells whether another table stands in the band: rules of one width, with all text between them within. */
export function holdsTable(
  { lines, top, bottom }: Band,
  groups: readonly (readonly Line[])[],
): boolean {
  return groups.some((group) => {
    const own = group.filter(({ at }) => at > top && at < bottom);
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last || own.length < FEWEST_RULES) return false;
    const between = lines.filter(({ box }) => middleOf(box) > first.at && middleOf(box) < last.at);
    return between.every(
      ({ box }) => box[0] >= first.from - SAME_EDGE && box[2] <= first.to + SAME_EDGE,
    );
  });
}
