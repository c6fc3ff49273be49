/** Contradictions planted in the form's weights, scores and ratings. */
import type { IndicatorModel } from '../support/reports/model.ts';
import * as plant from './plant.ts';

const isMet = (row: IndicatorModel) => row.sort === 'met' && row.score === row.weight;
const isMissed = (row: IndicatorModel) => row.sort === 'missed' && row.score < row.weight;
const REDONE = ['score.quantitative', 'score.qualitative', 'score.unexplained'] as const;
const WEIGHTS = ['level.weights', 'weights.policy', 'score.exceeds-weight'] as const;

export const FORM_KINDS: readonly plant.Kind[] = [
  {
    name: 'a weight one point too high',
    code: 'weights.total',
    followers: [...REDONE, ...WEIGHTS],
    plant: (report, by) => {
      if (!plant.hasWeights(report)) return false;
      by.pick(report.form.indicators).weight += 100;
      return true;
    },
  },
  {
    name: 'a weight that was forgotten in part',
    code: 'weights.total',
    followers: [...REDONE, ...WEIGHTS],
    plant: (report, by) => {
      const row = plant.pickRow(report, by, (r) => r.weight > 300);
      if (!plant.hasWeights(report) || row === null) return false;
      row.weight -= 200;
      return true;
    },
  },
  {
    name: 'a printed total that is some points off',
    code: 'scores.total',
    followers: ['prose.breakdown', ...plant.BAND],
    plant: (report, by) => {
      if (!plant.hasScores(report)) return false;
      const off = by.pick([-250, -150, -100, 50, 100]);
      report.form.selfScore = (report.form.selfScore ?? 0) + off;
      if (report.prose) report.prose.score += off;
      return true;
    },
  },
  {
    name: 'a printed total without the execution row',
    code: 'scores.total',
    followers: ['prose.breakdown', ...plant.BAND],
    plant: (report) => {
      const execution = plant.totalFund(report)?.score ?? null;
      if (execution === null || report.form.selfScore === null) return false;
      report.form.selfScore -= execution;
      if (report.prose) report.prose.score -= execution;
      return true;
    },
  },
  {
    name: 'a level label that states another weight',
    code: 'level.weights',
    plant: ({ form }, by) => {
      const labels = [...form.labelWeights.keys()];
      if (labels.length === 0 || form.variant === 'sichuan-score-table') return false;
      const label = by.pick(labels);
      form.labelWeights.set(label, (form.labelWeights.get(label) ?? 0) + 500);
      return true;
    },
  },
  {
    name: 'a score above its weight',
    code: 'score.exceeds-weight',
    followers: ['scores.total', ...REDONE, ...plant.BAND],
    plant: (report, by) => {
      const row = plant.pickRow(report, by, isMet);
      if (!plant.isAssessable(report) || row === null) return false;
      if ((report.form.selfScore ?? 0) > 9_850) return false;
      plant.setScore(report, row, row.weight + 100);
      return true;
    },
  },
  {
    name: 'full points for an execution below 100%',
    code: 'score.execution',
    followers: [...plant.BAND],
    plant: (report) => {
      const total = plant.totalFund(report);
      if (!total || total.weight === null || (total.rate ?? 0) > 9_700) return false;
      plant.addToScores(report, null, total.weight - (total.score ?? 0));
      total.score = total.weight;
      return true;
    },
  },
  {
    name: 'fewer points than the execution gives',
    code: 'score.execution',
    followers: [...plant.BAND],
    plant: (report, by) => {
      const total = plant.totalFund(report);
      if (!total || total.score === null) return false;
      const less = by.int(80, 190);
      plant.addToScores(report, null, -less);
      total.score -= less;
      return true;
    },
  },
  {
    name: 'full points for a missed target',
    code: 'score.quantitative',
    plant: (report, by) => {
      const row = plant.pickRow(report, by, isMet);
      if (!plant.isAssessable(report) || row === null) return false;
      row.actual = `${by.int(45, 70)}%`;
      return !/任务|完成/.test(row.level3);
    },
  },
  {
    name: 'a score that is not the ratio of a missed target',
    code: 'score.quantitative',
    followers: [...plant.BAND],
    plant: (report, by) => {
      const row = plant.pickRow(report, by, (r) => isMissed(r) && r.score > 200);
      if (!plant.isAssessable(report) || row === null) return false;
      plant.setScore(report, row, row.score - by.int(90, 160));
      return true;
    },
  },
  {
    name: 'points lost on a target that was met',
    code: 'score.quantitative',
    followers: [...plant.BAND, 'score.unexplained'],
    plant: (report, by) => {
      const row = plant.pickRow(report, by, (r) => isMet(r) && r.weight > 200);
      if (!plant.isAssessable(report) || row === null) return false;
      plant.setScore(report, row, row.weight - 100);
      row.reason = '按照从严原则扣分。';
      return true;
    },
  },
  {
    name: 'full points for a reverse target that was missed',
    code: 'score.quantitative',
    plant: (report, by) => {
      const row = plant.pickRow(report, by, (r) => r.sort === 'reverse');
      if (!plant.isAssessable(report) || row === null) return false;
      row.actual = '12%';
      return true;
    },
  },
  {
    name: 'a partly reached result with full points',
    code: 'score.qualitative',
    plant: (report, by) => {
      const row = plant.pickRow(report, by, (r) => r.sort === 'phrase');
      if (report.form.variant !== 'henan-department' || row === null) return false;
      row.actual = '部分达成预期指标并具有一定效果';
      return true;
    },
  },
  {
    name: 'a fully reached result with half of the points',
    code: 'score.qualitative',
    followers: [...plant.BAND],
    plant: (report, by) => {
      const row = plant.pickRow(report, by, (r) => r.sort === 'phrase' && r.weight > 200);
      if (report.form.variant !== 'henan-department' || row === null) return false;
      row.actual = '达成预期指标';
      plant.setScore(report, row, row.weight / 2);
      row.reason = '工作推进较慢。';
      return true;
    },
  },
  {
    name: 'points lost and no reason printed',
    code: 'score.unexplained',
    plant: (report, by) => {
      const row = plant.pickRow(report, by, isMissed);
      if (!plant.isAssessable(report) || !plant.hasReasons(report) || row === null) return false;
      row.reason = '';
      return true;
    },
  },
  {
    name: 'a rating of another band',
    code: 'rating.band',
    followers: ['prose.rating'],
    plant: ({ form, prose }) => {
      if (form.rating === null) return false;
      form.rating = form.rating === '优' ? '良' : '优';
      if (prose) prose.rating = form.rating;
      return true;
    },
  },
  {
    name: 'weights other than the note prescribes',
    code: 'weights.policy',
    plant: ({ form }) => {
      if (form.variant !== 'henan-department') return false;
      form.notes = form.notes.map((note) =>
        note.replace('投入管理指标40分', '投入管理指标30分、可持续性指标10分'),
      );
      return true;
    },
  },
  {
    name: 'a value in the column of units',
    code: 'unit.value',
    plant: (report, by) => {
      const row = plant.pickRow(report, by, (r) => r.sort === 'met' && r.value === '100%');
      if (report.form.variant !== 'henan-department' || row === null) return false;
      row.unit = '100%';
      return true;
    },
  },
];
