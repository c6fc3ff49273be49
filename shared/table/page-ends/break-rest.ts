/** Pages that hold only the rest of one row, with no border across: its ends are put in. */
import type { Page, Ruling } from '../../read/document.ts';
import { type Fragment, layOutPage, type PageLayout } from '../page-tables.ts';
import { SAME_COLUMN, SAME_EDGE } from '../settings.ts';

/** Fewer borders down the page are no columns. */
const FEWEST_BORDERS = 3;

/** Returns the page with a border across at both ends of its borders down; null for other pages. */
function closed(page: Page, last: Fragment): Page | null {
  const down = page.rulings.filter(({ x0, x1, y0, y1 }) => y1 - y0 > x1 - x0);
  if (down.length < FEWEST_BORDERS || down.length < page.rulings.length) return null;
  const [top, bottom] = [Math.min(...down.map((r) => r.y0)), Math.max(...down.map((r) => r.y1))];
  const isWhole = ({ y0, y1 }: Ruling): boolean => y0 - top < SAME_EDGE && bottom - y1 < SAME_EDGE;
  const near = (x: number, { x0 }: Ruling): boolean => Math.abs(x - x0) <= SAME_COLUMN;
  const isSame =
    down.every((ruling) => isWhole(ruling) && last.xs.some((x) => near(x, ruling))) &&
    [last.xs[0] ?? 0, last.xs.at(-1) ?? 0].every((x) => down.some((ruling) => near(x, ruling)));
  if (!isSame) return null;
  const [x0, x1] = [Math.min(...down.map((r) => r.x0)), Math.max(...down.map((r) => r.x1))];
  const ends = [top, bottom].map((y) => ({ x0, y0: y, x1, y1: y }));
  return { ...page, rulings: [...page.rulings, ...ends] };
}

/** Returns the layout of every page; a page between two parts of a table may lack all rows' ends. */
export function layOutPages(pages: readonly Page[], words = false): PageLayout[] {
  let last: Fragment | undefined;
  return pages.map((page) => {
    const layout = layOutPage(page, last, words);
    const rest = last && layout.fragments.length === 0 ? closed(page, last) : null;
    const own = rest ? layOutPage(rest, last, words) : layout;
    last = own.fragments.at(-1);
    return own;
  });
}
