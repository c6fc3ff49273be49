/** A coloured picture of a page → grey with even paper: stamps faded, shadows and paper tone gone. */
import { PAPER, type Raster, rasterOf } from '../raster.ts';
import { takeRedOff, type Wiped } from './red-ink.ts';

/** Three bytes a pixel: blue, green, red, as PDFium renders. */
export interface ColourPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Channels of a pixel further apart than this are a colour and no tint of the paper. */
const COLOURED = 70;
/** A page with this share of coloured pixels has stamps, not just compression noise. */
const COLOUR_SHARE = 0.0002;
/** Paper is measured in squares of this many inches. */
const SQUARE = 1 / 8;
/** Share of a square's pixels that are darker than its paper at most: text covers a third. */
const PAPER_RANK = 0.8;
/** A square darker than this share of the page's paper is ink all over, or the scanner's lid. */
const DARK_SQUARE = 0.45;
/** Of the page's darkest pixels, this share is blacker than ink: dirt and the scanner's edge. */
const INK_RANK = 0.25;
/** With fewer dark pixels than this share of the page its ink is light, or there is none. */
const LEAST_DARK = 0.0005;
/** Ink is never taken to be lighter than this share of paper, or noise becomes text. */
const LIGHTEST_INK = 0.6;

/** Returns the grey of each pixel; of pages with colour the red channel, with red stamps taken off. */
export function toGrey(picture: ColourPicture, dpi: number): Wiped {
  const { width, height, data } = picture;
  const grey = new Uint8Array(width * height);
  let coloured = 0;
  for (let at = 0; at < data.length; at += 3) {
    const [b, g, r] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    if (Math.max(b, g, r) - Math.min(b, g, r) > COLOURED) coloured++;
  }
  const useRed = coloured > width * height * COLOUR_SHARE;
  for (let i = 0, at = 0; at < data.length; i++, at += 3) {
    const r = data[at + 2] ?? 0;
    grey[i] = useRed ? r : (r * 77 + (data[at + 1] ?? 0) * 150 + (data[at] ?? 0) * 29) >> 8;
  }
  const out = rasterOf(width, height, grey);
  if (!useRed) return { grey: out, wiped: null };
  const { size, columns, paper } = bridgeText(measurePaper(out, dpi));
  const paperAt = (i: number): number =>
    paper[Math.floor(i / width / size) * columns + Math.floor((i % width) / size)] ?? PAPER;
  return takeRedOff(picture, paperAt);
}

function rankOf(counts: Uint32Array, total: number, share: number): number {
  let left = total * share;
  for (let level = 0; level < counts.length; level++) {
    left -= counts[level] ?? 0;
    if (left <= 0) return level;
  }
  return PAPER;
}

interface Squares {
  readonly size: number;
  readonly columns: number;
  readonly rows: number;
  readonly paper: Float32Array;
}

function histogramOf({ data }: Raster): Uint32Array {
  const counts = new Uint32Array(256);
  for (let i = 0; i < data.length; i++) {
    const value = data[i] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

/** Returns the paper's level in each square, dark squares taking their neighbours'. */
function measurePaper(grey: Raster, dpi: number): Squares {
  const size = Math.max(8, Math.round(dpi * SQUARE));
  const columns = Math.ceil(grey.width / size);
  const rows = Math.ceil(grey.height / size);
  const paper = new Float32Array(columns * rows);
  const counts = new Uint32Array(256);
  const page = rankOf(histogramOf(grey), grey.data.length, PAPER_RANK);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      counts.fill(0);
      let total = 0;
      for (let y = row * size; y < Math.min(grey.height, (row + 1) * size); y++) {
        for (let x = column * size; x < Math.min(grey.width, (column + 1) * size); x++) {
          const value = grey.data[y * grey.width + x] ?? 0;
          counts[value] = (counts[value] ?? 0) + 1;
          total++;
        }
      }
      const level = rankOf(counts, total, PAPER_RANK);
      paper[row * columns + column] = level < page * DARK_SQUARE ? page : level;
    }
  }
  return { size, columns, rows, paper };
}

/** Returns the lightest of each square and its neighbours: a square full of text is no paper. */
function bridgeText({ size, columns, rows, paper }: Squares): Squares {
  const out = new Float32Array(paper.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let best = 0;
      for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
        for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
          best = Math.max(best, paper[r * columns + c] ?? 0);
        }
      }
      out[row * columns + column] = best;
    }
  }
  return { size, columns, rows, paper: out };
}

/** Between the middles of which two squares each pixel of a row or column lies, and how far from the first. */
interface Places {
  readonly before: Int32Array;
  readonly behind: Int32Array;
  readonly share: Float64Array;
}

function placesAmong(squares: number, pixels: number, size: number): Places {
  const before = new Int32Array(pixels);
  const behind = new Int32Array(pixels);
  const share = new Float64Array(pixels);
  for (let i = 0; i < pixels; i++) {
    const place = (i + 0.5) / size - 0.5;
    const first = Math.floor(place);
    before[i] = Math.max(0, Math.min(squares - 1, first));
    behind[i] = Math.max(0, Math.min(squares - 1, first + 1));
    share[i] = place - first;
  }
  return { before, behind, share };
}

function divideByPaper(grey: Raster, squares: Squares): Raster {
  const { width, height, data } = grey;
  const { size, columns, rows, paper } = squares;
  const out = new Uint8Array(data.length);
  const across = placesAmong(columns, width, size);
  const down = placesAmong(rows, height, size);
  for (let y = 0; y < height; y++) {
    const r0 = (down.before[y] ?? 0) * columns;
    const r1 = (down.behind[y] ?? 0) * columns;
    const ay = down.share[y] ?? 0;
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const [c0, c1] = [across.before[x] ?? 0, across.behind[x] ?? 0];
      const ax = across.share[x] ?? 0;
      const top = (paper[r0 + c0] ?? 0) * (1 - ax) + (paper[r0 + c1] ?? 0) * ax;
      const bottom = (paper[r1 + c0] ?? 0) * (1 - ax) + (paper[r1 + c1] ?? 0) * ax;
      const level = Math.max(1, top * (1 - ay) + bottom * ay);
      out[at] = Math.min(PAPER, ((data[at] ?? 0) * PAPER) / level);
    }
  }
  return rasterOf(width, height, out);
}

/** Returns the grey page with its paper at 255 everywhere and its ink near 0. */
export function evenOut(grey: Raster, dpi: number): Raster {
  const even = divideByPaper(grey, bridgeText(measurePaper(grey, dpi)));
  const counts = histogramOf(even);
  let dark = 0;
  for (let level = 0; level < PAPER / 2; level++) dark += counts[level] ?? 0;
  const lightest = PAPER * LIGHTEST_INK;
  const isLight = dark < even.data.length * LEAST_DARK;
  const ink = isLight ? lightest : Math.min(lightest, rankOf(counts, dark, INK_RANK));
  const stretch = new Uint8Array(256);
  for (let level = 0; level < 256; level++) {
    stretch[level] = Math.max(0, Math.min(PAPER, ((level - ink) * PAPER) / (PAPER - ink)));
  }
  for (let i = 0; i < even.data.length; i++) even.data[i] = stretch[even.data[i] ?? 0] ?? 0;
  return even;
}
