/** Totals that the prose splits → statements, where it is sure which total is meant. */
import type { RawAmount, RawNarrative, RawSplit } from '../form/narrative/raw-narrative.ts';
import type { Statement } from '../report/record.ts';
import { sourceOf } from '../report/sources.ts';
import { readProseNumber } from './prose-numbers.ts';
import { fieldsOfParts, type Placed } from './prose-placed.ts';
import { type Chance, isSlip, LIST, type Printed } from './slip.ts';

interface Read extends Printed {
  readonly raw: RawAmount;
  /** A whole number of persons, pieces or points is counted, not rounded. */
  readonly whole: boolean;
}

const FEWEST = 2;

function readAll(amounts: readonly RawAmount[], unit: RawSplit['unit']): Read[] | null {
  const read = amounts.map((raw) => {
    const { number, unitWord } = raw;
    const read = readProseNumber(number, unitWord);
    const whole = unit !== 'yuan' && read?.step === 1;
    return read === null ? null : { ...read, raw, number, unitWord, whole };
  });
  return read.every((one) => one !== null) ? read : null;
}

/** Binary fractions of a fen are no difference. */
const EPSILON = 1e-4;

function agrees(total: Read, items: readonly Read[]): boolean {
  const sum = items.reduce((all, { value }) => all + value, 0);
  const slack = [total, ...items].reduce((all, { step, whole }) => all + (whole ? 0 : step / 2), 0);
  return Math.abs(sum - total.value) <= slack + EPSILON;
}

interface Meant {
  readonly total: Read;
  readonly complete: boolean;
  /** The list may leave out just what one digit would be. */
  readonly doubtful?: boolean;
}

const differing = (totals: readonly Read[]): number =>
  new Set(totals.map(({ value }) => value)).size;

/** 实到23名,目标25名,其中…; 上年为861件: what was aimed at, or is of another year, is not what is split. */
const ASIDE = /目标|计划|任务|上年|去年|同期|比|较|增|减|每|平均|节约|剩余|另有/;
/** 年初预算20万元,追加28.50万元,调整后48.50万元,其中…: nor is what came to the whole only with more. */
const BEFORE_WHOLE = /年初|追加/;

function isAside({ far }: RawSplit, { raw: { label } }: Read): boolean {
  return ASIDE.test(label) || (!far && BEFORE_WHOLE.test(label));
}

/** Three parts or more right behind their total, and no word that something is left out. */
const isPlainList = ({ near, some, items }: RawSplit): boolean =>
  near > 0 && some === false && items.length >= LIST;

/** The one total that a slip parts the items from; null where there is none, or several. */
function slippedFrom(totals: readonly Read[], items: readonly Read[], chance: Chance): Read | null {
  const slipped = totals.filter((total) => isSlip(total, items, chance));
  return differing(slipped) === 1 ? (slipped[0] ?? null) : null;
}

/** The total that is meant, where the items do not add up to it; null where that is not sure. */
function missedBy(split: RawSplit, all: readonly Read[], items: readonly Read[]): Meant | null {
  const last = all.at(-1);
  if (split.levels === true) return last ? { total: last, complete: false } : null;
  const own = all.filter((total) => !isAside(split, total));
  const totals = own.length > 0 ? own : all;
  const chance = {
    candidates: differing(totals),
    closed: split.closed,
    near: split.near > 0,
    uses: split.uses === true,
    bracket: split.bracket === true,
  };
  const slipped = slippedFrom(totals, items, chance);
  if (slipped) return { total: slipped, complete: true };
  const doubted = isPlainList(split) && slippedFrom(totals, items, { ...chance, uses: true });
  if (doubted) return { total: doubted, complete: true, doubtful: true };
  const near = all.slice(all.length - split.near).filter((total) => totals.includes(total));
  const total = split.far ? undefined : nearestOf(near, items, split.closed);
  if (!total) return null;
  if (split.closed) return { total, complete: true };
  return split.kinds ? { total, complete: false } : null;
}

/**
 * 预算数8642.75万元,执行数8106.92万元,其中…: items that come to neither are wrong of both. Where something may be
 * left out, they may be of any that is more than they are.
 */
function nearestOf(
  near: readonly Read[],
  items: readonly Read[],
  closed: boolean,
): Read | undefined {
  const sum = items.reduce((all, { value }) => all + value, 0);
  const off = ({ value }: Read): number =>
    closed ? Math.abs(value - sum) : value < sum ? sum : value - sum;
  return [...near].sort((a, b) => off(a) - off(b))[0];
}

const VALUES: Readonly<Record<RawSplit['unit'], Statement['values']>> = {
  yuan: { measure: 'listing' },
  count: { measure: 'count' },
  points: { weightTotal: null },
};

function statementOf(split: RawSplit): Placed<Statement>[] {
  const totals = readAll(split.totals, split.unit);
  const items = readAll(split.items, split.unit);
  if (totals === null || items === null) return [];
  // A list that goes on with something else adds up before its end, or from its middle on.
  for (let count = FEWEST; count <= items.length; count++) {
    const some = split.behind ? items.slice(items.length - count) : items.slice(0, count);
    if (totals.some((total) => agrees(total, some))) return [];
  }
  // What was brought forward may stand beside what the year received.
  const received = items.filter(({ raw }) => sourceOf(raw.label) !== 'carryover');
  if (received.length > 0 && totals.some((total) => agrees(total, received))) return [];
  const meant = missedBy(split, totals, items);
  if (meant === null) return [];
  const { total, complete, doubtful } = meant;
  const value: Statement = {
    ...{ kind: split.unit === 'points' ? 'score-parts' : 'parts', scope: null },
    text: split.sentence.text,
    values: {
      ...{ total: total.value, complete, ...VALUES[split.unit] },
      ...(split.levels === true ? { levels: true } : {}),
      ...(split.slip === true ? { slip: true } : {}),
      ...(doubtful === true ? { doubtful } : {}),
    },
    parts: items.map(({ raw, value: part }) => ({ label: raw.label, value: part })),
  };
  const fields = {
    '/text': split.sentence,
    '/values/total': total.raw.printed,
    ...fieldsOfParts(items.map(({ raw }) => raw.printed)),
  };
  return [{ value, printed: total.raw.printed, fields }];
}

function addsUp(split: RawSplit): boolean {
  const [totals, items] = [readAll(split.totals, split.unit), readAll(split.items, split.unit)];
  return items !== null && (totals?.some((total) => agrees(total, items)) ?? false);
}

/** Where one column of a table adds up, its rows hold one another in none. */
function columnStatements(columns: readonly RawSplit[]): Placed<Statement>[] {
  const isFlat = columns.some(addsUp);
  return columns.flatMap((split) => statementOf(isFlat ? { ...split, closed: true } : split));
}

/** Returns a statement for each split that its parts do not add up to. */
export function splitStatements({ splits, columns }: RawNarrative): Placed<Statement>[] {
  return [...splits.flatMap(statementOf), ...columns.flatMap(columnStatements)];
}
