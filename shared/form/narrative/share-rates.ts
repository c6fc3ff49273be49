/**
 * Finds sources of money whose rates are their shares of what all of them spent: 实际支出210.18万元。财政资金支出170.18
 * 万元,执行率80.97%;单位资金支出40万元,执行率19.03%.
 */
import { areSources } from '../../report/sources.ts';
import { type Group, givesExactly, rateOf, scaled, wordsBefore } from './rate-values.ts';
import type { RawRate } from './raw-narrative.ts';
import { areDifferentLevels } from './split-words.ts';
import type { ValueToken } from './values.ts';

const RATE =
  /^[,、(]?(?:预算|资金|支出)?(?:执行率|支出率|支付率|使用率|执行进度)(?:为|是|达到?|:)?$/;
const SPENT =
  /(?:全年|当年|本年|实际|共|已|累计)*(?:支出|执行|使用|支付)(?:数|金额|资金)?(?:为|是|了|:)?$/;
const LEAD = /^(?:其中|来自|使用)/;
const FEWEST = 2;
/** The total stands at most this many passages above. */
const FAR = 2;
/** Binary fractions are no difference. */
const EPSILON = 1e-3;

interface Source {
  readonly group: Group;
  readonly label: string;
  readonly part: ValueToken;
  readonly rate: ValueToken;
}

/** A source's amount with the rate right behind it; null for anything else that has a rate. */
function sourcesIn(group: Group): Source[] {
  return group.values.flatMap((rate, i) => {
    const part = group.values[i - 1];
    if (rate.unit !== 'percent' || part?.unit !== 'amount' || rate.loose || part.loose) return [];
    if (!RATE.test(wordsBefore(group, i))) return [];
    const clause = wordsBefore(group, i - 1).split(/[,;:、()]/);
    const label = (clause.at(-1) ?? '').replace(LEAD, '').replace(SPENT, '');
    return [{ group, label, part, rate }];
  });
}

/** The amount said before the list to which its parts add; undefined where none is. */
function totalOf(groups: readonly Group[], { group, part }: Source, sum: number) {
  const before = groups.flatMap((of) => of.values.map((value) => ({ of, value })));
  return before.findLast(
    ({ of, value }) =>
      value.unit === 'amount' &&
      (of.passage !== group.passage || of.start + value.start < group.start + part.start) &&
      Math.abs(scaled(value) - sum) < EPSILON * scaled(part),
  );
}

function sharesIn(groups: readonly Group[], sources: readonly Source[]): RawRate[] {
  const labels = sources.map(({ label }) => label);
  const [first] = sources;
  if (!first || sources.length < FEWEST) return [];
  if (!areSources(labels) && !areDifferentLevels(labels)) return [];
  const sum = sources.reduce((all, { part }) => all + scaled(part), 0);
  const total = totalOf(groups, first, sum);
  if (!total || sources.some(({ part, rate }) => !givesExactly(part, total.value, rate))) return [];
  return sources.map(({ group, label, part, rate }) =>
    rateOf(group, label, [part, total.value, rate], total.of),
  );
}

const sentenceOf = ({ group: { passage, start } }: Source): number =>
  passage.text.lastIndexOf('。', start);

/** Returns the rates of sources, each with its amount and the total that it is a share of. */
export function findShareRates(passages: readonly (readonly Group[])[]): RawRate[] {
  return passages.flatMap((groups, i) => {
    const all = groups.flatMap(sourcesIn);
    const above = passages.slice(Math.max(0, i - FAR), i + 1).flat();
    return [...new Set(all.map(sentenceOf))].flatMap((sentence) =>
      sharesIn(
        above,
        all.filter((one) => sentenceOf(one) === sentence),
      ),
    );
  });
}
