/** What holds for any prose: no input throws, every figure is printed where it says, time is linear. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clear } from '../../shared/form/narrative/clear.ts';
import { figureSchema, statementSchema } from '../../shared/report/record.ts';
import { figuresOf, narrativeOf } from '../support/prose.ts';

const WORDS = [
  ...[
    '预算',
    '执行',
    '支出',
    '执行率',
    '基本支出',
    '项目支出',
    '其中',
    '分别为',
    '得分',
    '自评',
    '优',
  ],
  ...[
    '产出指标',
    '三级指标',
    '万元',
    '元',
    '%',
    '分',
    '个',
    '1252.08',
    '7,00.0',
    '100',
    '2021年度',
    '1-11月',
  ],
  ...[
    ',',
    '。',
    ';',
    ':',
    '、',
    '(',
    ')',
    '全年',
    '未达到',
    '同比',
    '占',
    '为',
    '商务局',
    '一、',
    '\n',
    ' ',
  ],
];
const prose = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(''));

describe('any prose', () => {
  it('gives figures and statements of the record’s shape, each printed in its own sentence', () => {
    fc.assert(
      fc.property(fc.array(prose, { maxLength: 4 }), (paragraphs) => {
        const { figures, statements } = narrativeOf(...paragraphs);
        for (const { value, printed } of figures) {
          figureSchema.parse(value);
          expect(printed.text).not.toBe('');
          expect(value.text).toContain(printed.text);
          const { place } = printed;
          const paragraph = place.kind === 'paragraph' ? paragraphs[place.paragraph] : undefined;
          const all = clear(paragraphs.join('')).text.replaceAll(/\s/g, '');
          expect(paragraph).toBeDefined();
          expect(all.length).toBeGreaterThan(0);
        }
        for (const { value } of statements) statementSchema.parse(value);
      }),
      { numRuns: 400, seed: 20211125 },
    );
  });

  it('does not throw on any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        narrativeOf(text);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('reads the same with spaces around every number', () => {
    const plain = '2021年部门预算批复资金1252.08万元,实际支出金额为1200万元,预算执行率95.84%。';
    const spaced = plain.replaceAll(/(\d[\d.]*)/g, ' $1 ');
    expect(figuresOf(spaced)).toEqual(figuresOf(plain));
  });

  it('takes time in proportion to its length', () => {
    const sentence = '其中:基本支出809.72万元,预算执行率为64.67%,得分为10分,三级指标36个';
    // In milliseconds of this process' CPU: what else the machine does is no part of it.
    const timeOf = (times: number): number => {
      const begun = process.cpuUsage();
      narrativeOf(sentence.repeat(times));
      return process.cpuUsage(begun).user / 1000;
    };
    timeOf(50);
    const short = timeOf(200);
    const long = timeOf(2000);
    expect(long).toBeLessThan(40 * Math.max(short, 5));
  });
});
