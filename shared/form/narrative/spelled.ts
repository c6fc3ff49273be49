/** Finds values in Chinese numerals: 九十八点五分, 百分之九十八. */

export interface Spelled {
  readonly unit: 'points' | 'percent';
  readonly number: string;
  readonly unitWord: string;
  readonly start: number;
  readonly end: number;
}

const DIGIT = '[〇零一二三四五六七八九]';
/** Up to 一百二十; a lone digit or 十 is a word as often as a number (十分, 三分之一). */
const NUMERAL = `(?:一百(?:零${DIGIT}|${DIGIT}十${DIGIT}?)?|${DIGIT}?十${DIGIT}?|${DIGIT})`;
const DECIMAL = `(?:点${DIGIT}+)?`;
const POINTS = new RegExp(
  `(?<![点时第〇零一二三四五六七八九十百])((?:${NUMERAL}点${DIGIT}+|一百|${DIGIT}十${DIGIT}?|十${DIGIT}))分(?![之钟别为管公局类析项布期红支批解配担工段步包享区行级校院会厂店库站队辨明外])`,
  'g',
);
const PERCENT = new RegExp(`百分之(${NUMERAL}${DECIMAL})(?![〇零一二三四五六七八九十百点])`, 'g');

/** Returns the values in the sentence's order. */
export function findSpelled(sentence: string): Spelled[] {
  const points = [...sentence.matchAll(POINTS)].map((match): Spelled => {
    const number = match[1] ?? '';
    const end = match.index + match[0].length;
    return { unit: 'points', number, unitWord: '分', start: match.index, end };
  });
  const percents = [...sentence.matchAll(PERCENT)].map((match): Spelled => {
    const end = match.index + match[0].length;
    return { unit: 'percent', number: match[1] ?? '', unitWord: '%', start: match.index, end };
  });
  return [...points, ...percents].sort((a, b) => a.start - b.start);
}
