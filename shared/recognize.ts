/** Pages without text → the same layout as born-digital ones give, with honest confidence. */
import type { Document, Page, PagedDocument } from './read/document.ts';
import { openPictures, type PagePicture, type PictureFile } from './read/scan/paper/render.ts';
import { toDisplay } from './read/scan/paper/upright.ts';
import { type ScannedPage, scanPage } from './read/scan/scan-page.ts';
import type { Recognizer } from './read/scan.ts';
import { needsRecognition } from './reading.ts';
import type { Box } from './report/evidence.ts';
import type { Outcome, Remark } from './report/outcome.ts';
import { type Look, layOut } from './table/lay-out.ts';
import type { Block, Layout, Place } from './table/layout.ts';
import { findPageCells } from './table/ruled/ruled-areas.ts';

/** Called after each recognized page. */
export type Progress = (done: number, total: number) => void;

type Display = (page: number, box: Box) => Box;

function displayPlace(place: Place, display: Display): Place {
  if (place.kind !== 'page') return place;
  const parts = place.parts?.map(({ page, box }) => ({ page, box: display(page, box) }));
  return { ...place, box: display(place.page, place.box), ...(parts ? { parts } : {}) };
}

/** Returns the layout with its places on the pages as displayed: scans are laid out upright. */
function displayLayout(layout: Layout, display: Display): Layout {
  const blocks = layout.blocks.map((block): Block => {
    if (block.kind === 'paragraph') return { ...block, place: displayPlace(block.place, display) };
    const cells = block.grid.cells.map((cell) => ({
      ...cell,
      place: displayPlace(cell.place, display),
    }));
    return { ...block, grid: { ...block.grid, cells } };
  });
  return { ...layout, blocks };
}

/** Pages read with less mean confidence than this are noise, or no print at all. */
const READABLE = 0.6;

/** Scans of fewer dots to the inch lose decimal points; 150 is what offices scan at least, less what sizes round. */
const COARSE_DPI = 145;
/** Below this many pixels cells begin to be misread; docs/SCANS.md says what was measured. */
const COARSE_CHARACTER = 12;

/** Returns why figures of the page may be misread though it can be read, or null. */
function coarseness({ scannedDpi, characterHeight }: ScannedPage): string | null {
  if (scannedDpi !== null && scannedDpi < COARSE_DPI)
    return `it has ${Math.round(scannedDpi)} dpi, and 200 are needed`;
  if (characterHeight === 0 || characterHeight >= COARSE_CHARACTER) return null;
  return `its characters are ${Math.round(characterHeight)} pixels high, and ${COARSE_CHARACTER} are needed`;
}

/** A page that can hardly be read, or whose grid or figures may be wrong, says so and why. */
export function remarksOn(scanned: ScannedPage): Remark[] {
  const { page, confidence, dpi, gridDoubt } = scanned;
  if (page.glyphs.length === 0) return [];
  const where = `page ${page.number}`;
  if (confidence < READABLE) {
    const detail = `the picture of the page, ${Math.round(dpi)} dpi, can hardly be read`;
    const remedy = 'Scan the page again, upright, at 200 to 300 dpi.';
    return [{ code: 'page.unread', where, detail, remedy }];
  }
  const remarks: Remark[] = [];
  const coarse = coarseness(scanned);
  if (gridDoubt) remarks.push({ code: 'page.grid', where, detail: gridDoubt, remedy: null });
  if (coarse) remarks.push({ code: 'scan.coarse', where, detail: coarse, remedy: null });
  return remarks;
}

function unrendered(number: number): Remark {
  return {
    code: 'page.unread',
    where: `page ${number}`,
    detail: 'the picture of the page is damaged',
    remedy: 'Scan the page again, or open the file in a PDF viewer and print it to a new PDF.',
  };
}

/** Returns the picture of the page; null where the engine cannot draw it. */
function renderOrNull(file: PictureFile, number: number): PagePicture | null {
  try {
    return file.renderPage(number);
  } catch {
    return null;
  }
}

async function scanPages(
  bytes: Uint8Array,
  numbers: readonly number[],
  recognizer: Recognizer,
  progress: Progress,
): Promise<Outcome<ReadonlyMap<number, ScannedPage>>> {
  const scanned = new Map<number, ScannedPage>();
  const remarks: Remark[] = [];
  const file = await openPictures(bytes);
  try {
    for (const [index, number] of numbers.entries()) {
      const picture = renderOrNull(file, number);
      if (picture) {
        const page = await scanPage(number, picture, { recognizer, findCells: findPageCells });
        scanned.set(number, page);
        remarks.push(...remarksOn(page));
      } else remarks.push(unrendered(number));
      progress(index + 1, numbers.length);
    }
  } finally {
    file.close();
  }
  return { value: scanned, remarks };
}

/**
 * Returns the layout of a file of which some pages have no text of their own: these are read from
 * their pictures, the others as they are.
 */
export async function recognizeDocument(
  bytes: Uint8Array,
  document: Document,
  recognizer: Recognizer,
  progress: Progress = () => undefined,
  look: Look = {},
): Promise<Outcome<Layout>> {
  if (document.kind === 'flow') return { value: layOut(document), remarks: [] };
  const numbers = document.pages.filter(needsRecognition).map((page) => page.number);
  const { value: scanned, remarks } = await scanPages(bytes, numbers, recognizer, progress);
  const pages = document.pages.map((page): Page => scanned.get(page.number)?.page ?? page);
  const upright: PagedDocument = { ...document, pages };
  const display: Display = (page, box) => {
    const pose = scanned.get(page)?.pose;
    return pose ? toDisplay(pose, box) : box;
  };
  return { value: displayLayout(layOut(upright, look), display), remarks };
}
