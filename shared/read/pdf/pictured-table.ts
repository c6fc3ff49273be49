/** A page of text that shows a ruled table in a picture: a form that somebody pasted in. */
import type { Box } from '../../report/evidence.ts';
import type { Page } from '../document.ts';
import { type Drawn, drawPage } from './draw-page.ts';
import type { Pdfium } from './pdfium-module.ts';

/** Pictures that are a form take up more of the page than this; a photo across the text does not. */
const FORM_SHARE = 1 / 3;
/** A picture with more characters over it is a background. */
const FEW_CHARACTERS = 10;
/** Pixels a point, and at most so many of them. */
const SCALE = 2;
const MOST_PIXELS = 4_000_000;
/** Darker is ink. */
const INK = 160;
/** A line has paper at this distance on both sides, in pixels, and runs on for so many. */
const CLEAR = 4;
const RUN = 40;
/** A ruled table has lines as long as this many times its width, and its height. */
const LEVEL_LINES = 4;
const PLUMB_LINES = 2;

/** Returns the box around the pictures without text over them, where they are large; else null. */
function picturesOf({ images = [], glyphs, width, height }: Page): Box | null {
  const bare = images.filter(([x0, y0, x1, y1]) => {
    const over = glyphs.filter(({ box: [a, b, c, d], text }) => {
      const [x, y] = [(a + c) / 2, (b + d) / 2];
      return text !== ' ' && x0 <= x && x <= x1 && y0 <= y && y <= y1;
    });
    return over.length < FEW_CHARACTERS;
  });
  const area = bare.reduce((sum, [x0, y0, x1, y1]) => sum + (x1 - x0) * (y1 - y0), 0);
  if (area < width * height * FORM_SHARE) return null;
  return [
    Math.max(0, Math.min(...bare.map((b) => b[0]))),
    Math.max(0, Math.min(...bare.map((b) => b[1]))),
    Math.min(width, Math.max(...bare.map((b) => b[2]))),
    Math.min(height, Math.max(...bare.map((b) => b[3]))),
  ];
}

/** Returns how long the lines along one axis are together, in pixels. */
function lengthOfLines({ width, height, data }: Drawn, box: Box, level: boolean): number {
  const isInk = (x: number, y: number): boolean => {
    if (x < 0 || y < 0 || x >= width || y >= height) return false;
    return (data[3 * (y * width + x) + 1] ?? 255) < INK;
  };
  const isLine = level
    ? (x: number, y: number) => isInk(x, y) && !isInk(x, y - CLEAR) && !isInk(x, y + CLEAR)
    : (y: number, x: number) => isInk(x, y) && !isInk(x - CLEAR, y) && !isInk(x + CLEAR, y);
  const [along0, across0, along1, across1] = level ? box : [box[1], box[0], box[3], box[2]];
  let sum = 0;
  for (let across = Math.floor(across0); across < across1; across++) {
    let run = 0;
    for (let along = Math.floor(along0); along <= along1; along++) {
      if (along < along1 && isLine(along, across)) run++;
      else {
        if (run >= RUN) sum += run;
        run = 0;
      }
    }
  }
  return sum;
}

/** Returns whether the page shows a ruled table in a picture beside its text. */
export function picturesTable(pdfium: Pdfium, handle: number, page: Page): boolean {
  const box = page.glyphs.length > 0 ? picturesOf(page) : null;
  if (!box) return false;
  const scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / (page.width * page.height)));
  const [width, height] = [Math.round(page.width * scale), Math.round(page.height * scale)];
  const drawn = drawPage(pdfium, handle, width, height, 0);
  if (!drawn) return false;
  const pixels = box.map((edge) => edge * scale) as unknown as Box;
  return (
    lengthOfLines(drawn, pixels, true) >= LEVEL_LINES * (pixels[2] - pixels[0]) &&
    lengthOfLines(drawn, pixels, false) >= PLUMB_LINES * (pixels[3] - pixels[1])
  );
}
