/** Prose in the wordings of many provinces: what contradicts the form is found, and nothing else. */
import { describe, expect, it } from 'vitest';
import { codesOf, recordWith } from './one-report.ts';
import { PLANTED_BASES, SILENT_BASES } from './own-figures.ts';
import { PLANTED } from './planted-sentences.ts';
import { SILENT_CHANGES } from './silent-changes.ts';
import { SILENT_OTHERS } from './silent-others.ts';
import { SILENT_GOALS, SILENT_PASSAGES } from './silent-passages.ts';
import { SILENT } from './silent-sentences.ts';
import { PLANTED_STATED, SILENT_STATED } from './stated-figures.ts';

describe('prose that agrees with the form', () => {
  it('the form alone contradicts nothing', () => expect(codesOf([])).toEqual([]));

  for (const sentence of SILENT) {
    it(`nothing in: ${sentence}`, () => expect(codesOf([sentence])).toEqual([]));
  }
  for (const passage of [
    ...SILENT_PASSAGES,
    ...SILENT_CHANGES,
    ...SILENT_OTHERS,
    ...SILENT_BASES,
    ...SILENT_STATED,
  ]) {
    it(`nothing in: ${passage.join(' / ')}`, () => expect(codesOf(passage)).toEqual([]));
  }
  for (const goal of SILENT_GOALS) {
    it(`nothing in the cell: ${goal}`, () => expect(codesOf([], { goal })).toEqual([]));
  }
});

describe('prose that contradicts the form or itself', () => {
  for (const [sentence, codes] of PLANTED) {
    it(sentence, () => expect(codesOf([sentence])).toEqual([...codes].sort()));
  }

  for (const [passage, code] of [...PLANTED_BASES, ...PLANTED_STATED]) {
    it(passage.join(' / '), () => expect(codesOf(passage)).toEqual([code]));
  }

  it('both sides of each finding are located', () => {
    for (const [sentence] of PLANTED) {
      const { findings, evidence } = recordWith([sentence]);
      for (const { paths } of findings) {
        expect(paths.length).toBeGreaterThan(1);
        const lost = paths.filter((path) => evidence[path] === undefined);
        expect([sentence, lost]).toEqual([sentence, []]);
      }
    }
  });

  it('what partial scores come to is told once, however often the list is read', () => {
    const levels = '预算执行率9.81分,投入管理指标30分,产出指标38.5分,效益指标15分';
    const before = ['一级指标投入管理指标:总分值30分,总得分30分。'];
    const { findings } = recordWith([...before, `自评总分97.31分,其中:${levels}。`]);
    expect(findings.filter(({ code }) => code === 'prose.breakdown')).toHaveLength(1);
  });

  it('a goal’s completion that restates the budget otherwise is found', () => {
    const goal = '全年预算1203.46万元,实际支出1170.25万元,重点工作全部完成。';
    expect(codesOf([], { goal })).toEqual(['prose.executed']);
    expect(codesOf([], { goal: '1.预算执行率96.07%。2.举办展览21场。' })).toEqual(['prose.rate']);
  });

  it('a goal’s completion that admits what its table scores in full is found', () => {
    const goal = '重点工作完成,设施完好率未达到95%。';
    expect(codesOf([], { goal })).toEqual(['prose.problem']);
  });
});
