/** Columns under headings that no synonym knows: what stands under them tells, or nothing does. */
import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../shared/report/record.ts';
import { recordFor } from '../support/record-for.ts';

const TITLE = '2022年度项目支出绩效自评表';
const PROJECT = '项目名称|甲';

/** `*` marks a heading that is printed as a word of no meaning. */
function read(headings: string, ...rows: readonly string[]) {
  const labels = headings.replaceAll(/[^|]+\*/g, '某某项');
  const width = labels.split('|').length;
  const head = `${PROJECT}${'|<'.repeat(width - 2)}`;
  return recordFor(TITLE, [head, labels, ...rows].join('\n'));
}

const rowsOf = (...read_: Parameters<typeof read>): Indicator[] => [
  ...(read(...read_).forms[0]?.indicators ?? []),
];

const LEVELS = '一级指标|二级指标|三级指标';
const ROWS = [
  '产出|数量|修路|≥20公里|21公里|30|30|无',
  '^|质量|合格率|≥95%|95.6%|20|20|无',
  '^|时效|完工时间|6月底前|7月中旬|10|8|汛期停工二十天',
  '效益|社会|作用|明显|明显|30|30|无',
] as const;
const KNOWN = `${LEVELS}|目标值|实际完成值|分值|得分|偏差原因`;

describe('one heading of no meaning', () => {
  const whole = rowsOf(KNOWN, ...ROWS);

  it('is read by its values, as the known one is', () => {
    expect(whole.map((i) => [i.target, i.actual, i.weight, i.score, i.reason])).toEqual([
      ['≥20公里', '21公里', 30, 30, null],
      ['≥95%', '95.6%', 20, 20, null],
      ['6月底前', '7月中旬', 10, 8, '汛期停工二十天'],
      ['明显', '明显', 30, 30, null],
    ]);
    for (const label of ['目标值', '实际完成值', '分值', '得分', '偏差原因'])
      expect(rowsOf(KNOWN.replace(label, `${label}*`), ...ROWS)).toEqual(whole);
  });

  it('may stand over the signs of the targets, or over the standards of the scores', () => {
    const signs = rowsOf(
      `${LEVELS}|符号*|目标值|完成值|分值|得分`,
      '产出|数量|修路|≥|20公里|21公里|30|30',
      '^|时效|停工|≤|10天|9天|30|30',
      '^|质量|评价|定性|优良|优良|30|30',
    );
    expect(signs.map((i) => i.target)).toEqual(['≥20公里', '≤10天', '优良']);
    const standards = rowsOf(
      `${LEVELS}|扣分办法*|目标值|完成值|分值|得分`,
      '产出|数量|修路|每少1公里扣2分|20公里|19公里|30|28',
      '^|时效|停工|每多1天扣1分|10天|9天|30|30',
      '^|质量|评价|优良得满分|优良|优良|30|30',
    );
    expect(standards.map((i) => i.criterion)).toEqual([
      ...['每少1公里扣2分', '每多1天扣1分', '优良得满分'],
    ]);
  });
});

it('a weight behind a higher level is that level’s, and leaves the rows’ own to be found', () => {
  const rows = rowsOf(
    '一级指标|权重|二级指标|三级指标|目标值|完成值|某分*|得分',
    '产出|60|数量|修路|≥20公里|21公里|30|30',
    '^|^|质量|合格率|≥95%|95.6%|30|30',
    '效益|30|社会|作用|明显|明显|30|30',
  );
  expect(rows.map((i) => [i.level1Weight, i.weight])).toEqual([
    ...[
      [60, 30],
      [60, 30],
      [30, 30],
    ],
  ]);
});

describe('two headings of no meaning', () => {
  it('are full marks and what was earned of them, from the left', () => {
    const rows = rowsOf(KNOWN.replace('分值', '分值*').replace('得分', '得分*'), ...ROWS);
    expect(rows.map((i) => [i.weight, i.score])).toEqual([
      ...[
        [30, 30],
        [20, 20],
        [10, 8],
        [30, 30],
      ],
    ]);
  });

  it('are target and result where the signs of the targets show', () => {
    const rows = rowsOf(
      `${LEVELS}|目标值*|实际*|分值|得分`,
      '产出|数量|修路|≥20公里|21公里|30|30',
      '^|时效|停工|≤10天|9天|30|30',
      '^|质量|合格率|≥95%|95.6%|30|30',
    );
    expect(rows.map((i) => [i.target, i.actual])).toEqual([
      ...[
        ['≥20公里', '21公里'],
        ['≤10天', '9天'],
        ['≥95%', '95.6%'],
      ],
    ]);
  });
});

describe('a column that could be either', () => {
  const results = (heading: string) =>
    read(
      `${LEVELS}|目标值|${heading}|分值|得分`,
      '产出|数量|修路|≥20公里|18公里|21公里|30|30',
      '^|质量|合格率|≥95%|93%|95.6%|30|30',
      '^|时效|停工|≤10天|12天|9天|30|30',
    );

  it('is not guessed, but told', () => {
    const record = results('某列*|另列*');
    expect(record.forms[0]?.indicators.map((i) => i.actual)).toEqual([null, null, null]);
    expect(record.findings.map((f) => f.code)).toContain('form.incomplete');
  });

  it('is not taken where its heading names another year, or a share', () => {
    for (const heading of ['上年值|年末值', '年末值|达成率']) {
      const at = heading.startsWith('年末值') ? '18公里' : '21公里';
      expect(results(heading).forms[0]?.indicators[0]?.actual).toBe(at);
    }
  });

  it('is no weight where a score lies above it, or where no full marks come out', () => {
    const rows = (first: string, second: string) =>
      rowsOf(
        `${LEVELS}|目标值|完成值|某数*|得分`,
        `产出|数量|修路|≥20公里|21公里|${first}|30`,
        `^|质量|合格率|≥95%|95.6%|${second}|30`,
        '^|时效|停工|≤10天|9天|30|30',
      ).map((i) => i.weight);
    expect(rows('30', '30')).toEqual([30, 30, 30]);
    expect(rows('20', '40')).toEqual([null, null, null]);
    expect(rows('31', '31')).toEqual([null, null, null]);
  });
});

it('a column of a part of the year gives way to one that holds the whole', () => {
  const rows = rowsOf(
    `${LEVELS}|目标值|上半年执行情况|年末情形*|分值|得分`,
    '产出|数量|修路|≥20公里|9公里|21公里|30|30',
    '^|质量|合格率|≥95%|90%|95.6%|30|30',
    '^|时效|停工|≤10天|2天|9天|30|30',
  );
  expect(rows.map((i) => i.actual)).toEqual(['21公里', '95.6%', '9天']);
});

it('a second party’s score whose office is named before it is not the unit’s own', () => {
  const [row] = rowsOf(
    `${LEVELS}|目标值|完成值|分值|司局审核得分|单位评定*`,
    '产出|数量|修路|≥20公里|21公里|30|28|30',
    '^|质量|合格率|≥95%|95.6%|30|30|30',
    '^|时效|停工|≤10天|9天|30|30|30',
  );
  expect([row?.score, row?.reviewScore]).toEqual([30, 28]);
});
