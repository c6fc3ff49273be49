/** Parts a page into the columns that running text is set in: a table stands in one, or across all. */
import type { Run, RunLine } from '../open/runs.ts';

/** A stretch of the page from side to side. */
export interface Strip {
  readonly from: number;
  readonly to: number;
}

/** Running text: so many characters in one run. */
const LONG_LATIN = 28;
const LONG_CJK = 14;
const CJK = /[\u2e80-\u9fff]/;
/** Its lines begin at one place, within this many em, and there are so many of them. */
const FLUSH = 0.4;
const FEWEST = 4;
/** Shorter texts reach further by wide letters, by no more than this, in em. */
const RAGGED = 2;
/** A column of text that is wider than this share of the page's text is the page's only one. */
const WHOLE = 0.66;
/** A stretch narrower than this share holds no table. */
const NARROWEST = 0.15;

export function isLong({ text }: Run): boolean {
  return text.length >= (CJK.test(text) ? LONG_CJK : LONG_LATIN);
}

/** Returns the columns of running text, from left to right; those that overlap are one. */
function textColumns(lines: readonly RunLine[]): Strip[] {
  const groups: { from: number; to: number; count: number }[] = [];
  for (const { runs, size } of lines) {
    for (const { box } of runs.filter(isLong)) {
      const home = groups.find(({ from }) => Math.abs(from - box[0]) <= FLUSH * size);
      if (home) {
        home.to = Math.max(home.to, box[2]);
        home.count++;
      } else groups.push({ from: box[0], to: box[2], count: 1 });
    }
  }
  for (const { box, size } of lines.flatMap(({ runs, size }) =>
    runs.map(({ box }) => ({ box, size })),
  )) {
    const home = groups.find(({ from }) => Math.abs(from - box[0]) <= FLUSH * size);
    if (home && box[2] > home.to && box[2] < home.to + RAGGED * size) home.to = box[2];
  }
  const columns: { from: number; to: number }[] = [];
  const sorted = groups.filter(({ count }) => count >= FEWEST).sort((a, b) => a.from - b.from);
  for (const { from, to } of sorted) {
    const last = columns.at(-1);
    if (last && from < last.to) last.to = Math.max(last.to, to);
    else columns.push({ from, to });
  }
  return columns;
}

/** Returns the whole page first, then the columns that its running text leaves. */
export function stripsOf(lines: readonly RunLine[]): Strip[] {
  const left = Math.min(...lines.map(({ box }) => box[0]));
  const right = Math.max(...lines.map(({ box }) => box[2]));
  const whole = { from: left, to: right + 1 };
  const columns = textColumns(lines);
  const narrow = columns.every(({ from, to }) => to - from < (right - left) * WHOLE);
  if (columns.length === 0 || !narrow) return [whole];
  const cuts = columns
    .flatMap(({ from, to }) => [from - 1, to + 1])
    .filter((at) => at > left + 1 && at < right - 1);
  const sides = [left, ...cuts, right + 1];
  const strips = sides.slice(1).map((to, i) => ({ from: sides[i] ?? 0, to }));
  return [whole, ...strips.filter(({ from, to }) => to - from > (right - left) * NARROWEST)];
}
