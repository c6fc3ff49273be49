/** Tells drawings from tables by what is drawn over their borders: arrows, curves, plotted points. */
import type { Box } from '../../report/evidence.ts';
import { regionBox } from './lattice.ts';
import type { Region } from './regions.ts';

interface Cells {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly regions: readonly Region[];
}

/** A shape runs over a border when it goes on beyond it by more than this on both sides. */
const OVER = 1;

/**
 * Tells whether shapes run over the borders of as many cells, two at least, as hold a text that
 * none does: arrows and curves tie a drawing together, a seal or a sign lies on some of the cells.
 */
export function isDrawnOver(
  { xs, ys, regions }: Cells,
  shapes: readonly Box[],
  filled: ReadonlySet<number>,
): boolean {
  const [left = 0, top = 0, right = 0, bottom = 0] = [xs[0], ys[0], xs.at(-1), ys.at(-1)];
  const near = shapes.filter(
    ([x0, y0, x1, y1]) => x1 > left && x0 < right && y1 > top && y0 < bottom,
  );
  if (near.length === 0) return false;
  const over = new Set<number>();
  const boxes = regions.map((region) => regionBox({ xs, ys }, region));
  for (const [x0, y0, x1, y1] of near) {
    const own = boxes.flatMap((box, i) => {
      const across = Math.min(x1, box[2]) - Math.max(x0, box[0]) > Math.min(OVER, (x1 - x0) / 2);
      const down = Math.min(y1, box[3]) - Math.max(y0, box[1]) > Math.min(OVER, (y1 - y0) / 2);
      return across && down ? [i] : [];
    });
    const beyond = x0 < left - OVER || x1 > right + OVER || y0 < top - OVER || y1 > bottom + OVER;
    if (own.length > 1 || beyond) for (const i of own) over.add(i);
  }
  const untouched = [...filled].filter((i) => !over.has(i)).length;
  return over.size > 1 && over.size >= untouched;
}
