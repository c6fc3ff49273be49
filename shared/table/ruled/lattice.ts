/** Lines of one table → cuts and cells with spans: cells flow together where no border stands. */
import type { Box } from '../../report/evidence.ts';
import { EDGE_COVER, OPEN_SIDE, SAME_EDGE, THIN_BAND, TOUCH } from '../settings.ts';
import type { Line, Lines } from './lines.ts';
import { type Borders, findRegions, type Region } from './regions.ts';

/** A ruled area of one page: cuts in points, and the cells between them. */
export interface Lattice {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly regions: readonly Region[];
  /** Share of the outline that is drawn. */
  readonly outline: number;
  /** Share of the positions that lie in shapes that are no rectangles. */
  readonly ragged: number;
  /** One line crosses a column (or row) that is open on both sides: it ties boxes together. */
  readonly tied?: true;
  /** Neither the left nor the right side has a border: only rules across hold the cells together. */
  readonly openSides?: true;
}

/** Tells whether some text stands between two parallel borders. */
export type HasText = (box: Box) => boolean;

/** Share of a side that a border may miss at either corner, where the crossing one is drawn. */
const CORNER_SHARE = 0.15;

interface Cut {
  readonly at: number;
  /** Where the cells end in truth, if labels run past the last row of the page. */
  readonly reach?: number;
  /** No border stands here: the lines that cross it end together. */
  readonly open?: true;
  /** Where along the cut a border stands. */
  readonly spans: (readonly [number, number])[];
  /** Of two borders joined to one cut: where the cells before and after it have theirs. */
  readonly before?: readonly (readonly [number, number])[];
  readonly after?: readonly (readonly [number, number])[];
}
type Spans = readonly (readonly [number, number])[];

function cutsOf(lines: readonly Line[]): Cut[] {
  const cuts: Cut[] = [];
  for (const line of [...lines].sort((a, b) => a.at - b.at)) {
    const last = cuts[cuts.length - 1];
    if (last && line.at === last.at) last.spans.push([line.from, line.to]);
    else cuts.push({ at: line.at, spans: [[line.from, line.to]] });
  }
  return cuts;
}

/**
 * Closes a side on which two lines or more run past the last crossing one and end together: a
 * page break took the border, or the table never had one. If the outermost lines do so, a cut is
 * added. If only some inner ones do, they are labels that go on with the next page's rows while
 * the other columns' last row is over: the last cut closes them too.
 */
function closeOpenSide(
  cuts: Cut[],
  crossing: readonly Line[],
  side: 'first' | 'last',
  fewest = 2,
): void {
  const edge = side === 'first' ? cuts[0] : cuts[cuts.length - 1];
  const end = (line: Line): number => (side === 'first' ? line.from : line.to);
  const past = (at: number): number => (side === 'first' ? -1 : 1) * (at - (edge?.at ?? at));
  const out = crossing.filter((line) => !edge || past(end(line)) > OPEN_SIDE);
  if (out.length < fewest) return;
  const extreme =
    side === 'first' ? Math.min(...out.map((l) => l.from)) : Math.max(...out.map((l) => l.to));
  const together = out.filter((line) => Math.abs(end(line) - extreme) <= SAME_EDGE);
  if (together.length < fewest) return;
  const places = together.map((line) => line.at);
  const span = [Math.min(...places), Math.max(...places)] as const;
  const all = crossing.map((line) => line.at);
  const whole = span[0] <= Math.min(...all) + SAME_EDGE && span[1] >= Math.max(...all) - SAME_EDGE;
  // A border drawn all along them parts cells from those beyond it; labels pass where none stands.
  const inner = edge && coverSteps(edge.spans, span)[0];
  const isNew = whole || inner || !edge;
  const cut: Cut = isNew
    ? { at: extreme, spans: [[...span]], open: true }
    : { ...edge, reach: extreme, spans: [...edge.spans, span] };
  if (!isNew) cuts.splice(side === 'first' ? 0 : -1, 1);
  if (side === 'first') cuts.unshift(cut);
  else cuts.push(cut);
}

/** Returns where both cuts have a border: only text between two borders keeps them apart. */
function sharedSpans(a: Cut, b: Cut): (readonly [number, number])[] {
  const shared: (readonly [number, number])[] = [];
  for (const [from, to] of a.spans) {
    for (const other of b.spans) {
      const start = Math.max(from, other[0]);
      const end = Math.min(to, other[1]);
      if (start < end) shared.push([start, end]);
    }
  }
  return shared;
}

type BandIsEmpty = (from: number, to: number, span: readonly [number, number]) => boolean;

/** Joins cuts with a thin band and no text between them: double and separate borders. */
function joinThinBands(cuts: readonly Cut[], isEmpty: BandIsEmpty): Cut[] {
  const result: Cut[] = [];
  for (const cut of cuts) {
    const last = result[result.length - 1];
    const thin = last && cut.at - last.at <= THIN_BAND;
    if (thin && sharedSpans(last, cut).every((span) => isEmpty(last.at, cut.at, span))) {
      const first = result.length === 1;
      const reach = cut.reach ?? last.reach;
      result[result.length - 1] = {
        at: first ? last.at : cut.at,
        spans: [...last.spans, ...cut.spans],
        before: last.before ?? last.spans,
        after: cut.spans,
        ...(reach === undefined ? {} : { reach }),
      };
    } else result.push(cut);
  }
  return result;
}

/** Returns for each step along a cut whether a border stands there. */
function coverSteps(drawn: Spans, steps: readonly number[]): boolean[] {
  const covered: boolean[] = [];
  const spans = [...drawn].sort((a, b) => a[0] - b[0]);
  for (let i = 0; i + 1 < steps.length; i++) {
    const from = steps[i] ?? 0;
    const to = steps[i + 1] ?? 0;
    let sum = 0;
    let reached = from;
    const slack = Math.min(TOUCH, (to - from) * CORNER_SHARE);
    for (const span of spans) {
      const start = Math.max(span[0] - slack, reached);
      const end = Math.min(span[1] + slack, to);
      if (end <= start) continue;
      sum += end - start;
      reached = end;
    }
    covered.push(sum >= (to - from) * EDGE_COVER);
  }
  return covered;
}

/** Returns the share of the outline that is drawn. */
function drawnOutline(xs: readonly number[], ys: readonly number[], borders: Borders): number {
  const lengths = (cuts: readonly number[]): number[] =>
    cuts.slice(1).map((cut, i) => cut - (cuts[i] ?? 0));
  let drawn = 0;
  let whole = 0;
  const add = (steps: readonly boolean[] | undefined, sizes: readonly number[]): void => {
    sizes.forEach((size, i) => {
      whole += size;
      if (steps?.[i]) drawn += size;
    });
  };
  for (const side of [0, xs.length - 1]) add(borders.upright[side], lengths(ys));
  for (const side of [0, ys.length - 1]) add(borders.level[side], lengths(xs));
  return drawn / whole;
}

/** Tells whether a band between two boxes is crossed by one line, and open at both ends of it. */
function isTie(band: number, along: Borders['level'], across: Borders['upright']): boolean {
  const lines = along.filter((steps) => steps[band]);
  const outer = along[0]?.[band] || along.at(-1)?.[band];
  const boxed = [band, band + 1].every((side) => across[side]?.some((drawn) => drawn));
  const inside = band > 0 && band + 2 < across.length;
  return inside && boxed && lines.length === 1 && !outer;
}

/** Tells whether lines tie boxes together, in a row or one below the other. */
function isTied({ level, upright }: Borders): boolean {
  const ties = (along: Borders['level'], across: Borders['upright']): boolean =>
    across.some((_, band) => isTie(band, along, across));
  return ties(level, upright) || ties(upright, level);
}

/** Drops cuts at which no cell begins or ends, so that no row or column is empty of its own cells. */
function dropIdleCuts(lattice: Lattice): Lattice {
  const usedX = new Set(lattice.regions.flatMap((r) => [r.c0, r.c1]));
  const usedY = new Set(lattice.regions.flatMap((r) => [r.r0, r.r1]));
  const mapX = new Map([...usedX].sort((a, b) => a - b).map((c, i) => [c, i]));
  const mapY = new Map([...usedY].sort((a, b) => a - b).map((r, i) => [r, i]));
  return {
    ...lattice,
    xs: lattice.xs.filter((_, i) => usedX.has(i)),
    ys: lattice.ys.filter((_, i) => usedY.has(i)),
    regions: lattice.regions.map((r) => ({
      ...r,
      r0: mapY.get(r.r0) ?? 0,
      r1: mapY.get(r.r1) ?? 0,
      c0: mapX.get(r.c0) ?? 0,
      c1: mapX.get(r.c1) ?? 0,
    })),
  };
}

/**
 * Tells whether two lines that cross are all that parts a head from the body and labels from the
 * other columns: text stands on all sides but above the labels, where there may be none.
 */
function isCross({ level, plumb }: Lines, hasText: HasText): boolean {
  const [across, down] = [level[0], plumb[0]];
  if (!across || !down || level.length > 1 || plumb.length > 1) return false;
  const arms = [
    down.at - across.from,
    across.to - down.at,
    across.at - down.from,
    down.to - across.at,
  ];
  if (arms.some((arm) => arm <= OPEN_SIDE)) return false;
  return (
    hasText([across.from, across.at, down.at, down.to]) &&
    hasText([down.at, down.from, across.to, across.at]) &&
    hasText([down.at, across.at, across.to, down.to])
  );
}

/** Returns the cells that the lines of one component enclose, or null when they enclose none. */
export function findLattice(lines: Lines, hasText: HasText): Lattice | null {
  let columns = cutsOf(lines.plumb);
  let rows = cutsOf(lines.level);
  // Where only lines between the cells are drawn, one may part the head from the body.
  const cross = isCross(lines, hasText);
  const headed = cross || (lines.level.length === 1 && lines.plumb.length > 1);
  closeOpenSide(columns, lines.level, 'first', headed ? 1 : 2);
  closeOpenSide(columns, lines.level, 'last', headed ? 1 : 2);
  // And one upright one the only two columns.
  const open = columns[0]?.open && columns.at(-1)?.open;
  const between = (lines.plumb.length === 1 || headed) && open;
  const fewest = cross || (between && !headed) ? 1 : 2;
  closeOpenSide(rows, lines.plumb, 'first', fewest);
  closeOpenSide(rows, lines.plumb, 'last', fewest);
  columns = joinThinBands(columns, (from, to, [y0, y1]) => !hasText([from, y0, to, y1]));
  rows = joinThinBands(rows, (from, to, [x0, x1]) => !hasText([x0, from, x1, to]));
  if (columns.length < 2 || rows.length < 2) return null;
  const xs = columns.map((cut) => cut.at);
  const ys = rows.map((cut) => cut.at);
  const borders = {
    upright: columns.map((cut) => coverSteps(cut.spans, ys)),
    level: rows.map((cut) => coverSteps(cut.spans, xs)),
    before: columns.map((cut) => coverSteps(cut.before ?? cut.spans, ys)),
    after: columns.map((cut) => coverSteps(cut.after ?? cut.spans, ys)),
  };
  const at = (cuts: readonly number[], i: number): number => cuts[i] ?? 0;
  const { regions, ragged } = findRegions(
    ys.length - 1,
    xs.length - 1,
    borders,
    (r, c) => !hasText([at(xs, c), at(ys, r), at(xs, c + 1), at(ys, r + 1)]),
  );
  const openSides = columns[0]?.open && columns[columns.length - 1]?.open;
  return dropIdleCuts({
    ...(openSides ? { openSides: true as const } : {}),
    ...(isTied(borders) ? { tied: true as const } : {}),
    outline: between ? 1 : drawnOutline(xs, ys, borders),
    ragged: ragged / ((ys.length - 1) * (xs.length - 1)),
    xs: columns.map((cut) => cut.reach ?? cut.at),
    ys: rows.map((cut) => cut.reach ?? cut.at),
    regions,
  });
}

/** Returns the box of a region in points. */
export function regionBox({ xs, ys }: Pick<Lattice, 'xs' | 'ys'>, region: Region): Box {
  return [xs[region.c0] ?? 0, ys[region.r0] ?? 0, xs[region.c1] ?? 0, ys[region.r1] ?? 0];
}

/** Returns the box of the whole lattice in points. */
export function latticeBox({ xs, ys }: Lattice): Box {
  return [xs[0] ?? 0, ys[0] ?? 0, xs[xs.length - 1] ?? 0, ys[ys.length - 1] ?? 0];
}
