/** Shaded rows → edges that part rows as rules do. */
import type { Glyph } from '../../read/document.ts';
import type { Box } from '../../report/evidence.ts';
import type { Line } from '../ruled/lines.ts';

/** Shades side by side leave no more than this between them, in points. */
const SIDE_BY_SIDE = 2;

/** Returns the edges of shaded rows as rules: shades side by side make one row. */
export function shadeEdges(shades: readonly Box[], height: number): Line[] {
  const rows = new Map<string, Box[]>();
  for (const box of shades) {
    if (box[3] - box[1] > height / 2) continue;
    const key = `${Math.round(box[1])} ${Math.round(box[3])}`;
    const row = rows.get(key);
    if (row) row.push(box);
    else rows.set(key, [box]);
  }
  const edges: Line[] = [];
  for (const boxes of rows.values()) {
    let run: Box | null = null;
    const close = (): void => {
      if (!run) return;
      for (const at of [run[1], run[3]]) edges.push({ at, from: run[0], to: run[2] });
    };
    for (const box of [...boxes].sort((a, b) => a[0] - b[0])) {
      if (run && box[0] - run[2] <= SIDE_BY_SIDE)
        run = [run[0], run[1], Math.max(run[2], box[2]), run[3]];
      else {
        close();
        run = box;
      }
    }
    close();
  }
  return edges;
}

/** A shade runs beyond its table's rules by the room around a cell's text, in points, at most. */
const OVERHANG = 13;
/** Text stands over an edge when this share of its height does on either side; so many characters. */
const STRADDLE = 0.25;
const FEWEST_STRADDLING = 2;

/** Tells whether text stands over the edge: a label beside several shaded rows, which it does not part. */
function isStraddled({ at, from, to }: Line, glyphs: readonly Glyph[]): boolean {
  const over = glyphs.filter(({ text, box: [x0, y0, x1, y1] }) => {
    const slack = STRADDLE * (y1 - y0);
    return text.trim() !== '' && x0 >= from && x1 <= to && y0 + slack < at && at < y1 - slack;
  });
  return over.length >= FEWEST_STRADDLING;
}

/** Returns the edges inside of the box, those that part rows. */
export function edgesWithin(edges: readonly Line[], box: Box, glyphs: readonly Glyph[]): Line[] {
  const [left, top, right, bottom] = box;
  return edges.filter(
    (edge) =>
      edge.at > top &&
      edge.at < bottom &&
      edge.from >= left - SIDE_BY_SIDE &&
      edge.to <= right + SIDE_BY_SIDE &&
      !isStraddled(edge, glyphs),
  );
}

/**
 * Returns the edges of shades that part rows, those of a table with rules as wide as these: cells
 * are shaded with the room around their text, rules may end with the text.
 */
export function fitEdges(
  edges: readonly Line[],
  lines: readonly Line[],
  glyphs: readonly Glyph[],
): Line[] {
  return edges
    .filter((edge) => !isStraddled(edge, glyphs))
    .map((edge) => {
      const rule = lines.find(
        ({ from, to }) =>
          Math.abs(from - edge.from) <= OVERHANG && Math.abs(to - edge.to) <= OVERHANG,
      );
      return rule ? { at: edge.at, from: rule.from, to: rule.to } : edge;
    });
}
