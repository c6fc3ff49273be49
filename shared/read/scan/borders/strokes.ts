/** Ink → straight thin strokes that may be table borders. */
import { type Mask, transpose } from '../raster.ts';
import { NO_STAINS, type Stains } from './stains.ts';

/** A level stroke at y = `at` from x = `from` to `to` in pixels; an upright one with x and y exchanged. */
export interface Stroke {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}
export interface Strokes {
  readonly level: readonly Stroke[];
  readonly upright: readonly Stroke[];
}

/** Shorter runs are strokes of characters; table cells are wider and higher, in inches. */
const SHORTEST = 0.2;
/** A run may miss this many pixels: noise and compression eat holes. */
const HOLE = 2;
/** Borders are thinner than this many inches; characters and stamps are not. */
const THICKEST = 0.045;
/** Share of a run that must be that thin: text touches borders, crossings are thick. */
const THIN_SHARE = 0.5;
/** Pieces of one line lie within this many inches of each other across it... */
const SAME_LINE = 0.02;
/** ...and this many inches along it: what a printer or a fax drops. */
const BREAK = 0.12;

interface Run {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** Returns how many inked pixels stand above and below this one without a gap, at most `most`. */
function thicknessAt({ width, height, data }: Mask, x: number, y: number, most: number): number {
  let count = 1;
  for (let up = y - 1; up >= 0 && count <= most && data[up * width + x] === 1; up--) count++;
  for (let down = y + 1; down < height && count <= most && data[down * width + x] === 1; down++)
    count++;
  return count;
}

function isThin(mask: Mask, run: Run, thickest: number): boolean {
  let thin = 0;
  let inked = 0;
  // Every other pixel tells as much.
  for (let x = run.from; x < run.to; x += 2) {
    if (mask.data[run.row * mask.width + x] !== 1) continue;
    inked++;
    if (thicknessAt(mask, x, run.row, thickest) <= thickest) thin++;
  }
  return thin >= inked * THIN_SHARE;
}

function runsOf(mask: Mask, dpi: number): Run[] {
  const shortest = dpi * SHORTEST;
  const thickest = Math.max(3, Math.round(dpi * THICKEST));
  const runs: Run[] = [];
  for (let row = 0; row < mask.height; row++) {
    const start = row * mask.width;
    let from = -1;
    let last = -HOLE - 2;
    const end = (): void => {
      const run = { row, from, to: last + 1 };
      if (from >= 0 && run.to - run.from >= shortest && isThin(mask, run, thickest)) runs.push(run);
    };
    for (let x = 0; x < mask.width; x++) {
      if (mask.data[start + x] !== 1) continue;
      if (x - last > HOLE + 1) {
        end();
        from = x;
      }
      last = x;
    }
    end();
  }
  return runs;
}

/** Runs of neighbouring rows that touch. */
interface Growing {
  from: number;
  to: number;
  row: number;
  rowFrom: number;
  rowTo: number;
  readonly runs: Run[];
}

/**
 * Returns where a stroke lies across: the mean of the runs about its middle one. A pen's stroke
 * that leaves a border at a slant hangs together with it, and must not draw it aside.
 */
function placeOf(runs: readonly Run[], thickest: number): number {
  const sorted = [...runs].sort((a, b) => a.row - b.row);
  const weightOf = (list: readonly Run[]): number =>
    list.reduce((sum, { from, to }) => sum + to - from, 0);
  let left = weightOf(sorted) / 2;
  const middle =
    sorted.find(({ from, to }) => {
      left -= to - from;
      return left <= 0;
    })?.row ?? 0;
  const near = sorted.filter(({ row }) => Math.abs(row - middle) <= thickest / 2);
  const sum = near.reduce((all, { row, from, to }) => all + row * (to - from), 0);
  return sum / weightOf(near) + 0.5;
}

/** Joins runs of neighbouring rows into strokes: a line is some pixels thick, and may lean. */
function joinRuns(runs: readonly Run[], dpi: number): Stroke[] {
  const done: Growing[] = [];
  let open: Growing[] = [];
  for (const run of runs) {
    const still: Growing[] = [];
    for (const group of open) (group.row >= run.row - 2 ? still : done).push(group);
    open = still;
    const home = open.find((group) => run.from <= group.rowTo + 2 && run.to >= group.rowFrom - 2);
    if (!home) {
      open.push({ ...run, rowFrom: run.from, rowTo: run.to, runs: [run] });
      continue;
    }
    home.runs.push(run);
    home.from = Math.min(home.from, run.from);
    home.to = Math.max(home.to, run.to);
    if (run.row !== home.row) [home.rowFrom, home.rowTo] = [run.from, run.to];
    else
      [home.rowFrom, home.rowTo] = [Math.min(home.rowFrom, run.from), Math.max(home.rowTo, run.to)];
    home.row = run.row;
  }
  const thickest = dpi * THICKEST;
  return [...done, ...open].map(({ runs: own, from, to }) => ({
    at: placeOf(own, thickest),
    from,
    to,
  }));
}

/** A line that goes on where ink was taken off lies within so many pixels of where it was seen. */
const SIDEWAYS = 2;

/** Returns the stroke as far as its ink goes on where ink was taken off the page. */
function goOn(stroke: Stroke, mask: Mask, isWiped: (x: number, y: number) => boolean): Stroke {
  const centre = Math.round(stroke.at - 0.5);
  const endFrom = (end: number, step: -1 | 1): number => {
    let [last, missed] = [end, 0];
    for (let x = end + step; x >= 0 && x < mask.width && missed <= HOLE; x += step) {
      let [inked, wiped] = [false, false];
      for (let y = centre - SIDEWAYS; y <= centre + SIDEWAYS; y++) {
        inked ||= mask.data[y * mask.width + x] === 1;
        wiped ||= isWiped(x, y);
      }
      missed = inked || wiped ? 0 : missed + 1;
      if (inked) last = x;
    }
    return last;
  };
  return { ...stroke, from: endFrom(stroke.from, -1), to: endFrom(stroke.to - 1, 1) + 1 };
}

/** Joins strokes that go on with each other. */
function joinPieces(strokes: readonly Stroke[], dpi: number): Stroke[] {
  const sorted = [...strokes].sort((a, b) => a.from - b.from);
  const joined: Stroke[] = [];
  for (const stroke of sorted) {
    const index = joined.findIndex(
      (other) =>
        Math.abs(other.at - stroke.at) <= dpi * SAME_LINE && stroke.from - other.to <= dpi * BREAK,
    );
    const before = joined[index];
    if (!before) {
      joined.push(stroke);
      continue;
    }
    const [a, b] = [before.to - before.from, stroke.to - stroke.from];
    joined[index] = {
      at: (before.at * a + stroke.at * b) / (a + b),
      from: before.from,
      to: Math.max(before.to, stroke.to),
    };
  }
  return joined;
}

/**
 * Returns the thin straight strokes of the page, in pixels; `turned` has rows and columns exchanged.
 * They go on where ink was taken off the page (`wiped`).
 */
export function findStrokes(
  mask: Mask,
  dpi: number,
  turned: Mask = transpose(mask),
  wiped: Stains['wiped'] = NO_STAINS.wiped,
): Strokes {
  const along = (level: boolean): Stroke[] => {
    const ink = level ? mask : turned;
    const strokes = joinRuns(runsOf(ink, dpi), dpi);
    if (wiped === NO_STAINS.wiped) return joinPieces(strokes, dpi);
    const isWiped = (x: number, y: number): boolean => wiped(level, x, y);
    return joinPieces(
      strokes.map((stroke) => goOn(stroke, ink, isWiped)),
      dpi,
    );
  };
  return { level: along(true), upright: along(false) };
}
