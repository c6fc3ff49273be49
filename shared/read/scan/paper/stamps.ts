/** Takes from the page what is no print: the grey of stamps and show-through. */
import { copyOf, createRaster, type Mask, PAPER, type Raster } from '../raster.ts';

/** Stamps are between these; print is darker, compression noise lighter. */
const DARKEST_STAMP = 110;
const LIGHTEST_STAMP = 225;
/** Strokes of stamps are thicker than twice this, in inches; the grey of small print is thinner. */
const THICKNESS = 0.018;
/** Stamps are looked for in squares of this many inches, and faded in those around as well. */
const SQUARE = 1 / 8;
/** The grey of a stamp's stroke varies by no more than this. */
const EVEN_GREY = 70;
/** A stamp's thin parts stand within this many squares of its thick ones. */
const AROUND = 2;
/** Every other pixel both ways is looked at: each stands for so many. */
const SAMPLED = 4;
/** A square with this share of thick grey has a stamp... */
const STAMP_SHARE = 0.01;
/** ...where so many fields of it stand about it: one alone is a blurred character of many strokes. */
const FIELDS = 3;
/** Where a stamp stands, what is lighter than this becomes paper... */
const FADED = 176;
/** ...and what is darker than this stays as it is. */
const FIRM_INK = 120;

/** Returns which squares of the page have a stamp in or beside them. */
function stampedSquares(grey: Raster, size: number): Mask {
  const columns = Math.ceil(grey.width / size);
  const rows = Math.ceil(grey.height / size);
  const reach = Math.max(2, Math.round((size / SQUARE) * THICKNESS));
  const counts = new Uint32Array(columns * rows);
  const half = Math.max(1, reach >> 1);
  const field = [-reach, -half, 0, half, reach].flatMap((dy) =>
    [-reach, -half, 0, half, reach].map((dx) => dy * grey.width + dx),
  );
  /** A field of one grey: between the strokes of small print greys change at every pixel. */
  const isThickGrey = (at: number): boolean => {
    let [dark, light] = [PAPER, 0];
    for (const offset of field) {
      const value = grey.data[at + offset] ?? PAPER;
      if (value <= DARKEST_STAMP || value >= LIGHTEST_STAMP) return false;
      dark = Math.min(dark, value);
      light = Math.max(light, value);
    }
    return light - dark <= EVEN_GREY;
  };
  for (let y = reach; y + reach < grey.height; y += 2) {
    for (let x = reach; x + reach < grey.width; x += 2) {
      const at = y * grey.width + x;
      if (!isThickGrey(at)) continue;
      const square = Math.floor(y / size) * columns + Math.floor(x / size);
      counts[square] = (counts[square] ?? 0) + SAMPLED;
    }
  }
  const out = createRaster(columns, rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if ((counts[row * columns + column] ?? 0) < size * size * STAMP_SHARE) continue;
      /** The same stretch of each row of squares about this one. */
      const around: (readonly [number, number])[] = [];
      for (let r = Math.max(0, row - AROUND); r <= Math.min(rows - 1, row + AROUND); r++) {
        const [from, to] = [Math.max(0, column - AROUND), Math.min(columns, column + AROUND + 1)];
        around.push([r * columns + from, r * columns + to]);
      }
      const fields = around
        .flatMap(([from, to]) => [...counts.subarray(from, to)])
        .reduce((sum, count) => sum + count / SAMPLED, 0);
      if (fields < FIELDS) continue;
      for (const [from, to] of around) out.data.fill(1, from, to);
    }
  }
  return out;
}

/** Returns the even page with stamps faded: what is left of them would be read as strokes. */
export function fadeStamps(even: Raster, dpi: number): Raster {
  const size = Math.max(8, Math.round(dpi * SQUARE));
  const squares = stampedSquares(even, size);
  if (!squares.data.includes(1)) return even;
  const out = copyOf(even);
  for (let y = 0; y < even.height; y++) {
    const row = Math.floor(y / size) * squares.width;
    for (let x = 0; x < even.width; x++) {
      if (squares.data[row + Math.floor(x / size)] !== 1) continue;
      const at = y * even.width + x;
      const level = even.data[at] ?? PAPER;
      if (level <= FIRM_INK) continue;
      const share = Math.min(1, (level - FIRM_INK) / (FADED - FIRM_INK));
      out.data[at] = FIRM_INK + share * (PAPER - FIRM_INK);
    }
  }
  return out;
}
