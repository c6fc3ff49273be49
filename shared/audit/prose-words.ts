/** Checks of what the prose says about whom, which year, and which shortfalls. */
import type { Indicator, Statement } from '../report/record.ts';
import { compare } from '../score/compare.ts';
import { type Check, type Claim, present } from './claim.ts';
import { type Audit, cell, type FormView, fundOf, indicatorsOf, type Row } from './context.ts';
import { exact, ONE, percentOf } from './exact.ts';
import { numberOf, type ProseStatement, statementsOf, wordOf } from './figures.ts';
import { brokenConditions } from './kept-conditions.ts';
import { missedTargets } from './missed-targets.ts';
import { mayBeOneBody } from './older-names.ts';
import { percentText } from './quantity.ts';
import { fold, mayBeSameBody, OWN_COMPLETION } from './words.ts';

interface Named {
  readonly path: string;
  readonly name: string;
}

function namesInForms(audit: Audit): Named[] {
  return audit.forms.flatMap(({ path, form }) =>
    (['department', 'implementingUnit'] as const).flatMap((field) => {
      const name = form[field];
      return name === null ? [] : [{ path: `${path}/${field}`, name }];
    }),
  );
}

/** A score is the report's own where it is its form's; whoever else has that very score is no other body. */
function isOwnScore(audit: Audit, statement: Statement): boolean {
  const points = numberOf(statement, 'scorePoints');
  return audit.forms.some(({ form }) => points !== null && form.selfScore === points);
}

function checkDepartment(audit: Audit): Claim[] {
  const said = statementsOf(audit, 'department').flatMap(({ statement, path }) => {
    const name = wordOf(statement, 'name');
    const { from } = statement.values;
    if (name === null || (from === 'score' && !isOwnScore(audit, statement))) return [];
    return [{ path: `${path}/values/name`, name, from }];
  });
  const inForms = namesInForms(audit);
  const titled = said.filter(({ from }) => from === 'title');
  // Without a name in the form, the title is what the prose is held against.
  const stated = inForms.length > 0 ? inForms : titled;
  const [first] = stated;
  if (!first) return [];
  const seen = new Set<string>();
  return said.flatMap(({ path, name, from }) => {
    if (seen.has(fold(name)) || stated.some((other) => mayBeSameBody(name, other.name))) return [];
    // Copied text names another office; a name that has words in common may be an older one.
    const isConcluded = from === 'score' || from === 'report';
    const known = [
      ...stated,
      ...said.filter((other) => other.from === 'title' || other.from === 'prose'),
    ];
    if (isConcluded && known.some((other) => mayBeOneBody(name, other.name))) return [];
    seen.add(fold(name));
    return [
      {
        view: audit.proseForm,
        subject: '',
        paths: [path, ...stated.map((other) => other.path)],
        printed: name,
        expected: first.name,
        equation: `${name} ≠ ${first.name}`,
        key: [fold(name), fold(first.name)],
      },
    ];
  });
}

/** The columns of the total row that a sentence may give as its year's budget. */
const BUDGETS = ['budgetYuan', 'initialBudgetYuan', 'executedYuan'] as const;

/**
 * A year named by nothing but a score or a budget is the report's own, with a slip, where the amount
 * is the form's; any other amount is of the year that it names.
 */
function isOfAnotherYear(audit: Audit, statement: Statement): boolean {
  const [yuan, points] = [numberOf(statement, 'budgetYuan'), numberOf(statement, 'scorePoints')];
  if (yuan === null && points === null) return false;
  return !audit.forms.some((view) => {
    const total = fundOf(view, 'total');
    const budgets = total === null ? [] : BUDGETS.map((column) => total.row[column]);
    return points === null ? budgets.includes(yuan) : view.form.selfScore === points;
  });
}

function checkYear(audit: Audit): Claim[] {
  const said = statementsOf(audit, 'year').flatMap(({ statement, path }) => {
    const year = numberOf(statement, 'year');
    return year === null || isOfAnotherYear(audit, statement)
      ? []
      : [{ path: `${path}/values/year`, year, from: statement.values.from }];
  });
  // Beside the department's own form, those of its projects do not speak for it.
  const departments = audit.forms.filter(({ form }) => form.kind === 'department');
  const spoken = departments.length === 1 && departments[0]?.form.fiscalYear != null;
  const inForms = (spoken ? departments : audit.forms).flatMap(({ path, form }) =>
    form.fiscalYear === null ? [] : [{ path: `${path}/fiscalYear`, year: form.fiscalYear }],
  );
  const stated = inForms.length > 0 ? inForms : said.filter((s) => s.from === 'title');
  const [first] = stated;
  if (!first) return [];
  const seen = new Set<number>();
  return said.flatMap(({ path, year }) => {
    if (seen.has(year) || stated.some((other) => other.year === year)) return [];
    seen.add(year);
    return [
      {
        view: audit.proseForm,
        subject: '',
        paths: [path, ...stated.map((other) => other.path)],
        printed: String(year),
        expected: String(first.year),
        equation: `${year} ≠ ${first.year}`,
        key: [String(year), String(first.year)],
      },
    ];
  });
}

const FULL_PERCENT = 100;

interface Met {
  readonly subject: string;
  readonly paths: readonly string[];
  readonly value: string;
}

/** Where the funds block says that the rate, admitted to fall short, was reached. */
function metRate(audit: Audit, view: FormView, { statement }: ProseStatement): Met | null {
  const category = wordOf(statement, 'category');
  const isPart = category === 'basic' || category === 'project';
  const own = isPart ? fundOf(view, category) : null;
  const fund = own ?? fundOf(view, 'total');
  if (fund === null) return null;
  const [rate, executed, budget] = [
    cell(audit, fund, 'executionRatePercent'),
    cell(audit, fund, 'executedYuan'),
    cell(audit, fund, 'budgetYuan') ?? cell(audit, fund, 'initialBudgetYuan'),
  ];
  const due = executed && budget ? percentOf(executed.value, budget.value) : null;
  const rates = present([rate?.value ?? null, due]);
  const bound = exact(numberOf(statement, 'boundPercent') ?? FULL_PERCENT);
  // Some of them, or a part, may be below what the whole has reached, unless that is everything.
  const isLess = wordOf(statement, 'extent') === 'some' || (isPart && own === null);
  if (isLess && bound < exact(FULL_PERCENT)) return null;
  // Where either the printed rate or its amounts fall short, the table admits it as well.
  if (rates.length === 0 || rates.some((value) => value < bound)) return null;
  const paths = present([rate?.path ?? null, executed?.path ?? null, budget?.path ?? null]);
  const value = rate?.text ?? percentText(due ?? 100n * ONE);
  return { subject: fund.row.label ?? '', paths, value };
}

/** Where the form prints no weights, what the row itself prints as reached tells. */
function isFullScore({ row }: Row<Indicator>): boolean {
  if (row.weight === null) return row.score !== null && compare(row).kind === 'met';
  return row.score !== null && row.score >= row.weight;
}

/** What a shortfall's subject is called in an indicator's name. */
const SUBJECT_WORDS: Readonly<Record<string, RegExp>> = {
  completion: OWN_COMPLETION,
  timeliness: /及时/,
  satisfaction: /满意/,
};

/** The rows that the statement calls by their names, or by their targets and words of their names. */
function rowsMeant(
  view: FormView,
  { statement }: ProseStatement,
  least?: number,
): readonly Row<Indicator>[] {
  const subject = wordOf(statement, 'subject');
  if (subject === 'target') return missedTargets(view, statement.scope ?? '', least);
  if (subject === 'condition') return brokenConditions(view, statement);
  const scope = fold(statement.scope ?? '');
  return indicatorsOf(view).filter(({ row }) => {
    const name = fold(row.level3 ?? '');
    // A target that is a ceiling is met by what stays below it.
    if (row.targetValue.direction === 'down') return false;
    return scope !== '' && name !== '' && (name === scope || scope.includes(name));
  });
}

/** Indicators of the admitted subject, all of them scored in full. */
function metIndicators(view: FormView, said: ProseStatement): Met | null {
  const named = rowsMeant(view, said);
  const words = SUBJECT_WORDS[wordOf(said.statement, 'subject') ?? ''];
  // A shortfall of no named indicator is contradicted only where the table admits none at all.
  const rows = indicatorsOf(view);
  const bySubject =
    words !== undefined && rows.every(isFullScore)
      ? rows.filter(({ row }) => words.test(fold(row.level3 ?? '')))
      : [];
  return metRows(named.length > 0 ? named : bySubject);
}

/** Shorter names (满意度) are of rows of many forms. */
const TELLING_NAME = 5;
const TELLING_PIECE = 3;

/** What is admitted with a number may be of a project, where the form of one alone has such a row. */
function metInOther(audit: Audit, said: ProseStatement): { view: FormView; met: Met } | null {
  if (!isMeasured(said)) return null;
  const rows = audit.forms.map((view) => ({ view, meant: rowsMeant(view, said, TELLING_PIECE) }));
  const [only, ...more] = rows.filter(({ meant }) => meant.length > 0);
  if (!only || more.length > 0) return null;
  const isTold = only.meant.every(({ row }) => fold(row.level3 ?? '').length >= TELLING_NAME);
  const met = isTold ? metRows(only.meant) : null;
  return met === null ? null : { view: only.view, met };
}

/** Rows that the form holds for met, all of them. */
function metRows(met: readonly Row<Indicator>[]): Met | null {
  const [first] = met;
  if (!first || !met.every(isFullScore)) return null;
  return {
    subject: first.row.level3 ?? '',
    paths: met.flatMap((at) => [`${at.path}/actual`, `${at.path}/score`]),
    value: `${first.row.actual ?? ''} ${first.row.score ?? ''}/${first.row.weight ?? ''}`.trim(),
  };
}

/** A shortfall with a figure says more than one in words alone. */
function isMeasured({ statement }: ProseStatement): boolean {
  const { boundPercent, actualPercent, subject } = statement.values;
  return boundPercent != null || actualPercent != null || subject === 'target';
}

/** The form that has what is admitted for reached, and the rows of it. */
function metBy(audit: Audit, said: ProseStatement): { view: FormView; met: Met } | null {
  const view = audit.proseForm;
  const isRate = wordOf(said.statement, 'subject') === 'executionRate';
  if (view === null) return isRate ? null : metInOther(audit, said);
  const met = isRate ? metRate(audit, view, said) : metIndicators(view, said);
  if (met !== null) return { view, met };
  return isRate ? null : metInOther(audit, said);
}

function checkProblem(audit: Audit): Claim[] {
  const all = statementsOf(audit, 'shortfall');
  const said = [...all.filter(isMeasured), ...all.filter((one) => !isMeasured(one))];
  const byRow = new Map<string, Claim>();
  for (const one of said) {
    const found = metBy(audit, one);
    if (found === null) continue;
    const rows = found.met.paths.join();
    const first = byRow.get(rows);
    // Several sentences on one row are one matter; the one with a figure speaks for all.
    if (first) byRow.set(rows, { ...first, paths: [...first.paths, `${one.path}/text`] });
    else byRow.set(rows, problemOf(found.view, one, found.met));
  }
  return [...byRow.values()];
}

function problemOf(view: FormView, said: ProseStatement, met: Met): Claim {
  const { statement, path } = said;
  return {
    view,
    subject: met.subject,
    paths: [`${path}/text`, ...met.paths],
    printed: statement.text,
    expected: met.value,
    equation: null,
    severity: isMeasured(said) ? 'contradiction' : 'warning',
    key: [wordOf(statement, 'subject'), fold(statement.scope ?? ''), met.value],
  };
}

export const PROSE_WORD_CHECKS: readonly Check[] = [
  {
    code: 'prose.department',
    about: {
      zh: '标题、正文与自评表的单位不同',
      en: 'Title, prose and form disagree on the reporting body',
    },
    severity: 'contradiction',
    run: checkDepartment,
  },
  {
    code: 'prose.year',
    about: { zh: '标题、正文与自评表的年度不同', en: 'Title, prose and form disagree on the year' },
    severity: 'contradiction',
    run: checkYear,
  },
  {
    code: 'prose.problem',
    about: {
      zh: '正文承认未达到，自评表却按完全达到计分',
      en: 'The prose admits a shortfall that the table scores as fully met',
    },
    severity: 'contradiction',
    run: checkProblem,
  },
];
