/** The lines around a table that speak of its form: title, year, unit, labels, notes. */
import type { Block, PlacedText } from '../../table/layout.ts';
import { continuesNotes, opensNotes, splitNotes } from '../notes.ts';
import { fieldOf, slicePlaced } from '../placed.ts';
import type { Field } from '../raw-form.ts';
import { type HeadEntry, type HeadRole, readLine } from './head.ts';
import { isFormTitle, stripAttachment, yearBelow } from './titles.ts';

export type Paragraph = Block & { kind: 'paragraph' };

/** A form's own lines stand this near above its table. */
const LINES_ABOVE = 8;
/** Signatures and notes stand this near below it. */
const LINES_BELOW = 12;

/** The lines around one table, cut where the neighbouring tables begin. */
export interface Surroundings {
  readonly above: readonly Paragraph[];
  readonly below: readonly Paragraph[];
}

export function linesAround(blocks: readonly Block[], at: number): Surroundings {
  const above: Paragraph[] = [];
  for (let i = at - 1; i >= 0 && above.length < LINES_ABOVE; i--) {
    const block = blocks[i];
    if (block?.kind !== 'paragraph') break;
    above.unshift(block);
  }
  const below: Paragraph[] = [];
  for (let i = at + 1; i < blocks.length && below.length < LINES_BELOW; i++) {
    const block = blocks[i];
    if (block?.kind !== 'paragraph' || isFormTitle(block.text)) break;
    below.push(block);
  }
  return { above, below };
}

/** A title and the year that is printed with it. */
export interface Titled {
  readonly title: Field;
  readonly year: Field;
}

/** `(2021年度)` behind a title: on its own line it is no part of the title, on the title's it is. */
export function titleIn(printed: PlacedText & { readonly lines?: readonly string[] }): Titled {
  const below = yearBelow(printed.lines ?? printed.text.trim().split('\n'));
  const at = below === null ? -1 : printed.text.lastIndexOf(below);
  if (at > 0)
    return {
      title: slicePlaced(printed, 0, at),
      year: slicePlaced(printed, at, printed.text.length),
    };
  const title = fieldOf(printed);
  const beside = title ? /\s*[((]\s*20\d{2}\s*年度?\s*[))]$/.exec(title.text) : null;
  const year = title && beside ? slicePlaced(title, beside.index, title.text.length) : null;
  return { title, year };
}

export function titleAbove(above: readonly Paragraph[]): Titled {
  const line = above.findLast((p) => isFormTitle(p.text));
  if (!line) return { title: null, year: null };
  const from = line.text.length - stripAttachment(line.text).length;
  return titleIn(slicePlaced(line, from, line.text.length));
}

/** What lines above a table may say of it, and what the line of signatures below. */
const ABOVE: ReadonlySet<HeadRole> = new Set([
  ...(['department', 'implementingUnit', 'projectName', 'contact', 'filledOn'] as const),
  ...(['amountUnit', 'fiscalYear', 'selfScore', 'selfRating'] as const),
]);
const BELOW: ReadonlySet<HeadRole> = new Set(['contact', 'filledOn', 'department']);
/** A sentence of the prose has a colon too: a line of labels is short, and ends without a full stop. */
const LONGEST_LINE = 80;
const SENTENCE = /。/;
/** Spaces that set the labels of a line apart do not make it longer. */
const lengthOf = (text: string): number => text.replace(/\s+/g, '').length;

export function pairsAround(above: readonly Paragraph[], below: readonly Paragraph[]): HeadEntry[] {
  const pairs = (lines: readonly Paragraph[], roles: ReadonlySet<HeadRole>) =>
    lines
      .filter(({ text }) => lengthOf(text) <= LONGEST_LINE && !SENTENCE.test(text))
      .flatMap(readLine)
      .filter((entry) => roles.has(entry.role));
  return [...pairs(above, ABOVE), ...pairs(below.slice(0, 3), BELOW)];
}

/** `评分表(项目名称:生态修复)`: what the title says of its form in brackets. */
export function pairsInTitle(title: Field): HeadEntry[] {
  const at = title ? /[((](?=[^()()]+[))]$)/.exec(title.text)?.index : undefined;
  if (!title || at === undefined) return [];
  const said = readLine(slicePlaced(title, at + 1, title.text.length - 1));
  return said.filter((entry) => ABOVE.has(entry.role));
}

const SCORE_BELOW =
  /自评(?:总|综合|最终)?(?:得分|评分|分)(?:[为是]|:)?\s*(?=\d)(\d{1,3}(?:\.\d+)?)\s*分/;
const RATING_BELOW =
  /(?:等级|等次|结果)(?:评定|确定)?(?:[为是]|:)?\s*[“"「]?(优秀?|良好?|中|差)(?![\u4e00-\u9fff])/;
/** A sentence of the result stands right below its table. */
const SENTENCES_BELOW = 2;

/** What a sentence right below the table says of the result: `自评得分为98.3分,自评等级为“优”`. */
export function resultBelow(below: readonly Paragraph[]): { score: Field; rating: Field } {
  const line = below.slice(0, SENTENCES_BELOW).find(({ text }) => SCORE_BELOW.test(text));
  const part = (pattern: RegExp): Field => {
    const match = line ? pattern.exec(line.text) : null;
    const at = match ? match.index + match[0].lastIndexOf(match[1] ?? '') : 0;
    return line && match ? slicePlaced(line, at, at + (match[1] ?? '').length) : null;
  };
  return { score: part(SCORE_BELOW), rating: part(RATING_BELOW) };
}

/** Notes below the table, up to the first line that is none of them. */
export function notesBelow(below: readonly Paragraph[]): PlacedText[] {
  const from = below.findIndex((p) => opensNotes(p.text));
  if (from < 0) return [];
  const notes = splitNotes(below[from] as Paragraph);
  for (const line of below.slice(from + 1)) {
    if (!continuesNotes(line.text)) break;
    notes.push(...splitNotes(line));
  }
  return notes;
}

export function firstOf(lines: readonly Paragraph[], is: (text: string) => boolean): Field {
  const line = lines.findLast((p) => is(p.text));
  return line ? fieldOf(line) : null;
}
