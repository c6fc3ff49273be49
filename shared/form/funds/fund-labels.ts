/** What the cells of a block of funds say: which row a label names, what is a value, which unit. */
import type { Fund } from '../../report/record.ts';
import type { Cell } from '../../table/layout.ts';
import { canon, LONGEST_LABEL, UNIT_NAME } from '../canon.ts';
import { FUND_COLUMNS } from '../labels.ts';
import { fieldOf, slicePlaced } from '../placed.ts';
import type { AmountUnit, Field } from '../raw-form.ts';
import { withoutWorking } from '../worked-out.ts';

/** Which row a label names; first match wins, so totals stand before the parts they name. */
const CATEGORIES: readonly (readonly [RegExp, Fund['category']])[] = [
  [/^其中[:,]?.*(?:人员|公用)/, 'basic'],
  [
    /总额|总金额|总计|合计|^(?:部门)?(?:整体)?(?:预算|支出)$|资金总量|总支出|^年度(?:预算|资金)$/,
    'total',
  ],
  [/结转|结余/, 'carryover'],
  [
    /基本(?:支出|经费)|^(?:日常)?(?:人员|公用)(?:类|性)?(?:(?:经费|支出)?[和及与、](?:日常)?公用(?:类|性)?)?(?:经费|支出)$|^对个人和家庭/,
    'basic',
  ],
  [/项目(?:支出|经费)/, 'project'],
  [/财政专户|专户管理|单位资金|其他|其它|自有资金|自筹|非财政|事业收入|经营收入|社会资金/, 'other'],
  [
    /财政|政府预算|公共预算|拨款|政府性基金|国有资本|中央|省级|市级|县级|区级|自治区|自治州|州级|盟|旗级|兵团|地方|上级|本级|市县|配套|债券|补助/,
    'fiscal',
  ],
];

/** Returns the category that the label of a row of funds names; null where it names none. */
export function fundCategory(text: string): Fund['category'] | null {
  const label = canon(text);
  if (label === '' || label.length > LONGEST_LABEL) return null;
  return CATEGORIES.find(([pattern]) => pattern.test(label))?.[1] ?? null;
}

/** The measures that are amounts. */
export const MONEY = ['initialBudget', 'budget', 'executed'] as const;
/** Economic classes of expenditure; 机关 before the name in the classes of governments. */
const CLASS =
  /^(?:其中[:,]?)?\(?(?:\d{0,5}|[一二三四五六七八九十]{0,2})[)、.]?(?:机关)?(?:工资福利支出|商品和?服务支出|对个人和?家庭的?补助|(?:其他)?资本性支出|债务(?:利息|还本|付息)|对(?:企业|事业单位|社会保障基金)的?(?:经常性|资本性)?(?:补助|支出)|转移性支出)/;

/** Whether the label names an economic class: a part of what was spent, and no source of it. */
export function isEconomicClass(text: string): boolean {
  return CLASS.test(canon(text));
}

/** Whether the label names a row of funds. */
export function namesFund(text: string): boolean {
  return fundCategory(text) !== null || isEconomicClass(text);
}

const MEASURES = [...MONEY, ...(['executionRate', 'weight', 'score'] as const)];
export type Measure = (typeof MEASURES)[number];

/** The measure that a label names; null where it names none. */
export function measureOf(text: string): Measure | null {
  const role = FUND_COLUMNS.roleOf(text);
  return MEASURES.find((measure) => measure === role) ?? null;
}

/** The measures that a label names: two where its cells print both, `分值/得分`. */
export function measuresOf(text: string): Measure[] {
  const one = measureOf(text);
  const parts = one === null ? text.split('/').map(measureOf) : [one];
  return parts.every((part) => part !== null) ? parts : [];
}

/** The values of so many measures in one cell; null where it prints something else. */
export function valuesIn(cell: Cell, measures: number): Field[] | null {
  if (measures === 1 || isFundValue(cell.text))
    return isFundValue(cell.text) ? [fieldOf(cell)] : null;
  const parts = cell.text.split('/');
  if (parts.length !== measures || !parts.every((part) => isFundValue(part))) return null;
  let at = 0;
  return parts.map((part) => {
    const from = at;
    at += part.length + 1;
    return slicePlaced(cell, from, from + part.length);
  });
}

export const AMOUNT = /^[-−]?[\d,]+(?:\.\d+)?\s*(?:万元?|[千百]万元|千元|元|亿元?)?$/;
export const PERCENT = /^[-−]?\d+(?:\.\d+)?\s*%$/;
/** The number of an amount or a percent as printed. */
export const numberOf = (text: string): number => Number.parseFloat(text.replace(/,/g, ''));
/** A weight or a score. */
export const POINTS = /^\d+(?:\.\d+)?分?$/;
const EMPTY = /^(?:[-—－/\\]+|无)?$/;

export function isFundValue(text: string): boolean {
  const t = withoutWorking(text).trim();
  return AMOUNT.test(t) || PERCENT.test(t) || EMPTY.test(t) || RATE_AND_SCORE.test(t);
}

/** Digits whose points or commas stand where no number has them: an amount printed or read wrongly. */
const DAMAGED = /^[-−]?\d[\d,，.．]*\d(?:万元|元)?$/;

/** Whether it stands in the place of an amount, be it a number or not. */
export function mayBeFundValue(text: string): boolean {
  return isFundValue(text) || DAMAGED.test(text.trim());
}

/** Words stand in the place of an amount: the row says something else than the columns do. */
export function isWording(text: string): boolean {
  return /[\u4e00-\u9fff]{3}/.test(text.replace(/[万亿千百]?元/g, ''));
}

/** What an execution row weighs in the forms of the family. */
export const EXECUTION_POINTS: readonly number[] = [10, 20];

const UNIT_IN_LABEL = new RegExp(
  `[((](?:[^()()]*[,,、;;])?(?:金额)?(?:单位[::])?(?:人民币)?(${UNIT_NAME})(?:[,,、][^))]*)?[))]`,
);
const UNIT_BEHIND = new RegExp(`单位[::](?:人民币)?(${UNIT_NAME})$`);

/** The unit that a label prints, such as `项目资金(万元)`; null where it prints none. */
export function unitInLabel(label: string): AmountUnit {
  const text = label.replace(/\s+/g, '');
  return ((UNIT_IN_LABEL.exec(text) ?? UNIT_BEHIND.exec(text))?.[1] ?? null) as AmountUnit;
}

/** `93.00%得分:9.3分`: a rate that goes on with the points it earned. */
const RATE_AND_SCORE =
  /^\s*(\d+(?:\.\d+)?\s*%)[\s,;、(]*得分?\s*[::]?\s*(\d+(?:\.\d+)?)\s*分?[)\s]*$/;

export function rateAndScore(printed: Field): { rate: Field; score: Field } {
  const both = printed ? RATE_AND_SCORE.exec(printed.text) : null;
  if (!printed || !both) return { rate: printed, score: null };
  const end = printed.text.indexOf('%') + 1;
  const at = printed.text.lastIndexOf(both[2] ?? '');
  return {
    rate: slicePlaced(printed, 0, end),
    score: slicePlaced(printed, at, at + (both[2] ?? '').length),
  };
}

/** `年初预算:2,350万元`, `执行率99%`, `得分9.8分`. */
const PAIR =
  /([^\d\s::,,;;。、()()%+-]{1,12})\s*[::为]?\s*([-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s*(?:百?万元|亿元|千?元|%|分)?)(?!\d)/g;
/** What may stand between the pairs of a cell. */
const BETWEEN = /其中|[\s::,,;;。、()()]/g;
export interface Said {
  readonly label: string;
  /** The label where it is printed. */
  readonly name: Field;
  readonly value: Field;
}

/** The pairs of a cell; none where it says anything else beside them. */
export function pairsOf(cell: Cell): Said[] {
  const rest = cell.text.replace(PAIR, '').replace(BETWEEN, '');
  if (rest !== '') return [];
  return [...cell.text.matchAll(PAIR)].map((pair) => {
    const at = pair.index + pair[0].length - (pair[2] ?? '').length;
    const value = slicePlaced(cell, at, pair.index + pair[0].length);
    const name = slicePlaced(cell, pair.index, pair.index + (pair[1] ?? '').length);
    return { label: name.text.replace(/^其中/, ''), name, value };
  });
}
