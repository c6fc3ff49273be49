/** Gathers the partial scores that the prose gives, beside the total that they should add to. */
import type { Statement } from '../report/record.ts';
import type { ReadMention } from './prose-mentions.ts';
import { fieldsOfParts, type Placed } from './prose-placed.ts';

/** Partial scores further apart than this many passages belong to different lists. */
const WITHIN_PASSAGES = 2;
const FULL_MARKS = 100;
/** What the execution row weighs where the list gives it no weight of its own. */
const EXECUTION_WEIGHTS = [0, 10, 20];

const MOST_EXECUTION = 20;
const SATISFACTION_WEIGHT = 10;

const EXECUTION = /预算执行/;
const SATISFACTION = /满意/;
const OUTPUT = /产出/;
const EFFECT = /效益|效果/;
const INPUT = /预算执行|投入|决策|过程|管理|履职/;

/** 决策 and 决策指标 are one level, and so are 预算执行 and 预算执行率. */
function levelOf({ raw }: ReadMention): string {
  return (raw.scope ?? '').replace(/类?指标$/, '').replace(/(?<=预算执行)(?:率|情况)$/, '');
}

/** The level scores of the whole report, where each has its weight and these are all there are. */
function weighedLevels(mentions: readonly ReadMention[]): ReadMention[] {
  const scores = mentions.filter(({ raw }) => raw.kind === 'levelScore' && !raw.partOf);
  const list = scores.filter(
    (one, i) => scores.findIndex((b) => levelOf(b) === levelOf(one)) === i,
  );
  const weights = weightTotal(list, mentions);
  const isAll = weights !== null && !weights.executionOpen && weights.sum === FULL_MARKS;
  return isAll ? list : [];
}

/** The level scores that stand together, no level twice. */
function firstList(mentions: readonly ReadMention[]): ReadMention[] {
  const list: ReadMention[] = [];
  let whole: ReadMention | null = null;
  for (const mention of mentions) {
    const { kind, partOf, passage } = mention.raw;
    if (kind !== 'levelScore') continue;
    // 履职效果得63.5分。其中产出指标得45分,…: parts of a level are none of the whole's.
    if (partOf && whole?.raw.passage === passage) continue;
    if (!partOf) whole = mention;
    const last = list.at(-1);
    if (last && mention.raw.passage - last.raw.passage > WITHIN_PASSAGES) {
      if (list.length > 1) break;
      list.length = 0;
    }
    if (!list.some((other) => levelOf(other) === levelOf(mention))) list.push(mention);
  }
  return list;
}

function weightTotal(
  list: readonly ReadMention[],
  mentions: readonly ReadMention[],
): { readonly sum: number; readonly executionOpen: boolean } | null {
  const weights = list.map(
    (score) =>
      mentions.find((m) => m.raw.kind === 'levelWeight' && levelOf(m) === levelOf(score))?.value,
  );
  const known = weights.filter((weight) => weight !== undefined);
  const missing = list.filter((_, i) => weights[i] === undefined);
  if (missing.some(({ raw }) => !EXECUTION.test(raw.scope ?? ''))) return null;
  const sum = known.reduce((total, weight) => total + weight, 0);
  return { sum, executionOpen: missing.length > 0 };
}

function isComplete(
  list: readonly ReadMention[],
  weights: ReturnType<typeof weightTotal>,
  missing: number,
): boolean {
  const labels = list.map(({ raw }) => raw.scope ?? '');
  const execution = labels.some((label) => EXECUTION.test(label));
  if (weights !== null) {
    const open = weights.executionOpen ? EXECUTION_WEIGHTS : [0];
    return open.some((weight) => weights.sum + weight === FULL_MARKS);
  }
  const sets = [OUTPUT, EFFECT, INPUT];
  if (!sets.every((set) => labels.some((label) => set.test(label)))) return false;
  // What is missing may be the score of a part that the list leaves out.
  const satisfied = labels.some((label) => SATISFACTION.test(label));
  const open = (execution ? 0 : MOST_EXECUTION) + (satisfied ? 0 : SATISFACTION_WEIGHT);
  return missing <= 0 || missing > open;
}

function sumOfScores(list: readonly ReadMention[]): number {
  return Math.round(list.reduce((sum, { value }) => sum + value * 100, 0)) / 100;
}

/** Returns the one statement on how the total score is said to come about; none where it is not. */
export function scoreParts(mentions: readonly ReadMention[]): Placed<Statement>[] {
  const near = firstList(mentions);
  const weighed = weighedLevels(mentions);
  const list = weighed.length > near.length ? weighed : near;
  const totals = mentions.filter(({ raw }) => raw.kind === 'selfScore' && raw.scope === null);
  if (list.length < 2 || totals.length === 0) return [];
  const sum = sumOfScores(list);
  const total = totals.find(({ value }) => value === sum) ?? totals[0];
  if (!total) return [];
  const weights = weightTotal(list, mentions);
  const value: Statement = {
    kind: 'score-parts',
    scope: null,
    text: [...new Set(list.map(({ raw }) => raw.sentence.text))].join(''),
    values: {
      total: total.value,
      complete: isComplete(list, weights, total.value - sum),
      weightTotal: weights?.sum ?? null,
    },
    parts: list.map(({ raw, value: score }) => ({ label: raw.scope ?? '', value: score })),
  };
  const fields = {
    '/text': list[0]?.raw.sentence ?? total.raw.sentence,
    '/values/total': total.raw.printed,
    ...fieldsOfParts(list.map(({ raw }) => raw.printed)),
  };
  return [{ value, printed: total.raw.printed, fields }];
}
