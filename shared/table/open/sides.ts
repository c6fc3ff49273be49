/** Labels beside several rows: each stands in the middle of those that it is for, between lines or on one. */
import type { Glyph } from '../../read/document.ts';
import type { Box } from '../../report/evidence.ts';
import { unite } from '../geometry.ts';
import type { Line } from '../ruled/lines.ts';
import { type Band, shareOutBand } from './bands.ts';
import type { Body, BodyCell, readBody } from './body.ts';
import { cutBand, stepsOf } from './nested-bands.ts';
import { middleOf, type Run, type RunLine, readRunLines } from './runs.ts';

/** A label is off the middle of its rows by no more than this, in em. */
const OFF_MIDDLE = 0.3;
/** Labels of one column in one band that stand on a line of their rows say little: so many rows do. */
const FEWEST_ROWS = 3;
/** A label has no more lines, no more than this between them, in em. */
const LABEL_LINES = 4;
const TIGHT = 0.5;

/** A label that stands left of the lines above and below it, on neither of them. */
function isBeside(line: RunLine, above: RunLine | undefined, below: RunLine | undefined): boolean {
  const [only, ...more] = line.runs;
  if (!only || more.length > 0 || !above || !below) return false;
  return [above, below].every(
    ({ runs }) => runs.length > 1 && (runs[0]?.box[0] ?? 0) > only.box[2],
  );
}

/** Returns the labels that stand beside two lines, each with what the lower one prints right of it. */
export function linesBeside(lines: readonly RunLine[]): RunLine[] {
  return lines.flatMap((line, i) => {
    const below = lines[i + 1];
    if (!below || !isBeside(line, lines[i - 1], below)) return [];
    return [{ ...line, runs: [...line.runs, ...below.runs] }];
  });
}

/** A row of the other columns: how high it stands, and its band. */
interface Row {
  readonly top: number;
  readonly bottom: number;
}
interface Side {
  readonly glyphs: readonly Glyph[];
  readonly from: number;
  readonly to: number;
}

/** Returns how many rows from the first on a text in the middle of them is for; 0 where it is in the middle of none. */
function rowsBeside(box: Box, size: number, rows: readonly Row[]): number {
  const top = rows[0]?.top ?? Number.NaN;
  const last = rows.findIndex(
    ({ bottom }) => Math.abs((top + bottom) / 2 - middleOf(box)) <= OFF_MIDDLE * size,
  );
  return last + 1;
}

/** Tells whether the lines are those of one label: close to each other, and fewer than its rows. */
function areOneLabel(lines: readonly Run[], rows: number): boolean {
  const tight = lines.slice(1).every(({ box }, i) => {
    const above = lines[i]?.box;
    return above !== undefined && box[1] - above[3] <= TIGHT * (box[3] - box[1]);
  });
  return tight && lines.length < rows;
}

/** Returns the rows of each label, all rows shared out, or null where the labels do not stand so. */
function shareRows(labels: readonly Run[], rows: readonly Row[], from = 0): Side[] | null {
  const left = rows.slice(from);
  const [first] = labels;
  if (!first || left.length === 0) return labels.length === left.length ? [] : null;
  const size = first.box[3] - first.box[1];
  for (let count = 1; count <= Math.min(LABEL_LINES, labels.length); count++) {
    const lines = labels.slice(0, count);
    const box = unite(lines.map((line) => line.box));
    const own = rowsBeside(box, size, left);
    if (own === 0 || (count > 1 && !areOneLabel(lines, own))) continue;
    const more = shareRows(labels.slice(count), rows, from + own);
    if (!more) continue;
    const glyphs = lines.flatMap((line) => line.glyphs);
    return [{ glyphs, from, to: from + own }, ...more];
  }
  return null;
}

/** Tells whether the label stands between two of its rows, or beside enough of them. */
function tells({ from, to }: Side, count: number): boolean {
  return (to - from) % 2 === 0 || (to - from === count && count >= FEWEST_ROWS);
}

/** Returns the band as its label column and the bands that rules behind it part the others into. */
function splitBand(
  band: Band,
  xs: readonly number[],
  strokes: readonly Line[],
): { labels: Run[]; rest: Band[] } {
  const columns = shareOutBand(band, xs);
  const steps = stepsOf(band, xs, strokes) ?? [];
  const cuts = steps.filter(({ column }) => column === 1).map(({ at }) => at);
  const rest = cutBand(band, columns, 1, cuts);
  return {
    labels: readRunLines(columns[0] ?? []).flatMap(({ runs }) => runs),
    rest: rest.filter(({ lines }) => lines.length > 0),
  };
}

/** Returns the height of each row of a body. */
function rowsOf({ ys, cells }: Body): Row[] {
  return ys.map((_, r) => {
    const boxes = cells
      .filter(({ r0 }) => r0 === r)
      .flatMap((cell) => cell.glyphs.map((g) => g.box));
    return {
      top: Math.min(...boxes.map((box) => box[1])),
      bottom: Math.max(...boxes.map((box) => box[3])),
    };
  });
}

/**
 * Returns the body whose first column holds labels beside several rows, or null where it is no
 * such column. `read` reads the other columns.
 */
export function readSided(
  bands: readonly Band[],
  xs: readonly number[],
  strokes: readonly Line[],
  read: typeof readBody,
): Body | null {
  if (xs.length < 4) return null;
  const split = bands.map((band) => ({ band, ...splitBand(band, xs, strokes) }));
  if (split.some(({ rest }) => rest.length === 0)) return null;
  const body = read(
    split.flatMap(({ rest }) => rest),
    xs.slice(1),
    strokes,
  );
  const rows = rowsOf(body);
  const sides: Side[] = [];
  let [told, from] = [false, 0];
  for (const { band, labels } of split) {
    const own = rows.filter(
      ({ top, bottom }) => top + bottom > 2 * band.top && top + bottom < 2 * band.bottom,
    );
    const shared = labels.length === 0 && own.length === 1 ? [] : shareRows(labels, own);
    if (!shared) return null;
    told ||= shared.some((side) => tells(side, own.length));
    for (const side of shared) sides.push({ ...side, from: side.from + from, to: side.to + from });
    from += own.length;
  }
  if (!told || from !== rows.length) return null;
  return withSides(body, sides);
}

/** Returns the body with its labels in a column in front. */
function withSides(body: Body, sides: readonly Side[]): Body {
  const labelled = new Set(
    sides.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)),
  );
  const blank = body.ys.flatMap((_, r): BodyCell[] =>
    labelled.has(r) ? [] : [{ r0: r, r1: r + 1, c0: 0, c1: 1, glyphs: [] }],
  );
  const labels = sides.map(
    ({ glyphs, from, to }): BodyCell => ({
      r0: from,
      r1: to,
      c0: 0,
      c1: 1,
      glyphs,
    }),
  );
  return {
    ...body,
    cells: [
      ...labels,
      ...blank,
      ...body.cells.map((cell) => ({ ...cell, c0: cell.c0 + 1, c1: cell.c1 + 1 })),
    ],
    lines: body.lines.map((line) => ({ ...line, column: line.column + 1 })),
    data: new Set([...body.data].map((column) => column + 1)),
  };
}
