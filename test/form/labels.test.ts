/** The tables of labels: every spelling in them is read into its field where it is printed over it. */
import { describe, expect, it } from 'vitest';
import type { LabelIndex } from '../../shared/form/canon.ts';
import { GOAL_COLUMNS, HEAD_FIELDS, TOTAL_LABELS } from '../../shared/form/head/head-labels.ts';
import { FUND_COLUMNS, INDICATOR_COLUMNS, TASK_COLUMNS } from '../../shared/form/labels.ts';
import type { Form } from '../../shared/report/record.ts';
import { recordFor } from '../support/record-for.ts';

const PROJECT = '项目名称|甲工程|<|<|<|<|<';
const INDICATORS = `一级指标|二级指标|三级指标|指标值|完成值|分值|得分
产出|数量|个数|5个|5个|90|90`;
const formOf = (...rows: string[]): Form =>
  recordFor('项目支出绩效自评表', '单位:万元', rows.join('\n')).forms[0] as Form;

/** A block under its usual heads: what each column prints, and which field holds it then. */
interface Block {
  readonly heads: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
  readonly read: Readonly<Record<string, readonly [field: string, value: unknown]>>;
}

const INDICATOR_BLOCK: Block = {
  heads: {
    ...{ level1: '一级指标', level2: '二级指标', level3: '三级指标', target: '年度指标值' },
    ...{ unit: '度量单位', actual: '实际完成值', weight: '分值', score: '得分' },
    ...{ reviewScore: '复核得分', reason: '偏差原因分析' },
  },
  values: {
    ...{ level1: '产出指标', level2: '数量指标', level3: '修缮房屋', target: '≥12', unit: '间' },
    ...{ actual: '11', weight: '90', score: '82.5', reviewScore: '80', reason: '雨季停工' },
  },
  read: {
    ...{ level1: ['level1', '产出指标'], level2: ['level2', '数量指标'] },
    ...{ level3: ['level3', '修缮房屋'], target: ['target', '≥12'], unit: ['unit', '间'] },
    ...{ actual: ['actual', '11'], weight: ['weight', 90], score: ['score', 82.5] },
    ...{ reviewScore: ['reviewScore', 80], reason: ['reason', '雨季停工'] },
  },
};

const FUND_BLOCK: Block = {
  heads: {
    ...{ label: '资金来源', initialBudget: '年初预算数', budget: '全年预算数' },
    ...{ executed: '全年执行数', weight: '分值', executionRate: '执行率', score: '得分' },
  },
  values: {
    ...{ label: '年度资金总额', initialBudget: '40', budget: '50', executed: '49' },
    ...{ weight: '10', executionRate: '98%', score: '9.8' },
  },
  read: {
    ...{ initialBudget: ['initialBudgetYuan', 400_000], budget: ['budgetYuan', 500_000] },
    ...{ executed: ['executedYuan', 490_000], weight: ['weight', 10], score: ['score', 9.8] },
    executionRate: ['executionRatePercent', 98],
  },
};

const TASK_BLOCK: Block = {
  heads: {
    ...{ name: '任务名称', content: '主要内容', budget: '预算数', executed: '执行数' },
    ...{ outcome: '任务完成情况' },
  },
  values: {
    ...{ name: '疏浚河道', content: '清淤八公里', budget: '50', executed: '49' },
    ...{ outcome: '已完成' },
  },
  read: {
    ...{ name: ['name', '疏浚河道'], content: ['content', '清淤八公里'] },
    ...{ budget: ['budgetYuan', 500_000], executed: ['executedYuan', 490_000] },
    ...{ outcome: ['outcome', '已完成'] },
  },
};

const row = (cells: readonly string[], columns: number): string =>
  [...cells, ...Array.from({ length: columns - cells.length }, () => '<')].join('|');

/** The block with the spelling over its column, as rows of one width. */
function printed({ heads, values }: Block, role: string, spelling: string, columns = 0): string[] {
  const roles = Object.keys(heads).filter((one) => one in values);
  const width = Math.max(columns, roles.length);
  const labels = roles.map((one) => (one === role ? spelling : (heads[one] ?? '')));
  return [
    row(labels, width),
    row(
      roles.map((one) => values[one] ?? ''),
      width,
    ),
  ];
}

/** Every spelling whose column is not read, or is read into another field. */
function unread<R extends string>(
  index: LabelIndex<R>,
  block: Block,
  rowOf: (role: string, spelling: string) => unknown,
): unknown[] {
  return [...index.spellings].flatMap(([spelling, role]) => {
    const due = block.read[role];
    if (due === undefined) return [];
    const found = (rowOf(role, spelling) ?? {}) as Record<string, unknown>;
    return found[due[0]] === due[1] ? [] : [[role, spelling, found[due[0]]]];
  });
}

describe('every spelling of a column’s label', () => {
  it('is read where it heads the indicators', () => {
    const first = (role: string, spelling: string) => {
      const [head = '', ...rows] = printed(INDICATOR_BLOCK, role, spelling);
      return formOf(row(['项目名称', '甲工程'], head.split('|').length), head, ...rows)
        .indicators[0];
    };
    expect(INDICATOR_COLUMNS.spellings.size).toBeGreaterThan(150);
    expect(unread(INDICATOR_COLUMNS, INDICATOR_BLOCK, first)).toEqual([]);
  });

  it('is read where it heads the funds', () => {
    const first = (role: string, spelling: string) =>
      formOf(PROJECT, ...printed(FUND_BLOCK, role, spelling), INDICATORS).funds[0];
    expect(unread(FUND_COLUMNS, FUND_BLOCK, first)).toEqual([]);
  });

  it('is read where it heads the tasks', () => {
    const first = (role: string, spelling: string) =>
      formOf(PROJECT, ...printed(TASK_BLOCK, role, spelling, 7), INDICATORS).tasks[0];
    expect(unread(TASK_COLUMNS, TASK_BLOCK, first)).toEqual([]);
  });

  it('is read where it heads the goals', () => {
    const target = '修缮房屋十二间';
    const actual = '修缮房屋十一间';
    const wrong = [...GOAL_COLUMNS.spellings].filter(([spelling, role]) => {
      if (role !== 'target' && role !== 'actual') return false;
      const left = role === 'target' ? spelling : '预期目标';
      const right = role === 'actual' ? spelling : '实际完成情况';
      const [goal] = formOf(
        PROJECT,
        `${left}|<|<|${right}|<|<|<`,
        `${target}|<|<|${actual}|<|<|<`,
        INDICATORS,
      ).goals;
      return goal?.target !== target || goal.actual !== actual;
    });
    expect(wrong).toEqual([]);
  });
});

describe('every spelling of a label of the head', () => {
  const VALUES: Readonly<Record<string, readonly [printed: string, field: keyof Form]>> = {
    department: ['某某市水利局', 'department'],
    implementingUnit: ['某某市河道管理处', 'implementingUnit'],
    projectName: ['河道治理', 'projectName'],
    contact: ['张三', 'contact'],
    filledOn: ['2024年3月5日', 'filledOn'],
    selfScore: ['99.8', 'selfScore'],
    selfRating: ['优', 'selfRating'],
    reviewScore: ['97.5', 'reviewScore'],
  };

  it('is read beside its value', () => {
    const wrong = [...HEAD_FIELDS.spellings].flatMap(([spelling, role]) => {
      const due = VALUES[role];
      if (due === undefined) return [];
      const found = formOf(`${spelling}|${due[0]}|<|<|<|<|<`, INDICATORS)[due[1]];
      return String(found) === due[0] ? [] : [[role, spelling, found]];
    });
    expect(wrong).toEqual([]);
  });
});

describe('every spelling of a total row', () => {
  it('closes the indicators with the full marks and the score', () => {
    const wrong = [...TOTAL_LABELS.spellings.keys()].filter((spelling) => {
      const form = formOf(PROJECT, INDICATORS, `${spelling}|<|<|<|<|100|90`);
      return form.selfScore !== 90 || form.indicators.length !== 1;
    });
    expect(wrong).toEqual([]);
  });
});
