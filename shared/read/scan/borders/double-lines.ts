/** Borders drawn with two lines → the same picture with the strip between them inked: one line each. */
import { copyOf, PAPER, type Raster, TEXT_INK } from '../raster.ts';

/** Paper between the two lines is no wider than this, in inches: up to a point and a half. */
const WIDEST = 0.021;
/** They run beside each other for so many inches: further than strokes of a title's characters. */
const SHORTEST = 0.3;
/** So much of that way paper shows between them: the rest is what crosses them. */
const OPEN = 0.5;
/** A line may miss this many pixels: noise and compression eat holes. */
const HOLE = 2;
/** A strip is looked for at every so many pixels along it. */
const STEP = 8;

/** A picture walked along its rows, or along its columns: from line to line, from pixel to pixel. */
interface Walk {
  readonly grey: Raster;
  readonly lines: number;
  readonly length: number;
  readonly toNextLine: number;
  readonly toNext: number;
  /** Widest strip in pixels. */
  readonly widest: number;
}

const isDark = ({ grey }: Walk, at: number): boolean => (grey.data[at] ?? PAPER) < TEXT_INK;

/** Returns how many pixels on that way the next ink is; more than the widest strip where none is. */
function reach(walk: Walk, at: number, step: number): number {
  for (let away = 1; away <= walk.widest; away++) if (isDark(walk, at + away * step)) return away;
  return walk.widest + 1;
}

/** Tells whether paper has ink closely on both sides across the walk. */
function isBetween(walk: Walk, at: number): boolean {
  const before = reach(walk, at, -walk.toNextLine);
  return before <= walk.widest && before + reach(walk, at, walk.toNextLine) - 1 <= walk.widest;
}

interface Strip {
  readonly from: number;
  readonly to: number;
  /** How many of its pixels are paper. */
  readonly open: number;
}

/** Returns the strip that holds the pixel of the line: as far as both lines or what crosses them go. */
function stripAround(walk: Walk, line: number, along: number): Strip {
  let open = 1;
  const end = (step: -1 | 1): number => {
    let last = along;
    for (let i = along + step; i >= 0 && i < walk.length; i += step) {
      const at = line * walk.toNextLine + i * walk.toNext;
      const isPaper = !isDark(walk, at);
      if (isPaper && !isBetween(walk, at)) {
        if (Math.abs(i - last) > HOLE) break;
        continue;
      }
      last = i;
      if (isPaper) open++;
    }
    return last;
  };
  return { from: end(-1), to: end(1) + 1, open };
}

/** Inks the strip as dark as the lighter of the lines beside it. */
function fill(out: Raster, walk: Walk, line: number, { from, to }: Strip): void {
  const { data } = walk.grey;
  for (let i = from; i < to; i++) {
    const at = line * walk.toNextLine + i * walk.toNext;
    if (isDark(walk, at)) continue;
    const darkest = (step: number): number => {
      const first = at + reach(walk, at, step) * step;
      return Math.min(data[first] ?? PAPER, data[first + step] ?? PAPER);
    };
    const lighter = Math.max(darkest(-walk.toNextLine), darkest(walk.toNextLine));
    out.data[at] = Math.min(out.data[at] ?? PAPER, lighter);
  }
}

function* strips(walk: Walk, dpi: number): Generator<readonly [line: number, strip: Strip]> {
  const shortest = dpi * SHORTEST;
  for (let line = walk.widest; line + walk.widest < walk.lines; line++) {
    for (let along = 0; along < walk.length; along += STEP) {
      const at = line * walk.toNextLine + along * walk.toNext;
      if (isDark(walk, at) || !isBetween(walk, at)) continue;
      const strip = stripAround(walk, line, along);
      const long = strip.to - strip.from;
      if (long >= shortest && strip.open >= long * OPEN) yield [line, strip];
      along = Math.max(along, strip.to);
    }
  }
}

/** Returns the level picture with its double lines as single ones; the picture itself without any. */
export function joinDoubles(grey: Raster, dpi: number): Raster {
  const { width, height } = grey;
  const widest = Math.max(2, Math.round(dpi * WIDEST));
  const common = { grey, widest };
  const rows: Walk = {
    ...common,
    lines: height,
    length: width,
    toNextLine: width,
    toNext: 1,
  };
  const columns: Walk = {
    ...common,
    lines: width,
    length: height,
    toNextLine: 1,
    toNext: width,
  };
  let out = grey;
  for (const walk of [rows, columns]) {
    for (const [line, strip] of strips(walk, dpi)) {
      if (out === grey) out = copyOf(grey);
      fill(out, walk, line, strip);
    }
  }
  return out;
}
