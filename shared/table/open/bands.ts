/** Bands of an area, from rule to rule, and their text by column. */
import type { Glyph } from '../../read/document.ts';
import { isDatum, type Run, type RunLine, runOf } from './runs.ts';

/** One stretch between two rules across. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
  readonly lines: readonly RunLine[];
  /** Text that runs beyond the rules stands between them, or another table. */
  readonly around?: boolean;
}

/** Three columns have so many sides. */
const MANY = 3;
/** Texts of two columns stand further apart than this share of an em, however close they are set. */
const APART = 0.1;

/** Returns the column that holds the point. */
function columnAt(xs: readonly number[], x: number): number {
  let column = 0;
  while (column + 2 < xs.length && x >= (xs[column + 1] ?? 0)) column++;
  return column;
}

/** Splits a run at a cut where a figure of the next column stands too close to be told apart. */
function splitAtCuts(run: Run, size: number, xs: readonly number[]): Run[] {
  for (const cut of xs.slice(1, -1)) {
    if (run.box[0] >= cut || run.box[2] <= cut) continue;
    const left = run.glyphs.filter(({ box }) => (box[0] + box[2]) / 2 < cut);
    const right = run.glyphs.filter((glyph) => !left.includes(glyph));
    if (left.length === 0 || right.length === 0) continue;
    const [a, b] = [runOf(left, size), runOf(right, size)];
    if (b.box[0] - a.box[2] < APART * size || !isDatum(b.text)) continue;
    return [a, ...splitAtCuts(b, size, xs)];
  }
  return [run];
}

/** Returns the glyphs of the band by the column that they begin in. */
export function shareOutBand(band: Band, xs: readonly number[]): Glyph[][] {
  const columns: Glyph[][] = Array.from({ length: xs.length - 1 }, () => []);
  for (const { runs, size } of band.lines) {
    // A label alone, with a number in it, is no figure beside a label where columns are many.
    const alone = runs.length === 1 && xs.length > MANY;
    for (const run of alone ? runs : runs.flatMap((own) => splitAtCuts(own, size, xs))) {
      const c = columnAt(xs, (run.box[0] + run.box[2]) / 2);
      const start = columnAt(xs, run.box[0] + size / 2);
      columns[Math.min(c, start)]?.push(...run.glyphs);
    }
  }
  return columns;
}
