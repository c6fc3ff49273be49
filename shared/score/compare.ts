/** Target against actual value: met, missed by a ratio, or not to be told. */
import type { Indicator, Reading } from '../report/record.ts';
import { type Amounts, amountsOf, shareOf } from './units.ts';

export type Comparison =
  /** `excess` is actual ÷ target above 1 where more is better, else 1. */
  | { readonly kind: 'met'; readonly excess: number; readonly isExact: boolean }
  /** Completion is `part` ÷ `whole`, below 1; `reverse` where less would have been better. */
  | {
      readonly kind: 'missed';
      readonly ratio: { readonly part: number; readonly whole: number } | null;
      readonly reverse: boolean;
    }
  | { readonly kind: 'unclear' };

const UNCLEAR: Comparison = { kind: 'unclear' };
const MET: Comparison = { kind: 'met', excess: 1, isExact: true };

/** Names of indicators of which less is better, where the target prints no comparator. */
const LESS_IS_BETTER =
  /投诉|事故|死亡|失业|成本|超支|结转|结余|变动|偏离|差错|不合格|流失|发病|能耗|违规|违法|案发|天数|时间|时限|期限|周期|时长|排放|下降|降低|减少|误差|欠|逾期|(?:经费|费用|支出|开支|预算|概算|投资|造价|资金|人员|编制).{0,2}控制率/;
/** … and shares of which more is better, though such a word stands in their names (投诉处理率). */
const MORE_IS_BETTER =
  /(?:完成|办结|处理|处置|合格|达标|覆盖|及时|满意|知晓|准确|回访|整改|利用|到位|发放|公开|参与)(?:率|度)/;
const YET_LESS = /不(?:合格|达标|满意|及时|准确)/;

function isLessBetter({ level2, level3, targetValue }: Indicator): boolean {
  const name = level3 ?? '';
  if (targetValue.unit === '%' && MORE_IS_BETTER.test(name) && !YET_LESS.test(name)) return false;
  // A percent under 时效 is a share of what was in time, no span of time.
  const isSpan = /时效/.test(level2 ?? '') && targetValue.unit !== '%';
  return LESS_IS_BETTER.test(name) || isSpan || /成本/.test(level2 ?? '');
}

/** Down to zero, nothing is a share of it. */
function ratioOf(part: number, whole: number) {
  return whole > 0 && part >= 0 ? { part, whole } : null;
}

function compareUp(target: number, actual: number, isExact = true): Comparison {
  if (actual >= target)
    return { kind: 'met', excess: target > 0 ? shareOf(actual, target) : 1, isExact };
  return { kind: 'missed', ratio: ratioOf(actual, target), reverse: false };
}

function compareDown(target: number, actual: number): Comparison {
  if (actual <= target) return MET;
  return { kind: 'missed', ratio: target > 0 ? ratioOf(target, actual) : null, reverse: true };
}

/** A target without a direction: more is better, unless the name says that less is. */
function compareBare(row: Indicator, target: number, actual: number): Comparison {
  if (actual === target) return MET;
  if (isLessBetter(row) || target <= 0) return UNCLEAR;
  // `=100` is not literally met by 105.
  return compareUp(target, actual, row.targetValue.comparator !== '=');
}

/** `≥98%` as what was achieved proves a target of 95% met; it proves none missed. */
function compareBound(target: Reading, actual: Reading, { value, bound }: Amounts): Comparison {
  if (value === bound) return MET;
  const isUp = target.direction === 'up' && actual.direction === 'up' && value > bound;
  const isDown = target.direction === 'down' && actual.direction === 'down' && value < bound;
  return isUp || isDown ? MET : UNCLEAR;
}

function compareStrict(amounts: Amounts, compareTo: typeof compareDown): Comparison {
  return amounts.value === amounts.bound ? UNCLEAR : compareTo(amounts.bound, amounts.value);
}

/** Returns how the row's actual value stands to its target, by the printed numbers alone. */
export function compare(row: Indicator): Comparison {
  const { targetValue: target, actualValue: actual } = row;
  const amounts = amountsOf(row);
  if (amounts === null) return UNCLEAR;
  const { bound, upper, value } = amounts;
  if (upper !== null) return value >= bound && value <= upper ? MET : UNCLEAR;
  if (actual.direction !== null) return compareBound(target, actual, amounts);
  switch (target.comparator) {
    case '>=':
      return compareUp(bound, value);
    case '<=':
      return compareDown(bound, value);
    case '>':
      return compareStrict(amounts, compareUp);
    case '<':
      return compareStrict(amounts, compareDown);
    default:
      return compareBare(row, bound, value);
  }
}
