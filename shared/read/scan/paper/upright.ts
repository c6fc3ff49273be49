/** Turned, leaning and bent pages → upright flat ones, and the way back to the page as displayed. */
import type { Box } from '../../../report/evidence.ts';
import type { QuarterTurns } from '../raster.ts';
import { type Mesh, placeOn } from './flatten.ts';

/** How the upright picture was made from the page: turned clockwise, then made level, then flat. */
export interface Pose {
  readonly turns: QuarterTurns;
  /** Radians by which rows leaned after the turn. */
  readonly angle: number;
  /** Size of the turned page in points. */
  readonly width: number;
  readonly height: number;
  /** How the level page bent, and points per pixel of that; null where it lay flat. */
  readonly bend: { readonly mesh: Mesh; readonly scale: number } | null;
}

/** Edges of an area are looked at in so many places: between them no sheet bends. */
const EDGE_PLACES = 8;

/** Returns the box around the same area on the page before it was made flat. */
function unbend({ bend }: Pose, box: Box): Box {
  if (!bend) return box;
  const { mesh, scale } = bend;
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i <= EDGE_PLACES; i++) {
    const x = box[0] + ((box[2] - box[0]) * i) / EDGE_PLACES;
    const y = box[1] + ((box[3] - box[1]) * i) / EDGE_PLACES;
    const around = [
      [x, box[1]],
      [x, box[3]],
      [box[0], y],
      [box[2], y],
    ] as const;
    for (const [ex, ey] of around) {
      const [u, v] = placeOn(mesh, ex / scale, ey / scale);
      [x0, x1] = [Math.min(x0, u * scale), Math.max(x1, u * scale)];
      [y0, y1] = [Math.min(y0, v * scale), Math.max(y1, v * scale)];
    }
  }
  return [x0, y0, x1, y1];
}

function unturn({ turns, width, height }: Pose, x: number, y: number): readonly [number, number] {
  if (turns === 1) return [y, width - x];
  if (turns === 2) return [width - x, height - y];
  if (turns === 3) return [height - y, x];
  return [x, y];
}

/** Returns the box around the same area on the page as displayed, in points. */
export function toDisplay(pose: Pose, flat: Box): Box {
  const box = unbend(pose, flat);
  const [cos, sin] = [Math.cos(pose.angle), Math.sin(pose.angle)];
  const [cx, cy] = [pose.width / 2, pose.height / 2];
  // Around its middle the area leans; its corners' box would grow over the lines beside it.
  const [mx, my] = [(box[0] + box[2]) / 2 - cx, (box[1] + box[3]) / 2 - cy];
  const [dx, dy] = [cx + mx * cos - my * sin - cx - mx, cy + mx * sin + my * cos - cy - my];
  const [ax, ay] = unturn(pose, box[0] + dx, box[1] + dy);
  const [bx, by] = unturn(pose, box[2] + dx, box[3] + dy);
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
}
