/** What published tables are made of: style sheets, heads, rows of figures. */
import { between, type Dice, FIGURES, figure, phrase, pick, whole } from '../half-ruled/words.ts';
import type { Cell, Grid, Row } from './grid.ts';

export type Make = (dice: Dice) => Grid;

export const words = (dice: Dice, from: number, to: number): string =>
  phrase(dice, whole(dice, from, to), false);
export const list = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
export const chance = (dice: Dice, share: number): boolean => dice() < share;

export const SERIF = ['Nimbus Roman', 'DejaVu Serif Condensed', 'C059', 'Latin Modern Roman'];
export const SANS = ['Nimbus Sans', 'Nimbus Sans Narrow', 'DejaVu Sans Condensed'];

export function base(dice: Dice, faces: readonly string[], more: string): string {
  const size = between(dice, 6.5, 9.5).toFixed(1);
  const [down, across] = [between(dice, 0, 2).toFixed(1), between(dice, 2, 8).toFixed(1)];
  return `.NAME { border-collapse: collapse; font: ${size}pt/${between(dice, 1.1, 1.3).toFixed(2)} '${pick(dice, faces)}'; ${chance(dice, 0.6) ? 'width: 100%' : ''} }
.NAME td { padding: ${down}pt ${across}pt; text-align: right; vertical-align: ${pick(dice, ['top', 'bottom', 'bottom'])} }
.NAME p { margin: 0 } .NAME i { float: left; font-style: normal }
.NAME .stub { text-align: left; min-width: ${whole(dice, 90, 170)}pt } .NAME .words { text-align: left }
.NAME .mid { text-align: center } .NAME .strong td { font-weight: bold }
${more}`;
}

interface HeadWish {
  readonly columns: number;
  readonly levels: number;
  readonly years?: boolean;
}

/** Labels of columns in one level or two: some stand under one that spans them. */
export function headOf(dice: Dice, { columns, levels, years }: HeadWish): Row[] {
  const label = (c: number): string =>
    years
      ? String(1998 + c)
      : chance(dice, 0.15)
        ? `${words(dice, 1, 2)} (%)`
        : words(dice, 1, chance(dice, 0.3) ? 4 : 2);
  const stub: Cell = {
    text: chance(dice, 0.7) ? words(dice, 1, 3) : '',
    kind: `low ${chance(dice, 0.5) ? 'mid stub' : 'stub'}`,
  };
  if (levels < 2) {
    const cells = list(columns, (c): Cell => ({ text: label(c), kind: 'low mid' }));
    return [{ cells: [stub, ...cells], kind: 'head' }];
  }
  const [top, under]: [Cell[], Cell[]] = [[], []];
  for (let c = 0; c < columns; ) {
    const wide = Math.min(columns - c, whole(dice, 1, 3));
    if (wide === 1) top.push({ text: label(c), rows: 2, kind: 'low mid' });
    else {
      top.push({ text: words(dice, 1, 3), columns: wide, kind: 'span mid' });
      for (let i = 0; i < wide; i++) under.push({ text: label(c + i), kind: 'low mid' });
    }
    c += wide;
  }
  if (under.length === 0) return headOf(dice, { columns, levels: 1, ...(years ? { years } : {}) });
  return [
    { cells: [{ ...stub, rows: 2 }, ...top], kind: 'head' },
    { cells: under, kind: 'head' },
  ];
}

interface BodyWish {
  readonly columns: number;
  readonly rows: number;
  readonly leads?: boolean;
  readonly centred?: boolean;
  readonly blanks?: number;
  readonly missing?: readonly string[];
  readonly long?: boolean;
}

/** Rows of a label and figures: totals, groups, steps, room after some. */
export function bodyOf(dice: Dice, wish: BodyWish): Row[] {
  const kinds = list(wish.columns, () => pick(dice, FIGURES));
  const same = chance(dice, 0.6) ? kinds[0] : undefined;
  const datum = (c: number): string => {
    if (chance(dice, 0.07)) return pick(dice, wish.missing ?? ['–', '-', '(NA)', 'n.a.', '..']);
    return figure(dice, same ?? kinds[c] ?? 'whole');
  };
  const every = whole(dice, 3, 6);
  const grouping = pick(dice, ['none', 'labels', 'steps', 'totals']);
  const blanks = wish.blanks ?? (chance(dice, 0.2) ? 0.2 : 0);
  const rows: Row[] = [];
  for (let r = 0; r < wish.rows; r++) {
    const opens = r % every === 0;
    if (opens && wish.centred && (r > 0 || chance(dice, 0.6)))
      rows.push({
        cells: [
          { text: words(dice, 1, 3).toUpperCase(), columns: wish.columns + 1, kind: 'mid across' },
        ],
        kind: 'room',
      });
    if (opens && grouping === 'labels') {
      const blank = list(wish.columns, (): Cell => ({ text: '' }));
      rows.push({
        cells: [{ text: words(dice, 1, 3), kind: 'stub' }, ...blank],
        kind: r > 0 ? 'room strong group' : 'strong group',
      });
    }
    const total = grouping === 'totals' && opens;
    const indent =
      grouping === 'labels'
        ? 1
        : grouping === 'steps'
          ? Math.min(2, r % every)
          : total
            ? 0
            : grouping === 'totals'
              ? 1
              : 0;
    const text = total
      ? `Total ${words(dice, 1, 1)}`
      : words(dice, 1, wish.long && chance(dice, 0.3) ? 9 : 4);
    const cells = list(
      wish.columns,
      (c): Cell => ({ text: chance(dice, blanks) && c > 0 ? '' : datum(c) }),
    );
    rows.push({
      cells: [{ text, kind: 'stub', indent, ...(wish.leads ? { leads: true } : {}) }, ...cells],
      kind: `${total ? 'strong ' : ''}${opens && r > 0 && grouping !== 'labels' ? 'room' : ''}`,
    });
  }
  return rows;
}

export const withEnds = (rows: readonly Row[]): Row[] =>
  rows.map((row, i) => ({
    ...row,
    kind: `${row.kind ?? ''}${i === 0 ? ' first' : ''}${i === rows.length - 1 ? ' last' : ''}`,
  }));
