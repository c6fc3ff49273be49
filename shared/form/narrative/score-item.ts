/** Says what a number of points is of: a level-1 label, something named, or nothing: the whole. */
import { clear } from './clear.ts';
import {
  ITEM_PREFIX,
  LEVEL1_LABEL,
  LEVEL1_PREFIX,
  LEVEL2_BESIDE,
  OF_INDICATOR,
  OPENS_WITH_LEVEL1,
  SCORE_CUE,
  SCORE_NEUTRAL,
  WEIGHT_CUE,
  WHOLE_CUE,
} from './score-words.ts';
import type { Said } from './sentences.ts';
import { type OwnNames, withoutNeutral } from './subject.ts';

export interface Item {
  readonly text: string;
  readonly level: boolean;
}

/** The words that neither scoring nor the report as a whole explains. */
export function rest(text: string, own: OwnNames): string {
  return withoutNeutral(text.replace(SCORE_NEUTRAL, ''), own);
}

/** The level-1 label in the words; null where other words make it a part of a name (社会效益指标). */
function levelIn(text: string, own: OwnNames): string | null {
  const level = [...text.replace(LEVEL1_PREFIX, '').matchAll(LEVEL1_LABEL)].at(-1)?.[0];
  if (level === undefined || LEVEL2_BESIDE.test(text)) return null;
  const at = text.lastIndexOf(level);
  const around = text.slice(0, at) + text.slice(at + level.length);
  return rest(around, own) === '' ? level : null;
}

/** It is of something, and the sentence does not say of what. */
export const UNNAMED: Item = { text: '', level: false };

/** 一级指标预算执行率:年初目标为 100%,得分为 …: what the sentence began with. */
function namedBefore(before: string, own: OwnNames): Item | null {
  const level1 = OPENS_WITH_LEVEL1.exec(before);
  const first = level1 ? [...before.slice(level1[0].length).matchAll(LEVEL1_LABEL)][0] : undefined;
  if (first?.index === 0) return { text: first[0], level: true };
  const clauses = before.split(/[,;:(]/).filter((clause) => clause.trim() !== '');
  const opening = before.includes(':') ? clauses[0] : undefined;
  for (const text of [clauses.at(-1), opening]) {
    const level = text === undefined ? null : levelIn(text, own);
    if (level !== null) return { text: level, level: true };
  }
  return OF_INDICATOR.test(before) ? UNNAMED : null;
}

/** 预算执行19.2分,年度绩效目标78.5分: neutral words that name a part of the points by themselves. */
export const GOALS =
  /^(?:其中)?(?:20\d\d)?(?:年度?|年初|总体|整体|绩效|各项)*(?:目标\d?|(?<=.)指标|工作(?=.))(?:完成|实现|情况)*$/;
/** Beside the row of the budget's execution, which weighs 10 at least, goals have no more. */
const MOST_OF_GOALS = 90;

/** What stands right before points in brackets: a label, or the name of a row below one. */
export function itemBefore(said: Said, own: OwnNames): Item | null {
  const name =
    said.before
      .replace(/\($/, '')
      .split(/[,;:()、]/)
      .at(-1) ?? '';
  const level = levelIn(name, own);
  if (level !== null) return { text: level, level: true };
  if (GOALS.test(name)) return { text: name, level: false };
  return rest(name, own) === '' ? itemIn(said, own) : { text: name, level: false };
}

const EVALUATED = /(?:项目|部门)绩效(?:自评|评价)/;

/** What the words in front of a number of points speak of; null for the whole. */
export function itemIn({ near, before, value }: Said, own: OwnNames): Item | null {
  const cued = near
    .replace(WEIGHT_CUE, '')
    .replace(SCORE_CUE, '')
    .replace(/[,:(]+$/, '');
  // 项目绩效自评总分: the evaluation of the whole, no level of that name.
  const clause = clear(cued).text.replace(EVALUATED.test(near) ? /绩效$/ : '', '');
  const level = levelIn(clause, own);
  if (level !== null) return { text: level, level: true };
  if (
    GOALS.test(clause.replace(/^(?:合计|小计|共计)/, '')) &&
    Number(value.number) <= MOST_OF_GOALS
  ) {
    return { text: clause, level: false };
  }
  if (rest(clause, own) !== '') return { text: clause.replace(ITEM_PREFIX, ''), level: false };
  return WHOLE_CUE.test(near) ? null : namedBefore(before, own);
}
