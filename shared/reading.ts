/** bytes → Reading: what a file holds, laid out, before anybody asks what it means. */
import type { Document, Page } from './read/document.ts';
import { DEFAULT_LIMITS, type ReadLimits, UNMAPPED_SHARE } from './read/limits.ts';
import { readDocument } from './read/read.ts';
import type { Box } from './report/evidence.ts';
import type { Outcome, Remark } from './report/outcome.ts';
import { type Look, layOut } from './table/lay-out.ts';
import type { Layout } from './table/layout.ts';
import { blottedCells } from './table/ruled/blotted-cells.ts';

/** How the sandbox reads a file. */
export interface ReadSettings {
  readonly limits: ReadLimits;
  readonly look: Look;
}

export interface Reading {
  readonly mediaType: string;
  readonly layout: Layout;
  /** Kept only where some page has no text of its own, so that its text can be recognized. */
  readonly document: Document | null;
}

/** A picture over this share of the page is the page. */
const WHOLE_PAGE = 0.7;
/** What a scanner or a stamp prints over a picture: a page number, a date, a few words. */
const FEW_CHARACTERS = 40;

/**
 * Tells whether the page's text must be recognized: it shows something, but says nothing, or
 * says it in characters that nobody can read, or prints a few words over a picture of the rest.
 */
export function needsRecognition(page: Page): boolean {
  if (page.blank) return false;
  if (page.glyphs.length === 0 || page.hiddenText) return true;
  if ((page.unmapped ?? 0) > page.glyphs.length * UNMAPPED_SHARE) return true;
  if (page.glyphs.length > FEW_CHARACTERS) return false;
  const covered = (page.images ?? []).reduce((sum, [x0, y0, x1, y1]) => {
    const wide = Math.min(x1, page.width) - Math.max(x0, 0);
    const high = Math.min(y1, page.height) - Math.max(y0, 0);
    return sum + Math.max(0, wide) * Math.max(0, high);
  }, 0);
  return covered > page.width * page.height * WHOLE_PAGE;
}

/** A page of text is not recognized: what a picture beside the text shows is told instead. */
function unreadPictures(pages: readonly Page[]): Remark[] {
  return pages
    .filter((page) => page.tablePicture && !needsRecognition(page))
    .map(({ number }) => ({
      code: 'page.unread',
      where: `page ${number}`,
      detail: 'a picture beside the text shows a table, which is not read',
      remedy: 'Upload the picture as a page of its own: pages without text are recognized.',
    }));
}

/** More places of one page are counted, not listed. */
const MOST_PLACES = 5;

/** Where the areas stand, the first of them. */
function placesOf(boxes: readonly Box[]): string {
  const places = boxes.slice(0, MOST_PLACES).map((box) => `[${box.map(Math.round).join(', ')}]`);
  return `${places.join(' ')}${boxes.length > MOST_PLACES ? ' …' : ''}`;
}

const BARRED = {
  remedy: 'What a bar hides is no part of the record: ask its author where it is needed.',
  zh: '被遮盖的内容不计入记录，如有需要请向编制单位核实',
};

/** What a redaction bar hides is not read, as it is not printed: where it stands is told. */
function barredText(pages: readonly Page[], layout: Layout): Remark[] {
  const blotted = blottedCells(layout, pages);
  return pages.flatMap(({ number, bars = [], hiddenText }): Remark[] => {
    if (hiddenText) return [];
    const told = (boxes: readonly Box[], detail: string, zh: string): Remark[] => {
      if (boxes.length === 0) return [];
      const [where, at] = [`page ${number}`, placesOf(boxes)];
      return [
        {
          ...{ code: 'page.unread', where, detail: `${detail}, at ${at}`, remedy: BARRED.remedy },
          zh: { detail: `${zh}，位置 ${at}`, remedy: BARRED.zh },
        },
      ];
    };
    const cells = blotted.get(number) ?? [];
    return [
      ...told(
        bars,
        `text below ${bars.length} opaque area(s) is not read`,
        `有${bars.length}处文字被不透明图形遮盖，未读取`,
      ),
      ...told(
        cells,
        `${cells.length} cell(s) hold a black bar in place of a value`,
        `有${cells.length}个单元格以黑条代替数值，未读取`,
      ),
    ];
  });
}

/**
 * Returns the layout of the file. One that cannot be read gives an empty layout and a remark that
 * says why and what to do. Runs in this thread: `readInSandbox` is for files from outside.
 */
export async function readAndLayOut(
  bytes: Uint8Array,
  limits: ReadLimits = DEFAULT_LIMITS,
  look: Look = {},
): Promise<Outcome<Reading>> {
  const { value: document, remarks } = await readDocument(bytes, { limits });
  const pages = document.kind === 'paged' ? document.pages : [];
  const scanned = pages.some(needsRecognition);
  const layout = layOut(document, look);
  const value = { mediaType: document.mediaType, layout, document: scanned ? document : null };
  return { value, remarks: [...remarks, ...unreadPictures(pages), ...barredText(pages, layout)] };
}
