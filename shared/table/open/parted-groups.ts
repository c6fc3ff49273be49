/** Labels for groups of rows: rules part the rows of the other columns and pass the label by. */
import type { Line } from '../lines.ts';
import { SAME_EDGE } from '../settings.ts';
import type { Band } from './body.ts';
import { middleOf } from './runs.ts';

/** A rule begins this far from its column's first letter at most, in em. */
const NEAR_START = 1.5;
/** Texts are on one line when their middles differ by less than this share of an em. */
const SAME_LINE = 0.3;

/** Where rules part the columns from `column` on, while those before hold one cell. */
export interface Parts {
  readonly column: number;
  /** From the top down, with the band's own bottom. */
  readonly bottoms: readonly number[];
}

interface Place {
  readonly part: number;
  readonly middle: number;
  readonly size: number;
}

const onOneLine = (a: Place, b: Place): boolean =>
  a.part === b.part && Math.abs(a.middle - b.middle) <= SAME_LINE * Math.max(a.size, b.size);

/**
 * Returns how rules from one column to the right side part the band, or null. Each part must hold
 * text of theirs, and the labels must not stand beside it line by line: a rule over a total parts
 * rows that have labels of their own.
 */
export function partsOf(band: Band, xs: readonly number[], strokes: readonly Line[]): Parts | null {
  const right = xs[xs.length - 1] ?? 0;
  const own = strokes.filter(({ at }) => at > band.top && at < band.bottom);
  const [first] = own;
  if (!first || own.some(({ from }) => Math.abs(from - first.from) > SAME_EDGE)) return null;
  if (own.some(({ to }) => to < right - 2 * SAME_EDGE)) return null;
  const runs = band.lines.flatMap((line) =>
    line.runs.map((run) => ({ box: run.box, size: line.size })),
  );
  const behind = runs.filter(({ box }) => box[2] > first.from);
  const before = runs.filter(({ box }) => box[2] <= first.from);
  const starts = Math.min(...behind.map(({ box }) => box[0]));
  const size = Math.max(...runs.map((run) => run.size));
  const column = xs.findIndex((x) => x > Math.max(...before.map(({ box }) => box[2])));
  if (before.length === 0 || column < 1 || column >= xs.length - 1) return null;
  if (starts < first.from - SAME_EDGE || starts > first.from + NEAR_START * size) return null;
  if (starts < (xs[column] ?? 0)) return null;
  const bottoms = [...own.map(({ at }) => at), band.bottom].sort((a, b) => a - b);
  const placeOf = (run: (typeof runs)[number]): Place => {
    const middle = middleOf(run.box);
    return { part: bottoms.findIndex((bottom) => middle < bottom), middle, size: run.size };
  };
  const texts = behind.map(placeOf);
  if (new Set(texts.map(({ part }) => part)).size < bottoms.length) return null;
  const beside = before
    .map(placeOf)
    .filter((label) => texts.some((text) => onOneLine(label, text)));
  if (new Set(beside.map(({ part }) => part)).size > 1) return null;
  return { column, bottoms };
}
