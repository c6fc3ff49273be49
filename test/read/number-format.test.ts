/** List numbers as Word prints them, in every format that is known. */
import { expect, it } from 'vitest';
import { formatNumber } from '../../shared/read/docx/number-format.ts';

const PRINTED: readonly (readonly [format: string, printed: Readonly<Record<number, string>>])[] = [
  ['decimal', { 1: '1', 12: '12' }],
  ['decimalZero', { 3: '03', 12: '12' }],
  ['lowerLetter', { 1: 'a', 26: 'z', 27: 'aa', 28: 'bb' }],
  ['upperLetter', { 2: 'B' }],
  ['lowerRoman', { 4: 'iv', 9: 'ix', 14: 'xiv', 40: 'xl' }],
  ['upperRoman', { 1999: 'MCMXCIX' }],
  ['chineseCounting', { 1: '一', 10: '十', 11: '十一', 20: '二十', 21: '二十一' }],
  ['chineseCountingThousand', { 3: '三', 15: '十五' }],
  ['japaneseCounting', { 7: '七' }],
  ['taiwaneseCounting', { 8: '八' }],
  ['taiwaneseCountingThousand', { 30: '三十' }],
  ['ideographDigital', { 10: '一〇', 12: '一二' }],
  ['taiwaneseDigital', { 5: '五' }],
  ['japaneseDigitalTenThousand', { 21: '二一' }],
  ['chineseLegalSimplified', { 1: '壹', 10: '壹拾', 15: '壹拾伍', 21: '贰拾壹' }],
  ['ideographLegalTraditional', { 3: '叁' }],
  ['decimalEnclosedCircle', { 3: '③', 20: '⑳', 21: '21' }],
  ['decimalEnclosedCircleChinese', { 1: '①' }],
  ['decimalEnclosedParen', { 3: '⑶' }],
  ['decimalEnclosedFullstop', { 3: '⒊' }],
  ['ideographEnclosedCircle', { 2: '㊁', 11: '11' }],
  ['ideographTraditional', { 1: '甲', 10: '癸' }],
  ['ideographZodiac', { 1: '子', 12: '亥' }],
];

for (const [format, printed] of PRINTED) {
  it(`${format} prints ${Object.values(printed).join(', ')}`, () => {
    const numbers = Object.keys(printed).map(Number);
    expect(numbers.map((n) => formatNumber(n, format))).toEqual(Object.values(printed));
  });
}

it('a format that is not known is decimal, and a number that none can print stays as it is', () => {
  expect(formatNumber(7, 'hebrew1')).toBe('7');
  expect(formatNumber(0, 'upperRoman')).toBe('0');
});

it('bullets and lists without numbers print none', () => {
  expect([formatNumber(3, 'bullet'), formatNumber(3, 'none')]).toEqual(['', '']);
});
