/** Characters → lines of text: grouped by height, put in order, spaces restored from gaps. */
import type { Glyph, Turn } from '../read/document.ts';
import type { Box } from '../report/evidence.ts';
import { relativeTurn, turnBox, unite } from './geometry.ts';
import type { DoubtfulCharacter } from './layout.ts';
import { inReadingOrder } from './right-to-left.ts';
import { CJK_SPACE, DOUBT, LATIN_SPACE, LINE_OVERLAP } from './settings.ts';

export interface TextLine {
  readonly text: string;
  readonly box: Box;
  /** Height of the tallest character: one em. */
  readonly size: number;
  readonly confidence: number;
  readonly doubtful: readonly DoubtfulCharacter[];
}

/** The page that the glyphs stand on, in its reading direction. */
export interface Frame {
  readonly turn: Turn | 0;
  readonly width: number;
  readonly height: number;
}

export interface Row {
  readonly glyphs: Glyph[];
  top: number;
  bottom: number;
}

const CJK = /[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/;

export function isCjk(character: string): boolean {
  return CJK.test(character);
}

function heightOf(box: Box): number {
  return box[3] - box[1];
}

function sharesLine(row: Row, box: Box): boolean {
  const overlap = Math.min(row.bottom, box[3]) - Math.max(row.top, box[1]);
  return overlap >= LINE_OVERLAP * Math.min(row.bottom - row.top, heightOf(box));
}

/** Groups glyphs by height; a glyph goes with the row it was printed with if it can. */
export function groupRows(glyphs: readonly Glyph[]): Row[] {
  const rows: Row[] = [];
  let last: Row | null = null;
  for (const glyph of glyphs) {
    let row: Row | null = last && sharesLine(last, glyph.box) ? last : null;
    row ??= rows.findLast((candidate) => sharesLine(candidate, glyph.box)) ?? null;
    if (!row) {
      row = { glyphs: [], top: glyph.box[1], bottom: glyph.box[3] };
      rows.push(row);
    } else if (heightOf(glyph.box) > row.bottom - row.top) {
      row.top = glyph.box[1];
      row.bottom = glyph.box[3];
    }
    row.glyphs.push(glyph);
    last = row;
  }
  return rows;
}

function needsSpace(before: Glyph, after: Glyph, em: number): boolean {
  const gap = after.box[0] - before.box[2];
  const wide = isCjk(before.text) || isCjk(after.text) ? CJK_SPACE : LATIN_SPACE;
  return gap > em * wide;
}

/** A glyph of a line, and the space in front of it. */
interface Token {
  readonly text: string;
  readonly glyph?: Glyph;
}

/** Returns the glyphs of a row, from left to right, and the spaces between them. */
function tokensOf({ glyphs, top, bottom }: Row): Token[] {
  const tokens: Token[] = [];
  let before: Glyph | undefined;
  let spaces = '';
  for (const glyph of glyphs.sort((a, b) => a.box[0] - b.box[0])) {
    if (glyph.text.trim() === '') {
      spaces += glyph.text;
      continue;
    }
    const space = spaces || (before && needsSpace(before, glyph, bottom - top) ? ' ' : '');
    if (before && space) tokens.push({ text: space });
    tokens.push({ text: glyph.text, glyph });
    [before, spaces] = [glyph, ''];
  }
  return tokens;
}

/** Returns the line that a row of glyphs prints, or null when it prints only spaces. */
function readRow(row: Row): TextLine | null {
  const printed: Glyph[] = [];
  const doubtful: DoubtfulCharacter[] = [];
  let text = '';
  let confidence = 1;
  for (const token of inReadingOrder(tokensOf(row), (own) => own.text)) {
    const { glyph } = token;
    if (glyph?.confidence !== undefined) {
      confidence = Math.min(confidence, glyph.confidence);
      if (glyph.confidence < DOUBT) {
        doubtful.push({
          offset: text.length,
          confidence: glyph.confidence,
          alternatives: glyph.alternatives ?? [],
        });
      }
    }
    text += token.text;
    if (glyph) printed.push(glyph);
  }
  if (printed.length === 0) return null;
  const size = row.bottom - row.top;
  return { text, box: unite(printed.map(({ box }) => box)), size, confidence, doubtful };
}

function readUpright(glyphs: readonly Glyph[]): TextLine[] {
  const lines: TextLine[] = [];
  for (const row of groupRows(glyphs)) {
    const line = readRow(row);
    if (line) lines.push(line);
  }
  return lines.sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
}

/**
 * Returns the lines that the glyphs print, from the top down. Glyphs turned against the page
 * are read in their own direction and follow the upright ones; boxes are the page's.
 */
export function readLines(glyphs: readonly Glyph[], frame: Frame): TextLine[] {
  if (!glyphs.some((glyph) => (glyph.turn ?? 0) !== frame.turn)) return readUpright(glyphs);
  const byTurn = new Map<Turn | 0, Glyph[]>();
  for (const glyph of glyphs) {
    const turn = relativeTurn(glyph.turn ?? 0, frame.turn);
    const group = byTurn.get(turn);
    if (group) group.push(glyph);
    else byTurn.set(turn, [glyph]);
  }
  const lines: TextLine[] = [];
  for (const [turn, group] of [...byTurn].sort((a, b) => a[0] - b[0])) {
    if (turn === 0) {
      lines.push(...readUpright(group));
      continue;
    }
    const turned = group.map((glyph) => ({
      ...glyph,
      box: turnBox(turn, glyph.box, frame.width, frame.height),
    }));
    for (const line of readUpright(turned)) {
      lines.push({ ...line, box: unturn(turn, line.box, frame) });
    }
  }
  return lines;
}

function unturn(turn: Turn | 0, box: Box, frame: Frame): Box {
  if (turn === 0) return box;
  const back = (360 - turn) as Turn;
  const [width, height] = turn === 180 ? [frame.width, frame.height] : [frame.height, frame.width];
  return turnBox(back, box, width, height);
}

/** Returns what stands between two lines of one text: a space between Latin words, an amount among them, else nothing. */
export function joint(before: string, after: string): '' | ' ' {
  const latinEnd = /[A-Za-z][,.;:!?)\]'"%]*$/.test(before);
  const latinStart = /^[("'[]*[A-Za-z]/.test(after);
  const wordEnd = /[A-Za-z0-9][,.;:!?)\]'"%]*$/.test(before);
  const wordStart = /^[("'[]*[$€£]?[A-Za-z0-9]/.test(after);
  return (latinEnd && wordStart) || (wordEnd && latinStart) ? ' ' : '';
}

export interface JoinedText {
  readonly text: string;
  readonly confidence: number;
  readonly doubtful: readonly DoubtfulCharacter[];
}

/** Returns the lines as one text, with the offsets of doubtful characters moved along. */
export function joinLines(lines: readonly TextLine[]): JoinedText {
  let text = '';
  let confidence = 1;
  const doubtful: DoubtfulCharacter[] = [];
  for (const line of lines) {
    if (text !== '') text += joint(text, line.text);
    for (const mark of line.doubtful) doubtful.push({ ...mark, offset: mark.offset + text.length });
    text += line.text;
    confidence = Math.min(confidence, line.confidence);
  }
  return { text, confidence, doubtful };
}
