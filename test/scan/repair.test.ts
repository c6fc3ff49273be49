/** Doubtful digits and the form's arithmetic: two equations mend one, a confident contradiction stays. */
import { describe, expect, it } from 'vitest';
import { recordOf } from '../../shared/pipeline.ts';
import type { ReportRecord } from '../../shared/report/record.ts';
import type { Cell, DoubtfulCharacter, Grid, Layout } from '../../shared/table/layout.ts';
import { layoutOf, table } from '../support/layouts.ts';

type Doubt = readonly [character: string, alternative: string, confidence: number];

/** A form in which the total's execution stands in two equations: its rate, and its one source. */
function formOf(executed: string, weight = '20'): Grid {
  return table(`
    项目名称 | 公路养护 | < | 主管部门 | 县交通局 | < | < | <
    项目资金(万元) | < | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
    年度资金总额 | < | 100 | 200 | ${executed} | 10 | 75% | 7.5
    其中:当年财政拨款 | < | 100 | 200 | 150 | — | 75% | —
    一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因
    产出指标(50分) | 数量指标 | 养护里程 | ≥20公里 | 20公里 | ${weight} | 20 |
    ^ | 质量指标 | 合格率 | ≥95% | 95% | 30 | 30 |
    效益指标 | 社会效益 | 群众出行 | 改善 | 改善 | 30 | 30 |
    满意度指标 | 满意度 | 满意度 | ≥90% | 92% | 10 | 10 |
    总分 | < | < | < | < | 100 | 97.5 |
  `);
}

/** The layout as a scan gives it: one cell is read with a doubt about its first character. */
function scanOf(executed: string, [character, alternative, confidence]: Doubt): Layout {
  const doubtful: readonly DoubtfulCharacter[] = [
    {
      offset: executed.indexOf(character),
      confidence,
      alternatives: [{ text: alternative, confidence: 1 - confidence }],
    },
  ];
  const layout = layoutOf(formOf(executed));
  const blocks = layout.blocks.map((block) => {
    if (block.kind === 'paragraph') return block;
    const cells = block.grid.cells.map((cell): Cell => {
      if (cell.text !== executed || cell.row !== 2) return cell;
      return confidence < 0.97 ? { ...cell, confidence, doubtful } : { ...cell, confidence };
    });
    return { ...block, grid: { ...block.grid, cells } };
  });
  return { ...layout, textSource: 'ocr', blocks };
}

function read(executed: string, doubt: Doubt): ReportRecord {
  const file = { bytes: new Uint8Array(1), fileName: 'scan.pdf' };
  return recordOf(file, 'application/pdf', { value: scanOf(executed, doubt), remarks: [] });
}
const PATH = '/forms/0/funds/0/executedYuan';
const executedOf = (record: ReportRecord) => record.forms[0]?.funds[0]?.executedYuan;

describe('a doubtful digit', () => {
  it('is repaired where the other reading satisfies two independent equations', () => {
    const record = read('158', ['8', '0', 0.7]);
    expect(executedOf(record)).toBe(1_500_000);
    expect(record.evidence[PATH]?.repair).toMatchObject({ raw: '158', repaired: '150' });
    expect(record.evidence[PATH]?.repair?.equations).toHaveLength(2);
    expect(record.evidence[PATH]?.confidence).toBe(0.7);
    expect(record.review[0]).toMatchObject({ path: PATH, confidence: 0.7 });
  });

  it('is repaired where its row and the total agree: a target that is met earns its weight', () => {
    const layout = layoutOf(formOf('150', '26'));
    const blocks = layout.blocks.map((block) => {
      if (block.kind === 'paragraph') return block;
      const cells = block.grid.cells.map((cell): Cell => {
        if (cell.text !== '26') return cell;
        const alternatives = [{ text: '0', confidence: 0.3 }];
        const doubtful = [{ offset: 1, confidence: 0.6, alternatives }];
        return { ...cell, confidence: 0.6, doubtful };
      });
      return { ...block, grid: { ...block.grid, cells } };
    });
    const record = recordOf({ bytes: new Uint8Array(1), fileName: 'scan.pdf' }, 'application/pdf', {
      value: { ...layout, textSource: 'ocr', blocks },
      remarks: [],
    });
    expect(record.forms[0]?.indicators[0]?.weight).toBe(20);
    const equations = record.evidence['/forms/0/indicators/0/weight']?.repair?.equations;
    expect(equations).toContain('20 = 20 (20公里, ≥20公里)');
    expect(record.findings.map((finding) => finding.code)).not.toContain('weights.total');
  });

  it('stays as read where the recognizer held no reading possible that fits', () => {
    const record = read('158', ['8', '3', 0.7]);
    expect(executedOf(record)).toBe(1_580_000);
    expect(record.evidence[PATH]?.repair).toBeUndefined();
    expect(record.review[0]).toMatchObject({ path: PATH });
  });
});

describe('a contradiction between confident readings', () => {
  it('is not repaired either where the doubt is slight: an author errs more often', () => {
    const record = read('158', ['8', '0', 0.93]);
    expect(executedOf(record)).toBe(1_580_000);
    expect(record.evidence[PATH]?.repair).toBeUndefined();
    expect(record.findings.map((finding) => finding.code)).toContain('rate.funds');
  });

  it('is never repaired: it is what the report says', () => {
    const record = read('158', ['8', '0', 0.999]);
    expect(executedOf(record)).toBe(1_580_000);
    expect(record.findings.map((finding) => finding.code)).toContain('rate.funds');
    expect(record.findings.find((f) => f.code === 'rate.funds')?.cause).toBe('author');
  });
});
