/** Which columns the lists have as CSV: named as the fields of the JSON answers are. */
import type * as z from 'zod';
import type { departmentYearsSchema, findingListSchema, reportListSchema } from './answers.ts';
import { type Column, toCsv } from './csv.ts';

type Report = z.output<typeof reportListSchema>['items'][number];
type Finding = z.output<typeof findingListSchema>['items'][number];
type Year = z.output<typeof departmentYearsSchema>['years'][number];

/** A column for a field that holds one plain value. */
const field = <T, K extends string & keyof T>(name: K & (T[K] extends Plain ? K : never)) => ({
  head: name,
  of: (item: T) => item[name] as Plain,
});
type Plain = string | number | boolean | null;

const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((a, b) => a + b, 0);

const REPORT: readonly Column<Report>[] = [
  field<Report, 'reportId'>('reportId'),
  { head: 'departmentId', of: (r) => r.department?.departmentId ?? null },
  { head: 'department', of: (r) => r.department?.name ?? null },
  { head: 'region', of: (r) => r.department?.region ?? null },
  field<Report, 'fiscalYear'>('fiscalYear'),
  field<Report, 'title'>('title'),
  field<Report, 'status'>('status'),
  { head: 'variants', of: (r) => r.variants.join(' ') },
  field<Report, 'selfScore'>('selfScore'),
  field<Report, 'selfRating'>('selfRating'),
  field<Report, 'recomputedMin'>('recomputedMin'),
  field<Report, 'recomputedMax'>('recomputedMax'),
  field<Report, 'scoreOutside'>('scoreOutside'),
  field<Report, 'budgetYuan'>('budgetYuan'),
  field<Report, 'executedYuan'>('executedYuan'),
  field<Report, 'executionRatePercent'>('executionRatePercent'),
  { head: 'findings', of: (r) => sum(r.findingCounts) },
  { head: 'contradictions', of: (r) => r.severityCounts.contradiction ?? 0 },
  field<Report, 'reviewCount'>('reviewCount'),
  field<Report, 'fileName'>('fileName'),
];

const FINDING: readonly Column<Finding>[] = [
  field<Finding, 'reportId'>('reportId'),
  field<Finding, 'departmentName'>('departmentName'),
  field<Finding, 'fiscalYear'>('fiscalYear'),
  field<Finding, 'code'>('code'),
  field<Finding, 'state'>('state'),
  field<Finding, 'severity'>('severity'),
  field<Finding, 'cause'>('cause'),
  field<Finding, 'printed'>('printed'),
  field<Finding, 'expected'>('expected'),
  field<Finding, 'equation'>('equation'),
  { head: 'messageZh', of: (f) => f.message.zh },
  { head: 'messageEn', of: (f) => f.message.en },
  field<Finding, 'fingerprint'>('fingerprint'),
];

const YEAR: readonly Column<Year>[] = [
  field<Year, 'reportId'>('reportId'),
  field<Year, 'departmentId'>('departmentId'),
  field<Year, 'departmentName'>('departmentName'),
  field<Year, 'fiscalYear'>('fiscalYear'),
  field<Year, 'title'>('title'),
  { head: 'variants', of: (y) => y.variants.join(' ') },
  field<Year, 'budgetYuan'>('budgetYuan'),
  field<Year, 'executedYuan'>('executedYuan'),
  field<Year, 'executionRatePercent'>('executionRatePercent'),
  field<Year, 'selfScore'>('selfScore'),
  field<Year, 'recomputedMin'>('recomputedMin'),
  field<Year, 'recomputedMax'>('recomputedMax'),
  field<Year, 'scoreOutside'>('scoreOutside'),
  field<Year, 'findings'>('findings'),
  field<Year, 'contradictions'>('contradictions'),
  field<Year, 'fileName'>('fileName'),
];

export const reportsCsv = (answer: z.output<typeof reportListSchema>) =>
  toCsv(REPORT, answer.items);
export const findingsCsv = (answer: z.output<typeof findingListSchema>) =>
  toCsv(FINDING, answer.items);
export const yearsCsv = (answer: z.output<typeof departmentYearsSchema>) =>
  toCsv(YEAR, answer.years);
