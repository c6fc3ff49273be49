/** Doubtful characters once more, when the form says what its columns hold. */
import { describe, expect, it } from 'vitest';
import { recordOf } from '../../shared/pipeline.ts';
import type { ReportRecord } from '../../shared/report/record.ts';
import type { Cell, DoubtfulCharacter, Layout } from '../../shared/table/layout.ts';
import { layoutOf, table } from '../support/layouts.ts';

/** What the cell says, and what the recognizer held possible for one of its characters. */
interface Doubt {
  readonly text: string;
  readonly character: string;
  readonly confidence: number;
  readonly others: readonly (readonly [text: string, confidence: number])[];
}
type Columns = Readonly<Partial<Record<'budget' | 'rate' | 'actual' | 'weight' | 'score', string>>>;

function formOf({ budget, rate, actual, weight, score }: Columns) {
  return table(`
    项目名称 | 公路养护 | < | 主管部门 | 县交通局 | < | < | <
    项目资金(万元) | < | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
    年度资金总额 | < | 100 | ${budget ?? '200'} | 150 | 10 | ${rate ?? '75%'} | 7.5
    其中:当年财政拨款 | < | 100 | 200 | 150 | — | 75% | —
    上年结转资金 | < | 0 | 0 | 0 | — | 50% | —
    一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因
    产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 20 | 20 |
    ^ | 质量指标 | 合格率 | ≥95% | ${actual ?? '95%'} | ${weight ?? '30'} | ${score ?? '30'} |
    效益指标 | 社会效益 | 群众出行 | 改善 | 改善 | 30 | 30 |
    满意度指标 | 满意度 | 满意度 | ≥90% | 92% | 10 | 10 |
    总分 | < | < | < | < | 100 | 97.5 |
  `);
}

function scanOf(columns: Columns, { text, character, confidence, others }: Doubt): Layout {
  const doubtful: readonly DoubtfulCharacter[] = [
    {
      offset: text.indexOf(character),
      confidence,
      alternatives: others.map(([other, p]) => ({ text: other, confidence: p })),
    },
  ];
  const layout = layoutOf(formOf(columns));
  const blocks = layout.blocks.map((block) => {
    if (block.kind === 'paragraph') return block;
    const cells = block.grid.cells.map((cell): Cell => {
      if (cell.text !== text) return cell;
      return confidence < 0.97 ? { ...cell, confidence, doubtful } : { ...cell, confidence };
    });
    return { ...block, grid: { ...block.grid, cells } };
  });
  return { ...layout, textSource: 'ocr', blocks };
}

function read(columns: Columns, doubt: Doubt): ReportRecord {
  const file = { bytes: new Uint8Array(1), fileName: 'scan.pdf' };
  return recordOf(file, 'application/pdf', { value: scanOf(columns, doubt), remarks: [] });
}
const ROW = '/forms/0/indicators/1';

describe('a doubtful character in a column of figures', () => {
  it('is the digit that the recognizer held possible, for review with its raw reading', () => {
    const doubt = { text: '3口', character: '口', confidence: 0.6 };
    const record = read({ weight: '3口' }, { ...doubt, others: [['0', 0.3]] });
    expect(record.forms[0]?.indicators[1]?.weight).toBe(30);
    const evidence = record.evidence[`${ROW}/weight`];
    expect(evidence?.typed).toEqual({ raw: '3口', column: 'points' });
    expect(evidence?.confidence).toBeLessThanOrEqual(0.85);
    expect(record.review.find(({ path }) => path === `${ROW}/weight`)?.reason).toContain('3口');
    expect(record.findings.map((f) => f.code)).not.toContain('number.malformed');
  });

  it('is the point that an amount needs, where a comma was read', () => {
    const doubt = { text: '2,00', character: ',', confidence: 0.7 };
    const record = read({ budget: '2,00' }, { ...doubt, others: [['.', 0.25]] });
    expect(record.forms[0]?.funds[0]?.budgetYuan).toBe(20_000);
    expect(record.evidence['/forms/0/funds/0/budgetYuan']?.typed?.raw).toBe('2,00');
  });

  it('is read in the unit that the target is counted in', () => {
    const doubt = { text: '9S%', character: 'S', confidence: 0.5 };
    const record = read(
      { actual: '9S%' },
      {
        ...doubt,
        others: [
          ['8', 0.1],
          ['5', 0.3],
        ],
      },
    );
    expect(record.forms[0]?.indicators[1]?.actualValue).toMatchObject({ value: 95, unit: '%' });
    expect(record.evidence[`${ROW}/actual`]?.typed).toEqual({ raw: '9S%', column: 'quantity' });
  });

  it('stays as read where no reading that was held possible makes a figure', () => {
    const doubt = { text: '3口', character: '口', confidence: 0.6 };
    const record = read({ weight: '3口' }, { ...doubt, others: [['日', 0.3]] });
    expect(record.forms[0]?.indicators[1]?.weight).toBeNull();
    expect(record.evidence[`${ROW}/weight`]?.text).toBe('3口');
    expect(record.evidence[`${ROW}/weight`]?.typed).toBeUndefined();
  });

  it('stays as read where it was read with confidence: so it is printed', () => {
    const doubt = { text: '3口', character: '口', confidence: 0.99 };
    const record = read({ weight: '3口' }, { ...doubt, others: [['0', 0.3]] });
    expect(record.forms[0]?.indicators[1]?.weight).toBeNull();
    expect(record.findings.map((f) => f.code)).toContain('number.malformed');
  });

  it('stays as read where it makes a figure already, whatever else it may be', () => {
    const doubt = { text: '85%', character: '8', confidence: 0.6 };
    const record = read({ rate: '85%' }, { ...doubt, others: [['9', 0.3]] });
    expect(record.forms[0]?.funds[0]?.executionRatePercent).toBe(85);
    expect(record.evidence['/forms/0/funds/0/executionRatePercent']?.confidence).toBe(0.6);
  });

  it('is no figure in a column of texts', () => {
    const doubt = { text: '改善口', character: '口', confidence: 0.6 };
    const record = read({ actual: '改善口' }, { ...doubt, others: [['0', 0.3]] });
    expect(record.forms[0]?.indicators[1]?.actual).toBe('改善口');
  });
});
