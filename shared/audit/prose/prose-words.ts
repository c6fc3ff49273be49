/** Checks of what the prose says about whom and which year. */
import type { Statement } from '../../report/record.ts';
import type { Check, Claim } from '../claim.ts';
import { type Audit, fundOf } from '../context.ts';
import { fold, mayBeMisread, mayBeSameBody } from '../words.ts';
import { isOwnScore, numberOf, statementsOf, wordOf } from './figures.ts';
import { mayBeOneBody } from './older-names.ts';
import { isMisspelt, namesInForms } from './own-names.ts';
import { checkProblem } from './prose-problem.ts';

function checkDepartment(audit: Audit): Claim[] {
  const inForms = namesInForms(audit);
  const said = statementsOf(audit, 'department').flatMap(({ statement, path }) => {
    const name = wordOf(statement, 'name');
    const { from } = statement.values;
    if (name === null) return [];
    const isOurs = isOwnScore(audit, statement) || isMisspelt(audit, statement);
    if (from === 'score' && !isOurs) return [];
    return [{ path: `${path}/values/name`, name, from }];
  });
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
        isNearlySame: stated.some((other) => mayBeMisread(name, other.name)),
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
