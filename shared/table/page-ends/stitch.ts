/** Joins the parts of a table that stands on several pages. */

import type { Fragment, PageLayout } from '../page-tables.ts';
import { SAME_EDGE } from '../settings.ts';
import type { TextLine } from '../text-lines.ts';
import { isCutRow, type Pair, pairCells } from './break.ts';
import { isBehindName, isGrowingLabel, isLabelsRest } from './break-labels.ts';
import { isSameNumber } from './break-numbers.ts';
import { surveyBreak } from './break-setting.ts';
import { knownLabels } from './label-words.ts';
import { onWidthsOf } from './other-widths.ts';
import { dropRows, repeatedHeader, repeatsWithin } from './repeated-header.ts';
import { onCutsOf } from './white-cuts.ts';
import { isOtherHalf } from './wide-tables.ts';
import { matchCuts, noteGroups, startTable, type WorkTable, workCells } from './work-table.ts';

interface Sides {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function sidesOf({ xs, ys }: Fragment): Sides {
  return {
    left: xs[0] ?? 0,
    right: xs[xs.length - 1] ?? 0,
    top: ys[0] ?? 0,
    bottom: ys[ys.length - 1] ?? 0,
  };
}

function overlapsAcross(a: Sides, left: number, right: number): boolean {
  return Math.min(a.right, right) - Math.max(a.left, left) > SAME_EDGE;
}

/** A speck of a scan is read as a point or a colon: nothing that a table ends at. */
const HAS_WORD = /[\p{L}\p{N}]/u;

/** Tells whether text or another table stands beyond the fragment, towards the page's end. */
function isShutOff(
  fragment: Fragment,
  page: PageLayout,
  furniture: ReadonlySet<TextLine>,
  end: 'top' | 'bottom',
): boolean {
  const sides = sidesOf(fragment);
  const beyond = (from: number, to: number): boolean =>
    end === 'bottom' ? from >= sides.bottom - 1 : to <= sides.top + 1;
  for (const line of page.lines) {
    if (furniture.has(line) || !HAS_WORD.test(line.text)) continue;
    if (beyond(line.box[1], line.box[3]) && overlapsAcross(sides, line.box[0], line.box[2])) {
      return true;
    }
  }
  return page.fragments.some((other) => {
    const { left, right, top, bottom } = sidesOf(other);
    return other !== fragment && beyond(top, bottom) && overlapsAcross(sides, left, right);
  });
}

/** Borders stand over one another within so many points once a shift is taken off. */
const SHIFTED_EXACTLY = 1.5;

/** A part of fewer borders fits under too much. */
const FEWEST_BORDERS = 4;

/** Returns how many borders of the next part stand under one of the last part's, shifted so far. */
function bordersMet(last: Fragment, next: Fragment, shift: number): number {
  return next.xs.filter((x) => last.xs.some((own) => Math.abs(own + shift - x) <= SHIFTED_EXACTLY))
    .length;
}

/**
 * Returns how far the next page's table is shifted (binding margins, sheets that lie a little further
 * left or right on the scanner each), or null for another table.
 */
export function shiftBetween(last: Fragment, next: Fragment): number | null {
  const [a, b] = [sidesOf(last), sidesOf(next)];
  const [left, right] = [b.left - a.left, b.right - a.right];
  if (Math.abs(left) <= SAME_EDGE && Math.abs(right) <= SAME_EDGE)
    return [left, right].reduce(
      (best, shift) =>
        bordersMet(last, next, shift) > bordersMet(last, next, best) ? shift : best,
      0,
    );
  const { length } = next.xs;
  const isEnough = length >= FEWEST_BORDERS || (length > 2 && length === last.xs.length);
  const isSame =
    Math.abs(left - right) <= SHIFTED_EXACTLY && bordersMet(last, next, left) === length;
  return isEnough && isSame ? left : null;
}

function isInside(inner: Fragment, outer: Fragment): boolean {
  const [a, b] = [sidesOf(inner), sidesOf(outer)];
  return (
    inner !== outer &&
    a.left >= b.left &&
    a.right <= b.right &&
    a.top >= b.top &&
    a.bottom <= b.bottom
  );
}

/** How near to the pages' common end a table must end to be cut by it, in points. */
const FLOOR_SLACK = 1;

/** Returns the height at which tables end on most pages that they fill: the lower margin. */
function findFloor(pages: readonly PageLayout[]): number {
  const ends = pages
    .map(({ fragments }) => Math.max(0, ...fragments.map((fragment) => sidesOf(fragment).bottom)))
    .sort((a, b) => b - a);
  const [lowest = 0, next = 0] = ends;
  // One page alone shows no margin: its table may end anywhere.
  return lowest - next <= FLOOR_SLACK ? lowest : Number.POSITIVE_INFINITY;
}

/** What the document as a whole tells: where its pages end, which labels it has. */
interface Whole {
  readonly floor: number;
  readonly known: ReadonlySet<string>;
}

function appendFragment(table: WorkTable, found: Fragment, { floor, known }: Whole): void {
  const shift = shiftBetween(table.last, found) ?? 0;
  const whole = onWidthsOf(table.last, onCutsOf(table.last, found, shift), shift);
  const atFloor = Math.abs(sidesOf(table.last).bottom - floor) <= FLOOR_SLACK;
  const fragment = dropRows(whole, repeatedHeader(table.first, whole));
  const [before, shifted] = [table.last, table.shift];
  table.last = whole;
  table.shift += shift;
  table.severalCells ||= whole.cells.length > 1;
  if (!table.pages.includes(whole.page)) table.pages.push(whole.page);
  if (!fragment) return;
  const cuts = matchCuts(table, fragment.xs, table.shift);
  const fresh = workCells(fragment, cuts, table.rows);
  noteGroups(table, fresh);
  const top = fresh.filter((cell) => cell.r0 === table.rows);
  const setting = surveyBreak(before, shifted, fragment, table.shift);
  const isOpen = !repeatsWithin(table, fragment, table.shift);
  const pairs = pairCells(table.bottom, top);
  const grows = (pair: Pair): boolean =>
    isOpen && !isBehindName(pair, pairs) && isGrowingLabel(pair, table, setting, known);
  const cut =
    isOpen &&
    (isCutRow(table.bottom, top, atFloor, setting) ||
      isLabelsRest(table.bottom, top, grows, setting));
  const offset = cut ? -1 : 0;
  const merged = new Set<(typeof fresh)[number]>();
  const grown: (typeof fresh)[number][] = [];
  for (const pair of pairs) {
    if (!cut && !grows(pair)) continue;
    if (!cut || !isSameNumber(pair, setting)) pair.above.parts.push(...pair.below.parts);
    pair.above.r1 = pair.below.r1 + offset;
    merged.add(pair.below);
    grown.push(pair.above);
  }
  const added = fresh
    .filter((cell) => !merged.has(cell))
    .map((cell) => ({ ...cell, r0: cell.r0 + offset, r1: cell.r1 + offset }));
  table.cells.push(...added);
  noteGroups(table, grown);
  table.rows += fragment.ys.length - 1 + offset;
  table.bottom = [...grown, ...added].filter((cell) => cell.r1 === table.rows);
}

/** Returns the tables of all pages in reading order, those cut by page breaks joined. */
export function stitchTables(
  pages: readonly PageLayout[],
  furniture: ReadonlySet<TextLine>,
): WorkTable[] {
  const tables: WorkTable[] = [];
  const document = { floor: findFloor(pages), known: knownLabels(pages) };
  let open: WorkTable[] = [];
  let before: PageLayout | null = null;
  for (const page of pages) {
    const next: WorkTable[] = [];
    for (const fragment of page.fragments) {
      const nested = page.fragments.some((outer) => isInside(fragment, outer));
      const first = !nested && !isShutOff(fragment, page, furniture, 'top');
      const table = first && before?.number === page.number - 1 ? openFor(open, fragment) : null;
      if (table) {
        appendFragment(table, fragment, document);
        open = open.filter((other) => other !== table);
        next.push(table);
      } else {
        const started = startTable(fragment);
        tables.push(started);
        if (!nested) next.push(started);
      }
    }
    open = next.filter((table) => !isShutOff(table.last, page, furniture, 'bottom'));
    before = page;
  }
  return tables;
}

function openFor(open: readonly WorkTable[], fragment: Fragment): WorkTable | null {
  const goesOn = ({ last }: WorkTable): boolean =>
    shiftBetween(last, fragment) !== null && !isOtherHalf(last, fragment);
  return open.find(goesOn) ?? null;
}
