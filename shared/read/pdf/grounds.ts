/** What is painted on a page: white text that stands on nothing is not seen. */
import type { Box } from '../../report/evidence.ts';
import type { Glyph } from '../document.ts';
import { Marks } from './doubles.ts';
import type { Shows } from './page-look.ts';

/** A page with more fills is a map or a picture: white text is taken for seen there. */
const MOST_GROUNDS = 20_000;

export class Grounds {
  readonly #boxes: Box[] = [];

  add(box: Box): void {
    if (this.#boxes.length <= MOST_GROUNDS) this.#boxes.push(box);
  }

  #isUnder({ box: [x0, y0, x1, y1] }: Glyph): boolean {
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    return this.#boxes.some((b) => b[0] <= x && x <= b[2] && b[1] <= y && y <= b[3]);
  }

  /**
   * Returns the marks without the white ones on bare paper: spreadsheets hide sums and helping
   * figures so. A white ground counts as any other, and `look` says what shows all the same: an
   * engine calls gradients white. Where white is all the text there is, it stays: the paper may be
   * meant to be dark.
   */
  withoutUnseen(marks: Marks, white: ReadonlySet<Glyph>, look: () => Shows): Marks {
    if (white.size === 0 || this.#boxes.length > MOST_GROUNDS) return marks;
    const inked = [...white].filter(({ text }) => text !== ' ');
    const bare = new Set(inked.filter((glyph) => !this.#isUnder(glyph)));
    if (bare.size === 0) return marks;
    const shows = look();
    const seen = new Marks();
    marks.glyphs.forEach((glyph, i) => {
      if (!bare.has(glyph) || shows(glyph.box)) seen.add(glyph, marks.sizes[i] ?? 0);
    });
    return seen.glyphs.some(({ text }) => text !== ' ') ? seen : marks;
  }
}
