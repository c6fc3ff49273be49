/** Contradictions planted in the form: what is changed, the code it must raise, what may follow. */
import type { Chance } from './random.ts';
import { type Cents, type FundRow, type IndicatorRow, type Report, rateOf } from './report.ts';

export interface Kind {
  readonly name: string;
  readonly code: string;
  /** Codes that are due as well, since the change breaks them by itself. */
  readonly followers?: readonly string[];
  /** Changes the report; false where it has no place for this contradiction. */
  readonly plant: (report: Report, by: Chance) => boolean;
}

const isHenan = (report: Report) => report.family === 'henan';
const hasWeights = (report: Report) => report.family !== 'hubei';

/** Keeps everything that states the score in step: a planted score breaks one place only. */
function addToScores(report: Report, level: string, more: Cents): void {
  report.selfScore += more;
  if (report.prose === null) return;
  report.prose.score += more;
  for (const said of report.prose.levels) if (said.label === level) said.score += more;
}

function setScore(report: Report, row: IndicatorRow, score: Cents): void {
  addToScores(report, row.level1, score - row.score);
  row.score = score;
}

function findRow(report: Report, test: (row: IndicatorRow) => boolean, by: Chance) {
  const rows = report.indicators.filter(test);
  return rows.length === 0 ? null : by.pick(rows);
}

const isPercent = (row: IndicatorRow) => /^[≥=]\d+%$/.test(row.target);
const isFull = (row: IndicatorRow) => row.score === row.weight;
const isPhrase = (row: IndicatorRow) => row.unit === '定性指标';

function totalRow(report: Report): FundRow {
  return report.funds[0]!;
}

/** Total, ratings and prose move with the scores; the rating may cross a band. */
const BAND = ['rating.band', 'prose.rating'] as const;
const NO_REASON = 'score.unexplained';
const REDONE = ['score.quantitative', 'score.qualitative', NO_REASON] as const;

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
  {
    name: 'a score above its weight',
    code: 'score.exceeds-weight',
    plant: (report, by) => {
      const row = findRow(report, isFull, by);
      if (!hasWeights(report) || row === null || report.selfScore + 100 > 10_000) return false;
      setScore(report, row, row.weight + 100);
      return true;
    },
    followers: BAND,
  },
  {
    name: 'full points for an execution below 100%',
    code: 'score.execution',
    followers: BAND,
    plant: (report) => {
      const total = totalRow(report);
      const full = report.family === 'hubei' ? 2_000 : 1_000;
      if ((total.rate ?? 0) > 9_900) return false;
      const more = full - (total.score ?? 0);
      total.score = full;
      addToScores(report, '预算执行率', more);
      return true;
    },
  },
  {
    name: 'fewer points than the execution gives',
    code: 'score.execution',
    followers: BAND,
    plant: (report, by) => {
      const less = -by.int(50, 150);
      const total = totalRow(report);
      total.score = (total.score ?? 0) + less;
      addToScores(report, '预算执行率', less);
      return true;
    },
  },
  {
    name: 'full points for a missed target',
    code: 'score.quantitative',
    plant: (report, by) => {
      const row = findRow(
        report,
        (r) => isPercent(r) && isFull(r) && r.level3 !== '任务完成率',
        by,
      );
      if (!hasWeights(report) || row === null) return false;
      row.actual = `${Math.round(Number(row.target.replace(/\D/g, '')) * 0.6)}%`;
      return true;
    },
  },
  {
    name: 'points taken off a target that was met',
    code: 'score.quantitative',
    followers: BAND,
    plant: (report, by) => {
      const row = findRow(report, (r) => isPercent(r) && isFull(r), by);
      if (!hasWeights(report) || row === null) return false;
      setScore(report, row, row.weight - 300);
      row.reason = '按要求扣分。';
      return true;
    },
  },
  {
    name: 'fewer points than the ratio gives',
    code: 'score.quantitative',
    followers: BAND,
    plant: (report, by) => {
      const row = findRow(report, (r) => isPercent(r) && !isFull(r), by);
      if (!hasWeights(report) || row === null) return false;
      setScore(report, row, row.score - by.int(50, 200));
      return true;
    },
  },
  {
    name: 'half of the points for a result that was reached',
    code: 'score.qualitative',
    followers: BAND,
    plant: (report, by) => {
      const row = findRow(report, isPhrase, by);
      if (!isHenan(report) || row === null) return false;
      setScore(report, row, Math.round(row.weight / 2));
      row.reason = '受疫情影响。';
      return true;
    },
  },
  {
    name: 'full points for a result that was reached in part',
    code: 'score.qualitative',
    plant: (report, by) => {
      const row = findRow(report, isPhrase, by);
      if (!isHenan(report) || row === null) return false;
      row.actual = '部分达成预期指标并具有一定效果';
      return true;
    },
  },
  {
    name: 'points taken off without a reason',
    code: 'score.unexplained',
    plant: (report, by) => {
      const row = findRow(report, (r) => !isFull(r), by);
      if (!hasWeights(report) || row === null) return false;
      row.reason = '';
      return true;
    },
  },
  {
    name: 'another rating than the score falls into',
    code: 'rating.band',
    plant: (report) => {
      if (report.rating === null) return false;
      report.rating = report.rating === '优' ? '良' : '优';
      if (report.prose) report.prose.rating = report.rating;
      return true;
    },
  },
  {
    name: 'level weights other than the note prescribes',
    code: 'weights.policy',
    plant: (report) => {
      if (!isHenan(report)) return false;
      report.prescribed.投入管理指标 = 3_000;
      report.prescribed.可持续性指标 = 1_000;
      return true;
    },
  },
  {
    name: 'a value in the unit column',
    code: 'unit.value',
    plant: (report, by) => {
      const row = findRow(report, isPercent, by);
      if (row === null || report.family === 'mof' || report.family === 'hubei') return false;
      row.unit = '100%';
      return true;
    },
  },
  {
    name: 'a budget that is no number',
    code: 'number.malformed',
    plant: (report) => {
      const task = report.tasks[1];
      if (!task) return false;
      task.budgetText = '7,00.0,77';
      return true;
    },
  },
];
