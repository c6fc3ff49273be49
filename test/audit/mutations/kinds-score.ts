/** Contradictions planted in scores, the rating, and single cells of the form. */
import {
  addToScores,
  BAND,
  findRow,
  hasWeights,
  isFull,
  isHenan,
  isPercent,
  isPhrase,
  type Kind,
  setScore,
  totalRow,
} from './kind.ts';

export const SCORE_KINDS: readonly Kind[] = [
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
