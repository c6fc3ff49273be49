/** Ink → long thin lines followed along their way, however they bend; and rows of text likewise. */
import { createRaster, type Mask, transpose } from '../raster.ts';

/** A line from left to right: at x = `from` + i · `step` its middle is at y = `ys[i]`, in pixels. */
export interface Curve {
  readonly from: number;
  readonly step: number;
  /** NaN where the line is hidden. */
  readonly ys: Float32Array;
}
/** Upright curves have x and y exchanged. */
export interface Curves {
  readonly level: readonly Curve[];
  readonly upright: readonly Curve[];
}

/** What is followed: how thick it is, and what of it may be hidden; lengths in pixels. */
interface Trail {
  readonly thinnest: number;
  readonly thickest: number;
  /** Shorter pieces are strokes of characters. */
  readonly shortestPiece: number;
  /** Pieces go on with each other over this much... */
  readonly gap: number;
  /** ...when they lie this close to where the other one leads. */
  readonly aside: number;
  readonly shortest: number;
  /** Pixels along the line that one lane of the mask stands for. */
  readonly step: number;
}

/** Borders are thinner than this many inches. */
const THICKEST = 0.045;
/** Strokes of characters are shorter than this many inches, or turn. */
const SHORTEST_PIECE = 0.1;
/** Text that touches a border hides this much of it, in inches. */
const HIDDEN = 0.25;
/** A line goes on within this many inches of where it leads. */
const ASIDE = 0.012;
/** ...and strays from there by this share of what is hidden. */
const STRAY = 0.03;
/** Lines shorter than this many inches tell nothing of the sheet. */
const SHORTEST = 0.5;
/** Lines that lean more are edges of stamps or handwriting: across per step along. */
const STEEPEST = 0.4;
/** A way is told by this many lanes at its end. */
const LEAD = 40;
/** Share of a line that must be seen. */
const SEEN = 0.7;

interface Piece {
  readonly from: number;
  readonly ys: number[];
  /** Where its last run lies. */
  top: number;
  bottom: number;
}

type Run = readonly [top: number, bottom: number];

/** Returns the runs of ink of one lane whose length is asked for. */
function runsOf(mask: Mask, lane: number, { thinnest, thickest }: Trail): Run[] {
  const runs: Run[] = [];
  const line = mask.data.subarray(lane * mask.width, (lane + 1) * mask.width);
  for (let at = line.indexOf(1); at >= 0; at = line.indexOf(1, at)) {
    const end = line.indexOf(0, at);
    const to = end < 0 ? line.length : end;
    if (to - at >= thinnest && to - at <= thickest) runs.push([at, to]);
    at = to;
  }
  return runs;
}

/** Follows ink from lane to lane as long as it hangs together; lanes are rows of the mask. */
function piecesOf(mask: Mask, trail: Trail): Piece[] {
  const done: Piece[] = [];
  let open: Piece[] = [];
  const close = (piece: Piece): void => {
    if (piece.ys.length * trail.step >= trail.shortestPiece) done.push(piece);
  };
  for (let lane = 0; lane < mask.height; lane++) {
    const next: Piece[] = [];
    let index = 0;
    for (const [top, bottom] of runsOf(mask, lane, trail)) {
      for (; index < open.length && (open[index]?.bottom ?? 0) < top; index++)
        close(open[index] as Piece);
      const before = open[index];
      const middle = (top + bottom) / 2;
      if (before && before.top <= bottom) {
        before.ys.push(middle);
        [before.top, before.bottom] = [top, bottom];
        next.push(before);
        index++;
      } else next.push({ from: lane, ys: [middle], top, bottom });
    }
    for (; index < open.length; index++) close(open[index] as Piece);
    open = next;
  }
  for (const piece of open) close(piece);
  return done;
}

/** Where a line leads: its last (or first) place and its change per lane, by least squares. */
interface Lead {
  readonly y: number;
  readonly slope: number;
}

function leadOf(ys: readonly number[], atEnd: boolean): Lead {
  const start = atEnd ? Math.max(0, ys.length - LEAD) : 0;
  const end = atEnd ? ys.length : Math.min(LEAD, ys.length);
  let [count, sumX, sumY, sumXX, sumXY] = [0, 0, 0, 0, 0];
  for (let i = start; i < end; i++) {
    const y = ys[i] ?? NaN;
    if (Number.isNaN(y)) continue;
    count++;
    sumX += i;
    sumY += y;
    sumXX += i * i;
    sumXY += i * y;
  }
  const spread = sumXX - (sumX * sumX) / count;
  const slope = spread === 0 ? 0 : (sumXY - (sumX * sumY) / count) / spread;
  const at = atEnd ? ys.length - 1 : 0;
  return { y: sumY / count + slope * (at - sumX / count), slope };
}

interface Chain {
  readonly from: number;
  readonly ys: number[];
  seen: number;
  end: Lead;
}

function nextOf(chains: readonly Chain[], piece: Piece, trail: Trail): Chain | null {
  const start = leadOf(piece.ys, false);
  let best: { readonly chain: Chain; readonly off: number } | null = null;
  for (const chain of chains) {
    const gap = piece.from - chain.from - chain.ys.length + 1;
    const reach = trail.aside + STRAY * gap * trail.step;
    if (gap < 1 || Math.abs(start.y - chain.end.y) > reach + STEEPEST * gap * trail.step) continue;
    const [a, b] = [chain.ys.length, piece.ys.length];
    const slope =
      (chain.end.slope * Math.min(a, LEAD) + start.slope * Math.min(b, LEAD)) /
      (Math.min(a, LEAD) + Math.min(b, LEAD));
    const off = Math.abs(start.y - chain.end.y - slope * gap);
    if (off <= reach && (!best || off < best.off)) best = { chain, off };
  }
  return best?.chain ?? null;
}

/** Joins pieces that go on with each other over crossings, breaks and text that touches. */
function joinPieces(pieces: readonly Piece[], trail: Trail): Chain[] {
  const chains: Chain[] = [];
  let open: Chain[] = [];
  for (const piece of [...pieces].sort((a, b) => a.from - b.from)) {
    const reach = piece.from - trail.gap / trail.step;
    open = open.filter((chain) => chain.from + chain.ys.length >= reach);
    const chain = nextOf(open, piece, trail);
    if (!chain) {
      const ys = [...piece.ys];
      const fresh = { from: piece.from, ys, seen: ys.length, end: leadOf(ys, true) };
      chains.push(fresh);
      open.push(fresh);
      continue;
    }
    for (let lane = chain.from + chain.ys.length; lane < piece.from; lane++) chain.ys.push(NaN);
    for (const y of piece.ys) chain.ys.push(y);
    chain.seen += piece.ys.length;
    chain.end = leadOf(chain.ys, true);
  }
  return chains;
}

function isLong({ ys, seen }: Chain, { shortest, step }: Trail): boolean {
  if (ys.length * step < shortest || seen < ys.length * SEEN) return false;
  const rise = Math.abs((ys[ys.length - 1] ?? 0) - (ys[0] ?? 0));
  return rise <= STEEPEST * ys.length * step;
}

function follow(lanes: Mask, trail: Trail): Curve[] {
  return joinPieces(piecesOf(lanes, trail), trail)
    .filter((chain) => isLong(chain, trail))
    .map(({ from, ys }) => ({
      from: (from + 0.5) * trail.step - 0.5,
      step: trail.step,
      ys: Float32Array.from(ys, (y) => y - 0.5),
    }));
}

/**
 * Returns the long thin lines of the page: borders, however the sheet bends; `turned` is the mask
 * with rows and columns exchanged.
 */
export function traceLines(mask: Mask, dpi: number, turned: Mask = transpose(mask)): Curves {
  const trail: Trail = {
    thinnest: 1,
    thickest: Math.max(3, Math.round(dpi * THICKEST)),
    shortestPiece: dpi * SHORTEST_PIECE,
    gap: dpi * HIDDEN,
    aside: Math.max(2, dpi * ASIDE),
    shortest: dpi * SHORTEST,
    step: 1,
  };
  return { level: follow(turned, trail), upright: follow(mask, trail) };
}

/** Every so many pixels a row of text is looked at. */
const TEXT_STEP = 4;
/** Characters of one row are this far apart at most, in inches. */
const SPACING = 0.16;
/** Rows of text are between these heights, in inches. */
const LOWEST = 0.07;
const HIGHEST = 0.34;
/** Shorter rows of text sway more than the sheet does, in inches. */
const SHORTEST_ROW = 1.5;

/** Returns the mask as columns of `TEXT_STEP` pixels, gaps within a row of text filled. */
function smear({ width, height, data }: Mask, dpi: number): Mask {
  const columns = Math.floor(width / TEXT_STEP);
  const out = createRaster(height, columns);
  const most = Math.round((dpi * SPACING) / TEXT_STEP);
  for (let y = 0; y < height; y++) {
    let last = -most - 2;
    const row = data.subarray(y * width, (y + 1) * width);
    for (let x = row.indexOf(1); x >= 0; x = row.indexOf(1, x)) {
      const column = Math.floor(x / TEXT_STEP);
      x = (column + 1) * TEXT_STEP;
      if (column >= columns) break;
      for (let c = column - last <= most + 1 ? last + 1 : column; c <= column; c++) {
        out.data[c * height + y] = 1;
      }
      last = column;
    }
  }
  return out;
}

/** Returns the middles of long rows of text. */
export function traceRows(text: Mask, dpi: number): Curve[] {
  return follow(smear(text, dpi), {
    thinnest: Math.round(dpi * LOWEST),
    thickest: Math.round(dpi * HIGHEST),
    shortestPiece: dpi * SPACING,
    gap: dpi * HIDDEN,
    aside: dpi * ASIDE * 2,
    shortest: dpi * SHORTEST_ROW,
    step: TEXT_STEP,
  });
}
