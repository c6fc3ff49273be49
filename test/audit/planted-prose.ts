/** One broken place in rating, prose and cells for each of their codes. */
import { statement } from './drafts.ts';
import type { Planted } from './planted-form.ts';

export const IN_PROSE: Planted[] = [
  [
    'rating.band',
    'a rating that the score does not fall into',
    ({ form, figure }) => {
      form.selfRating = '良';
      figure('selfRating').value = '良';
    },
  ],
  [
    'weights.policy',
    'level weights other than the note prescribes',
    ({ form }) => {
      for (const rule of form.rescore.rules)
        if (rule.value.level === '投入管理指标') rule.value.points = 30;
    },
  ],
  [
    'prose.score',
    'another score in the prose',
    ({ figure }) => {
      figure('selfScore').value = 95.78;
    },
  ],
  [
    'prose.rating',
    'another rating in the prose',
    ({ figure }) => {
      figure('selfRating').value = '良';
    },
  ],
  [
    'prose.budget',
    'another budget in the prose',
    ({ figure }) => {
      figure('budget').value = 12_520_800;
    },
  ],
  [
    'prose.executed',
    'another executed amount in the prose',
    ({ figure }) => {
      figure('executed').value = 9_100_000;
    },
  ],
  [
    'prose.basic',
    'another basic expenditure in the prose',
    ({ figure }) => {
      figure('basicExpenditure').value = 5_700_000;
    },
  ],
  [
    'prose.project',
    'another project expenditure in the prose',
    ({ figure }) => {
      figure('projectExpenditure').value = 3_500_000;
    },
  ],
  [
    'prose.rate',
    'another rate in the prose',
    ({ figure }) => {
      figure('executionRate').value = 95;
    },
  ],
  [
    'prose.breakdown',
    'partial scores that do not add up',
    ({ statement }) => {
      statement('score-parts').parts[1]!.value = 38;
    },
  ],
  [
    'prose.parts',
    'parts that do not add up',
    ({ statement }) => {
      statement('parts').parts[1]!.value = 3_500_000;
    },
  ],
  [
    'prose.counts',
    'another number of indicators in the prose',
    ({ figure }) => {
      figure('indicatorCount', '投入管理指标').value = 5;
    },
  ],
  [
    'prose.department',
    'another body in the title',
    ({ statement }) => {
      statement('department').values.name = '东湖区教育局';
    },
  ],
  [
    'prose.year',
    'another year in the title',
    ({ statement }) => {
      statement('year').values.year = 2020;
    },
  ],
  [
    'prose.problem',
    'a rate that the prose admits was not reached and the form has at 90%',
    ({ draft }) => {
      const values = { subject: 'executionRate', category: null, boundPercent: 85 };
      const text = '专项预算经费执行率未达到85%';
      draft.narrative.statements.push(
        statement('shortfall', { ...values, actualPercent: null }, { text, scope: '专项预算经费' }),
      );
    },
  ],
  [
    'time.partial',
    'eleven months that exceed the year',
    ({ statement }) => {
      statement('part-of-year').values.part = 280;
    },
  ],
  [
    'unit.value',
    'a value in the unit column',
    ({ form }) => {
      form.indicators[2]!.unit = '100%';
    },
  ],
];
