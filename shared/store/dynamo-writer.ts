/** The writing half of the report store on DynamoDB: the commit-last protocol, step by step. */
import { joinDepartment } from './departments.ts';
import type { Expression, Item, Table } from './dynamo-table.ts';
import type { FindingItem, ReportMeta } from './items.ts';
import {
  DIRECTORY,
  docKey,
  findingKeys,
  metaIndexKeys,
  metaKey,
  monthKey,
  newestKeys,
  rankSkPrefix,
  rejectedKeys,
  reviewKeys,
  reviewSk,
  runKey,
  sourceKey,
  yearKey,
} from './keys.ts';
import { entriesOf, markIfNew } from './list-entries.ts';
import type { ClaimAnswer, ClaimRequest, ReportWriter, SourcePointer } from './port.ts';
import { ItemTooLarge, itemBytes } from './size.ts';
import { readRun } from './stored.ts';

export const MAX_META_BYTES = 4 * 1024;
export const MAX_FINDING_BYTES = 1024;
const MAX_REASON_CHARACTERS = 300;
/** Sequencers are hex of varying length, compared as if filled up with zeros on the right. */
const SEQUENCER_DIGITS = 64;
/** Items that one sweep step reads and drops. */
const SWEEP_ITEMS = 200;

export interface WriterParts {
  readonly table: Table;
  readonly now: () => Date;
}

/** `SET` of every given attribute; those named in `once` keep the value of the first writing. */
function setAll(attributes: Item, once: readonly string[] = []): Expression {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const sets = Object.entries(attributes).map(([name, value], i) => {
    names[`#a${i}`] = name;
    values[`:a${i}`] = value;
    return once.includes(name) ? `#a${i} = if_not_exists(#a${i}, :a${i})` : `#a${i} = :a${i}`;
  });
  return { text: `SET ${sets.join(', ')}`, names, values };
}

export function reportWriter({ table, now }: WriterParts): ReportWriter {
  /** Months and years that this process has already entered in the directory. */
  const known = new Set<string>();
  const enter = async (list: string, value: string) => {
    if (known.has(`${list}${value}`)) return;
    if (list === DIRECTORY.months) await markIfNew(table);
    await table.update(
      { pk: DIRECTORY.pk, sk: list },
      { text: 'ADD #v :v', names: { '#v': 'values' }, values: { ':v': new Set([value]) } },
    );
    known.add(`${list}${value}`);
  };
  return {
    claimRun: (request) => claimRun(table, now, request),
    async extendRun(reportId, rank, owner, leaseSeconds) {
      const leaseUntil = new Date(now().getTime() + leaseSeconds * 1000).toISOString();
      return (await updateOwn(table, reportId, rank, owner, { leaseUntil })) !== null;
    },
    joinDepartment: (name) => joinDepartment(table, name),
    putFindings: (meta, findings) => putFindings(table, meta, findings),
    async putReview(meta, review) {
      if (review === null) return;
      const keys = reviewKeys(meta.reportId, meta.rank, review.confidence);
      await table.put('review', { ...review, ...keys }, MAX_META_BYTES);
    },
    async commitMeta(meta) {
      await enter(DIRECTORY.months, monthKey(meta.ingestedAt));
      await enter(DIRECTORY.years, yearKey(meta.fiscalYear));
      return commitMeta(table, meta);
    },
    async sweepBelow(reportId, rank) {
      await sweepBelow(table, reportId, rank);
      await unlistBelow(table, reportId, rank);
    },
    pointSource: (pointer) => pointSource(table, pointer),
    async finishRun(reportId, rank, owner) {
      return (await updateOwn(table, reportId, rank, owner, { state: 'DONE' })) !== null;
    },
    async failRun(reportId, rank, owner, reason) {
      const state = { state: 'FAILED', reason: reason.slice(0, MAX_REASON_CHARACTERS) };
      await updateOwn(table, reportId, rank, owner, state);
    },
    async rejectRun({ reportId, rank, source }, reason) {
      const at = now().toISOString();
      await enter(DIRECTORY.months, monthKey(at));
      const attributes = {
        ...{ reportId, rank, state: 'REJECTED', owner: '-', leaseUntil: at, attempt: 0, at },
        ...{ source, reason: reason.slice(0, MAX_REASON_CHARACTERS) },
        ...rejectedKeys(reportId, at),
      };
      await table.update(
        runKey(reportId, rank),
        setAll(attributes, ['attempt', 'at', 'gsi3pk', 'gsi3sk']),
        {
          text: 'attribute_not_exists(#s) OR #s <> :done',
          names: { '#s': 'state' },
          values: { ':done': 'DONE' },
        },
      );
      await unlistBelow(table, reportId, rank);
    },
  };
}

async function claimRun(
  table: Table,
  now: () => Date,
  request: ClaimRequest,
): Promise<ClaimAnswer> {
  const { reportId, rank, owner, source } = request;
  const at = now();
  const claim = setAll(
    {
      ...{ reportId, rank, owner, source, state: 'RUNNING', reason: null, at: at.toISOString() },
      leaseUntil: new Date(at.getTime() + request.leaseSeconds * 1000).toISOString(),
    },
    ['at'],
  );
  const item = await table.update(
    runKey(reportId, rank),
    {
      text: `${claim.text}, #n = if_not_exists(#n, :zero) + :one`,
      names: { ...claim.names, '#n': 'attempt' },
      values: { ...claim.values, ':zero': 0, ':one': 1 },
    },
    {
      // Its own lease too: the client sends a claim again whose answer was lost on the way.
      text: 'attribute_not_exists(#s) OR #s = :failed OR (#s = :running AND (#l <= :now OR #o = :me))',
      names: { '#s': 'state', '#l': 'leaseUntil', '#o': 'owner' },
      values: {
        ...{ ':failed': 'FAILED', ':running': 'RUNNING' },
        ...{ ':now': at.toISOString(), ':me': owner },
      },
    },
  );
  if (item !== null) return { kind: 'claimed', attempt: readRun(item).attempt };
  const held = await table.get(runKey(reportId, rank));
  // Gone between the two calls: whoever asks again will find out.
  if (held === null) return { kind: 'busy', until: at };
  const run = readRun(held);
  if (run.state === 'DONE') return { kind: 'done' };
  if (run.state === 'REJECTED') return { kind: 'rejected', reason: run.reason ?? '' };
  return { kind: 'busy', until: run.leaseUntil };
}

/** Changes a run that `owner` still holds. */
function updateOwn(table: Table, reportId: string, rank: number, owner: string, set: Item) {
  return table.update(runKey(reportId, rank), setAll(set), {
    text: '#s = :running AND #o = :owner',
    names: { '#s': 'state', '#o': 'owner' },
    values: { ':running': 'RUNNING', ':owner': owner },
  });
}

async function putFindings(table: Table, meta: ReportMeta, findings: readonly FindingItem[]) {
  const items = findings.map((finding) => {
    // Name, year and id stand in META and in the keys: once is enough.
    const { reportId: _id, departmentName: _name, fiscalYear: _year, ...body } = finding;
    const item = { ...body, ...findingKeys(meta, finding) };
    const bytes = itemBytes(item);
    if (bytes > MAX_FINDING_BYTES) throw new ItemTooLarge('finding', bytes, MAX_FINDING_BYTES);
    return { put: item };
  });
  await table.writeAll([...items, ...entriesOf(meta).map((put) => ({ put }))]);
}

async function commitMeta(table: Table, meta: ReportMeta): Promise<'committed' | 'older'> {
  const attributes: Item = {
    ...meta,
    ...metaIndexKeys(meta),
    ...newestKeys(meta.reportId, meta.ingestedAt),
  };
  const bytes = itemBytes({ ...attributes, ...metaKey(meta.reportId) });
  if (bytes > MAX_META_BYTES) throw new ItemTooLarge('report', bytes, MAX_META_BYTES);
  const set = setAll(attributes, ['ingestedAt', 'gsi3pk', 'gsi3sk', 'source']);
  const isPlaced = 'gsi1pk' in attributes;
  const update: Expression = isPlaced ? set : { ...set, text: `${set.text} REMOVE gsi1pk, gsi1sk` };
  const item = await table.update(metaKey(meta.reportId), update, {
    text: 'attribute_not_exists(#r) OR #r <= :rank',
    names: { '#r': 'rank' },
    values: { ':rank': meta.rank },
  });
  return item === null ? 'older' : 'committed';
}

async function sweepBelow(table: Table, reportId: string, rank: number): Promise<void> {
  const ranges = [
    { from: rankSkPrefix(0), to: rankSkPrefix(rank) },
    { from: reviewSk(0), to: reviewSk(rank) },
  ];
  for (const { from, to } of ranges) {
    for (let more = true; more; ) {
      const page = await table.query({
        ...{ index: null, partition: docKey(reportId), from, to, descending: false },
        limit: SWEEP_ITEMS,
        only: ['pk', 'sk', 'rank'],
      });
      const below = page.items.filter((i) => Number(i.rank) < rank);
      await table.writeAll(below.map((i) => ({ drop: { pk: String(i.pk), sk: String(i.sk) } })));
      more = page.lastSk !== null && below.length > 0;
    }
  }
}

/** Takes the runs of older versions off the list of refused files: the newest one's word counts. */
async function unlistBelow(table: Table, reportId: string, rank: number): Promise<void> {
  const [from, to] = [runKey(reportId, 0).sk, runKey(reportId, rank).sk];
  const { items } = await table.query({
    ...{ index: null, partition: docKey(reportId), from, to, descending: true },
    ...{ limit: SWEEP_ITEMS, only: ['sk', 'rank', 'gsi3pk'] },
  });
  for (const { sk, gsi3pk, rank: found } of items)
    if (Number(found) < rank && gsi3pk !== undefined)
      await table.update(
        { pk: docKey(reportId), sk: String(sk) },
        { text: 'REMOVE gsi3pk, gsi3sk' },
      );
}

/**
 * Events of one key are ordered by their sequencer. What comes without one (a backfill, a
 * reconciliation) read what was the newest object then: it moves the pointer on where that object
 * is no older, and leaves the place in the order of events as it was.
 */
async function pointSource(table: Table, pointer: SourcePointer): Promise<'pointed' | 'older'> {
  const { source, reportId, at } = pointer;
  const hasSequencer = pointer.sequencer !== null;
  const sequencer = (pointer.sequencer ?? '').toUpperCase().padEnd(SEQUENCER_DIGITS, '0');
  const attributes = { source, reportId, sequencer, hasSequencer, at: at.toISOString() };
  const [name, value] = hasSequencer ? ['sequencer', sequencer] : ['at', attributes.at];
  const pointed = await table.update(
    sourceKey(source.bucket, source.key),
    setAll(attributes, hasSequencer ? [] : ['sequencer', 'hasSequencer']),
    {
      text: 'attribute_not_exists(pk) OR #order <= :order',
      names: { '#order': name },
      values: { ':order': value },
    },
  );
  return pointed === null ? 'older' : 'pointed';
}
