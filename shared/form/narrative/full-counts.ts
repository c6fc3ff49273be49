/** Finds how many indicators got all their points, lost some, or were met: 十项三级指标中,七项得满分,三项扣分; 完成八项. */
import { FULL_ROWS, LOSING_ROWS, MET_ROWS } from '../../report/scopes.ts';
import { LEVEL1_LABEL } from './score-words.ts';

const NUMBER = '(\\d{1,3}|[一二两三四五六七八九十]{1,3})';
const OF = '(?:项|个|条)';
const ALL = `(?:${NUMBER}${OF}(?:三级)?(?:绩效)?指标|(?:三级|绩效)指标(?:总?共|共?有|共?计|设置)*${NUMBER}${OF})`;
const FULL = new RegExp(
  `${ALL}(?:\\([^()\\d]*\\))?[中里]?[,:]?(?:其中)?[,:]?有?${NUMBER}${OF}(?:指标)?(?:均|都)?(?:得|获得?|拿到?了?|为)?满分` +
    `(?:[,、;](?:其余|另外?|有)*${NUMBER}${OF}(?:指标)?(?:被?扣分|失分|未得满分|未满分|未获满分))?`,
  'g',
);

/** 12项三级指标中,达到目标的10项; 9项三级指标完成8项; 16个三级指标中,14个达到目标. */
const MET =
  '(?:全部|圆满|按期|均|已|都)*(?:完成或超额完成|达到或超过|完成|达到|实现|满足|达标)(?:了|年度|年初|预期|绩效|指标值|目标值?|计划)*';
const MET_ALL = new RegExp(
  `${ALL}[中里]?[,:]?(?:其中)?[,:]?(?:${MET}的?有?${NUMBER}${OF}|有?${NUMBER}${OF}(?:指标)?${MET})(?=[,。;、]|$)`,
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

function countsOf(text: string, pattern: RegExp, scopes: readonly (string | null)[]): FullCount[] {
  return [...text.matchAll(pattern)].flatMap((match): FullCount[] => {
    const [said, before, behind, ...counted] = match;
    const clause = /[^,;:。]*$/.exec(text.slice(0, match.index))?.[0] ?? '';
    if ([...clause.matchAll(LEVEL1_LABEL)].length > 0) return [];
    const end = match.index + said.length;
    const isAll = clause === '' || ALL_BEFORE.test(clause);
    const count = (number: string | undefined, scope: string | null): FullCount[] =>
      number === undefined ? [] : [{ number, scope, start: match.index, end }];
    return [
      ...(isAll ? count(before ?? behind, null) : []),
      ...counted.flatMap((number, i) => count(number, scopes[i] ?? null)),
    ];
  });
}

/** Returns the counts of a sentence; of the indicators under one label there are none. */
export function fullCounts(text: string): FullCount[] {
  const full = countsOf(text, FULL, [FULL_ROWS, LOSING_ROWS]);
  return [...full, ...countsOf(text, MET_ALL, [MET_ROWS, MET_ROWS])];
}
