/** Cuts a passage into sentences, and a sentence into the numbers in it with the words around each. */
import type { PlacedText } from '../../table/layout.ts';
import { partOfParagraph } from './certainty.ts';
import type { Passage } from './passages.ts';
import { findValues, type ValueToken } from './values.ts';
import { isDated, yearBefore, yearOfHeading, yearOpening } from './years.ts';

export interface Sentence {
  readonly text: PlacedText;
  readonly passage: number;
  readonly index: number;
  readonly headings: readonly string[];
  /** What stands before the first colon of the passage (`绩效管理情况`); null where nothing does. */
  readonly lead: string | null;
  readonly isHeading: boolean;
  /** It is in the first passage below its heading. */
  readonly opensSection: boolean;
  /** The year that the sentence before it or a heading dates it to, where it names none itself. */
  readonly year: string | null;
  /** Offset in the passage. */
  readonly start: number;
}

/** A value with its words. */
export interface Said {
  readonly value: ValueToken;
  /** From the clause's beginning, or the value before it, up to the value. */
  readonly near: string;
  /** Clauses without a value between the value before it and `near`. */
  readonly before: string;
  /** From the value to the next one, or to the clause's end. */
  readonly after: string;
  /** The sentence up to the value. */
  readonly head: string;
  /** The sentence behind the value, up to a semicolon. */
  readonly tail: string;
  /** Counts the sentence's semicolons before the value. */
  readonly group: number;
  /** 其中 stands before it in the sentence. */
  readonly partOf: boolean;
}

const ENDS = /[。!?]+["”』」)]?|(?<=[\u4e00-\u9fff%)])\.(?=[\u4e00-\u9fff])/g;
const CLAUSE_SIGNS = /[,;:()]/;
/** Words further from a value than this say nothing of it. */
const LONGEST_WORDS = 300;
const PART_WORDS = /其中|包括|分别是/;
/** 1203.46万元(年初预算1150万元,追加…): a bracket right behind an amount says what it consists of. */
const SPLIT_IN_BRACKETS = /\d(?:万元|亿元|元)\([^()]*$/;
/** Words before a colon name what follows; a longer text, or one with an amount, is a clause. */
const LEAD = /^(?!其中)((?:20\d\d年度?)?[^,。;:()\d]{1,24}):/;

function placeOf(passage: Passage, start: number): PlacedText {
  let found = passage.segments[0];
  for (const segment of passage.segments) if (segment.start <= start) found = segment;
  if (!found) throw new Error('a passage without a paragraph');
  return found.source;
}

/** Returns words of a passage at the place of their paragraph. */
export function placed(passage: Passage, start: number, text: string): PlacedText {
  return partOfParagraph(placeOf(passage, start), text);
}

/** Longer sentences are lists run together: they are cut, so that time stays linear. */
const LONGEST_SENTENCE = 1500;

/** Returns the passage's sentences in order, each with the place of its paragraph. */
export function cutSentences(passage: Passage, number: number): Sentence[] {
  const lead = LEAD.exec(passage.text)?.[1] ?? null;
  const sentences: Sentence[] = [];
  let start = 0;
  let year = passage.headings.map(yearOfHeading).findLast((named) => named !== null) ?? null;
  const push = (end: number): void => {
    const text = passage.text.slice(start, end).trim();
    if (text !== '') {
      sentences.push({
        text: placed(passage, start, text),
        passage: number,
        index: sentences.length,
        headings: passage.headings,
        lead,
        isHeading: passage.isHeading,
        opensSection: passage.sinceHeading === 0,
        year,
        start,
      });
      year = yearOpening(text) ?? year;
    }
    start = end;
  };
  const pushTo = (end: number): void => {
    while (end - start > LONGEST_SENTENCE) push(start + LONGEST_SENTENCE);
    push(end);
  };
  for (const end of passage.text.matchAll(ENDS)) pushTo(end.index + end[0].length);
  pushTo(passage.text.length);
  return sentences;
}

/** 因公出国(境)经费, 信息化(二期)预算: a short bracket inside a name ends no clause. */
const IN_NAME = /[\u4e00-\u9fff]\([\u4e00-\u9fff]{1,3}\)$/;
const LONGEST_IN_NAME = 6;

function clauseStart(text: string, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) {
    if (!CLAUSE_SIGNS.test(text[at] ?? '')) continue;
    const upTo = text.slice(Math.max(from, at + 1 - LONGEST_IN_NAME), at + 1);
    if (!IN_NAME.test(upTo) || !/[\u4e00-\u9fff]/.test(text[at + 1] ?? '')) return at + 1;
    at = text.lastIndexOf('(', at);
  }
  return from;
}

/** 其余3个单位合计支出: a count without a sign behind it is a word of the clause that it stands in. */
const COUNT_INSIDE = /^\d+[个家所](?=[\u4e00-\u9fff])[^,;:()]*$/;

/** Where the words in front of a value begin: behind the value before it, unless that counts bodies. */
function wordsFrom(text: string, values: readonly ValueToken[], i: number): number {
  const [before, value] = [values[i - 1], values[i]];
  if (!before || !value) return 0;
  const isMoney = value.unit === 'amount' || value.unit === 'percent';
  const counts = isMoney && COUNT_INSIDE.test(text.slice(before.start, value.wordsEnd));
  return counts ? (values[i - 2]?.end ?? 0) : before.end;
}

/**
 * Returns the sentence's values, each with the words that may say what it is. Of one unit only:
 * then values of other units are words.
 */
export function valuesSaid(text: string, only?: ValueToken['unit']): Said[] {
  const values = findValues(text).filter(({ unit }) => unit !== 'bare' && (!only || unit === only));
  return values.map((value, i) => {
    const from = wordsFrom(text, values, i);
    // A colon right before the value ends its label: 年初预算数:1200万元.
    const said = value.wordsEnd;
    const labelled = text[said - 1] === ':' ? said - 1 : said;
    const start = clauseStart(text, from, labelled);
    const rest = text.slice(value.end, values[i + 1]?.start ?? text.length);
    const head = text.slice(0, said);
    return {
      value,
      near: text.slice(Math.max(start, said - LONGEST_WORDS), said),
      before: text.slice(Math.max(from, start - LONGEST_WORDS), start),
      after: rest.slice(0, /[,;:。]/.exec(rest)?.index ?? rest.length),
      head,
      tail: /^[^;。]*/.exec(text.slice(value.end))?.[0] ?? '',
      group: head.split(/;/).length - 1,
      partOf: PART_WORDS.test(head) || SPLIT_IN_BRACKETS.test(head),
    };
  });
}

/** Returns the year that the value is of: named before it, by the sentence before, or by a heading. */
export function yearOf({ text: { text }, year }: Sentence, end: number): string | null {
  return isDated(text, end) ? yearBefore(text, end) : year;
}

/** Returns a part of the sentence as printed, at the place of its paragraph. */
export function printedText(
  passage: Passage,
  sentence: Sentence,
  start: number,
  end: number,
): PlacedText {
  return placed(passage, sentence.start + start, sentence.text.text.slice(start, end));
}

/** Returns the value with its unit as printed, at the place of its paragraph. */
export function printedAt(passage: Passage, sentence: Sentence, value: ValueToken): PlacedText {
  return printedText(passage, sentence, value.start, value.end);
}
