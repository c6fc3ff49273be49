/** Prints list numbers the way Word does: 3 → 三, ③, iii, 叁. */

const DIGITS = [...'〇一二三四五六七八九'];
const LEGAL = [...'零壹贰叁肆伍陆柒捌玖'];
const STEMS = [...'甲乙丙丁戊己庚辛壬癸'];
const BRANCHES = [...'子丑寅卯辰巳午未申酉戌亥'];
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
/** Largest number that Word counts lists to. */
const HIGHEST = 32767;

/** 110 → 一百一十; `ten` is how 10 to 19 begin: 十 in counting, 壹拾 in legal numbers. */
function grouped(
  n: number,
  digits: readonly string[],
  units: readonly string[],
  ten: string,
): string {
  let out = '';
  let gap = false;
  for (let power = 4; power >= 0; power--) {
    const digit = Math.floor(n / 10 ** power) % 10;
    if (digit === 0) {
      gap = out !== '';
      continue;
    }
    if (gap) out += digits === LEGAL ? '零' : '〇';
    gap = false;
    out += (digits[digit] ?? '') + (units[power] ?? '');
  }
  return n >= 10 && n < 20 ? ten + out.slice(2) : out;
}

function inDigits(n: number): string {
  return [...String(n)].map((d) => DIGITS[Number(d)]).join('');
}

function letters(n: number): string {
  return String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
}

function roman(n: number): string {
  let rest = n;
  let out = '';
  for (const [value, sign] of ROMAN) {
    for (; rest >= value; rest -= value) out += sign;
  }
  return out;
}

/** Signs that Unicode has only up to 20: circled, bracketed and dotted numbers. */
function sign(n: number, first: number): string {
  return n <= 20 ? String.fromCharCode(first + n - 1) : String(n);
}

const counting = (n: number): string => grouped(n, DIGITS, ['', '十', '百', '千', '万'], '十');
const legal = (n: number): string => grouped(n, LEGAL, ['', '拾', '佰', '仟', '万'], '壹拾');
const circled = (n: number): string => sign(n, 0x2460);

const FORMATS: Readonly<Record<string, (n: number) => string>> = {
  decimalZero: (n) => String(n).padStart(2, '0'),
  lowerLetter: letters,
  upperLetter: (n) => letters(n).toUpperCase(),
  lowerRoman: roman,
  upperRoman: (n) => roman(n).toUpperCase(),
  chineseCounting: counting,
  chineseCountingThousand: counting,
  japaneseCounting: counting,
  taiwaneseCounting: counting,
  taiwaneseCountingThousand: counting,
  ideographDigital: inDigits,
  taiwaneseDigital: inDigits,
  japaneseDigitalTenThousand: inDigits,
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (n) => sign(n, 0x2474),
  decimalEnclosedFullstop: (n) => sign(n, 0x2488),
  ideographEnclosedCircle: (n) => (n <= 10 ? String.fromCharCode(0x3280 + n - 1) : String(n)),
  ideographTraditional: (n) => STEMS[(n - 1) % STEMS.length] ?? '',
  ideographZodiac: (n) => BRANCHES[(n - 1) % BRANCHES.length] ?? '',
};

/** Returns the number in a format of OOXML's ST_NumberFormat; decimal in one that is not known. */
export function formatNumber(n: number, format: string): string {
  if (format === 'none' || format === 'bullet') return '';
  if (n < 1 || n > HIGHEST) return String(n);
  return FORMATS[format]?.(n) ?? String(n);
}
