/** Puts texts in the place of others in a report as read; whatever holds none of them stays the same object. */
import type { PlacedText } from '../table/layout.ts';

/** Returns the tree with each text of the map replaced by what it maps to. */
export function exchange<T>(tree: T, texts: ReadonlyMap<PlacedText, PlacedText>): T {
  const other = texts.get(tree as unknown as PlacedText);
  if (other) return other as unknown as T;
  if (Array.isArray(tree)) {
    const items = tree.map((item) => exchange(item, texts));
    return items.some((item, i) => item !== tree[i]) ? (items as unknown as T) : tree;
  }
  if (typeof tree !== 'object' || tree === null) return tree;
  const entries = Object.entries(tree).map(([key, value]) => [key, value, exchange(value, texts)]);
  if (entries.every(([, before, after]) => before === after)) return tree;
  return Object.fromEntries(entries.map(([key, , after]) => [key, after])) as T;
}
