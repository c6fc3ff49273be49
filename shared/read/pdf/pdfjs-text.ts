/** Places the characters of pdf.js' text operators: fonts, spacing, scaling, vertical writing. */
import type { Box } from '../../report/evidence.ts';
import { foldText } from '../fold.ts';
import { type Matrix, multiply } from './matrix.ts';
import type { Ink, PagePainter } from './painter.ts';

/** What is used of pdf.js' font objects. */
export interface PdfjsFont {
  readonly vertical?: boolean;
  readonly isType3Font?: boolean;
  readonly fontMatrix?: readonly number[];
  readonly ascent?: number;
  readonly descent?: number;
  readonly defaultVMetrics?: readonly number[];
}
interface PdfjsGlyph {
  readonly unicode?: string;
  readonly width: number;
  readonly isSpace?: boolean;
  readonly vmetric?: readonly number[] | null;
}
export type ShowTextItem = PdfjsGlyph | number;

export interface TextState {
  font: PdfjsFont | null;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  /** 1 for 100%. */
  stretch: number;
  rise: number;
  leading: number;
  mode: number;
}

export function initialText(): TextState {
  return {
    font: null,
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    rise: 0,
    leading: 0,
    mode: 0,
  };
}

/** Where glyphs reach above and below the baseline, in em, when the font does not say (CJK fonts). */
export const ASCENT = 0.88;
export const DESCENT = -0.12;
/** Render modes that print nothing: 3 (invisible) and 7 (clip only). */
const INVISIBLE = new Set([3, 7]);
/** Render modes that fill the letters and draw no outline: 0, and 4 (which clips too). */
const FILLED = new Set([0, 4]);

export function inkOf(mode: number, white: boolean): Ink {
  if (INVISIBLE.has(mode)) return 'none';
  return white && FILLED.has(mode) ? 'white' : 'dark';
}

/** Advances of one glyph: along the line, and where it is drawn relative to the pen (vertical). */
function measure(glyph: PdfjsGlyph, font: PdfjsFont, unit: number) {
  if (!font.vertical) return { advance: glyph.width * unit, shiftX: 0, shiftY: 0 };
  const metrics = glyph.vmetric ?? font.defaultVMetrics ?? [-1000, glyph.width / 2, 880];
  return {
    advance: (metrics[0] ?? -1000) * unit,
    shiftX: -(glyph.vmetric ? (metrics[1] ?? 0) : glyph.width / 2) * unit,
    shiftY: -(metrics[2] ?? 880) * unit,
  };
}

/**
 * Paints one show-text operation. Returns how far the pen moved along the writing direction,
 * in text space.
 */
export function showText(
  items: readonly ShowTextItem[],
  text: TextState,
  textToPage: Matrix,
  painter: PagePainter,
  run: number,
  clip: Box,
  white: boolean,
): { dx: number; dy: number } {
  const font = text.font;
  if (!font || text.size === 0) return { dx: 0, dy: 0 };
  const fontMatrix = (font.fontMatrix ?? [0.001, 0, 0, 0.001, 0, 0]) as unknown as Matrix;
  const unit = text.size * Math.abs(fontMatrix[0] || 0.001);
  const m = multiply(textToPage, [1, 0, 0, 1, 0, text.rise] as Matrix);
  const ink = inkOf(text.mode, white);
  let pen = 0;
  for (const item of items) {
    if (typeof item === 'number') {
      pen -= (item * text.size * (font.vertical ? 1 : text.stretch)) / 1000;
      continue;
    }
    const spacing = (item.isSpace ? text.wordSpacing : 0) + text.charSpacing;
    const { advance, shiftX, shiftY } = measure(item, font, unit);
    const x = font.vertical ? shiftX * text.stretch : pen;
    const y = font.vertical ? pen + shiftY : 0;
    const wide = (font.vertical ? item.width * unit : advance) * text.stretch;
    const place = {
      x: m[0] * x + m[2] * y + m[4],
      y: m[1] * x + m[3] * y + m[5],
      advanceX: m[0] * wide,
      advanceY: m[1] * wide,
      upX: m[2] * text.size,
      upY: m[3] * text.size,
      ascent: ASCENT,
      descent: DESCENT,
    };
    if (!item.isSpace && /^[\ue000-\uefff\ufffd\0]*$/.test(item.unicode ?? '')) painter.unmapped();
    painter.glyph(foldText(item.unicode ?? ''), place, ink, run, clip);
    pen += font.vertical ? advance - spacing : (advance + spacing) * text.stretch;
  }
  return font.vertical ? { dx: 0, dy: pen } : { dx: pen, dy: 0 };
}
