/** Numbers that are written in characters: 三次, 九十六, 百分之九十五. */

const DIGITS = '零一二三四五六七八九';
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const NUMERAL = /^[零一二两三四五六七八九十百千]+$/;

/**
 * Returns the whole number below ten thousand that the characters spell; null where they spell
 * none, or one that could be read in two ways (一二三).
 */
export function chineseNumber(text: string): number | null {
  if (!NUMERAL.test(text)) return null;
  let total = 0;
  let digit: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const sign of text.replace(/两/g, '二')) {
    const place = PLACES[sign];
    if (place === undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = DIGITS.indexOf(sign);
    } else {
      if (place >= least) return null;
      if (digit === 0 || (digit === null && total === 0 && place !== 10)) return null;
      total += (digit ?? 1) * place;
      least = place;
      digit = null;
    }
  }
  return total + (digit ?? 0);
}

/** What is counted so: behind other words the characters are no number (一般, 三农, 两不愁). */
const COUNTERS =
  '人次|个|次|项|起|人|家|份|场|期|套|台|处|所|条|件|篇|批|名|户|座|辆|公里|平方米|%|分';
const COUNTED = new RegExp(
  `([零一二两三四五六七八九十百千]+)(?=(?:${COUNTERS})(?:以上|以下|以内|及以上)?$)`,
);
const PERCENT = /百分之([零一二两三四五六七八九十百]+)/;

/** Returns the text with its one number in digits, as `≥三次` → `≥3次`; else the text as it is. */
export function withDigits(text: string): string {
  if (/\d/.test(text)) return text;
  const percent = PERCENT.exec(text);
  const found = percent ?? COUNTED.exec(text);
  const value = found ? chineseNumber(found[1] ?? '') : null;
  if (!found || value === null) return text;
  return text.replace(found[0], `${value}${percent ? '%' : ''}`);
}
