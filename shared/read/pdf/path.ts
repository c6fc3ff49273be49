/** Turns a painted path, already in displayed points, into lines and filled rectangles. */
import type { Box } from '../../report/evidence.ts';
import type { PagePainter, Pen } from './painter.ts';

/** One subpath: x, y pairs; a curve contributes its end point and breaks the line before it. */
export interface Subpath {
  readonly points: number[];
  /** Index (in points) of the ends of curves. */
  readonly curves: Set<number>;
  closed: boolean;
}

export interface PathPaint {
  readonly filled: boolean;
  readonly stroked: boolean;
  readonly lineWidth: number;
  readonly whiteFill: boolean;
  readonly whiteStroke: boolean;
  readonly clip: Box;
}

/** Corners of a rectangle may be off by this much (rounding of the producer), in points. */
const SQUARE_SLACK = 0.5;
/** A ring between two rectangles at most this far apart is a frame: four borders. */
const FRAME_THICKNESS = 4;

/** Returns the bounding box of the subpath, or null when it has no points. */
export function boundsOf(points: readonly number[]): Box | null {
  if (points.length < 2) return null;
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const x = points[i] ?? 0;
    const y = points[i + 1] ?? 0;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  return [x0, y0, x1, y1];
}

function isRectangle(path: Subpath, box: Box): boolean {
  if (path.curves.size > 0) return false;
  for (let i = 0; i + 1 < path.points.length; i += 2) {
    const x = path.points[i] ?? 0;
    const y = path.points[i + 1] ?? 0;
    const onX = Math.min(Math.abs(x - box[0]), Math.abs(x - box[2])) <= SQUARE_SLACK;
    const onY = Math.min(Math.abs(y - box[1]), Math.abs(y - box[3])) <= SQUARE_SLACK;
    if (!onX || !onY) return false;
  }
  return true;
}

/** Returns the box of a subpath that is an upright rectangle, or null. */
export function rectangleOf(path: Subpath | undefined): Box | null {
  const box = path ? boundsOf(path.points) : null;
  // Three corners would be a triangle.
  return path && box && path.points.length >= 8 && isRectangle(path, box) ? box : null;
}

function isFrame(outer: Box, inner: Box): boolean {
  const gaps = [inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]];
  return gaps.every((gap) => gap >= 0 && gap <= FRAME_THICKNESS) && gaps.some((gap) => gap > 0);
}

function strokeBox(painter: PagePainter, box: Box, pen: Pen, clip: Box): void {
  const [x0, y0, x1, y1] = box;
  painter.line(x0, y0, x1, y0, pen, clip);
  painter.line(x0, y1, x1, y1, pen, clip);
  painter.line(x0, y0, x0, y1, pen, clip);
  painter.line(x1, y0, x1, y1, pen, clip);
}

function fillPath(painter: PagePainter, paths: readonly Subpath[], paint: PathPaint): void {
  let previous: Box | null = null;
  for (const path of paths) {
    const box = boundsOf(path.points);
    if (!box) continue;
    const thin = Math.min(box[2] - box[0], box[3] - box[1]) <= FRAME_THICKNESS;
    if (!thin && !isRectangle(path, box)) {
      painter.ground(box);
      if (!paint.whiteFill) painter.sign(box, paint.clip);
      continue;
    }
    const frame =
      previous && (isFrame(previous, box) ? previous : isFrame(box, previous) ? box : null);
    if (frame && !paint.whiteFill)
      strokeBox(painter, frame, { width: 1, white: false }, paint.clip);
    else painter.fill(box[0], box[1], box[2], box[3], paint.whiteFill, paint.clip);
    previous = box;
  }
}

function strokePath(painter: PagePainter, paths: readonly Subpath[], paint: PathPaint): void {
  const pen = { width: paint.lineWidth, white: paint.whiteStroke };
  for (const { points, curves, closed } of paths) {
    const count = points.length;
    const last = closed && count > 4 ? count : count - 2;
    for (let i = 0; i < last; i += 2) {
      const next = (i + 2) % count;
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = [i, i + 1, next, next + 1].map((at) => points[at]);
      if (!curves.has(next)) painter.line(x0, y0, x1, y1, pen, paint.clip);
      else if (!pen.white) painter.bend(x0, y0, x1, y1, paint.clip);
    }
  }
}

/** Paints the path: fills first, then strokes, as PDF does. */
export function paintPath(painter: PagePainter, paths: readonly Subpath[], paint: PathPaint): void {
  if ((paint.filled && !paint.whiteFill) || (paint.stroked && !paint.whiteStroke)) painter.mark();
  if (paint.filled) fillPath(painter, paths, paint);
  if (!paint.stroked) return;
  strokePath(painter, paths, paint);
  if (paint.lineWidth <= FRAME_THICKNESS) return;
  const half = paint.lineWidth / 2;
  for (const { points } of paths) {
    const box = boundsOf(points);
    if (box) painter.ground([box[0] - half, box[1] - half, box[2] + half, box[3] + half]);
  }
}
