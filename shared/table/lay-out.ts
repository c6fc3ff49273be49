/** Document → Layout: paragraphs and tables in reading order, tables joined over pages. */
import type { Document, PagedDocument } from '../read/document.ts';
import type { Box } from '../report/evidence.ts';
import { layOutFlow } from './flow.ts';
import { findFurniture, headTexts } from './furniture.ts';
import type { Block, Layout } from './layout.ts';
import { findBetween } from './page-ends/break-captions.ts';
import { layOutPages } from './page-ends/break-rest.ts';
import { findFootnotes } from './page-ends/footnotes.ts';
import { stitchTables } from './page-ends/stitch.ts';
import { isOtherHalf, joinHalves } from './page-ends/wide-tables.ts';
import { finishTable, isFilled, startTable, type WorkTable } from './page-ends/work-table.ts';
import type { Fragment, PageLayout } from './page-tables.ts';
import { type Column, findColumn, joinParagraphs, type ProseLine } from './paragraphs.ts';
import { SAME_EDGE } from './settings.ts';
import type { TextLine } from './text-lines.ts';
import { findUnruled } from './unruled/find-unruled.ts';

type Item =
  | { readonly kind: 'line'; readonly top: number; readonly prose: ProseLine }
  | { readonly kind: 'table'; readonly top: number; readonly table: WorkTable };

/** A grid with less text is a drawing, a row of boxes or a form's empty frame. */
const FEWEST_FILLED = 2;

/** Text set in columns with a rule between them and others above and below is no table. */
const PROSE_LINES = 8;

function isProse(table: WorkTable): boolean {
  return table.cells.some(({ parts }) => parts.some(({ lines }) => lines.length >= PROSE_LINES));
}

/** A table has two cells with text at least, and more than one box on some page. */
function isTable(table: WorkTable): boolean {
  if (table.cells.length < 2 || !table.severalCells) return false;
  if (table.rows === 1 && table.first.openSides && isProse(table)) return false;
  return table.cells.filter(isFilled).length >= Math.min(FEWEST_FILLED, table.cells.length);
}

/** Returns the tables that are none after all, boxes and frames, as the lines that they hold. */
function dissolveBoxes(tables: readonly WorkTable[]): {
  kept: WorkTable[];
  loose: ProseLine[];
} {
  const kept: WorkTable[] = [];
  const loose: ProseLine[] = [];
  for (const table of tables) {
    if (isTable(table)) kept.push(table);
    else {
      for (const { page, lines } of table.cells.flatMap((cell) => cell.parts)) {
        for (const line of lines) loose.push({ page, line });
      }
    }
  }
  return { kept, loose };
}

/** Returns the lines and the tables that begin on a page, from the top down. */
function itemsOf(
  page: PageLayout,
  furniture: ReadonlySet<TextLine>,
  tables: readonly WorkTable[],
  loose: readonly ProseLine[],
): Item[] {
  const items: Item[] = [];
  for (const table of tables) {
    items.push({ kind: 'table', top: table.first.ys[0] ?? 0, table });
  }
  for (const line of page.lines) {
    if (furniture.has(line)) continue;
    items.push({ kind: 'line', top: line.box[1], prose: { page: page.number, line } });
  }
  for (const prose of loose) items.push({ kind: 'line', top: prose.line.box[1], prose });
  return items.sort((a, b) => a.top - b.top);
}

/** Pages of one width share their margins: titles and tables alone do not tell them. */
function columnsByWidth(
  pages: readonly PageLayout[],
  items: readonly Item[][],
): Map<number, Column> {
  const lines = new Map<number, ProseLine[]>();
  pages.forEach((page, i) => {
    const width = Math.round(page.width);
    const list = lines.get(width) ?? [];
    for (const item of items[i] ?? []) if (item.kind === 'line') list.push(item.prose);
    lines.set(width, list);
  });
  return new Map([...lines].map(([width, list]) => [width, findColumn(list)]));
}

function group<T>(list: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of list) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known) known.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Returns the loose lines of the pages that stand in the tables. */
function linesIn(tables: readonly Fragment[], pages: readonly PageLayout[]): TextLine[] {
  const holds = ({ xs, ys }: Fragment, [x0, y0, x1, y1]: Box): boolean => {
    const across = x0 >= (xs[0] ?? 0) - SAME_EDGE && x1 <= (xs.at(-1) ?? 0) + SAME_EDGE;
    const middle = (y0 + y1) / 2;
    return across && middle > (ys[0] ?? 0) && middle < (ys.at(-1) ?? 0);
  };
  return pages.flatMap(({ number, lines }) => {
    const own = tables.filter(({ page }) => page === number);
    return lines.filter(({ box }) => own.some((table) => holds(table, box)));
  });
}

/** What is looked for besides ruled tables. */
export interface Look {
  /** Tables, and rows of words in ruled columns, that white alone rules. What a record is made of asks for none: prose is read as prose. */
  readonly unruled?: true;
}

function layOutPaged(document: PagedDocument, { unruled }: Look): Layout {
  const pages = layOutPages(document.pages, unruled);
  const byNumber = new Map(pages.map((page) => [page.number, page]));
  const display = (page: number, box: Box): Box => byNumber.get(page)?.display(box) ?? box;
  const recurring = findFurniture(pages);
  const notes = findFootnotes(pages, recurring);
  const between = findBetween(pages, new Set([...recurring, ...notes]));
  const furniture = new Set([...recurring, ...between]);
  const { kept, loose } = dissolveBoxes(stitchTables(pages, new Set([...furniture, ...notes])));
  const white = unruled ? pages.flatMap((page) => findUnruled(page, furniture)) : [];
  const taken = new Set([...furniture, ...linesIn(white, pages)]);
  const tablesOn = group([...kept, ...white.map(startTable)], (table) => table.first.page);
  const looseOn = group(loose, ({ page }) => page);
  const items = pages.map((page) =>
    itemsOf(page, taken, tablesOn.get(page.number) ?? [], looseOn.get(page.number) ?? []),
  );
  const columns = columnsByWidth(pages, items);
  const blocks: Block[] = [];
  let run: ProseLine[] = [];
  let column: Column | undefined;
  let half: WorkTable | null = null;
  const flush = (): void => {
    if (!column || run.length === 0) return;
    for (const text of joinParagraphs(run, column, display))
      blocks.push({ kind: 'paragraph', ...text });
    run = [];
    half = null;
  };
  const addTable = (table: WorkTable): void => {
    const grid = finishTable(table, display);
    const left = blocks.at(-1);
    if (half && left?.kind === 'grid' && isOtherHalf(half.last, table.first))
      blocks[blocks.length - 1] = { kind: 'grid', grid: joinHalves(left.grid, grid) };
    else blocks.push({ kind: 'grid', grid });
    half = table.pages.length === 1 ? table : null;
  };
  pages.forEach((page, i) => {
    const own = columns.get(Math.round(page.width));
    if (own !== column) flush();
    column = own;
    for (const item of items[i] ?? []) {
      if (item.kind === 'line') run.push(item.prose);
      else {
        flush();
        addTable(item.table);
      }
    }
  });
  flush();
  const sources = new Set(document.pages.map((page) => page.source));
  const textSource = sources.size > 1 ? 'mixed' : sources.has('ocr') ? 'ocr' : 'text';
  return { pageCount: pages.length, textSource, blocks, heads: headTexts(pages, recurring) };
}

/** Returns the paragraphs and tables of a document in reading order. */
export function layOut(document: Document, look: Look = {}): Layout {
  return document.kind === 'flow' ? layOutFlow(document) : layOutPaged(document, look);
}
