/** The lists: reports with their filters, findings over all reports, a department's years. */
import { api, type Counts, type FindingItem, type Page, Refused, type Summary } from './api.ts';
import { nameOf } from './code-words.ts';
import { type Child, h, show } from './dom.ts';
import { chosenDepartment, departmentField, filters, keysOf, number, select } from './filters.ts';
import { action, reasonOf, save } from './save.ts';
import { currentLanguage, figure, isWord, percent, range, say, type Word } from './words.ts';

type Query = Readonly<Record<string, string | null>>;

export const severityChips = (counts: Readonly<Record<string, number>>): Child[] =>
  (['contradiction', 'warning', 'note'] as const).flatMap((severity) =>
    counts[severity]
      ? [
          h(
            'span',
            { class: `chip ${severity}`, title: say(severity) },
            counts[severity],
            h('span', { class: 'unseen' }, ` ${say(severity)}`),
          ),
        ]
      : [],
  );

interface Scored {
  readonly selfScore: number | null;
  readonly recomputedMin: number | null;
  readonly recomputedMax: number | null;
  readonly scoreOutside: boolean | null;
}

/** The printed score beside what the rules allow; marked where the ledger says that it is another. */
function scoreCell(scored: Scored): HTMLElement {
  const { selfScore, recomputedMin: min, recomputedMax: max, scoreOutside } = scored;
  const allowed = range(min, max, 'rounded');
  return h(
    'td',
    { class: 'number' },
    h('b', {}, figure(selfScore)),
    min === null
      ? null
      : h('small', { class: scoreOutside ? 'off' : 'quiet', title: say('recomputed') }, allowed),
  );
}

function reportRow(report: Summary): HTMLElement {
  const { department, title, fileName } = report;
  const link = `#/report/${report.reportId}`;
  return h(
    'tr',
    { class: 'link', onclick: () => (location.hash = link) },
    h(
      'td',
      {},
      h('a', { href: link }, department?.name ?? title ?? fileName),
      h('small', {}, title ?? fileName),
    ),
    h('td', { class: 'number' }, report.fiscalYear ?? '—'),
    scoreCell(report),
    h('td', {}, severityChips(report.severityCounts)),
    h(
      'td',
      { class: 'quiet' },
      isWord(report.textSource) ? say(report.textSource) : report.textSource,
      report.status === 'complete' || !isWord(report.status) ? null : ` · ${say(report.status)}`,
      report.reviewCount > 0 ? ` · ${report.reviewCount} ${say('review')}` : null,
    ),
  );
}

/** Heads of columns of figures stand over their right edge. */
const FIGURES: readonly Word[] = [
  'year',
  'score',
  'budget',
  'executed',
  'rate',
  'count',
  'weight',
  'points',
  'printed',
  'legal',
  'figure',
];

export const headCell = (word: Word) =>
  h('th', { class: FIGURES.includes(word) ? 'number' : null }, say(word));

/** Saves the whole list, as it is filtered, for a spreadsheet. */
const csvButton = (path: string, query: Query): HTMLElement =>
  action('CSV', 'csv', async () =>
    save(await api.csv(path, query), `${path.split('/').at(-1)}.csv`),
  );

const table = (heads: readonly Word[], body: HTMLElement) =>
  h(
    'div',
    { class: 'scroll' },
    h('table', {}, h('thead', {}, h('tr', {}, heads.map(headCell))), body),
  );

/** Rows page by page: `more` asks for the next one by its cursor. */
async function paged<T>(
  ask: (cursor: string | null) => Promise<Page<T>>,
  row: (item: T) => HTMLElement,
  heads: readonly Word[],
): Promise<HTMLElement> {
  const body = h('tbody', {});
  const more = action(say('more'), 'more', () => load());
  let cursor: string | null = null;
  const load = async () => {
    const page: Page<T> = await ask(cursor);
    body.append(...page.items.map(row));
    cursor = page.next;
    more.hidden = cursor === null;
  };
  try {
    await load();
  } catch (error) {
    if (error instanceof Refused && error.status === 401) throw error;
    return h('p', { class: 'empty', role: 'alert' }, reasonOf(error));
  }
  if (body.childElementCount === 0) return h('p', { class: 'empty' }, say('none'));
  return h('div', {}, table(heads, body), more);
}

export async function reportsPage(main: Element, query: URLSearchParams): Promise<void> {
  const asked: Query = Object.fromEntries(query);
  const [counts, department, found] = await Promise.all([
    api.allCounts(),
    chosenDepartment(query),
    // What does not fit is told where the list stands.
    query.size > 0 ? api.counts(asked).catch(() => null) : null,
  ]);
  const chosen = (name: string) => query.get(name) ?? '';
  const list = await paged((cursor) => api.reports({ ...asked, limit: '30', cursor }), reportRow, [
    'department',
    'year',
    'score',
    'findings',
    'status',
  ]);
  show(
    main,
    headline(found ?? counts),
    filters('#/', [
      departmentField(department),
      select(
        'year',
        'year',
        keysOf(counts.byYear).filter(([y]) => y !== '0000'),
        chosen('year'),
      ),
      select('form', 'variant', keysOf(counts.byVariant), chosen('variant')),
      number('minScore', 'minScore', chosen('minScore')),
      number('maxScore', 'maxScore', chosen('maxScore')),
    ]),
    csvButton('/v1/reports', asked),
    list,
  );
}

function headline(counts: Counts): HTMLElement {
  const one = (value: number, word: Word) =>
    h('span', {}, h('b', {}, counts.complete ? value : `≥ ${value}`), ` ${say(word)}`);
  return h(
    'section',
    { class: 'headline' },
    h('h1', {}, say('slogan')),
    h(
      'p',
      {},
      one(counts.reports, 'reports'),
      one(counts.bySeverity.contradiction ?? 0, 'contradiction'),
      one(counts.bySeverity.warning ?? 0, 'warning'),
    ),
  );
}

function findingRow(item: FindingItem): HTMLElement {
  const link = `#/report/${item.reportId}?finding=${item.fingerprint}`;
  return h(
    'tr',
    { class: 'link', onclick: () => (location.hash = link) },
    h('td', {}, h('span', { class: `chip ${item.severity}` }, say(item.severity))),
    h(
      'td',
      {},
      h('a', { href: link }, item.message[currentLanguage()]),
      h('small', { title: item.code }, `${nameOf(item.code)} ${item.equation ?? ''}`),
    ),
    h('td', {}, item.departmentName ?? '—'),
    h('td', { class: 'number' }, item.fiscalYear ?? '—'),
  );
}

export async function findingsPage(main: Element, query: URLSearchParams): Promise<void> {
  const [counts, department] = await Promise.all([api.allCounts(), chosenDepartment(query)]);
  const chosen = (name: string) => query.get(name) ?? '';
  const asked: Query = Object.fromEntries(query);
  const isOpen = !query.has('code') && !query.has('severity') && !query.has('department');
  const base = isOpen ? { ...asked, severity: 'contradiction' } : asked;
  const list = await paged((cursor) => api.findings({ ...base, limit: '30', cursor }), findingRow, [
    'severity',
    'findings',
    'department',
    'year',
  ]);
  const severities = (['contradiction', 'warning', 'note'] as const).map(
    (s) => [s, say(s)] as const,
  );
  show(
    main,
    filters('#/findings', [
      select('severity', 'severity', severities, base.severity ?? ''),
      select('code', 'code', keysOf(counts.byCode), chosen('code')),
      departmentField(department),
      select(
        'year',
        'year',
        keysOf(counts.byYear).filter(([y]) => y !== '0000'),
        chosen('year'),
      ),
    ]),
    csvButton('/v1/findings', base),
    list,
  );
}

export async function departmentPage(main: Element, id: string): Promise<void> {
  const [department, years] = await Promise.all([api.department(id), api.years(id)]);
  const rows = years.map((year) => {
    const link = `#/report/${year.reportId}`;
    return h(
      'tr',
      { class: 'link', onclick: () => (location.hash = link) },
      h('td', { class: 'number' }, year.fiscalYear ?? '—'),
      h(
        'td',
        {},
        h('a', { href: link }, year.title ?? year.reportId.slice(0, 12)),
        h('small', {}, [...year.variants.map(nameOf), year.fileName].join(' · ')),
      ),
      h('td', { class: 'number' }, figure(year.budgetYuan)),
      h('td', { class: 'number' }, figure(year.executedYuan)),
      h('td', { class: 'number' }, percent(year.executionRatePercent)),
      scoreCell(year),
      h('td', { class: 'number' }, year.contradictions),
    );
  });
  const heads = ['year', 'title', 'budget', 'executed', 'rate', 'score', 'count'] as const;
  document.title = department.name;
  const links = [
    h('a', { href: `#/findings?department=${id}` }, say('findings')),
    ...department.possibleDuplicates.map((other) =>
      h('a', { href: `#/department/${other}` }, `${say('maybeSame')} ${other}`),
    ),
  ];
  show(
    main,
    h('section', { class: 'headline' }, h('h1', {}, department.name), h('p', {}, links)),
    csvButton(`/v1/departments/${id}/years`, {}),
    table(heads, h('tbody', {}, rows)),
  );
}
