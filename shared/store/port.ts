/** The ports to everything that remembers: files, results, reports, queues. Adapters stand beside it. */
import type { Finding } from '../report/finding.ts';
import type { DepartmentRef, FindingItem, ReportMeta, ReviewItem, SourceRef } from './items.ts';

// ---------------------------------------------------------------- files

export interface ObjectRef {
  readonly key: string;
  /** Null for the newest version. */
  readonly version: string | null;
}

export interface StoredObject {
  readonly key: string;
  /** Null in a listing that names no versions: then it speaks of the newest. */
  readonly version: string | null;
  readonly bytes: number;
  readonly at: Date;
}

export interface Fetched {
  readonly bytes: Uint8Array;
  /** The version that was read; never null, so that a later step can ask for the same bytes. */
  readonly version: string;
  /** When that version was put, by the archive's own clock. */
  readonly at: Date;
  readonly mediaType: string | null;
}

/** A part of an object; `start` and `end` as asked for and cut to the size, `end` inclusive. */
export interface Part {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly totalBytes: number;
  readonly mediaType: string | null;
}

/** The first 0-based byte and the last; a null start asks for the last `end` bytes. */
export interface ByteRange {
  readonly start: number | null;
  readonly end: number | null;
}

/** Versioned objects by key. Writes are whole or absent; a version never changes. */
export interface Archive {
  readonly bucket: string;
  put(key: string, bytes: Uint8Array, mediaType?: string): Promise<StoredObject>;
  /** The whole object, counted while it streams; null where absent. Throws ObjectTooLarge. */
  get(ref: ObjectRef, maxBytes: number): Promise<Fetched | null>;
  /** Null where absent; throws RangeUnsatisfiable for a range outside of the object. */
  getPart(ref: ObjectRef, range: ByteRange | null, maxBytes: number): Promise<Part | null>;
  /** Newest versions below a prefix in key order; `next` goes into `after`. */
  list(
    prefix: string,
    after: string | null,
    limit: number,
  ): Promise<{ objects: StoredObject[]; next: string | null }>;
}

/** The object holds more bytes than the caller's cap: permanent, never retried. */
export class ObjectTooLarge extends Error {
  readonly maxBytes: number;
  constructor(key: string, maxBytes: number) {
    super(`object ${key} holds more than ${maxBytes} bytes`);
    this.name = 'ObjectTooLarge';
    this.maxBytes = maxBytes;
  }
}

/** The asked range lies outside of the object (HTTP 416). */
export class RangeUnsatisfiable extends Error {
  readonly totalBytes: number;
  constructor(totalBytes: number) {
    super(`range outside of ${totalBytes} bytes`);
    this.name = 'RangeUnsatisfiable';
    this.totalBytes = totalBytes;
  }
}

/** What a run leaves behind: deterministic keys, so that writing twice changes nothing. */
export interface Results {
  /** Where records/<id>/<rank>.json stands. */
  putRecord(reportId: string, rank: number, json: string): Promise<void>;
  /** The record's JSON text; null where that rank was never written. */
  getRecord(reportId: string, rank: number): Promise<string | null>;
  putLayer(reportId: string, engine: string, bytes: Uint8Array): Promise<void>;
  /** What an engine read from the pages, as it was put; null where it never ran on this file. */
  getLayer(reportId: string, engine: string): Promise<Uint8Array | null>;
}

/** The part of Results that reading needs: pages once recognized are not recognized again. */
export type LayerCache = Pick<Results, 'putLayer' | 'getLayer'>;

// ---------------------------------------------------------------- reports

export interface ClaimRequest {
  readonly reportId: string;
  readonly rank: number;
  /** Unique to this attempt (the message's receipt, a random id): who holds the lease. */
  readonly owner: string;
  readonly leaseSeconds: number;
  readonly source: SourceRef;
}
export type ClaimAnswer =
  | { readonly kind: 'claimed'; readonly attempt: number }
  /** This rank is committed: acknowledge. */
  | { readonly kind: 'done' }
  /** Permanent: acknowledge. */
  | { readonly kind: 'rejected'; readonly reason: string }
  /** Another worker holds the lease: let the queue deliver again. */
  | { readonly kind: 'busy'; readonly until: Date };

export type RunState = 'RUNNING' | 'DONE' | 'FAILED' | 'REJECTED';
export interface Run {
  readonly reportId: string;
  readonly rank: number;
  readonly state: RunState;
  readonly owner: string;
  readonly leaseUntil: Date;
  readonly attempt: number;
  readonly reason: string | null;
  readonly source: SourceRef;
  readonly at: Date;
}

export interface SourcePointer {
  readonly source: SourceRef;
  /** The event's sequencer (hex), by which events of one key are ordered; null where the event has none. */
  readonly sequencer: string | null;
  readonly reportId: string;
  /** When the object was put; where it was not fetched, when it was refused. */
  readonly at: Date;
}

export interface Page<T> {
  readonly items: T[];
  /** Where the next page starts: opaque, signed, bound to the same question; null at the end. */
  readonly next: string | null;
}
export interface PageRequest {
  readonly limit: number;
  readonly cursor: string | null;
}

/** The cursor is not one of ours, was altered, or belongs to another question (HTTP 400). */
export class BadCursor extends Error {
  constructor() {
    super('the cursor is not one that this question gave out');
    this.name = 'BadCursor';
  }
}

export interface ReportFilter {
  readonly departmentId?: string | undefined;
  /** A GB/T 2260 code of a province, which holds all in it, or of a prefecture. */
  readonly region?: string | undefined;
  /** True for reports of that very region: of a province those whose name prints no prefecture. */
  readonly exactRegion?: boolean | undefined;
  readonly year?: number | undefined;
  readonly variant?: string | undefined;
  readonly status?: string | undefined;
  /** Points, inclusive. */
  readonly minScore?: number | undefined;
  readonly maxScore?: number | undefined;
}
export interface FindingFilter {
  readonly code?: string | undefined;
  readonly severity?: Finding['severity'] | undefined;
  readonly year?: number | undefined;
  readonly departmentId?: string | undefined;
}

export interface Counts {
  readonly reports: number;
  readonly byYear: Record<string, number>;
  readonly byStatus: Record<string, number>;
  readonly byVariant: Record<string, number>;
  readonly findings: number;
  readonly byCode: Record<string, number>;
  readonly bySeverity: Record<string, number>;
  /** False where the question holds more reports than one answer counts: then these are lower bounds. */
  readonly complete: boolean;
}

export interface Department {
  readonly departmentId: string;
  readonly region: string;
  readonly name: string;
  /** True until a person confirmed it. */
  readonly provisional: boolean;
  /** Departments of the same region whose names are close; merging is a person's act. */
  readonly possibleDuplicates: string[];
}

/** The writing half: the commit-last protocol in its order. Every step may be repeated. */
export interface ReportWriter {
  claimRun(request: ClaimRequest): Promise<ClaimAnswer>;
  /** Moves the end of the lease for a long run; false where the lease was lost to another owner. */
  extendRun(reportId: string, rank: number, owner: string, leaseSeconds: number): Promise<boolean>;
  /** The department that this name stands for; makes a provisional one where the name is new. */
  joinDepartment(name: string | null): Promise<DepartmentRef | null>;
  /** Findings, list and review entries of one rank; readers do not see them before the commit. */
  putFindings(meta: ReportMeta, findings: readonly FindingItem[]): Promise<void>;
  putReview(meta: ReportMeta, review: ReviewItem | null): Promise<void>;
  /** The commit point. `older` where a higher rank is current: that one stays. */
  commitMeta(meta: ReportMeta): Promise<'committed' | 'older'>;
  /** After the commit: removes what lower ranks left: findings, review entries, places among the refused. */
  sweepBelow(reportId: string, rank: number): Promise<void>;
  /** `older` where a later event of the same key came first; without an event, a later object. */
  pointSource(pointer: SourcePointer): Promise<'pointed' | 'older'>;
  /** False where the lease was lost: whoever holds it now finishes. */
  finishRun(reportId: string, rank: number, owner: string): Promise<boolean>;
  failRun(reportId: string, rank: number, owner: string, reason: string): Promise<void>;
  /** Permanent. Where the bytes are too many to hash, `reportId` is the hash of the source's name. */
  rejectRun(
    run: { reportId: string; rank: number; source: SourceRef },
    reason: string,
  ): Promise<void>;
}

/** The reading half; each method is one Query or Get on one partition after another. */
export interface ReportReader {
  getMeta(reportId: string): Promise<ReportMeta | null>;
  getRun(reportId: string, rank: number): Promise<Run | null>;
  getSource(bucket: string, key: string): Promise<SourcePointer | null>;
  listReports(filter: ReportFilter, page: PageRequest): Promise<Page<ReportMeta>>;
  /** Only findings of committed, current ranks. At least one of code, severity, department. */
  listFindings(filter: FindingFilter, page: PageRequest): Promise<Page<FindingItem>>;
  /** Reports that a person should look at, least confident first. */
  listReview(page: PageRequest): Promise<Page<ReviewItem>>;
  listRejected(page: PageRequest): Promise<Page<Run>>;
  listDepartments(region: string | null, page: PageRequest): Promise<Page<Department>>;
  getDepartment(departmentId: string): Promise<Department | null>;
  countReports(filter: ReportFilter): Promise<Counts>;
}

/** Who read personal data unmasked, when and where: written before the answer goes out. */
export interface RawRead {
  readonly subject: string;
  readonly reportId: string;
  /** The route. */
  readonly what: string;
}

export interface ReportStore extends ReportWriter, ReportReader {
  noteRawRead(read: RawRead): Promise<void>;
  /** Makes reports of older versions listed by every filter at once; how many it had to enter. */
  completeLists(): Promise<number>;
  /** Throws where the table cannot be reached. */
  ping(): Promise<void>;
}

// ---------------------------------------------------------------- uploads

export interface UploadRequest {
  readonly fileName: string;
  readonly mediaType: string;
  readonly maxBytes: number;
  /** Of the file's bytes, hex: the form then takes these bytes and no others. */
  readonly sha256: string | null;
}
/** A form that a browser posts the file with: size, type and key are pinned in its fields. */
export interface UploadForm {
  readonly url: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, string>>;
}
export interface Uploads {
  /** A bucket that locks what it takes asks for a checksum of it. */
  readonly needsHash: boolean;
  begin(request: UploadRequest): Promise<UploadForm>;
}

// ---------------------------------------------------------------- queues

export type QueueName = 'live' | 'backfill' | 'ocr';
export interface QueueDepth {
  readonly waiting: number;
  readonly inFlight: number;
  readonly dead: number;
}
export interface Queue {
  /** Sends bodies (JSON texts, each under 256 KB); throws where any was not taken. */
  send(queue: QueueName, bodies: readonly string[]): Promise<void>;
  /** Puts what lies in the dead-letter queue back; the number, or null where only the service knows. */
  redrive(queue: QueueName): Promise<number | null>;
  depth(queue: QueueName): Promise<QueueDepth>;
}
