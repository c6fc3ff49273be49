/** Contradictions planted in the amounts, weights and totals of the form. */
import { BAND, hasWeights, isHenan, type Kind, REDONE, totalRow } from './kind.ts';
import { type FundRow, rateOf } from './report.ts';

export const FORM_KINDS: readonly Kind[] = [
  {
    name: 'a weight one point too high',
    code: 'weights.total',
    followers: [...REDONE, 'level.weights', 'weights.policy'],
    plant: (report, by) => {
      if (!hasWeights(report)) return false;
      by.pick(report.indicators).weight += 100;
      return true;
    },
  },
  {
    name: 'a weight lost between two rows',
    code: 'weights.total',
    followers: ['level.weights', 'weights.policy', 'score.exceeds-weight', ...REDONE],
    plant: (report, by) => {
      if (!hasWeights(report)) return false;
      by.pick(report.indicators).weight -= 200;
      return true;
    },
  },
  {
    name: 'a total that is some points off',
    code: 'scores.total',
    followers: ['prose.breakdown', ...BAND],
    plant: (report, by) => {
      const off = by.pick([-250, -150, -100, 50, 100]);
      report.selfScore += off;
      if (report.prose) report.prose.score += off;
      return true;
    },
  },
  {
    name: 'a total that leaves the execution row out',
    code: 'scores.total',
    followers: ['prose.breakdown', ...BAND],
    plant: (report) => {
      report.selfScore -= totalRow(report).score ?? 0;
      if (report.prose) report.prose.score = report.selfScore;
      return true;
    },
  },
  {
    name: 'a label that states another weight',
    code: 'level.weights',
    plant: (report) => {
      const labels = Object.keys(report.labelWeights);
      if (labels.length === 0) return false;
      report.labelWeights[labels[0]!]! += 500;
      return true;
    },
  },
  {
    name: 'other funds beside a total that is fiscal alone',
    code: 'funds.sources',
    followers: ['rate.funds'],
    plant: (report, by) => {
      const other = report.funds.find((f) => f.label.includes('其他资金'));
      if (!other) return false;
      other.budget = by.int(500, 3_000);
      return true;
    },
  },
  {
    name: 'fiscal funds that miss a part of the total',
    code: 'funds.sources',
    followers: ['rate.funds', 'rate.exceeds'],
    plant: (report, by) => {
      const fiscal = report.funds.find((f) => /财政/.test(f.label));
      if (!fiscal) return false;
      fiscal.budget = (fiscal.budget ?? 0) - by.int(300, 900);
      fiscal.rate = rateOf(fiscal.executed ?? 0, fiscal.budget);
      return true;
    },
  },
  {
    name: 'a project expenditure that does not fit the total',
    code: 'funds.structure',
    plant: (report, by) => {
      const project = report.funds.find((f) => f.label.includes('项目支出'));
      if (!project) return false;
      project.budget = project.initial = (project.budget ?? 0) + by.int(500, 1_500);
      project.rate = rateOf(project.executed ?? 0, project.budget);
      if (report.prose) report.prose.project.rate = project.rate;
      return true;
    },
  },
  {
    name: 'a task whose budget is in no total',
    code: 'tasks.budget',
    plant: (report, by) => {
      const task = report.tasks[1];
      if (!task) return false;
      task.budget += by.int(300, 2_000);
      task.rate = rateOf(task.executed, task.budget);
      return true;
    },
  },
  {
    name: 'a task that spent less than the total says',
    code: 'tasks.executed',
    plant: (report, by) => {
      const task = report.tasks[1];
      if (!task) return false;
      task.executed -= by.int(200, 600);
      task.rate = rateOf(task.executed, task.budget);
      return true;
    },
  },
  {
    name: 'a task that was not paid beside full completion',
    code: 'tasks.unfinished',
    followers: ['tasks.executed'],
    plant: (report) => {
      const task = report.tasks[2];
      if (!task) return false;
      Object.assign(task, { outcome: '因财政资金紧张,未拨付', executed: 0, rate: 0 });
      return true;
    },
  },
  {
    name: 'basic expenditure moved to another task',
    code: 'tasks.basic',
    plant: (report, by) => {
      const [basic, other] = report.tasks;
      if (!basic || !other) return false;
      const moved = Math.round(other.budget / by.int(3, 5));
      const spent = Math.max(0, other.executed - (other.budget - moved));
      Object.assign(basic, { budget: basic.budget + moved, executed: basic.executed + spent });
      Object.assign(other, { budget: other.budget - moved, executed: other.executed - spent });
      for (const task of [basic, other]) task.rate = rateOf(task.executed, task.budget);
      return true;
    },
  },
  {
    name: 'a task with the rate of another quotient',
    code: 'rate.task',
    plant: (report, by) => {
      const task = report.tasks[1];
      if (!task) return false;
      task.rate = (task.rate ?? 0) - by.int(300, 2_000);
      return true;
    },
  },
  {
    name: 'a total with another rate',
    code: 'rate.funds',
    plant: (report, by) => {
      const total = totalRow(report);
      total.rate = (total.rate ?? 0) - by.int(100, 900);
      return true;
    },
  },
  {
    name: 'a task that spent more than its budget',
    code: 'rate.exceeds',
    followers: ['tasks.executed'],
    plant: (report, by) => {
      const task = report.tasks[1];
      if (!task) return false;
      task.executed = task.budget + by.int(200, 900);
      task.rate = rateOf(task.executed, task.budget);
      return true;
    },
  },
  {
    name: 'a budget that was adjusted beside a rate of 0%',
    code: 'adjustment.rate',
    plant: (report) => {
      if (!isHenan(report)) return false;
      for (const fund of report.funds)
        if (fund.initial !== null) fund.initial = Math.round(fund.initial * 0.9);
      const [total, fiscal, , basic, project] = report.funds as FundRow[];
      total!.initial = fiscal!.initial = (basic!.initial ?? 0) + (project!.initial ?? 0);
      return true;
    },
  },
  {
    name: 'an adjustment rate that the budgets do not give',
    code: 'adjustment.rate',
    plant: (report) => {
      const row = report.indicators.find((i) => i.level3 === '预算调整率');
      if (!row) return false;
      row.actual = '3%';
      return true;
    },
  },
];
