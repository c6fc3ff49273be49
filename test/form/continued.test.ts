/** A form that a page end cuts: what is printed again below it, and texts that go on there. */
import { describe, expect, it } from 'vitest';
import { findForms } from '../../shared/form/find-forms.ts';
import type { ReportRecord } from '../../shared/report/record.ts';
import type { Grid, PlacedText } from '../../shared/table/layout.ts';
import { layoutOf, table } from '../support/layouts.ts';
import { codesOf, fundsOf, recordFor } from '../support/record-for.ts';

const TITLE = '2022年度项目支出绩效自评表';
const HEADER = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分';
const FIRST = '产出指标(70分)|数量指标|购置台数|≥5台|5台|30|30';
const SECOND = '|数量指标|培训人次|≥90人次|90人次|40|40';
const LAST = '效益指标|社会效益|服务能力|提升|提升|30|30';
const form = (...rows: string[]): string => ['项目名称|甲|<|<|<|<|<', ...rows].join('\n');

const rowsOf = ({ forms }: ReportRecord) =>
  forms.map((f) => f.indicators.map((i) => [i.level1, i.level1Weight, i.level3, i.score]));
const WHOLE = [
  ['产出指标', 70, '购置台数', 30],
  ['产出指标', 70, '培训人次', 40],
  ['效益指标', null, '服务能力', 30],
];

/** The drawing as one table whose rows from the given one on stand behind a break. */
function broken(drawing: string, from: number): Grid {
  const grid = table(drawing);
  const cells = grid.cells.map((cell) => {
    const { row, column } = cell;
    return { ...cell, place: { kind: 'cell', table: row < from ? 0 : 1, row, column } as const };
  });
  return { ...grid, cells };
}

describe('what is printed again below a page end', () => {
  it('is the label of a level, with (续) behind it', () => {
    const again = SECOND.replace(/^/, '产出指标(续)');
    expect(rowsOf(recordFor(TITLE, form(HEADER, FIRST, again, LAST)))).toEqual([WHOLE]);
  });

  it('is the title with (续), in a row of the table or on top of the next one', () => {
    const title = '项目支出绩效自评表(续)|<|<|<|<|<|<';
    const one = recordFor(TITLE, form(HEADER, FIRST, title, SECOND, LAST));
    const two = recordFor(TITLE, form(HEADER, FIRST), [title, HEADER, SECOND, LAST].join('\n'));
    const turned = recordFor(TITLE, form(HEADER, FIRST, '(接上页)|<|<|<|<|<|<', SECOND, LAST));
    for (const record of [one, two, turned])
      expect([rowsOf(record), record.forms[0]?.title]).toEqual([[WHOLE], TITLE]);
  });

  it('is the header, whole or with labels left out', () => {
    for (const header of [HEADER, '一级指标||三级指标||完成值|分值|'])
      expect(rowsOf(recordFor(TITLE, form(HEADER, FIRST, header, SECOND, LAST)))).toEqual([WHOLE]);
  });

  it('is the label of the whole block, which is no level', () => {
    const header = '绩效指标|指标名称|指标值|完成值|分值|得分';
    const rows = ['绩效指标|购置台数|≥5台|5台|60|60', '^|培训人次|≥90人次|90人次|40|40'];
    const record = recordFor(TITLE, ['项目名称|甲|<|<|<|<', header, ...rows].join('\n'));
    const none = [null, null];
    expect(rowsOf(record)).toEqual([
      [
        [...none, '购置台数', 60],
        [...none, '培训人次', 40],
      ],
    ]);
  });

  it('is the line of whoever filled it in', () => {
    const lower = ['|数量指标|培训人次|≥90人次|90人次|40|40', LAST].join('\n');
    const signed = recordFor(TITLE, form(HEADER, FIRST), '填报人:王某某 联系电话:0371', lower);
    const foot = '本表由预算单位填报';
    const both = recordFor(TITLE, form(HEADER, FIRST), foot, lower, foot);
    for (const record of [signed, both]) expect(rowsOf(record)).toEqual([WHOLE]);
  });
});

it('a title that the heads of pages share is that of their forms', () => {
  const head: PlacedText = {
    text: TITLE,
    place: { kind: 'page', page: 1, box: [0, 0, 9, 9] },
    confidence: 1,
  };
  const drawing = form(HEADER, FIRST, SECOND, LAST);
  const titled = { ...layoutOf(table(drawing)), heads: [head] };
  expect(findForms(titled).map(({ title }) => title?.text)).toEqual([TITLE]);
});

describe('texts that a page end cuts', () => {
  const GOALS = ['年度总体目标|预期目标|<|<|实际完成情况|<|<', '^|建成远程会|<|<|覆盖16家卫|<|<'];

  it('are those of a goal, and no goal of their own', () => {
    const drawing = form(...GOALS, '^|诊系统。|<|<|生院。|<|<', HEADER, FIRST, SECOND, LAST);
    const goal = { target: '建成远程会诊系统。', actual: '覆盖16家卫生院。' };
    expect(recordFor(TITLE, broken(drawing, 3)).forms[0]?.goals).toEqual([goal]);
    expect(recordFor(TITLE, table(drawing)).forms[0]?.goals).toHaveLength(2);
  });

  it('are the next goal where they begin with its number', () => {
    const drawing = form(...GOALS, '^|2.诊系统。|<|<|2.生院。|<|<', HEADER, FIRST, SECOND, LAST);
    expect(recordFor(TITLE, broken(drawing, 3)).forms[0]?.goals).toHaveLength(2);
  });

  it('are those of an indicator, in all of its columns but the target', () => {
    const rows = [`${HEADER}|原因`, `${FIRST}|受疫情`, '||和套数||和6套|||影响', `${SECOND}|`];
    const [read] = recordFor(TITLE, broken(form(...rows, `${LAST}|`), 3)).forms;
    expect(read?.indicators.map((i) => [i.level3, i.actual, i.reason])).toEqual([
      ['购置台数和套数', '5台和6套', '受疫情影响'],
      ['培训人次', '90人次', null],
      ['服务能力', '提升', null],
    ]);
  });
});

describe('the label of the tasks', () => {
  const TASKS = '年度主要任务|任务名称|主要内容|全年预算数|<|执行数|<|<';

  it('takes no row of other columns that a page end lets it run on beside', () => {
    const rows = [
      TASKS,
      '^|设备购置|购置5台|100|<|90|<|<',
      '^|部门预算总额|<|<|100|<|90|90%',
      '^|其中:财政性资金|<|<|100|<|90|90%',
    ];
    const head = '部门名称|某区教育局|<|<|<|<|<|<';
    const record = recordFor('2022年度部门整体绩效自评表', '单位:万元', [head, ...rows].join('\n'));
    expect(record.forms[0]?.tasks.map(({ name }) => name)).toEqual(['设备购置']);
    expect(fundsOf(record)).toEqual([
      ['total', 1000000, 900000],
      ['fiscal', 1000000, 900000],
    ]);
  });
});

describe('rows of a block', () => {
  it('that no block takes are told', () => {
    const other = '考核事项||一票否决情况||18|3|正常';
    const told = recordFor(TITLE, form(other, HEADER, FIRST, SECOND, LAST));
    expect(codesOf(told)).toContain('form.incomplete');
    expect(codesOf(recordFor(TITLE, form(HEADER, FIRST, SECOND, LAST)))).toEqual([]);
  });

  it('that nobody filled in, or that are signed, are no indicators', () => {
    const rows = ['||......|/|/||', '审核人签字|<|<||||'];
    expect(rowsOf(recordFor(TITLE, form(HEADER, FIRST, SECOND, LAST, ...rows)))).toEqual([WHOLE]);
  });

  it('are no part of a header whose block’s label runs down beside one of them', () => {
    const rows = ['绩效指标|一级指标|三级指标|指标值|完成值', '^|产出指标|治理长度|≥4公里|4公里'];
    const record = recordFor(TITLE, ['项目名称|甲|<|<|<', ...rows].join('\n'));
    expect(rowsOf(record)).toEqual([[['产出指标', null, '治理长度', null]]]);
  });
});
