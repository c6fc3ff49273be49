/** Pages of tables set anew: their rules, and the text around them. */

import type { SpannedCell } from '../../../test/support/adjacency.ts';
import { buildPdf } from '../../../test/support/pdf-builder.ts';
import { uniform } from '../../../test/support/random.ts';
import { between, type Dice, phrase, pick, whole } from '../half-ruled/words.ts';
import { type Dressed, dress, type Look } from './looks.ts';
import { CODES } from './page.ts';
import { headOf, type Stroke } from './rulings.ts';
import { type SetTable, typeset, wrap } from './typeset.ts';

const [WIDTH, HEIGHT, MARGIN] = [612, 792, 54] as const;
const PROSE = { size: 10, pitch: 12.4 } as const;
const DASHES = ['[2 2] 0 d', '[1 1.5] 0 d', '[4 2] 0 d'];

const hexOf = (text: string): string =>
  [...text]
    .map((sign) => (CODES[sign] ?? sign.charCodeAt(0)).toString(16).padStart(2, '0'))
    .join('');

/** Draws with the origin at the top left of the page, whose height comes last. */
class Sheet {
  readonly #marks: ((height: number) => string)[] = [];
  bottom = 0;

  text(text: string, x: number, y: number, size: number): void {
    this.bottom = Math.max(this.bottom, y);
    this.#marks.push(
      (height) =>
        `BT /F1 ${size.toFixed(2)} Tf ${x.toFixed(2)} ${(height - y).toFixed(2)} Td <${hexOf(text)}> Tj ET`,
    );
  }

  stroke([x0, y0, x1, y1]: Stroke, drawn: string, dash: string): void {
    this.bottom = Math.max(this.bottom, y1);
    const at = (y: number, height: number): string => (height - y).toFixed(2);
    this.#marks.push((height) =>
      drawn === 'fills'
        ? `${x0} ${at(y1, height)} ${Math.max(0.5, x1 - x0)} ${Math.max(0.5, y1 - y0)} re f`
        : `${drawn === 'dashes' ? dash : '[] 0 d'} 0.5 w ${x0} ${at(y0, height)} m ${x1} ${at(y1, height)} l S`,
    );
  }

  shade([x0, y0, x1, y1]: Stroke): void {
    this.#marks.unshift((height) => `0.9 g ${x0} ${height - y1} ${x1 - x0} ${y1 - y0} re f 0 g`);
  }

  bytes(width: number): Uint8Array {
    const height = Math.max(HEIGHT, this.bottom + MARGIN);
    return buildPdf([
      { width, height, content: this.#marks.map((mark) => mark(height)).join('\n') },
    ]);
  }
}

/** Returns the lines of the table, from its top left. */
function linesOf(
  { xs, ys, cells, head }: SetTable,
  { ruled, rules }: Dressed,
  foot: number,
): Stroke[] {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const owner = new Map<string, SpannedCell>();
  for (const cell of cells)
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++)
      for (let c = cell.column; c < cell.column + cell.columnSpan; c++)
        owner.set(`${r} ${c}`, cell);
  const isOne = (a: string, b: string): boolean => owner.has(a) && owner.get(a) === owner.get(b);
  const x = (c: number): number => xs[c] ?? 0;
  const y = (r: number): number => ys[r] ?? 0;
  const full = (at: number): Stroke => [0, at, x(columns), at];
  const indices = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
  const across = (r: number): Stroke[] =>
    indices(columns)
      .filter((c) => !isOne(`${r - 1} ${c}`, `${r} ${c}`))
      .map((c) => [x(c), y(r), x(c + 1), y(r)]);
  const plumb = (c: number): Stroke[] =>
    indices(rows)
      .filter((r) => !isOne(`${r} ${c - 1}`, `${r} ${c}`))
      .map((r) => [x(c), y(r), x(c), y(r + 1)]);
  const level = ruled.level === 'none' ? [] : [full(0), full(y(head)), full(foot)];
  const inner = [...rules].filter((r) => r !== head && r > 0 && r < rows).flatMap(across);
  const spanners = cells
    .filter(({ columnSpan, row, rowSpan }) => columnSpan > 1 && row + rowSpan < head)
    .map(({ row, rowSpan, column, columnSpan }): Stroke => {
      const at = y(row + rowSpan);
      return [x(column) + 2, at, x(column + columnSpan) - 2, at];
    });
  return [
    ...level,
    ...inner,
    ...(ruled.spanners || ruled.upright !== 'none' ? spanners : []),
    ...(ruled.upright === 'none' ? [] : indices(columns).slice(1).flatMap(plumb)),
    ...(ruled.upright === 'all'
      ? [0, columns].flatMap((c) => [[x(c), 0, x(c), foot] as Stroke])
      : []),
  ];
}

/** Sets a paragraph of prose; returns where it ends. */
function setProse(sheet: Sheet, dice: Dice, top: number): number {
  const text = Array.from(
    { length: whole(dice, 2, 6) },
    () => `The ${phrase(dice, whole(dice, 7, 16), false).toLowerCase()}.`,
  ).join(' ');
  let y = top;
  for (const line of wrap(text, WIDTH - 2 * MARGIN, PROSE.size)) {
    y += PROSE.pitch;
    sheet.text(line, MARGIN, y, PROSE.size);
  }
  return y;
}

function setCaption(sheet: Sheet, dice: Dice, left: number, top: number): number {
  const words = phrase(dice, whole(dice, 3, 8), false);
  const text = pick(dice, [`Table ${whole(dice, 1, 30)}: ${words}`, words]);
  sheet.text(text, left, top + PROSE.pitch, PROSE.size);
  return top + PROSE.pitch;
}

/** Draws one table with its upper left corner there; returns where it ends. */
function setTable(
  sheet: Sheet,
  dressed: Dressed,
  dice: Dice,
  left: number,
  top: number,
): readonly [number, number] {
  const set = typeset(dressed.cells, dressed.head, dressed.setting);
  const { size } = dressed.setting;
  const [right, bottom] = [set.xs.at(-1) ?? 0, set.ys.at(-1) ?? 0];
  let foot = bottom;
  if (dressed.ruled.note) {
    const text = `${pick(dice, ['Note: ', 'a ', '* ', 'Source: '])}${phrase(dice, whole(dice, 4, 18), false)}.`;
    for (const line of wrap(text, right - 2 * dressed.setting.beside, size * 0.85)) {
      foot += size * 1.05;
      sheet.text(line, left + dressed.setting.beside, top + foot, size * 0.85);
    }
    foot += size * 0.4;
  }
  for (const { text, x, y, size: own } of set.lines) sheet.text(text, left + x, top + y, own);
  const dash = pick(dice, DASHES);
  for (const [x0, y0, x1, y1] of linesOf(set, dressed, foot))
    sheet.stroke([left + x0, top + y0, left + x1, top + y1], dressed.ruled.drawn, dash);
  if (dressed.ruled.zebra)
    for (let r = set.head; r + 1 < set.ys.length; r += 2)
      sheet.shade([left, top + (set.ys[r] ?? 0), left + right, top + (set.ys[r + 1] ?? 0)]);
  return [left + right, top + foot];
}

export interface MadePage {
  readonly bytes: Uint8Array;
  readonly tables: readonly (readonly SpannedCell[])[];
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Returns a page with the tables in the look, or null where one has nothing that the look is about. */
export function setPage(
  tables: readonly (readonly SpannedCell[])[],
  look: Look,
  seed: number,
): MadePage | null {
  const dice = uniform(seed * 7919 + look.length * 104_729);
  const own = tables.map((cells) => {
    const texts = cells.map((cell) => ({ ...cell, text: flat(cell.text) }));
    return dress(
      texts,
      headOf(texts, Math.max(...texts.map(({ row, rowSpan }) => row + rowSpan))),
      look,
      dice,
    );
  });
  const dressed = own.filter((table) => table !== null);
  if (dressed.length < own.length) return null;
  const sheet = new Sheet();
  let y: number = MARGIN;
  if (dice() < 0.6) y = setProse(sheet, dice, y) + between(dice, 8, 20);
  let [left, right]: [number, number] = [MARGIN, 0];
  let lowest = y;
  for (const [i, table] of dressed.entries()) {
    const beside = look === 'side by side';
    if (!beside && dice() < 0.6) y = setCaption(sheet, dice, left, y) + between(dice, 4, 8);
    const [x1, y1] = setTable(sheet, table, dice, left, y);
    right = Math.max(right, x1);
    lowest = Math.max(lowest, y1);
    if (beside) left = x1 + between(dice, 14, 36);
    else if (i + 1 < dressed.length) y = y1 + between(dice, 12, 26);
  }
  if (dice() < 0.6) setProse(sheet, dice, lowest + between(dice, 8, 20));
  return {
    bytes: sheet.bytes(Math.max(WIDTH, right + MARGIN)),
    tables: dressed.map(({ cells }) => cells),
  };
}
