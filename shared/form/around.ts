/** The lines around a table that speak of its form: title, year, unit, labels, notes. */
import type { Block, PlacedText } from '../table/layout.ts';
import { type HeadEntry, type HeadRole, readPairs } from './head.ts';
import { continuesNotes, opensNotes, splitNotes } from './notes.ts';
import { fieldOf, slicePlaced } from './placed.ts';
import type { Field } from './raw-form.ts';
import { isFormTitle, stripAttachment } from './titles.ts';

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

export function titleAbove(above: readonly Paragraph[]): Field {
  const line = above.findLast((p) => isFormTitle(p.text));
  if (!line) return null;
  return slicePlaced(line, line.text.length - stripAttachment(line.text).length, line.text.length);
}

/** `(2021年度)` behind a title on its line: part of the title as printed, and the form's year. */
export function yearInTitle(title: Field): Field {
  const match = title ? /\s*[((]\s*20\d{2}\s*年度?\s*[))]$/.exec(title.text) : null;
  return title && match ? slicePlaced(title, match.index, title.text.length) : null;
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
      .flatMap(readPairs)
      .filter((entry) => roles.has(entry.role));
  return [...pairs(above, ABOVE), ...pairs(below.slice(0, 3), BELOW)];
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
