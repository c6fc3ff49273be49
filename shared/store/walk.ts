/** One page of a listing that runs over one partition after another. */
import type { Position } from './cursor.ts';
import type { Expression, Item, Table } from './dynamo-table.ts';
import type { IndexName } from './keys.ts';

/** Queries that one page may cost; a page that filters much out ends here, short, with a cursor. */
const MAX_QUERIES = 24;
/** Items that one Query looks at, at most: 1 MB at 4 KB each is DynamoDB's own end. */
const MAX_QUERY_ITEMS = 200;
/** Sorts after every sort key that we write. */
export const LAST_SK = '\u{10ffff}';

/** Sorts before every sort key that we write; DynamoDB takes no empty one. */
export const FIRST_SK = ' ';

export interface Walk {
  readonly index: IndexName;
  /** In the order in which they are walked. */
  readonly partitions: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly descending: boolean;
  readonly filter?: Expression | undefined;
  /** Items that one filtered Query looks at; MAX_QUERY_ITEMS where absent. */
  readonly look?: number | undefined;
  readonly only?: readonly string[] | undefined;
}

/** Whole partitions, last sort key first. */
export function whole(index: IndexName, names: readonly string[]): Walk {
  return { index, partitions: names, from: FIRST_SK, to: LAST_SK, descending: true };
}

export interface WalkPage<T> {
  readonly items: T[];
  /** The last position handed out; null where nothing is left. */
  readonly next: Position | null;
}

/** The greatest text that sorts before `sk` (sort keys end in a letter, a digit or a sign). */
function before(sk: string): string {
  const last = sk.charCodeAt(sk.length - 1);
  return `${sk.slice(0, -1)}${String.fromCharCode(last - 1)}${LAST_SK}`;
}

function rangeFrom(walk: Walk, position: string | null): { from: string; to: string } {
  if (position === null) return { from: walk.from, to: walk.to };
  if (walk.descending) return { from: walk.from, to: min(walk.to, before(position)) };
  // No sort key holds a control character, so nothing lies between the two.
  return { from: max(walk.from, `${position}\u0001`), to: walk.to };
}

const min = (a: string, b: string) => (a < b ? a : b);
const max = (a: string, b: string) => (a > b ? a : b);

function startAt(walk: Walk, position: Position | null): number {
  if (position === null) return 0;
  const exact = walk.partitions.indexOf(position.partition);
  if (exact >= 0) return exact;
  // A list of partitions runs from the newest to the oldest.
  const older = walk.partitions.findIndex((p) => p < position.partition);
  return older < 0 ? walk.partitions.length : older;
}

/** Up to `limit` kept items after `position`; `keep` gives null for an item that does not count. */
export async function walkPage<T>(
  table: Table,
  walk: Walk,
  limit: number,
  position: Position | null,
  keep: (items: Item[]) => Promise<(T | null)[]>,
): Promise<WalkPage<T>> {
  const kept: { value: T; at: Position }[] = [];
  let index = startAt(walk, position);
  let at = position !== null && walk.partitions[index] === position.partition ? position.sk : null;
  let last = position;
  for (let queries = 0; index < walk.partitions.length; queries++) {
    const partition = walk.partitions[index] ?? '';
    if (queries === MAX_QUERIES) return { items: kept.map((k) => k.value), next: last };
    const room = limit + 1 - kept.length;
    const look = walk.look ?? MAX_QUERY_ITEMS;
    const page = await table.query({
      index: walk.index,
      partition,
      ...rangeFrom(walk, at),
      descending: walk.descending,
      limit: walk.filter ? look : Math.min(look, room),
      filter: walk.filter,
      only: walk.only && [...walk.only, `${walk.index}sk`],
    });
    // What a filter lets through may be more than the page has room for: the rest is read again.
    const items = page.items.slice(0, room);
    const isCut = items.length < page.items.length;
    const lastSk = isCut ? String(items.at(-1)?.[`${walk.index}sk`] ?? '') : page.lastSk;
    const values = await keep(items);
    for (const [i, value] of values.entries()) {
      const sk = String(items[i]?.[`${walk.index}sk`] ?? '');
      if (value !== null) kept.push({ value, at: { partition, sk } });
    }
    if (kept.length > limit) {
      const full = kept.slice(0, limit);
      return { items: full.map((k) => k.value), next: full.at(-1)?.at ?? null };
    }
    if (lastSk === null) {
      index += 1;
      at = null;
      // The partition is read to its end: going on from here starts at the next one.
      last = { partition, sk: walk.descending ? ' ' : LAST_SK };
    } else {
      at = lastSk;
      last = { partition, sk: lastSk };
    }
  }
  return { items: kept.map((k) => k.value), next: null };
}
