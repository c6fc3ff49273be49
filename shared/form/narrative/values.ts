/** Finds the numbers of a sentence with the units behind them; dates and unit prices are none. */
import { type Formula, findFormulas, isOperand } from './formulas.ts';
import { findSpelled } from './spelled.ts';
import { findSpelledAmounts } from './spelled-amounts.ts';

type ValueUnit = 'amount' | 'foreign' | 'percent' | 'points' | 'count' | 'bare';

export interface ValueToken {
  readonly unit: ValueUnit;
  /** As printed: `1,252.08`. */
  readonly number: string;
  /** As printed: `万元`; of a bare number in a list, the unit of the list. */
  readonly unitWord: string;
  readonly start: number;
  /** End of the number and its unit. */
  readonly end: number;
  /** Where the words end that say what it is of: in front of the formula that it is the result of. */
  readonly wordsEnd: number;
  /** 约, 近, 余, 以上 or a comparator stands at it: not the exact value. */
  readonly loose: boolean;
}

/** Returns the number as printed, in its own unit. */
export function numberOf({ number }: ValueToken): number {
  return Number(number.replaceAll(',', ''));
}

/** A unit in the list is tried in order at the end of the number. */
const UNITS: readonly { readonly unit: ValueUnit | 'none'; readonly pattern: RegExp }[] = [
  {
    unit: 'none',
    pattern: /^(?:年|月|日|号|季度|时|点|周|天|个?工作日|级|期|届|次会议|%?[-~至—])/,
  },
  { unit: 'foreign', pattern: /^[百千]?[万亿]?(?:美元|港元|港币|欧元|日元|英镑)/ },
  { unit: 'none', pattern: /^(?:元|万元)\s?(?:\/|每|1?人(?!民币)|\(每)/ },
  {
    unit: 'amount',
    pattern: /^(?:多|余)?(?:万元|亿元|千元|元|万(?=[,;:。、)和及与]|$)|亿(?=[,;:。、)和及与]|$))/,
  },
  { unit: 'percent', pattern: /^(?:%|个?百分点|百分比)/ },
  {
    unit: 'points',
    pattern: /^分(?![值钟别为管公局类析项布期红支批解配担工段步包享区行级校院会厂店库站队辨])/,
  },
  { unit: 'points', pattern: /^分(?=为[优良中差])/ },
  {
    unit: 'count',
    pattern:
      /^(?:多|余)?(?:万|亿)?(?:人次|户次|场次|批次|[家项件台辆艘例]次(?!品)|人|个|家|项|件|户|次|场|条|台|套|辆|只|头|亩|公顷|笔|盏|吨|公斤|公里|千米|米|平方米|平方公里|立方米|千瓦时|[千兆吉]瓦|份|篇|册|名|位|处|座|所|批|期|种|株|艘|起|宗|幢|栋|间|张|块|幅|类|斤|度|页|卷)/,
  },
  // Words that are also the beginning of others (对, 部, 本), and 剂次, 车次, whatever is counted by
  // times: units only where the clause ends.
  {
    unit: 'count',
    pattern:
      /^(?:多|余)?(?:万|亿)?(?:对|棵|例|组|本|部|枚|封|班|节|支|根|面|卷|首|集|款|票|单|趟|尾|羽|门|剂|针|学时|课时|[\u4e00-\u9fff]次)(?=[,;:。、)]|$)/,
  },
];

const APPROXIMATE_BEFORE =
  /(?:大?约|近|逾|超过?|高达|≈|不少于|不低于|不超过|低于|高于|少于|多于|[≥≤<>~±])$/;
/** … and 9718.20万元→10062.38万元: what is no more. */
const APPROXIMATE_AFTER = /^(?:→|以上|以下|以内|左右|多(?!元)|余|及以上|\(含\))/;
const NUMBER = /\d[\d,.]*\d|\d/g;
/** A decimal number, with or without a comma at every thousand. */
const WELL_FORMED = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;

function unitAt(rest: string): { unit: ValueUnit | 'none'; word: string } {
  for (const { unit, pattern } of UNITS) {
    const match = pattern.exec(rest);
    if (match) return { unit, word: match[0] };
  }
  return { unit: 'bare', word: '' };
}

/** 自评得分为98.5,等级为优: points without their unit, where the words in front leave no other. */
const BARE_SCORE = { unit: 'points', word: '' } as const;
const SCORE_BEFORE = /(?:得分|总分|总评分|综合评分|自评分数)(?:为|是|:|=|达到?|共|共计|合计)*$/;

function isBareScore(before: string, rest: string): boolean {
  return SCORE_BEFORE.test(before) && /^(?:[,;。)(]|$)/.test(rest);
}

/** `1200,1252.08` is a list of two, `1,252.08` is one number; `7,00.0` is neither. */
function splitNumber(text: string, start: number): { number: string; start: number }[] {
  if (WELL_FORMED.test(text)) return [{ number: text, start }];
  const parts: { number: string; start: number }[] = [];
  let at = start;
  for (const piece of text.split(',')) {
    if (!/^\d+(?:\.\d+)?$/.test(piece)) return [];
    parts.push({ number: piece, start: at });
    at += piece.length + 1;
  }
  // A piece of three digits behind a shorter one may be the rest of a malformed number.
  return parts.some(({ number }) => /^(?:0\d|\d{3}$)/.test(number)) ? [] : parts;
}

function tokenAt(sentence: string, number: string, start: number): ValueToken | null {
  const end = start + number.length;
  const rest = sentence.slice(end);
  const before = sentence.slice(0, start);
  if (/[\dA-Za-z] $|[A-Za-z第〔[-]$|\d[-~至—]$/.test(before)) return null;
  const { unit, word } = isBareScore(before, rest) ? BARE_SCORE : unitAt(rest);
  if (unit === 'none' || isOperand(before, rest.slice(word.length))) return null;
  const after = rest.slice(word.length);
  // 15分乘以执行率 says how points are come to.
  if (unit === 'points' && /^(?:[-~至—/×*]|乘)/.test(after)) return null;
  return {
    unit,
    number,
    unitWord: word.replace(/^[多余]/, ''),
    start,
    end: end + word.length,
    wordsEnd: start,
    loose: APPROXIMATE_BEFORE.test(before) || /^[多余]/.test(word) || APPROXIMATE_AFTER.test(after),
  };
}

/** Between the numbers of one list stand labels and separators, no other unit and no sentence. */
const SAME_LIST = /^[,、;和及与](?:[^\d。;]{0,24})$/;

/** A bare number in a list takes the unit behind the list's last number: 434.89、77.4、286.83万元. */
function adoptUnits(sentence: string, tokens: readonly ValueToken[]): ValueToken[] {
  const adopted = [...tokens];
  for (let i = adopted.length - 2; i >= 0; i--) {
    const token = adopted[i];
    const next = adopted[i + 1];
    if (token?.unit !== 'bare' || !next || (next.unit !== 'amount' && next.unit !== 'points'))
      continue;
    if (!SAME_LIST.test(sentence.slice(token.end, next.start))) continue;
    adopted[i] = { ...token, unit: next.unit, unitWord: next.unitWord };
  }
  return adopted;
}

/** Of a formula only the result is said, and the words before the formula say of what. */
function withoutOperands(sentence: string, tokens: readonly ValueToken[]): ValueToken[] {
  const formulas = findFormulas(sentence);
  if (formulas.length === 0) return [...tokens];
  return tokens.flatMap((token) => {
    const inside = ({ start, end }: Formula): boolean => token.start > start && token.start < end;
    const formula = formulas.find(inside);
    if (!formula) return [token];
    return token.start === formula.result ? [{ ...token, wordsEnd: formula.start }] : [];
  });
}

function spelledTokens(sentence: string): ValueToken[] {
  return [...findSpelled(sentence), ...findSpelledAmounts(sentence)].map((spelled) => ({
    ...spelled,
    wordsEnd: spelled.start,
    loose:
      APPROXIMATE_BEFORE.test(sentence.slice(0, spelled.start)) ||
      APPROXIMATE_AFTER.test(sentence.slice(spelled.end)),
  }));
}

/** Returns the values in the sentence's order; malformed and doubtful numbers are left out. */
export function findValues(sentence: string): ValueToken[] {
  const spelled = spelledTokens(sentence);
  const tokens = [...spelled];
  for (const match of sentence.matchAll(NUMBER)) {
    for (const { number, start } of splitNumber(match[0], match.index)) {
      const token = tokenAt(sentence, number, start);
      // 1亿2000万元 is one number.
      const inside = spelled.some((whole) => whole.start <= start && start < whole.end);
      if (token && !inside) tokens.push(token);
    }
  }
  tokens.sort((a, b) => a.start - b.start);
  return withoutOperands(sentence, adoptUnits(sentence, tokens));
}
