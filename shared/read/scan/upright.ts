/** Turned and leaning pages → upright ones, and the way back to the page as displayed. */
import type { Box } from '../../report/evidence.ts';
import type { QuarterTurns } from './raster.ts';

/** How the upright picture was made from the page: turned clockwise first, then made level. */
export interface Pose {
  readonly turns: QuarterTurns;
  /** Radians by which rows leaned after the turn. */
  readonly angle: number;
  /** Size of the turned page in points. */
  readonly width: number;
  readonly height: number;
}

function unturn({ turns, width, height }: Pose, x: number, y: number): readonly [number, number] {
  if (turns === 1) return [y, width - x];
  if (turns === 2) return [width - x, height - y];
  if (turns === 3) return [height - y, x];
  return [x, y];
}

/** Returns the box around the same area on the page as displayed, in points. */
export function toDisplay(pose: Pose, box: Box): Box {
  const [cos, sin] = [Math.cos(pose.angle), Math.sin(pose.angle)];
  const [cx, cy] = [pose.width / 2, pose.height / 2];
  // Around its middle the area leans; its corners' box would grow over the lines beside it.
  const [mx, my] = [(box[0] + box[2]) / 2 - cx, (box[1] + box[3]) / 2 - cy];
  const [dx, dy] = [cx + mx * cos - my * sin - cx - mx, cy + mx * sin + my * cos - cy - my];
  const [ax, ay] = unturn(pose, box[0] + dx, box[1] + dy);
  const [bx, by] = unturn(pose, box[2] + dx, box[3] + dy);
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
}
