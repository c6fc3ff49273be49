/** Places the characters that PDFium finds on a page. */
import type { Box } from '../../report/evidence.ts';
import { foldCode } from '../fold.ts';
import { readColour } from './colour.ts';
import type { Depth } from './covers.ts';
import type { Matrix } from './matrix.ts';
import type { GlyphPlace, Ink, PagePainter } from './painter.ts';
import type { Pdfium } from './pdfium-module.ts';
import type { Painted } from './pdfium-objects.ts';
import { ASCENT, DESCENT, inkOf } from './pdfjs-text.ts';
import type { ToldCodes } from './told-codes.ts';

/** What PDFium writes for a hyphen at the end of a line. */
const LINE_HYPHEN = 2;
const PRIVATE = 0xfffe;

/** A box that begins this far (in em) from the pen holds the ink alone, not the advance. */
const INK_BOX = 0.01;

const NOWHERE: GlyphPlace = {
  x: 0,
  y: 0,
  advanceX: 0,
  advanceY: 0,
  upX: 0,
  upY: 0,
  ascent: ASCENT,
  descent: DESCENT,
};

/** What the characters of one text object share. */
interface Style {
  readonly object: number;
  readonly font: number;
  readonly ink: Ink;
  /** One em along the line on the page, and whether the text stands upright there. */
  readonly em: number;
  readonly upright: boolean;
  readonly clip: Box;
  readonly depth: Depth;
  /** Unit vector of the writing direction and one em upwards, in displayed points. */
  readonly alongX: number;
  readonly alongY: number;
  readonly upX: number;
  readonly upY: number;
  /** What to add to the places that the engine tells for the characters, in its own coordinates. */
  readonly offset: readonly [number, number];
}

const NO_OFFSET = [0, 0] as const;
/** Places that differ by less are one, in points. */
const SAME_PLACE = 0.01;

/** Private characters mean what their font draws, save those that symbol fonts have in common. */
function isUnknown(code: number): boolean {
  return code === 0 || code === 0xfffd || (code >= 0xe000 && code < 0xf000);
}

/** Codes that all plain encodings share with Unicode. */
const isPlain = (code: number): boolean => code >= 0x20 && code < 0x7f;
const MOST_NAME_BYTES = 256;

class TextReader {
  readonly #text: number;
  readonly #view: Matrix;
  readonly #pdfium: Pdfium;
  readonly #painted: Painted;
  readonly #at: number;
  /** Asked for every character, so looked up once. */
  readonly #looseBox: ReturnType<Pdfium['call']>;
  /** Advances by font and character, in em; 0 where the font does not say. */
  readonly #widths = new Map<number, Map<number, number>>();
  readonly #names = new Map<number, string>();
  readonly #toldCodes: () => ToldCodes;

  constructor(
    pdfium: Pdfium,
    text: number,
    view: Matrix,
    painted: Painted,
    at: number,
    toldCodes: () => ToldCodes,
  ) {
    this.#toldCodes = toldCodes;
    this.#pdfium = pdfium;
    this.#text = text;
    this.#view = view;
    this.#painted = painted;
    this.#at = at;
    this.#looseBox = pdfium.call('FPDFText_GetLooseCharBox');
  }

  /** Returns how wide a character is, in points of the page. */
  advance(style: Style, code: number, index: number, x: number): number {
    const { module } = this.#pdfium;
    const at = this.#at >> 2;
    this.#looseBox(this.#text, index, this.#at);
    const left = module.HEAPF32[at] ?? 0;
    const top = module.HEAPF32[at + 1] ?? 0;
    const right = module.HEAPF32[at + 2] ?? 0;
    const bottom = module.HEAPF32[at + 3] ?? 0;
    if (style.upright && Math.abs(left - x) < INK_BOX * style.em) return right - left;
    const own = this.#width(style.font, code) * style.em;
    return own > 0 ? own : Math.max(right - left, style.upright ? 0 : top - bottom);
  }

  #width(font: number, code: number): number {
    if (font === 0) return 0;
    let widths = this.#widths.get(font);
    if (!widths) {
      widths = new Map();
      this.#widths.set(font, widths);
    }
    const known = widths.get(code);
    if (known !== undefined) return known;
    const { module, call } = this.#pdfium;
    const found = call('FPDFFont_GetGlyphWidth')(font, code, 1, this.#at);
    const width = found ? (module.HEAPF32[this.#at >> 2] ?? 0) : 0;
    widths.set(code, width);
    return width;
  }

  /** Tells whether the file says what the code means, though the engine does not see it. */
  isTold(font: number, code: number): boolean {
    if (font === 0 || isUnknown(code)) return false;
    const { names, drawn } = this.#toldCodes();
    if (names.size === 0 && !drawn) return false;
    const name = this.#nameOf(font);
    return name === '' ? drawn && isPlain(code) : names.has(name);
  }

  #nameOf(font: number): string {
    const known = this.#names.get(font);
    if (known !== undefined) return known;
    const { module, call } = this.#pdfium;
    const at = module._malloc(MOST_NAME_BYTES);
    const length = call('FPDFFont_GetBaseFontName')(font, at, MOST_NAME_BYTES);
    const end = at + Math.min(length, MOST_NAME_BYTES) - 1;
    const name = Buffer.from(module.HEAPU8.subarray(at, Math.max(at, end))).toString('latin1');
    module._free(at);
    this.#names.set(font, name);
    return name;
  }

  #isWhite(object: number): boolean {
    return readColour(this.#pdfium, 'FPDFPageObj_GetFillColor', object, this.#at).white;
  }

  /**
   * Characters that the file tells beside what it draws (ActualText) stand where their object does
   * within its form: the form may lie turned, moved or scaled on the page. Their matrix has all of it.
   */
  #offset(object: number, x: number, y: number, e: number, f: number): Style['offset'] {
    const isThere = Math.abs(x - e) < SAME_PLACE && Math.abs(y - f) < SAME_PLACE;
    const { module, call } = this.#pdfium;
    if (isThere || object === 0) return NO_OFFSET;
    if (!call('FPDFPageObj_GetMatrix')(object, this.#at)) return NO_OFFSET;
    const at = (this.#at >> 2) + 4;
    const [ownX = x, ownY = y] = module.HEAPF32.subarray(at, at + 2);
    const isOwn = Math.abs(x - ownX) < SAME_PLACE && Math.abs(y - ownY) < SAME_PLACE;
    return isOwn ? [e - x, f - y] : NO_OFFSET;
  }

  style(index: number, object: number, x: number, y: number): Style {
    const { module, call } = this.#pdfium;
    const size = call('FPDFText_GetFontSize');
    const at = this.#at >> 2;
    call('FPDFText_GetMatrix')(this.#text, index, this.#at);
    const [a = 1, b = 0, c = 0, d = 1, e = x, f = y] = module.HEAPF32.subarray(at, at + 6);
    const v = this.#view;
    const em = size(this.#text, index);
    // A negative size turns the text about, which a matrix that does so too makes upright again.
    const way = em < 0 ? -1 : 1;
    const along = [(v[0] * a + v[2] * b) * way, (v[1] * a + v[3] * b) * way] as const;
    const length = Math.hypot(along[0], along[1]) || 1;
    const mode = object === 0 ? 0 : call('FPDFTextObj_GetTextRenderMode')(object);
    return {
      object,
      font: object === 0 ? 0 : call('FPDFTextObj_GetFont')(object),
      em: Math.abs(em) * Math.hypot(a, b),
      upright: a * way > 0 && Math.abs(b) < Math.abs(a) * INK_BOX,
      ink: inkOf(mode, object !== 0 && this.#isWhite(object)),
      clip: this.#painted.clipOf(object),
      depth: this.#painted.depthOf(object),
      alongX: along[0] / length,
      alongY: along[1] / length,
      upX: (v[0] * c + v[2] * d) * em,
      upY: (v[1] * c + v[3] * d) * em,
      offset: this.#offset(object, x, y, e, f),
    };
  }
}

/** Paints the characters; those that PDFium adds of its own (spaces, line ends) are left out. */
export function paintText(
  pdfium: Pdfium,
  text: number,
  view: Matrix,
  painter: PagePainter,
  painted: Painted,
  toldCodes: () => ToldCodes,
): void {
  const { module, call } = pdfium;
  const unicode = call('FPDFText_GetUnicode');
  const generated = call('FPDFText_IsGenerated');
  const mapError = call('FPDFText_HasUnicodeMapError');
  const origin = call('FPDFText_GetCharOrigin');
  const textObject = call('FPDFText_GetTextObject');
  const at = module._malloc(64);
  const reader = new TextReader(pdfium, text, view, painted, at, toldCodes);
  const count = call('FPDFText_CountChars')(text);
  let style: Style | null = null;
  let run = -1;
  // One for all characters: the painter keeps nothing of it.
  const place = { ...NOWHERE };
  for (let i = 0; i < count; i++) {
    const code = unicode(text, i);
    const unsure = mapError(text, i) === 1 || isUnknown(code);
    if (code === 0 || (code >= PRIVATE && code <= 0xffff)) {
      if (unsure) painter.unmapped();
      continue;
    }
    if (code <= 32 && code !== LINE_HYPHEN && generated(text, i) === 1) continue;
    const object = textObject(text, i);
    origin(text, i, at, at + 8);
    let x = module.HEAPF64[at >> 3] ?? 0;
    let y = module.HEAPF64[(at >> 3) + 1] ?? 0;
    if (!style || style.object !== object) {
      style = reader.style(i, object, x, y);
      run++;
    }
    if (unsure && !reader.isTold(style.font, code)) painter.unmapped();
    x += style.offset[0];
    y += style.offset[1];
    const advance = reader.advance(style, code, i, x);
    place.x = view[0] * x + view[2] * y + view[4];
    place.y = view[1] * x + view[3] * y + view[5];
    place.advanceX = style.alongX * advance;
    place.advanceY = style.alongY * advance;
    place.upX = style.upX;
    place.upY = style.upY;
    const character = code === LINE_HYPHEN ? '-' : foldCode(code);
    painter.glyph(character, place, style.ink, run, style.clip, style.depth);
  }
  module._free(at);
}
