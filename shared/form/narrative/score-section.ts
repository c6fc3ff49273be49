/** Says which level-1 label a section is about, and which of its rows a heading below it names. */
import { LEVEL1_HEADING, TOPIC_END } from './score-words.ts';
import type { Sentence } from './sentences.ts';

interface Section {
  readonly level: string | null;
  /** The heading below that of the level, of one of its rows: (1)在校生规模。分值5分,得分5分. */
  readonly row: string | null;
}

/** 产出指标情况分析:…: in front of a colon a label announces what a heading does. */
const LABEL_AS_LEAD = /指标$/;

/** Returns the level-1 label that the words before a colon name, where no heading names one. */
export function levelOfLead({ headings, lead }: Sentence): string | null {
  if (lead === null || headings.some((heading) => LEVEL1_HEADING.test(heading))) return null;
  const label = LEVEL1_HEADING.exec(lead)?.[1] ?? '';
  return LABEL_AS_LEAD.test(label) ? label : null;
}

export function sectionOf({ headings }: Sentence): Section {
  const at = headings.findLastIndex((heading) => LEVEL1_HEADING.test(heading));
  const level = LEVEL1_HEADING.exec(headings[at] ?? '')?.[1]?.replace(TOPIC_END, '') ?? null;
  const row = level === null || at === headings.length - 1 ? null : (headings.at(-1) ?? null);
  return { level, row };
}
