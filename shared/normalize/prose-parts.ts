/** Pairs the parts of an amount with the total that the prose splits into them. */
import type { PartClass, RawMention } from '../form/narrative/raw-narrative.ts';
import type { ReadMention } from './prose-mentions.ts';

export interface Split {
  readonly total: ReadMention;
  readonly parts: readonly ReadMention[];
  /** The parts are known to leave nothing out. */
  readonly complete: boolean;
}

/** Sets of parts that make up a whole by the rules of departmental budgets. */
const COMPLETE_SETS: readonly (readonly PartClass[])[] = [
  ['basic', 'project'],
  ['personnel', 'public', 'project'],
  ['initial', 'adjustment'],
];
const COMPLETE_BASIC: readonly PartClass[] = ['personnel', 'public'];
/** A total further back than this many sentences is another one. */
const TOTAL_WITHIN = 2;
/** Half a fen in yuan: sums of exact amounts agree or they do not. */
const CLOSE = 0.005;

function isTotal({ raw }: ReadMention): boolean {
  if (raw.unit !== 'yuan' || raw.part !== null || raw.scope !== null) return false;
  return raw.kind === 'budget' || raw.kind === 'executed' || raw.aspect === 'received';
}

function isPart({ raw }: ReadMention): boolean {
  return raw.unit === 'yuan' && raw.part !== null && raw.part !== 'source';
}

function sameClasses(parts: readonly ReadMention[], set: readonly PartClass[]): boolean {
  return parts.length === set.length && set.every((c) => parts.some((p) => p.raw.part === c));
}

export function sumOf(parts: readonly ReadMention[]): number {
  return Math.round(parts.reduce((sum, { value }) => sum + value * 100, 0)) / 100;
}

/** The printed places of all of them bound what rounding can explain. */
export function roundingOf(mentions: readonly ReadMention[]): number {
  return mentions.reduce((sum, { step }) => sum + step / 2, 0);
}

/** One run of parts, none of them named twice, with no other amount between. */
function runsOf(mentions: readonly ReadMention[]): ReadMention[][] {
  const runs: ReadMention[][] = [];
  let run: ReadMention[] = [];
  for (const mention of mentions) {
    const { raw } = mention;
    if (raw.unit !== 'yuan') continue;
    const repeats = run.some((other) => other.raw.part === raw.part);
    const far = run.length > 0 && raw.sentenceIndex - (run.at(-1)?.raw.sentenceIndex ?? 0) > 1;
    if (!isPart(mention) || repeats || far) {
      if (run.length > 0) runs.push(run);
      run = isPart(mention) ? [mention] : [];
    } else run.push(mention);
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

function aspectOfRun(parts: readonly ReadMention[]): RawMention['aspect'] {
  const aspects = new Set(parts.map(({ raw }) => raw.aspect));
  return aspects.size === 1 ? (parts[0]?.raw.aspect ?? null) : null;
}

function totalsBefore(run: readonly ReadMention[], all: readonly ReadMention[]): ReadMention[] {
  const first = run[0];
  if (!first) return [];
  const before = all.slice(0, all.indexOf(first));
  return before.filter(
    (m) => isTotal(m) && first.raw.sentenceIndex - m.raw.sentenceIndex <= TOTAL_WITHIN - 1,
  );
}

/** Of several totals the one that the parts add up to, else the nearest one of the same side. */
function chooseTotal(
  parts: readonly ReadMention[],
  totals: readonly ReadMention[],
): ReadMention | null {
  const aspect = aspectOfRun(parts);
  const initial = parts.some(({ raw }) => raw.part === 'initial');
  const fitting = totals.filter(({ raw }) => {
    if (initial) return raw.kind === 'budget';
    return aspect === null || raw.aspect === aspect;
  });
  const sum = sumOf(parts);
  const exact = fitting.filter(({ value }) => Math.abs(value - sum) < CLOSE);
  return exact.at(-1) ?? fitting.at(-1) ?? null;
}

function splitTop(run: readonly ReadMention[], all: readonly ReadMention[]): Split | null {
  const hasBasic = run.some(({ raw }) => raw.part === 'basic');
  const top = hasBasic
    ? run.filter(({ raw }) => raw.part !== 'personnel' && raw.part !== 'public')
    : run;
  if (top.length < 2) return null;
  const total = chooseTotal(top, totalsBefore(run, all));
  if (!total) return null;
  const set = COMPLETE_SETS.some((classes) => sameClasses(top, classes));
  const others = all.some(
    (m) =>
      m.raw.unit === 'yuan' &&
      m.raw.partOf &&
      m.raw.part === null &&
      m.raw.kind === 'other' &&
      Math.abs(m.raw.sentenceIndex - (run[0]?.raw.sentenceIndex ?? 0)) <= 1,
  );
  return { total, parts: top, complete: set && !others };
}

function splitBasic(run: readonly ReadMention[]): Split | null {
  const total = run.find(({ raw }) => raw.part === 'basic');
  const parts = run.filter(({ raw }) => raw.part === 'personnel' || raw.part === 'public');
  if (!total || !sameClasses(parts, COMPLETE_BASIC)) return null;
  return { total, parts, complete: true };
}

/** Returns the totals of one passage that are split, each with its parts. */
export function findSplits(passage: readonly ReadMention[]): Split[] {
  return runsOf(passage).flatMap((run) =>
    [splitTop(run, passage), splitBasic(run)].filter((split) => split !== null),
  );
}

/** Says which side the parts are of: the side whose total alone they add up to, else null. */
export function sideOfSplit(split: Split, passage: readonly ReadMention[]): 'budget' | 'executed' | null {
  const totals = totalsBefore(split.parts, passage).filter(({ raw }) => raw.kind !== 'other');
  const sides = new Set(totals.map(({ raw }) => raw.kind));
  const sum = sumOf(split.parts);
  const met = totals.filter(({ value }) => Math.abs(value - sum) < CLOSE);
  const metSides = new Set(met.map(({ raw }) => raw.kind));
  const only = metSides.size === 1 ? [...metSides][0] : sides.size === 1 ? [...sides][0] : undefined;
  return only === 'budget' || only === 'executed' ? only : null;
}
