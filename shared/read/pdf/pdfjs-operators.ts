/** Runs through one pdf.js operator list and paints what it shows: no canvas, no second parse. */
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../../report/evidence.ts';
import { IDENTITY, intersect, type Matrix, multiply, scaleOf } from './matrix.ts';
import type { PagePainter } from './painter.ts';
import { boundsOf, paintPath } from './path.ts';
import { boxThrough, readPath } from './pdfjs-paths.ts';
import {
  initialText,
  type PdfjsFont,
  type ShowTextItem,
  showText,
  type TextState,
} from './pdfjs-text.ts';

interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}
interface State {
  ctm: Matrix;
  clip: Box;
  lineWidth: number;
  whiteFill: boolean;
  whiteStroke: boolean;
  clearFill: boolean;
  clearStroke: boolean;
  text: TextState;
}

/** The lightest channel value (of 255) that still counts as white. */
const WHITE = 252;
/** Nesting of saved states; deeper is a broken or hostile file. */
const DEEPEST_STACK = 512;

const STROKING = new Set<number>([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const FILLING = new Set<number>([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

function isWhite(colour: unknown): boolean {
  if (typeof colour !== 'string' || !/^#[0-9a-f]{6}$/i.test(colour)) return false;
  const value = Number.parseInt(colour.slice(1), 16);
  return value >> 16 >= WHITE && ((value >> 8) & 255) >= WHITE && (value & 255) >= WHITE;
}

class Interpreter {
  readonly #painter: PagePainter;
  readonly #fonts: (id: string) => unknown;
  readonly #stack: State[] = [];
  #state: State;
  #textMatrix: Matrix = IDENTITY;
  #lineMatrix: Matrix = IDENTITY;
  #clipNext = false;
  #run = 0;

  constructor(painter: PagePainter, fonts: (id: string) => unknown, view: Matrix) {
    this.#painter = painter;
    this.#fonts = fonts;
    this.#state = {
      ctm: view,
      clip: painter.bounds,
      lineWidth: 1,
      whiteFill: false,
      whiteStroke: false,
      clearFill: false,
      clearStroke: false,
      text: initialText(),
    };
  }

  step(op: number, args: readonly unknown[]): void {
    const state = this.#state;
    switch (op) {
      case OPS.save:
        this.#save();
        return;
      case OPS.restore:
        this.#restore();
        return;
      case OPS.transform:
        state.ctm = multiply(state.ctm, args as unknown as Matrix);
        return;
      case OPS.setLineWidth:
        state.lineWidth = Number(args[0]);
        return;
      case OPS.setGState:
        this.#graphicsState(args[0] as readonly (readonly [string, unknown])[]);
        return;
      case OPS.setFillRGBColor:
      case OPS.setFillColorN:
        state.whiteFill = op === OPS.setFillRGBColor && isWhite(args[0]);
        return;
      case OPS.setStrokeRGBColor:
      case OPS.setStrokeColorN:
        state.whiteStroke = op === OPS.setStrokeRGBColor && isWhite(args[0]);
        return;
      case OPS.clip:
      case OPS.eoClip:
        this.#clipNext = true;
        return;
      case OPS.constructPath:
        this.#path(Number(args[0]), args[1] as readonly unknown[]);
        return;
      case OPS.paintFormXObjectBegin:
        this.#beginForm(args);
        return;
      case OPS.paintFormXObjectEnd:
      case OPS.endAnnotation:
        this.#restore();
        return;
      case OPS.beginAnnotation:
        this.#beginAnnotation(args);
        return;
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
      case OPS.paintSolidColorImageMask:
        this.#painter.image(boxThrough(state.ctm, 0, 0, 1, 1), state.clip);
        return;
      case OPS.shadingFill:
        this.#painter.mark();
        this.#painter.ground(this.#painter.bounds);
        return;
      default:
        this.#text(op, args);
        return;
    }
  }

  #save(): void {
    if (this.#stack.length > DEEPEST_STACK) return;
    this.#stack.push({ ...this.#state, text: { ...this.#state.text } });
  }

  #restore(): void {
    const state = this.#stack.pop();
    if (state) this.#state = state;
  }

  #graphicsState(entries: readonly (readonly [string, unknown])[]): void {
    for (const [key, value] of entries) {
      if (key === 'LW') this.#state.lineWidth = Number(value);
      else if (key === 'ca') this.#state.clearFill = value === 0;
      else if (key === 'CA') this.#state.clearStroke = value === 0;
      else if (key === 'Font') this.#setFont(value as readonly unknown[]);
    }
  }

  #path(op: number, data: readonly unknown[]): void {
    const state = this.#state;
    const buffer = data[0] as ArrayLike<number> | null;
    const paths = buffer ? readPath(buffer, state.ctm) : [];
    const filled = FILLING.has(op) && !state.clearFill;
    const stroked = STROKING.has(op) && !state.clearStroke;
    if (filled || stroked) {
      paintPath(this.#painter, paths, {
        filled,
        stroked,
        lineWidth: state.lineWidth * scaleOf(state.ctm),
        whiteFill: state.whiteFill,
        whiteStroke: state.whiteStroke,
        clip: state.clip,
      });
    }
    if (!this.#clipNext) return;
    this.#clipNext = false;
    const bounds = boundsOf(paths.flatMap((path) => path.points));
    state.clip = bounds ? intersect(state.clip, bounds) : [0, 0, 0, 0];
  }

  #beginForm(args: readonly unknown[]): void {
    this.#save();
    const [matrix, bbox] = args as [ArrayLike<number> | null, ArrayLike<number> | null];
    const state = this.#state;
    if (matrix) state.ctm = multiply(state.ctm, Array.from(matrix) as unknown as Matrix);
    if (!bbox) return;
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Array.from(bbox);
    state.clip = intersect(state.clip, boxThrough(state.ctm, x0, y0, x1, y1));
  }

  /** The appearance of a form field or a stamp: pdf.js gives its place and its own matrix. */
  #beginAnnotation(args: readonly unknown[]): void {
    this.#save();
    const [, , transform, matrix] = args as [unknown, unknown, Matrix | null, Matrix | null];
    if (transform) this.#state.ctm = multiply(this.#state.ctm, transform);
    if (matrix) this.#state.ctm = multiply(this.#state.ctm, matrix);
  }

  #setFont(args: readonly unknown[]): void {
    const text = this.#state.text;
    text.font = this.#fonts(String(args[0])) as PdfjsFont | null;
    text.size = Number(args[1]);
  }

  #move(x: number, y: number): void {
    this.#lineMatrix = multiply(this.#lineMatrix, [1, 0, 0, 1, x, y]);
    this.#textMatrix = this.#lineMatrix;
  }

  #text(op: number, args: readonly unknown[]): void {
    const text = this.#state.text;
    const first = Number(args?.[0]);
    if (op === OPS.showText) this.#show(args[0] as readonly ShowTextItem[]);
    else if (op === OPS.setFont) this.#setFont(args);
    else if (op === OPS.beginText) this.#setMatrix(IDENTITY);
    else if (op === OPS.setTextMatrix) {
      this.#setMatrix(Array.from(args[0] as ArrayLike<number>) as unknown as Matrix);
    } else if (op === OPS.moveText) this.#move(first, Number(args[1]));
    else if (op === OPS.setLeadingMoveText) {
      text.leading = -Number(args[1]);
      this.#move(first, Number(args[1]));
    } else if (op === OPS.nextLine) this.#move(0, -text.leading);
    else if (op === OPS.setCharSpacing) text.charSpacing = first;
    else if (op === OPS.setWordSpacing) text.wordSpacing = first;
    else if (op === OPS.setHScale) text.stretch = first / 100;
    else if (op === OPS.setLeading) text.leading = first;
    else if (op === OPS.setTextRise) text.rise = first;
    else if (op === OPS.setTextRenderingMode) text.mode = first;
  }

  #setMatrix(matrix: Matrix): void {
    this.#lineMatrix = matrix;
    this.#textMatrix = matrix;
  }

  #show(items: readonly ShowTextItem[]): void {
    const { ctm, text, clip, whiteFill } = this.#state;
    const toPage = multiply(ctm, this.#textMatrix);
    const { dx, dy } = showText(items, text, toPage, this.#painter, this.#run++, clip, whiteFill);
    this.#textMatrix = multiply(this.#textMatrix, [1, 0, 0, 1, dx, dy]);
  }
}

/** Paints the operators of one page; `view` maps user space to displayed points. */
export function paintOperators(
  list: OperatorList,
  fonts: (id: string) => unknown,
  view: Matrix,
  painter: PagePainter,
): void {
  const interpreter = new Interpreter(painter, fonts, view);
  for (let i = 0; i < list.fnArray.length; i++) {
    interpreter.step(list.fnArray[i] ?? 0, (list.argsArray[i] ?? []) as readonly unknown[]);
  }
}
