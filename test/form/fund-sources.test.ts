/** Rows of funds whose names no list holds, and rows that cannot be read: no sum accuses for them. */
import { describe, expect, it } from 'vitest';
import { recordFor } from '../support/record-for.ts';

const read = (rows: string) =>
  recordFor(
    '2024年度专项债券项目绩效自评表',
    `项目名称|管网改造|<|<|<|<
资金来源(万元)|年初预算数|全年预算数|全年执行数|执行率|得分
${rows}
一级指标|二级指标|三级指标|目标值|完成值|得分
产出|数量|个数|5个|5个|90`,
  );
const fundsOf = (rows: string) =>
  (read(rows).forms[0]?.funds ?? []).map((f) => [f.category, f.initialBudgetYuan, f.budgetYuan]);
const codesOf = (rows: string) => read(rows).findings.map((f) => f.code);

const KNOWN = '财政拨款|600|600|570|95%|\n其他资金|40|40|40|100%|';
const WHOLE = '合计|2140|2140|2010|93.93%|9.4';

describe('a source of an unknown name', () => {
  it.each(['市场化融资', '社会捐赠', '农户出资'])('%s is read where it makes the whole', (name) => {
    const row = `${name}|1500|1500|1400|93.33%|`;
    const funds = [
      ['fiscal', 6_000_000, 6_000_000],
      ['other', 400_000, 400_000],
      ['other', 15_000_000, 15_000_000],
    ];
    const whole = ['total', 21_400_000, 21_400_000];
    expect(fundsOf([KNOWN, row, WHOLE].join('\n'))).toEqual([...funds, whole]);
    expect(fundsOf([WHOLE, KNOWN, row].join('\n'))).toEqual([whole, ...funds]);
    expect(codesOf([KNOWN, row, WHOLE].join('\n'))).toEqual([]);
  });

  it('stays in its place where one of its amounts is none', () => {
    const rows = [KNOWN, '市场化融资|1.500.00|1500|1400|93.33%|', WHOLE].join('\n');
    expect(fundsOf(rows)[2]).toEqual(['other', null, 15_000_000]);
    expect(codesOf(rows)).toEqual(['number.malformed']);
  });

  it('is told, and accuses nobody, where it makes no whole', () => {
    const rows = [KNOWN, '市场化融资|1600|1600|1500|93.75%|', WHOLE].join('\n');
    expect(fundsOf(rows).map(([category]) => category)).toEqual(['fiscal', 'other', 'total']);
    expect(codesOf(rows)).toEqual(['form.incomplete']);
  });
});

it('sources above the whole are told, whatever else is not read', () => {
  const rows = [
    '财政拨款|2600|2600|2470|95%|',
    '其他资金|40|40|40|100%|',
    '三公经费|7|7|7|100%|',
    WHOLE,
  ];
  expect(codesOf(rows.join('\n'))).toContain('form.incomplete');
  expect(codesOf(rows.join('\n'))).toContain('funds.sources');
});
