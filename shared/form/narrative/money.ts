/** Reads amounts and rates: which side of which part of the budget a sentence gives. */
import type { Figure } from '../../report/record.ts';
import type { PlacedText } from '../../table/layout.ts';
import { pairLists } from './lists.ts';
import type { PartClass, RawMention } from './raw-narrative.ts';
import { type Said, type Sentence, valuesSaid } from './sentences.ts';
import { type Label, type OwnNames, type Reading, readWords } from './subject.ts';
import { topicUnder } from './topic.ts';
import {
  ACTUAL_CUES,
  GROWTH_CUES,
  type MoneyCue,
  NOT_REACHED,
  RATE_CUES,
  SHARE_CUES,
  TARGET_CUES,
} from './words.ts';

type Finding = Pick<RawMention, 'kind' | 'scope' | 'aspect' | 'part' | 'label'>;

/** What the passage speaks of by the time a value comes. */
interface Topic {
  /** A part or project named before; null: the whole department. */
  subject: string | null;
  /** The part whose amount came last, for the rate behind it. */
  part: (Label & { readonly sentence: number; readonly group: number }) | null;
  /** How many parts the sentence before named. */
  partsBefore: number;
}

const WHOLE = /部门|单位|我局|本局|我委|全年|整体|总体|全部/;
const NAME_END =
  /(?:项目|经费|资金|补助|补贴|工程|专项|费用?|局|中心|站|所|队|馆|院|校|办|委|政策|计划)$/;
const YEAR = /20\d\d(?=年)|上年|去年|上一年/g;

const PART_KINDS: Partial<Record<PartClass, Figure['kind']>> = {
  basic: 'basicExpenditure',
  project: 'projectExpenditure',
};

function aspectOf(cue: MoneyCue | null): Figure['aspect'] {
  return cue?.aspect ?? null;
}

function labelledAmount(reading: Reading, label: Label, subject: string | null): Finding {
  const own = label.part === null ? undefined : PART_KINDS[label.part];
  const sure =
    reading.rest === '' && reading.cue?.kind !== 'none' && reading.cue?.kind !== 'income';
  const foreign = subject !== null && subject !== label.text;
  const kind = own && sure && !foreign ? own : 'other';
  const scope = kind === 'other' ? label.text : null;
  const part = sure ? label.part : null;
  return { kind, scope, aspect: aspectOf(reading.cue), part, label: label.text };
}

const PART_NAMES = { initial: '年初预算', adjustment: '调整追加' } as const;

function cuedAmount(cue: MoneyCue, scope: string | null, partOf: boolean): Finding {
  const named = scope === null || NAME_END.test(scope);
  const compared = cue.kind === 'budget' || cue.kind === 'executed';
  const kind = compared && named ? (cue.kind as 'budget' | 'executed') : 'other';
  const { aspect } = cue;
  if (partOf && (aspect === 'initial' || aspect === 'adjustment')) {
    return { kind, scope, aspect, part: aspect, label: PART_NAMES[aspect] };
  }
  return { kind, scope, aspect, part: null, label: null };
}

function readAmount(said: Said, topic: Topic, own: OwnNames): Finding | null {
  let reading = readWords(said.near, own);
  if (!reading.cue && !reading.label) {
    const wider = readWords(said.before + said.near, own);
    if (reading.rest === '' || wider.label === null) reading = wider;
  }
  const { label, cue, rest } = reading;
  if (label) return labelledAmount(reading, label, topic.subject);
  if (!cue) {
    if (!said.partOf || rest === '') return null;
    return { kind: 'other', scope: rest, aspect: null, part: null, label: rest };
  }
  if (rest !== '') topic.subject = rest;
  else if (WHOLE.test(said.near)) topic.subject = null;
  return cuedAmount(cue, topic.subject, said.partOf);
}

function rateScope(said: Said, topic: Topic, at: Sentence, own: OwnNames): Finding {
  const words = said.near.replace(RATE_CUES, '');
  const reading = readWords(words, own);
  const label = reading.label;
  const rate = { kind: 'executionRate', aspect: null, label: null } as const;
  if (label) return { ...rate, scope: label.text, part: label.part };
  if (reading.rest !== '') return { ...rate, scope: reading.rest, part: null };
  const { part } = topic;
  const whole = WHOLE.test(words);
  if (!whole && part && part.sentence === at.index && part.group === said.group) {
    return { ...rate, scope: part.text, part: part.part };
  }
  const alone = part && part.sentence === at.index - 1 && topic.partsBefore === 1;
  if (!whole && alone) return { ...rate, scope: part.text, part: part.part };
  return { ...rate, scope: whole ? null : topic.subject, part: null };
}

function readPercent(said: Said, topic: Topic, at: Sentence, own: OwnNames): Finding | null {
  const near = said.near.trim();
  const other = (aspect: Figure['aspect']): Finding => {
    const scope = readWords(near.replace(TARGET_CUES, '').replace(ACTUAL_CUES, ''), own);
    const name = scope.label?.text ?? (scope.rest || null);
    return { kind: 'other', scope: name, aspect, part: null, label: null };
  };
  if (TARGET_CUES.test(near)) return other('target');
  if (said.value.loose || NOT_REACHED.test(near)) return null;
  if (RATE_CUES.test(near)) return rateScope(said, topic, at, own);
  if (SHARE_CUES.test(near)) return other('share');
  if (GROWTH_CUES.test(near)) return other('growth');
  return ACTUAL_CUES.test(near) ? other('actual') : null;
}

function yearOf(said: Said, sentence: string): string | null {
  const head = sentence.slice(0, said.value.start);
  return head.match(YEAR)?.at(-1) ?? null;
}

/** Returns the amounts and rates of a passage's sentences; what cannot be told is left out. */
export function findMoney(
  sentences: readonly Sentence[],
  own: OwnNames,
  printed: (sentence: Sentence, said: Said) => PlacedText,
): RawMention[] {
  const mentions: RawMention[] = [];
  const first = sentences[0];
  const subject = first ? topicUnder(first.headings, first.lead, own) : null;
  const topic: Topic = { subject, part: null, partsBefore: 0 };
  for (const sentence of sentences) {
    if (sentence.isHeading) continue;
    const parts = new Set<string>();
    for (const said of pairLists(valuesSaid(sentence.text.text))) {
      const { value } = said;
      if (value.unit !== 'amount' && value.unit !== 'percent') continue;
      const found =
        value.unit === 'amount'
          ? readAmount(said, topic, own)
          : readPercent(said, topic, sentence, own);
      if (!found) continue;
      if (value.unit === 'amount' && found.part !== null) {
        const text = found.label ?? '';
        topic.part = { text, part: found.part, sentence: sentence.index, group: said.group };
        parts.add(text);
      } else if (value.unit === 'amount') topic.part = null;
      mentions.push({
        ...found,
        kind: value.loose ? 'other' : found.kind,
        unit: value.unit === 'amount' ? 'yuan' : 'percent',
        number: value.number,
        unitWord: value.unitWord,
        printed: printed(sentence, said),
        partOf: said.partOf,
        year: yearOf(said, sentence.text.text),
        sentence: sentence.text,
        passage: sentence.passage,
        sentenceIndex: sentence.index,
        group: said.group,
      });
    }
    topic.partsBefore = parts.size;
  }
  return mentions;
}
