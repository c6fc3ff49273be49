/** Lines that may be the body of a table: those with figures beside other texts, and labels between them. */
import { CAPTION, isProseLine } from '../open/areas.ts';
import { isDatum, type RunLine } from '../open/runs.ts';
import type { Strip } from './strips.ts';

/** Lines from the first row of figures to the last, and those above, nearest last. */
export interface Block {
  readonly above: readonly RunLine[];
  readonly lines: readonly RunLine[];
  readonly below: readonly RunLine[];
  readonly strip: Strip;
  /** The whole page is set in letters of one width. */
  readonly typed?: boolean;
}

/** A label may have so many lines, or so many labels may follow each other. */
const MOST_LABELS = 3;
/** White between lines of one table, in em. */
const NEAR = 2.4;
/** A text alone that takes this share of the width is running text. */
const WIDE = 0.6;

/** Tells whether the line has figures beside another text. */
export function isFigured({ runs }: RunLine): boolean {
  return runs.length > 1 && runs.some(({ text }, i) => i > 0 && isDatum(text));
}

/** Tells whether the line ends a table: running text, a caption. */
export function isText(line: RunLine, { from, to }: Strip): boolean {
  const [first] = line.runs;
  if (!first || isProseLine(line, to - from)) return true;
  if (line.runs.length > 1) return false;
  return CAPTION.test(first.text) || line.box[2] - line.box[0] > (to - from) * WIDE;
}

/** Returns the stretches of lines that begin and end with figures. */
export function blocksOf(lines: readonly RunLine[], strip: Strip, typed: boolean): Block[] {
  const blocks: Block[] = [];
  let start = -1;
  let last = -1;
  const close = (): void => {
    if (start >= 0 && last > start)
      blocks.push({
        above: lines.slice(0, start),
        lines: lines.slice(start, last + 1),
        below: lines.slice(last + 1),
        strip,
        typed,
      });
    start = -1;
    last = -1;
  };
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (before && line.box[1] - before.box[3] > NEAR * Math.max(line.size, before.size)) close();
    if (isText(line, strip) || (last >= 0 && i - last > MOST_LABELS + 1)) close();
    if (isText(line, strip) || !isFigured(line)) return;
    if (start < 0) start = i;
    last = i;
  });
  close();
  return blocks;
}
