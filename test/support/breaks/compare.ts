/** What became of a form's cells: right, cut in two, joined with another, or dropped by its printer. */
import type { PlacedCell } from '../reports/flow.ts';

export const MISTAKES = [
  'rows joined',
  'row split',
  'labels joined',
  'label split',
  'other',
] as const;
export type Mistake = (typeof MISTAKES)[number];

export interface Comparison {
  readonly cells: number;
  readonly right: number;
  /** Cells whose text the file itself does not hold in full. */
  readonly dropped: number;
  readonly mistakes: readonly { readonly kind: Mistake; readonly text: string }[];
}

export const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return counts;
}

/** Returns the characters of the whole that the part lacks; null where it is no part of it. */
function lackOf(whole: string, part: string): string | null {
  let at = 0;
  let lack = '';
  for (const sign of whole) {
    if (part[at] === sign) at += 1;
    else lack += sign;
  }
  return at === part.length ? lack : null;
}

/** Takes the characters out of the stock; false, and nothing taken, where it lacks some. */
function take(stock: Map<string, number>, signs: string): boolean {
  const wanted = countsOf(signs);
  for (const [sign, count] of wanted) if ((stock.get(sign) ?? 0) < count) return false;
  for (const [sign, count] of wanted) stock.set(sign, (stock.get(sign) ?? 0) - count);
  return true;
}

type Cell = Omit<PlacedCell, 'row'>;
const keyOf = (cell: Cell): string =>
  `${cell.column} ${cell.rowSpan} ${cell.columnSpan} ${plain(cell.text)}`;

function without(cells: readonly Cell[], others: readonly Cell[]): Cell[] {
  const left = new Map<string, number>();
  for (const cell of others) left.set(keyOf(cell), (left.get(keyOf(cell)) ?? 0) + 1);
  return cells.filter((cell) => {
    const count = left.get(keyOf(cell)) ?? 0;
    left.set(keyOf(cell), count - 1);
    return count <= 0;
  });
}

/** The cell's text is that of two or more cells of the same columns, one after the other. */
function madeOf(whole: Cell, parts: readonly Cell[]): Cell[] | null {
  const own = parts.filter(({ column, text }) => column === whole.column && text !== '');
  for (let i = 0; i < own.length; i++) {
    let text = '';
    for (let n = i; n < own.length && text.length < plain(whole.text).length; n++) {
      text += plain(own[n]!.text);
      if (n > i && text === plain(whole.text)) return own.slice(i, n + 1);
    }
  }
  return null;
}

/**
 * Compares the cells that were read with those printed; `inFile` is all text of the file, `beside`
 * what it must hold beside the cells.
 */
export function compareCells(
  truth: readonly PlacedCell[],
  read: readonly PlacedCell[],
  inFile: string,
  beside: string,
): Comparison {
  const stock = countsOf(plain(truth.map(({ text }) => text).join('') + beside));
  for (const sign of plain(inFile)) stock.set(sign, (stock.get(sign) ?? 0) - 1);
  const missing = without(truth, read);
  const extra = without(read, truth);
  const mistakes: { kind: Mistake; text: string }[] = [];
  let dropped = 0;
  for (const cell of missing) {
    const same = extra.find((other) => {
      const isPlace = keyOf({ ...other, text: '' }) === keyOf({ ...cell, text: '' });
      const lack = isPlace ? lackOf(plain(cell.text), plain(other.text)) : null;
      return lack !== null && lack !== '' && take(stock, lack);
    });
    if (same) {
      dropped += 1;
      extra.splice(extra.indexOf(same), 1);
      continue;
    }
    const parts = madeOf(cell, extra);
    if (parts)
      mistakes.push({ kind: cell.rowSpan > 1 ? 'label split' : 'row split', text: cell.text });
    else if (!extra.some((other) => madeOf(other, missing)?.includes(cell)))
      mistakes.push({ kind: 'other', text: `${keyOf(cell)}` });
  }
  for (const cell of extra) {
    const parts = madeOf(cell, missing);
    if (!parts) continue;
    const isLabel = parts.some(({ rowSpan }) => rowSpan > 1);
    mistakes.push({ kind: isLabel ? 'labels joined' : 'rows joined', text: cell.text });
  }
  const cells = truth.length;
  return { cells, right: cells - missing.length, dropped, mistakes };
}
