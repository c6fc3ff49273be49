/** Checks of the prose's key figures against the form's: score, rating, amounts, rates. */
import type { Figure, Fund } from '../../report/record.ts';
import { type Check, type Claim, MONEY_COLUMNS, type MoneyColumn, present } from '../claim.ts';
import {
  type Audit,
  cell,
  type FormView,
  formOfScope,
  fundOf,
  fundsOf,
  numberAt,
  type Row,
} from '../context.ts';
import { scopeOf } from '../explain.ts';
import { SOURCE_ROWS } from '../funds.ts';
import { severityOf } from '../tolerances.ts';
import { ratingOf, spendingNamed } from '../words.ts';
import { figuresOf, numberOf, type ProseFigure, statementsOf } from './figures.ts';
import { isMisspelt } from './own-names.ts';
import { checkProseRates } from './prose-rates.ts';
import { checkRowAmounts } from './prose-rows.ts';
import { contradicts, ofView, proseClaim } from './witness.ts';

/** The score that the report gives its own body under a name with one wrong letter. */
function scoresOfMisspelt(audit: Audit): ProseFigure[] {
  const own = statementsOf(audit, 'department').filter(
    ({ statement }) => statement.values.from === 'score' && isMisspelt(audit, statement),
  );
  return figuresOf(audit, 'other')
    .filter(({ figure: { unit, text, value } }) =>
      own.some(
        ({ statement }) =>
          unit === 'points' &&
          statement.text === text &&
          numberOf(statement, 'scorePoints') === value,
      ),
    )
    .map((one) => ({ ...one, figure: { ...one.figure, scope: null } }));
}

function checkScore(audit: Audit): Claim[] {
  const all = [...figuresOf(audit, 'selfScore'), ...scoresOfMisspelt(audit)];
  return all.flatMap(({ figure, quantity }) => {
    const view = formOfScope(audit, figure.scope);
    if (view === null || quantity === null) return [];
    const path = `${view.path}/selfScore`;
    const table = numberAt(audit, view, path, view.form.selfScore, 'points');
    if (table === null || !contradicts(quantity, [table], ofView(audit, view, all))) return [];
    const severity = severityOf(quantity.value - table.value);
    return [proseClaim(view, quantity, table, { subject: figure.scope ?? '', severity })];
  });
}

/** Beside the form's very score a rating is the report's own, whatever body the sentence names. */
function ratingsOfNamed(audit: Audit): ProseFigure[] {
  const said = new Set(
    statementsOf(audit, 'department')
      .filter(({ statement: { values } }) => values.from === 'score')
      .filter(
        ({ statement }) => audit.proseForm?.form.selfScore === numberOf(statement, 'scorePoints'),
      )
      .map(({ statement }) => statement.text),
  );
  return figuresOf(audit, 'other')
    .filter(({ figure }) => figure.unit === 'text' && said.has(figure.text))
    .map((one) => ({ ...one, figure: { ...one.figure, scope: null } }));
}

function checkRating(audit: Audit): Claim[] {
  return [...figuresOf(audit, 'selfRating'), ...ratingsOfNamed(audit)].flatMap(
    ({ figure, path }) => {
      const view = formOfScope(audit, figure.scope);
      const printed = view?.form.selfRating ?? null;
      if (view === null || printed === null || typeof figure.value !== 'string') return [];
      const [said, stated] = [ratingOf(figure.value), ratingOf(printed)];
      if (said === null || stated === null || said === stated) return [];
      return [
        {
          view,
          subject: figure.scope ?? '',
          paths: [path, `${view.path}/selfRating`],
          printed: figure.value,
          expected: printed,
          equation: `${figure.value} ≠ ${printed}`,
          key: [said, stated],
        },
      ];
    },
  );
}

/** Which columns of a funds row a figure may state; more than one where its words leave it open. */
const COLUMNS_OF_ASPECT: Readonly<Record<string, readonly MoneyColumn[]>> = {
  initial: ['initialBudgetYuan'],
  budget: ['budgetYuan', 'initialBudgetYuan'],
  executed: ['executedYuan'],
};
/** Words that no column of the form has: what arrived, what was added during the year. */
const UNCOMPARED = new Set<Figure['aspect']>(['received', 'adjustment']);

function compareAmount(
  audit: Audit,
  { figure, quantity }: ProseFigure,
  view: FormView,
  fund: Row<Fund>,
  all: readonly ProseFigure[],
): Claim[] {
  if (quantity === null || UNCOMPARED.has(figure.aspect)) return [];
  const columns = COLUMNS_OF_ASPECT[figure.aspect ?? ''] ?? [...MONEY_COLUMNS].reverse();
  const sides = present(columns.map((column) => cell(audit, fund, column)));
  const [table] = sides;
  if (!table || !contradicts(quantity, sides, all)) return [];
  const explanation = scopeOf(audit, view, quantity, table);
  return [proseClaim(view, quantity, table, { subject: fund.row.label ?? '', explanation })];
}

/** 年初预算365万元,另有上年结转41.86万元: what the form prints as one of several sources' is not the total's. */
function isOfSource(audit: Audit, { figure, quantity }: ProseFigure, view: FormView): boolean {
  const columns = COLUMNS_OF_ASPECT[figure.aspect ?? ''] ?? MONEY_COLUMNS;
  const sources = fundsOf(view).filter(({ row }) => SOURCE_ROWS.includes(row.category));
  return columns.some((column) => {
    const sides = present(sources.map((at) => cell(audit, at, column))).filter(
      ({ value }) => value,
    );
    return sides.length > 1 && sides.some(({ value }) => value === quantity?.value);
  });
}

/** Budget and executed: of the whole, where the prose names no part of it. */
function checkTotal(audit: Audit, kind: 'budget' | 'executed'): Claim[] {
  const all = figuresOf(audit, kind).filter(
    ({ figure: { scope } }) => scope === null || spendingNamed(scope) === null,
  );
  return all.flatMap((said) => {
    const { scope } = said.figure;
    const view = formOfScope(audit, scope);
    const fund = view === null ? null : fundOf(view, 'total');
    if (view === null || fund === null || isOfSource(audit, said, view)) return [];
    return compareAmount(audit, said, view, fund, ofView(audit, view, all));
  });
}

const PART_KIND = { basic: 'basicExpenditure', project: 'projectExpenditure' } as const;

function checkPart(audit: Audit, category: 'basic' | 'project'): Claim[] {
  const view = audit.proseForm;
  const fund = view === null ? null : fundOf(view, category);
  if (view === null || fund === null) return [];
  const scoped = [...figuresOf(audit, 'budget'), ...figuresOf(audit, 'executed')].filter(
    ({ figure }) => figure.scope !== null && spendingNamed(figure.scope) === category,
  );
  const all = [...figuresOf(audit, PART_KIND[category]), ...scoped];
  return all.flatMap((said) => compareAmount(audit, said, view, fund, all));
}

export const PROSE_VALUE_CHECKS: readonly Check[] = [
  {
    code: 'prose.score',
    about: { zh: '正文的自评得分与自评表不同', en: 'The prose states another self score' },
    severity: 'contradiction',
    run: checkScore,
  },
  {
    code: 'prose.rating',
    about: { zh: '正文的自评结果与自评表不同', en: 'The prose states another rating' },
    severity: 'contradiction',
    run: checkRating,
  },
  {
    code: 'prose.budget',
    about: { zh: '正文的预算数与自评表不同', en: 'The prose states another budget' },
    severity: 'contradiction',
    run: (audit) => checkTotal(audit, 'budget'),
  },
  {
    code: 'prose.executed',
    about: { zh: '正文的执行数与自评表不同', en: 'The prose states another executed amount' },
    severity: 'contradiction',
    run: (audit) => [...checkTotal(audit, 'executed'), ...checkRowAmounts(audit)],
  },
  {
    code: 'prose.basic',
    about: { zh: '正文的基本支出与自评表不同', en: 'The prose states another basic expenditure' },
    severity: 'contradiction',
    run: (audit) => checkPart(audit, 'basic'),
  },
  {
    code: 'prose.project',
    about: { zh: '正文的项目支出与自评表不同', en: 'The prose states another project expenditure' },
    severity: 'contradiction',
    run: (audit) => checkPart(audit, 'project'),
  },
  {
    code: 'prose.rate',
    about: { zh: '正文的执行率与自评表不同', en: 'The prose states another execution rate' },
    severity: 'contradiction',
    run: checkProseRates,
  },
];
