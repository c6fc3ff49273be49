/** Rows that no line of figures makes: of all ways to part the lines, the one that explains best where texts break, begin and stand. */
import { MODES, type PlacedRow, placeRows, type Span, spansFrom } from './row-spans.ts';
import type { Room, RowGroup, TextRow } from './rows.ts';
import { columnsOf } from './word-columns.ts';

/** Rows are one white apart: further is rare, nearer is none. */
const FURTHER = -1;
const NEARER = -5;
const SAME_WHITE = 0.14;
/** Lines of two rows never overlap by more than this share of an em. */
const OVERLAP = 0.2;
const OVERLAPS = -12;
/** An empty cell is as likely as the column has them; before that is known, and at most. */
const EMPTY = -2;
const EMPTY_FIRST = -4;
const EMPTY_ODDS = [-4, -0.3] as const;
const FIRST_ODDS = [-4, -2.5] as const;
/** What is known of other tables counts as so many rows, such a share of them with an empty cell. */
const KNOWN = 4;
const USUAL_FIRST = 0.02;
const USUAL = 0.12;
const USUAL_TITLE = 0.08;
/** Rows are empty as a whole: all empty cells beyond the first say no more than this. */
const MOST_EMPTIES = -4;
/** A label alone may be a title for all columns. */
const TITLE = -2.5;
const TITLE_ODDS = [-3, -1] as const;
/** So many whites between rows are tried. */
const MOST_WHITES = 6;

/** All rows are one for each band where rules part so many, unless lines speak for each further one by this much. */
const FEWEST_RULED = 3;
const RULED = 1.5;
/** Where lines enclose all cells they must speak clearly. */
const ENCLOSED = 2.5;
const HOPELESS = -1_000;

/** What is known of a table beyond its lines: from a first reading, or from other tables. */
interface Known {
  /** What is said for an empty cell of each column. */
  readonly empties: readonly number[];
  /** What is said for a label alone. */
  readonly title: number;
}

/** Returns what is said against the cells that the row leaves empty. */
function emptyWeight(filled: readonly number[], { empties, title }: Known): number {
  let sum = 0;
  for (const [column, weight] of empties.entries())
    if (column > 0 && !filled.includes(column)) sum += weight;
  if (filled.includes(0)) return Math.max(sum, filled.length === 1 ? title : MOST_EMPTIES);
  return (empties[0] ?? 0) + Math.max(sum, MOST_EMPTIES);
}

/** What is known of a band: its rows of text and all rows that may begin with each. */
interface Lines {
  readonly rows: readonly PlacedRow[];
  readonly spans: readonly (readonly Span[])[];
}

interface Parted {
  readonly weight: number;
  /** Where each row begins. */
  readonly starts: readonly number[];
}

/** Returns the best rows of a band where texts stand so and rows are so far apart. */
function partBand({ rows, spans }: Lines, mode: number, white: number, known: Known): Parted {
  const best: { weight: number; before: number; bottom: number }[] = [
    { weight: 0, before: 0, bottom: Number.NaN },
  ];
  spans.forEach((own, from) => {
    const last = best[from];
    if (!last) return;
    const size = rows[from]?.size ?? 0;
    for (const { to, top, bottom, filled, weights } of own) {
      const gap = from === 0 ? white : top - last.bottom;
      const off = gap - white;
      let weight = last.weight + (weights[mode] ?? 0) + emptyWeight(filled, known);
      if (gap < -OVERLAP * size) weight += OVERLAPS;
      else if (off < -SAME_WHITE * size) weight += NEARER;
      else if (off > SAME_WHITE * size) weight += FURTHER;
      if (weight > (best[to]?.weight ?? Number.NEGATIVE_INFINITY))
        best[to] = { weight, before: from, bottom };
    }
  });
  const starts: number[] = [];
  for (let at = rows.length; at > 0; ) {
    at = best[at]?.before ?? 0;
    starts.unshift(at);
  }
  return { weight: best[rows.length]?.weight ?? Number.NEGATIVE_INFINITY, starts };
}

/** Returns the whites between rows that occur most often. */
function whitesOf(bands: readonly Lines[]): number[] {
  const counts = new Map<number, number>();
  let size = 1;
  for (const { rows } of bands) {
    let bottom = Number.NaN;
    for (const row of rows) {
      const gap = row.top - bottom;
      if (gap > -OVERLAP * row.size) {
        const key = Math.round((gap / row.size) * 10);
        counts.set(key, (counts.get(key) ?? 0) + 1);
        size = row.size;
      }
      bottom = Number.isNaN(bottom) ? row.bottom : Math.max(bottom, row.bottom);
    }
  }
  const often = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_WHITES);
  return often.length === 0 ? [0] : often.map(([key]) => (key / 10) * size);
}

/** Returns the pitch of lines of one text: the least between two of a column. */
function pitchOf(bands: readonly (readonly PlacedRow[])[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const rows of bands)
    for (const { cells, size } of rows)
      for (const { line, above, bottom } of cells) {
        const before = rows[above]?.cells.find((cell) => cell.line.column === line.column);
        if (before && bottom - before.bottom > size / 2)
          least = Math.min(least, bottom - before.bottom);
      }
  return least;
}

/** Returns the rows of each band, in the way in which all are told best. */
function bestOf(bands: readonly Lines[], known: Known): Parted[] {
  let found: Parted[] = [];
  let most = Number.NEGATIVE_INFINITY;
  for (const white of whitesOf(bands))
    for (const [mode, { prior }] of MODES.entries()) {
      const parted = bands.map((band) => partBand(band, mode, white, known));
      const weight = parted.reduce((sum, band) => sum + band.weight, prior);
      if (weight > most) [most, found] = [weight, parted];
    }
  return found;
}

/** Returns the logarithm of the odds of a share that is known from few cases and usual ones. */
function oddsOf(yes: number, all: number, usual: number): number {
  const share = (yes + KNOWN * usual) / (all + KNOWN);
  return Math.log(share / (1 - share));
}

const within = (value: number, [least, most]: readonly [number, number]): number =>
  Math.min(most, Math.max(least, value));

/** Returns what the rows of a first reading tell of the table. */
function learn(bands: readonly Lines[], parted: readonly Parted[], count: number): Known {
  const counts = Array.from({ length: count }, () => 0);
  let [all, titles] = [0, 0];
  bands.forEach(({ rows }, b) => {
    const starts = parted[b]?.starts ?? [];
    starts.forEach((from, i) => {
      all++;
      const own = rows.slice(from, starts[i + 1] ?? rows.length).flatMap(({ cells }) => cells);
      const filled = new Set(own.map(({ line }) => line.column));
      if (filled.size === 1 && filled.has(0)) titles++;
      for (const c of filled) counts[c] = (counts[c] ?? 0) + 1;
    });
  });
  return {
    empties: counts.map((filled, c) =>
      filled === 0
        ? 0
        : c === 0
          ? within(oddsOf(all - filled, all, USUAL_FIRST), FIRST_ODDS)
          : within(oddsOf(all - filled, all, USUAL), EMPTY_ODDS),
    ),
    title: within(oddsOf(titles, all, USUAL_TITLE), TITLE_ODDS),
  };
}

/** Returns the weight of one row for each band. */
function onlyBands(bands: readonly Lines[], known: Known): number {
  const modes = MODES.map(({ prior }, mode) =>
    bands.reduce((sum, { rows, spans }) => {
      const all = spans[0]?.find(({ to }) => to === rows.length);
      const weight = all ? (all.weights[mode] ?? 0) + emptyWeight(all.filled, known) : HOPELESS;
      return rows.length === 0 ? sum : sum + weight;
    }, prior),
  );
  return Math.max(...modes);
}

/** Returns how much must speak for each row that no rule begins. */
function marginOf(bands: number, isEnclosed: boolean): number | null {
  if (isEnclosed) return ENCLOSED;
  return bands < FEWEST_RULED ? null : RULED;
}

/** Returns the rows of each band; `ruled` is the room of columns that lines part. */
export function groupWords(
  bands: readonly (readonly TextRow[])[],
  ruled: readonly Room[] | null = null,
): RowGroup[][] {
  const columns = columnsOf(bands, ruled);
  const placed = bands.map((rows) => placeRows(rows, columns));
  const pitch = pitchOf(placed);
  const lines = placed.map(
    (rows): Lines => ({ rows, spans: rows.map((_, from) => spansFrom(rows, from, pitch)) }),
  );
  const empties = Array.from({ length: columns.count }, (_, c) => (c === 0 ? EMPTY_FIRST : EMPTY));
  const learnt = learn(lines, bestOf(lines, { empties, title: TITLE }), columns.count);
  const parted = bestOf(lines, learnt);
  const weight = parted.reduce((sum, band) => sum + band.weight, 0);
  const more = parted.reduce((sum, { starts }) => sum + Math.max(0, starts.length - 1), 0);
  const margin = marginOf(bands.length, ruled !== null);
  if (margin !== null && weight - onlyBands(lines, learnt) < margin * more)
    return bands.map((rows) => (rows.length > 0 ? [[...rows]] : []));
  return bands.map((rows, b) => {
    const starts = parted[b]?.starts ?? [];
    return starts.map((from, i) => rows.slice(from, starts[i + 1] ?? rows.length));
  });
}
