/** One broken place in the form for each of its codes. */
import type { Parts } from './drafts.ts';

/** Code, what is planted, the change, and what follows from it of necessity. */
export type Planted = [
  code: string,
  what: string,
  change: (parts: Parts) => void,
  followers?: readonly string[],
];

export const IN_FORM: Planted[] = [
  [
    'weights.total',
    'a weight that is one too high',
    ({ form }) => {
      form.indicators[4]!.weight = 21;
    },
    ['score.unexplained', 'weights.policy'],
  ],
  [
    'scores.total',
    'a total that is off by one',
    ({ form, figure, statement }) => {
      form.selfScore = 95.95;
      figure('selfScore').value = 95.95;
      statement('score-parts').values.total = 96.95;
    },
  ],
  [
    'level.weights',
    'another weight in the label than in its rows',
    ({ form }) => {
      for (const row of form.indicators.slice(2, 4)) row.level1Weight = 35;
    },
  ],
  [
    'level.weights',
    'another weight in the prose than in the rows',
    ({ figure }) => {
      figure('levelWeight', '投入管理指标').value = 30;
    },
  ],
  [
    'level.scores',
    'another score in the prose than in the rows',
    ({ figure }) => {
      figure('levelScore', '产出指标').value = 29;
    },
  ],
  [
    'funds.sources',
    'other funds on top of a total that is fiscal alone',
    ({ form }) => {
      form.funds[2]!.budgetYuan = 100_000;
    },
  ],
  [
    'funds.structure',
    'a part that is too large for the total',
    ({ form }) => {
      form.funds[4]!.initialBudgetYuan = 4_100_000;
    },
  ],
  [
    'tasks.budget',
    'a task whose budget is not in the total',
    ({ form }) => {
      Object.assign(form.tasks[2]!, { budgetYuan: 2_000_000, executionRatePercent: 45 });
    },
  ],
  [
    'tasks.executed',
    'a task that spent more than the total says',
    ({ form }) => {
      Object.assign(form.tasks[2]!, { executedYuan: 950_000, executionRatePercent: 95 });
    },
  ],
  [
    'tasks.unfinished',
    'a task at 0% beside a completion of 100%',
    ({ form }) => {
      Object.assign(form.tasks[2]!, {
        executedYuan: 0,
        executionRatePercent: 0,
        outcome: '未拨付',
      });
      form.tasks[1]!.executedYuan = 3_000_000;
      Object.assign(form.tasks[1]!, { executionRatePercent: 100 });
      form.tasks[0]!.executedYuan = 6_000_000;
      form.tasks[0]!.executionRatePercent = 100;
      form.funds[3]!.executedYuan = 6_000_000;
      form.funds[3]!.executionRatePercent = 100;
      form.funds[4]!.executedYuan = 3_000_000;
      form.funds[4]!.executionRatePercent = 75;
    },
    ['prose.basic', 'prose.project', 'prose.rate'],
  ],
  [
    'tasks.basic',
    'the basic expenditure with another budget among the tasks',
    ({ form }) => {
      Object.assign(form.tasks[0]!, { budgetYuan: 5_800_000, executionRatePercent: 96.55 });
      Object.assign(form.tasks[1]!, { budgetYuan: 3_200_000, executionRatePercent: 78.13 });
    },
  ],
  [
    'rate.task',
    'a rate that the amounts do not give',
    ({ form }) => {
      form.tasks[1]!.executionRatePercent = 76;
    },
  ],
  [
    'rate.funds',
    'a rate that the amounts do not give',
    ({ form }) => {
      form.funds[1]!.executionRatePercent = 95;
    },
  ],
  [
    'rate.exceeds',
    'a task that spent more than its budget',
    ({ form }) => {
      Object.assign(form.tasks[2]!, { executedYuan: 1_100_000, executionRatePercent: 110 });
      Object.assign(form.tasks[1]!, { executedYuan: 2_300_000, executionRatePercent: 76.67 });
    },
  ],
  [
    'rate.share',
    'a share of the total that the prose calls a rate',
    ({ statement, figure }) => {
      Object.assign(statement('rate-of-part').values, { ratePercent: 62.22 });
      statement('rate-of-part').text = '基本支出560万元,预算执行率为62.22%';
      figure('executionRate', '基本支出').value = 62.22;
    },
  ],
  [
    'adjustment.rate',
    'a budget that was adjusted beside a rate of 0%',
    ({ form }) => {
      form.funds[0]!.initialBudgetYuan = 9_000_000;
      form.funds[1]!.initialBudgetYuan = 9_000_000;
      form.funds[3]!.initialBudgetYuan = 5_000_000;
    },
  ],
  [
    'score.exceeds-weight',
    'a score above its weight',
    ({ form, figure, statement }) => {
      form.indicators[4]!.score = 21;
      form.selfScore = 97.95;
      figure('selfScore').value = 97.95;
      statement('score-parts').values.total = 97.95;
      statement('score-parts').parts[3]!.value = 21;
    },
  ],
  [
    'score.execution',
    'full points for a rate of 90%',
    ({ form, figure, statement }) => {
      form.funds[0]!.score = 10;
      form.selfScore = 97.95;
      figure('selfScore').value = 97.95;
      statement('score-parts').values.total = 97.95;
      statement('score-parts').parts[0]!.value = 10;
    },
  ],
  [
    'score.quantitative',
    'full points for a missed target',
    ({ form, figure, statement }) => {
      form.indicators[3]!.score = 15;
      form.rescore.items[3]!.verdict = 'FAIL';
      form.selfScore = 99;
      figure('selfScore').value = 99;
      figure('levelScore', '产出指标').value = 30;
      statement('score-parts').values.total = 99;
      statement('score-parts').parts[2]!.value = 30;
    },
  ],
  [
    'score.qualitative',
    'half of the points for a result that was reached',
    ({ form, figure, statement }) => {
      Object.assign(form.indicators[4]!, { score: 10, reason: '受疫情影响' });
      form.rescore.items[4]!.verdict = 'FAIL';
      form.selfScore = 86.95;
      form.selfRating = '良';
      figure('selfScore').value = 86.95;
      figure('selfRating').value = '良';
      statement('score-parts').values.total = 86.95;
      statement('score-parts').parts[3]!.value = 10;
    },
  ],
  [
    'score.unexplained',
    'points taken off without a reason',
    ({ form }) => {
      form.indicators[3]!.reason = null;
    },
  ],
];
