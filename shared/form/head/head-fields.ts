/** What the labelled values of a form's head are: who reports, who filled it in, and what is left. */
import { canon } from '../canon.ts';
import { type Draft, headField, isOfWholeProject } from '../draft.ts';
import { joinPlaced } from '../placed.ts';
import type { Field, RawForm } from '../raw-form.ts';

/** Who filled in the form, and the numbers printed in cells of their own: all of it personal. */
export function contactOf(draft: Draft): Field {
  const printed = draft.head.flatMap(({ role, value }) =>
    role === 'contact' && value !== null ? [value] : [],
  );
  const [first, ...rest] = printed;
  if (!first) return null;
  return rest.reduce(
    (all, next) => joinPlaced(joinPlaced(all, { ...next, text: ' ' }), next),
    first,
  );
}

/** A heading names the project's manager; a form of a department names itself. */
export function departmentOf(draft: Draft, kind: RawForm['kind']): Field {
  const preferred = kind === 'project' ? /主管/ : /^(?!.*主管)/;
  return headField(draft, 'department', preferred);
}

/** Beside the body above a project, the unit that reports carries it out. */
export function unitBelow(draft: Draft): Field {
  const named = draft.head.filter(({ role, value }) => role === 'department' && value !== null);
  const isAbove = ({ label }: (typeof named)[number]) => /主管/.test(canon(label));
  return (named.some(isAbove) && named.find((entry) => !isAbove(entry))?.value) || null;
}

/** Longer texts in the cell of the rating are sentences. */
const LONGEST_RATING = 12;

/** The rating under one of its names; a sentence under another (自评结论) is none. */
export function ratingOf(draft: Draft): Field {
  const named = draft.head.filter(({ role }) => role === 'selfRating');
  return named.find(({ value }) => value && value.text.length <= LONGEST_RATING)?.value ?? null;
}

/** What the head prints beyond the form's fields; a second value of a label is no field either. */
export function othersOf(draft: Draft, fields: readonly Field[]): RawForm['others'] {
  const used = new Set(fields.flatMap((field) => (field ? [field.text] : [])));
  return draft.head.flatMap(({ role, label, value }) => {
    const isOwn = OWN_FIELDS.has(role) && !isOfWholeProject({ role, label, value }, draft.head);
    if (value === null || isOwn) return [];
    const isSentence = role === 'selfRating' && value.text.length > LONGEST_RATING;
    return used.has(value.text) && !isSentence ? [] : [{ label: canon(label), value }];
  });
}

/** Roles of which every value goes into a field of its own. */
const OWN_FIELDS: ReadonlySet<string> = new Set([
  ...['goalTarget', 'goalActual', 'contact', 'amountUnit', 'total'],
]);
