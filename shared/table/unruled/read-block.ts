/** A block of lines → a table, or none where it is not certain to be one. */
import type { Box } from '../../report/evidence.ts';
import { median, unite } from '../geometry.ts';
import type { Band } from '../open/bands.ts';
import { findColumnCuts } from '../open/columns.ts';
import { type OpenTable, readOpenTable } from '../open/open-table.ts';
import { isDatum, type RunLine } from '../open/runs.ts';
import type { PageLayout } from '../page-tables.ts';
import { type Block, isFigured } from './blocks.ts';
import { isTable } from './evidence.ts';
import { headAbove } from './head-above.ts';
import { isTyped } from './typed.ts';

export type UnruledTable = OpenTable;

/** Sides of an area stand this far beyond its texts, in points. */
const ROOM = 2;
/** So many lines of figures at least. */
const FEWEST = 3;
/** White that parts tables is so much wider than that between their lines, in em. */
const WIDER = 0.3;

const bandOf = (lines: readonly RunLine[]): Band => {
  const [, top, , bottom] = unite(lines.map(({ box }) => box));
  return { top: top - 1, bottom: bottom + 1, lines };
};

function isDrawn([x0, y0, x1, y1]: Box, { loose }: PageLayout): boolean {
  return loose.drawn.some((box) => box[0] < x1 && box[2] > x0 && box[1] < y1 && box[3] > y0);
}

/** White between the lines of one label, in em. */
const TIGHT = 0.45;

/** Returns the lines below the last figures that go on with its label. */
function restBelow({ lines, below }: Block, [, cut = 0]: readonly number[]): RunLine[] {
  const rest: RunLine[] = [];
  let last = lines.at(-1);
  for (const line of below) {
    const [run, ...more] = line.runs;
    if (!last || !run || more.length > 0 || run.box[2] > cut) break;
    if (line.box[1] - last.box[3] > TIGHT * line.size || !/^[\p{Ll}(]/u.test(run.text)) break;
    rest.push(line);
    last = line;
  }
  return rest;
}

/** Returns the block as one table, or null. */
function readWhole(block: Block, page: PageLayout): UnruledTable | null {
  const { lines, typed } = block;
  const [x0, y0, x1, y1] = unite(lines.map(({ box }) => box));
  const box: Box = [x0 - ROOM, y0, x1 + ROOM, y1];
  const glyphs = lines.flatMap(({ runs }) => runs.flatMap((run) => run.glyphs));
  if (isDrawn(box, page) || (!typed && isTyped(glyphs))) return null;
  const xs = [box[0], ...findColumnCuts(lines, box, []), box[2]];
  if (!isTable(bandOf(lines), xs)) return null;
  const { head, labels } = headAbove(block, xs);
  const body = bandOf([...labels, ...lines, ...restBelow(block, xs)]);
  const bands = head.length > 0 ? [bandOf(head), body] : [body];
  const [left, , right] = unite([...head, ...body.lines].map((line) => line.box));
  return readOpenTable({
    box: [left - ROOM, bands[0]?.top ?? 0, right + ROOM, body.bottom],
    bands,
    strokes: [],
    cuts: [],
    closed: false,
    shaded: false,
  });
}

/** Returns the block in two where its white is widest; none where its lines are evenly spaced. */
function partBlock(block: Block): Block[] {
  const { lines, above } = block;
  const gaps = lines.slice(1).map((line, i) => line.box[1] - (lines[i]?.box[3] ?? 0));
  const widest = Math.max(...gaps);
  if (widest - median(gaps) < WIDER * (lines[0]?.size ?? 0)) return [];
  const cut = gaps.indexOf(widest) + 1;
  const [first, last] = [lines.slice(0, cut), lines.slice(cut)];
  const labels = last.slice(0, last.findIndex(isFigured));
  return [
    { ...block, lines: trim(first), below: last },
    { ...block, lines: trim(last), above: [...above, ...first, ...labels] },
  ];
}

/** Returns the tables of the block: where it is none as a whole, what the widest white in it parts. */
export function readBlock(whole: Block, page: PageLayout): UnruledTable[] {
  const block = withoutHead(whole);
  if (block.lines.filter(isFigured).length < FEWEST) return [];
  const table = readWhole(block, page);
  return table ? [table] : partBlock(block).flatMap((part) => readBlock(part, page));
}

/** Years stand in heads as well as under them. */
const YEAR = /^(?:1[89]|20)\d\d(?:[-–/]\d{2,4})?\D?$/;

/** Returns the block without the lines of years that open it: labels over its columns. */
function withoutHead(block: Block): Block {
  const { lines, above } = block;
  const isHead = ({ runs }: RunLine): boolean =>
    runs.every(({ text }, i) => i === 0 || !isDatum(text) || YEAR.test(text));
  const first = lines.findIndex((line) => !isHead(line));
  if (first < 1) return block;
  const head = lines.slice(0, first);
  return { ...block, lines: trim(lines.slice(first)), above: [...above, ...head] };
}

/** Returns the lines from the first with figures to the last. */
function trim(lines: readonly RunLine[]): RunLine[] {
  return lines.slice(lines.findIndex(isFigured), lines.findLastIndex(isFigured) + 1);
}
