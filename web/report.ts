/** One report: the ledger with both sides, the form, the re-score, the prose, and the source beside. */
import { api, type Evidence, type Finding, type Form, type ReportRecord } from './api.ts';
import { type Child, h, show } from './dom.ts';
import { headCell, severityChips } from './lists.ts';
import { createViewer, type Viewer } from './viewer.ts';
import { currentLanguage, figure, isWord, percent, say, type Word } from './words.ts';

interface Sheet {
  readonly record: ReportRecord;
  readonly viewer: Viewer;
  /** Severity of the worst finding that names a path. */
  readonly marks: ReadonlyMap<string, Finding['severity']>;
}

const RANK = ['note', 'warning', 'contradiction'] as const;

function marksOf(record: ReportRecord): Map<string, Finding['severity']> {
  const marks = new Map<string, Finding['severity']>();
  for (const severity of RANK)
    for (const finding of record.findings)
      if (finding.severity === severity)
        for (const path of finding.paths) marks.set(path, severity);
  return marks;
}

/** A value inside a statement stands where its sentence does. */
function evidenceAt(record: ReportRecord, path: string): Evidence | undefined {
  const sentence = /^\/narrative\/(?:statements|figures)\/\d+/.exec(path)?.[0];
  return record.evidence[path] ?? record.evidence[`${sentence}/text`];
}

const evidenceOf = (record: ReportRecord, paths: readonly string[]): Evidence[] =>
  paths.flatMap((path) => evidenceAt(record, path) ?? []);

/** A cell that shows where it is printed when it is clicked. */
function value(sheet: Sheet, path: string, shown: Child, kind = ''): HTMLElement {
  const { record, viewer, marks } = sheet;
  const evidence = evidenceAt(record, path);
  const severity = marks.get(path);
  const name = [kind, severity === undefined ? '' : `marked ${severity}`].join(' ').trim();
  if (evidence === undefined) return h('td', { class: name }, shown ?? '—');
  const point = () => viewer.point([evidence]);
  const about = { class: 'value', 'data-path': path, title: evidence.text, onclick: point };
  return h('td', { class: name }, h('button', about, shown ?? '—'));
}

const numeric = (sheet: Sheet, path: string, shown: string) => value(sheet, path, shown, 'number');

function grid(title: Word, heads: readonly Word[], rows: readonly HTMLElement[]): Child {
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

function formView(sheet: Sheet, form: Form, index: number): Child {
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
    h('h2', {}, form.title ?? say('table'), h('small', {}, ` ${form.variant}`)),
    grid('goals', ['target', 'actual'], goals),
    tasksOf(sheet, form, at),
    fundsOf(sheet, form, at),
    indicatorsOf(sheet, form, at),
  );
}

function labelOf(form: Form, path: string): string {
  const [, block, row] = /\/(indicators|funds)\/(\d+)$/.exec(path) ?? [];
  const index = Number(row);
  return (block === 'funds' ? form.funds[index]?.label : form.indicators[index]?.level3) ?? path;
}

function rescoreView(sheet: Sheet, form: Form): Child {
  const { rules, items } = form.rescore;
  const scored = items.map((item) => {
    const kind = { FAIL: 'marked contradiction', UNCERTAIN: 'marked warning' }[
      item.verdict as string
    ];
    return h(
      'tr',
      {},
      value(sheet, `${item.path}/score`, labelOf(form, item.path)),
      h('td', { class: 'quiet' }, item.method),
      numeric(sheet, `${item.path}/score`, figure(item.printed)),
      h(
        'td',
        { class: 'number' },
        item.min === item.max ? figure(item.min) : `${figure(item.min)}–${figure(item.max)}`,
      ),
      h('td', { class: kind ?? 'quiet' }, item.verdict),
    );
  });
  const clauses = rules.map((rule) =>
    h('tr', {}, h('td', {}, h('code', {}, rule.kind)), h('td', {}, rule.clause ?? say('unknown'))),
  );
  const printed = rules.filter((rule) => !rule.default);
  return h(
    'section',
    {},
    grid('rules', ['name', 'rule', 'printed', 'legal', 'verdict'], scored),
    printed.length === 0
      ? null
      : grid(
          'clause',
          ['rule', 'sentence'],
          clauses.filter((_, i) => !rules[i]?.default),
        ),
  );
}

function proseView(sheet: Sheet): Child {
  const rows = sheet.record.narrative.figures.map((found, i) =>
    h(
      'tr',
      {},
      h('td', {}, h('code', {}, found.kind), ' ', found.scope ?? ''),
      value(
        sheet,
        `/narrative/figures/${i}/value`,
        typeof found.value === 'number' ? figure(found.value) : found.value,
        'number',
      ),
      h('td', { class: 'quiet' }, found.unit),
      value(sheet, `/narrative/figures/${i}/text`, found.text),
    ),
  );
  return h('section', {}, grid('prose', ['name', 'figure', 'unit', 'sentence'], rows));
}

function findingCard(sheet: Sheet, finding: Finding): HTMLElement {
  const { severity, code, cause, message, fingerprint } = finding;
  const language = currentLanguage();
  const lines: (readonly [Word, string | null])[] = [
    ['printed', finding.printed],
    ['expected', finding.expected],
    ['equation', finding.equation],
    ['clause', finding.clause],
    ['explanation', finding.explanation?.[language] ?? null],
  ];
  const point = () => sheet.viewer.point(evidenceOf(sheet.record, finding.paths));
  return h(
    'article',
    { class: `finding ${severity}`, id: fingerprint },
    h(
      'button',
      { class: 'head', onclick: point },
      h('span', { class: `chip ${severity}` }, say(severity)),
      h('b', {}, message[language]),
    ),
    h(
      'dl',
      {},
      lines.flatMap(([word, text]) =>
        text === null ? [] : [h('dt', {}, say(word)), h('dd', { class: word }, text)],
      ),
    ),
    h('p', { class: 'quiet' }, h('code', {}, code), ` · ${say(cause)}`),
  );
}

function ledgerView(sheet: Sheet): Child {
  const { findings } = sheet.record;
  if (findings.length === 0) return h('p', { class: 'empty good' }, say('clean'));
  return h(
    'section',
    {},
    findings.map((finding) => findingCard(sheet, finding)),
  );
}

function headOf(record: ReportRecord, departmentId: string | null): HTMLElement {
  const { forms, findings, reportId, source } = record;
  const counts: Record<string, number> = {};
  for (const { severity } of findings) counts[severity] = (counts[severity] ?? 0) + 1;
  const scores = forms.flatMap(({ selfScore, selfRating, rescore }) =>
    selfScore === null
      ? []
      : [
          h('b', { class: 'score' }, figure(selfScore)),
          ` ${selfRating ?? ''} `,
          rescore.total.min === null
            ? null
            : h(
                'span',
                { class: 'quiet' },
                `${say('recomputed')} ${figure(rescore.total.min)}${rescore.total.max === rescore.total.min ? '' : `–${figure(rescore.total.max)}`} `,
              ),
        ],
  );
  const name = record.department ?? record.title ?? source.fileName;
  const department =
    departmentId === null ? name : h('a', { href: `#/department/${departmentId}` }, name);
  return h(
    'section',
    { class: 'headline report' },
    h('h1', {}, department, ' ', h('small', {}, record.fiscalYear)),
    h('p', {}, record.title),
    h('p', {}, scores, severityChips(counts)),
    h(
      'p',
      { class: 'quiet' },
      isWord(source.textSource) ? say(source.textSource) : '',
      ' · ',
      h('a', { href: `/v1/reports/${reportId}/source`, target: '_blank' }, say('file')),
      ' · ',
      h('a', { href: `/v1/reports/${reportId}`, target: '_blank' }, say('record')),
      ` · ${say('masked')}`,
    ),
  );
}

export async function reportPage(main: Element, id: string, query: URLSearchParams): Promise<void> {
  const [record, summary] = await Promise.all([api.report(id), api.summary(id)]);
  const viewer = createViewer(record);
  const sheet: Sheet = { record, viewer, marks: marksOf(record) };
  const tabs: readonly (readonly [Word, () => Child])[] = [
    ['ledger', () => ledgerView(sheet)],
    ['table', () => record.forms.map((form, i) => formView(sheet, form, i))],
    ['rules', () => record.forms.map((form) => rescoreView(sheet, form))],
    ['prose', () => proseView(sheet)],
  ];
  const body = h('div', { class: 'body' });
  const bar = h('nav', { class: 'tabs', role: 'tablist' });
  const open = (chosen: Word) => {
    show(
      bar,
      tabs.map(([word]) =>
        h(
          'button',
          { role: 'tab', 'aria-selected': String(word === chosen), onclick: () => open(word) },
          say(word),
          word === 'ledger' ? h('sup', {}, record.findings.length) : null,
        ),
      ),
    );
    show(body, tabs.find(([word]) => word === chosen)?.[1]());
  };
  show(
    main,
    headOf(record, summary.department?.departmentId ?? null),
    h('div', { class: 'split' }, h('div', { class: 'left' }, bar, body), viewer.element),
  );
  open(record.findings.length > 0 || record.forms.length === 0 ? 'ledger' : 'table');
  const asked = record.findings.find((f) => f.fingerprint === query.get('finding'));
  if (asked !== undefined) {
    document.getElementById(asked.fingerprint)?.scrollIntoView({ block: 'center' });
    viewer.point(evidenceOf(record, asked.paths));
  }
}
