/** Turns the numbers of the prose into values: amounts into yuan, counts in words into numbers. */

interface ProseNumber {
  readonly value: number;
  /** One in the last printed place, in the same unit as the value. */
  readonly step: number;
}

/** Powers of ten, so that no amount is multiplied in binary fractions. */
const POWERS: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 亿: 8 };
/** 百万 and 千亿 too; 千 in front of another measure is a part of it (千米, 千瓦时). */
const SIGNS_OF_POWERS = /^[百千]?[万亿]|^[百千](?=[美港欧日]?元|港币|英镑)/;

function powerOf(unitWord: string): number {
  const signs = SIGNS_OF_POWERS.exec(unitWord)?.[0] ?? '';
  return [...signs].reduce((power, sign) => power + (POWERS[sign] ?? 0), 0);
}

const DIGITS: Readonly<Record<string, number>> = {
  ...{ 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
};

/** 九十八点五: what stands behind 点 is read digit by digit. */
function chineseDecimal(text: string): ProseNumber | null {
  const [whole = '', fraction, ...more] = text.split('点');
  const value = chineseNumber(whole);
  if (value === null || more.length > 0) return null;
  if (fraction === undefined) return { value, step: 1 };
  const digits = [...fraction].map((sign) => DIGITS[sign]);
  if (digits.length === 0 || digits.includes(undefined)) return null;
  return { value: Number(`${value}.${digits.join('')}`), step: Number(`1e-${digits.length}`) };
}

function chineseNumber(text: string): number | null {
  const match = /^(?:(.)百)?零?(?:(.?)十)?(.)?$/u.exec(text);
  if (!match || text === '') return null;
  const [, hundreds, tens, ones] = match;
  const digit = (sign: string | undefined): number | null =>
    sign === undefined ? 0 : (DIGITS[sign] ?? null);
  const h = digit(hundreds);
  const t = tens === '' ? 1 : digit(tens);
  const o = digit(ones);
  return h === null || t === null || o === null ? null : h * 100 + t * 10 + o;
}

/** Returns the number shifted by powers of ten, exactly; null where the text is no number. */
function shifted(text: string, power: number): ProseNumber | null {
  const plain = text.replaceAll(',', '');
  if (!/^\d+(?:\.\d+)?$/.test(plain)) return null;
  const decimals = plain.split('.')[1]?.length ?? 0;
  const value = Number(`${plain}e${power}`);
  return Number.isFinite(value) ? { value, step: Number(`1e${power - decimals}`) } : null;
}

/**
 * Returns the number in its base unit: yuan for amounts in 元, 万元, 亿元 (exact to the fen), else
 * as printed. Null where the text is no number.
 */
export function readProseNumber(number: string, unitWord: string): ProseNumber | null {
  const power = powerOf(unitWord);
  const read = shifted(number, power);
  if (read) {
    if (!unitWord.endsWith('元') && power === 0) return read;
    return { value: Math.round(read.value * 100) / 100, step: Math.max(read.step, 0.01) };
  }
  return chineseDecimal(number);
}
