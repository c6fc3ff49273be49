/** Contradictions planted in the prose, or between it and the form. */
import type { Kind } from './kind.ts';
import type { Prose, Report } from './report.ts';

/** Plants in the prose; reports without prose have no place for it. */
function inProse(change: (prose: Prose, report: Report) => void): Kind['plant'] {
  return (report) => {
    if (report.prose === null) return false;
    change(report.prose, report);
    return true;
  };
}

export const PROSE_KINDS: readonly Kind[] = [
  {
    name: 'another score in the prose',
    code: 'prose.score',
    followers: ['prose.breakdown', 'rating.band'],
    plant: inProse((prose) => {
      prose.score -= 222;
    }),
  },
  {
    name: 'another rating in the prose',
    code: 'prose.rating',
    plant: inProse((prose) => {
      prose.rating = prose.rating === '优' ? '良' : '优';
    }),
  },
  {
    name: 'another budget in the prose',
    code: 'prose.budget',
    plant: inProse((prose) => {
      prose.budget += 12_345;
    }),
  },
  {
    name: 'another executed amount in the prose',
    code: 'prose.executed',
    followers: ['prose.parts'],
    plant: inProse((prose) => {
      prose.executed += 1_234;
    }),
  },
  {
    name: 'another basic expenditure in the prose',
    code: 'prose.basic',
    followers: ['prose.parts'],
    plant: inProse((prose) => {
      prose.basic.amount += 4_321;
    }),
  },
  {
    name: 'another project expenditure in the prose',
    code: 'prose.project',
    followers: ['prose.parts'],
    plant: inProse((prose) => {
      prose.project.amount += 2_345;
    }),
  },
  {
    name: 'another rate of the whole in the prose',
    code: 'prose.rate',
    plant: inProse((prose) => {
      prose.rate -= 456;
    }),
  },
  {
    name: 'another rate of a part in the prose',
    code: 'prose.rate',
    plant: inProse((prose) => {
      prose.basic.rate -= 777;
    }),
  },
  {
    name: 'shares of the total called execution rates',
    code: 'rate.share',
    plant: inProse((prose) => {
      for (const part of [prose.basic, prose.project])
        part.rate = Math.round((part.amount * 10_000) / prose.executed);
    }),
  },
  {
    name: 'another score of a level in the prose',
    code: 'level.scores',
    followers: ['prose.breakdown'],
    plant: inProse((prose) => {
      prose.levels[1]!.score -= 150;
    }),
  },
  {
    name: 'partial scores that do not add to the total',
    code: 'prose.breakdown',
    followers: ['level.scores'],
    plant: inProse((prose) => {
      prose.levels[2]!.score -= 250;
    }),
  },
  {
    name: 'another weight of a level in the prose',
    code: 'level.weights',
    plant: inProse((prose) => {
      prose.levels[1]!.weight = 3_500;
    }),
  },
  {
    name: 'parts that do not add to the total',
    code: 'prose.parts',
    followers: ['prose.project', 'prose.basic'],
    plant: inProse((prose) => {
      prose.project.amount += 999;
    }),
  },
  {
    name: 'another number of level-3 indicators',
    code: 'prose.counts',
    plant: inProse((prose) => {
      prose.counts.level3 += 6;
    }),
  },
  {
    name: 'another number of level-2 indicators',
    code: 'prose.counts',
    plant: inProse((prose) => {
      prose.counts.level2 += 2;
    }),
  },
  {
    name: 'another body in the title',
    code: 'prose.department',
    plant: (report) => {
      if (report.prose === null) return false;
      report.title = report.title.replace(/年度.*?部门整体/, '年度高新区水利局部门整体');
      return true;
    },
  },
  {
    name: 'another body in the prose',
    code: 'prose.department',
    plant: inProse((prose) => {
      prose.department = '青河市高新区水利局';
    }),
  },
  {
    name: 'another year in the form',
    code: 'prose.year',
    plant: (report) => {
      if (report.prose === null) return false;
      report.formYear -= 1;
      return true;
    },
  },
  {
    name: 'another year in the title',
    code: 'prose.year',
    plant: (report) => {
      if (report.prose === null) return false;
      report.title = report.title.replace(/^\d{4}/, (year) => String(Number(year) - 1));
      return true;
    },
  },
  {
    name: 'an admitted shortfall beside a rate of 100%',
    code: 'prose.problem',
    plant: (report) => {
      const { prose } = report;
      if (prose === null || report.funds[0]?.rate !== 10_000) return false;
      prose.problem = '由于资金保障有一定困难,导致专项预算经费执行率未达到100%。';
      return true;
    },
  },
  {
    name: 'eleven months that exceed the year',
    code: 'time.partial',
    plant: inProse((prose) => {
      prose.extra.push(
        '全年完成项目投资25334万元,占目标任务83.3%。其中1-11月份完成投资27867万元。',
      );
    }),
  },
];
