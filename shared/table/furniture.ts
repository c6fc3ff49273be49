/** Tells page numbers and running heads from the text that they stand around. */
import { median } from './geometry.ts';
import type { PlacedText } from './layout.ts';
import type { PageLayout } from './page-tables.ts';
import { MARGIN, RECURS, SAME_EDGE } from './settings.ts';
import type { TextLine } from './text-lines.ts';

/** A running head recurs on this many pages at least: two forms may share a title by chance. */
const FEWEST_PAGES = 3;
/** On as many, what stands below must tell that it is a head. */
const FEWEST_SHARED = 2;
/** A head that names its chapter recurs on so many pages in a row; left pages have their own. */
const PAGES_IN_A_ROW = 4;
const NEXT_PAGE = 2;
/** A running head is printed no larger than the body; the title of a form is. */
const HEAD_SIZE = 1.05;

const PAGE_NUMBER =
  /^[\s\-—–―_·~.]*(?:第\s*)?(?:[Pp]age\s*)?\d{1,4}\s*页?\s*(?:[/,、]?\s*(?:共|of|\/)?\s*\d{1,4}\s*页?)?[\s\-—–―_·~.]*$/;

function inMargin(line: TextLine, page: PageLayout): boolean {
  return line.box[3] < page.height * MARGIN || line.box[1] > page.height * (1 - MARGIN);
}

/** A page number is the outermost line of its page: no other text or table is nearer to the edge. */
function isOutermost(line: TextLine, page: PageLayout): boolean {
  const top = line.box[3] < page.height / 2;
  const tops = page.fragments.map((fragment) => fragment.ys[0] ?? 0);
  const bottoms = page.fragments.map((fragment) => fragment.ys[fragment.ys.length - 1] ?? 0);
  const [first, last] = [page.lines, page.lines].map((lines) => lines.map((l) => l.box));
  const higher = Math.min(...tops, ...(first ?? []).map((box) => box[1]));
  const lower = Math.max(...bottoms, ...(last ?? []).map((box) => box[3]));
  return top ? line.box[1] <= higher + 1 : line.box[3] >= lower - 1;
}

function bodySize(pages: readonly PageLayout[]): number {
  return median(pages.flatMap((page) => page.lines.map((line) => line.size)));
}

const keyOf = (line: TextLine): string => line.text.replace(/\d+/g, '#').replace(/\s+/g, '');

interface Seen {
  readonly line: TextLine;
  readonly page: number;
}

/** Returns all places where a line recurs, or those on pages in a row where it is no head of all. */
function chaptersOf(seen: readonly Seen[], pages: number): (readonly Seen[])[] {
  if (new Set(seen.map(({ page }) => page)).size >= pages * RECURS) return [seen];
  const runs: Seen[][] = [];
  for (const place of seen) {
    const last = runs[runs.length - 1]?.at(-1);
    const next =
      last &&
      place.page - last.page <= NEXT_PAGE &&
      Math.abs(place.line.box[1] - last.line.box[1]) <= SAME_EDGE;
    if (next) runs[runs.length - 1]?.push(place);
    else runs.push([place]);
  }
  return runs.filter((run) => new Set(run.map(({ page }) => page)).size >= PAGES_IN_A_ROW);
}

/** Returns what a number at either end of the line counts more than its page, or null without one. */
function countedFrom({ text }: TextLine, page: PageLayout): number | null {
  const number = /^\d{1,4}(?=\s)/.exec(text) ?? /(?<=\s)\d{1,4}$/.exec(text);
  return number ? Number(number[0]) - page.number : null;
}

/**
 * Returns the heads that bear the page's number beside a title, which may be another on each page:
 * their numbers count on from page to page, at one height.
 */
function numberedHeads(pages: readonly PageLayout[], body: number): TextLine[] {
  const heads = new Map<string, TextLine[]>();
  for (const page of pages) {
    for (const line of page.lines) {
      if (!inMargin(line, page) || line.size > body * HEAD_SIZE) continue;
      const from = countedFrom(line, page);
      if (from === null || !isOutermost(line, page)) continue;
      const key = `${from} ${line.box[1] < page.height / 2}`;
      heads.set(key, [...(heads.get(key) ?? []), line]);
    }
  }
  return [...heads.values()].flatMap((lines) => {
    const middle = median(lines.map(({ box }) => box[1]));
    const level = lines.filter(({ box }) => Math.abs(box[1] - middle) <= SAME_EDGE);
    return level.length >= PAGES_IN_A_ROW ? level : [];
  });
}

/** The heights and widths of rules across in the margins of a page, to the point: left pages have other sides. */
function marginRules({ rules, height }: PageLayout): string[] {
  const inside = rules.filter(({ at }) => at < height * MARGIN || at > height * (1 - MARGIN));
  return inside.map(({ at, from, to }) => `${Math.round(at)} ${Math.round(to - from)}`);
}

/** Returns the lines beyond a rule that most pages have at one place, below the head or above the foot. */
function ruledOff(pages: readonly PageLayout[], body: number): TextLine[] {
  const counts = new Map<string, number>();
  for (const place of pages.flatMap((page) => [...new Set(marginRules(page))]))
    counts.set(place, (counts.get(place) ?? 0) + 1);
  const fewest = Math.max(PAGES_IN_A_ROW, pages.length * RECURS);
  return pages.flatMap((page) => {
    const heights = marginRules(page)
      .filter((place) => (counts.get(place) ?? 0) >= fewest)
      .map((place) => Number.parseInt(place, 10));
    return page.lines.filter(
      (line) =>
        line.size <= body * HEAD_SIZE &&
        heights.some((at) =>
          at < page.height / 2 ? line.box[3] <= at + 1 : line.box[1] >= at - 1,
        ),
    );
  });
}

/** A title is set this much larger than a head above it. */
const TITLE_SIZE = 1.2;

/** The line right below another on its page. */
function nextBelow({ box }: TextLine, { lines }: PageLayout): TextLine | undefined {
  const below = lines.filter((line) => line.box[1] >= box[3] - 1);
  return below.sort((a, b) => a.box[1] - b.box[1])[0];
}

/**
 * Whether a line that two pages alone share is their head all the same: it is the first line of
 * both, and on one of them a larger line stands below, which the other has not. Forms of one kind
 * share their title, and what they print above it.
 */
function standsOverTitle(seen: readonly Seen[], pages: readonly PageLayout[]): boolean {
  const places = seen.flatMap(({ line, page }) => {
    const on = pages.find(({ number }) => number === page);
    return on ? [{ line, on, next: nextBelow(line, on) }] : [];
  });
  const [one, other] = places;
  if (!one || !other || places.length !== FEWEST_SHARED || one.on === other.on) return false;
  const areFirst = places.every(
    ({ line, on }) => line.box[3] < on.height / 2 && isOutermost(line, on),
  );
  const isLarger = places.some(({ line, next }) => next && next.size >= line.size * TITLE_SIZE);
  return areFirst && isLarger && one.next?.text !== other.next?.text;
}

/** Returns the lines that belong to the page's furniture, not to the report. */
export function findFurniture(pages: readonly PageLayout[]): ReadonlySet<TextLine> {
  const body = bodySize(pages);
  const found = new Set<TextLine>([...numberedHeads(pages, body), ...ruledOff(pages, body)]);
  const recurring = new Map<string, Seen[]>();
  for (const page of pages) {
    for (const line of page.lines) {
      if (!inMargin(line, page)) continue;
      if (PAGE_NUMBER.test(line.text) && isOutermost(line, page)) found.add(line);
      if (line.size > body * HEAD_SIZE) continue;
      const key = keyOf(line);
      const list = recurring.get(key);
      if (list) list.push({ line, page: page.number });
      else recurring.set(key, [{ line, page: page.number }]);
    }
  }
  for (const list of [...recurring.values()].flatMap((all) => chaptersOf(all, pages.length))) {
    const heights = list.map(({ line }) => line.box[1]);
    const spread = Math.max(...heights) - Math.min(...heights);
    const onPages = new Set(list.map(({ page }) => page)).size;
    if (spread > SAME_EDGE) continue;
    if (onPages < FEWEST_PAGES && !standsOverTitle(list, pages)) continue;
    for (const { line } of list) found.add(line);
  }
  return found;
}

/** Returns what the heads of pages print, each text once and where it stands first. */
export function headTexts(
  pages: readonly PageLayout[],
  furniture: ReadonlySet<TextLine>,
): PlacedText[] {
  const texts = new Map<string, PlacedText>();
  for (const page of pages) {
    for (const line of page.lines) {
      if (!furniture.has(line) || line.box[3] > page.height / 2) continue;
      if (texts.has(line.text) || PAGE_NUMBER.test(line.text)) continue;
      const place = { kind: 'page', page: page.number, box: page.display(line.box) } as const;
      const { text, confidence, doubtful } = line;
      texts.set(text, { text, place, confidence, ...(doubtful.length > 0 ? { doubtful } : {}) });
    }
  }
  return [...texts.values()];
}
