/** Finds columns that no line parts: strips of white that run down through the rows. */
import type { Box } from '../../report/evidence.ts';
import { unite } from '../geometry.ts';
import { isDatum, type Run, type RunLine } from './runs.ts';
import { linesBeside } from './sides.ts';

/** In few lines spaces stand under each other by chance: white must be wider there, in em. */
const FEW_LINES = 3;
const WIDE_GAP = 0.9;
/** This share of the lines may run over a strip: a long label, a remark over several columns. */
const RUN_OVER = 0.08;
/** A strip of white is this wide at least, in points. */
const NARROWEST = 0.5;

/** Signs that stand apart from their number or text, left and right of it. */
const LEADING = /^(?:[$€£¥]|US\$|Rs\.?)$/;
/** Signs of a list are close to their text, within so many em; further off they stand for none. */
const BULLET = /^[•·▪■●–-]$/;
const BULLET_GAP = 2;
const TRAILING = /^(?:[%)‰*†‡]|\(?[0-9a-z]\))+$/;

/** Returns the line, each sign in front of a figure as one with it, however far it is set apart. */
function withSigns(line: RunLine): RunLine {
  if (!line.runs.some(({ text }) => LEADING.test(text))) return line;
  const runs: Run[] = [];
  for (const run of line.runs) {
    const last = runs.at(-1);
    if (last && LEADING.test(last.text) && isDatum(run.text))
      runs[runs.length - 1] = {
        text: `${last.text} ${run.text}`,
        box: unite([last.box, run.box]),
        glyphs: [...last.glyphs, ...run.glyphs],
      };
    else runs.push(run);
  }
  return { ...line, runs };
}

interface Strip {
  readonly from: number;
  readonly to: number;
  /** What stands right of it would be let run over any strip: only a label says that it is a column. */
  readonly rare?: true;
}

/** Returns the strips between the outermost runs that no more than `most` lines cover. */
function findStrips(lines: readonly RunLine[], most: number): Strip[] {
  const events: { at: number; step: number }[] = [];
  for (const { runs } of lines)
    for (const { box } of runs) events.push({ at: box[0], step: 1 }, { at: box[2], step: -1 });
  events.sort((a, b) => a.at - b.at || b.step - a.step);
  const strips: Strip[] = [];
  let covered = 0;
  let open: number | null = null;
  for (const { at, step } of events) {
    covered += step;
    if (covered <= most && open === null) open = at;
    else if (covered > most && open !== null) {
      if (at - open >= NARROWEST && open > (events[0]?.at ?? 0))
        strips.push({ from: open, to: at });
      open = null;
    }
  }
  // Where no line may run over a strip, nothing stands right of the last one.
  const last = most > 0 ? open : null;
  if (last === null) return strips;
  const beyond = lines.flatMap(({ runs }) => runs.map(({ box }) => box[0]).filter((x) => x > last));
  if (beyond.length > 0) strips.push({ from: last, to: Math.min(...beyond), rare: true });
  return strips;
}

/** Returns the widest part of the strip that the fewest lines cover. */
function clearest(lines: readonly RunLine[], strip: Strip): Strip {
  const inside = findStrips(lines, 0).filter(
    ({ from, to }) => from >= strip.from - NARROWEST && to <= strip.to + NARROWEST,
  );
  return inside.sort((a, b) => b.to - b.from - (a.to - a.from))[0] ?? strip;
}

/** Returns the white between the runs left and right of the strip, in em; null where it ends. */
function gapAt({ runs, size }: RunLine, at: number): number | null {
  const left = runs.findLast(({ box }) => box[2] <= at);
  const right = runs.find(({ box }) => box[0] >= at);
  return left && right ? (right.box[0] - left.box[2]) / size : null;
}

/** Tells whether figures alone stand right of the strip, one in every line: chance sets no such column. */
function hasFigures(lines: readonly RunLine[], at: number): boolean {
  return lines.every(({ runs }) => {
    const right = runs.find(({ box }) => box[0] >= at);
    return right !== undefined && isDatum(right.text) && runs.some(({ box }) => box[2] <= at);
  });
}

/** Returns the texts that stand between two cuts. */
function textsBetween(lines: readonly RunLine[], from: number, to: number): string[] {
  return lines.flatMap(({ runs }) =>
    runs
      .filter(({ box }) => (box[0] + box[2]) / 2 > from && (box[0] + box[2]) / 2 < to)
      .map(({ text }) => text),
  );
}

/** Drops cuts between a sign and what it belongs to. */
function joinSigns(lines: readonly RunLine[], cuts: readonly number[], area: Box): number[] {
  const kept: number[] = [];
  cuts.forEach((cut, i) => {
    const before = textsBetween(lines, kept[kept.length - 1] ?? area[0], cut);
    const after = textsBetween(lines, cut, cuts[i + 1] ?? area[2]);
    const close = lines.some((line) => (gapAt(line, cut) ?? Number.POSITIVE_INFINITY) < BULLET_GAP);
    const leads =
      before.length > 0 &&
      before.every((text) => LEADING.test(text) || (close && BULLET.test(text)));
    const trails = after.length > 0 && after.every((text) => TRAILING.test(text));
    if (!leads && !trails) kept.push(cut);
  });
  return kept;
}

/** Returns the cuts with those of upright lines, one for each stretch of white. */
function withDrawn(
  lines: readonly RunLine[],
  found: readonly number[],
  drawn: readonly number[],
  area: Box,
): number[] {
  const all = [...drawn, ...found].sort((a, b) => a - b);
  const cuts: number[] = [];
  for (const cut of all) {
    const last = cuts[cuts.length - 1];
    const empty = textsBetween(lines, last ?? area[0], cut).length === 0;
    if (!empty || drawn.includes(cut)) {
      // A found cut with nothing between it and the line right of it is that line.
      if (empty && last !== undefined && !drawn.includes(last)) cuts.pop();
      cuts.push(cut);
    }
  }
  const last = cuts[cuts.length - 1];
  if (
    last !== undefined &&
    !drawn.includes(last) &&
    textsBetween(lines, last, area[2]).length === 0
  )
    cuts.pop();
  return cuts;
}

/** A column that fewer of the lines beside it fill than this share is one only where the head has a label for it. */
const RARELY = 0.25;
/** A label that begins where the texts left of the cut do, within this many em, is theirs. */
const FLUSH = 0.3;

/** Drops the cuts in front of columns that have no label and hardly any text: parts of texts left of them. */
export function dropUnlabelled(
  cuts: readonly number[],
  head: readonly RunLine[],
  lines: readonly RunLine[],
  area: Box,
): number[] {
  return cuts.filter((cut, i) => {
    const [left, right] = [cuts[i - 1] ?? area[0], cuts[i + 1] ?? area[2]];
    const before = lines.flatMap(({ runs }) => runs.filter(({ box }) => box[0] > left));
    const start = Math.min(...before.map(({ box }) => box[0]));
    const labelled = head.some(({ runs, size }) =>
      runs.some(({ box }) => {
        const flush = box[0] < cut && Math.abs(box[0] - start) <= FLUSH * size;
        return box[2] > cut && box[0] < right && !flush;
      }),
    );
    const filled = lines.filter((line) => textsBetween([line], cut, right).length > 0);
    const beside = lines.filter((line) => textsBetween([line], left, right).length > 0);
    return labelled || filled.length >= beside.length * RARELY;
  });
}

/** Tells whether labels of the head stand on both sides of the strip: what stands once below is a column's. */
function isLabelled(head: readonly RunLine[], at: number): boolean {
  return head.some((line) => (gapAt(line, at) ?? 0) > WIDE_GAP);
}

/**
 * Returns where columns are parted, from left to right, outer sides not included. Only lines of
 * several runs are asked: a label alone says nothing.
 */
export function findColumnCuts(
  lines: readonly RunLine[],
  area: Box,
  drawn: readonly number[],
  head: readonly RunLine[] = [],
): number[] {
  const beside = linesBeside(lines);
  const voters = [...lines.filter(({ runs }) => runs.length > 1), ...beside].map(withSigns);
  if (voters.length < 2) return [...drawn];
  const cuts: number[] = [];
  for (const strip of findStrips(voters, Math.floor(voters.length * RUN_OVER))) {
    const { from, to } = clearest(voters, strip);
    const at = (from + to) / 2;
    if (strip.rare && !isLabelled(head, at)) continue;
    const gaps = voters.map((line) => gapAt(line, at)).filter((gap) => gap !== null);
    const sided = beside.some((line) => (gapAt(line, at) ?? 0) > WIDE_GAP);
    if (gaps.length < 2 && voters.length > FEW_LINES && !sided && !isLabelled(head, at)) continue;
    const few = voters.length <= FEW_LINES && gaps.some((gap) => gap < WIDE_GAP);
    if (few && !hasFigures(voters, at)) continue;
    cuts.push(at);
  }
  return withDrawn(voters, joinSigns(voters, cuts, area), drawn, area);
}
