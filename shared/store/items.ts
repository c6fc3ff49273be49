/** The items that the table holds, as schemas, and how a record becomes them. */
import * as z from 'zod';
import { FINDING_CODES, type Finding } from '../report/finding.ts';
import type { ReportRecord } from '../report/record.ts';
import { cutToBytes, itemBytes } from './size.ts';

const text = z.string().nullable();
const number = z.number().nullable();

export const reportIdSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** Which object, in which version, a report was read from. */
export const sourceRefSchema = z.object({
  bucket: z.string(),
  key: z.string(),
  version: text,
});
export type SourceRef = z.infer<typeof sourceRefSchema>;

export const departmentRefSchema = z.object({
  departmentId: z.string(),
  /** GB/T 2260; `000000` where the name prints no region that we know. */
  region: z.string().regex(/^\d{6}$/),
  name: z.string(),
});
export type DepartmentRef = z.infer<typeof departmentRefSchema>;

/** One report in a list: the item whose writing is the commit. */
export const reportMetaSchema = z.object({
  reportId: reportIdSchema,
  /** Grows with the extractor; a lower rank never replaces a higher one. */
  rank: z.int().min(0),
  extractorVersion: z.string(),
  status: z.enum(['complete', 'partial', 'unreadable']),
  title: text,
  department: departmentRefSchema.nullable(),
  fiscalYear: z.int().nullable(),
  consolidated: z.boolean(),
  variants: z.array(z.string()),
  forms: z.int(),
  /** Of the first form. */
  selfScore: number,
  selfRating: text,
  /** Of the first form's total row. */
  budgetYuan: number,
  executedYuan: number,
  recomputedMin: number,
  recomputedMax: number,
  rows: z.object({ goals: z.int(), tasks: z.int(), funds: z.int(), indicators: z.int() }),
  findingCounts: z.record(z.string(), z.int()),
  severityCounts: z.record(z.string(), z.int()),
  reviewCount: z.int(),
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  pages: z.int().nullable(),
  textSource: z.enum(['text', 'ocr', 'mixed']),
  source: sourceRefSchema,
  /** Of the first commit of this report; a newer rank keeps it. */
  ingestedAt: z.iso.datetime(),
});
export type ReportMeta = z.infer<typeof reportMetaSchema>;

/** A finding as lists show it; the whole one, with its paths and clause, stands in the record. */
export const findingItemSchema = z.object({
  reportId: reportIdSchema,
  rank: z.int(),
  /** Position in the record's `findings`. */
  index: z.int(),
  code: z.enum(FINDING_CODES),
  state: z.enum(['FAIL', 'UNCERTAIN']),
  severity: z.enum(['contradiction', 'warning', 'note']),
  cause: z.enum(['author', 'reading', 'unknown']),
  printed: text,
  expected: text,
  equation: text,
  message: z.object({ zh: z.string(), en: z.string() }),
  fingerprint: z.string(),
  /** True where a text was cut to keep the item under 1 KB. */
  cut: z.boolean(),
  departmentName: text,
  fiscalYear: z.int().nullable(),
});
export type FindingItem = z.infer<typeof findingItemSchema>;

/** A report on the list of what a person should look at. */
export const reviewItemSchema = z.object({
  reportId: reportIdSchema,
  rank: z.int(),
  /** Of its least certain value, 0 to 1. */
  confidence: z.number(),
  count: z.int(),
  worst: z.object({ path: z.string(), reason: z.string() }),
  title: text,
  departmentName: text,
  fiscalYear: z.int().nullable(),
});
export type ReviewItem = z.infer<typeof reviewItemSchema>;

/** What commits a record besides its own words. */
export interface CommitContext {
  readonly rank: number;
  readonly department: DepartmentRef | null;
  readonly source: SourceRef;
  readonly ingestedAt: Date;
}

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of [...values].sort()) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** The list item of a record; texts are cut so that the item stays under its 4 KB. */
export function metaOf(record: ReportRecord, context: CommitContext): ReportMeta {
  const form = record.forms[0];
  const total = form?.funds.find((f) => f.category === 'total');
  const sum = (count: (f: ReportRecord['forms'][number]) => number) =>
    record.forms.reduce((n, f) => n + count(f), 0);
  return {
    reportId: record.reportId,
    rank: context.rank,
    extractorVersion: record.extractorVersion,
    status: record.status,
    title: cutOrNull(record.title ?? form?.title ?? null, 300),
    department: context.department,
    fiscalYear: record.fiscalYear,
    consolidated: record.consolidated,
    variants: [...new Set(record.forms.map((f) => f.variant))],
    forms: record.forms.length,
    selfScore: form?.selfScore ?? null,
    selfRating: cutOrNull(form?.selfRating ?? null, 30),
    budgetYuan: total?.budgetYuan ?? null,
    executedYuan: total?.executedYuan ?? null,
    recomputedMin: form?.rescore.total.min ?? null,
    recomputedMax: form?.rescore.total.max ?? null,
    rows: {
      goals: sum((f) => f.goals.length),
      tasks: sum((f) => f.tasks.length),
      funds: sum((f) => f.funds.length),
      indicators: sum((f) => f.indicators.length),
    },
    findingCounts: countBy(record.findings.map((f) => f.code)),
    severityCounts: countBy(record.findings.map((f) => f.severity)),
    reviewCount: record.review.length,
    fileName: cutToBytes(record.source.fileName, 300).text,
    mediaType: cutToBytes(record.source.mediaType, 100).text,
    bytes: record.source.bytes,
    pages: record.source.pages,
    textSource: record.source.textSource,
    source: context.source,
    ingestedAt: context.ingestedAt.toISOString(),
  };
}

function cutOrNull(value: string | null, bytes: number): string | null {
  return value === null ? null : cutToBytes(value, bytes).text;
}

/** Bytes of a finding's own words: with the keys around them an item stays within 1 KB. */
const FINDING_BODY_BYTES = 600;
/** How many bytes each text may take, in the order 1, 0.8, … of these until the item fits. */
const FINDING_TEXTS = { printed: 90, expected: 90, equation: 120, zh: 180, en: 120 } as const;

/** The record's findings as list items, each within 1 KB. */
export function findingItemsOf(record: ReportRecord, meta: ReportMeta): FindingItem[] {
  return record.findings.map((finding, index) => {
    for (let scale = 1; ; scale *= 0.8) {
      const item = findingItem(finding, index, meta, scale);
      const { reportId: _id, departmentName: _name, fiscalYear: _year, ...stored } = item;
      if (itemBytes(stored) <= FINDING_BODY_BYTES || scale < 0.05) return item;
    }
  });
}

function findingItem(
  finding: Finding,
  index: number,
  meta: ReportMeta,
  scale: number,
): FindingItem {
  const cut = (text: string | null, most: number) =>
    text === null ? { text: null, cut: false } : cutToBytes(text, Math.floor(most * scale));
  const printed = cut(finding.printed, FINDING_TEXTS.printed);
  const expected = cut(finding.expected, FINDING_TEXTS.expected);
  const equation = cut(finding.equation, FINDING_TEXTS.equation);
  const zh = cutToBytes(finding.message.zh, Math.floor(FINDING_TEXTS.zh * scale));
  const en = cutToBytes(finding.message.en, Math.floor(FINDING_TEXTS.en * scale));
  return {
    reportId: meta.reportId,
    rank: meta.rank,
    index,
    code: finding.code,
    state: finding.state,
    severity: finding.severity,
    cause: finding.cause,
    printed: printed.text,
    expected: expected.text,
    equation: equation.text,
    message: { zh: zh.text, en: en.text },
    fingerprint: cutToBytes(finding.fingerprint, 64).text,
    cut: [printed, expected, equation, zh, en].some((p) => p.cut),
    departmentName: meta.department?.name ?? null,
    fiscalYear: meta.fiscalYear,
  };
}

/** The record's entry on the review list; null where nobody needs to look. */
export function reviewItemOf(record: ReportRecord, meta: ReportMeta): ReviewItem | null {
  const worst = record.review[0];
  if (worst === undefined) return null;
  return {
    reportId: record.reportId,
    rank: meta.rank,
    confidence: Math.min(...record.review.map((r) => r.confidence)),
    count: record.review.length,
    worst: { path: worst.path, reason: cutToBytes(worst.reason, 200).text },
    title: cutOrNull(record.title, 200),
    departmentName: cutOrNull(meta.department?.name ?? null, 60),
    fiscalYear: meta.fiscalYear,
  };
}
