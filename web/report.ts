/** One report: the ledger with both sides, the form, the re-score, the prose, and the source beside. */
import { api, type Finding, type Form, type ReportRecord } from './api.ts';
import { nameOf } from './code-words.ts';
import { type Child, h, show } from './dom.ts';
import { formView, grid, marksOf, numeric, type Sheet, value } from './form-view.ts';
import { severityChips } from './lists.ts';
import { placesOf } from './places.ts';
import { apiLink } from './save.ts';
import { createViewer } from './viewer.ts';
import { currentLanguage, figure, isWord, range, say, type Word } from './words.ts';

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
      h('td', { class: 'quiet' }, nameOf(item.method)),
      numeric(sheet, `${item.path}/score`, figure(item.printed)),
      h('td', { class: 'number' }, range(item.min, item.max, 'exact')),
      h('td', { class: kind ?? 'quiet' }, nameOf(item.verdict)),
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
      h('td', {}, `${nameOf(found.kind)} ${found.scope ?? ''}`),
      value(
        sheet,
        `/narrative/figures/${i}/value`,
        typeof found.value === 'number' ? figure(found.value) : found.value,
        'number',
      ),
      h('td', { class: 'quiet' }, nameOf(found.unit)),
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
  const point = () => {
    choose(sheet.record, finding);
    sheet.viewer.point(placesOf(sheet.record, finding.paths));
  };
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
    h('p', { class: 'quiet' }, `${nameOf(code)} · `, h('code', {}, code), ` · ${say(cause)}`),
  );
}

/** Marks the card, and puts the finding into the address, so that it can be sent to somebody. */
function choose({ reportId }: ReportRecord, { fingerprint }: Finding): void {
  for (const card of document.querySelectorAll('.finding'))
    card.classList.toggle('chosen', card.id === fingerprint);
  history.replaceState(null, '', `#/report/${reportId}?finding=${fingerprint}`);
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
                `${say('recomputed')} ${range(rescore.total.min, rescore.total.max, 'rounded')} `,
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
      record.status === 'partial' ? ` · ${say('partial')}` : '',
      ' · ',
      apiLink(`/v1/reports/${reportId}/source`, 'file', source.fileName),
      ' · ',
      apiLink(`/v1/reports/${reportId}`, 'record', `${reportId}.json`),
      ` · ${say('masked')}`,
    ),
    csvLinks(record),
    (source.beside ?? []).map((told) => h('p', { class: 'quiet' }, told[currentLanguage()])),
  );
}

/** What the report holds, a table each for a spreadsheet; blocks that are empty have none. */
function csvLinks({ reportId, forms, findings, narrative }: ReportRecord): HTMLElement {
  const tables: readonly (readonly [string, Word, number])[] = [
    ['findings', 'ledger', findings.length],
    ['indicators', 'indicators', forms.flatMap((form) => form.indicators).length],
    ['funds', 'funds', forms.flatMap((form) => form.funds).length],
    ['tasks', 'tasks', forms.flatMap((form) => form.tasks).length],
    ['rescore', 'rules', forms.flatMap((form) => form.rescore.items).length],
    ['figures', 'prose', narrative.figures.length],
  ];
  const links = tables
    .filter(([, , count]) => count > 0)
    .map(([part, word]) =>
      apiLink(`/v1/reports/${reportId}/${part}?format=csv`, word, `${part}.csv`),
    );
  return h(
    'p',
    { class: 'quiet csv-links' },
    'CSV: ',
    links.flatMap((link, i) => (i === 0 ? [link] : [' · ', link])),
  );
}

interface TabBar {
  readonly element: HTMLElement;
  readonly open: (chosen: Word) => void;
}

/** One tab at a time is reached by the Tab key, the others from it by the arrows. */
function tabBar(
  tabs: readonly (readonly [Word, number | null])[],
  onOpen: (chosen: Word) => void,
): TabBar {
  const words = tabs.map(([word]) => word);
  const buttons = tabs.map(([word, count]) =>
    h(
      'button',
      { role: 'tab', onclick: () => open(word) },
      say(word),
      count === null ? null : h('sup', {}, count),
    ),
  );
  const open = (chosen: Word) => {
    for (const [i, button] of buttons.entries()) {
      button.setAttribute('aria-selected', String(words[i] === chosen));
      button.tabIndex = words[i] === chosen ? 0 : -1;
    }
    onOpen(chosen);
  };
  const onkeydown = (event: Event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[(event as KeyboardEvent).key];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const next = (at + (step ?? 0) + words.length) % words.length;
    const word = words[next];
    if (step === undefined || at < 0 || word === undefined) return;
    open(word);
    buttons[next]?.focus();
  };
  return { element: h('nav', { class: 'tabs', role: 'tablist', onkeydown }, buttons), open };
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
  const bar = tabBar(
    tabs.map(([word]) => [word, word === 'ledger' ? record.findings.length : null] as const),
    (chosen) => show(body, tabs.find(([word]) => word === chosen)?.[1]()),
  );
  show(
    main,
    headOf(record, summary.department?.departmentId ?? null),
    h('div', { class: 'split' }, h('div', { class: 'left' }, bar.element, body), viewer.element),
  );
  bar.open(record.findings.length > 0 || record.forms.length === 0 ? 'ledger' : 'table');
  const asked = record.findings.find((f) => f.fingerprint === query.get('finding'));
  document.title = [record.department ?? record.title, record.fiscalYear].join(' ');
  if (asked !== undefined) {
    choose(record, asked);
    document.getElementById(asked.fingerprint)?.scrollIntoView({ block: 'center' });
    viewer.point(placesOf(record, asked.paths));
  }
}
