/** Random statistics tables as public documents print them: what they hold, not how they look. */
import type { Chance } from '../../audit/mutations/random.ts';
import type { SpannedCell } from '../adjacency.ts';
import { placeCells } from '../html-tables.ts';
import { WORDS, type Words } from './words.ts';

export type CellKind = 'head' | 'spanner' | 'stub' | 'number' | 'text' | 'group' | 'total';
export interface OpenCell {
  readonly text: string;
  readonly kind: CellKind;
  readonly rows?: number;
  readonly columns?: number;
  /** Steps of indentation of a stub. */
  readonly indent?: number;
}
export type ColumnKind = 'stub' | 'number' | 'text';

export interface OpenTable {
  readonly kinds: readonly ColumnKind[];
  readonly head: readonly (readonly OpenCell[])[];
  readonly body: readonly (readonly OpenCell[])[];
  readonly words: Words;
}

export interface Wish {
  /** Of the data columns, how many are words instead of numbers. */
  readonly texts?: number;
  readonly spanners?: boolean;
  readonly groups?: boolean;
  readonly longStubs?: boolean;
  readonly chinese?: boolean;
  readonly rows?: readonly [number, number];
  readonly columns?: readonly [number, number];
}

type Numbers = () => string;

/** One way of writing numbers for each column. */
function numbersOf(by: Chance): Numbers {
  const kind = by.int(0, 6);
  const separator = by.pick([',', ',', ' ']);
  return () => {
    if (by.int(0, 24) === 0) return by.pick(['-', ':', 'n.a.', '–', '', '(1)']);
    if (kind === 0) return `${by.int(0, 99)}.${by.int(0, 9)}`;
    if (kind === 1) return `${by.int(0, 99)}.${by.int(0, 9)}%`;
    if (kind === 2) return String(by.int(0, 999));
    if (kind === 3) return `${by.int(0, 1) ? '-' : ''}${by.int(0, 20)}.${by.int(0, 9)}`;
    const thousands = String(by.int(0, 999)).padStart(3, '0');
    return `${by.int(1, kind === 4 ? 9 : 9999)}${separator}${thousands}`.replace(
      /^(\d+)(\d{3})([, ])/,
      `$1${separator}$2$3`,
    );
  };
}

function shuffled<T>(by: Chance, values: readonly T[]): T[] {
  const left = [...values];
  const result: T[] = [];
  while (left.length > 0) result.push(...left.splice(by.int(0, left.length - 1), 1));
  return result;
}

function headOf(by: Chance, words: Words, columns: number, wish: Wish): OpenCell[][] {
  const heads = shuffled(by, words.heads);
  const first: OpenCell = { text: by.pick(words.first), kind: 'head' };
  if (!wish.spanners)
    return [
      [first, ...heads.slice(0, columns - 1).map((text) => ({ text, kind: 'head' as const }))],
    ];
  const top: OpenCell[] = [{ ...first, rows: 2 }];
  const low: OpenCell[] = [];
  const spanners = shuffled(by, words.spanners);
  for (let left = columns - 1; left > 0; ) {
    const wide = Math.min(left, by.int(1, 3));
    if (wide === 1 && (low.length > 0 || left > 1)) {
      top.push({ text: heads.pop() ?? '', kind: 'head', rows: 2 });
    } else if (wide === 1) {
      top.push({ text: spanners.pop() ?? '', kind: 'head', rows: 2 });
    } else {
      top.push({ text: spanners.pop() ?? '', kind: 'spanner', columns: wide });
      for (const text of shuffled(by, words.subs).slice(0, wide)) low.push({ text, kind: 'head' });
    }
    left -= wide;
  }
  if (low.length === 0) return [top.map(({ rows: _, ...cell }) => cell)];
  return [top, low];
}

function bodyOf(by: Chance, words: Words, kinds: readonly ColumnKind[], wish: Wish): OpenCell[][] {
  const count = by.int(...(wish.rows ?? [4, 14]));
  const stubs = shuffled(by, words.stubs);
  const long = shuffled(by, words.long);
  const groups = shuffled(by, words.groups);
  const numbers = kinds.map(() => numbersOf(by));
  const body: OpenCell[][] = [];
  let indent = 0;
  for (let i = 0; i < count; i++) {
    if (wish.groups && (i === 0 || by.int(0, 4) === 0) && groups.length > 0) {
      indent = 1;
      const blank = kinds.slice(1).map((): OpenCell => ({ text: '', kind: 'number' }));
      body.push([{ text: groups.pop() ?? '', kind: 'group' }, ...blank]);
    }
    const pool = wish.longStubs && by.int(0, 3) === 0 && long.length > 0 ? long : stubs;
    const text = pool.pop() ?? `${words.stubs[i % words.stubs.length]} ${i}`;
    body.push(
      kinds.map((kind, c): OpenCell => {
        if (kind === 'stub') return { text, kind: 'stub', indent };
        if (kind === 'text') return { text: by.pick(words.texts), kind: 'text' };
        return { text: numbers[c]?.() ?? '', kind: 'number' };
      }),
    );
  }
  if (by.int(0, 2) === 0)
    body.push(
      kinds.map((kind, c): OpenCell => {
        if (kind === 'stub') return { text: words.total, kind: 'total' };
        return { text: kind === 'number' ? numbers[c]?.() || '0' : '', kind: 'number' };
      }),
    );
  return body;
}

export function randomTable(by: Chance, wish: Wish = {}): OpenTable {
  const words = wish.chinese ? WORDS.chinese : WORDS.latin;
  const columns = by.int(...(wish.columns ?? [3, 8]));
  const texts = Math.min(wish.texts ?? 0, columns - 1);
  const kinds: ColumnKind[] = Array.from({ length: columns }, (_, c) => {
    if (c === 0) return 'stub';
    return c >= columns - texts ? 'text' : 'number';
  });
  return {
    kinds,
    head: headOf(by, words, columns, wish),
    body: bodyOf(by, words, kinds, wish),
    words,
  };
}

/** Returns the cells with their places. */
export function cellsOf({ head, body }: OpenTable): SpannedCell[] {
  return placeCells([...head, ...body]);
}
