/** Picks the prose out of a layout: paragraphs outside of forms, each under its headings. */
import type { Cell, Grid, Layout, PlacedText } from '../../table/layout.ts';
import { clear } from './clear.ts';

/** A paragraph, or several that belong to one sentence. */
export interface Passage {
  readonly text: string;
  /** The paragraphs that it was put together from. */
  readonly segments: readonly { readonly start: number; readonly source: PlacedText }[];
  /** Headings above it, outermost first. */
  readonly headings: readonly string[];
  readonly isHeading: boolean;
  /** Of the number in front of it: 1 to 4 for 一、 (一) 1. (1); null for none. */
  readonly level: number | null;
  /** How many passages stand between it and the heading above. */
  readonly sinceHeading: number;
}

/** Longer paragraphs are no headings, whatever they begin with. */
const LONGEST_HEADING = 40;
/** A heading without a number stands below every numbered one. */
const UNNUMBERED_LEVEL = 5;
/** Notes under a form hold the rules of scoring, which read like results. */
const NOTES = /^(?:注|备注|说明|附注|填表说明|填报说明|评分说明|注释)(?:[:\d(一]|$)/;
/** A table of at most this many columns with long texts is a frame around prose. */
const FRAME_COLUMNS = 2;
const FRAME_TEXT = 60;

const SENTENCE_END = /[。!?;:]$/;
const UNFINISHED = /[\d,、(]$/;
const CONTINUES = /^(?:万元|亿元|元|%|分[,。;]|[,、)])/;

function headingLevel(text: string, level: number | null): number | null {
  if (text.length === 0 || text.length > LONGEST_HEADING) return null;
  if (/[。!?]/.test(text) || /[,;]$/.test(text)) return null;
  if (level !== null) return /[,;]/.test(text) ? null : level;
  if (/[,;:、]|\d(?:万元|元|分|%)/.test(text) || text.length > LONGEST_HEADING / 2) return null;
  return UNNUMBERED_LEVEL;
}

function frameTexts(grid: Grid): Cell[] {
  if (grid.columns > FRAME_COLUMNS) return [];
  const texts = grid.cells.filter(({ text }) => text.trim() !== '');
  const framed = texts.some(({ text }) => text.length >= FRAME_TEXT && text.includes('。'));
  return framed ? texts : [];
}

/**
 * Characters of prose that are read at most. Reports have some ten thousand; so many full of amounts
 * take a minute, and reading must come to an end.
 */
export const MOST_PROSE = 500_000;

/** Where the prose becomes longer than is read; -1 where it does not. */
function cutAt(texts: readonly PlacedText[]): number {
  let left = MOST_PROSE;
  return texts.findIndex(({ text }) => {
    left -= text.length;
    return left < 0;
  });
}

/** Whether the document has prose that is not read, as there is too much of it. */
export function isProseCut(layout: Layout): boolean {
  return cutAt(proseTexts(layout)) >= 0;
}

/** Paragraphs in reading order, without the notes under a form. */
function proseTexts(layout: Layout): PlacedText[] {
  const texts: PlacedText[] = [];
  let afterGrid = false;
  let inNotes = false;
  for (const block of layout.blocks) {
    if (block.kind === 'grid') {
      const framed = frameTexts(block.grid);
      texts.push(...framed);
      afterGrid ||= framed.length === 0;
      inNotes = false;
      continue;
    }
    const { text, level } = clear(block.text);
    if (afterGrid && NOTES.test(text)) inNotes = true;
    else if (inNotes && level === 1) inNotes = false;
    if (!inNotes && text !== '') texts.push(block);
  }
  return texts;
}

interface Open {
  text: string;
  level: number | null;
  number: number | null;
  segments: { start: number; source: PlacedText }[];
}

/** A number at a line's end and its unit on the next line belong to one sentence. */
function continues(open: Open | undefined, next: string, level: number | null): open is Open {
  if (!open || level !== null || SENTENCE_END.test(open.text)) return false;
  return UNFINISHED.test(open.text) || CONTINUES.test(next);
}

function join(texts: readonly PlacedText[]): Open[] {
  const joined: Open[] = [];
  for (const source of texts) {
    const { text, level, number } = clear(source.text);
    const open = joined.at(-1);
    if (continues(open, text, level)) {
      open.segments.push({ start: open.text.length, source });
      open.text += text;
    } else joined.push({ text, level, number, segments: [{ start: 0, source }] });
  }
  return joined;
}

/** (二)管理效率分析。该部分满分50分,…: a short first sentence behind a number heads the rest. */
const RUN_IN = /^[^,;:。!?\d]{2,20}。(?=.)/;

function partHeadings(open: Open): Open[] {
  const { text, level, number, segments } = open;
  const heading = level === null ? undefined : RUN_IN.exec(text)?.[0];
  if (heading === undefined) return [open];
  const { length } = heading;
  const source = segments.findLast(({ start }) => start <= length)?.source;
  const later = segments.filter(({ start }) => start > length);
  const rest = later.map((segment) => ({ ...segment, start: segment.start - length }));
  const first = source ? [{ start: 0, source }] : [];
  return [
    { text: heading.slice(0, -1), level, number, segments: segments.slice(0, 1) },
    { text: text.slice(length), level: null, number: null, segments: [...first, ...rest] },
  ];
}

interface Heading {
  readonly level: number;
  readonly number: number | null;
  readonly text: string;
}

/** 2.5 项目支出分布: ends where 2.6 begins, be that a heading or a paragraph. */
function closeSiblings(stack: Heading[], { level, number }: Open): void {
  const isBefore = (heading: Heading): boolean =>
    heading.level === level && heading.number !== null && number === heading.number + 1;
  const at = stack.findIndex(isBefore);
  if (at >= 0) stack.length = at;
}

/** Returns the prose in reading order. */
export function findPassages(layout: Layout): Passage[] {
  const stack: Heading[] = [];
  let sinceHeading = 0;
  const texts = proseTexts(layout);
  const cut = cutAt(texts);
  const parted = join(cut < 0 ? texts : texts.slice(0, cut)).flatMap(partHeadings);
  return parted.map((open) => {
    const { text, level, number, segments } = open;
    const own = headingLevel(text, level);
    if (own === null) closeSiblings(stack, open);
    else while ((stack.at(-1)?.level ?? 0) >= own) stack.pop();
    const headings = stack.map((heading) => heading.text);
    if (own !== null) stack.push({ level: own, number, text });
    const passage = { text, segments, headings, isHeading: own !== null, level, sinceHeading };
    sinceHeading = own === null ? sinceHeading + 1 : 0;
    return passage;
  });
}
