/**
 * 授权支付额度320万元,实际支付312.60万元,支付率97.69%: a rate that comes out from the two amounts right
 * before it is theirs. Where the first of them is something with a name, the rest is of that.
 */
import type { RawMention } from './raw-narrative.ts';
import type { Said } from './sentences.ts';
import { type OwnNames, readWords } from './subject.ts';
import { numberOf } from './values.ts';

/** A value of a sentence and what it was taken for; null where the words did not tell. */
export interface Read {
  readonly said: Said;
  readonly mention: RawMention | null;
}

const FULL = 100;
/** Binary fractions are no difference. */
const EPSILON = 1e-9;

function comesOut(budget: Said, executed: Said, rate: Said): boolean {
  const decimals = rate.value.number.split('.')[1]?.length ?? 0;
  const due = (FULL * numberOf(executed.value)) / numberOf(budget.value);
  return Math.abs(due - numberOf(rate.value)) <= 0.5 / 10 ** decimals + EPSILON;
}

function isOfWhole({ mention }: Read, kind: RawMention['kind']): boolean {
  return mention?.kind === kind && mention.scope === null;
}

function isOfAnother([base, executed, rate]: readonly [Read, Read, Read], own: OwnNames): boolean {
  const amounts = [base.said.value, executed.said.value];
  if (amounts.some(({ unit, loose }) => unit !== 'amount' || loose)) return false;
  if (base.said.value.unitWord !== executed.said.value.unitWord) return false;
  if (base.said.group !== rate.said.group || base.mention?.kind === 'budget') return false;
  if (readWords(base.said.near, own).rest === '') return false;
  return isOfWhole(executed, 'executed') && comesOut(base.said, executed.said, rate.said);
}

/** Returns the mentions of a sentence's values; those of an undertaking without a name are none of the whole. */
export function mentionsOfWhole(read: readonly Read[], own: OwnNames): RawMention[] {
  const foreign = read.flatMap((rate, i) => {
    const [base, executed] = [read[i - 2], read[i - 1]];
    if (!base || !executed || !isOfWhole(rate, 'executionRate')) return [];
    return isOfAnother([base, executed, rate], own) ? [executed.mention, rate.mention] : [];
  });
  return read.flatMap(({ mention }) => {
    if (mention === null) return [];
    return [foreign.includes(mention) ? { ...mention, kind: 'other' as const } : mention];
  });
}
