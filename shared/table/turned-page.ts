/** A page as it is read: turned so that most of its text runs from left to right. */
import type { Glyph, Page, Ruling, Turn } from '../read/document.ts';
import type { Box } from '../report/evidence.ts';
import { relativeTurn, turnBox, unturnBox } from './geometry.ts';
import { TURNED_SHARE } from './settings.ts';

export interface TurnedPage {
  readonly glyphs: readonly Glyph[];
  readonly rulings: readonly Ruling[];
  readonly shades: readonly Box[];
  readonly shapes: readonly Box[];
  readonly images: readonly Box[];
  /** Size in the reading direction. */
  readonly width: number;
  readonly height: number;
  /** Returns the box on the page as displayed. */
  readonly display: (box: Box) => Box;
}

function readingTurn(glyphs: readonly Glyph[]): Turn | 0 {
  const counts = new Map<Turn, number>();
  for (const { turn } of glyphs) if (turn) counts.set(turn, (counts.get(turn) ?? 0) + 1);
  for (const [turn, count] of counts) if (count > glyphs.length * TURNED_SHARE) return turn;
  return 0;
}

function turnRuling(turn: Turn, ruling: Ruling, page: Page): Ruling {
  const box: Box = [ruling.x0, ruling.y0, ruling.x1, ruling.y1];
  const [x0, y0, x1, y1] = turnBox(turn, box, page.width, page.height);
  return { x0, y0, x1, y1 };
}

function turnGlyph(turn: Turn, glyph: Glyph, page: Page): Glyph {
  const { turn: own, ...rest } = glyph;
  const left = relativeTurn(own ?? 0, turn);
  const box = turnBox(turn, glyph.box, page.width, page.height);
  return left === 0 ? { ...rest, box } : { ...rest, box, turn: left };
}

/** Returns what the page holds, in its reading direction. */
export function turnedPage(page: Page): TurnedPage {
  const { glyphs, rulings, width, height, shades = [], shapes = [], images = [] } = page;
  const turn = readingTurn(glyphs);
  const isSideways = turn === 90 || turn === 270;
  const turned = (boxes: readonly Box[]) => boxes.map((box) => turnBox(turn, box, width, height));
  return {
    glyphs: turn === 0 ? glyphs : glyphs.map((glyph) => turnGlyph(turn, glyph, page)),
    rulings: turn === 0 ? rulings : rulings.map((ruling) => turnRuling(turn, ruling, page)),
    shades: turned(shades),
    shapes: turned(shapes),
    images: turned(images),
    width: isSideways ? height : width,
    height: isSideways ? width : height,
    display: (box) => unturnBox(turn, box, width, height),
  };
}
