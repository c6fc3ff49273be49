/**
 * Finds percents whose own words say of which two values they are: 其中…262人,占63.6%; 比上年的85.3万人次减少22.9万
 * 人次,下降26.8%; 目标25座,完工21座,完成率84%; 送审…,核减…,核减率4.62%. What another pair of values gives is of that
 * pair.
 */
import {
  alike,
  type Group,
  gives,
  givesExactly,
  isOfAnyPair,
  rateOf,
  scaled,
  wordsBefore,
} from './rate-values.ts';
import type { RawRate } from './raw-narrative.ts';
import { measureOf } from './split-items.ts';
import type { ValueToken } from './values.ts';

/** The indexes of part and whole in the group. */
interface Pair {
  readonly part: number;
  readonly whole: number;
  readonly label: string;
  /** The words leave no other pair: a change is of what it is compared with. */
  readonly sure?: boolean;
}

const depthAt = (text: string, to: number): number =>
  text.slice(0, to).split('(').length - text.slice(0, to).split(')').length;

function isSame(group: Group, a: number, b: number): boolean {
  const [x, y] = [group.values[a], group.values[b]];
  return x !== undefined && y !== undefined && measureOf(x) === measureOf(y);
}

/** …412人,其中…262人,占比63.6%: of what 其中 divides. */
const WITHIN = /^[,(]其中[:,]?(?!每|平均)/;
const SHARE = /^[,(]?(?:占比|占)(?:为|达|总数的|其)?$/;
/** Of what was divided a second time nothing is known. */
function shareOf(group: Group, at: number): Pair | null {
  if (!SHARE.test(wordsBefore(group, at)) || !isSame(group, at - 2, at - 1)) return null;
  if (!WITHIN.test(wordsBefore(group, at - 1))) return null;
  return { part: at - 1, whole: at - 2, label: '占比' };
}

const COMPARED = /(?:比|较|与)[^,;:()]*(?:年|上年|去年|同期|年初|预算|计划|批复|期初|原)[^,;:()]*$/;
const BY =
  /^(?:相比|比)?[,]?(?:净)?(?:增加|减少|增长|下降|提高|降低|多|少|调增|调减|压减|压缩)了?$/;
const CHANGE =
  /^[,、(]?(?:同比)?(?:增长|下降|增幅|降幅|减幅|增长率|下降率|增加|减少)(?:为|了|达)?$/;
/** 上年支出7012万元,本年较之增加1133万元: the comparison names the value before it. */
const LAST_YEAR = /(?:上年|上一年|去年)度?[^,;:()\d]*$/;
const BY_IT =
  /^,(?:本年|今年|当年)?度?(?:与之相比|与其相比|(?:较|比)(?:之|其|上年|去年|上一年度?))/;
/** 比上年的3950万元增加650万元,增幅16.5%: of what it is compared with. */
function changeOf(group: Group, at: number): Pair | null {
  if (!CHANGE.test(wordsBefore(group, at)) || !isSame(group, at - 2, at - 1)) return null;
  const [base, by] = [wordsBefore(group, at - 2), wordsBefore(group, at - 1)];
  const isOfLast = LAST_YEAR.test(base) && BY_IT.test(by);
  if (!isOfLast && !COMPARED.test(base)) return null;
  if (!BY.test(isOfLast ? by.replace(BY_IT, '') : by)) return null;
  return { part: at - 1, whole: at - 2, label: '变动幅度', sure: true };
}

const AIM = /(?:目标|计划|任务)(?:值|数|量)?(?:为|是|:)?[\u4e00-\u9fff]{0,6}$/;
const DONE = /^[,、](?:实际|年底|全年|已|共)*[\u4e00-\u9fff]{1,6}$/;
const COMPLETION =
  /^[,(、]?(?:总体|综合)?(?:完成率|完成比例|(?:完成|为|占)(?:年度|全年|调整后|年初)*(?:目标|计划|任务)(?:数|量)?的)(?:为|是|达)?$/;
const OTHER_THING = /其中|每|平均|单价|另|还|剩|未|没|少|差|超|新增/;
/** 目标25座,完工21座,完成率84%. */
function completionOf(group: Group, at: number): Pair | null {
  if (!COMPLETION.test(wordsBefore(group, at)) || !isSame(group, at - 2, at - 1)) return null;
  const done = wordsBefore(group, at - 1);
  if (!DONE.test(done) || OTHER_THING.test(done) || !AIM.test(wordsBefore(group, at - 2)))
    return null;
  return { part: at - 1, whole: at - 2, label: '完成率' };
}

const OF_AIM =
  /^,?(?:为|是|完成|达到?)(?:了)?(?:年度|全年|调整后的?|年初)*(?:目标|计划|任务)(?:值|数|量)?$/;
/** 25.2公顷,为调整后目标28公顷的90%. */
function ofAim(group: Group, at: number): Pair | null {
  if (wordsBefore(group, at) !== '的' || !isSame(group, at - 2, at - 1)) return null;
  if (!OF_AIM.test(wordsBefore(group, at - 1))) return null;
  return { part: at - 2, whole: at - 1, label: '完成率' };
}

/** The words between the amounts and a rate of this name. */
const isRate = (name: RegExp): RegExp =>
  new RegExp(`^[,(、]?(?:政府)?${name.source}(?:为|是|达|:)?$`);

/** Rates whose names say of which two amounts they are. */
const NAMED: readonly { readonly rate: RegExp; readonly part: RegExp; readonly whole: RegExp }[] = [
  { rate: isRate(/[核审]减率/), part: /[核审]减/, whole: /送审|申报|报审/ },
  { rate: isRate(/资产负债率/), part: /负债(?:总额|合计)/, whole: /资产(?:总额|合计)/ },
  { rate: isRate(/(?:收缴|征收)率/), part: /实收|已收|收缴/, whole: /应收|应缴/ },
  { rate: isRate(/节约率/), part: /节约|节省/, whole: /预算|限价|控制价/ },
  { rate: isRate(/(?:采购)?(?:执行|完成)率/), part: /采购|完成|支出|执行/, whole: /采购预算/ },
  {
    rate: isRate(/(?:支付|付款|拨付)(?:率|比例)/),
    part: /支付|拨付|付款/,
    whole: /合同|审定|结算价/,
  },
];

/** The nearest value before with these words, of money. */
function named(group: Group, to: number, words: RegExp): number | null {
  for (let i = to - 1; i >= 0; i--)
    if (group.values[i]?.unit === 'amount' && words.test(wordsBefore(group, i))) return i;
  return null;
}

/** What the year began with, where nothing tells that it was changed, is all that it had. */
const FIRST = /年初(?:预算|安排)[^,;:]*$/;
const SPENT = /^[,、](?:实际|全年|当年|年度|共|已)*(?:支出|执行|使用)$/;
const RATE = /^[,(、](?:预算)?执行率(?:为|是|达|:)?$/;
const CHANGED = /追加|调[增减整剂]|追减|收回|结转|核减/;
function ofFirst(group: Group, at: number): Pair | null {
  if (!RATE.test(wordsBefore(group, at)) || !SPENT.test(wordsBefore(group, at - 1))) return null;
  const isMoney = group.values[at - 1]?.unit === 'amount' && isSame(group, at - 2, at - 1);
  if (!isMoney || !FIRST.test(wordsBefore(group, at - 2))) return null;
  if (CHANGED.test(group.passage.text)) return null;
  return { part: at - 1, whole: at - 2, label: '执行率' };
}

function ofNames(group: Group, at: number): Pair | null {
  const words = wordsBefore(group, at);
  const kind = NAMED.find(({ rate }) => rate.test(words));
  if (!kind) return null;
  const part = named(group, at, kind.part);
  const whole = part === null ? null : named(group, part, kind.whole);
  if (part === null || whole === null || part < at - 2) return null;
  return { part, whole, label: words.replace(/[^\u4e00-\u9fff]/g, '') };
}

const KINDS = [shareOf, changeOf, completionOf, ofAim, ofNames, ofFirst] as const;

/** Whether any other values of the passage, or one of these and any of the report, give the rate. */
function isOfAnother(
  group: Group,
  [part, whole, rate]: readonly [ValueToken, ValueToken, ValueToken],
  all: readonly ValueToken[],
): boolean {
  if (isOfAnyPair(group, part, rate)) return true;
  return alike(all, part).some(
    (one) => givesExactly(part, one, rate) || givesExactly(one, whole, rate),
  );
}

function rateAt(group: Group, at: number, all: readonly ValueToken[]): RawRate[] {
  const rate = group.values[at];
  if (rate?.unit !== 'percent' || rate.loose || !/%/.test(rate.unitWord)) return [];
  const pair = KINDS.map((kind) => kind(group, at)).find((found) => found !== null);
  const [part, whole] = [group.values[pair?.part ?? -1], group.values[pair?.whole ?? -1]];
  if (!pair || !part || !whole || part.loose || whole.loose) return [];
  if (scaled(part) === 0 || scaled(whole) === 0) return [];
  if (depthAt(group.text, part.start) !== depthAt(group.text, whole.start) && pair.label !== '占比')
    return [];
  if (gives(part, whole, rate)) return [];
  if (pair.sure !== true && isOfAnother(group, [part, whole, rate], all)) return [];
  return [rateOf(group, pair.label, [part, whole, rate], group)];
}

/** Returns the rates of a passage that no values give; `all`: the values of the whole report. */
export function findStatedRates(groups: readonly Group[], all: readonly ValueToken[]): RawRate[] {
  return groups.flatMap((group) => group.values.flatMap((_, at) => rateAt(group, at, all)));
}
