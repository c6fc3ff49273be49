/** Contradictions planted in the form's amounts and rates. */
import { rateOf } from '../support/reports/model.ts';
import * as plant from './plant.ts';

/** 10,000 yuan in fen. */
const STEP = 1_000_000;

export const MONEY_KINDS: readonly plant.Kind[] = [
  {
    name: 'a source that does not fit its total',
    code: 'funds.sources',
    followers: ['rate.exceeds'],
    plant: (report, by) => {
      const fiscal = plant.fundOf(report, 'fiscal');
      if (!fiscal || fiscal.budget === null) return false;
      fiscal.budget += by.int(2, 9) * STEP;
      if (fiscal.initial !== null) fiscal.initial = fiscal.budget;
      fiscal.rate = rateOf(fiscal.executed ?? 0, fiscal.budget);
      return true;
    },
  },
  {
    name: 'other funds that no total holds',
    code: 'funds.sources',
    plant: (report, by) => {
      const row = report.form.funds.find((one) => one.category === 'other');
      if (!row) return false;
      row.budget = by.int(2, 9) * STEP;
      Object.assign(row, { initial: row.budget, executed: row.budget, rate: 10_000 });
      return true;
    },
  },
  {
    name: 'a project expenditure that does not fit its total',
    code: 'funds.structure',
    followers: ['prose.project', 'prose.parts', 'prose.rate'],
    plant: (report, by) => {
      const row = plant.fundOf(report, 'project');
      if (!row || row.budget === null) return false;
      row.budget += by.int(5, 30) * STEP;
      row.initial = row.budget;
      row.rate = rateOf(row.executed ?? 0, row.budget);
      if (report.prose?.project) report.prose.project.rate = row.rate;
      return true;
    },
  },
  {
    name: 'a task whose budget no total holds',
    code: 'tasks.budget',
    plant: (report, by) => {
      const task = report.form.tasks.at(-1);
      if (!task) return false;
      task.budget += by.int(2, 9) * STEP;
      task.rate = rateOf(task.executed, task.budget);
      return true;
    },
  },
  {
    name: 'a task that spent less than its share of the total',
    code: 'tasks.executed',
    plant: (report) => {
      const task = report.form.tasks.at(-1);
      if (!task) return false;
      task.executed = Math.round(task.executed / 2 / 10_000) * 10_000;
      task.rate = rateOf(task.executed, task.budget);
      return true;
    },
  },
  {
    name: 'a task whose rate is no quotient of its amounts',
    code: 'rate.task',
    plant: (report, by) => {
      if (report.form.tasks.length === 0) return false;
      const task = by.pick(report.form.tasks);
      task.rate -= by.int(150, 2_500);
      return true;
    },
  },
  {
    name: 'a total whose rate is no quotient of its amounts',
    code: 'rate.funds',
    followers: ['score.execution', 'prose.rate'],
    plant: (report, by) => {
      const total = plant.totalFund(report);
      if (!total || total.rate === null) return false;
      total.rate -= by.int(150, 900);
      return true;
    },
  },
  {
    name: 'a source whose rate is no quotient of its amounts',
    code: 'rate.funds',
    plant: (report, by) => {
      const fiscal = plant.fundOf(report, 'fiscal');
      if (!fiscal || fiscal.rate === null) return false;
      fiscal.rate -= by.int(150, 900);
      return true;
    },
  },
  {
    name: 'a task that spent more than its budget',
    code: 'rate.exceeds',
    followers: ['tasks.executed'],
    plant: (report, by) => {
      const task = report.form.tasks.at(-1);
      if (!task) return false;
      task.executed = task.budget + by.int(1, 4) * STEP;
      task.rate = rateOf(task.executed, task.budget);
      return true;
    },
  },
  {
    name: 'a total that spent more than its budget',
    code: 'rate.exceeds',
    followers: ['funds.sources', 'score.execution', ...plant.BAND],
    plant: (report) => {
      const total = plant.totalFund(report);
      if (!total?.budget || report.prose !== null) return false;
      total.executed = Math.round((total.budget * 1.1) / 10_000) * 10_000;
      total.rate = rateOf(total.executed, total.budget);
      if (total.weight !== null && total.score !== null) {
        plant.addToScores(report, null, total.weight - total.score);
        total.score = total.weight;
      }
      return true;
    },
  },
  {
    name: 'basic expenditure that its own task contradicts',
    code: 'tasks.basic',
    plant: (report) => {
      const [basic, next] = report.form.tasks;
      if (!basic || !next) return false;
      basic.budget += 2 * STEP;
      basic.executed += 2 * STEP;
      next.budget -= 2 * STEP;
      next.executed -= 2 * STEP;
      for (const task of [basic, next]) task.rate = rateOf(task.executed, task.budget);
      return next.executed > 0;
    },
  },
  {
    name: 'a task that was not paid beside an indicator of full completion',
    code: 'tasks.unfinished',
    followers: ['tasks.executed'],
    plant: (report) => {
      const task = report.form.tasks.at(-1);
      const row = report.form.indicators.find((one) => one.sort === 'met');
      if (!task || !row) return false;
      Object.assign(task, { executed: 0, rate: 0, outcome: '因财政资金紧张，未拨付' });
      Object.assign(row, { level3: '总体工作完成率', sign: '=', value: '100%', actual: '100%' });
      return true;
    },
  },
  {
    name: 'an adjustment rate of 0% beside a budget that was adjusted',
    code: 'adjustment.rate',
    followers: ['funds.sources', 'funds.structure', 'prose.budget'],
    plant: (report) => {
      const row = report.form.indicators.find((one) => one.sort === 'reverse');
      if (report.form.variant !== 'henan-department' || !row) return false;
      Object.assign(row, { level3: '预算调整率', actual: '0%' });
      for (const fund of report.form.funds)
        if (fund.initial !== null) fund.initial = Math.round(fund.initial / 20_000) * 10_000;
      return true;
    },
  },
  {
    name: 'a budget that is no number',
    code: 'number.malformed',
    followers: ['tasks.budget'],
    plant: (report) => {
      const task = report.form.tasks.at(1);
      if (!task) return false;
      task.budgetText = '7,00.0,77';
      return true;
    },
  },
];
