/** Lines of Hebrew and Arabic: what stands on the page from left to right → as it is read. */

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LEFT_TO_RIGHT = /[\p{L}\p{N}]/u;

/** Tells whether letters of the text run from right to left. */
export function runsToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

const runsToRight = (text: string): boolean => LEFT_TO_RIGHT.test(text) && !runsToLeft(text);

/** Returns the items with each stretch turned round that begins and ends with one of a kind, others of no kind inside. */
function turnStretches<T>(
  items: readonly T[],
  isKind: (item: T) => boolean,
  isOther: (item: T) => boolean,
): T[] {
  const turned = [...items];
  let [from, to] = [-1, -1];
  const close = (): void => {
    if (from >= 0) turned.splice(from, to - from + 1, ...turned.slice(from, to + 1).reverse());
    from = -1;
  };
  for (const [i, item] of items.entries()) {
    if (isOther(item)) close();
    if (!isKind(item)) continue;
    if (from < 0) from = i;
    to = i;
  }
  close();
  return turned;
}

/**
 * Returns what stands on a line, given from left to right, in the order in which it is read:
 * numbers and Latin words keep theirs.
 */
export function inReadingOrder<T>(items: readonly T[], textOf: (item: T) => string): readonly T[] {
  const left = items.filter((item) => runsToLeft(textOf(item))).length;
  if (left === 0) return items;
  const isLeft = (item: T): boolean => runsToLeft(textOf(item));
  const isRight = (item: T): boolean => runsToRight(textOf(item));
  const latin = items.filter((item) => isRight(item) && !/\p{N}/u.test(textOf(item))).length;
  if (latin > left) return turnStretches(items, isLeft, isRight);
  return turnStretches([...items].reverse(), isRight, isLeft);
}
