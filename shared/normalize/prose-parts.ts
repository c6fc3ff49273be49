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

function sumOf(parts: readonly ReadMention[]): number {
  return Math.round(parts.reduce((sum, { value }) => sum + value * 100, 0)) / 100;
}

/** One run of parts, none of them named twice, with no other amount between. */
function runsOf(mentions: readonly ReadMention[]): ReadMention[][] {
  const runs: ReadMention[][] = [];
  let run: ReadMention[] = [];
  for (const mention of mentions) {
    const { raw } = mention;
    // Amounts without a class in brackets behind a part are what that part consists of.
    if (raw.unit !== 'yuan' || (run.length > 0 && raw.inBrackets && !isPart(mention))) continue;
    const repeats = run.some(
      (other) => other.raw.part === raw.part && other.raw.aspect === raw.aspect,
    );
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

/** 部门预算收入4200万元。全年预算支出3990万元,其中:…: an amount of no clear side, nearer than any total. */
function isAmongOthers(run: readonly ReadMention[], all: readonly ReadMention[]): boolean {
  const first = run[0];
  const before = first ? all[all.indexOf(first) - 1] : undefined;
  if (!first?.raw.partOf || !before || before.raw.unit !== 'yuan') return false;
  const near = before.raw.sentenceIndex === first.raw.sentenceIndex && !before.raw.inBrackets;
  return near && before.raw.kind === 'other' && before.raw.aspect === null && !isPart(before);
}

function splitTop(run: readonly ReadMention[], all: readonly ReadMention[]): Split | null {
  const hasBasic = run.some(({ raw }) => raw.part === 'basic');
  const top = hasBasic
    ? run.filter(({ raw }) => raw.part !== 'personnel' && raw.part !== 'public')
    : run;
  if (top.length < 2 || isAmongOthers(run, all)) return null;
  const total = chooseTotal(top, totalsBefore(run, all));
  if (!total) return null;
  const set = COMPLETE_SETS.some((classes) => sameClasses(top, classes));
  const reduced =
    top.some(({ raw }) => raw.part === 'initial') &&
    all.some(({ raw }) => raw.kind === 'other' && raw.aspect === 'adjustment');
  if (reduced) return null;
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

/** Amounts of one side only: a budgeted part and a spent one make up nothing. */
function sidesOfRun(run: readonly ReadMention[]): ReadMention[][] {
  if (run.some(({ raw }) => raw.part === 'initial')) return [[...run]];
  const aspects = [...new Set(run.map(({ raw }) => raw.aspect))];
  return aspects.map((aspect) => run.filter(({ raw }) => raw.aspect === aspect));
}

/** Returns the totals of one passage that are split, each with its parts. */
export function findSplits(passage: readonly ReadMention[]): Split[] {
  return runsOf(passage)
    .flatMap(sidesOfRun)
    .flatMap((side) => [splitTop(side, passage), splitBasic(side)])
    .filter((split) => split !== null);
}

type Side = 'initial' | 'budget' | 'executed';

function sideOf({ raw }: ReadMention): Side | null {
  if (raw.kind === 'executed') return 'executed';
  if (raw.kind !== 'budget') return null;
  return raw.aspect === 'initial' ? 'initial' : 'budget';
}

/**
 * Says which side the parts are of: that of the only total before them, or of the only one that
 * they add up to; null where that is open.
 */
export function sideOfSplit(split: Split, passage: readonly ReadMention[]): Side | null {
  const stated = new Set(split.parts.map(({ raw }) => raw.aspect));
  const [only] = stated;
  if (stated.size === 1 && (only === 'budget' || only === 'initial' || only === 'executed')) {
    return only;
  }
  const totals = totalsBefore(split.parts, passage);
  const sum = sumOf(split.parts);
  const met = totals.filter(({ value }) => Math.abs(value - sum) < CLOSE);
  const sides = [met, totals].map((some) => new Set(some.map(sideOf)));
  const side = sides.find(({ size }) => size > 0);
  return side?.size === 1 ? ([...side][0] ?? null) : null;
}
