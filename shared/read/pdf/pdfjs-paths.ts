/** pdf.js' packed path buffers → subpaths, and boxes seen through a matrix, in displayed points. */
import type { Box } from '../../report/evidence.ts';
import type { Matrix } from './matrix.ts';
import { boundsOf, type Subpath } from './path.ts';

/** Codes inside a constructed path's buffer. */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const CLOSE = 3;
/** Returns the subpaths of a path buffer in displayed points. */
export function readPath(buffer: ArrayLike<number>, m: Matrix): Subpath[] {
  const paths: Subpath[] = [];
  let current: Subpath | null = null;
  const at = (i: number): number => buffer[i] ?? 0;
  const add = (path: Subpath, x: number, y: number): void => {
    path.points.push(m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]);
  };
  for (let i = 0; i < buffer.length; ) {
    const code = at(i++);
    if (code === CLOSE) {
      if (current) current.closed = true;
      continue;
    }
    if (code === MOVE || !current) {
      current = { points: [], curves: new Set(), closed: false };
      paths.push(current);
    }
    if (code === CURVE) {
      i += 4;
      current.curves.add(current.points.length);
    } else if (code !== MOVE && code !== LINE) break;
    add(current, at(i), at(i + 1));
    i += 2;
  }
  return paths;
}

/** Returns the displayed bounding box of a rectangle in user space. */
export function boxThrough(m: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  const points: number[] = [];
  for (const [x, y] of [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ] as const) {
    points.push(m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]);
  }
  return boundsOf(points) ?? [0, 0, 0, 0];
}
