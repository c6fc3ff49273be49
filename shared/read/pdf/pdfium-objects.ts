/** Paints PDFium's page objects: paths as lines and fills, pictures, forms with what they hold. */
import type { Box } from '../../report/evidence.ts';
import type { ReadLimits } from '../limits.ts';
import type { Catalog } from './catalog.ts';
import { type Colour, readColour } from './colour.ts';
import { BLACK, type Depth, mayHide, ON_TOP } from './covers.ts';
import { isLayered } from './layers.ts';
import { IDENTITY, intersect, type Matrix, multiply, scaleOf } from './matrix.ts';
import { LimitError, type PagePainter } from './painter.ts';
import { boundsOf, paintPath, rectangleOf, type Subpath } from './path.ts';
import type { Pdfium } from './pdfium-module.ts';

const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const SHADING = 4;
const FORM = 5;
/** Segment types. */
const LINE_TO = 0;
const BEZIER_TO = 1;
const MOVE_TO = 2;
/** Forms within forms; deeper is a broken or hostile file. */
const DEEPEST_FORM = 24;
/** Thicker fills may still be frames or rectangles drawn point by point: those are looked at. */
const THIN = 4;

/** How a text object of the page is painted: within which clip (displayed points), and how deep. */
export interface Painted {
  clipOf(object: number): Box;
  depthOf(object: number): Depth;
}

class ObjectPainter {
  readonly #pdfium: Pdfium;
  readonly #painter: PagePainter;
  readonly #limits: ReadLimits;
  readonly #page: number;
  readonly #view: Matrix;
  readonly #catalog: () => Catalog;
  /** Scratch memory for numbers that PDFium hands back. */
  readonly #at: number;
  readonly #clips = new Map<number, Box>();
  readonly #operators = { count: 0 };
  /** The order in which text objects are painted among the others. */
  readonly #texts = new Map<number, { order: number; inForm: boolean }>();
  #order = 0;

  constructor(
    pdfium: Pdfium,
    painter: PagePainter,
    limits: ReadLimits,
    page: number,
    view: Matrix,
    catalog: () => Catalog,
  ) {
    this.#catalog = catalog;
    this.#pdfium = pdfium;
    this.#painter = painter;
    this.#limits = limits;
    this.#page = page;
    this.#view = view;
    this.#at = pdfium.module._malloc(64);
  }

  free(): void {
    this.#pdfium.module._free(this.#at);
  }

  page(page: number): void {
    const count = this.#pdfium.call('FPDFPage_CountObjects')(page);
    const get = this.#pdfium.call('FPDFPage_GetObject');
    for (let i = 0; i < count; i++) this.#object(get(page, i), this.#view, this.#painter.bounds, 0);
  }

  /** The clip of an object that stands in a space with the given view. */
  clipOf(object: number, view: Matrix, outer: Box): Box {
    const clip = this.#pdfium.call('FPDFPageObj_GetClipPath')(object);
    if (clip === 0) return outer;
    // Objects under one clip share its data, which is the first word behind the handle.
    const shared = this.#pdfium.module.HEAPU32[clip >> 2] ?? 0;
    if (shared === 0) return outer;
    const known = this.#clips.get(shared);
    if (known) return intersect(known, outer);
    const box = this.#readClip(clip, view);
    this.#clips.set(shared, box);
    return intersect(box, outer);
  }

  #readClip(clip: number, view: Matrix): Box {
    const { call } = this.#pdfium;
    const paths = call('FPDFClipPath_CountPaths')(clip);
    let box = this.#painter.bounds;
    for (let i = 0; i < paths; i++) {
      const count = call('FPDFClipPath_CountPathSegments')(clip, i);
      this.#count(Math.max(0, count));
      const points: number[] = [];
      for (let s = 0; s < count; s++) {
        this.#point(call('FPDFClipPath_GetPathSegment')(clip, i, s), view, points);
      }
      const bounds = boundsOf(points);
      if (bounds) box = intersect(box, bounds);
    }
    return box;
  }

  #count(more: number): void {
    this.#operators.count += more;
    if (this.#operators.count <= this.#limits.operatorsPerPage) return;
    throw new LimitError(
      'operatorsPerPage',
      `page ${this.#page} has more than ${this.#limits.operatorsPerPage} drawing operators`,
    );
  }

  #point(segment: number, view: Matrix, into: number[]): void {
    const { module, call } = this.#pdfium;
    call('FPDFPathSegment_GetPoint')(segment, this.#at, this.#at + 4);
    const x = module.HEAPF32[this.#at >> 2] ?? 0;
    const y = module.HEAPF32[(this.#at >> 2) + 1] ?? 0;
    into.push(view[0] * x + view[2] * y + view[4], view[1] * x + view[3] * y + view[5]);
  }

  #object(object: number, view: Matrix, outer: Box, depth: number): void {
    this.#count(1);
    this.#order++;
    const type = this.#pdfium.call('FPDFPageObj_GetType')(object);
    if (type === TEXT) this.#texts.set(object, { order: this.#order, inForm: depth > 0 });
    else if (type === PATH) this.#path(object, view, outer);
    else if (type === FORM) this.#form(object, view, outer, depth);
    else if (type === SHADING) {
      this.#painter.mark();
      this.#painter.ground(this.#painter.bounds);
    } else if (type === IMAGE) {
      const box = this.#bounds(object, view);
      if (box) this.#painter.image(box, this.clipOf(object, view, outer));
    }
  }

  #form(object: number, view: Matrix, outer: Box, depth: number): void {
    if (depth >= DEEPEST_FORM) return;
    const { call } = this.#pdfium;
    const inner = multiply(view, this.#matrix(object));
    const clip = this.clipOf(object, view, outer);
    const count = call('FPDFFormObj_CountObjects')(object);
    const get = call('FPDFFormObj_GetObject');
    for (let i = 0; i < count; i++) this.#object(get(object, i), inner, clip, depth + 1);
  }

  #matrix(object: number): Matrix {
    const { module, call } = this.#pdfium;
    if (!call('FPDFPageObj_GetMatrix')(object, this.#at)) return IDENTITY;
    const at = this.#at >> 2;
    return Array.from(module.HEAPF32.subarray(at, at + 6)) as unknown as Matrix;
  }

  #bounds(object: number, view: Matrix): Box | null {
    const { module, call } = this.#pdfium;
    const at = this.#at;
    if (!call('FPDFPageObj_GetBounds')(object, at, at + 4, at + 8, at + 12)) return null;
    const [l = 0, b = 0, r = 0, t = 0] = module.HEAPF32.subarray(at >> 2, (at >> 2) + 4);
    const points: number[] = [];
    for (const [x, y] of [
      [l, b],
      [r, t],
    ] as const) {
      points.push(view[0] * x + view[2] * y + view[4], view[1] * x + view[3] * y + view[5]);
    }
    return boundsOf(points);
  }

  #colour(name: string, object: number): Colour {
    return readColour(this.#pdfium, name, object, this.#at);
  }

  #path(object: number, view: Matrix, outer: Box): void {
    const { module, call } = this.#pdfium;
    if (!call('FPDFPath_GetDrawMode')(object, this.#at, this.#at + 4)) return;
    const at = this.#at >> 2;
    let filled = (module.HEAP32[at] ?? 0) !== 0;
    let stroked = (module.HEAP32[at + 1] ?? 0) !== 0;
    if (!filled && !stroked) return;
    const clip = this.clipOf(object, view, outer);
    const fill = filled ? this.#colour('FPDFPageObj_GetFillColor', object) : null;
    const stroke = stroked ? this.#colour('FPDFPageObj_GetStrokeColor', object) : null;
    if (fill?.clear) filled = false;
    if (stroke?.clear) stroked = false;
    const count = call('FPDFPath_CountSegments')(object);
    this.#count(Math.max(0, count));
    if (filled && !stroked && count <= 5) {
      const box = this.#bounds(object, view);
      if (box && Math.min(box[2] - box[0], box[3] - box[1]) <= THIN) {
        this.#painter.fill(box[0], box[1], box[2], box[3], fill?.white ?? false, clip);
        return;
      }
    }
    const toPage = multiply(view, this.#matrix(object));
    let lineWidth = 1;
    if (stroked && call('FPDFPageObj_GetStrokeWidth')(object, this.#at)) {
      lineWidth = (module.HEAPF32[at] ?? 1) * scaleOf(toPage);
    }
    const paths = this.#subpaths(object, count, toPage);
    if (filled && fill?.opaque) this.#cover(object, paths, clip, fill.black);
    paintPath(this.#painter, paths, {
      filled,
      stroked,
      lineWidth,
      whiteFill: fill?.white ?? false,
      whiteStroke: stroke?.white ?? false,
      clip,
    });
  }

  /** A rectangle of one colour hides the text that was printed before it; a black one black text, too. */
  #cover(object: number, paths: readonly Subpath[], clip: Box, black: boolean): void {
    const box = paths.length === 1 ? rectangleOf(paths[0]) : null;
    if ((this.#texts.size === 0 && !black) || !box) return;
    const area = intersect(box, clip);
    // Nearly all are rules of tables: the engine is not asked about these.
    if (!mayHide(area) || this.#pdfium.call('FPDFPageObj_HasTransparency')(object)) return;
    this.#painter.covers.add(area, black ? BLACK : this.#order);
  }

  /** How deep a text object lies; one that the page does not list is on top. */
  depthOf(object: number): Depth {
    const text = this.#texts.get(object);
    if (text === undefined) return ON_TOP;
    // Which forms stand on a layer the engine does not tell: with layers any may.
    const layered = text.inForm
      ? this.#catalog().layers
      : isLayered(this.#pdfium, object, this.#catalog);
    return { order: text.order, layered };
  }

  #subpaths(object: number, count: number, toPage: Matrix): Subpath[] {
    const { call } = this.#pdfium;
    const paths: Subpath[] = [];
    let current: Subpath | null = null;
    let bezier = 0;
    for (let i = 0; i < count; i++) {
      const segment = call('FPDFPath_GetPathSegment')(object, i);
      const type = call('FPDFPathSegment_GetType')(segment);
      if (type === MOVE_TO || !current) {
        current = { points: [], curves: new Set(), closed: false };
        paths.push(current);
      }
      if (type === BEZIER_TO) {
        // Two control points come before the end of the curve.
        bezier++;
        if (bezier % 3 !== 0) continue;
        current.curves.add(current.points.length);
      } else if (type !== LINE_TO && type !== MOVE_TO) continue;
      this.#point(segment, toPage, current.points);
      if (call('FPDFPathSegment_GetClose')(segment)) current.closed = true;
    }
    return paths;
  }
}

/** Paints paths and pictures; returns how the text objects of the page are painted. */
export function paintObjects(
  pdfium: Pdfium,
  page: number,
  view: Matrix,
  painter: PagePainter,
  limits: ReadLimits,
  number: number,
  catalog: () => Catalog,
): Painted {
  const objects = new ObjectPainter(pdfium, painter, limits, number, view, catalog);
  try {
    objects.page(page);
  } finally {
    objects.free();
  }
  return {
    clipOf: (object) =>
      object === 0 ? painter.bounds : objects.clipOf(object, view, painter.bounds),
    depthOf: (object) => objects.depthOf(object),
  };
}
