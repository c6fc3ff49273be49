/** Text that cannot be seen where it stands: painted over, or on a layer that is switched off. */
import type { Box } from '../../report/evidence.ts';
import type { Glyph } from '../document.ts';
import { Marks } from './doubles.ts';
import { intersect } from './matrix.ts';
import type { Shows } from './page-look.ts';

/** Height of the bands by which covers are found, in points: about a line. */
const BAND = 20;
/** The edge of a cover is blurred, and lies beside what is looked at: so much of it is left out. */
const EDGE = 2;
/** Lower or narrower ones strike text out, or are borders. */
const SMALLEST = 2 * EDGE;
/** A page with more covers is a map or a picture: nothing is taken for covered there. */
const MOST_COVERS = 5_000;
/** A page with more black areas is a chart or a picture. */
const MOST_BLOTS = 500;

interface Cover {
  readonly box: Box;
  readonly order: number;
}

/** The part of a glyph's box to look at, and what is painted over it, if anything is. */
interface Doubt {
  readonly part: Box;
  readonly cover: Box | null;
}

/** Where a text object stands in the order of painting, and whether its layer may be switched off. */
export interface Depth {
  readonly order: number;
  readonly layered: boolean;
}
/** Nothing is known to be painted over it. */
export const ON_TOP: Depth = { order: Number.POSITIVE_INFINITY, layered: false };

/** Whether the area is large enough to hide text. */
export const mayHide = ([x0, y0, x1, y1]: Box): boolean => Math.min(x1 - x0, y1 - y0) > SMALLEST;

/** Opaque areas by the order in which a page is painted, and the text that they may hide. */
export class Covers {
  readonly #bands = new Map<number, Cover[]>();
  /** Each glyph that may be hidden. */
  readonly #doubted = new Map<Glyph, Doubt>();
  #count = 0;

  /** An opaque rectangle that may hide text is painted as the page's `order`-th object. */
  add(box: Box, order: number): void {
    if (++this.#count > MOST_COVERS) return;
    for (let band = Math.floor(box[1] / BAND); band <= Math.floor(box[3] / BAND); band++) {
      const known = this.#bands.get(band);
      if (known) known.push({ box, order });
      else this.#bands.set(band, [{ box, order }]);
    }
  }

  /** Notes a glyph that something is painted over later, or whose layer may be switched off. */
  doubt(glyph: Glyph, { order, layered }: Depth): void {
    const cover = this.#over(glyph, order);
    if (cover) this.#doubted.set(glyph, { part: intersect(inside(cover), glyph.box), cover });
    else if (layered) this.#doubted.set(glyph, { part: glyph.box, cover: null });
  }

  #over(glyph: Glyph, order: number): Box | null {
    if (this.#count === 0 || this.#count > MOST_COVERS) return null;
    const covers = this.#bands.get(Math.floor((glyph.box[1] + glyph.box[3]) / 2 / BAND)) ?? [];
    return covers.find((c) => c.order > order && holds(c.box, glyph))?.box ?? null;
  }

  /**
   * Parts what shows from what does not. Nothing shows of a doubted glyph whose part has a single
   * colour, nor of one that other text is printed upon; any other shows all the same: a cover may
   * be a pattern with holes, a layer switched on.
   */
  part(marks: Marks, look: () => Shows): { seen: Marks; covered: Marks } {
    const covered = new Marks();
    if (this.#doubted.size === 0) return { seen: marks, covered };
    const seen = new Marks();
    const shows = look();
    const certain = marks.glyphs.filter((g) => !this.#doubted.has(g) && g.text !== ' ');
    marks.glyphs.forEach((glyph, i) => {
      const part = this.#doubted.get(glyph)?.part;
      const isCovered =
        part !== undefined && (!shows(part) || certain.some((other) => holds(part, other)));
      (isCovered ? covered : seen).add(glyph, marks.sizes[i] ?? 0);
    });
    return { seen, covered };
  }

  /** Returns the black areas on which nothing is printed at all, seen or not. */
  blots(covered: Marks, seen: Marks): Box[] {
    if (this.#count > MOST_COVERS) return [];
    const black = [...this.#bands.values()].flat().filter(({ order }) => order === BLACK);
    const boxes = [...new Set(black.map(({ box }) => box))];
    if (boxes.length > MOST_BLOTS) return [];
    const glyphs = [...covered.glyphs, ...seen.glyphs];
    return boxes.filter((box) => !glyphs.some((g) => holds(box, g)));
  }

  /** Returns the covers that hide text and show none in its place: bars, and corrections to nothing. */
  bars(covered: Marks, seen: Marks): Box[] {
    const bars = new Set<Box>();
    for (const glyph of covered.glyphs) {
      const cover = glyph.text.trim() === '' ? null : this.#doubted.get(glyph)?.cover;
      if (cover) bars.add(cover);
    }
    const shows = (bar: Box) => seen.glyphs.some((g) => g.text !== ' ' && holds(bar, g));
    return [...bars].filter((bar) => !shows(bar));
  }
}

/** The order of black areas: what is printed black before or after one cannot be seen. */
export const BLACK = Number.POSITIVE_INFINITY;

const inside = ([x0, y0, x1, y1]: Box): Box => [x0 + EDGE, y0 + EDGE, x1 - EDGE, y1 - EDGE];

function holds(box: Box, { box: [x0, y0, x1, y1] }: Glyph): boolean {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return box[0] <= x && x <= box[2] && box[1] <= y && y <= box[3];
}
