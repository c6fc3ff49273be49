/** The source file beside its values: a page drawn by pdf.js, with the box that a value stands in. */
import { api, type Evidence, type ReportRecord } from './api.ts';
import { h, show } from './dom.ts';
import type { Place } from './places.ts';
import { say } from './words.ts';

interface PdfViewport {
  readonly width: number;
  readonly height: number;
}
interface PdfPage {
  getViewport(options: { scale: number }): PdfViewport;
  render(options: { canvas: HTMLCanvasElement; viewport: PdfViewport }): { promise: Promise<void> };
}
interface PdfFile {
  readonly numPages: number;
  getPage(page: number): Promise<PdfPage>;
}
interface PdfJs {
  readonly GlobalWorkerOptions: { workerSrc: string };
  getDocument(options: object): { promise: Promise<PdfFile> };
}

const PDFJS = '/page/pdfjs';
/** So many places are listed; on the page all are marked. */
const MOST_PLACES = 12;
/** A viewer that begins below this part of the screen is not seen. */
const LOW = 0.6;

async function openPdf(reportId: string): Promise<PdfFile> {
  const address = `${PDFJS}/pdf.min.mjs`;
  const [pdfjs, data] = await Promise.all([
    import(address) as Promise<PdfJs>,
    api.source(reportId),
  ]);
  pdfjs.GlobalWorkerOptions.workerSrc = `${PDFJS}/pdf.worker.min.mjs`;
  const maps = { cMapUrl: `${PDFJS}/cmaps/`, cMapPacked: true };
  const fonts = { standardFontDataUrl: `${PDFJS}/fonts/` };
  return pdfjs.getDocument({ data, ...maps, ...fonts, isEvalSupported: false }).promise;
}

export interface Viewer {
  readonly element: HTMLElement;
  /** Shows where the values are printed; the first one is scrolled to. */
  point(places: readonly Place[]): void;
}

/** Places on one page, with the parts of values that a page break cuts. */
function boxesOn(page: number, places: readonly Evidence[]) {
  return places.flatMap((place) => {
    if (!('page' in place)) return [];
    const all = [{ page: place.page, box: place.box }, ...(place.parts ?? [])];
    return all.filter((part) => part.page === page).map((part) => part.box);
  });
}

function placeWords(place: Evidence): string {
  if ('page' in place) return say('page', place.page);
  if ('paragraph' in place) return say('paragraph', place.paragraph + 1);
  return [
    say('cell', place.table + 1),
    say('row', place.row + 1),
    say('column', place.column + 1),
  ].join(' ');
}

const share = (length: number, whole: number): string => `${(length / whole) * 100}%`;

export function createViewer(record: ReportRecord): Viewer {
  const isPdf = record.source.mediaType === 'application/pdf';
  const sheet = h('div', { class: 'sheet' });
  const list = h('ul', { class: 'places' });
  const caption = h('p', { class: 'quiet' }, say(isPdf ? 'pick' : 'noPages'));
  let origin: Element | null = null;
  const goBack = () => {
    origin?.scrollIntoView({ block: 'center' });
    (origin as HTMLElement | null)?.focus({ preventScroll: true });
  };
  const back = h('button', { class: 'back', hidden: true, onclick: goBack }, `↑ ${say('back')}`);
  const element = h('aside', { class: 'viewer' }, back, caption, list, sheet);
  let file: Promise<PdfFile> | null = null;
  let turn = 0;
  const draw = async (page: number, all: readonly Evidence[]) => {
    const mine = ++turn;
    file ??= openPdf(record.reportId);
    const pdf = await file;
    const shown = await pdf.getPage(page);
    const natural = shown.getViewport({ scale: 1 });
    const width = sheet.clientWidth || 480;
    const scale = width / natural.width;
    const viewport = shown.getViewport({ scale: scale * Math.min(2, devicePixelRatio) });
    const canvas = document.createElement('canvas');
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    await shown.render({ canvas, viewport }).promise;
    // A later click was faster.
    if (mine !== turn) return;
    const marks = boxesOn(page, all).map(([x0, y0, x1, y1]) =>
      h('i', {
        class: 'mark',
        // In shares of the page: the window may grow or shrink.
        style: [
          `left:${share(x0, natural.width)};top:${share(y0, natural.height)}`,
          `width:${share(x1 - x0, natural.width)};height:${share(y1 - y0, natural.height)}`,
        ].join(';'),
      }),
    );
    show(sheet, h('div', { class: 'page' }, canvas, marks));
    sheet.dataset.page = String(page);
    const first = marks[0];
    // Only the sheet scrolls: the reader's place in the list stays.
    if (first)
      sheet.scrollTo({ top: first.offsetTop - sheet.clientHeight / 2, behavior: 'smooth' });
    else sheet.scrollTo({ top: 0 });
  };
  const point = (places: readonly Place[]) => {
    const all = places.map(({ evidence }) => evidence);
    show(
      list,
      places
        .slice(0, MOST_PLACES)
        .map(({ evidence: place, name }) =>
          h(
            'li',
            {},
            h('button', { onclick: () => 'page' in place && void draw(place.page, all) }, [
              h('b', {}, placeWords(place)),
              ' ',
              name === '' ? null : h('span', { class: 'quiet' }, `${name} `),
              place.text.slice(0, 60),
            ]),
            place.confidence !== undefined && place.confidence < 1
              ? h('small', { class: 'quiet' }, ` ${Math.round(place.confidence * 100)}%`)
              : null,
          ),
        ),
      all.length > MOST_PLACES
        ? h('li', { class: 'quiet' }, `+ ${all.length - MOST_PLACES}`)
        : null,
    );
    // On a narrow screen it stands below the list, out of sight.
    if (element.getBoundingClientRect().top > innerHeight * LOW) {
      origin = document.activeElement;
      back.hidden = false;
      element.scrollIntoView();
    }
    const first = all.find((place) => 'page' in place);
    if (first && 'page' in first) draw(first.page, all).catch(() => show(sheet, say('failed')));
  };
  if (isPdf) draw(1, []).catch(() => show(sheet, say('failed')));
  return { element, point };
}
