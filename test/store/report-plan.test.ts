/** Every filter of the report list against a plain filter over all reports, and what each one reads. */
import { DeleteCommand, DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '../../local/database.ts';
import { dynamoReports } from '../../shared/store/dynamo.ts';
import type { ReportMeta } from '../../shared/store/items.ts';
import { DIRECTORY } from '../../shared/store/keys.ts';
import { entriesOf, MAX_ENTRY_BYTES } from '../../shared/store/list-entries.ts';
import type { ReportFilter, ReportStore } from '../../shared/store/port.ts';
import { itemBytes } from '../../shared/store/size.ts';
import { commit } from '../support/commit.ts';
import { aForm, aRecord, idOf } from '../support/records.ts';

const TABLE = 'reports';
const DEPARTMENTS = ['昆明市水务局', '云南省财政厅', '桂林市林业局', null];
const VARIANTS = ['henan-department', 'yunnan-project', 'mof-project'] as const;
const STATUSES = ['complete', 'complete', 'complete', 'partial'] as const;
const REPORTS = 60;

let database: Database;
let store: ReportStore;
const metas: ReportMeta[] = [];

/** The n-th report; some have two variants, some no year, some no score. */
function reportNumber(n: number) {
  const seed = {
    ...{ seed: `plan${n}`, department: DEPARTMENTS[n % 4] ?? null },
    year: n % 11 === 0 ? null : 2018 + (n % 3),
    score: n % 7 === 0 ? null : 80 + (n % 20) / 2,
    variant: VARIANTS[n % 3]!,
  };
  const record = aRecord(seed);
  const second = { ...aForm(seed), variant: VARIANTS[(n + 1) % 3]! };
  const forms = n % 5 === 0 ? [...record.forms, second] : n % 13 === 0 ? [] : record.forms;
  return { ...record, status: STATUSES[n % 4]!, forms };
}

beforeAll(async () => {
  database = await openDatabase(null, TABLE);
  store = dynamoReports({
    ...{ client: database.client, tableName: TABLE, cursorSecret: 'test' },
    ...{ now: () => new Date('2026-11-24T08:00:00.000Z'), sleep: async () => {} },
  });
  for (let n = 0; n < REPORTS; n++) {
    const at = new Date(Date.UTC(2026, n % 4, 1 + (n % 28)));
    metas.push(await commit(store, reportNumber(n), { at }));
  }
});
afterAll(() => database.close());

async function drain(filter: ReportFilter, limit: number): Promise<ReportMeta[]> {
  const all: ReportMeta[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<ReportStore['listReports']>> = await store.listReports(filter, {
      limit,
      cursor,
    });
    all.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return all;
}

/** Told apart from the codes of `DEPARTMENTS`: a province's own, and those of its cities. */
const isIn = (region: string, { region: asked, exactRegion }: ReportFilter) =>
  asked === undefined ||
  (asked.endsWith('0000') && !exactRegion
    ? region.slice(0, 2) === asked.slice(0, 2)
    : region === asked);
const passes = (filter: ReportFilter) => (meta: ReportMeta) =>
  (filter.departmentId ?? meta.department?.departmentId) === meta.department?.departmentId &&
  isIn(meta.department?.region ?? '-', filter) &&
  (filter.year ?? meta.fiscalYear) === meta.fiscalYear &&
  (filter.variant === undefined || meta.variants.includes(filter.variant)) &&
  (filter.status ?? meta.status) === meta.status &&
  (filter.minScore === undefined || (meta.selfScore ?? -1) >= filter.minScore) &&
  (filter.maxScore === undefined || (meta.selfScore ?? 999) <= filter.maxScore);

const ids = (reports: readonly ReportMeta[]) => reports.map((r) => r.reportId).sort();
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const filters = fc.record({
  departmentId: maybe(fc.constant(0)),
  region: maybe(fc.constantFrom('530100', '450300', '530000', '000000')),
  exactRegion: maybe(fc.boolean()),
  year: maybe(fc.constantFrom(2018, 2019, 1999)),
  variant: maybe(fc.constantFrom(...VARIANTS)),
  status: maybe(fc.constantFrom('complete', 'partial', 'unreadable')),
  minScore: maybe(fc.constantFrom(84, 84.004, 85.5)),
  maxScore: maybe(fc.constantFrom(88, 87.996)),
});
const asFilter = ({ departmentId, ...rest }: { departmentId?: number | undefined }) => ({
  ...rest,
  departmentId: departmentId === undefined ? undefined : metas[0]?.department?.departmentId,
});

/** What the Query commands of one call looked at and handed out. */
async function queriesOf(call: () => Promise<unknown>) {
  const send = vi.spyOn(DynamoDBDocumentClient.prototype, 'send');
  try {
    await call();
    const answers = await Promise.all(send.mock.results.map((r) => r.value));
    const queries = answers.filter((_, i) => send.mock.calls[i]?.[0] instanceof QueryCommand);
    const sum = (field: string) => queries.reduce((n, q) => n + q[field], 0);
    return { queries: queries.length, looked: sum('ScannedCount'), given: sum('Count') };
  } finally {
    send.mockRestore();
  }
}

describe('the report list', () => {
  it('gives what a plain filter gives, each once, for every combination and page size', async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.constantFrom(1, 7, 100), async (parts, limit) => {
        const filter = asFilter(parts);
        const due = ids(metas.filter(passes(filter)));
        expect(ids(await drain(filter, limit))).toEqual(due);
        expect((await store.countReports(filter)).reports).toBe(due.length);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it.each<[string, ReportFilter]>([
    ['year', { year: 2019 }],
    ['year and score range', { year: 2019, minScore: 84, maxScore: 88 }],
    ['score range', { minScore: 88 }],
    ['variant', { variant: 'mof-project' }],
    ['variant, year and score range', { variant: 'mof-project', year: 2019, minScore: 84 }],
    ['status', { status: 'partial' }],
    ['status and year', { status: 'partial', year: 2019 }],
    ['region', { region: '530100' }],
    ['province, with all in it', { region: '530000' }],
    ['province, year and score range', { region: '530000', year: 2019, minScore: 84 }],
    ['province by itself', { region: '530000', exactRegion: true }],
    ['region and year', { region: '530100', year: 2019 }],
    ['nothing', {}],
  ])('reads nothing that it does not hand out, by %s', async (_name, filter) => {
    const { looked, given, queries } = await queriesOf(() =>
      store.listReports(filter, { limit: 5, cursor: null }),
    );
    expect(looked).toBe(given);
    expect(given).toBeLessThanOrEqual(6);
    // At most one for each year or month in use.
    expect(queries).toBeLessThanOrEqual(4);
  });

  it('orders by year and then by score, the best first', async () => {
    const scores = (await drain({ variant: 'yunnan-project' }, 3)).map((r) => [
      r.fiscalYear ?? 0,
      r.selfScore ?? -1,
    ]);
    const sorted = [...scores].sort(([a, b], [c, d]) => c! - a! || d! - b!);
    expect(scores).toEqual(sorted);
  });

  it('lists a report once while two readings of it, of one score, stand beside each other', async () => {
    const year = 2005;
    for (const n of [1, 2, 3])
      await commit(store, aRecord({ seed: `twice${n}`, year, score: 90 }), { rank: 1 });
    for (const n of [1, 2, 3])
      await commit(store, aRecord({ seed: `twice${n}`, year, score: 90 }), { rank: 2 });
    const due = [1, 2, 3].map((n) => idOf(`twice${n}`)).sort();
    for (const limit of [1, 2, 5]) expect(ids(await drain({ year }, limit))).toEqual(due);
    for (const id of due) await store.sweepBelow(id, 2);
    expect(ids(await drain({ year }, 1))).toEqual(due);
  });

  it('shows nothing under a year before the commit', async () => {
    const record = aRecord({ seed: 'early', year: 2004 });
    const meta = { ...metas[0]!, reportId: record.reportId, fiscalYear: 2004, rank: 1 };
    await store.putFindings(meta, []);
    expect(await drain({ year: 2004 }, 5)).toEqual([]);
  });

  it('keeps entries within a write unit, with all variants there are', () => {
    const all = { ...metas[0]!, variants: Array.from({ length: 20 }, (_, i) => `variant-no-${i}`) };
    const sizes = entriesOf(all).map(itemBytes);
    expect(sizes).toHaveLength(20);
    expect(entriesOf({ ...all, variants: [] })).toHaveLength(2);
    expect(entriesOf({ ...all, variants: [], department: null })).toHaveLength(1);
    expect(Math.max(...sizes)).toBeLessThan(MAX_ENTRY_BYTES);
    expect(Math.max(...entriesOf(metas[0]!).map(itemBytes))).toBeLessThan(500);
  });
});

describe('a table whose reports an older version committed', () => {
  const remove = async (key: { pk: string; sk: string }) =>
    database.client.send(new DeleteCommand({ TableName: TABLE, Key: key }));
  const filter = { year: 2019, minScore: 84 };

  it('lists them all the same, and by the index once they are completed', async () => {
    for (const meta of metas)
      for (const entry of entriesOf(meta))
        await remove({ pk: String(entry.pk), sk: String(entry.sk) });
    await remove({ pk: DIRECTORY.pk, sk: DIRECTORY.entries });
    const due = ids(metas.filter(passes(filter)));
    expect(due.length).toBeGreaterThan(1);
    expect(ids(await drain(filter, 2))).toEqual(due);
    const province = { region: '530000' };
    const within = ids(metas.filter(passes(province)));
    expect(within.length).toBeGreaterThan(ids(metas.filter(passes({ region: '530100' }))).length);
    expect(ids(await drain(province, 7))).toEqual(within);
    const { next } = await store.listReports(filter, { limit: 1, cursor: null });
    expect(await store.completeLists()).toBeGreaterThanOrEqual(REPORTS);
    expect(await store.completeLists()).toBe(0);
    expect(ids(await drain(filter, 2))).toEqual(due);
    const ask = () => store.listReports(filter, { limit: 50, cursor: null });
    expect(ids(await drain(province, 7))).toEqual(within);
    expect(await queriesOf(ask)).toMatchObject({ queries: 1, looked: due.length });
    // The order is another one now: a cursor of before must not skip anything in silence.
    await expect(store.listReports(filter, { limit: 1, cursor: next })).rejects.toThrow('cursor');
  });
});
