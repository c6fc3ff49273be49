/** Words and figures for tables made by seed, and how wide they print. */

const WORDS =
  'total revenue net operating income other services regional office households rural urban male female students teachers primary secondary schools health centre staff costs equipment maintenance water supply sanitation roads bridges energy wind solar nuclear coal imports exports agriculture forestry fishing mining construction trade transport finance insurance education culture housing pension benefits taxes grants loans interest reserves assets liabilities equity cash deposits shares bonds capital surplus deficit wages salaries farms wheat rice maize cotton sugar milk beef north south east west central upper lower district county province island valley coast river lake population density growth rate index price volume weight length area speed power output input demand stock'.split(
    ' ',
  );
const ZH =
  '收入支出合计其他项目预算执行教育卫生农业林业水利交通住房社会保障本年上年增长比例人数面积产量价格'.split(
    '',
  );

/** Helvetica, in thousandths of an em, from the space to the tilde. */
const WIDTHS =
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584'
    .split(' ')
    .map(Number);

export function widthIn(size: number, text: string): number {
  let sum = 0;
  for (const c of text) sum += WIDTHS[c.charCodeAt(0) - 32] ?? 1000;
  return (sum * size) / 1000;
}

export type Dice = () => number;
export const between = (dice: Dice, a: number, b: number): number => a + dice() * (b - a);
export const whole = (dice: Dice, a: number, b: number): number =>
  Math.floor(between(dice, a, b + 1));
export function pick<T>(dice: Dice, list: readonly T[]): T {
  const found = list[Math.floor(dice() * list.length)];
  if (found === undefined) throw new Error('an empty list');
  return found;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function phrase(dice: Dice, count: number, chinese: boolean): string {
  if (chinese) return Array.from({ length: count * 2 + 1 }, () => pick(dice, ZH)).join('');
  const words = Array.from({ length: count }, () => pick(dice, WORDS));
  if (count > 3 && dice() < 0.3) words.splice(2, 0, 'and');
  const text = words.join(' ');
  return dice() < 0.12 ? text.replace(/\b[a-z]/g, (c) => c.toUpperCase()) : capital(text);
}

export type Figures = 'whole' | 'decimal' | 'percent' | 'small' | 'money' | 'mixed';
export const FIGURES: readonly Figures[] = [
  'whole',
  'decimal',
  'percent',
  'small',
  'money',
  'mixed',
];

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

export function figure(dice: Dice, kind: Figures): string {
  if (dice() < 0.05) return pick(dice, ['-', '-', 'n/a', '..']);
  const big = grouped(Math.floor(10 ** between(dice, 1, 6.5)));
  if (kind === 'whole') return big;
  if (kind === 'small') return String(whole(dice, 0, 99));
  if (kind === 'decimal') return between(dice, 0, 200).toFixed(1);
  if (kind === 'percent') return `${between(dice, 0, 100).toFixed(1)}%`;
  const minus = dice() < 0.2;
  if (kind === 'money') return minus ? `(${big})` : big;
  return pick(dice, [
    big,
    between(dice, 0, 9).toFixed(2),
    `-${whole(dice, 1, 80)}`,
    `${whole(dice, 1, 99)}*`,
  ]);
}

export function code(dice: Dice): string {
  return pick(dice, [
    () => `${pick(dice, ['AB', 'K', 'TX', 'RR'])}${whole(dice, 1, 999)}`,
    () => `${whole(dice, 1, 28)}/${whole(dice, 1, 12)}/20${whole(dice, 10, 24)}`,
    () => pick(dice, ['yes', 'no', 'OK', 'R', 'MR', 'S']),
  ])();
}
