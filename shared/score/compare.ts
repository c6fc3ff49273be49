/** Target against actual value: met, missed by a ratio, or not to be told. */
import type { Indicator, Reading } from '../report/record.ts';

export type Comparison =
  | { readonly kind: 'met' }
  /** `ratio` is completion, below 1; `reverse` where less would have been better. */
  | { readonly kind: 'missed'; readonly ratio: number | null; readonly reverse: boolean }
  | { readonly kind: 'unclear' };

const UNCLEAR: Comparison = { kind: 'unclear' };
const MET: Comparison = { kind: 'met' };

/** Names of indicators of which less is better, where the target prints no comparator. */
const LESS_IS_BETTER =
  /投诉|事故|死亡|失业|成本|超支|结转|结余|变动|偏离|差错|不合格|流失|发病|能耗|违规|违法|案发|天数|时间|时限|期限|周期|时长|排放|下降|降低|减少|误差|欠|逾期/;

function isLessBetter({ level2, level3 }: Pick<Indicator, 'level2' | 'level3'>): boolean {
  return LESS_IS_BETTER.test(level3 ?? '') || /成本|时效/.test(level2 ?? '');
}

/** Units that differ cannot be compared; a missing one is the other's. */
function unitsAgree(target: Reading, actual: Reading): boolean {
  if (target.unit === actual.unit || target.unit === null || actual.unit === null) return true;
  const plain = (unit: string) => unit.replace(/[()/每、]/g, '');
  const [a, b] = [plain(target.unit), plain(actual.unit)];
  return a.startsWith(b) || b.startsWith(a);
}

/** Down to zero, nothing is a share of it. */
function ratioOf(part: number, whole: number): number | null {
  return whole > 0 && part >= 0 ? part / whole : null;
}

function compareUp(target: number, actual: number): Comparison {
  if (actual >= target) return MET;
  return { kind: 'missed', ratio: ratioOf(actual, target), reverse: false };
}

function compareDown(target: number, actual: number): Comparison {
  if (actual <= target) return MET;
  return { kind: 'missed', ratio: target > 0 ? ratioOf(target, actual) : null, reverse: true };
}

/** A target without a comparator: more is better, unless the name says that less is. */
function compareBare(row: Indicator, target: number, actual: number): Comparison {
  if (actual === target) return MET;
  if (isLessBetter(row)) return UNCLEAR;
  if (target <= 0) return UNCLEAR;
  return compareUp(target, actual);
}

/** Returns how the row's actual value stands to its target, by the printed numbers alone. */
export function compare(row: Indicator): Comparison {
  const { targetValue: target, actualValue: actual } = row;
  if (actual.kind !== 'number' || actual.value === null) return UNCLEAR;
  if (!unitsAgree(target, actual)) return UNCLEAR;
  const value = actual.value;
  if (target.kind === 'range' && target.value !== null && target.upper !== null) {
    return value >= target.value && value <= target.upper ? MET : UNCLEAR;
  }
  if (target.kind !== 'number' || target.value === null) return UNCLEAR;
  // `≥80%` as what was achieved says no more than the target does.
  if (actual.comparator !== null && actual.comparator !== '=' && actual.value !== target.value)
    return UNCLEAR;
  switch (target.comparator) {
    case '>=':
      return compareUp(target.value, value);
    case '<=':
      return compareDown(target.value, value);
    case '>':
      return value > target.value
        ? MET
        : value === target.value
          ? UNCLEAR
          : compareUp(target.value, value);
    case '<':
      return value < target.value
        ? MET
        : value === target.value
          ? UNCLEAR
          : compareDown(target.value, value);
    default:
      return compareBare(row, target.value, value);
  }
}
