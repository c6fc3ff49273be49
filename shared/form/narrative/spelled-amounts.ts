/** Finds amounts in Chinese numerals: 一百二十万元, 壹佰贰拾叁万肆仟伍佰元整, 1亿2000万元. */
import { chineseNumber } from '../chinese-numerals.ts';

export interface SpelledAmount {
  readonly unit: 'amount';
  /** In digits: `120`, `1234500`. */
  readonly number: string;
  readonly unitWord: '亿元' | '万元' | '元';
  readonly start: number;
  readonly end: number;
}

/** The forms of the numerals that cannot be altered, and those they stand for. */
const FORMAL = '〇壹贰叁肆伍陆柒捌玖拾佰仟';
const PLAIN = '零一二三四五六七八九十百千';
const MYRIAD = 10_000;
const SIGN = '[〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖十百千拾佰仟]';
/** 几百万元, 数十万元, 十几万元 are no numbers; 第三 is an ordinal. */
const SPELLED = new RegExp(
  `(?<![几数多余上近第点〇零一二两三四五六七八九十百千万亿\\d.])(?:(${SIGN}+)亿)?(?:(${SIGN}+)万)?(${SIGN}+)?(?:点([〇零一二三四五六七八九]+)(亿|万))?(元|圆)(?![区化素论宝钱旦/每])`,
  'g',
);
const MIXED = /(?<![\d.,])(\d{1,4})亿(\d{1,4}(?:\.\d{1,4})?)万元/g;

const plain = (text: string): string =>
  text.replace(/[^零一二两三四五六七八九十百千]/g, (sign) => PLAIN[FORMAL.indexOf(sign)] ?? sign);

/** Returns a number below ten thousand; null for none, and where a place has no digit (一百十). */
function section(text: string): number | null {
  const said = plain(text);
  return /[十百千]{2}/.test(said) ? null : chineseNumber(said);
}

/** Returns the amount in yuan; null where it is none, or too short to be sure of (百元, 三元). */
function yuanOf([, 亿 = '', 万 = '', rest = '']: RegExpMatchArray): number | null {
  if (亿 === '' && 万 === '' && rest.length < 2) return null;
  const parts = [亿, 万, rest].map((text) => (text === '' ? 0 : section(text)));
  const [a, b, c] = parts;
  if (a == null || b == null || c == null) return null;
  return (a * MYRIAD + b) * MYRIAD + c;
}

/** 二百三十点五万元, 一点二亿元: what stands before 点 is the number's whole part, its last place that of its unit. */
function decimalOf(match: RegExpMatchArray): Pick<SpelledAmount, 'number' | 'unitWord'> | null {
  const [, 亿, 万, rest = '', fraction = '', unit] = match;
  const whole = 亿 === undefined && 万 === undefined ? section(rest) : null;
  if (whole === null || rest === '') return null;
  const digits = [...fraction].map((sign) => chineseNumber(plain(sign))).join('');
  return { number: `${whole}.${digits}`, unitWord: unit === '亿' ? '亿元' : '万元' };
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

/** Returns the amounts, those in signs alone first. */
export function findSpelledAmounts(sentence: string): SpelledAmount[] {
  const mixed = [...sentence.matchAll(MIXED)].map((match): SpelledAmount => {
    const decimals = match[2]?.split('.')[1]?.length ?? 0;
    const number = (Number(match[1]) * MYRIAD + Number(match[2])).toFixed(decimals);
    const end = match.index + match[0].length;
    return { unit: 'amount', number, unitWord: '万元', start: match.index, end };
  });
  return [...[...sentence.matchAll(SPELLED)].flatMap(spelled), ...mixed];
}
