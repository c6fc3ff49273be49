/** Lines between two parts of one table: captions that say so, units again, heads and feet of two pages. */
import type { Fragment, PageLayout } from '../page-tables.ts';
import { MARGIN, SAME_COLUMN, SAME_EDGE } from '../settings.ts';
import type { TextLine } from '../text-lines.ts';
import { repeatedHeader } from './repeated-header.ts';
import { shiftBetween } from './stitch.ts';

/** Names its table as the rest of one: 续表, (续), 接上页, a title with (续) behind it. */
const CONTINUED = /^\(?(?:接上|续上?)[表页]?[\d-]*\)?(?:$|[ :])|\(续[表\d]*\)$/;
/** More lines between two parts are prose. */
const MOST_LINES = 4;
/** Tables of fewer columns have the same ones by chance. */
const FEWEST_COLUMNS = 3;

type Lines = ReadonlySet<TextLine>;

const topOf = ({ ys }: Fragment): number => ys[0] ?? 0;
const bottomOf = ({ ys }: Fragment): number => ys[ys.length - 1] ?? 0;
const widthOf = ({ xs }: Fragment): number => (xs[xs.length - 1] ?? 0) - (xs[0] ?? 0);

function linesAbove(page: PageLayout, fragment: Fragment, furniture: Lines): TextLine[] {
  return page.lines.filter((l) => !furniture.has(l) && l.box[3] <= topOf(fragment) + 1);
}

/** The same text at the same place of another page. */
function isAgain(line: TextLine, { lines }: PageLayout): boolean {
  return lines.some(
    ({ text, box }) =>
      text === line.text &&
      Math.abs(box[0] - line.box[0]) <= SAME_EDGE &&
      Math.abs(box[1] - line.box[1]) <= SAME_EDGE,
  );
}

/** The last row above the page end and the first one below it have the same cells. */
function goesOn(last: Fragment, next: Fragment): boolean {
  const above = last.cells.filter(({ r1 }) => r1 === last.ys.length - 1);
  const below = next.cells.filter(({ r0 }) => r0 === 0);
  const edges = ({ xs }: Fragment, cells: Fragment['cells']): number[] =>
    cells.map(({ c0 }) => (xs[c0] ?? 0) - (xs[0] ?? 0)).sort((a, b) => a - b);
  const [mine, theirs] = [edges(last, above), edges(next, below)];
  return (
    mine.length === theirs.length &&
    mine.length > FEWEST_COLUMNS &&
    mine.every((x, i) => Math.abs(x - (theirs[i] ?? 0)) <= SAME_COLUMN)
  );
}

/** The rows at the page end are alike, or no other columns are there, or the header comes again. */
function isAlike(start: Fragment, last: Fragment, next: Fragment): boolean {
  if (repeatedHeader(start, next) > 0 || goesOn(last, next)) return true;
  if (next.xs.length <= FEWEST_COLUMNS) return false;
  const near = (x: number, other: Fragment): boolean =>
    other.xs.some((cut) => Math.abs(cut - (other.xs[0] ?? 0) - x) <= SAME_COLUMN);
  const inside = (part: Fragment, whole: Fragment): boolean =>
    part.xs.every((x) => near(x - (part.xs[0] ?? 0), whole));
  return inside(next, last) || inside(last, next);
}

/** A part of a table, on its page. */
interface Part {
  readonly page: PageLayout;
  readonly fragment: Fragment;
}

/**
 * Tells whether the lines above a part belong to the table that began on an earlier page: one
 * says so; or they stood above its beginning too, the running head first, and the title did not
 * come again. A form that is printed twice has its title twice.
 */
function isBetween(above: readonly TextLine[], start: Part, last: Part, next: Part, known: Lines) {
  if (above.length === 0) return true;
  if (above.length > MOST_LINES) return false;
  const opening = linesAbove(start.page, start.fragment, known);
  const recurs = (line: TextLine): boolean => opening.some(({ text }) => text === line.text);
  const captions = above.filter(({ text }) => CONTINUED.test(text));
  const others = above.filter((line) => !captions.includes(line));
  if (!others.every((line) => recurs(line) || isAgain(line, last.page))) return false;
  if (captions.length > 0) return true;
  return above.length < opening.length && isAlike(start.fragment, last.fragment, next.fragment);
}

/** Lines below a part that its next page has at the same place: the foot of both. */
function footOf(last: Part, next: Part, furniture: Lines): TextLine[] | null {
  const { page, fragment } = last;
  const below = page.lines.filter(
    (line) => !furniture.has(line) && line.box[1] >= bottomOf(fragment) - 1,
  );
  const inMargin = ({ box }: TextLine): boolean => box[1] > page.height * (1 - MARGIN);
  return below.every((line) => inMargin(line) && isAgain(line, next.page)) ? below : null;
}

/** The part that a table on the next page would go on from: the lowest, the widest of these. */
function lowestOf(page: PageLayout): Part | null {
  const sorted = [...page.fragments].sort(
    (a, b) => bottomOf(b) - bottomOf(a) || widthOf(b) - widthOf(a),
  );
  return sorted[0] ? { page, fragment: sorted[0] } : null;
}

/** Returns lines that interrupt a table and belong to it no more than a running head does. */
export function findBetween(pages: readonly PageLayout[], furniture: Lines): Lines {
  const found = new Set<TextLine>();
  let [start, last]: (Part | null)[] = [null, null];
  for (const page of pages) {
    const fragment = page.fragments[0];
    const lowest = lowestOf(page);
    let begins = lowest;
    if (start && last && fragment && last.page.number === page.number - 1) {
      const next = { page, fragment };
      const isSame = shiftBetween(last.fragment, fragment) !== null;
      const above = linesAbove(page, fragment, furniture);
      const foot = footOf(last, next, furniture);
      if (isSame && foot && isBetween(above, start, last, next, furniture)) {
        for (const line of [...above, ...foot]) found.add(line);
        if (lowest?.fragment === fragment) begins = start;
      }
    }
    [start, last] = [begins, lowest];
  }
  return found;
}
