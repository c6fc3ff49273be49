/** Pixels along a line whichever way it runs. */
import { PAPER, type Raster } from '../raster.ts';

export interface Lane {
  readonly level: boolean;
  readonly grey: Raster;
  /** Borders of this table have no less ink across them. */
  readonly leastInk: number;
}

/** A border is looked for this far (in inches) to either side of its cut: paper bends. */
export const SWAY = 0.02;
/** A border is this much darker than the paper on both sides. */
export const CONTRAST = 35;

export function pixel({ grey, level }: Lane, along: number, across: number): number {
  const [x, y] = level ? [along, across] : [across, along];
  if (x < 0 || y < 0 || x >= grey.width || y >= grey.height) return PAPER;
  return grey.data[y * grey.width + x] ?? PAPER;
}

export function middleOf(list: readonly number[]): number | undefined {
  return [...list].sort((a, b) => a - b)[list.length >> 1];
}
