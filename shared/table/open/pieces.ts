/** Rules drawn in pieces, one under each column of figures → rules as wide as their table. */
import type { Glyph } from '../../read/document.ts';
import type { Line } from '../ruled/lines.ts';
import { SAME_EDGE } from '../settings.ts';
import { isDatum, middleOf, type Run, type RunLine, readRunLines } from './runs.ts';

/** Pieces of one rule differ in height by less than this, in points. */
const SAME_HEIGHT = 2;
/** Text above or below a piece is no further from it, in points. */
const NEAR = 30;
/** A piece is as wide as its column: texts run beyond it by less than this, in em. */
const BEYOND = 0.6;
/** Rows of one table stand no further apart, in em. */
const ROOM = 3;
/** Columns beyond the label are this close, in em. */
const CLOSE = 2;
/** This share of the rows reaches beyond the pieces: a column stands there. */
const MOST = 0.5;
/** Labels of groups begin further left than those of rows by no more than this, in em. */
const OUTDENT = 4;
/** So many rows of figures at least stand above or below pieces. */
const FEWEST_ROWS = 2;

/** Pieces on one height, from left to right. */
type Pieces = readonly Line[];

function atOneHeight(lines: readonly Line[]): Line[][] {
  const rows: Line[][] = [];
  for (const line of [...lines].sort((a, b) => a.at - b.at)) {
    const last = rows.at(-1);
    if (last?.[0] && line.at - last[0].at < SAME_HEIGHT) last.push(line);
    else rows.push([line]);
  }
  return rows.map((row) => row.sort((a, b) => a.from - b.from));
}

const overlaps = ({ box }: Run, { from, to }: Line): boolean => box[2] > from && box[0] < to;

/** One text, or a sign apart from its figure. */
const isOneText = ([first, ...more]: readonly Run[]): boolean =>
  more.length === 0 || (more.length === 1 && first?.text.length === 1);

/** What stands next to a piece on one side: one text of its width, several, or text that runs beyond it. */
function sideOf(piece: Line, line: RunLine | undefined): 'one' | 'several' | 'beyond' | 'none' {
  const own = line?.runs.filter((run) => overlaps(run, piece)) ?? [];
  const slack = BEYOND * (line?.size ?? 0);
  if (own.length === 0) return 'none';
  if (own.some(({ box }) => box[0] < piece.from - slack || box[2] > piece.to + slack))
    return 'beyond';
  return isOneText(own) ? 'one' : 'several';
}

/** Tells whether a column stands above or below the piece, as wide as it is; captions and notes are wider. */
function isOfColumn(piece: Line, lines: readonly RunLine[]): boolean {
  const near = lines.filter(
    ({ box, runs }) =>
      box[3] > piece.at - NEAR &&
      box[1] < piece.at + NEAR &&
      runs.some((run) => overlaps(run, piece)),
  );
  const above = near.findLast(({ box }) => middleOf(box) <= piece.at);
  const below = near.find(({ box }) => middleOf(box) > piece.at);
  const sides = [sideOf(piece, above), sideOf(piece, below)];
  return sides.includes('one') && !sides.includes('several');
}

/** Returns the lines with a figure over a piece, next to the rule and on from there. */
function rowsNear(pieces: Pieces, lines: readonly RunLine[]): RunLine[] {
  const at = pieces[0]?.at ?? 0;
  const isRow = ({ runs }: RunLine): boolean =>
    runs.some((run) => isDatum(run.text) && pieces.some((piece) => overlaps(run, piece)));
  const found: RunLine[] = [];
  const walk = (list: readonly RunLine[], way: 1 | -1): void => {
    let edge = at;
    for (const line of list) {
      const gap = way > 0 ? line.box[1] - edge : edge - line.box[3];
      if (gap > ROOM * line.size) break;
      if (isRow(line)) found.push(line);
      edge = way > 0 ? line.box[3] : line.box[1];
    }
  };
  walk(
    lines.filter(({ box }) => middleOf(box) > at),
    1,
  );
  walk(lines.filter(({ box }) => middleOf(box) <= at).reverse(), -1);
  return found;
}

/** Returns how far to the left, or the right, the row goes on from the pieces. */
function reach({ runs, size }: RunLine, side: number, way: 1 | -1): number | null {
  const beyond = runs.filter(({ box }) => (way > 0 ? box[0] >= side : box[2] <= side));
  const ordered = way > 0 ? beyond : beyond.reverse();
  let edge: number | null = null;
  for (const { box, text } of ordered) {
    const gap = way > 0 ? box[0] - (edge ?? side) : (edge ?? side) - box[2];
    const first = edge === null && way < 0;
    if ((!first && gap > CLOSE * size) || (way > 0 && !isDatum(text))) break;
    edge = way > 0 ? box[2] : box[0];
  }
  return edge;
}

/** Returns the pieces as one rule that is as wide as the rows above and below; null where there are none. */
function widen(pieces: Pieces, lines: readonly RunLine[]): Line | null {
  const [first, last] = [pieces[0], pieces.at(-1)];
  const rows = rowsNear(pieces, lines);
  if (!first || !last || rows.length < FEWEST_ROWS) return null;
  const lefts = rows.map((row) => reach(row, first.from + 1, -1)).filter((x) => x !== null);
  const rights = rows.map((row) => reach(row, last.to - 1, 1)).filter((x) => x !== null);
  const right = rights.length >= rows.length * MOST ? Math.max(...rights) : last.to;
  if (lefts.length < rows.length * MOST) return { at: first.at, from: first.from, to: right };
  const left = Math.min(...lefts);
  const [top, bottom] = [
    Math.min(...rows.map(({ box }) => box[1])),
    Math.max(...rows.map(({ box }) => box[3])),
  ];
  const labels = lines.filter(
    ({ box, runs, size }) =>
      runs.length === 1 &&
      box[1] > top &&
      box[3] < bottom &&
      box[0] > left - OUTDENT * size &&
      box[2] < first.from,
  );
  const from = Math.min(first.from, left, ...labels.map(({ box }) => box[0]));
  return { at: first.at, from: from - 1, to: right + 1 };
}

/** Tells whether rules of one width, wider than the pieces, stand above and below them. */
function isBounded(pieces: Pieces, lines: readonly Line[]): boolean {
  const [from, to, at] = [pieces[0]?.from ?? 0, pieces.at(-1)?.to ?? 0, pieces[0]?.at ?? 0];
  const wider = lines.filter(
    (line) =>
      line.from <= from + 1 && line.to >= to - 1 && line.to - line.from > to - from + 2 * SAME_EDGE,
  );
  return wider.some(
    (above) =>
      above.at < at &&
      wider.some(
        (below) =>
          below.at > at &&
          Math.abs(below.from - above.from) <= SAME_EDGE &&
          Math.abs(below.to - above.to) <= SAME_EDGE,
      ),
  );
}

/** Returns the lines; where pieces stand under columns of figures, one as wide as the table is in their place. */
export function joinPieces(lines: readonly Line[], glyphs: readonly Glyph[]): Line[] {
  const texts = readRunLines(glyphs);
  return atOneHeight(lines).flatMap((own) => {
    if (own.some((piece) => !isOfColumn(piece, texts)) || isBounded(own, lines)) return own;
    return widen(own, texts) ?? own;
  });
}
