/** Headings left blank: the columns are told by what stands under them, or nothing tells them. */
import { describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../shared/report/record.ts';
import { codesOf, recordFor } from '../support/record-for.ts';

const TITLE = '2023年度项目支出绩效自评表';
const HEAD = '项目名称|甲工程|<|<|主管部门|某局|<|<';
const FUNDS = '项目资金(万元)|来源|年初预算数|全年预算数|全年执行数|分值|执行率|得分';
const AMOUNTS = `^|资金总额|120|100|96|10|96%|9.6
^|财政拨款|80|60|60|—|100%|—
^|其他资金|40|40|36|—|90%|—`;
const INDICATORS = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分|偏差原因';
const ROWS = `产出指标|数量指标|维护终端|≥80组|84组|20|20|
^|^|制作节目|≥40期|38期|20|19|播音员停工一月
^|质量指标|在线率|≥95%|96%|20|20|
效益指标|社会效益指标|覆盖村数|≥30村|31村|20|20|
满意度指标|服务对象满意度|满意度|≥88%|90%|10|10|`;

const read = (funds: string, indicators: string): ReportRecord =>
  recordFor(TITLE, [HEAD, funds, AMOUNTS, indicators, ROWS].join('\n'));
const rowsOf = ({ forms }: ReportRecord) => [forms[0]?.funds, forms[0]?.indicators];
const whole = read(FUNDS, INDICATORS);

describe('one heading left blank', () => {
  it('of the indicators', () => {
    expect(whole.forms[0]?.indicators).toHaveLength(5);
    for (const label of ['二级指标', '指标值', '完成值', '分值', '得分', '偏差原因']) {
      const record = read(FUNDS, INDICATORS.replace(label, ''));
      expect(rowsOf(record), label).toEqual(rowsOf(whole));
      expect(codesOf(record), label).toEqual(codesOf(whole));
    }
  });

  it('of the funds', () => {
    expect(whole.forms[0]?.funds).toHaveLength(3);
    for (const label of ['来源', '全年执行数', '分值', '执行率', '得分']) {
      const record = read(FUNDS.replace(label, ''), INDICATORS);
      expect(rowsOf(record), label).toEqual(rowsOf(whole));
      expect(codesOf(record), label).toEqual(codesOf(whole));
    }
  });
});

it('both blank: the level and the scores, the rate and what names the rows', () => {
  const record = read(
    FUNDS.replace('来源', '').replace('执行率', ''),
    INDICATORS.replace('二级指标', '').replace('得分', ''),
  );
  expect(rowsOf(record)).toEqual(rowsOf(whole));
  expect(codesOf(record)).toEqual([]);
});

describe('a rate under a blank heading that is wrong in one row', () => {
  const table = (rows: string): ReportRecord =>
    recordFor(TITLE, [HEAD, FUNDS.replace('执行率', ''), rows, INDICATORS, ROWS].join('\n'));
  const ratesOf = ({ forms }: ReportRecord) =>
    forms[0]?.funds.map((fund) => fund.executionRatePercent);

  it('is a contradiction where the other rows tell that it is the rate', () => {
    const record = table(AMOUNTS.replace('96%', '69%'));
    expect(ratesOf(record)).toEqual([69, 100, 90]);
    expect(codesOf(record)).toContain('rate.funds');
    expect(codesOf(record)).not.toContain('form.incomplete');
  });

  it('or the score is that share of its weight', () => {
    const record = table('^|资金总额|120|100|96|10|69%|6.9');
    expect(ratesOf(record)).toEqual([69]);
    expect(codesOf(record)).toContain('rate.funds');
  });

  it('is told as lost where nothing tells what it is', () => {
    for (const rows of ['^|资金总额|120|100|96|10|69%|9.6', '^|资金总额|120|100|100|10|69%|10']) {
      const record = table(rows);
      expect(ratesOf(record)).toEqual([null]);
      expect(codesOf(record)).toEqual(['form.incomplete']);
    }
  });
});

it('a blank column that prints nothing is no field', () => {
  const wide = (rows: string): string => rows.replaceAll(/$/gm, '|');
  const table = [`${HEAD}|<`, wide(FUNDS), wide(AMOUNTS), wide(INDICATORS), wide(ROWS)];
  const record = recordFor(TITLE, table.join('\n'));
  expect(rowsOf(record)).toEqual(rowsOf(whole));
  expect(codesOf(record)).toEqual([]);
});
