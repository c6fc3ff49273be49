/** The form of a report as tables: each value marked by its findings, and shown on its page when clicked. */
import type { Finding, Form, ReportRecord } from './api.ts';
import { nameOf } from './code-words.ts';
import { type Child, h } from './dom.ts';
import { headCell } from './lists.ts';
import { placeAt } from './places.ts';
import type { Viewer } from './viewer.ts';
import { figure, percent, say, type Word } from './words.ts';

export interface Sheet {
  readonly record: ReportRecord;
  readonly viewer: Viewer;
  /** Severity of the worst finding that names a path. */
  readonly marks: ReadonlyMap<string, Finding['severity']>;
}

const RANK = ['note', 'warning', 'contradiction'] as const;

export function marksOf(record: ReportRecord): Map<string, Finding['severity']> {
  const marks = new Map<string, Finding['severity']>();
  for (const severity of RANK)
    for (const finding of record.findings)
      if (finding.severity === severity)
        for (const path of finding.paths) marks.set(path, severity);
  return marks;
}

/** A cell that shows where it is printed when it is clicked. */
export function value(sheet: Sheet, path: string, shown: Child, kind = ''): HTMLElement {
  const { record, viewer, marks } = sheet;
  const place = placeAt(record, path);
  const severity = marks.get(path);
  const name = [kind, severity === undefined ? '' : `marked ${severity}`].join(' ').trim();
  if (place === null) return h('td', { class: name }, shown ?? '—');
  const point = () => viewer.point([place]);
  const about = { class: 'value', 'data-path': path, title: place.evidence.text, onclick: point };
  return h('td', { class: name }, h('button', about, shown ?? '—'));
}

export const numeric = (sheet: Sheet, path: string, shown: string) =>
  value(sheet, path, shown, 'number');

export function grid(title: Word, heads: readonly Word[], rows: readonly HTMLElement[]): Child {
  if (rows.length === 0) return null;
  return [
    h('h3', {}, say(title)),
    h(
      'div',
      { class: 'scroll' },
      h('table', {}, h('thead', {}, h('tr', {}, heads.map(headCell))), h('tbody', {}, rows)),
    ),
  ];
}

function fundsOf(sheet: Sheet, form: Form, at: string): Child {
  const rows = form.funds.map((fund, i) => {
    const path = `${at}/funds/${i}`;
    return h(
      'tr',
      {},
      value(sheet, `${path}/label`, fund.label),
      numeric(sheet, `${path}/budgetYuan`, figure(fund.budgetYuan)),
      numeric(sheet, `${path}/executedYuan`, figure(fund.executedYuan)),
      numeric(sheet, `${path}/executionRatePercent`, percent(fund.executionRatePercent)),
      numeric(sheet, `${path}/weight`, figure(fund.weight)),
      numeric(sheet, `${path}/score`, figure(fund.score)),
    );
  });
  return grid('funds', ['name', 'budget', 'executed', 'rate', 'weight', 'points'], rows);
}

function tasksOf(sheet: Sheet, form: Form, at: string): Child {
  const rows = form.tasks.map((task, i) => {
    const path = `${at}/tasks/${i}`;
    return h(
      'tr',
      {},
      value(sheet, `${path}/name`, task.name),
      numeric(sheet, `${path}/budgetYuan`, figure(task.budgetYuan)),
      numeric(sheet, `${path}/executedYuan`, figure(task.executedYuan)),
      numeric(sheet, `${path}/executionRatePercent`, percent(task.executionRatePercent)),
      value(sheet, `${path}/outcome`, task.outcome),
    );
  });
  return grid('tasks', ['name', 'budget', 'executed', 'rate', 'outcome'], rows);
}

function indicatorsOf(sheet: Sheet, form: Form, at: string): Child {
  let level = '';
  const rows = form.indicators.flatMap((row, i) => {
    const path = `${at}/indicators/${i}`;
    const here = [row.level1, row.level2].filter((l) => l !== null).join(' › ');
    const head =
      here === level ? [] : [h('tr', { class: 'level' }, h('td', { colspan: 7 }, here || '—'))];
    level = here;
    return [
      ...head,
      h(
        'tr',
        {},
        value(sheet, `${path}/level3`, row.level3),
        value(sheet, `${path}/target`, row.target),
        value(sheet, `${path}/unit`, row.unit),
        value(sheet, `${path}/actual`, row.actual),
        numeric(sheet, `${path}/weight`, figure(row.weight)),
        numeric(sheet, `${path}/score`, figure(row.score)),
        value(sheet, `${path}/reason`, row.reason),
      ),
    ];
  });
  const heads = ['name', 'target', 'unit', 'actual', 'weight', 'points', 'reason'] as const;
  return grid('indicators', heads, rows);
}

export function formView(sheet: Sheet, form: Form, index: number): Child {
  const at = `/forms/${index}`;
  const goals = form.goals.map((goal, i) =>
    h(
      'tr',
      {},
      value(sheet, `${at}/goals/${i}/target`, goal.target),
      value(sheet, `${at}/goals/${i}/actual`, goal.actual),
    ),
  );
  return h(
    'section',
    {},
    h('h2', {}, form.title ?? say('table'), h('small', {}, ` ${nameOf(form.variant)}`)),
    grid('goals', ['target', 'actual'], goals),
    tasksOf(sheet, form, at),
    fundsOf(sheet, form, at),
    indicatorsOf(sheet, form, at),
  );
}
