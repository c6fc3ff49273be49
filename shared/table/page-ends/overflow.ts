/** Lines below a table that belong to a cell of its last row: a page end let the text run out of it. */
import type { Glyph } from '../../read/document.ts';
import type { Fragment, FragmentCell } from '../page-tables.ts';
import { OVERFLOW } from '../settings.ts';
import { type Frame, readLines, type TextLine } from '../text-lines.ts';

/** Only a break lets a text run out of its cell: the table ends in the last part of the page. */
const LOW = 0.75;
/** The lines of one text are at most this many em apart: double spacing, and rounding. */
const WIDEST_PITCH = 2.1;
/** Places are rounded to this, in points. */
const HAIR = 0.5;

/**
 * A line just below a table that goes on with the text of a cell in its last row: it ran over the
 * border, or the break took the border of a label that goes on with the next page's rows. A text
 * of one line tells less about its next one: that must stay within its column.
 */
function isOverflow(line: TextLine, cell: FragmentCell, { xs, ys }: Fragment): boolean {
  const bottom = ys[ys.length - 1] ?? 0;
  const [before, last] = [cell.lines.at(-2), cell.lines.at(-1)];
  if (!last || cell.r1 !== ys.length - 1) return false;
  const pitch = line.box[1] - last.box[1];
  // A border that a line ran over stands no higher than the room that the line takes up.
  const reach = Math.max(line.size * OVERFLOW, (pitch - line.size) / 2 + HAIR);
  if (line.box[1] > bottom + reach && last.box[3] <= bottom) return false;
  if (pitch < line.size / 2 || pitch > line.size * WIDEST_PITCH) return false;
  if (before && Math.abs(pitch - (last.box[1] - before.box[1])) > 1) return false;
  const inside = line.box[0] >= (xs[cell.c0] ?? 0) && line.box[2] <= (xs[cell.c1] ?? 0);
  const narrow = cell.c1 - cell.c0 < xs.length - 1;
  if (!before && !(inside && narrow)) return false;
  const like = before ?? last;
  const left = Math.abs(line.box[0] - like.box[0]) <= 1;
  const centre = Math.abs(line.box[0] + line.box[2] - like.box[0] - like.box[2]) <= 2;
  return left || centre;
}

/** A line, or the part of one, and the cell of the fragment that it ran out of. */
type Piece = readonly [line: TextLine, cell: number];

/** Returns what stands below each cell of the last row, where texts of several cells make one line. */
function piecesOf(
  line: TextLine,
  { xs, ys, cells }: Fragment,
  glyphs: readonly Glyph[],
  frame: Frame,
): Piece[] {
  const own = glyphs.filter(({ box }) => {
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    return x > line.box[0] && x < line.box[2] && y > line.box[1] && y < line.box[3];
  });
  return cells.flatMap(({ c0, c1, r1 }, i): Piece[] => {
    if (r1 !== ys.length - 1) return [];
    const below = own.filter(({ box }) => {
      const x = (box[0] + box[2]) / 2;
      return x >= (xs[c0] ?? 0) && x < (xs[c1] ?? 0);
    });
    return readLines(below, frame).map((piece) => [piece, i] as const);
  });
}

const lengthOf = (text: string): number => text.replace(/\s+/g, '').length;

/** Returns the cells that the line ran out of, with their parts of it; none for another line. */
function sourcesOf(
  line: TextLine,
  fragment: Fragment,
  glyphs: readonly Glyph[],
  frame: Frame,
): Piece[] {
  const whole = fragment.cells.findIndex((cell) => isOverflow(line, cell, fragment));
  if (whole >= 0) return [[line, whole]];
  const pieces = piecesOf(line, fragment, glyphs, frame);
  const isEvery = pieces.every(([piece, cell]) => {
    const from = fragment.cells[cell];
    return from && isOverflow(piece, from, fragment);
  });
  const isAll = lengthOf(pieces.map(([piece]) => piece.text).join('')) === lengthOf(line.text);
  return isEvery && isAll ? pieces : [];
}

/** Gives lines that ran over the lower border back to their cells; `glyphs` stand outside of all. */
export function pullIn(
  fragments: readonly Fragment[],
  glyphs: readonly Glyph[],
  frame: Frame,
): { fragments: readonly Fragment[]; lines: readonly TextLine[] } {
  const lines = readLines(glyphs, frame);
  const left = new Set(lines);
  const grown = fragments.map((fragment) => {
    const bottom = fragment.ys.at(-1) ?? 0;
    if (bottom < frame.height * LOW) return fragment;
    let own = fragment;
    for (const line of lines) {
      if (!left.has(line) || line.box[3] <= bottom) continue;
      for (const [piece, index] of sourcesOf(line, own, glyphs, frame)) {
        left.delete(line);
        const cells = own.cells.map((cell, i) =>
          i === index ? { ...cell, lines: [...cell.lines, piece] } : cell,
        );
        own = { ...own, cells };
      }
    }
    return own;
  });
  return { fragments: grown, lines: [...left] };
}
