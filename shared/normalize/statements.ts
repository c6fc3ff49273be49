/** Mentions and claims of the prose → statements of the record that relate several values. */
import type { RawClaim, RawNarrative, RawPeriod } from '../form/narrative/raw-narrative.ts';
import type { Statement } from '../report/record.ts';
import { listingStatements } from './prose-listings.ts';
import { byPassage, type ReadMention, readMentions } from './prose-mentions.ts';
import { readProseNumber } from './prose-numbers.ts';
import { findSplits, sideOfSplit } from './prose-parts.ts';
import { fieldsOfParts, type Placed } from './prose-placed.ts';
import { rowRateStatements } from './prose-rates.ts';
import { scoreParts } from './prose-scores.ts';
import { splitStatements } from './prose-splits.ts';
import { fellShortBefore, ofOtherYear } from './prose-years.ts';

type PlacedStatement = Placed<Statement>;

function percentOf(text: string | null | undefined): number | null {
  const read = text ? readProseNumber(text.replace('%', ''), '') : null;
  return read?.value ?? null;
}

function valuesOfClaim({ kind, values }: RawClaim): Statement['values'] {
  if (kind === 'year') return valuesOfYear(values);
  if (kind === 'department') return valuesOfName(values);
  if (kind !== 'shortfall') return values;
  const { bound, actual, ...rest } = values;
  return { ...rest, boundPercent: percentOf(bound), actualPercent: percentOf(actual) };
}

const AMOUNT = /^([\d.,]+)(.*)$/;

/** A name that only a score has stands with the score. */
function valuesOfName({ score, ...values }: RawClaim['values']): Statement['values'] {
  return score == null ? values : { ...values, scorePoints: Number(score) };
}

/** A year that only an amount names stands with the amount, so that it can be held against the form. */
function valuesOfYear({ year, from, score, budget }: RawClaim['values']): Statement['values'] {
  const [, number = '', unit = ''] = AMOUNT.exec(budget ?? '') ?? [];
  const yuan = readProseNumber(number, unit)?.value;
  const points = score ? readProseNumber(score, '')?.value : undefined;
  return {
    year: Number(year),
    from: from === 'title' ? 'title' : 'prose',
    ...(yuan === undefined ? {} : { budgetYuan: yuan }),
    ...(points === undefined ? {} : { scorePoints: points }),
  };
}

/** Where the record keeps a claim's value, if by another name. */
const FIELDS: Readonly<Record<string, string>> = {
  bound: 'boundPercent',
  actual: 'actualPercent',
  budget: 'budgetYuan',
  score: 'scorePoints',
};

/** A value of a claim is words of its sentence, and stands where that does. */
function fieldsOfClaim({ values, sentence }: RawClaim): PlacedStatement['fields'] {
  const printed = Object.entries(values).flatMap(([key, text]) =>
    text !== null && sentence.text.includes(text) ? [[key, text] as const] : [],
  );
  const fields = printed.map(([key, text]) => {
    const name = FIELDS[key] ?? key;
    return [`/values/${name}`, { ...sentence, text }] as const;
  });
  return { '/text': sentence, ...Object.fromEntries(fields) };
}

function claimStatement(claim: RawClaim): PlacedStatement {
  const { kind, scope, sentence } = claim;
  const values = valuesOfClaim(claim);
  const value = { kind, scope, text: sentence.text, values, parts: [] };
  return { value, printed: sentence, fields: fieldsOfClaim(claim) };
}

/** Parts of the year are only held against a whole that is told within this many sentences. */
const WHOLE_WITHIN = 2;

function sameSubject(whole: RawPeriod, part: RawPeriod): boolean {
  const [a, b] = [whole.subject, part.subject];
  if (a === null || b === null) return a === b;
  // 全年办理案件1260件,其中1-9月办理820件; 前三季度接待游客526万人次,全年累计接待512万人次: right
  // behind the first, what was done names itself by the verb.
  const isNext = whole.sentence.text === part.sentence.text && whole.group === part.group;
  return a.endsWith(b) || b.endsWith(a) || (isNext && (a.startsWith(b) || b.startsWith(a)));
}

/** Yuan, dollars or pieces: only like is held against like. */
function measureOf(unitWord: string): string {
  if (/元$|^[万亿]$/.test(unitWord)) return unitWord.replace(/^[百千万亿]+/, '') || '元';
  return unitWord.replace(/^[万亿]/, '');
}

const MEASURE_UNITS: Readonly<Record<string, string>> = { 元: 'yuan', 美元: 'usd' };

function monthsOf(period: string): number | null {
  const range = /(\d{1,2})[-~至—到](\d{1,2})月/.exec(period);
  if (range) return Number(range[2]) - Number(range[1]) + 1;
  if (/半年/.test(period)) return 6;
  if (/前三/.test(period)) return 9;
  const until = /(?:截至|截止).*?(\d{1,2})月/.exec(period);
  if (until) return Number(until[1]);
  return /^\d{1,2}月$/.test(period) ? 1 : null;
}

function periodStatement(part: RawPeriod, whole: RawPeriod): PlacedStatement[] {
  const partValue = readProseNumber(part.number, part.unitWord);
  const wholeValue = readProseNumber(whole.number, whole.unitWord);
  if (!partValue || !wholeValue || part.period === null) return [];
  const measure = measureOf(part.unitWord);
  const value: Statement = {
    kind: 'part-of-year',
    scope: whole.subject ?? part.subject,
    text:
      part.sentence.text === whole.sentence.text
        ? part.sentence.text
        : whole.sentence.text + part.sentence.text,
    values: {
      period: part.period,
      months: monthsOf(part.period),
      part: partValue.value,
      whole: wholeValue.value,
      unit: MEASURE_UNITS[measure] ?? 'count',
      measure,
    },
    parts: [],
  };
  const fields = {
    '/text': part.sentence,
    '/values/part': { ...part.sentence, text: part.number + part.unitWord },
    '/values/whole': { ...whole.sentence, text: whole.number + whole.unitWord },
  };
  return [{ value, printed: part.sentence, fields }];
}

/** What was spent in the whole year, where the prose states one amount for it. */
function spentInYear(mentions: readonly ReadMention[]): RawPeriod | null {
  const executed = mentions.filter(({ raw }) => raw.kind === 'executed' && raw.scope === null);
  const [first] = executed;
  if (!first || executed.some(({ value }) => value !== first.value)) return null;
  const { number, unitWord } = first.raw;
  return { ...first.raw, ...{ subject: null, ofSpending: true, period: null, number, unitWord } };
}

function periodStatements(
  periods: readonly RawPeriod[],
  spent: RawPeriod | null,
): PlacedStatement[] {
  return periods.flatMap((part) => {
    if (part.period === null) return [];
    const wholes = periods.filter(
      (whole) =>
        whole.period === null &&
        whole.passage === part.passage &&
        Math.abs(whole.sentenceIndex - part.sentenceIndex) < WHOLE_WITHIN &&
        measureOf(whole.unitWord) === measureOf(part.unitWord) &&
        sameSubject(whole, part),
    );
    const [whole] = wholes;
    if (whole && wholes.length === 1) return periodStatement(part, whole);
    const isSpent = part.ofSpending && part.subject === null && wholes.length === 0;
    return isSpent && spent ? periodStatement(part, spent) : [];
  });
}

function partStatements(passage: readonly ReadMention[]): PlacedStatement[] {
  return findSplits(passage).map((split) => {
    const { total, parts, complete } = split;
    const measure = total.raw.kind === 'other' ? 'income' : sideOfSplit(split, passage);
    return {
      value: {
        kind: 'parts',
        scope: total.raw.label,
        text: parts[0]?.raw.sentence.text ?? total.raw.sentence.text,
        values: { total: total.value, measure, complete },
        parts: parts.map(({ raw, value }) => ({ label: raw.label ?? '', value })),
      },
      printed: total.raw.printed,
      fields: {
        '/text': parts[0]?.raw.sentence ?? total.raw.sentence,
        '/values/total': total.raw.printed,
        ...fieldsOfParts(parts.map(({ raw }) => raw.printed)),
      },
    };
  });
}

function nearest(
  mentions: readonly ReadMention[],
  kind: 'budget' | 'executed',
): ReadMention | undefined {
  return mentions.filter(({ raw }) => raw.kind === kind && raw.scope === null).at(-1);
}

/** The rate that stands in one clause with the amount of its part, below a total. */
function rateStatements(passage: readonly ReadMention[]): PlacedStatement[] {
  return passage.flatMap((rate, i) => {
    const { raw } = rate;
    if (raw.kind !== 'executionRate' || raw.part === null || raw.scope === null) return [];
    const own = passage.filter(
      (m) =>
        m.raw.unit === 'yuan' &&
        m.raw.part === raw.part &&
        m.raw.sentenceIndex === raw.sentenceIndex,
    );
    const isBudget = ({ raw: m }: ReadMention): boolean =>
      m.aspect === 'budget' || m.aspect === 'initial';
    const part = own.findLast((m) => !isBudget(m));
    const budget = own.findLast(isBudget);
    const before = passage.slice(0, i);
    const total = nearest(before, 'budget');
    const executed = nearest(before, 'executed');
    const amounts = {
      partYuan: part,
      partBudgetYuan: budget,
      totalYuan: total,
      totalExecutedYuan: executed,
    };
    const value: Statement = {
      kind: 'rate-of-part',
      scope: raw.scope,
      text: raw.sentence.text,
      values: {
        category: raw.part === 'basic' || raw.part === 'project' ? raw.part : null,
        ratePercent: rate.value,
        decimals: raw.number.split('.')[1]?.length ?? 0,
        ...Object.fromEntries(Object.entries(amounts).map(([key, m]) => [key, m?.value ?? null])),
      },
      parts: [],
    };
    return [{ value, printed: raw.printed, fields: fieldsOfRate(rate, amounts) }];
  });
}

function fieldsOfRate(
  rate: ReadMention,
  amounts: Readonly<Record<string, ReadMention | undefined>>,
): PlacedStatement['fields'] {
  const known = Object.entries(amounts).flatMap(([key, m]) =>
    m ? [[`/values/${key}`, m.raw.printed] as const] : [],
  );
  return {
    '/text': rate.raw.sentence,
    '/values/ratePercent': rate.raw.printed,
    ...Object.fromEntries(known),
  };
}

const isComplete = ({ value }: PlacedStatement): boolean => value.values.complete === true;

/** One list, read by its labels and by its words. */
function saysTheSame({ value: a }: PlacedStatement, { value: b }: PlacedStatement): boolean {
  if (a.kind !== b.kind) return false;
  const values = (parts: Statement['parts']): string => parts.map(({ value }) => value).join();
  return a.values.total === b.values.total && values(a.parts) === values(b.parts);
}

/** Returns the statements in document order within each kind. */
export function normalizeStatements(
  narrative: RawNarrative,
  years: ReadonlySet<string>,
): PlacedStatement[] {
  const mentions = readMentions(narrative);
  const passages = byPassage(mentions);
  const own = mentions.filter(({ raw }) => !ofOtherYear(raw, years));
  const scores = scoreParts(own);
  const read = [...passages.flatMap(partStatements), ...listingStatements(narrative), ...scores];
  const lists = splitStatements(narrative);
  // Of one list the reading speaks that knows that nothing is left out.
  const known = read.filter(
    (one) => isComplete(one) || !lists.some((list) => isComplete(list) && saysTheSame(list, one)),
  );
  const splits = lists.filter((list) => !known.some((other) => saysTheSame(list, other)));
  return [
    ...narrative.claims.filter((claim) => !fellShortBefore(claim, years)).map(claimStatement),
    ...periodStatements(narrative.periods, spentInYear(own)),
    ...passages.flatMap(rateStatements),
    ...rowRateStatements(narrative),
    ...known,
    ...splits,
  ];
}
