/** Finds how many indicators got all their points, and how many lost some: 十项三级指标中,七项得满分,三项扣分. */
import { FULL_ROWS, LOSING_ROWS } from '../../report/scopes.ts';
import { LEVEL1_LABEL } from './score-words.ts';

const NUMBER = '(\\d{1,3}|[一二两三四五六七八九十]{1,3})';
const OF = '(?:项|个|条)';
const ALL = `(?:${NUMBER}${OF}(?:三级)?(?:绩效)?指标|(?:三级|绩效)指标(?:总?共|共?有|共?计|设置)*${NUMBER}${OF})`;
const FULL = new RegExp(
  `${ALL}(?:\\([^()\\d]*\\))?[中里]?[,:]?(?:其中)?[,:]?有?${NUMBER}${OF}(?:指标)?(?:均|都)?(?:得|获得?|拿到?了?|为)?满分` +
    `(?:[,、;](?:其余|另外?|有)*${NUMBER}${OF}(?:指标)?(?:被?扣分|失分|未得满分|未满分|未获满分))?`,
  'g',
);

/** 本年新增的5项指标中2项得满分: some of them are no count of all. */
const ALL_BEFORE = /(?:全部|所有|自评表?|附表\d?|共|共?设|设置|有)$/;

export interface FullCount {
  readonly number: string;
  /** null: all that there are. */
  readonly scope: string | null;
  readonly start: number;
  readonly end: number;
}

/** Returns the counts of a sentence; of the indicators under one label there are none. */
export function fullCounts(text: string): FullCount[] {
  return [...text.matchAll(FULL)].flatMap((match): FullCount[] => {
    const [said, before, behind, full, lost] = match;
    const clause =
      text
        .slice(0, match.index)
        .split(/[,;:。]/)
        .at(-1) ?? '';
    if ([...clause.matchAll(LEVEL1_LABEL)].length > 0) return [];
    const end = match.index + said.length;
    const isAll = clause === '' || ALL_BEFORE.test(clause);
    const count = (number: string | undefined, scope: string | null): FullCount[] =>
      number === undefined ? [] : [{ number, scope, start: match.index, end }];
    return [
      ...(isAll ? count(before ?? behind, null) : []),
      ...count(full, FULL_ROWS),
      ...count(lost, LOSING_ROWS),
    ];
  });
}
