/** Draws the lines and shades of a half-ruled table. */
import type { Pen } from '../../../test/support/pdf-builder.ts';
import type { Row } from './model.ts';
import type { Dice } from './words.ts';

export const RULINGS = [
  'booktabs',
  'rows',
  'head',
  'box',
  'box and head',
  'zebra',
  'zebra in groups',
  'zebra in a box',
  'totals',
  'pieces',
  'dotted',
  'white',
  'groups',
  'shaded head',
  'ends',
  'double',
] as const;
export type Ruling = (typeof RULINGS)[number];

export interface Place {
  readonly from: number;
  readonly to: number;
}

export interface Band {
  readonly top: number;
  readonly bottom: number;
  readonly kind: Row['kind'] | 'head';
}

export function drawRules(
  pen: Pen,
  bands: readonly Band[],
  places: readonly Place[],
  x0: number,
  x1: number,
  dice: Dice,
  ruling: Ruling,
  later: (() => void)[],
): void {
  const [first, last] = [bands[0], bands.at(-1)];
  if (!first || !last) return;
  const head = first.kind === 'head' ? first : undefined;
  const body = bands.filter(({ kind }) => kind !== 'head');
  const line = (y: number, width = 0.6): void => {
    later.push(() => pen.stroke(x0, y, x1, y, width));
  };
  const shade = (top: number, bottom: number, colour = '0.86 0.9 0.95'): void => {
    pen.fillBox(x0, top, x1, bottom, colour);
  };
  const headLine = (): void => {
    if (head) line(head.bottom);
  };
  const box = (top: number): void => {
    later.push(() => pen.strokeBox(x0, top, x1, last.bottom));
  };
  const totals = bands.filter(({ kind }) => kind === 'total');
  const under = (y: number): void => {
    places.slice(1).forEach(({ from, to }) => {
      later.push(() => pen.stroke(from, y, to, y));
    });
  };
  const gapTop = (band: Band, i: number): number =>
    i === 0 ? band.top : (band.top + (body[i - 1]?.bottom ?? band.top)) / 2;
  const every = dice() < 0.7 ? 2 : 3;
  const odd = dice() < 0.5 ? 0 : 1;
  switch (ruling) {
    case 'booktabs':
      line(first.top, 1);
      headLine();
      line(last.bottom, 1);
      if (dice() < 0.3) for (const { top } of totals) line(top);
      break;
    case 'double':
      line(first.top);
      line(first.top + 1.6);
      headLine();
      line(last.bottom);
      line(last.bottom + 1.6);
      break;
    case 'rows':
      if (dice() < 0.7) line(first.top);
      headLine();
      body.forEach((band, i) => {
        if (i > 0) line(gapTop(band, i));
      });
      line(last.bottom);
      break;
    case 'head':
      headLine();
      break;
    case 'ends':
      line(first.top);
      line(last.bottom);
      break;
    case 'box':
      box(first.top);
      break;
    case 'box and head':
      if (dice() < 0.5) {
        box(first.top);
        headLine();
      } else box(body[0]?.top ?? first.top);
      break;
    case 'shaded head':
      if (head) shade(head.top, head.bottom);
      if (dice() < 0.6) line(last.bottom);
      break;
    case 'zebra':
    case 'zebra in a box':
      body.forEach((band, i) => {
        if (i % 2 === odd) shade(gapTop(band, i), band.bottom);
      });
      if (head && dice() < 0.5) shade(head.top, head.bottom, '0.7 0.78 0.9');
      if (ruling === 'zebra in a box') box(first.top);
      else if (dice() < 0.4) headLine();
      break;
    case 'zebra in groups':
      body.forEach((band, i) => {
        if (Math.floor(i / every) % 2 === odd) shade(gapTop(band, i), band.bottom);
      });
      if (dice() < 0.6) headLine();
      if (dice() < 0.3) box(first.top);
      break;
    case 'totals':
      if (head && dice() < 0.7) {
        if (dice() < 0.5) line(head.bottom);
        else under(head.bottom);
      }
      for (const { top, bottom } of totals) {
        under(top);
        if (dice() < 0.6) {
          under(bottom);
          if (dice() < 0.5) under(bottom + 1.8);
        }
      }
      if (totals.length === 0) {
        if (head) under(head.bottom);
        under(last.bottom);
      }
      break;
    case 'pieces': {
      const pieces = (y: number): void =>
        places.forEach(({ from, to }) => {
          later.push(() => pen.stroke(from, y, to, y));
        });
      if (dice() < 0.6) pieces(first.top);
      if (head) pieces(head.bottom);
      if (dice() < 0.4)
        body.forEach((band, i) => {
          if (i > 0) pieces(gapTop(band, i));
        });
      pieces(last.bottom);
      break;
    }
    case 'dotted':
      later.push(() => pen.raw('[1 2] 0 d'));
      if (dice() < 0.6) line(first.top);
      headLine();
      body.forEach((band, i) => {
        if (i > 0) line(gapTop(band, i));
      });
      line(last.bottom);
      later.push(() => pen.raw('[] 0 d'));
      break;
    case 'white': {
      bands.forEach((band, i) => {
        shade(
          i === 0 ? band.top : (band.top + (bands[i - 1]?.bottom ?? band.top)) / 2,
          band.bottom,
          band.kind === 'head' ? '0.5 0.6 0.8' : '0.88 0.91 0.96',
        );
      });
      later.push(() => pen.raw('1 1 1 RG'));
      bands.forEach((band, i) => {
        if (i > 0) line((band.top + (bands[i - 1]?.bottom ?? band.top)) / 2, 1);
      });
      later.push(() => pen.raw('0 0 0 RG'));
      break;
    }
    case 'groups':
      if (dice() < 0.8) line(first.top);
      headLine();
      body.forEach((band, i) => {
        if (i > 0 && (band.kind !== 'row' || i % 4 === 0)) line(gapTop(band, i));
      });
      line(last.bottom);
      break;
  }
}
