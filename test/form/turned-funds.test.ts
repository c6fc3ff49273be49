/** Funds whose sources stand over the columns, or nowhere: the same as if their rows were columns. */
import { describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../shared/report/record.ts';
import { codesOf, recordFor } from '../support/record-for.ts';

const HEAD = '项目名称|甲工程|<|主管部门|某局|<\n';
const ROWS = `
一级指标|二级指标|三级指标|指标值|完成值|得分
产出|数量|个数|5个|5个|50
效益|社会|户数|40户|42户|40`;
const read = (rows: string): ReportRecord =>
  recordFor('2024年度项目支出绩效自评表', HEAD + rows + ROWS);
const fundsOf = ({ forms }: ReportRecord) =>
  (forms[0]?.funds ?? []).map((f) => [
    f.label,
    f.category,
    ...[f.initialBudgetYuan, f.budgetYuan, f.executedYuan].map((yuan) =>
      yuan === null ? null : yuan / 10_000,
    ),
    f.executionRatePercent,
    f.score,
  ]);

const turned = (names: string): string => `资金(万元)|项目|${names}|<
^|年初预算|120|80|40|<
^|调整|-20|-20|0|<
^|全年预算|100|60|40|<
^|执行数|96|60|36|<
^|执行率|96%|100%|90%|<
^|得分(10分)|9.6|||<`;
const WHOLE = ['total', 120, 100, 96, 96, 9.6];
const SECOND = [80, 60, 60, 100, null];
const THIRD = ['other', 40, 40, 36, 90, null];

describe('columns of sources', () => {
  it('of known names, with what was added', () => {
    const record = read(turned('合计|财政拨款|其他资金'));
    expect(fundsOf(record)).toEqual([
      ['合计', ...WHOLE],
      ['财政拨款', 'fiscal', ...SECOND],
      ['其他资金', ...THIRD],
    ]);
    expect(record.forms[0]?.funds.map((f) => f.adjustmentYuan)).toEqual([-200_000, -200_000, 0]);
    expect(codesOf(record)).toEqual([]);
  });

  it('of names that no list holds, where the amounts make a whole', () => {
    for (const [all, second] of [
      ['合计', '社会捐赠'],
      ['总投入', '农户出资'],
    ]) {
      const record = read(turned(`${all}|${second}|市场化融资`));
      expect(fundsOf(record)).toEqual([
        [all, ...WHOLE],
        [second, 'other', ...SECOND],
        ['市场化融资', ...THIRD],
      ]);
      expect(codesOf(record)).toEqual([]);
    }
  });

  it('of such names, told where they make none', () => {
    const rows = turned('总投入|农户出资|市场化融资').replace(/60|80/g, '50');
    const record = read(rows);
    expect(fundsOf(record)).toEqual([]);
    expect(codesOf(record)).toContain('form.incomplete');
  });

  it('of bodies without their whole: none of them is it', () => {
    const record = read(turned('甲中心|乙中心|丙中心'));
    expect(fundsOf(record).map(([, category]) => category)).toEqual(['other', 'other', 'other']);
    expect(codesOf(record)).toEqual([]);
  });

  it('with a row of words between the measures', () => {
    const rows = turned('合计|财政拨款|其他资金').replace(
      '^|执行率',
      '^|偏差说明|质保金||<|<\n^|执行率',
    );
    expect(fundsOf(read(rows.replace('质保金||<|<', '质保金|||<')))).toHaveLength(3);
  });
});

describe('a measure of an unknown name', () => {
  it('is told by the rate, as in a column', () => {
    for (const name of ['全年预算', '执行数', '执行率']) {
      const record = read(turned('合计|财政拨款|其他资金').replace(`^|${name}|`, '^|某某项|'));
      expect(fundsOf(record)[0], name).toEqual(['合计', ...WHOLE]);
      expect(codesOf(record), name).toEqual([]);
    }
  });

  it('is told as lost where the rate is of none, and accuses nobody', () => {
    const rows = turned('合计|财政拨款|其他资金').replace('^|全年预算|100', '^|某某项|103');
    expect(codesOf(read(rows))).toEqual(['form.incomplete']);
  });
});

describe('a list of measures below no name', () => {
  const list = `预算执行(万元)|年初预算|<|120|<|<
^|全年预算|<|100|<|<
^|全年支出|<|96|<|<
^|执行率|<|96%|<|<
^|得分|<|9.6|<|<`;

  it('is of the whole, by its values too', () => {
    for (const name of ['全年预算', '全年支出', '执行率', '']) {
      const record = read(list.replace(`^|${name}|`, '^|某某项|'));
      expect(fundsOf(record), name).toEqual([['预算执行(万元)', ...WHOLE]]);
      expect(codesOf(record), name).toEqual([]);
    }
  });
});

describe('rows of sources', () => {
  const block = (rows: string): string =>
    `资金(万元)|来源|全年预算|执行数|执行率|得分(10分)\n${rows}`;

  it('print one score beside all of them once: of the whole', () => {
    const record = read(
      block('^|财政拨款|60|60|100%|9.6\n^|其他资金|40|36|90%|^\n^|合计|100|96|96%|^'),
    );
    expect(fundsOf(record).map((row) => row.at(-1))).toEqual([null, null, 9.6]);
  });

  it('are no whole where another row is called that', () => {
    const record = read(
      block('^|社会捐赠|40|36|90%|\n^|财政拨款|60|60|100%|\n^|合计|100|96|96%|9.6'),
    );
    expect(fundsOf(record).map(([, category]) => category)).toEqual(['other', 'fiscal', 'total']);
    expect(codesOf(record)).toEqual([]);
  });
});

it('an amount that was added is no adjusted budget', () => {
  const block = (rows: string): string => `资金(万元)|来源|年初预算|调整|执行数|执行率\n${rows}`;
  for (const rows of ['^|合计|120|-20|96|96%', '^|合计|80|20|96|96%', '^|合计|80|0|76|95%']) {
    const record = read(block(rows));
    expect(fundsOf(record)[0]?.[3], rows).toBe(null);
    expect(codesOf(record), rows).toEqual([]);
  }
  expect(fundsOf(read(block('^|合计|120|100|96|96%')))[0]?.[3]).toBe(100);
  const more = read(block('^|合计|90|80|96|120%'));
  expect(codesOf(more)).toContain('rate.exceeds');
});
