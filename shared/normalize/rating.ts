/** The rating that a cell prints: by itself, beside a score, or ticked in a list of all ratings. */

const WORD = '优秀|良好|中等|不合格|合格|较差|一般|优|良|中|差';
const ALONE = new RegExp(`^[“"'(]?(${WORD})(?:[”"')]|(?:等次|等级|级|档|等)[”"')]?)?$`);
const TICKED = '[☑☒√✓✔■●▣]';
const BOX = '[□○☐◯◻▢]';
const BEHIND_BOX = new RegExp(`(${TICKED}|${BOX})\\s*(${WORD})`, 'g');
const BEFORE_BOX = new RegExp(`(${WORD})\\s*(?:\\([^)]*\\))?\\s*(${TICKED}|${BOX})`, 'g');
const IS_TICKED = new RegExp(TICKED);

/** Returns the ticked one of several ratings; null where none or more than one is. */
function ticked(text: string): string | null {
  const isBoxFirst = new RegExp(`^\\s*(?:${TICKED}|${BOX})`).test(text);
  const options = isBoxFirst
    ? [...text.matchAll(BEHIND_BOX)].map((m) => [m[1], m[2]] as const)
    : [...text.matchAll(BEFORE_BOX)].map((m) => [m[2], m[1]] as const);
  const chosen = options.flatMap(([box, word]) => (IS_TICKED.test(box ?? '') ? [word] : []));
  return chosen.length === 1 ? (chosen[0] ?? null) : null;
}

/**
 * Returns the rating as printed (优, 优秀); null where the cell is a sentence, or names several
 * ratings of which none is ticked.
 */
export function parseRating(text: string): string | null {
  const printed = text.replace(/\s+/g, '');
  const alone = ALONE.exec(printed);
  if (alone) return printed;
  if (new RegExp(`${TICKED}|${BOX}`).test(printed)) return ticked(printed);
  const named = [...printed.matchAll(new RegExp(WORD, 'g'))].map((m) => m[0]);
  return named.length === 1 && /\d/.test(printed) && printed.length <= 12
    ? (named[0] ?? null)
    : null;
}
