/**
 * Lines of pixels that a sensor or a telephone line lost: light from edge to edge, through all that
 * is printed there. They are drawn again from what stands on both sides of them.
 */
import { copyOf, PAPER, type Raster, type Rect, transpose } from '../raster.ts';

/** Strokes run through a line of pixels where both sides of it are darker than this... */
const INK = 150;
/** ...and are broken there where it is this much lighter than both. */
const LIGHTER = 50;
/** So many pixels of strokes tell; fewer may be the gap between the strokes of one 二. */
const LEAST = 16;
/** Share of them that is broken: no whole line of pixels crosses none of the upright borders. */
const BROKEN = 0.85;
/** As many lines side by side are drawn again; of more, nothing is known. */
const MOST_BESIDE = 2;
/** Where more than this share of the page is lost, its print is dotted. */
const MOST_LOST = 0.1;

/** A row of pixels that was lost. */
export interface LostRow {
  readonly from: number;
  readonly count: number;
}

/** Tells whether strokes run on above and below the rows and all end at them. */
function isLost({ width, data }: Raster, from: number, count: number): boolean {
  const above = (from - 1) * width;
  const below = (from + count) * width;
  let [strokes, broken] = [0, 0];
  for (let x = 0; x < width; x++) {
    const dark = Math.max(data[above + x] ?? PAPER, data[below + x] ?? PAPER);
    if (dark >= INK) continue;
    strokes++;
    let darkest = PAPER;
    for (let row = from; row < from + count; row++)
      darkest = Math.min(darkest, data[row * width + x] ?? PAPER);
    if (darkest >= dark + LIGHTER) broken++;
  }
  return strokes >= LEAST && broken >= strokes * BROKEN;
}

/** Returns the rows that were lost, from the top down. */
export function findLostRows(grey: Raster): LostRow[] {
  const lost: LostRow[] = [];
  for (let y = 1; y + 1 < grey.height; y++) {
    for (let count = 1; count <= MOST_BESIDE && y + count < grey.height; count++) {
      if (!isLost(grey, y, count)) continue;
      lost.push({ from: y, count });
      y += count;
      break;
    }
  }
  const rows = lost.reduce((sum, { count }) => sum + count, 0);
  return rows > grey.height * MOST_LOST ? [] : lost;
}

/** Draws the rows again: what is dark on one side runs up to the middle, on both sides through. */
function redraw(grey: Raster, lost: readonly LostRow[]): Raster {
  const { width } = grey;
  const out = copyOf(grey);
  for (const { from, count } of lost) {
    for (let x = 0; x < width; x++) {
      const above = grey.data[(from - 1) * width + x] ?? PAPER;
      const below = grey.data[(from + count) * width + x] ?? PAPER;
      for (let i = 0; i < count; i++) {
        const share = (i + 1) / (count + 1);
        const own = grey.data[(from + i) * width + x] ?? PAPER;
        out.data[(from + i) * width + x] = Math.min(own, above * (1 - share) + below * share);
      }
    }
  }
  return out;
}

/** A page with the lines of pixels that were lost drawn again. */
export interface Mended {
  readonly grey: Raster;
  /** Rows that were lost. */
  readonly rows: readonly LostRow[];
}

export function mendLostLines(grey: Raster): Mended {
  const rows = findLostRows(grey);
  const whole = rows.length === 0 ? grey : redraw(grey, rows);
  const turned = transpose(whole);
  const columns = findLostRows(turned);
  return { grey: columns.length === 0 ? whole : transpose(redraw(turned, columns)), rows };
}

/** Both parts of a cell that a border was lost from are at least so many line heights high. */
const LEAST_ROOM = 0.7;
/** Across a row of cells a border may have stood where this share of it has room and no text. */
const ROOMY = 0.5;

/** The cells of the page after it was levelled, with the lines of text in them. */
export interface LaidCells {
  readonly cells: readonly Rect[];
  readonly lines: readonly { readonly rect: Rect; readonly cell: number | null }[];
  readonly em: number;
  /** How far its rows leaned before, in radians. */
  readonly lean: number;
  /** How many pixels its level borders are thick. */
  readonly thickness: number;
}

/** What is darker than this belongs to a border. */
const BORDER_INK = 200;
/** So many places of each border are measured. */
const SAMPLES = 5;

/** Returns how many pixels the level borders usually are thick; 0 where there are none. */
export function usualThickness(
  { width, height, data }: Raster,
  borders: readonly { level: boolean; at: number; from: number; to: number }[],
): number {
  const found: number[] = [];
  const isInk = (x: number, y: number): boolean =>
    y >= 0 && y < height && (data[y * width + x] ?? PAPER) < BORDER_INK;
  for (const { at, from, to } of borders.filter(({ level }) => level)) {
    for (let i = 1; i <= SAMPLES; i++) {
      const x = Math.round(from + ((to - from) * i) / (SAMPLES + 1));
      let [y0, y1] = [Math.round(at - 0.5), Math.round(at - 0.5)];
      while (isInk(x, y0 - 1)) y0--;
      while (isInk(x, y1 + 1)) y1++;
      found.push(y1 - y0 + 1);
    }
  }
  found.sort((a, b) => a - b);
  return found[found.length >> 1] ?? 0;
}

/** Tells whether a border of the table may have been lost whole with one of the rows. */
export function mayHideBorder(
  { grey: { width, height }, rows }: Mended,
  { cells, lines, em, lean, thickness }: LaidCells,
): boolean {
  const [cx, cy] = [(width - 1) / 2, (height - 1) / 2];
  return rows.some(({ from, count }) => {
    // Of a thicker one a row is left, and drawn again with its neighbour.
    if (thickness > count) return false;
    const row = from + (count - 1) / 2;
    let [roomy, all] = [0, 0];
    cells.forEach(({ x0, x1, y0, y1 }, cell) => {
      const y = cy + (row - cy - ((x0 + x1) / 2 - cx) * Math.sin(lean)) / Math.cos(lean);
      if (y <= y0 || y >= y1) return;
      all += x1 - x0;
      const isRoomy = Math.min(y - y0, y1 - y) >= em * LEAST_ROOM;
      const isText = lines.some((l) => l.cell === cell && l.rect.y0 <= y && l.rect.y1 >= y);
      if (isRoomy && !isText) roomy += x1 - x0;
    });
    return all > 0 && roomy >= all * ROOMY;
  });
}
