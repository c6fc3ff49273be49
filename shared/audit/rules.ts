/** The form's rules as the checks need them: full marks, rating bands, prescribed level weights. */
import type { Rule } from '../report/record.ts';
import { type Audit, type FormView, numberAt } from './context.ts';
import { type Exact, exact } from './exact.ts';
import { ratingOf } from './words.ts';

const HUNDRED = 100;

function rulesOf(view: FormView, kind: Rule['kind']): Rule[] {
  return view.form.rescore.rules.filter((rule) => rule.kind === kind);
}

function numberIn(rule: Rule, name: string): number | null {
  const value = rule.value[name];
  return typeof value === 'number' ? value : null;
}

function wordIn(rule: Rule, name: string): string | null {
  const value = rule.value[name];
  return typeof value === 'string' ? value : null;
}

export interface FullMarks {
  readonly value: Exact;
  /** Where the form prints them as a number: the total row's weight. */
  readonly path: string | null;
  readonly clause: string | null;
}

/** Returns the full marks: the total row's weight, what the note says, or 100. */
export function fullMarksOf(audit: Audit, view: FormView): FullMarks {
  const path = `${view.path}/totalWeight`;
  const printed = numberAt(audit, view, path, view.form.totalWeight, 'points');
  const [rule] = rulesOf(view, 'full-marks');
  const clause = rule?.clause ?? null;
  if (printed !== null) return { value: printed.value, path, clause };
  const points = rule ? numberIn(rule, 'points') : null;
  // A note may speak of the full marks of one row; a form's own are never below a hundred.
  const isOfForm = points !== null && points >= HUNDRED;
  return { value: exact(isOfForm ? points : HUNDRED), path: null, clause };
}

export interface Band {
  readonly rating: string;
  readonly least: Exact;
  readonly clause: string | null;
  readonly isDefault: boolean;
}

/** Returns the rating bands, best first; empty where the form has none and no default stands in. */
export function bandsOf(view: FormView): Band[] {
  const bands = rulesOf(view, 'rating-band').flatMap((rule) => {
    const rating = ratingOf(wordIn(rule, 'rating') ?? '');
    const least = numberIn(rule, 'min');
    if (rating === null || least === null) return [];
    return [{ rating, least: exact(least), clause: rule.clause, isDefault: rule.default }];
  });
  return bands.sort((a, b) => (a.least < b.least ? 1 : a.least > b.least ? -1 : 0));
}

export interface LevelRule {
  readonly level: string;
  readonly points: Exact;
  readonly clause: string;
}

/** Returns the level weights that the note itself prescribes. */
export function prescribedWeights(view: FormView): LevelRule[] {
  return rulesOf(view, 'level-weight').flatMap((rule) => {
    const level = wordIn(rule, 'level');
    const points = numberIn(rule, 'points');
    if (rule.default || rule.clause === null || level === null || points === null) return [];
    return [{ level, points: exact(points), clause: rule.clause }];
  });
}

/** The clause that lets the weights be changed; null where the note has none. */
export function adjustmentClause(view: FormView): string | null {
  return rulesOf(view, 'weight-adjustment')[0]?.clause ?? null;
}
