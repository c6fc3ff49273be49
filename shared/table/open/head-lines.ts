/** Lines of a head: labels of neighbouring columns that stand too close to be told apart, numbers of columns. */
import type { Glyph } from '../../read/document.ts';
import { median } from '../geometry.ts';
import { isDatum, type Run, type RunLine, runOf } from './runs.ts';

/** Numbers of columns, as some heads have them below the labels: so many at least. */
const FEWEST_NUMBERED = 3;
const NUMBERED = /^[([]?(\d{1,2})[)\]]?$/;

/** Tells whether the line numbers the columns from left to right. */
export function numbersColumns({ runs }: RunLine): boolean {
  if (runs.length < FEWEST_NUMBERED) return false;
  const first = Number(NUMBERED.exec(runs[0]?.text ?? '')?.[1]);
  return runs.every(({ text }, i) => Number(NUMBERED.exec(text)?.[1]) === first + i);
}

/** White between two letters this wide, in em, is a space. */
const SPACE = 0.12;
/** White between two labels is so much wider than the spaces of the head. */
const WIDER = 1.3;

/** Labels stand off the middle of the white below them by no more than this, in em. */
const OFF_CUT = 1;

interface Gap {
  readonly from: number;
  readonly to: number;
}
const widthOf = ({ from, to }: Gap): number => to - from;

/** Returns the spaces between the letters, from left to right. */
const gapsOf = (glyphs: readonly Glyph[], size: number): Gap[] =>
  glyphs
    .slice(1)
    .map((glyph, i) => ({ from: glyphs[i]?.box[2] ?? 0, to: glyph.box[0] }))
    .filter((gap) => widthOf(gap) > SPACE * size);

/** Parts a run where columns are parted: between figures, and where the white is no space between words. */
function partRun(run: Run, size: number, xs: readonly number[], space: number): Run[] {
  const gaps = gapsOf(run.glyphs, size);
  for (const cut of xs.slice(1, -1)) {
    if (run.box[0] >= cut || run.box[2] <= cut) continue;
    const off = ({ from, to }: Gap): number => Math.abs((from + to) / 2 - cut);
    const [gap] = [...gaps].sort((a, b) => off(a) - off(b));
    if (!gap || off(gap) > OFF_CUT * size) continue;
    const left = run.glyphs.filter(({ box }) => box[0] < gap.from);
    const right = run.glyphs.filter(({ box }) => box[0] >= gap.from);
    const [a, b] = [runOf(left, size), runOf(right, size)];
    const figures = isDatum(a.text) && isDatum(b.text);
    const apart = gap.from <= cut && cut <= gap.to && widthOf(gap) > space * WIDER;
    if (figures || apart) return [a, ...partRun(b, size, xs, space)];
  }
  return [run];
}

/** Returns the lines, labels that stand close to each other in columns of their own as two. */
export function partLabels(lines: readonly RunLine[], xs: readonly number[]): RunLine[] {
  const spaces = lines.flatMap(({ runs, size }) =>
    runs.flatMap(({ glyphs }) => gapsOf(glyphs, size).map(widthOf)),
  );
  const space = spaces.length > 0 ? median(spaces) : Number.POSITIVE_INFINITY;
  return lines.map((line) => ({
    ...line,
    runs: line.runs.flatMap((run) => partRun(run, line.size, xs, space)),
  }));
}
