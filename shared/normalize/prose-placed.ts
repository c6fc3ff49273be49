/** A figure or statement of the prose together with what was printed for it and for its values. */
import type { PlacedText } from '../table/layout.ts';

export interface Placed<T> {
  readonly value: T;
  /** The printed value, or the sentence, at the place of its paragraph. */
  readonly printed: PlacedText;
  /** JSON Pointers below the value (`/values/total`, `/parts/0/value`) → what is printed for them. */
  readonly fields: Readonly<Record<string, PlacedText>>;
}

/** Where each part of a split is printed. */
export function fieldsOfParts(parts: readonly PlacedText[]): Readonly<Record<string, PlacedText>> {
  return Object.fromEntries(parts.map((printed, i) => [`/parts/${i}/value`, printed]));
}
