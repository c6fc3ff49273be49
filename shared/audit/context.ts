/** The record as the checks walk it: filled forms, their rows as quantities, the form the prose is on. */
import type { Remark } from '../report/outcome.ts';
import type { Form, Fund, Indicator, Rescore, Task } from '../report/record.ts';
import type { Draft } from './draft.ts';
import { type AmountUnit, type Quantity, quantityAt, type Unit } from './quantity.ts';
import { fold } from './words.ts';

export interface FormView {
  readonly index: number;
  readonly path: string;
  readonly form: Form;
  readonly amountUnit: AmountUnit | null;
  /** The re-scoring of each row, by the row's path. */
  readonly items: ReadonlyMap<string, Rescore['items'][number]>;
}

export interface Audit {
  readonly draft: Draft;
  /** Forms that somebody filled in; a blank template contradicts nothing. */
  readonly forms: readonly FormView[];
  /** The form that the prose outside of forms speaks of; null where it may be any of several. */
  readonly proseForm: FormView | null;
  /** Cells that hold something that must be a number and is none: pointer → as printed. */
  readonly malformed: ReadonlyMap<string, string>;
  /**
   * Forms of which something is printed and in no field, or that stand on a page whose grid is
   * unsure: what a sum lacks may be that.
   */
  readonly incomplete: ReadonlySet<string>;
  /** Numbers read so far, by path: many checks ask for the same cell. */
  readonly read: Map<string, Quantity>;
}

function isFilled(form: Form): boolean {
  return (
    form.selfScore !== null ||
    form.indicators.some((row) => row.score !== null || row.actual !== null) ||
    form.tasks.some((task) => task.executedYuan !== null) ||
    form.funds.some((fund) => fund.executedYuan !== null || fund.score !== null)
  );
}

/** A report that calls itself one on the whole of a body (部门整体支出绩效自评报告). */
const ON_WHOLE = /(?:部门|单位)(?:支出)?整体|整体支出/;

function formOfProse(forms: readonly FormView[], title: string | null): FormView | null {
  const departments = forms.filter((view) => view.form.kind === 'department');
  if (departments.length > 0) return departments[0] ?? null;
  // Where only a project's form is attached, nothing holds what is said of the whole.
  if (title !== null && ON_WHOLE.test(fold(title))) return null;
  return forms.length === 1 ? (forms[0] ?? null) : null;
}

function viewOf(form: Form, index: number): FormView {
  const items = new Map(form.rescore.items.map((item) => [item.path, item]));
  return { index, path: `/forms/${index}`, form, amountUnit: form.amountUnit, items };
}

/** Where a remark stands that tells of print that no field holds. */
const UNCLAIMED = /^(\/forms\/\d+)\/certificate\/unclaimed\//;

/** Of pages that were read badly, the forms that stand on them. */
function formsOnBadPages(draft: Draft, remarks: readonly Remark[]): string[] {
  const bad = remarks.flatMap(({ code, where }) =>
    code === 'page.grid' || code === 'page.unread'
      ? Number(/^page (\d+)$/.exec(where ?? '')?.[1])
      : [],
  );
  return draft.forms.flatMap(({ certificate }, index) =>
    certificate.pages.some((page) => bad.includes(page)) ? [`/forms/${index}`] : [],
  );
}

export function openAudit(draft: Draft, remarks: readonly Remark[]): Audit {
  const forms = draft.forms.flatMap((form, index) => (isFilled(form) ? [viewOf(form, index)] : []));
  const malformed = remarks.flatMap((r) =>
    r.code === 'number.malformed' && r.where !== null ? [[r.where, r.detail] as const] : [],
  );
  const lost = remarks.flatMap((r) => UNCLAIMED.exec(r.where ?? '')?.[1] ?? []);
  return {
    draft,
    forms,
    proseForm: formOfProse(forms, draft.title),
    malformed: new Map(malformed),
    incomplete: new Set([...lost, ...formsOnBadPages(draft, remarks)]),
    read: new Map(),
  };
}

/** Returns the number at a path below a form with its print; null where the form has none. */
export function numberAt(
  audit: Audit,
  view: FormView | null,
  path: string,
  value: number | null,
  unit: Unit,
): Quantity | null {
  if (value === null) return null;
  const known = audit.read.get(path);
  if (known) return known;
  const evidence = audit.draft.evidence[path];
  const amountUnit = view?.amountUnit ?? null;
  const quantity = quantityAt(path, value, unit, { evidence, amountUnit });
  audit.read.set(path, quantity);
  return quantity;
}

export interface Row<T> {
  readonly index: number;
  readonly path: string;
  readonly row: T;
  readonly view: FormView;
}

function rowsOf<T>(view: FormView, block: string, rows: readonly T[]): Row<T>[] {
  return rows.map((row, index) => ({ index, path: `${view.path}/${block}/${index}`, row, view }));
}

interface Rows {
  readonly tasks: readonly Row<Task>[];
  readonly funds: readonly Row<Fund>[];
  readonly indicators: readonly Row<Indicator>[];
}
/** Forty checks walk over the same rows: they are wrapped once a form. */
const ROWS = new WeakMap<FormView, Rows>();

function allRows(view: FormView): Rows {
  const known = ROWS.get(view);
  if (known) return known;
  const { tasks, funds, indicators } = view.form;
  const rows = {
    tasks: rowsOf(view, 'tasks', tasks),
    funds: rowsOf(view, 'funds', funds),
    indicators: rowsOf(view, 'indicators', indicators),
  };
  ROWS.set(view, rows);
  return rows;
}

export const tasksOf = (view: FormView): readonly Row<Task>[] => allRows(view).tasks;
export const fundsOf = (view: FormView): readonly Row<Fund>[] => allRows(view).funds;
export const indicatorsOf = (view: FormView): readonly Row<Indicator>[] => allRows(view).indicators;

type NumberKey<T> = {
  [K in keyof T]: T[K] extends number | null ? K : never;
}[keyof T] &
  string;

const UNIT_OF_SUFFIX: readonly (readonly [RegExp, Unit])[] = [
  [/Yuan$/, 'yuan'],
  [/Percent$/, 'percent'],
];

/** Returns a row's number with its print; the unit is the one the field's name carries. */
export function cell<T>(audit: Audit, at: Row<T>, key: NumberKey<T>): Quantity | null {
  const value = at.row[key];
  if (typeof value !== 'number') return null;
  const unit = UNIT_OF_SUFFIX.find(([suffix]) => suffix.test(key))?.[1] ?? 'points';
  return numberAt(audit, at.view, `${at.path}/${key}`, value, unit);
}

/** Whether a cell holds something that must be a number and is none: no sum over it is known. */
export function isMalformed<T>(audit: Audit, at: Row<T>, key: NumberKey<T>): boolean {
  return audit.malformed.has(`${at.path}/${key}`);
}

/** What staff or offices alone cost: in the category of basic expenditure, and not the whole of it. */
export function isOneCost({ category, label }: Fund): boolean {
  const name = label ?? '';
  const isOfBoth = /人员/.test(name) && /公用/.test(name);
  return category === 'basic' && /人员|公用|对个人/.test(name) && !isOfBoth && !/基本/.test(name);
}

/** The row that is the whole of its category; null where the form prints none, or parts alone. */
export function fundOf(view: FormView, category: Fund['category']): Row<Fund> | null {
  const isWhole = ({ row }: Row<Fund>): boolean =>
    row.category === category && row.partOf === null && !isOneCost(row);
  return fundsOf(view).find(isWhole) ?? null;
}

/** The row that carries the budget execution's weight and score; null where the form has none. */
export function executionRow(view: FormView): Row<Fund> | null {
  const rows = fundsOf(view).filter((at) => at.row.weight !== null || at.row.score !== null);
  return rows.find((at) => at.row.category === 'total') ?? rows[0] ?? null;
}

/** Letters from which a part of a project's name is taken for the whole. */
const TELLING_LENGTH = 6;
/** One side of a name of several things (改善办学条件及困难学生资助) is a part of the project. */
const SEVERAL_THINGS = /[及和与、]/;

function isPartOfName(name: string, wanted: string): boolean {
  const shortened = wanted.length >= TELLING_LENGTH && fold(name).includes(wanted);
  return shortened && (!SEVERAL_THINGS.test(name) || SEVERAL_THINGS.test(wanted));
}

/** Returns the form that a scope in the prose's words names; the prose's own form for none. */
export function formOfScope(audit: Audit, scope: string | null): FormView | null {
  if (scope === null) return audit.proseForm;
  const wanted = fold(scope);
  const named = audit.forms.filter((view) => {
    const name = fold(view.form.projectName ?? '');
    if (name === '' || name === wanted) return name !== '';
    return wanted.includes(name) || isPartOfName(view.form.projectName ?? '', wanted);
  });
  return named.length === 1 ? (named[0] ?? null) : null;
}
