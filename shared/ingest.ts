/**
 * The commit-last protocol: one object of the archive becomes one report in the store, whatever
 * is delivered twice, late, in another order, or dies on the way.
 *
 * Every step may be repeated and writes the same bytes under the same keys; nothing that a reader
 * starts from exists before `commitMeta`; what stands behind the commit only tidies up.
 */
import { createHash } from 'node:crypto';
import type { ReportRecord } from './report/record.ts';
import type { Arrival } from './runtime/arrival.ts';
import { findingItemsOf, metaOf, reviewItemOf, type SourceRef } from './store/items.ts';
import { idOfSource } from './store/keys.ts';
import {
  type Archive,
  type Fetched,
  ObjectTooLarge,
  type ReportReader,
  type ReportWriter,
  type Results,
  type SourcePointer,
} from './store/port.ts';

/** What reading gave: a record (an unreadable one too), or the wish to be read by the OCR worker. */
export type ReadAnswer =
  | { readonly kind: 'record'; readonly record: ReportRecord }
  | { readonly kind: 'needs-ocr' };

/** What reading may use beside the bytes. */
export interface ReadInput {
  readonly bytes: Uint8Array;
  readonly reportId: string;
  readonly fileName: string;
}

export interface IngestPorts {
  readonly archive: Pick<Archive, 'get'>;
  readonly results: Pick<Results, 'putRecord'>;
  readonly store: ReportWriter & Pick<ReportReader, 'getRun'>;
  readonly read: (input: ReadInput) => Promise<ReadAnswer>;
  /** Hands the arrival on to the worker that can recognize scans. */
  readonly sendToOcr: (arrival: Arrival) => Promise<void>;
  readonly now: () => Date;
  /** Calls `tick` again and again until the answer is called; keeps the lease of a long run. */
  readonly every: (milliseconds: number, tick: () => void) => () => void;
  readonly settings: IngestSettings;
}

export interface IngestSettings {
  /** Grows with the extractor's version (rankOf). */
  readonly rank: number;
  /** Longer than one attempt may run, shorter than the queue's visibility timeout. */
  readonly leaseSeconds: number;
  /** Objects beyond this are refused. */
  readonly maxBytes: number;
}

export type IngestResult =
  /** Readers see this rank now. */
  | { readonly kind: 'committed'; readonly reportId: string; readonly record: ReportRecord }
  /** A higher rank is current: this reading is kept, and not shown. */
  | { readonly kind: 'superseded'; readonly reportId: string }
  /** The same bytes were committed before at this rank. */
  | { readonly kind: 'known'; readonly reportId: string }
  | {
      readonly kind: 'rejected';
      readonly reportId: string;
      readonly reason: string;
      /** This version refused it before: nothing new came. */
      readonly again: boolean;
    }
  | { readonly kind: 'handed-to-ocr'; readonly reportId: string }
  /** The object is gone: there is nothing to lose any more. */
  | { readonly kind: 'absent' };

/** Another worker holds the report: the queue delivers the message again after the lease. */
export class LeaseHeld extends Error {
  readonly until: Date;
  constructor(until: Date) {
    super(`another worker holds the report until ${until.toISOString()}`);
    this.name = 'LeaseHeld';
    this.until = until;
  }
}

/** The transfer gave other bytes than the event promised: the world's trouble, tried again. */
export class ObjectBroken extends Error {
  constructor(expected: number, got: number) {
    super(`the object came with ${got} of ${expected} bytes`);
    this.name = 'ObjectBroken';
  }
}

/**
 * Brings one arrival to its end and returns what became of it. Throws LeaseHeld, ObjectBroken or
 * the failing port's error: then the message must be delivered again.
 */
export async function ingest(
  arrival: Arrival,
  owner: string,
  ports: IngestPorts,
): Promise<IngestResult> {
  if (arrival.refused !== null) return rejectUnread(arrival, arrival.refused, ports);
  const fetched = await fetchObject(arrival, ports);
  if (fetched === null) return { kind: 'absent' };
  if (fetched === 'too-large') {
    const reason = `document.too-large: the file has more than ${ports.settings.maxBytes} bytes`;
    return rejectUnread(arrival, reason, ports);
  }
  const source = { ...arrival.source, version: fetched.version };
  const reportId = createHash('sha256').update(fetched.bytes).digest('hex');
  const { rank, leaseSeconds } = ports.settings;
  const claim = await ports.store.claimRun({ reportId, rank, owner, leaseSeconds, source });
  if (claim.kind === 'busy') throw new LeaseHeld(claim.until);
  if (claim.kind !== 'claimed') {
    // The same bytes under another name: that name must lead to the report too.
    await ports.store.pointSource(pointerOf({ arrival, source, reportId, at: fetched.at }));
    return claim.kind === 'done'
      ? { kind: 'known', reportId }
      : { kind: 'rejected', reportId, reason: claim.reason, again: true };
  }
  const stop = ports.every((leaseSeconds * 1000) / 3, () => {
    // A failed extension is noticed at the end: finishing asks for the lease again.
    ports.store.extendRun(reportId, rank, owner, leaseSeconds).catch(() => undefined);
  });
  try {
    const { bytes, at } = fetched;
    return await readAndCommit({ arrival, source, owner, reportId, bytes, at }, ports);
  } catch (error) {
    await release(reportId, rank, owner, error, ports);
    throw error;
  } finally {
    stop();
  }
}

/** Null where the object is gone. A version never changes, so its size must be the announced one. */
async function fetchObject(
  { source, bytes }: Arrival,
  ports: IngestPorts,
): Promise<Fetched | null | 'too-large'> {
  const { maxBytes } = ports.settings;
  try {
    const fetched = await ports.archive.get(source, maxBytes);
    if (fetched !== null && source.version !== null && bytes !== null) {
      if (fetched.bytes.length !== bytes) throw new ObjectBroken(bytes, fetched.bytes.length);
    }
    return fetched;
  } catch (error) {
    if (error instanceof ObjectTooLarge) return 'too-large';
    throw error;
  }
}

interface Work {
  readonly arrival: Arrival;
  readonly source: SourceRef;
  readonly owner: string;
  readonly reportId: string;
  readonly bytes: Uint8Array;
  /** When the object was put. */
  readonly at: Date;
}

type Placed = Pick<Work, 'arrival' | 'source' | 'reportId' | 'at'>;

const pointerOf = ({ arrival, source, reportId, at }: Placed): SourcePointer => ({
  ...{ source, sequencer: arrival.sequencer, reportId, at },
});

async function readAndCommit(work: Work, ports: IngestPorts): Promise<IngestResult> {
  const { reportId, bytes, source, owner, arrival } = work;
  const { rank } = ports.settings;
  const fileName = source.key.slice(source.key.lastIndexOf('/') + 1);
  const answer = await ports.read({ bytes, reportId, fileName });
  if (answer.kind === 'needs-ocr') {
    // The lease goes first: if we die before sending, this message comes again and sends.
    await ports.store.failRun(reportId, rank, owner, 'handed to OCR');
    await ports.sendToOcr({ ...arrival, source });
    return { kind: 'handed-to-ocr', reportId };
  }
  const { record } = answer;
  const json = JSON.stringify(record);
  await ports.results.putRecord(reportId, rank, json);
  if (record.status === 'unreadable') return reject(work, reasonOf(record), ports);
  return commit(work, record, ports);
}

async function commit(work: Work, record: ReportRecord, ports: IngestPorts): Promise<IngestResult> {
  const { reportId, source, owner } = work;
  const { store, settings } = ports;
  const department = await store.joinDepartment(record.department);
  const context = { rank: settings.rank, department, source, ingestedAt: ports.now() };
  const meta = metaOf(record, context);
  await store.putFindings(meta, findingItemsOf(record, meta));
  await store.putReview(meta, reviewItemOf(record, meta));
  const outcome = await store.commitMeta(meta);
  // Where a higher rank is current, what this one has just written belongs to nobody.
  const keptFrom = outcome === 'committed' ? settings.rank : settings.rank + 1;
  await store.sweepBelow(reportId, keptFrom);
  await store.pointSource(pointerOf(work));
  if (!(await store.finishRun(reportId, settings.rank, owner))) await leaveToHolder(work, ports);
  return outcome === 'committed'
    ? { kind: 'committed', reportId, record }
    : { kind: 'superseded', reportId };
}

/**
 * The lease was lost: its new holder writes the same and finishes. It may die before it does, and
 * this message may be all that would wake another one: it comes again unless the run has ended.
 */
async function leaveToHolder({ reportId }: Work, { store, settings }: IngestPorts): Promise<void> {
  const run = await store.getRun(reportId, settings.rank);
  if (run !== null && run.state !== 'DONE' && run.state !== 'REJECTED')
    throw new LeaseHeld(run.leaseUntil);
}

/** The document is bad for good. What an older extractor made of it stays as it is. */
async function reject(work: Work, reason: string, ports: IngestPorts): Promise<IngestResult> {
  const { reportId, source } = work;
  await ports.store.pointSource(pointerOf(work));
  await ports.store.rejectRun({ reportId, rank: ports.settings.rank, source }, reason);
  return { kind: 'rejected', reportId, reason, again: false };
}

/** Refuses an object that is not read at all; the hash of its name stands in for that of its bytes. */
async function rejectUnread(
  arrival: Arrival,
  reason: string,
  { store, settings, now }: IngestPorts,
): Promise<IngestResult> {
  const { source } = arrival;
  const { rank } = settings;
  const reportId = idOfSource(source);
  const again = (await store.getRun(reportId, rank))?.state === 'REJECTED';
  await store.pointSource(pointerOf({ arrival, source, reportId, at: now() }));
  await store.rejectRun({ reportId, rank, source }, reason);
  return { kind: 'rejected', reportId, reason, again };
}

/** Why a record is unreadable, as `code: sentence`. */
function reasonOf(record: ReportRecord): string {
  const finding = record.findings.find((f) => f.code.startsWith('document.')) ?? record.findings[0];
  return finding === undefined
    ? 'document.unreadable: nothing could be read'
    : `${finding.code}: ${finding.message.en}`;
}

/** Lets the next delivery start at once; where this fails too, the lease runs out by itself. */
async function release(
  reportId: string,
  rank: number,
  owner: string,
  error: unknown,
  { store }: IngestPorts,
): Promise<void> {
  const reason = error instanceof Error ? error.name : 'unknown';
  await store.failRun(reportId, rank, owner, reason).catch(() => undefined);
}
