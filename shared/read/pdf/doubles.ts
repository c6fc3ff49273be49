/** Leaves out what is drawn a second time at (nearly) the same place: fake bold, shadows. */
import type { Glyph } from '../document.ts';

/** A character drawn again within this part of its size is fake bold or a shadow. */
const DOUBLE_OFFSET = 0.15;
/** Words printed over each other share letters here and there; less than this part of them. */
const DOUBLE_SHARE = 0.5;
/** Cell of the position hash, in points; larger than any offset that counts as doubled. */
const HASH_CELL = 8;

/** Characters with one em of each: two lists, as a page has thousands. */
export class Marks {
  readonly glyphs: Glyph[] = [];
  readonly sizes: number[] = [];

  add(glyph: Glyph, size: number): void {
    this.glyphs.push(glyph);
    this.sizes.push(size);
  }
}

/**
 * Returns the glyphs without those drawn a second time at (nearly) the same place. What is drawn
 * again is what one operation prints: a letter that lies on another word's by chance stays.
 */
export function withoutDoubles({ glyphs, sizes }: Marks): Glyph[] {
  const seen = new Map<number, Glyph[]>();
  const doubles = new Set<Glyph>();
  glyphs.forEach((glyph, i) => {
    if (isDouble(glyph, seen, (sizes[i] ?? 0) * DOUBLE_OFFSET)) {
      doubles.add(glyph);
      return;
    }
    const key = hashKey(glyph.box[0], glyph.box[1]);
    const cell = seen.get(key);
    if (cell) cell.push(glyph);
    else seen.set(key, [glyph]);
  });
  if (doubles.size === 0) return glyphs;
  const again = runsDrawnAgain(glyphs, doubles);
  return glyphs.filter((glyph) => !doubles.has(glyph) || !again.has(glyph.run));
}

/** Returns the drawing operations most of whose characters lie on others like them. */
function runsDrawnAgain(
  glyphs: readonly Glyph[],
  doubles: ReadonlySet<Glyph>,
): ReadonlySet<number | undefined> {
  const balance = new Map<number | undefined, number>();
  for (const glyph of glyphs) {
    const vote = doubles.has(glyph) ? 1 - DOUBLE_SHARE : -DOUBLE_SHARE;
    balance.set(glyph.run, (balance.get(glyph.run) ?? 0) + (glyph.text.trim() === '' ? 0 : vote));
  }
  return new Set([...balance].filter(([, votes]) => votes >= 0).map(([run]) => run));
}

function hashKey(x: number, y: number): number {
  return Math.floor(x / HASH_CELL) * 65536 + Math.floor(y / HASH_CELL);
}

/** Whether the glyph stands in a cell of the hash that its slack reaches: at most four. */
function isDouble(glyph: Glyph, seen: ReadonlyMap<number, readonly Glyph[]>, slack: number) {
  const [x, y] = glyph.box;
  const reach = Math.min(slack, HASH_CELL / 2);
  const left = Math.floor((x - reach) / HASH_CELL) * HASH_CELL;
  const top = Math.floor((y - reach) / HASH_CELL) * HASH_CELL;
  for (let cx = left; cx <= x + reach; cx += HASH_CELL) {
    for (let cy = top; cy <= y + reach; cy += HASH_CELL) {
      if (seen.get(hashKey(cx, cy))?.some((other) => isSame(glyph, other, reach))) return true;
    }
  }
  return false;
}

function isSame(glyph: Glyph, other: Glyph, reach: number): boolean {
  if (other.text !== glyph.text || other.turn !== glyph.turn) return false;
  // The letters of a ligature (ff) stand in one place, printed by one operation.
  if (other.run === glyph.run) return false;
  const [x, y] = glyph.box;
  const [ox, oy] = other.box;
  return Math.abs(ox - x) <= reach && Math.abs(oy - y) <= reach;
}
