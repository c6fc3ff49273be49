/** Says what an amount or rate is of: the department, a known part, or something named in the words. */

import type { PartClass } from './raw-narrative.ts';
import { MONEY_CUES, type MoneyCue, NEUTRAL, PART_LABELS } from './words.ts';

export interface Label {
  readonly text: string;
  readonly part: PartClass | null;
}

export interface Reading {
  readonly label: Label | null;
  readonly cue: MoneyCue | null;
  /** Words that neither a label nor a cue explains. */
  readonly rest: string;
}

/** An organization's own names, so that a sentence which begins with one speaks of the whole. */
export type OwnNames = readonly string[];

/** Among the own names where a report is on one project. */
export const PROJECT = '项目';

interface FoundLabel {
  readonly label: Label;
  readonly start: number;
  readonly end: number;
}

/** The label nearest to the value; a source (财政拨款) only where the words name nothing else. */
function lastLabel(text: string): FoundLabel | null {
  const found = PART_LABELS.flatMap(({ pattern, part }) =>
    [...text.matchAll(pattern)].map((match): FoundLabel => {
      const [label] = match;
      return { label: { text: label, part }, start: match.index, end: match.index + label.length };
    }),
  );
  const rank = ({ label, start, end }: FoundLabel): number[] => [
    label.part === 'source' ? 0 : 1,
    end,
    -start,
  ];
  const better = (a: number[], b: number[]): boolean => {
    const at = a.findIndex((value, i) => value !== b[i]);
    return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
  };
  return found.reduce<FoundLabel | null>(
    (best, next) => (best && !better(rank(next), rank(best)) ? best : next),
    null,
  );
}

function lastCue(text: string): { cue: MoneyCue; start: number; end: number } | null {
  let found: { cue: MoneyCue; start: number; end: number } | null = null;
  for (const cue of MONEY_CUES) {
    for (const match of text.matchAll(cue.pattern)) {
      const end = match.index + match[0].length;
      const longer = !found || end > found.end || (end === found.end && match.index < found.start);
      if (match[0] === '' || !longer) continue;
      found = { cue, start: match.index, end };
    }
  }
  return found;
}

/** Returns the text without the department's own names. */
export function withoutNames(text: string, own: OwnNames): string {
  return own.reduce((rest, name) => rest.replaceAll(name, ''), text);
}

/** Returns the words left when everything neutral and the department's own names are gone. */
export function withoutNeutral(text: string, own: OwnNames): string {
  return withoutNames(text, own).replace(NEUTRAL, '');
}

/** 其余四个项目支出合计: the rest of a part is not the part. */
const REST_OF = /(?:其余|其他|其它|剩余|余下)的?(?:[\d一二两三四五六七八九十]+[个项类])?$/;

/** 办公楼维修项目资金: a label of no fixed part is the end of a name where words stand before it. */
function namedLabel(words: string, found: { label: Label; start: number }, own: OwnNames): Label {
  const rest = REST_OF.exec(words.slice(0, found.start))?.[0];
  if (rest !== undefined) return { part: null, text: rest + found.label.text };
  if (found.label.part !== null) return found.label;
  const name =
    words
      .slice(0, found.start)
      .split(/[,;:()、]/)
      .at(-1) ?? '';
  if (withoutNeutral(name, own) === '') return found.label;
  return { part: null, text: (name + found.label.text).replace(/^.*?20\d\d年度?|^其中/, '') };
}

/** 区人大批准我委部门预算, 年中因人员调标等追加预算: who gave it and why are not what it is of. */
const GIVER =
  /^[^,;:。]*?(?:批准|批复|下达|核定|安排|拨付|核拨|核批|拨入)(?:给|了)?(?=(?:我|本)(?:单位|部门|局|委|办|中心|院|会|厅|处|镇|乡|街道|校|站|队|所))/;
const BECAUSE =
  /(?:因|由于)[^,;:。]*?(?=(?:调整)?(?:追加|调增|调减|核减|增加|减少|新增|调整)(?:预算|资金|经费|安排|指标|$))/;

/** 我局部门整体支出5702万元 in a report on one project: the body as a whole is another. */
const OF_BODY = /(?:部门|单位)(?:整体|预算|总)|整体支出/;
export function isOfBody(words: string, own: OwnNames): boolean {
  return own.includes(PROJECT) && OF_BODY.test(words) && !words.includes(PROJECT);
}

/** 加上年结转36.25万元 */
const ADDED_TO = /^加上?$/;

/** Returns what the words in front of a value say of it. */
export function readWords(said: string, own: OwnNames): Reading {
  const words = said.replace(GIVER, '').replace(BECAUSE, '');
  const last = lastLabel(words);
  // In a report on one project 项目资金 and 项目支出 are no part of the whole.
  const ofProject = last?.label.part === 'project' && own.includes(PROJECT);
  const isWhole =
    ofProject || (last?.label.part === null && withoutNeutral(last.label.text, own) === '');
  const label = isWhole ? null : last;
  const unlabelled = label
    ? `${words.slice(0, label.start)}\u0001${words.slice(label.end)}`
    : words;
  const cue = lastCue(unlabelled);
  // 年中调整增加: what the cue takes for itself is no shorter cue's.
  const uncued = cue ? unlabelled.slice(0, cue.start) + unlabelled.slice(cue.end) : unlabelled;
  let rest = uncued.replaceAll('\u0001', '');
  for (const { pattern } of MONEY_CUES) rest = rest.replace(pattern, '');
  return {
    label: label ? namedLabel(words, label, own) : null,
    cue: cue?.cue ?? null,
    rest: withoutNeutral(rest, own).replace(ADDED_TO, ''),
  };
}
