/** Checks of the tasks: their sums, tasks that were not paid, and the spending they share with the funds. */
import type { Task } from '../report/record.ts';
import { type Check, type Claim, COLUMNS, type MoneyColumn, present } from './claim.ts';
import {
  type Audit,
  cell,
  type FormView,
  fundOf,
  indicatorsOf,
  isMalformed,
  type Row,
  tasksOf,
} from './context.ts';
import { exact, magnitude, ONE, sum } from './exact.ts';
import { moneyNumeral, moneyText, plain, type Quantity } from './quantity.ts';
import { moneySlack } from './tolerances.ts';
import {
  OTHER_COMPLETION,
  OWN_COMPLETION,
  TASK_COMPLETION,
  UNPAID,
  UPKEEP,
  wholeSpending,
} from './words.ts';

type TaskColumn = 'budgetYuan' | 'executedYuan';
/** The sides of a funds row that a task's column may state. */
const SIDES: Readonly<Record<TaskColumn, readonly MoneyColumn[]>> = {
  budgetYuan: ['budgetYuan', 'initialBudgetYuan'],
  executedYuan: ['executedYuan'],
};

const SCOPE_OF_TASKS = {
  zh: '任务表可能只列主要任务，未涵盖全部预算',
  en: 'The list may name the main tasks only and not the whole budget',
};

function differs(added: bigint, stated: Quantity, parts: readonly Quantity[]): boolean {
  return magnitude(added - stated.value) > moneySlack([stated, ...parts]);
}

/** Compares the sum of the rows' column with a funds row; null where it is one of its sides. */
function compareWithFund(
  audit: Audit,
  rows: readonly Row<Task>[],
  column: TaskColumn,
  fund: ReturnType<typeof fundOf>,
): { stated: Quantity; parts: Quantity[]; added: bigint } | null {
  if (fund === null || rows.some((at) => isMalformed(audit, at, column))) return null;
  const parts = present(rows.map((at) => cell(audit, at, column)));
  const sides = present(SIDES[column].map((side) => cell(audit, fund, side)));
  const [stated] = sides;
  if (parts.length === 0 || !stated) return null;
  const added = sum(parts.map((q) => q.value));
  if (sides.some((side) => !differs(added, side, parts))) return null;
  // A blank cell may hold what is missing.
  if (parts.length < rows.length && added < stated.value) return null;
  return { stated, parts, added };
}

/** What the tasks split: the project expenditure where a column of theirs adds up to it, else the whole. */
function splitFund(audit: Audit, view: FormView): ReturnType<typeof fundOf> {
  const rows = tasksOf(view);
  const project = fundOf(view, 'project');
  const isProject = (['budgetYuan', 'executedYuan'] as const).some(
    (column) =>
      project !== null &&
      rows.length > 0 &&
      rows.every((at) => at.row[column] !== null && !isMalformed(audit, at, column)) &&
      present(SIDES[column].map((side) => cell(audit, project, side))).length > 0 &&
      compareWithFund(audit, rows, column, project) === null,
  );
  return isProject ? project : fundOf(view, 'total');
}

function checkSum(audit: Audit, column: TaskColumn): Claim[] {
  return audit.forms.flatMap((view) => {
    const fund = splitFund(audit, view);
    const found = compareWithFund(audit, tasksOf(view), column, fund);
    if (found === null) return [];
    const { stated, parts, added } = found;
    const expected = moneyText(added, view.amountUnit);
    const terms = parts.map((q) => moneyNumeral(q.value, view.amountUnit)).join(' + ');
    const isLess = added < stated.value;
    return [
      {
        view,
        subject: fund?.row.label ?? '',
        column: COLUMNS[column],
        paths: [stated.path, ...parts.map((q) => q.path)],
        printed: stated.text,
        expected,
        equation: `${terms} = ${moneyNumeral(added, view.amountUnit)}`,
        explanation: isLess ? SCOPE_OF_TASKS : null,
        severity: isLess ? ('warning' as const) : ('contradiction' as const),
        key: [plain(stated), moneyText(added, '元')],
      },
    ];
  });
}

const TASK_COLUMNS: readonly TaskColumn[] = ['budgetYuan', 'executedYuan'];

/** Whether the task prints the money of the funds row to the last place in a column of the two. */
function sharesColumn(audit: Audit, at: Row<Task>, fund: ReturnType<typeof fundOf>): boolean {
  return TASK_COLUMNS.some(
    (column) =>
      fund !== null &&
      present([cell(audit, at, column), cell(audit, fund, column)]).length === 2 &&
      compareWithFund(audit, [at], column, fund) === null,
  );
}

/**
 * The tasks that are the basic (project) expenditure as a whole: by their name; or the only one that
 * speaks of staff and running costs, where its budget or its expenditure is that of the funds row.
 */
function wholeTasks(audit: Audit, view: FormView, category: 'basic' | 'project'): Row<Task>[] {
  const named = tasksOf(view).filter((at) => wholeSpending(at.row.name ?? '') === category);
  if (named.length > 0 || category === 'project') return named;
  const upkeep = tasksOf(view).filter(({ row }) => UPKEEP.test(`${row.name} ${row.content}`));
  const fund = fundOf(view, category);
  return upkeep.length === 1 ? upkeep.filter((at) => sharesColumn(audit, at, fund)) : [];
}

/** Tasks that are the basic (project) expenditure state the same money as that row of the funds. */
function checkSameSpending(audit: Audit): Claim[] {
  return audit.forms.flatMap((view) =>
    (['basic', 'project'] as const).flatMap((category) => {
      const rows = wholeTasks(audit, view, category);
      const fund = fundOf(view, category);
      return TASK_COLUMNS.flatMap((column) => {
        const found = compareWithFund(audit, rows, column, fund);
        if (found === null) return [];
        const { stated, parts, added } = found;
        return [
          {
            view,
            subject: rows[0]?.row.name ?? '',
            column: COLUMNS[column],
            paths: [...parts.map((q) => q.path), stated.path],
            printed:
              parts.length === 1 ? (parts[0]?.text ?? null) : moneyText(added, view.amountUnit),
            expected: stated.text,
            equation: `${moneyNumeral(added, view.amountUnit)} ≠ ${moneyNumeral(stated.value, view.amountUnit)}`,
            key: [COLUMNS[column].en, moneyText(added, '元'), plain(stated)],
          },
        ];
      });
    }),
  );
}

/** A task that nothing was paid for: 0 executed of a budget, or an outcome that says so. */
function isUnfinished({ row }: Row<Task>): boolean {
  const hasBudget = row.budgetYuan !== null && row.budgetYuan > 0;
  const isZero = row.executionRatePercent === 0 || row.executedYuan === 0;
  return (hasBudget && isZero) || (UNPAID.test(row.outcome ?? '') && !isPaid(row));
}

/** Words such as 未完成 in a long outcome do not outweigh money that was spent in full. */
function isPaid(row: Task): boolean {
  return row.budgetYuan !== null && row.executedYuan !== null && row.executedYuan >= row.budgetYuan;
}

function pathsOfUnfinished({ row, path }: Row<Task>): string[] {
  const fields = ['executedYuan', 'executionRatePercent', 'outcome'] as const;
  return fields.filter((field) => row[field] !== null).map((field) => `${path}/${field}`);
}

const FULL_COMPLETION = 100n * ONE;

/** Indicators that claim that the tasks were completed in full. */
function fullCompletions(view: FormView) {
  const rows = indicatorsOf(view).filter(({ row }) => {
    const name = row.level3 ?? '';
    return TASK_COMPLETION.test(name) && !OTHER_COMPLETION.test(name);
  });
  const isFull = ({ row }: (typeof rows)[number]) =>
    row.actualValue.kind === 'number' &&
    (row.actualValue.unit ?? row.unit) === '%' &&
    row.actualValue.value !== null &&
    exact(row.actualValue.value) >= FULL_COMPLETION;
  const own = rows.filter(({ row }) => OWN_COMPLETION.test(row.level3 ?? ''));
  // Where the tasks' own rate admits less, the form does not claim that all were completed.
  return own.length > 0 && !own.some(isFull) ? [] : rows.filter(isFull);
}

function checkUnfinished(audit: Audit): Claim[] {
  return audit.forms.flatMap((view) => {
    const tasks = tasksOf(view).filter(isUnfinished);
    const claims = fullCompletions(view);
    const [claim] = claims;
    if (tasks.length === 0 || !claim) return [];
    const names = tasks.map((at) => at.row.name ?? '').join('、');
    const printed = `${claim.row.level3 ?? ''} ${claim.row.actual ?? ''}`;
    const done = tasksOf(view).length - tasks.length;
    return [
      {
        view,
        subject: names,
        paths: [...claims.map((at) => `${at.path}/actual`), ...tasks.flatMap(pathsOfUnfinished)],
        printed,
        expected: `${done} / ${tasksOf(view).length}`,
        equation: null,
        key: [names, printed],
      },
    ];
  });
}

export const TASK_CHECKS: readonly Check[] = [
  {
    code: 'tasks.budget',
    about: {
      zh: '各项任务的预算之和不等于部门预算总额',
      en: 'The budgets of the tasks do not add to the total of the funds',
    },
    severity: 'contradiction',
    run: (audit) => checkSum(audit, 'budgetYuan'),
  },
  {
    code: 'tasks.executed',
    about: {
      zh: '各项任务的执行数之和不等于部门执行总额',
      en: 'What the tasks executed does not add to the total of the funds',
    },
    severity: 'contradiction',
    run: (audit) => checkSum(audit, 'executedYuan'),
  },
  {
    code: 'tasks.unfinished',
    about: {
      zh: '有任务未支付或执行率为零，而完成率指标称全部完成',
      en: 'Tasks are unpaid or at 0% while an indicator claims that all were completed',
    },
    severity: 'contradiction',
    run: checkUnfinished,
  },
  {
    code: 'tasks.basic',
    about: {
      zh: '同一支出在任务表与资金表中的金额不同',
      en: 'A task and a funds row that state the same expenditure disagree',
    },
    severity: 'contradiction',
    run: checkSameSpending,
  },
];
