/**
 * The key design: every item, every index, every question in one place.
 *
 * | item | pk / sk | gsi1 | gsi2 | gsi3 |
 * |---|---|---|---|---|
 * | report | DOC#sha / META | DEPT#id / year#sha16 | RY#region#year / S#score#sha16 | NEW#yyyy-mm / at#sha16 |
 * | run | DOC#sha / RUN#rank | – | – | REJ#yyyy-mm / at#sha16 (rejected only) |
 * | finding | DOC#sha / F#rank#code#nnnn | FS#severity#year / place | FIND#code#year / place | FD#department / year#code#… |
 * | list entry 0 | DOC#sha / F#rank#L#00 | LY#year / S#score#sha16#rank | LV#variant#year / same | LS#status#year / same |
 * | list entry 1, … | DOC#sha / F#rank#L#nn | LP#province#year / same (01 only) | LV#variant#year / same | – |
 * | review | DOC#sha / REVIEW#rank | REVIEW / confidence#sha16 | – | – |
 * | source | SRC#bucket/key / CUR | – | – | – |
 * | department | DEPT#id / META | – | – | DEPTS / region#name |
 * | alias | ALIAS#normalized / region | – | – | – |
 * | core name | CORE#core / region#department | – | – | – |
 * | unmasked read | AUDIT#yyyy-mm-dd / at#nonce | – | – | – |
 * | partitions in use | DIR / MONTHS, YEARS, ENTRIES2 | – | – | – |
 *
 * | question | answered by |
 * |---|---|
 * | a report, a run, a source, a department | Get |
 * | reports of a department, by year | Query gsi1 DEPT# |
 * | reports of a region (year, score range) | Query gsi2 RY#, without a year: Get DIR, year by year |
 * | reports of a province with all in it (the same) | Query gsi1 LP#, the same |
 * | reports of a year, a score range | Query gsi1 LY#, without a year: year by year |
 * | reports of a variant or status (year, score range) | Query gsi2 LV# or gsi3 LS#, the same |
 * | newest reports | Get DIR, Query gsi3 NEW# month by month |
 * | findings by code or by severity (year, department) | Get DIR, Query gsi2 FIND# or gsi1 FS# year by year |
 * | findings of a department (year) | Query gsi3 FD# |
 * | review list, worst first | Query gsi1 REVIEW |
 * | rejected files | Get DIR, Query gsi3 REJ# month by month |
 * | departments, by region prefix | Query gsi3 DEPTS |
 *
 * Pages of findings, refusals, list and review entries are checked against the META items they belong
 * to (one BatchGet), so that no reader sees what is not committed or no longer current.
 */
import { createHash } from 'node:crypto';
import type { SourceRef } from './items.ts';

export const INDEXES = ['gsi1', 'gsi2', 'gsi3'] as const;
export type IndexName = (typeof INDEXES)[number];

/** Whoever has no year or region is listed under these. */
export const NO_YEAR = '0000';
export const NO_REGION = '000000';

/**
 * The partitions that hold the lists of months and years in use. ENTRIES (see list-entries.ts) has a
 * number that grows with a new kind of entry: what an older version completed is no longer complete.
 */
export const DIRECTORY = {
  pk: 'DIR',
  months: 'MONTHS',
  years: 'YEARS',
  entries: 'ENTRIES2',
} as const;

const pad = (n: number, digits: number) => String(n).padStart(digits, '0');
/** 16 hex digits tell 100 M reports of one partition apart (chance of one clash under 0.03%). */
const short = (reportId: string) => reportId.slice(0, 16);

export const yearKey = (year: number | null) => (year === null ? NO_YEAR : pad(year, 4));
export const monthKey = (at: string) => at.slice(0, 7);
export const docKey = (reportId: string) => `DOC#${reportId}`;
export const metaKey = (reportId: string) => ({ pk: docKey(reportId), sk: 'META' });
export const runKey = (reportId: string, rank: number) => ({
  pk: docKey(reportId),
  sk: `RUN#${pad(rank, 6)}`,
});
/** Findings and list entries of one rank stand together, so that one Query sweeps both. */
export const rankSkPrefix = (rank: number) => `F#${pad(rank, 6)}#`;
export const reviewSk = (rank: number) => `REVIEW#${pad(rank, 6)}`;
/** S3 keys are at most 1,024 bytes and a partition key 2,048: they always fit. */
export const sourceKey = (bucket: string, key: string) => ({
  pk: `SRC#${bucket}/${key}`,
  sk: 'CUR',
});
export const departmentKey = (id: string) => ({ pk: `DEPT#${id}`, sk: 'META' });
export const aliasKey = (normalized: string, region: string) => ({
  pk: `ALIAS#${normalized}`,
  sk: region,
});
export const coreKey = (core: string, region: string, id: string) => ({
  pk: `CORE#${core}`,
  sk: `${region}#${id}`,
});

export const partitions = {
  department: (id: string) => `DEPT#${id}`,
  regionYear: (region: string, year: number | null) => `RY#${region}#${yearKey(year)}`,
  newest: (month: string) => `NEW#${month}`,
  rejected: (month: string) => `REJ#${month}`,
  code: (code: string, year: string) => `FIND#${code}#${year}`,
  severity: (severity: string, year: string) => `FS#${severity}#${year}`,
  departmentFindings: (id: string) => `FD#${id}`,
  yearEntries: (year: string) => `LY#${year}`,
  variantEntries: (variant: string, year: string) => `LV#${variant}#${year}`,
  provinceEntries: (province: string, year: string) => `LP#${province}#${year}`,
  statusEntries: (status: string, year: string) => `LS#${status}#${year}`,
  review: 'REVIEW',
  departments: 'DEPTS',
} as const;

/** Hundredths of a point in five digits; reports without a score stand before all others. */
export function scoreSk(score: number | null): string {
  if (score === null || !(score >= 0)) return 'N#';
  return `S#${pad(Math.min(99_999, Math.round(score * 100)), 5)}#`;
}

interface MetaLike {
  readonly reportId: string;
  readonly rank: number;
  readonly fiscalYear: number | null;
  readonly selfScore: number | null;
  readonly department: { readonly departmentId: string; readonly region: string } | null;
}

/** Index keys of a report that a newer rank may move. */
export function metaIndexKeys(meta: MetaLike): Record<string, string> {
  const year = yearKey(meta.fiscalYear);
  const region = meta.department?.region ?? NO_REGION;
  const byDepartment: Record<string, string> =
    meta.department === null
      ? {}
      : {
          gsi1pk: partitions.department(meta.department.departmentId),
          gsi1sk: `${year}#${short(meta.reportId)}`,
        };
  return {
    ...byDepartment,
    gsi2pk: partitions.regionYear(region, meta.fiscalYear),
    gsi2sk: `${scoreSk(meta.selfScore)}${short(meta.reportId)}`,
  };
}

/** Index keys of a report that stay as the first commit set them. */
export function newestKeys(reportId: string, at: string): { gsi3pk: string; gsi3sk: string } {
  return { gsi3pk: partitions.newest(monthKey(at)), gsi3sk: `${at}#${short(reportId)}` };
}

export function rejectedKeys(reportId: string, at: string): { gsi3pk: string; gsi3sk: string } {
  return { gsi3pk: partitions.rejected(monthKey(at)), gsi3sk: `${at}#${short(reportId)}` };
}

interface FindingLike {
  readonly code: string;
  readonly severity: string;
  readonly index: number;
}

/** All keys of a finding item. */
export function findingKeys(meta: MetaLike, finding: FindingLike): Record<string, string> {
  const year = yearKey(meta.fiscalYear);
  const tail = `${short(meta.reportId)}#${pad(meta.rank, 6)}#${pad(finding.index, 5)}`;
  const region = meta.department?.region ?? NO_REGION;
  const id = meta.department?.departmentId ?? '-';
  const byDepartment: Record<string, string> =
    meta.department === null
      ? {}
      : {
          gsi3pk: partitions.departmentFindings(id),
          gsi3sk: `${year}#${finding.code}#${tail}`,
        };
  return {
    pk: docKey(meta.reportId),
    sk: `${rankSkPrefix(meta.rank)}${finding.code}#${pad(finding.index, 5)}`,
    gsi1pk: partitions.severity(finding.severity, year),
    gsi1sk: `${region}#${id}#${tail}`,
    gsi2pk: partitions.code(finding.code, year),
    gsi2sk: `${region}#${id}#${tail}`,
    ...byDepartment,
  };
}

interface EntryLike {
  readonly status: string;
  /** Null for an entry that stands for no variant. */
  readonly variant: string | null;
  /** 0 stands for the report in its year and status, 1 in its province. */
  readonly index: number;
}

/** The first two digits of a province's own code (410000); null for any other region's. */
export function provinceOf(region: string): string | null {
  return /^(?!00)\d\d0000$/.test(region) ? region.slice(0, 2) : null;
}

/** Of the province that a report is listed under; null where its region is not known. */
export function provinceOfReport({ department }: Pick<MetaLike, 'department'>): string | null {
  return provinceOf(`${(department?.region ?? NO_REGION).slice(0, 2)}0000`);
}

/** All keys of a list entry; the rank in the sort key tells two readings of one score apart. */
export function entryKeys(meta: MetaLike, entry: EntryLike): Record<string, string> {
  const year = yearKey(meta.fiscalYear);
  const place = `${scoreSk(meta.selfScore)}${short(meta.reportId)}#${pad(meta.rank, 6)}`;
  const { status, variant, index } = entry;
  const province = index === 1 ? provinceOfReport(meta) : null;
  return {
    pk: docKey(meta.reportId),
    sk: `${rankSkPrefix(meta.rank)}L#${pad(index, 2)}`,
    ...(variant === null
      ? {}
      : { gsi2pk: partitions.variantEntries(variant, year), gsi2sk: place }),
    ...(province === null
      ? {}
      : { gsi1pk: partitions.provinceEntries(province, year), gsi1sk: place }),
    ...(index > 0
      ? {}
      : {
          ...{ gsi1pk: partitions.yearEntries(year), gsi1sk: place },
          ...{ gsi3pk: partitions.statusEntries(status, year), gsi3sk: place },
        }),
  };
}

/** All keys of a review entry: least confident first. */
export function reviewKeys(reportId: string, rank: number, confidence: number) {
  const tenThousandths = Math.round(Math.min(1, Math.max(0, confidence)) * 10_000);
  return {
    pk: docKey(reportId),
    sk: reviewSk(rank),
    gsi1pk: partitions.review,
    gsi1sk: `${pad(tenThousandths, 5)}#${short(reportId)}#${pad(rank, 6)}`,
  };
}

/** The region that a department id was made for, which stands in front of it. */
export function regionOfDepartment(departmentId: string): string {
  return departmentId.slice(0, 6);
}

/** `nonce` tells reads of the same moment apart. */
export const auditKey = (at: string, nonce: string) => ({
  pk: `AUDIT#${at.slice(0, 10)}`,
  sk: `${at}#${nonce}`,
});

/** A run's id where the object is too large to hash: the hash of the name and version. */
export function idOfSource(source: SourceRef): string {
  const name = `${source.bucket}/${source.key}@${source.version ?? ''}`;
  return createHash('sha256').update(name).digest('hex');
}
