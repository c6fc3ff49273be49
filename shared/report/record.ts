/** The record that one report file becomes; these schemas are its only definition in code. */
import * as z from 'zod';
import { certificateSchema, pointsBesideSchema, subtotalSchema } from './certificate.ts';
import { evidenceSchema } from './evidence.ts';
import { findingSchema } from './finding.ts';

const text = z.string().nullable();
const number = z.number().nullable();
/** Yuan, exact to the fen. */
const yuan = z.number().nullable();
/** A percent number as printed: 96.3 for 96.30%. */
const percent = z.number().nullable();

/** What a target or an actual value says, read from its printed text. */
export const readingSchema = z.object({
  kind: z.enum(['number', 'range', 'date', 'qualitative', 'none', 'unclear']),
  /** How an actual value must stand to the target; null where the text prints no comparator. */
  comparator: z.enum(['>=', '<=', '>', '<', '=']).nullable(),
  /** In the unit's own terms: 95 for 95%. */
  value: number,
  /** The upper end of a range. */
  upper: number,
  /** As printed, folded: `%`, `人次`, `万元`. */
  unit: text,
  /** `down` where less is better. */
  direction: z.enum(['up', 'down']).nullable(),
});
export type Reading = z.infer<typeof readingSchema>;

export const goalSchema = z.object({ target: text, actual: text });

export const taskSchema = z.object({
  name: text,
  content: text,
  budgetYuan: yuan,
  budgetFiscalYuan: yuan,
  outcome: text,
  executedYuan: yuan,
  executedFiscalYuan: yuan,
  executionRatePercent: percent,
});
export type Task = z.infer<typeof taskSchema>;

export const FUND_CATEGORIES = [
  'total',
  'fiscal',
  'carryover',
  'other',
  'basic',
  'project',
  /** What money was spent on by economic class (工资福利支出), of all of it. */
  'economic',
] as const;
export const fundSchema = z.object({
  label: text,
  category: z.enum(FUND_CATEGORIES),
  initialBudgetYuan: yuan,
  budgetYuan: yuan,
  /** Printed where a form has a column for what was added to or taken from the first budget. */
  adjustmentYuan: yuan.optional(),
  executedYuan: yuan,
  executionRatePercent: percent,
  weight: number,
  score: number,
  /**
   * The index in `funds` of the row that this sub-row is part of (其中:中央补助 of 财政拨款). Null for
   * the total and for the rows that make it up, which forms print behind 其中 too.
   */
  partOf: z.int().nullable(),
});
export type Fund = z.infer<typeof fundSchema>;

export const indicatorSchema = z.object({
  level1: text,
  level1Weight: number,
  level2: text,
  level2Weight: number,
  level3: text,
  level3Weight: number,
  target: text,
  targetValue: readingSchema,
  unit: text,
  actual: text,
  actualValue: readingSchema,
  weight: number,
  score: number,
  /** The score of the second party (财政审定评分, 复核分) where the form has one. */
  reviewScore: number,
  /** The scoring standard that the row itself prints (评分标准), where the form has one. */
  criterion: text,
  reason: text,
});
export type Indicator = z.infer<typeof indicatorSchema>;

export const RULE_KINDS = [
  'full-marks',
  'level-weight',
  'weight-adjustment',
  'score-cap',
  'quantitative-met',
  'quantitative-ratio',
  'quantitative-reverse',
  'quantitative-overshoot',
  'qualitative-tier',
  'rating-band',
  'execution-weight',
  'execution-score',
  'unread',
] as const;
export const ruleSchema = z.object({
  kind: z.enum(RULE_KINDS),
  /** The shape depends on the kind; docs/DATA.md lists it. */
  value: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** The form's own words, or null for a default. */
  clause: text,
  /** True where the form is silent and the variant's rule stands in. */
  default: z.boolean(),
});
export type Rule = z.infer<typeof ruleSchema>;

export const rescoreItemSchema = z.object({
  path: z.string(),
  method: z.enum([
    'quantitative-met',
    'quantitative-ratio',
    'qualitative',
    'execution',
    'not-assessable',
  ]),
  printed: number,
  /** The least and the most that the rules allow. */
  min: number,
  max: number,
  verdict: z.enum(['PASS', 'FAIL', 'UNCERTAIN', 'NOT_ASSESSABLE']),
  clause: text,
  /** How the rule comes to the interval (`15 × 8676 / 8755 = 14.86`); null where no rule does. */
  equation: text,
});
export const rescoreSchema = z.object({
  rules: z.array(ruleSchema),
  items: z.array(rescoreItemSchema),
  total: z.object({ printed: number, min: number, max: number }),
  rating: z.object({ printed: text, computed: text }),
});
export type Rescore = z.infer<typeof rescoreSchema>;

export const FORM_VARIANTS = [
  'henan-department',
  'mof-project',
  'anhui-department',
  'yunnan-project',
  'shanghai-project',
  'hubei-goal',
  'sichuan-project',
  'sichuan-goal',
  'chongqing-department',
  'sichuan-score-table',
  'anhui-criteria',
  'hunan-booklet',
  'transfer-regional',
  'two-party',
  'unknown',
] as const;

export const formSchema = z.object({
  kind: z.enum(['department', 'project']),
  variant: z.enum(FORM_VARIANTS),
  title: text,
  fiscalYear: z.int().nullable(),
  amountUnit: z.enum(['万元', '元']).nullable(),
  department: text,
  departmentCode: text,
  implementingUnit: text,
  implementingUnitCode: text,
  projectName: text,
  projectCode: text,
  /** Personal data (填表人及联系方式): masked in default answers. */
  contact: text,
  /** The day the form was filled in (填报日期), as printed. */
  filledOn: text,
  selfScore: number,
  /** The score of the second party (财政审定评分, 复核分), where the form has one. */
  reviewScore: number,
  selfRating: text,
  totalWeight: number,
  goals: z.array(goalSchema),
  tasks: z.array(taskSchema),
  funds: z.array(fundSchema),
  indicators: z.array(indicatorSchema),
  notes: z.array(z.string()),
  /** What the head prints beyond the fields above, label and value as printed. */
  fields: z.array(z.object({ label: z.string(), value: z.string() })),
  rescore: rescoreSchema,
  /** Only where the form prints sums of its parts between the indicators. */
  subtotals: z.array(subtotalSchema).optional(),
  /** Only where the form gives or takes points beside the full marks (加分, 减分). */
  pointsBeside: z.array(pointsBesideSchema).optional(),
  /** Only where the indicators have no column for the reasons of deductions. */
  reasonColumn: z.literal(false).optional(),
  certificate: certificateSchema,
});
export type Form = z.infer<typeof formSchema>;

export const FIGURE_KINDS = [
  'selfScore',
  'selfRating',
  'budget',
  'executed',
  'executionRate',
  'basicExpenditure',
  'projectExpenditure',
  'levelWeight',
  'levelScore',
  'indicatorCount',
  'other',
] as const;
/** Which side of its scope a figure measures, where the kind alone does not say. */
export const FIGURE_ASPECTS = [
  'initial',
  'adjustment',
  'budget',
  'received',
  'executed',
  'share',
  'growth',
  'target',
  'actual',
  'level1',
  'level2',
  'level3',
] as const;
export const figureSchema = z.object({
  kind: z.enum(FIGURE_KINDS),
  /** What the figure is of (`投入管理指标`, `基本支出`); null for the whole department. */
  scope: text,
  /** docs/DATA.md, Narrative, says which kinds have which aspects; null where none is stated. */
  aspect: z.enum(FIGURE_ASPECTS).nullable(),
  value: z.union([z.number(), z.string()]),
  unit: z.enum(['yuan', 'percent', 'points', 'count', 'text']),
  /** One in the last printed place, in `unit`: 100 for 12.34万元, 1 for 98%; null for a text. */
  step: z.number().nullable(),
  /** The sentence it stands in. */
  text: z.string(),
});
export type Figure = z.infer<typeof figureSchema>;

/** What a sentence of the prose claims, for the checks that need more than one figure. */
export const STATEMENT_KINDS = [
  'shortfall',
  'reallocation',
  'department',
  'year',
  'part-of-year',
  'parts',
  'score-parts',
  'rate-of-part',
  'rate-of-row',
] as const;
export const statementSchema = z.object({
  kind: z.enum(STATEMENT_KINDS),
  scope: text,
  text: z.string(),
  /** The keys depend on the kind; docs/DATA.md, Narrative, lists them. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** What the total of `parts` and `score-parts` is said to consist of; else empty. */
  parts: z.array(z.object({ label: z.string(), value: z.number() })),
});
export type Statement = z.infer<typeof statementSchema>;

export const SCHEMA_VERSION = 1;
export const recordSchema = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  /** SHA-256 of the file's bytes. */
  reportId: z.string().regex(/^[0-9a-f]{64}$/),
  extractorVersion: z.string(),
  status: z.enum(['complete', 'partial', 'unreadable']),
  source: z.object({
    fileName: z.string(),
    mediaType: z.string(),
    bytes: z.int(),
    pages: z.int().nullable(),
    textSource: z.enum(['text', 'ocr', 'mixed']),
    /** Only where the file holds what nobody reads, and nothing that the report prints is missing. */
    beside: z.array(z.object({ zh: z.string(), en: z.string() })).optional(),
  }),
  title: text,
  department: text,
  fiscalYear: z.int().nullable(),
  consolidated: z.boolean(),
  forms: z.array(formSchema),
  narrative: z.object({ figures: z.array(figureSchema), statements: z.array(statementSchema) }),
  findings: z.array(findingSchema),
  /** What a person should look at, worst first: JSON Pointers with the confidence and why. */
  review: z.array(z.object({ path: z.string(), confidence: z.number(), reason: z.string() })),
  /** JSON Pointer into this record → where that value is printed. */
  evidence: z.record(z.string(), evidenceSchema),
});
export type ReportRecord = z.infer<typeof recordSchema>;
