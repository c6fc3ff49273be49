/** What lies around the sheet: the lid, the table, a scanner's black bed. Dark up to the picture's edges. */
import { copyOf, createRaster, PAPER, type Raster, TEXT_INK } from '../raster.ts';

/** The picture is looked at in squares of this many inches: print is nowhere dark all over one. */
const SQUARE = 1 / 12;
/** Share of a square that is dark where no sheet lies. */
const DARK = 0.8;
/** What hangs together with the surround is its rim where it is darker than this. */
const RIM = 200;

/** Returns the squares that are dark all over and hang together with the picture's edges. */
function darkAround(even: Raster, size: number): Raster {
  const columns = Math.ceil(even.width / size);
  const rows = Math.ceil(even.height / size);
  const out = createRaster(columns, rows);
  const isDark = (column: number, row: number): boolean => {
    const [x1, y1] = [
      Math.min(even.width, (column + 1) * size),
      Math.min(even.height, (row + 1) * size),
    ];
    let [dark, total] = [0, 0];
    for (let y = row * size; y < y1; y++) {
      for (let x = column * size; x < x1; x++) {
        if ((even.data[y * even.width + x] ?? PAPER) < TEXT_INK) dark++;
        total++;
      }
    }
    return dark >= total * DARK;
  };
  const open: number[] = [];
  const visit = (column: number, row: number): void => {
    if (column < 0 || row < 0 || column >= columns || row >= rows) return;
    const at = row * columns + column;
    if (out.data[at] === 1 || !isDark(column, row)) return;
    out.data[at] = 1;
    open.push(at);
  };
  for (let column = 0; column < columns; column++) {
    visit(column, 0);
    visit(column, rows - 1);
  }
  for (let row = 0; row < rows; row++) {
    visit(0, row);
    visit(columns - 1, row);
  }
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    visit(column - 1, row);
    visit(column + 1, row);
    visit(column, row - 1);
    visit(column, row + 1);
  }
  return out;
}

/** Squares of the surround, and those beside it in which it may end. */
const AROUND = 1;
const BESIDE = 2;

/** Marks the squares beside the surround. */
function markBeside(dark: Raster): Raster {
  const out = copyOf(dark);
  const { width, height } = dark;
  for (let at = 0; at < dark.data.length; at++) {
    if (dark.data[at] !== AROUND) continue;
    const [column, row] = [at % width, Math.floor(at / width)];
    for (let r = Math.max(0, row - 1); r <= Math.min(height - 1, row + 1); r++) {
      for (let c = Math.max(0, column - 1); c <= Math.min(width - 1, column + 1); c++) {
        if (out.data[r * width + c] === 0) out.data[r * width + c] = BESIDE;
      }
    }
  }
  return out;
}

/**
 * Returns the page with the dark that surrounds the sheet made paper: it would join all lines of
 * text beside it into one. Its ragged rim goes with it, as far as it hangs together.
 */
export function wipeSurround(even: Raster, dpi: number): Raster {
  const { width, height } = even;
  const size = Math.max(6, Math.round(dpi * SQUARE));
  const dark = darkAround(even, size);
  if (!dark.data.includes(AROUND)) return even;
  const squares = markBeside(dark);
  const kindAt = (at: number): number => {
    const [x, y] = [at % width, Math.floor(at / width)];
    return squares.data[Math.floor(y / size) * squares.width + Math.floor(x / size)] ?? 0;
  };
  const out = copyOf(even);
  const rim: number[] = [];
  for (let at = 0; at < out.data.length; at++) {
    if (kindAt(at) !== AROUND) continue;
    out.data[at] = PAPER;
    rim.push(at);
  }
  for (let at = rim.pop(); at !== undefined; at = rim.pop()) {
    for (const next of [at - 1, at + 1, at - width, at + width]) {
      const inside = next >= 0 && next < width * height;
      if (!inside || (out.data[next] ?? PAPER) >= RIM || kindAt(next) !== BESIDE) continue;
      out.data[next] = PAPER;
      rim.push(next);
    }
  }
  return out;
}
