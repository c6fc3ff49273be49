/** The contract of the report store, run on the embedded database in memory and on disk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../local/database.ts';
import { dynamoReports } from '../../shared/store/dynamo.ts';
import { findingItemsOf, metaOf, reviewItemOf } from '../../shared/store/items.ts';
import { BadCursor, type ReportStore } from '../../shared/store/port.ts';
import { commit } from '../support/commit.ts';
import { aRecord, idOf } from '../support/records.ts';

let clock = new Date('2026-11-24T08:00:00.000Z');
const later = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1000);
};
const SOURCE = { bucket: 'archive', key: 'in/a.pdf', version: 'v1' };
const claimOf = (reportId: string, owner: string, rank = 1) => ({
  ...{ reportId, rank, owner, leaseSeconds: 60, source: SOURCE },
});

const folder = mkdtempSync(join(tmpdir(), 'jixiao-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  { name: 'in memory', path: null },
  { name: 'on disk', path: join(folder, 'db') },
])('the report store $name', ({ path }) => {
  let store: ReportStore;
  let close = async () => {};
  beforeAll(async () => {
    const database = await openDatabase(path, 'reports');
    close = database.close;
    store = dynamoReports({
      client: database.client,
      tableName: 'reports',
      cursorSecret: 'test',
      now: () => clock,
      sleep: async () => {},
    });
  });
  afterAll(() => close());

  it('gives back the report that was committed', async () => {
    const meta = await commit(store, aRecord({ seed: 'one' }));
    expect(await store.getMeta(meta.reportId)).toEqual(meta);
  });

  it('answers null for a report that it does not have', async () => {
    expect(await store.getMeta(idOf('nobody'))).toBeNull();
  });

  it('lets one worker hold a run, and the next one when the lease is over', async () => {
    const id = idOf('lease');
    expect(await store.claimRun(claimOf(id, 'a'))).toEqual({ kind: 'claimed', attempt: 1 });
    expect((await store.claimRun(claimOf(id, 'b'))).kind).toBe('busy');
    later(61);
    expect(await store.claimRun(claimOf(id, 'b'))).toEqual({ kind: 'claimed', attempt: 2 });
    expect(await store.finishRun(id, 1, 'a')).toBe(false);
    expect(await store.extendRun(id, 1, 'a', 60)).toBe(false);
    expect(await store.finishRun(id, 1, 'b')).toBe(true);
    expect(await store.claimRun(claimOf(id, 'c'))).toEqual({ kind: 'done' });
  });

  it('is claimed again by its own holder, whose first answer was lost, and by nobody else', async () => {
    const id = idOf('lost answer');
    await store.claimRun(claimOf(id, 'a'));
    expect((await store.claimRun(claimOf(id, 'a'))).kind).toBe('claimed');
    expect((await store.claimRun(claimOf(id, 'b'))).kind).toBe('busy');
    expect(await store.finishRun(id, 1, 'a')).toBe(true);
    expect((await store.claimRun(claimOf(id, 'a'))).kind).toBe('done');
  });

  it('gives a longer lease to whoever still holds it', async () => {
    const id = idOf('extend');
    await store.claimRun(claimOf(id, 'a'));
    later(50);
    expect(await store.extendRun(id, 1, 'a', 60)).toBe(true);
    later(50);
    expect((await store.claimRun(claimOf(id, 'b'))).kind).toBe('busy');
  });

  it('takes up a failed run at once, and a rejected one never', async () => {
    const id = idOf('fail');
    await store.claimRun(claimOf(id, 'a'));
    await store.failRun(id, 1, 'a', 'disk full');
    expect(await store.claimRun(claimOf(id, 'b'))).toEqual({ kind: 'claimed', attempt: 2 });
    await store.rejectRun({ reportId: id, rank: 1, source: SOURCE }, 'encrypted');
    expect(await store.claimRun(claimOf(id, 'c'))).toEqual({
      kind: 'rejected',
      reason: 'encrypted',
    });
    const { items } = await store.listRejected({ limit: 10, cursor: null });
    expect(items.map((r) => r.reportId)).toContain(id);
  });

  it('lists a refused file once, by its newest reading, and no more once it is a report', async () => {
    const record = aRecord({ seed: 'refused' });
    const listed = async () => {
      const { items } = await store.listRejected({ limit: 100, cursor: null });
      const own = items.filter(({ reportId }) => reportId === record.reportId);
      return own.map(({ rank, reason }) => [rank, reason]);
    };
    const reject = (rank: number, reason: string) =>
      store.rejectRun({ reportId: record.reportId, rank, source: SOURCE }, reason);
    await reject(1, 'encrypted');
    await reject(2, 'hostile');
    expect(await listed()).toEqual([[2, 'hostile']]);
    expect((await store.getRun(record.reportId, 1))?.state).toBe('REJECTED');
    await commit(store, record, { rank: 3 });
    await store.sweepBelow(record.reportId, 3);
    expect(await listed()).toEqual([]);
    // A worker of the older version, still at work after the deployment.
    await store.rejectRun({ reportId: record.reportId, rank: 2, source: SOURCE }, 'late');
    expect(await listed()).toEqual([]);
    await reject(4, 'hostile');
    expect(await listed()).toEqual([[4, 'hostile']]);
  });

  it('lists no refusal by an older version that comes behind the report of a newer one', async () => {
    const record = aRecord({ seed: 'refused late' });
    await commit(store, record, { rank: 3 });
    await store.rejectRun({ reportId: record.reportId, rank: 1, source: SOURCE }, 'late');
    const { items } = await store.listRejected({ limit: 100, cursor: null });
    expect(items.map((run) => run.reportId)).not.toContain(record.reportId);
  });

  it('never rejects a run that is done', async () => {
    const id = idOf('done');
    await store.claimRun(claimOf(id, 'a'));
    await store.finishRun(id, 1, 'a');
    await store.rejectRun({ reportId: id, rank: 1, source: SOURCE }, 'late');
    expect((await store.getRun(id, 1))?.state).toBe('DONE');
  });

  it('claims once among twenty workers at the same moment', async () => {
    const id = idOf('race');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => store.claimRun(claimOf(id, `w${i}`))),
    );
    expect(answers.filter((a) => a.kind === 'claimed')).toHaveLength(1);
  });

  it('keeps a higher rank against a late lower one, and its first day', async () => {
    const record = aRecord({ seed: 'rank', score: 90 });
    await commit(store, record, { rank: 1 });
    const newer = aRecord({ seed: 'rank', score: 91 });
    await commit(store, newer, { rank: 2, at: new Date('2026-12-01T00:00:00.000Z') });
    const old = metaOf(record, {
      ...{ rank: 1, department: null, source: SOURCE, ingestedAt: clock },
    });
    expect(await store.commitMeta(old)).toBe('older');
    const meta = await store.getMeta(record.reportId);
    expect(meta?.selfScore).toBe(91);
    expect(meta?.ingestedAt).toBe('2026-11-24T08:00:00.000Z');
  });

  it('shows no finding and no review entry before the commit, nor after a newer one', async () => {
    const review = [{ path: '/forms/0/selfScore', confidence: 0.4, reason: 'blurred' }];
    const seed = { seed: 'torn', department: '池州市财政局', year: 2019, review };
    const first = aRecord({ ...seed, findings: [{ code: 'rate.funds' }] });
    const list = () =>
      store.listFindings({ code: 'rate.funds', year: 2019 }, { limit: 10, cursor: null });
    const worst = async () =>
      (await store.listReview({ limit: 100, cursor: null })).items.filter(
        (i) => i.reportId === first.reportId,
      );
    const context = {
      ...{ rank: 1, department: await store.joinDepartment('池州市财政局') },
      ...{ source: SOURCE, ingestedAt: clock },
    };
    const meta = metaOf(first, context);
    await store.putFindings(meta, findingItemsOf(first, meta));
    await store.putReview(meta, reviewItemOf(first, meta));
    expect((await list()).items).toEqual([]);
    expect(await worst()).toEqual([]);
    await store.commitMeta(meta);
    expect((await list()).items.map((f) => f.code)).toEqual(['rate.funds']);
    expect((await list()).items[0]?.departmentName).toBe('池州市财政局');
    expect(await worst()).toHaveLength(1);
    await commit(store, aRecord({ ...seed, findings: [], review: [] }), { rank: 2 });
    expect((await list()).items).toEqual([]);
    expect(await worst()).toEqual([]);
    await store.sweepBelow(first.reportId, 2);
    expect((await list()).items).toEqual([]);
  });

  it('sweeps the findings of lower ranks only', async () => {
    const findings = Array.from({ length: 230 }, (_, i) => ({ fingerprint: `f${i}` }));
    const seed = { seed: 'sweep', department: '临汾市卫生健康委员会', year: 2018, findings };
    await commit(store, aRecord(seed), { rank: 1 });
    await commit(store, aRecord(seed), { rank: 2 });
    await store.sweepBelow(idOf('sweep'), 2);
    const department = await store.joinDepartment('临汾市卫生健康委员会');
    const found = await drain((cursor) =>
      store.listFindings({ departmentId: department?.departmentId }, { limit: 100, cursor }),
    );
    expect(found).toHaveLength(230);
    expect(new Set(found.map((f) => f.rank))).toEqual(new Set([2]));
  });

  it('points a source at the latest event, whatever the order they come in', async () => {
    const at = new Date('2026-11-01T00:00:00.000Z');
    const pointer = (reportId: string, sequencer: string) => ({
      ...{ source: { ...SOURCE, key: 'in/p.pdf' }, reportId, sequencer, at },
    });
    expect(await store.pointSource(pointer(idOf('p1'), '00A1'))).toBe('pointed');
    expect(await store.pointSource(pointer(idOf('p2'), '00A10'))).toBe('pointed');
    expect(await store.pointSource(pointer(idOf('p3'), '00B'))).toBe('pointed');
    expect(await store.pointSource(pointer(idOf('p1'), '00A1'))).toBe('older');
    expect((await store.getSource('archive', 'in/p.pdf'))?.reportId).toBe(idOf('p3'));
  });

  it('points a source whose event was lost at the later object, and later events win again', async () => {
    const pointer = (name: string, sequencer: string | null, day: string) => ({
      ...{ source: { ...SOURCE, key: 'in/lost.pdf' }, reportId: idOf(name), sequencer },
      at: new Date(`2026-11-${day}T00:00:00.000Z`),
    });
    expect(await store.pointSource(pointer('l1', '00A1', '01'))).toBe('pointed');
    expect(await store.pointSource(pointer('l3', null, '03'))).toBe('pointed');
    expect(await store.pointSource(pointer('l2', null, '02'))).toBe('older');
    expect((await store.getSource('archive', 'in/lost.pdf'))?.reportId).toBe(idOf('l3'));
    expect(await store.pointSource(pointer('l0', '00A0', '01'))).toBe('older');
    expect(await store.pointSource(pointer('l4', '00A2', '04'))).toBe('pointed');
  });

  it('joins a department by its exact name, however it is spaced and bracketed', async () => {
    const a = await store.joinDepartment('郑州市上街区商务局');
    const b = await store.joinDepartment(' 河南省 郑州市（上街区）商务局 ');
    expect(a?.departmentId).toBe(b?.departmentId);
    expect(a?.region).toBe('410100');
  });

  it('keeps another name apart, as provisional, and says what it may be', async () => {
    const known = await store.joinDepartment('洛阳市涧西区审计局');
    const close = await store.joinDepartment('涧西区审计局');
    const other = await store.joinDepartment('洛阳市老城区审计局');
    expect(close?.departmentId).not.toBe(known?.departmentId);
    const department = await store.getDepartment(close?.departmentId ?? '');
    expect(department?.provisional).toBe(true);
    expect(department?.possibleDuplicates).toEqual([known?.departmentId]);
    const third = await store.getDepartment(other?.departmentId ?? '');
    expect(third?.possibleDuplicates).toEqual([]);
  });

  it('lists every report once over pages of any size, in every index', async () => {
    for (let i = 0; i < 23; i++) {
      await commit(
        store,
        aRecord({
          seed: `page${i}`,
          department: '昆明市水务局',
          year: 2015 + (i % 3),
          score: 80 + i,
        }),
        { at: new Date(Date.UTC(2026, 5 + (i % 4), 1 + i)) },
      );
    }
    const department = await store.joinDepartment('昆明市水务局');
    const departmentId = department?.departmentId;
    const ids = Array.from({ length: 23 }, (_, i) => idOf(`page${i}`)).sort();
    for (const limit of [1, 4, 23, 50]) {
      const byDepartment = await drain((cursor) =>
        store.listReports({ departmentId }, { limit, cursor }),
      );
      expect(byDepartment.map((r) => r.reportId).sort()).toEqual(ids);
      const newest = await drain((cursor) => store.listReports({}, { limit, cursor }));
      const days = newest.map((r) => r.ingestedAt);
      expect(days).toEqual([...days].sort().reverse());
      expect(newest.filter((r) => ids.includes(r.reportId))).toHaveLength(23);
    }
    const best = await drain((cursor) =>
      store.listReports(
        { region: '530100', year: 2016, minScore: 85, maxScore: 95 },
        { limit: 2, cursor },
      ),
    );
    expect(best.map((r) => r.selfScore)).toEqual([93, 90, 87]);
  });

  it('filters the newest by year, variant and score', async () => {
    const variant = 'yunnan-project';
    await commit(store, aRecord({ seed: 'v1', year: 2020, variant, score: 70.5 }));
    await commit(store, aRecord({ seed: 'v2', year: 2020, variant, score: 70.51 }));
    const page = await store.listReports(
      { year: 2020, variant, maxScore: 70.5 },
      { limit: 5, cursor: null },
    );
    expect(page.items.map((r) => r.reportId)).toEqual([idOf('v1')]);
    expect(page.next).toBeNull();
  });

  it('refuses a cursor that is foreign, altered or of another question', async () => {
    const ask = (filter: object, cursor: string | null) =>
      store.listReports(filter, { limit: 1, cursor });
    const { next } = await ask({}, null);
    expect(next).not.toBeNull();
    const cursor = next ?? '';
    const altered = `${cursor.slice(0, 3)}${cursor[3] === 'A' ? 'B' : 'A'}${cursor.slice(4)}`;
    for (const bad of ['', 'x', 'a.b', 'a.b.c', altered, `${cursor}A`, cursor.repeat(50)])
      await expect(ask({}, bad)).rejects.toThrow(BadCursor);
    await expect(ask({ year: 2021 }, cursor)).rejects.toThrow(BadCursor);
    await expect(ask({}, cursor)).resolves.toBeDefined();
  });

  it('lists findings by code, by severity and by department, over all years', async () => {
    const findings = [
      { code: 'unit.value', severity: 'warning' },
      { code: 'time.partial', severity: 'contradiction' },
    ] as const;
    const department = '赤峰市教育局';
    for (const year of [2012, 2013, 2014])
      await commit(store, aRecord({ seed: `f${year}`, department, year, findings }));
    const id = (await store.joinDepartment(department))?.departmentId;
    const list = (filter: object) =>
      drain((cursor) => store.listFindings(filter, { limit: 2, cursor }));
    expect((await list({ code: 'unit.value' })).map((f) => f.fiscalYear)).toEqual([
      2014, 2013, 2012,
    ]);
    expect(await list({ code: 'unit.value', year: 2013 })).toHaveLength(1);
    expect(await list({ severity: 'warning', year: 2013 })).toHaveLength(1);
    expect(await list({ departmentId: id })).toHaveLength(6);
    expect(await list({ departmentId: id, severity: 'warning' })).toHaveLength(3);
    expect(await list({ departmentId: id, code: 'time.partial', year: 2012 })).toHaveLength(1);
    expect(await list({ departmentId: '000000-nobody', code: 'time.partial' })).toEqual([]);
  });

  it('counts what is committed', async () => {
    const department = '遵义市文化旅游局';
    const findings = [{ code: 'unit.value', severity: 'warning' }, {}] as const;
    for (const year of [2020, 2021])
      await commit(store, aRecord({ seed: `c${year}`, department, year, findings }));
    const id = (await store.joinDepartment(department))?.departmentId;
    expect(await store.countReports({ departmentId: id })).toEqual({
      ...{ reports: 2, byYear: { 2020: 1, 2021: 1 }, byStatus: { complete: 2 } },
      byVariant: { 'henan-department': 2 },
      ...{ findings: 4, byCode: { 'rate.task': 2, 'unit.value': 2 } },
      bySeverity: { contradiction: 2, warning: 2 },
      complete: true,
    });
  });

  it('lists departments by region', async () => {
    await store.joinDepartment('桂林市林业局');
    await store.joinDepartment('南宁市林业局');
    const list = (region: string) => store.listDepartments(region, { limit: 10, cursor: null });
    expect((await list('450300')).items.map((d) => d.name)).toEqual(['桂林市林业局']);
    expect((await list('450000')).items).toHaveLength(2);
    await store.joinDepartment('南湖镇人民政府');
    const nowhere = await drain((cursor) => store.listDepartments('000000', { limit: 10, cursor }));
    expect(nowhere.map((d) => d.name)).toContain('南湖镇人民政府');
    expect(new Set(nowhere.map((d) => d.region))).toEqual(new Set(['000000']));
  });

  it('is there', async () => {
    await expect(store.ping()).resolves.toBeUndefined();
  });
});

async function drain<T>(
  ask: (cursor: string | null) => Promise<{ items: T[]; next: string | null }>,
): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | null = null, pages = 0; ; pages++) {
    const page: { items: T[]; next: string | null } = await ask(cursor);
    all.push(...page.items);
    cursor = page.next;
    if (cursor === null) return all;
    if (pages > 1000) throw new Error('the pages do not end');
  }
}
