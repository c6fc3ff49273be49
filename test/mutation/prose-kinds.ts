/** Contradictions planted in the prose, or between it and the form. */
import type { Chance } from '../audit/mutations/random.ts';
import type { ProseModel } from '../support/reports/model.ts';
import type { Kind } from './plant.ts';

/** 10,000 yuan in fen. */
const STEP = 1_000_000;

function inProse(change: (prose: ProseModel, by: Chance) => boolean | undefined): Kind['plant'] {
  return ({ prose }, by) => prose !== null && change(prose, by) !== false;
}

export const PROSE_KINDS: readonly Kind[] = [
  {
    name: 'another score in the prose',
    code: 'prose.score',
    followers: ['prose.breakdown'],
    plant: inProse((p, by) => {
      p.score -= by.int(60, 300);
      return !(p.score < 9_000 && p.rating === '优');
    }),
  },
  {
    name: 'another rating in the prose',
    code: 'prose.rating',
    followers: ['rating.band'],
    plant: ({ form, prose }) => {
      if (prose === null || form.rating === null) return false;
      prose.rating = prose.rating === '良' ? '优' : '良';
      return true;
    },
  },
  {
    name: 'another budget in the prose',
    code: 'prose.budget',
    followers: ['prose.rate', 'prose.parts'],
    plant: inProse((p, by) => {
      p.budget += by.int(10, 90) * STEP;
      return true;
    }),
  },
  {
    name: 'another execution in the prose',
    code: 'prose.executed',
    followers: ['prose.rate', 'prose.parts', 'rate.share'],
    plant: inProse((p, by) => {
      p.executed -= by.int(10, 40) * STEP;
      return p.executed > 0;
    }),
  },
  {
    name: 'another basic expenditure in the prose',
    code: 'prose.basic',
    followers: ['prose.parts'],
    plant: inProse((p, by) => {
      if (!p.basic) return false;
      p.basic.amount += by.int(11, 90) * STEP;
      return true;
    }),
  },
  {
    name: 'another project expenditure in the prose',
    code: 'prose.project',
    followers: ['prose.parts'],
    plant: inProse((p, by) => {
      if (!p.project) return false;
      p.project.amount += by.int(11, 60) * STEP;
      return true;
    }),
  },
  {
    name: 'parts in the prose that do not add to their total',
    code: 'prose.parts',
    followers: ['prose.project'],
    plant: inProse((p) => {
      if (!p.project) return false;
      p.project.amount += 3 * STEP;
      return true;
    }),
  },
  {
    name: 'another rate in the prose',
    code: 'prose.rate',
    plant: inProse((p, by) => {
      p.rate -= by.int(120, 700);
      return true;
    }),
  },
  {
    name: 'shares of the total called execution rates',
    code: 'rate.share',
    followers: ['prose.rate'],
    plant: inProse((p) => {
      if (!p.basic || !p.project) return false;
      for (const one of [p.basic, p.project])
        one.rate = Math.round((one.amount * 10_000) / p.executed);
      return true;
    }),
  },
  {
    name: 'partial scores in the prose that do not add to its total',
    code: 'prose.breakdown',
    followers: ['level.scores'],
    plant: inProse((p, by) => {
      if (p.levels.length === 0) return false;
      by.pick(p.levels).score -= 200;
      return true;
    }),
  },
  {
    name: 'a level score in the prose that the rows contradict',
    code: 'level.scores',
    followers: ['prose.breakdown'],
    plant: inProse((p) => {
      const [first, second] = p.levels;
      if (!first || !second) return false;
      first.score -= 200;
      return true;
    }),
  },
  {
    name: 'a level weight in the prose that the rows contradict',
    code: 'level.weights',
    followers: ['prose.breakdown', 'weights.policy'],
    plant: inProse((p, by) => {
      if (p.levels.length === 0) return false;
      by.pick(p.levels).weight += 500;
      return true;
    }),
  },
  {
    name: 'another number of third-level indicators in the prose',
    code: 'prose.counts',
    plant: inProse((p, by) => {
      if (!p.counts) return false;
      p.counts.level3 += by.int(1, 5);
      return true;
    }),
  },
  {
    name: 'another number of second-level indicators in the prose',
    code: 'prose.counts',
    plant: inProse((p) => {
      if (!p.counts) return false;
      p.counts.level2 += 1;
      return true;
    }),
  },
  {
    name: 'a form of another department',
    code: 'prose.department',
    plant: ({ form, prose }) => {
      if (prose === null) return false;
      form.department = '南岭市北塘区水利局';
      return true;
    },
  },
  {
    name: 'a form of another year',
    code: 'prose.year',
    plant: ({ form, prose }) => {
      if (prose === null) return false;
      form.year -= 1;
      return true;
    },
  },
  {
    name: 'a title of another year',
    code: 'prose.year',
    plant: (report) => {
      if (report.title === null || report.prose === null) return false;
      report.title = report.title.replace(/^\d+/, (year) => String(Number(year) + 1));
      return true;
    },
  },
  {
    name: 'a shortfall in the prose beside a rate of 100%',
    code: 'prose.problem',
    plant: ({ form, prose }) => {
      if (prose === null || form.funds[0]?.rate !== 10_000) return false;
      prose.problem = '受财政资金拨付影响，部门预算执行率未达到100%。';
      return true;
    },
  },
  {
    name: 'a part of the year above the whole year',
    code: 'time.partial',
    plant: inProse((p) => {
      p.extra.push('1-11月份完成外贸进出口额5.8亿元，全年完成外贸进出口额5.2亿元。');
      return true;
    }),
  },
];
