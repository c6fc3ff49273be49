/** How a value of the model is printed: formats, brackets, blanks. */
import type { Cents, Fen, FormModel, Style } from './model.ts';

const FEN_IN: Readonly<Record<FormModel['unit'], number>> = { 万元: 1_000_000, 元: 100 };

/** Hundredths without idle zeros: `9.67`, `10`. */
export function short(value: Cents): string {
  return String(value / 100);
}

export function points(value: Cents | null, style: Style): string {
  return value === null ? style.blank : short(value);
}

function grouped(text: string): string {
  return text.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
}

export function money(value: Fen | null, { unit, style }: FormModel): string {
  if (value === null) return style.blank;
  const text = (value / FEN_IN[unit]).toFixed(unit === '元' ? 2 : style.decimals);
  return `${style.isGrouped ? grouped(text) : text}${style.hasSuffix ? unit : ''}`;
}

export function percent(value: Cents | null, style: Style): string {
  if (value === null) return style.blank;
  if (style.percent === 'bare') return short(value);
  return style.percent === 'two' ? `${(value / 100).toFixed(2)}%` : `${short(value)}%`;
}

/** 0.9630 for 96.30%: four decimals say the same. */
export function fraction(value: Cents | null, style: Style): string {
  return value === null ? style.blank : (value / 10_000).toFixed(4);
}

/** 万元 in prose, two decimals. */
export function tenThousands(value: Fen): string {
  return (value / 1_000_000).toFixed(2);
}

/** Brackets and colons as the style has them. */
export function signs(text: string, style: Style): string {
  if (!style.isFullWidth) return text;
  return text.replace(/\(/g, '（').replace(/\)/g, '）').replace(/:/g, '：');
}
