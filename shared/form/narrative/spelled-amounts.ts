/** Finds amounts in Chinese numerals: 一百二十万元, 壹佰贰拾叁万肆仟伍佰元整, 1亿2000万元. */

export interface SpelledAmount {
  readonly unit: 'amount';
  /** In digits: `120`, `1234500`. */
  readonly number: string;
  readonly unitWord: '亿元' | '万元' | '元';
  readonly start: number;
  readonly end: number;
}

const DIGITS: Readonly<Record<string, number>> = {
  ...{ 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
  ...{ 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9 },
};
const PLACES: Readonly<Record<string, number>> = {
  ...{ 十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100, 仟: 1000 },
};
const MYRIAD = 10_000;
const SIGN = '[〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖十百千拾佰仟]';
/** 几百万元, 数十万元, 十几万元 are no numbers; 第三 is an ordinal. */
const SPELLED = new RegExp(
  `(?<![几数多余上近第点〇零一二两三四五六七八九十百千万亿\\d.])(?:(${SIGN}+)亿)?(?:(${SIGN}+)万)?(${SIGN}+)?(?:点([〇零一二三四五六七八九]+)(亿|万))?(元|圆)(?![区化素论宝钱旦/每])`,
  'g',
);
const MIXED = /(?<![\d.,])(\d{1,4})亿(\d{1,4}(?:\.\d{1,4})?)万元/g;

/** Returns a number below ten thousand; null where the characters spell none. */
function section(text: string): number | null {
  let [total, digit, least] = [0, null as number | null, MYRIAD];
  for (const sign of text) {
    const place = PLACES[sign];
    if (place === undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = DIGITS[sign] ?? null;
    } else {
      if (place >= least || digit === 0) return null;
      if (digit === null && !(place === 10 && total === 0)) return null;
      [total, least, digit] = [total + (digit ?? 1) * place, place, null];
    }
  }
  return total + (digit ?? 0);
}

/** Returns the amount in yuan; null where it is none, or too short to be sure of (百元, 三元). */
function yuanOf([, 亿 = '', 万 = '', rest = '']: RegExpMatchArray): number | null {
  if (亿 === '' && 万 === '' && rest.length < 2) return null;
  const parts = [亿, 万, rest].map((text) => (text === '' ? 0 : section(text)));
  const [a, b, c] = parts;
  if (a == null || b == null || c == null) return null;
  return (a * MYRIAD + b) * MYRIAD + c;
}

/** 二百三十点五万元: what stands before 点 is the number's whole part. */
function decimalOf(match: RegExpMatchArray): { number: string; unitWord: '万元' } | null {
  const [, 亿, 万, rest = '', fraction = '', unit] = match;
  const whole = 亿 === undefined && 万 === undefined ? section(rest) : null;
  if (whole === null || rest === '') return null;
  const digits = [...fraction].map((sign) => DIGITS[sign]).join('');
  const number = `${whole}.${digits}`;
  return { number: unit === '亿' ? String(Number(`${number}e4`)) : number, unitWord: '万元' };
}

function spelled(match: RegExpMatchArray & { index: number }): SpelledAmount[] {
  const place = { unit: 'amount', start: match.index, end: match.index + match[0].length } as const;
  if (match[4] !== undefined) {
    const decimal = decimalOf(match);
    return decimal ? [{ ...place, ...decimal }] : [];
  }
  const yuan = yuanOf(match);
  if (yuan === null || yuan === 0) return [];
  // 三亿元 is rounded to 亿, 一百二十万元 to 万: the last unit said is the last printed place.
  const unitWord = match[3] !== undefined ? '元' : match[2] !== undefined ? '万元' : '亿元';
  const power = unitWord === '元' ? 1 : unitWord === '万元' ? MYRIAD : MYRIAD * MYRIAD;
  return [{ ...place, number: String(yuan / power), unitWord }];
}

/** Returns the amounts in the sentence's order. */
export function findSpelledAmounts(sentence: string): SpelledAmount[] {
  const mixed = [...sentence.matchAll(MIXED)].map((match): SpelledAmount => {
    const decimals = match[2]?.split('.')[1]?.length ?? 0;
    const number = (Number(match[1]) * MYRIAD + Number(match[2])).toFixed(decimals);
    const end = match.index + match[0].length;
    return { unit: 'amount', number, unitWord: '万元', start: match.index, end };
  });
  return [...[...sentence.matchAll(SPELLED)].flatMap(spelled), ...mixed];
}
