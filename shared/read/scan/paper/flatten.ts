/** Sheets that bend → how they bend, the page as it would lie flat, and the way back. */

import {
  createRaster,
  drawAlong,
  type Mask,
  maskBelow,
  PAPER,
  type Raster,
  TEXT_INK,
} from '../raster.ts';
import { type Curve, type Curves, traceRows } from './curves.ts';
import {
  fitSurface,
  heightAt,
  residualsOf,
  type Surface,
  samplesOf,
  type Trace,
} from './surface.ts';

/** Sheets that bend by less than this many inches across a line are taken as flat. */
const BENT = 0.75 / 72;
/** So many lines must bend: one may be a flourish. */
const LEAST_LINES = 3;
/** Rows of text sway by themselves: their say as a share of a border's. */
const ROW_WEIGHT = 0.05;
/** Of the lines' length this share must lie on the surface, to this many inches. */
const EXPLAINED = 0.8;
const ON_SURFACE = 0.015;
/** Paper that leans more than this per step tears. */
const STEEPEST = 0.45;
/** A node of the mesh every so many inches. */
const NODE = 0.1;
/** Rounds of the fit, in which what strays loses its say. */
const FIT_ROUNDS = 4;
/** Each round comes closer by the steepness of the sheet. */
const ROUNDS = 8;

/** Where each node of the flat page lies on the bent one, in pixels. */
export interface Mesh {
  /** Pixels between nodes. */
  readonly step: number;
  readonly columns: number;
  readonly rows: number;
  readonly xs: Float32Array;
  readonly ys: Float32Array;
}

/** Returns how far a line bends on the surface, from its lowest place to its highest. */
function bendOf(surface: Surface, curve: Curve, dpi: number): number {
  const heights = samplesOf(curve, dpi).map(({ along, across }) =>
    heightAt(surface, along, across),
  );
  return heights.length === 0 ? 0 : Math.max(...heights) - Math.min(...heights);
}

/** Tells whether so many lines bend, and nearly all lie on the surface. */
function isBent(surface: Surface, traces: readonly Trace[], dpi: number): boolean {
  const bends = traces.map(({ curve }) => bendOf(surface, curve, dpi)).sort((a, b) => b - a);
  return (bends[LEAST_LINES - 1] ?? 0) > dpi * BENT;
}

function isExplained(surface: Surface, traces: readonly Trace[], dpi: number): boolean {
  let [near, all] = [0, 0];
  for (const { curve, weight } of traces) {
    const off = residualsOf(surface, samplesOf(curve, dpi));
    all += off.length * weight;
    near += off.filter((value) => Math.abs(value) <= dpi * ON_SURFACE).length * weight;
  }
  return near >= all * EXPLAINED;
}

/** Returns the surfaces of rows and columns; null for one that is flat, or that is no sheet's. */
function surfaceOf(
  traces: readonly Trace[],
  along: number,
  across: number,
  dpi: number,
): Surface | null {
  if (traces.length < LEAST_LINES) return null;
  const extent = { along, across };
  if (!isBent(fitSurface(traces, extent, dpi, 1), traces, dpi)) return null;
  const surface = fitSurface(traces, extent, dpi, FIT_ROUNDS);
  return isBent(surface, traces, dpi) && isExplained(surface, traces, dpi) ? surface : null;
}

function meshOf(
  rows: Surface | null,
  columns: Surface | null,
  size: Mask,
  dpi: number,
): Mesh | null {
  const step = Math.round(dpi * NODE);
  const across = Math.ceil(size.width / step) + 1;
  const down = Math.ceil(size.height / step) + 1;
  const [xs, ys] = [new Float32Array(across * down), new Float32Array(across * down)];
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      const [x, y] = [column * step, row * step];
      let [u, v] = [x, y];
      for (let round = 0; round < ROUNDS; round++) {
        const [dx, dy] = [columns ? heightAt(columns, v, u) : 0, rows ? heightAt(rows, u, v) : 0];
        [u, v] = [x + dx, y + dy];
      }
      xs[row * across + column] = u;
      ys[row * across + column] = v;
    }
  }
  const mesh = { step, columns: across, rows: down, xs, ys };
  return isSound(mesh) ? mesh : null;
}

/** Tells whether the sheet neither tears nor folds over. */
function isSound({ step, columns, rows, xs, ys }: Mesh): boolean {
  for (let at = 0; at < columns * rows; at++) {
    const [right, below] = [(at + 1) % columns === 0 ? at : at + 1, at + columns];
    const most = step * STEEPEST;
    if (right > at) {
      if (Math.abs((ys[right] ?? 0) - (ys[at] ?? 0)) > most) return false;
      if (Math.abs((xs[right] ?? 0) - (xs[at] ?? 0) - step) > most) return false;
    }
    if (below < columns * rows) {
      if (Math.abs((xs[below] ?? 0) - (xs[at] ?? 0)) > most) return false;
      if (Math.abs((ys[below] ?? 0) - (ys[at] ?? 0) - step) > most) return false;
    }
  }
  return true;
}

/**
 * Returns how the level page bends; null for one that lies flat, or of which too few lines tell.
 * `lines` are the page's long thin lines; rows of text tell as well.
 */
export function findBend(level: Raster, lines: Curves, dpi: number): Mesh | null {
  const rows = traceRows(maskBelow(level, TEXT_INK), dpi);
  const border = (curve: Curve): Trace => ({ curve, weight: 1 });
  const { width, height } = level;
  const acrossPage = surfaceOf(
    [...lines.level.map(border), ...rows.map((curve) => ({ curve, weight: ROW_WEIGHT }))],
    width,
    height,
    dpi,
  );
  const downPage = surfaceOf(lines.upright.map(border), height, width, dpi);
  return acrossPage || downPage ? meshOf(acrossPage, downPage, level, dpi) : null;
}

/** Returns where the place of the flat page lies on the bent one, both in pixels. */
export function placeOn(
  { step, columns, rows, xs, ys }: Mesh,
  x: number,
  y: number,
): readonly [number, number] {
  const column = Math.max(0, Math.min(columns - 2, Math.floor(x / step)));
  const row = Math.max(0, Math.min(rows - 2, Math.floor(y / step)));
  const [ax, ay] = [x / step - column, y / step - row];
  const at = row * columns + column;
  const between = (values: Float32Array): number => {
    const top = (values[at] ?? 0) * (1 - ax) + (values[at + 1] ?? 0) * ax;
    const below = at + columns;
    return top * (1 - ay) + ((values[below] ?? 0) * (1 - ax) + (values[below + 1] ?? 0) * ax) * ay;
  };
  return [between(xs), between(ys)];
}

/** Returns the leaning page made level (by that angle) and flat, in one step: each blurs a little. */
export function flattenRaster(raster: Raster, angle: number, mesh: Mesh): Raster {
  const { width, height } = raster;
  const out = createRaster(width, height, PAPER);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [cx, cy] = [(width - 1) / 2, (height - 1) / 2];
  for (let y = 0; y < height; y++) {
    for (let left = 0; left < width; left += mesh.step) {
      const [u0, v0] = placeOn(mesh, left, y);
      const [u1, v1] = placeOn(mesh, left + mesh.step, y);
      const sx = cx + (u0 - cx) * cos - (v0 - cy) * sin;
      const sy = cy + (u0 - cx) * sin + (v0 - cy) * cos;
      const stepX = ((u1 - u0) * cos - (v1 - v0) * sin) / mesh.step;
      const stepY = ((u1 - u0) * sin + (v1 - v0) * cos) / mesh.step;
      const end = Math.min(width, left + mesh.step);
      drawAlong(raster, out, { y, left, end }, [sx, sy], [stepX, stepY]);
    }
  }
  return out;
}
