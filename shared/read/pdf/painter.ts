/** Collects what a page paints, in displayed points: characters, straight lines, shades, pictures. */
import type { Box } from '../../report/evidence.ts';
import type { Glyph, Page, Ruling, Turn } from '../document.ts';
import type { ReadLimits } from '../limits.ts';
import { Covers, ON_TOP } from './covers.ts';
import { Marks, withoutDoubles } from './doubles.ts';
import { Grounds } from './grounds.ts';
import { spreadLigatures } from './ligatures.ts';
import type { Shows } from './page-look.ts';

/** Borders are at most this thick; a thicker fill is a background. Word's widest border is 6 pt. */
const RULING_THICKNESS = 4;
/** A line may lean this much of its length, or one point, and still be level. */
const LEVEL_SLOPE = 0.01;
/** Text that leans further from the four directions is a watermark, not part of a table. */
const LEAN = 0.35;
/** Half of a line's stroke lies outside of the clip that hugs it. */
const CLIP_SLACK = 1;
/** A clip this close to the page's edge is the page itself. */
const PAGE_EDGE = 2;
/** Arrowheads and plotted signs are no larger; larger fills are grounds, logos and watermarks. */
const LARGEST_SIGN = 20;
/** A page with more curves is a map or a picture: the first ones tell. */
const MOST_SHAPES = 5_000;

export class LimitError extends Error {
  readonly limit: keyof ReadLimits;
  constructor(limit: keyof ReadLimits, message: string) {
    super(message);
    this.name = 'LimitError';
    this.limit = limit;
  }
}

/** Where a character stands: its origin, its advance, and one em upwards, all in displayed points. */
export interface GlyphPlace {
  readonly x: number;
  readonly y: number;
  readonly advanceX: number;
  readonly advanceY: number;
  readonly upX: number;
  readonly upY: number;
  readonly ascent: number;
  readonly descent: number;
}

/** What a character is printed with: nothing, white, or a colour that shows on paper. */
export type Ink = 'none' | 'white' | 'dark';

/** How a line is drawn; white lines show only on shades, where they part cells. */
export interface Pen {
  readonly width: number;
  readonly white: boolean;
}

function turnOf(x: number, y: number): Turn | 0 | null {
  const long = Math.max(Math.abs(x), Math.abs(y));
  const short = Math.min(Math.abs(x), Math.abs(y));
  if (short > long * LEAN) return null;
  if (Math.abs(x) >= Math.abs(y)) return x >= 0 ? 0 : 180;
  return y >= 0 ? 90 : 270;
}

export class PagePainter {
  readonly #number: number;
  readonly #width: number;
  readonly #height: number;
  readonly #limits: ReadLimits;
  readonly #shown = new Marks();
  readonly #hidden = new Marks();
  readonly #white = new Set<Glyph>();
  readonly #grounds = new Grounds();
  /** What is painted over text: the reader of objects fills it. */
  readonly covers = new Covers();
  readonly #rulings: Ruling[] = [];
  readonly #shades: Box[] = [];
  readonly #images: Box[] = [];
  readonly #shapes: Box[] = [];
  /** The whole page as a clip. */
  readonly bounds: Box;
  /** The clip asked for last, and how far it reaches: a line of text has one clip. */
  #lastClip: Box | null = null;
  #lastReach: Box = [0, 0, 0, 0];
  #lastRun = -1;
  #unmapped = 0;
  #marked = false;

  constructor(number: number, width: number, height: number, limits: ReadLimits) {
    this.#number = number;
    this.#width = width;
    this.#height = height;
    this.#limits = limits;
    this.bounds = [0, 0, width, height];
  }

  /**
   * A clip along the page's edge is no clip: tables too wide for their page are cut off there, and
   * half a number is worse than one that runs off the paper.
   */
  #reach(clip: Box): Box {
    if (clip === this.#lastClip) return this.#lastReach;
    const [x0, y0, x1, y1] = clip;
    this.#lastClip = clip;
    this.#lastReach = [
      x0 <= PAGE_EDGE ? -this.#width : x0,
      y0 <= PAGE_EDGE ? -this.#height : y0,
      x1 >= this.#width - PAGE_EDGE ? 2 * this.#width : x1,
      y1 >= this.#height - PAGE_EDGE ? 2 * this.#height : y1,
    ];
    return this.#lastReach;
  }

  /** Text off the page shows only as the rest of what began on it. */
  #onPage(x: number, y: number, run: number): boolean {
    const [x0, y0, x1, y1] = this.bounds;
    if (x >= x0 && x <= x1 && y >= y0 && y <= y1) this.#lastRun = run;
    return this.#lastRun === run;
  }

  /** Something is printed that is not white: curves and gradients leave nothing else behind. */
  mark(): void {
    this.#marked = true;
  }

  /** A character is printed, but the file does not tell which. */
  unmapped(): void {
    this.#unmapped++;
    this.#marked = true;
  }

  /** Something is painted here, whatever its colour: white text on it may be seen. */
  ground(box: Box): void {
    this.#grounds.add(box);
  }

  /** A filled area that is no rectangle, or a picture of the size of a sign. */
  sign([x0, y0, x1, y1]: Box, within: Box): void {
    if (Math.max(x1 - x0, y1 - y0) <= LARGEST_SIGN)
      this.#shape(x0, y0, x1, y1, this.#reach(within));
  }

  /** A curve from point to point. */
  bend(x0: number, y0: number, x1: number, y1: number, within: Box): void {
    const clip = this.#reach(within);
    this.#shape(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1), clip);
  }

  #shape(x0: number, y0: number, x1: number, y1: number, clip: Box): void {
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    const inside = x >= clip[0] && x <= clip[2] && y >= clip[1] && y <= clip[3];
    if (inside && this.#shapes.length < MOST_SHAPES) this.#shapes.push([x0, y0, x1, y1]);
  }

  /** A stroke from point to point; what is neither level nor plumb is no border. */
  line(x0: number, y0: number, x1: number, y1: number, pen: Pen, within: Box): void {
    const clip = this.#reach(within);
    const { width, white } = pen;
    const dx = Math.abs(x1 - x0);
    const dy = Math.abs(y1 - y0);
    const slack = Math.max(1, Math.max(dx, dy) * LEVEL_SLOPE);
    if (dx < dy ? dx > slack : dy > slack) {
      if (!white)
        this.#shape(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1), clip);
      return;
    }
    if (white && !this.#shaded((x0 + x1) / 2, (y0 + y1) / 2)) return;
    if (width > RULING_THICKNESS) {
      const half = width / 2;
      const [px, py] = dx >= dy ? [0, half] : [half, 0];
      this.fill(
        Math.min(x0, x1) - px,
        Math.min(y0, y1) - py,
        Math.max(x0, x1) + px,
        Math.max(y0, y1) + py,
        white,
        clip,
      );
    } else if (dx >= dy) this.#level((y0 + y1) / 2, Math.min(x0, x1), Math.max(x0, x1), clip);
    else this.#plumb((x0 + x1) / 2, Math.min(y0, y1), Math.max(y0, y1), clip);
  }

  /** A filled rectangle: a border if thin, both a level and a plumb one if tiny, else a shade. */
  fill(x0: number, y0: number, x1: number, y1: number, white: boolean, within: Box): void {
    this.#grounds.add([x0, y0, x1, y1]);
    const clip = this.#reach(within);
    const width = x1 - x0;
    const height = y1 - y0;
    if (!white) this.#marked = true;
    const thinAcross = width <= RULING_THICKNESS;
    const thinDown = height <= RULING_THICKNESS;
    if (thinAcross || thinDown) {
      if (white && !this.#shaded((x0 + x1) / 2, (y0 + y1) / 2)) return;
      if (thinDown) this.#level((y0 + y1) / 2, x0, x1, clip);
      if (thinAcross) this.#plumb((x0 + x1) / 2, y0, y1, clip);
      return;
    }
    if (white) return;
    const box: Box = [
      Math.max(x0, clip[0]),
      Math.max(y0, clip[1]),
      Math.min(x1, clip[2]),
      Math.min(y1, clip[3]),
    ];
    if (box[0] < box[2] && box[1] < box[3]) this.#shades.push(box);
    this.#countRulings();
  }

  image(box: Box, clip: Box): void {
    this.#marked = true;
    const [x0, y0, x1, y1] = box;
    const thin = Math.min(x1 - x0, y1 - y0) <= RULING_THICKNESS;
    if (thin && Math.max(x1 - x0, y1 - y0) > 2 * RULING_THICKNESS) {
      this.fill(x0, y0, x1, y1, false, clip);
      return;
    }
    this.#images.push(box);
    this.#grounds.add(box);
    this.sign(box, clip);
  }

  /** A folded character; one that is clipped away, off the page or leaning is left out. */
  glyph(text: string, at: GlyphPlace, ink: Ink, run: number, within: Box, depth = ON_TOP): void {
    const clip = this.#reach(within);
    if (text === '') return;
    if (text !== ' ') this.#marked = true;
    // A mark without an advance stands as its letters do; slanted letters lean, their line does not.
    const still = at.advanceX === 0 && at.advanceY === 0;
    const turn = still ? turnOf(-at.upY, at.upX) : turnOf(at.advanceX, at.advanceY);
    if (turn === null) return;
    const xs = at.x + at.upX * at.descent;
    const xe = at.x + at.advanceX + at.upX * at.ascent;
    const ys = at.y + at.upY * at.descent;
    const ye = at.y + at.advanceY + at.upY * at.ascent;
    const box: Box = [Math.min(xs, xe), Math.min(ys, ye), Math.max(xs, xe), Math.max(ys, ye)];
    const [cx, cy] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    if (cx < clip[0] - CLIP_SLACK || cx > clip[2] + CLIP_SLACK) return;
    if (cy < clip[1] - CLIP_SLACK || cy > clip[3] + CLIP_SLACK) return;
    if (!this.#onPage(cx, cy, run)) return;
    const glyph = turn === 0 ? { text, box, run } : { text, box, turn, run };
    const size = Math.sqrt(at.upX * at.upX + at.upY * at.upY);
    if (ink === 'white') this.#white.add(glyph);
    this.covers.doubt(glyph, depth);
    (ink === 'none' ? this.#hidden : this.#shown).add(glyph, size);
  }

  /** Returns the page. Text printed invisibly counts only where nothing else is printed. */
  finish(look: () => Shows = () => () => false): Page {
    const white = this.#grounds.withoutUnseen(this.#shown, this.#white, look);
    const { seen: shown, covered } = this.covers.part(white, look);
    const hidden = this.#hidden.glyphs.length > 0 ? this.#hidden : covered;
    const [bars, blots] = [this.covers.bars(covered, shown), this.covers.blots(covered, shown)];
    const onlyHidden = hidden.glyphs.length > 0 && !shown.glyphs.some((g) => g.text !== ' ');
    return {
      number: this.#number,
      width: this.#width,
      height: this.#height,
      glyphs: spreadLigatures(withoutDoubles(onlyHidden ? hidden : shown)),
      rulings: this.#rulings,
      source: 'text',
      shades: this.#shades,
      images: this.#images,
      shapes: this.#shapes,
      ...(onlyHidden ? { hiddenText: true as const } : {}),
      ...(this.#marked ? {} : { blank: true as const }),
      ...(this.#unmapped > 0 ? { unmapped: this.#unmapped } : {}),
      ...(bars.length > 0 ? { bars } : {}),
      ...(blots.length > 0 ? { blots } : {}),
    };
  }

  #level(y: number, x0: number, x1: number, clip: Box): void {
    if (y < clip[1] - CLIP_SLACK || y > clip[3] + CLIP_SLACK) return;
    const from = Math.max(x0, clip[0]);
    const to = Math.min(x1, clip[2]);
    if (from >= to) return;
    this.#rulings.push({ x0: from, y0: y, x1: to, y1: y });
    this.#countRulings();
  }

  #plumb(x: number, y0: number, y1: number, clip: Box): void {
    if (x < clip[0] - CLIP_SLACK || x > clip[2] + CLIP_SLACK) return;
    const from = Math.max(y0, clip[1]);
    const to = Math.min(y1, clip[3]);
    if (from >= to) return;
    this.#rulings.push({ x0: x, y0: from, x1: x, y1: to });
    this.#countRulings();
  }

  #shaded(x: number, y: number): boolean {
    return this.#shades.some((b) => b[0] <= x && x <= b[2] && b[1] <= y && y <= b[3]);
  }

  #countRulings(): void {
    if (this.#rulings.length + this.#shades.length <= this.#limits.rulingsPerPage) return;
    throw new LimitError(
      'rulingsPerPage',
      `page ${this.#number} draws more than ${this.#limits.rulingsPerPage} lines`,
    );
  }
}
