/** The shapes of what the API takes and gives: the OpenAPI document is made of these. */
import * as z from 'zod';
import { evidenceSchema } from '../../shared/report/evidence.ts';
import { FINDING_CODES, findingSchema } from '../../shared/report/finding.ts';
import {
  FORM_VARIANTS,
  figureSchema,
  fundSchema,
  indicatorSchema,
  recordSchema,
  rescoreSchema,
  taskSchema,
} from '../../shared/report/record.ts';
import {
  findingItemSchema,
  reportIdSchema,
  reportMetaSchema,
  reviewItemSchema,
} from '../../shared/store/items.ts';

// ------------------------------------------------------------ input

const MAX_LIMIT = 100;
/** A number as people write it: `Number` by itself takes `0x10`, `1e1` and ` 5`, too. */
const written = (digits: RegExp, value: z.ZodNumber, about: string) =>
  z.preprocess((text) => (digits.test(String(text)) ? Number(text) : text), value).describe(about);
const whole = (least: number, most: number, about: string) =>
  written(/^\d{1,9}$/, z.int().min(least).max(most), about);

export const limit = whole(
  1,
  MAX_LIMIT,
  `a whole number from 1 to ${MAX_LIMIT}, 20 where none is given`,
).default(20);
export const cursor = z
  .string()
  .max(2_000)
  .optional()
  .describe('the `next` of the page before, unchanged, with the same other parameters');
export const format = z
  .enum(['json', 'csv'])
  .default('json')
  .describe('`csv` for spreadsheets; the next page then stands in the header Link');
export const year = whole(1990, 2100, 'a fiscal year of four digits, such as 2021').optional();
export const department = z
  .string()
  .regex(/^\d{6}-[0-9a-f]{12}$/, 'is no department id')
  .describe('a department id as /v1/departments lists them')
  .optional();
export const region = z
  .string()
  .regex(/^\d{4}00$/, 'is no code of a province or prefecture')
  .optional()
  .describe(
    'a GB/T 2260 code of six digits: 410000 holds all of its province, 410100 the city with its counties, 000000 those whose name prints neither',
  );
const exactRegion = z
  .enum(['true', 'false'])
  .default('false')
  .describe(
    '`true` to take `region` by itself: of 410000 those whose name prints the province and no city',
  );
const points = written(
  /^\d{1,9}(?:\.\d{1,9})?$/,
  z.number().min(0).max(1000),
  'points, such as 89.5',
).optional();
export const raw = z
  .enum(['true', 'false'])
  .default('false')
  .describe('`true` to see personal names and numbers (needs the scope raw:read)');

export const reportFilter = {
  department,
  region,
  exactRegion,
  year,
  variant: z.enum(FORM_VARIANTS).optional().describe('a form variant'),
  status: z.enum(['complete', 'partial', 'unreadable']).optional().describe('a report status'),
  minScore: points,
  maxScore: points,
};
export const code = z.enum(FINDING_CODES).optional().describe('a finding code of docs/FINDINGS.md');
export const severity = z
  .enum(['contradiction', 'warning', 'note'])
  .optional()
  .describe('contradiction, warning or note');
export const reportId = reportIdSchema.describe(
  'a report id: the SHA-256 of the file, 64 hex digits',
);

// ------------------------------------------------------------ output

const next = z.string().nullable().describe('Where the next page starts; null at the end.');
const derived = {
  executionRatePercent: z.number().nullable().describe('Executed ÷ budget, recomputed.'),
  scoreOutside: z
    .boolean()
    .nullable()
    .describe(
      'True where the rules do not allow the self score, by more than rounding, and a finding says so; null where either is not known.',
    ),
};

export const reportSummarySchema = reportMetaSchema
  .omit({ source: true, rank: true })
  .extend(derived)
  .meta({ id: 'ReportSummary' });
export const reportListSchema = z
  .object({ items: z.array(reportSummarySchema), next })
  .meta({ id: 'ReportList' });
export const reportSchema = recordSchema.meta({ id: 'Report' });
export const evidenceMapSchema = z
  .object({ reportId: reportIdSchema, evidence: z.record(z.string(), evidenceSchema) })
  .meta({ id: 'EvidenceMap' });
export const reportFindingsSchema = z
  .object({ reportId: reportIdSchema, items: z.array(findingSchema) })
  .meta({ id: 'ReportFindings' });
export const findingListSchema = z
  .object({ items: z.array(findingItemSchema.omit({ rank: true })), next })
  .meta({ id: 'FindingList' });
export const rescoreViewSchema = z
  .object({
    reportId: reportIdSchema,
    forms: z.array(
      rescoreSchema.extend({
        form: z.int(),
        title: z.string().nullable(),
        items: z.array(
          rescoreSchema.shape.items.element.extend({
            label: z.string().nullable().describe('The indicator or fund row that was scored.'),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'RescoreView' });
export const reportReviewSchema = z
  .object({
    reportId: reportIdSchema,
    items: z.array(
      recordSchema.shape.review.element.extend({ evidence: evidenceSchema.nullable() }),
    ),
  })
  .meta({ id: 'ReportReview' });
const rowPlace = {
  path: z.string().describe('The row in the record, a JSON Pointer.'),
  page: z.int().nullable().describe('Where it begins; null in DOCX, which has no pages.'),
};
const formRow = { form: z.int().describe('Which form of the report, from 0.'), ...rowPlace };
const rowsSchema = <T extends z.ZodObject>(row: T, id: string) =>
  z.object({ reportId: reportIdSchema, items: z.array(row) }).meta({ id });
export const indicatorRowsSchema = rowsSchema(indicatorSchema.extend(formRow), 'IndicatorRows');
export const fundRowsSchema = rowsSchema(fundSchema.extend(formRow), 'FundRows');
export const taskRowsSchema = rowsSchema(taskSchema.extend(formRow), 'TaskRows');
export const figureRowsSchema = rowsSchema(figureSchema.extend(rowPlace), 'FigureRows');
export const reviewListSchema = z
  .object({ items: z.array(reviewItemSchema.omit({ rank: true })), next })
  .meta({ id: 'ReviewList' });
export const rejectedListSchema = z
  .object({
    items: z.array(
      z.object({
        reportId: reportIdSchema,
        fileName: z.string(),
        reason: z.string().nullable(),
        at: z.iso.datetime(),
      }),
    ),
    next,
  })
  .meta({ id: 'RejectedList' });
const tally = z.record(z.string(), z.int());
export const countsSchema = z
  .object({
    reports: z.int(),
    ...{ byYear: tally, byStatus: tally, byVariant: tally },
    findings: z.int(),
    ...{ byCode: tally, bySeverity: tally },
    complete: z
      .boolean()
      .describe('False where the question holds more than one answer counts: lower bounds then.'),
  })
  .meta({ id: 'Counts' });
export const departmentSchema = z
  .object({
    departmentId: z.string(),
    region: z.string(),
    name: z.string(),
    provisional: z.boolean().describe('True until a person confirmed it.'),
    possibleDuplicates: z.array(z.string()),
  })
  .meta({ id: 'Department' });
export const departmentListSchema = z
  .object({ items: z.array(departmentSchema), next })
  .meta({ id: 'DepartmentList' });
export const departmentYearsSchema = z
  .object({
    departmentId: z.string(),
    years: z.array(
      z.object({
        reportId: reportIdSchema,
        departmentId: z.string().nullable(),
        departmentName: z.string().nullable().describe('As this report prints it.'),
        fiscalYear: z.int().nullable(),
        title: z.string().nullable(),
        variants: z
          .array(z.string())
          .describe('Of its forms; those of projects state a project’s money and score.'),
        budgetYuan: z.number().nullable(),
        executedYuan: z.number().nullable(),
        executionRatePercent: derived.executionRatePercent,
        selfScore: z.number().nullable(),
        recomputedMin: z.number().nullable(),
        recomputedMax: z.number().nullable(),
        scoreOutside: derived.scoreOutside,
        findings: z.int(),
        contradictions: z.int().describe('The findings that are contradictions.'),
        fileName: z.string(),
      }),
    ),
    next,
  })
  .meta({ id: 'DepartmentYears' });
export const uploadFormSchema = z
  .object({
    url: z.string(),
    key: z.string(),
    fields: z.record(z.string(), z.string()),
    maxBytes: z.int().describe('A larger file is refused where it is posted.'),
  })
  .meta({
    id: 'UploadForm',
    description: 'Post these fields and then the file, as `file`, as multipart/form-data to `url`.',
  });
export const healthSchema = z
  .object({ status: z.literal('ok'), version: z.string(), schemaVersion: z.int() })
  .meta({ id: 'Health' });
