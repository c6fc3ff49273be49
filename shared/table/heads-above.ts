/** Labels for equal groups of columns that stand above a table's first rule. */
import type { Glyph } from '../read/document.ts';
import { middleOf, type RunLine, readRunLines } from './open/runs.ts';
import type { Fragment } from './page-tables.ts';
import { type Frame, readLines } from './text-lines.ts';

/** The line stands no further above the rule than this, in em. */
const NEAR = 1;
/** A label is off the middle of its columns by no more than this, in em. */
const OFF_MIDDLE = 0.6;
/** So many labels, one over each group, stand there by no chance: not all are in the middle. */
const MANY_LABELS = 4;
/** One label alone may be a unit or a title; groups have this many columns at least. */
const FEWEST_LABELS = 2;
const FEWEST_COLUMNS = 2;

interface Labels {
  readonly line: RunLine;
  /** The first column of the groups, and how many each has. */
  readonly first: number;
  readonly each: number;
}

/** Returns how the labels share out the last columns of the table among them, or null. */
function shareOut(line: RunLine, xs: readonly number[]): Labels | null {
  const columns = xs.length - 1;
  const count = line.runs.length;
  if (count < FEWEST_LABELS) return null;
  for (let each = FEWEST_COLUMNS; each * count <= columns; each++) {
    const first = columns - each * count;
    const fits = line.runs.every(({ box }, i) => {
      const [from, to] = [xs[first + i * each] ?? 0, xs[first + (i + 1) * each] ?? 0];
      const off = Math.abs((box[0] + box[2]) / 2 - (from + to) / 2);
      const near = count >= MANY_LABELS || off <= OFF_MIDDLE * line.size;
      return box[0] > from && box[2] < to && near;
    });
    if (fits) return { line, first, each };
  }
  return null;
}

/** Returns the line right above the table if it labels its columns, with nothing beside it. */
function labelsAbove({ xs, ys }: Fragment, glyphs: readonly Glyph[]): Labels | null {
  const top = ys[0] ?? 0;
  const line = readRunLines(glyphs.filter(({ box }) => middleOf(box) < top)).at(-1);
  if (!line || top - line.box[3] > NEAR * line.size) return null;
  return shareOut(line, xs);
}

function withRow(fragment: Fragment, { line, first, each }: Labels, frame: Frame): Fragment {
  const down = fragment.cells.map((cell) => ({ ...cell, r0: cell.r0 + 1, r1: cell.r1 + 1 }));
  const empty = first > 0 ? [{ r0: 0, r1: 1, c0: 0, c1: first, lines: [] }] : [];
  const labels = line.runs.map(({ glyphs }, i) => {
    const c0 = first + i * each;
    return { r0: 0, r1: 1, c0, c1: c0 + each, lines: readLines(glyphs, frame) };
  });
  const ys = [line.box[1] - 1, ...fragment.ys];
  return { ...fragment, ys, cells: [...empty, ...labels, ...down] };
}

/**
 * Returns the tables, those without outer borders with the labels above them: a table drawn around
 * ends at its frame. What no table took is the rest.
 */
export function takeHeadsAbove(
  fragments: readonly Fragment[],
  glyphs: readonly Glyph[],
  frame: Frame,
): { readonly fragments: Fragment[]; readonly rest: readonly Glyph[] } {
  let rest = glyphs;
  const grown = fragments.map((fragment) => {
    const labels = fragment.openSides ? labelsAbove(fragment, rest) : null;
    if (!labels) return fragment;
    const taken = new Set(labels.line.runs.flatMap((run) => run.glyphs));
    rest = rest.filter((glyph) => !taken.has(glyph));
    return withRow(fragment, labels, frame);
  });
  return { fragments: grown, rest };
}
