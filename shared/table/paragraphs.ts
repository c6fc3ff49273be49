/** Lines outside of tables → paragraphs, over page breaks too. */
import type { Box } from '../report/evidence.ts';
import { unite } from './geometry.ts';
import type { PlacedText } from './layout.ts';
import { FULL_LINE, INDENT, LEAST_PITCH, PARAGRAPH_GAP, SAME_EDGE } from './settings.ts';
import { joinLines, type TextLine } from './text-lines.ts';

export interface ProseLine {
  readonly page: number;
  readonly line: TextLine;
}
/** Where the body text of a page begins and ends, and how far apart its lines usually are. */
export interface Column {
  readonly left: number;
  readonly right: number;
  readonly pitch: number;
}

/** A line over this share of the widest one belongs to the body text. */
const LONG_LINE = 0.7;
/** More than this share of the long lines end at the right margin or before it. */
const FULL_SHARE = 0.75;
/** Usual pitch, in em, where too few lines tell. */
const PITCH_EM = 2;
/** A line that begins this many em to the right of the next one is no first line, but a title. */
const TITLE_INDENT = 4;
/** Lines of one paragraph have the same size, within this share. */
const SAME_SIZE = 0.15;
/** A heading or list item that opens a paragraph of its own. */
const MARKER =
  /^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)|\(\d{1,2}\)|\d{1,2}[、.](?!\d)|第[一二三四五六七八九十]{1,3}[章节条部]|附件?[::\d])/;

/** Returns the column that most lines of the pages fill. */
export function findColumn(lines: readonly ProseLine[]): Column {
  const widths = lines.map(({ line }) => line.box[2] - line.box[0]);
  const widest = Math.max(0, ...widths);
  const long = lines.filter(({ line }) => line.box[2] - line.box[0] >= widest * LONG_LINE);
  const pitches: number[] = [];
  lines.forEach(({ line, page }, i) => {
    const next = lines[i + 1];
    if (next?.page === page) pitches.push(next.line.box[1] - line.box[1]);
  });
  pitches.sort((a, b) => a - b);
  // Punctuation may hang over the margin: the end that a quarter of the long lines reach is it.
  const ends = long.map(({ line }) => line.box[2]).sort((a, b) => a - b);
  const size = lines[0]?.line.size ?? 0;
  return {
    left: Math.min(...long.map(({ line }) => line.box[0])),
    right: ends[Math.floor(ends.length * FULL_SHARE)] ?? 0,
    pitch: pitches[pitches.length >> 1] ?? size * PITCH_EM,
  };
}

/** Width of the first word, which the line before may have had no room for. */
function firstWord(line: TextLine): number {
  const word = /^[A-Za-z0-9.,%()-]+[,.;:、。]?/.exec(line.text)?.[0] ?? '';
  const bracket = /^[“‘《〈「『【([]./.test(line.text) ? 1 : 0;
  return (word.length * line.size) / 2 + bracket * line.size;
}

function isCentred(line: TextLine, column: Column): boolean {
  const left = line.box[0] - column.left;
  const right = column.right - line.box[2];
  return left > INDENT * line.size && Math.abs(left - right) <= line.size;
}

function sameSize(a: TextLine, b: TextLine): boolean {
  return Math.abs(a.size - b.size) <= SAME_SIZE * Math.max(a.size, b.size);
}

/** Tells whether the second line goes on with the first one's paragraph. */
function goesOn(above: ProseLine, below: ProseLine, column: Column): boolean {
  const [a, b] = [above.line, below.line];
  if (!sameSize(a, b)) return false;
  if (a.box[0] - b.box[0] > TITLE_INDENT * a.size) return false;
  if (above.page === below.page) {
    const pitch = b.box[1] - a.box[1];
    if (pitch > Math.max(column.pitch, a.size * LEAST_PITCH) * PARAGRAPH_GAP) return false;
    // On one height: two texts side by side.
    if (pitch < a.size / 2) return false;
  }
  const full = a.box[2] + firstWord(b) >= column.right - FULL_LINE * a.size;
  if (!full) return false;
  if (b.box[0] - column.left > INDENT * b.size) {
    // A title of several lines is centred line by line.
    return isCentred(b, column) && a.box[0] - column.left > SAME_EDGE && !/[。;]$/.test(a.text);
  }
  return !(MARKER.test(b.text) && /[。;:.]$/.test(a.text));
}

function toParagraph(lines: readonly ProseLine[], display: Display): PlacedText {
  const { text, confidence, doubtful } = joinLines(lines.map(({ line }) => line));
  const pages = [...new Set(lines.map(({ page }) => page))];
  const [first, ...rest] = pages.map((page) => ({
    page,
    box: display(page, unite(lines.filter((l) => l.page === page).map(({ line }) => line.box))),
  }));
  return {
    text,
    confidence,
    ...(doubtful.length > 0 ? { doubtful } : {}),
    place: {
      kind: 'page',
      page: first?.page ?? 0,
      box: first?.box ?? [0, 0, 0, 0],
      ...(rest.length > 0 ? { parts: rest } : {}),
    },
  };
}

export type Display = (page: number, box: Box) => Box;

/** Returns the paragraphs that the lines, in reading order and with no table between, make up. */
export function joinParagraphs(
  lines: readonly ProseLine[],
  column: Column,
  display: Display,
): PlacedText[] {
  const paragraphs: PlacedText[] = [];
  let current: ProseLine[] = [];
  for (const next of lines) {
    const last = current[current.length - 1];
    if (last && !goesOn(last, next, column)) {
      paragraphs.push(toParagraph(current, display));
      current = [];
    }
    current.push(next);
  }
  if (current.length > 0) paragraphs.push(toParagraph(current, display));
  return paragraphs;
}
