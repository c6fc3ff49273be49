/** Scores one indicator again: by its numbers, or by the band that its words state. */
import type { Indicator, Rule } from '../report/record.ts';
import { type Comparison, compare } from './compare.ts';
import { doubted, type Item, itemOf, notAssessable, type Scored, spell, toGrains } from './item.ts';
import type { Rules } from './rules-found.ts';
import { namedTier, type Tier, tierFor } from './tiers.ts';
import { shareOf } from './units.ts';

/**
 * The ministry's guidance takes points off a target that was set far too low; forms that follow it
 * name excesses of a third and more, with the reason beside the score.
 */
const OVERSHOOT = 1.3;

type Missed = Extract<Comparison, { kind: 'missed' }>;

function scoreMet(
  row: Indicator,
  at: Scored,
  { excess, isExact }: Extract<Comparison, { kind: 'met' }>,
  rules: Rules,
): Item | null {
  const rule = rules.find('quantitative-met');
  if (rule === null) return null;
  const whole = toGrains(at.weight);
  const item = itemOf(at, {
    ...{ method: 'quantitative-met', least: whole, most: whole },
    ...{ clause: rule.clause, equation: `${row.actual} → ${row.target}: ${spell(at.weight)}` },
  });
  const mayLose =
    !isExact ||
    (excess > 1 && rules.find('quantitative-overshoot') !== null) ||
    (excess >= OVERSHOOT && row.reason !== null);
  return mayLose ? doubted(item) : item;
}

/** The share of the target below which a rule gives nothing; 0 where none says so. */
function floorOf(rule: Rule | null): number {
  const percent = rule?.value.zeroBelowPercent;
  return typeof percent === 'number' ? percent / 100 : 0;
}

function scoreMissed(row: Indicator, at: Scored, missed: Missed, rules: Rules): Item | null {
  const { ratio, reverse } = missed;
  const met = rules.find('quantitative-met');
  const rule = rules.find(reverse ? 'quantitative-reverse' : 'quantitative-ratio');
  // A rule on what is missed stands without one on what is met.
  const isPrinted = rule !== null && !rule.default && !rules.hasUnread('quantitative');
  if (ratio === null || (met === null && !isPrinted)) return null;
  const { part, whole } = ratio;
  const isNothing = shareOf(part, whole) < floorOf(reverse ? null : rule);
  const due = isNothing ? 0 : (at.weight * part) / whole;
  const equation = isNothing
    ? `${row.actual} / ${row.target}: 0`
    : `${spell(at.weight)} × ${part} / ${whole} = ${spell(due)}`;
  const grains = toGrains(due);
  const method = 'quantitative-ratio';
  if (rule !== null)
    return itemOf(at, { method, least: grains, most: grains, clause: rule.clause, equation });
  // A miss whose rule is not printed: anything below full marks may be due.
  const item = itemOf(at, {
    method,
    least: 0,
    most: grains,
    clause: met?.clause ?? null,
    equation: null,
  });
  const isBelow = at.printed !== null && toGrains(at.printed) < toGrains(at.weight);
  return isBelow ? { ...item, verdict: 'UNCERTAIN' } : item;
}

/** Whether the row says when something was done, or how long it took. */
function isTimed({ level2, level3, unit, target }: Indicator): boolean {
  return /时[限效间]|进度|[月日天]|期限/.test([level2, level3, unit, target].join('|'));
}

/** Whether another clause on such rows, which we could not read, may give what ours does not. */
function isOpen(row: Indicator, rules: Rules): boolean {
  if (rules.hasUnread('quantitative')) return true;
  if (rules.hasUnread('time-limited') && isTimed(row)) return true;
  // A clause on targets that must not be exceeded leaves a printed rule for the others standing.
  const isOthers = row.targetValue.direction === 'up';
  const ratio = rules.find('quantitative-ratio');
  return rules.hasUnread('reverse') && !(isOthers && ratio?.default === false);
}

function scoreQuantitative(row: Indicator, at: Scored, rules: Rules): Item | null {
  const comparison = compare(row);
  if (comparison.kind === 'unclear') return null;
  const item =
    comparison.kind === 'met'
      ? scoreMet(row, at, comparison, rules)
      : scoreMissed(row, at, comparison, rules);
  return item !== null && isOpen(row, rules) ? doubted(item) : item;
}

/** A score on the bound that belongs to the neighbour is not said to be wrong, nor right. */
function onForeignBound(item: Item, tier: Tier): boolean {
  const { printed, min, max } = item;
  return (printed === min && !tier.includesMin) || (printed === max && !tier.includesMax);
}

function scoreQualitative(row: Indicator, at: Scored, rules: Rules): Item | null {
  const stated = tierFor(row, rules.tiers);
  if (stated === null) return null;
  const { tier, isStated } = stated;
  const [least, most] = [(at.weight * tier.min) / 100, (at.weight * tier.max) / 100];
  const equation = `${spell(at.weight)} × ${tier.min}%–${tier.max}% = ${spell(least)}–${spell(most)}`;
  const item = itemOf(at, {
    ...{ method: 'qualitative', least: toGrains(least), most: toGrains(most) },
    ...{ clause: tier.clause, equation },
  });
  if (item.verdict === 'PASS' && onForeignBound(item, tier))
    return { ...item, verdict: 'UNCERTAIN' };
  // Words that only resemble the target's leave room: what they mean is not ours to say.
  return isStated && !rules.hasUnread('qualitative') ? item : doubted(item);
}

/** A result in words for a target in numbers: the band is not made for it, and no ratio is known. */
function scorePhrase(row: Indicator, at: Scored, rules: Rules): Item | null {
  const tier = namedTier(row.actual, rules.tiers);
  if (tier === null) return null;
  const whole = toGrains(at.weight);
  const isMet = tier.name === 'met';
  const item = itemOf(at, {
    method: isMet ? 'quantitative-met' : 'qualitative',
    ...{ least: isMet ? whole : 0, most: isMet ? whole : toGrains((at.weight * tier.max) / 100) },
    ...{ clause: tier.clause, equation: null },
  });
  // What was not reached cannot have earned everything; how much it earned is not printed.
  const isFull = at.printed !== null && toGrains(at.printed) === whole;
  return tier.name === 'missed' && isFull ? item : doubted(item);
}

function scoreByRule(row: Indicator, at: Scored, rules: Rules): Item | null {
  if (row.targetValue.kind === 'qualitative') return scoreQualitative(row, at, rules);
  if (row.actualValue.kind === 'qualitative') return scorePhrase(row, at, rules);
  return scoreQuantitative(row, at, rules);
}

/**
 * Returns the item of an indicator. A row without a weight, or with a scoring standard of its own,
 * is not for the form's rules to judge.
 */
export function scoreIndicator(row: Indicator, at: Omit<Scored, 'weight'>, rules: Rules): Item {
  const { weight, criterion } = row;
  if (weight === null || weight < 0 || criterion !== null) return notAssessable(at.path, row.score);
  return scoreByRule(row, { ...at, weight }, rules) ?? notAssessable(at.path, row.score);
}
