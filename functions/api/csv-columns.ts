/** Which columns answers have as CSV: named as the fields of the JSON answers are. */
import type * as z from 'zod';
import type * as answers from './answers.ts';
import { type Column, columnsOf, toCsv } from './csv.ts';

type Answer<Name extends keyof typeof answers> = z.output<(typeof answers)[Name] & z.ZodType>;
type Item<Name extends keyof typeof answers> =
  Answer<Name> extends { readonly items: readonly (infer T)[] } ? T : never;

const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((a, b) => a + b, 0);

/** The columns of an answer that holds its lines as `items`. */
const csvOf =
  <T>(columns: readonly Column<T>[]) =>
  ({ items }: { readonly items: readonly T[] }) =>
    toCsv(columns, items);

// ------------------------------------------------------------ lists over reports

type Report = Item<'reportListSchema'>;
const report = columnsOf<Report>();
export const reportsCsv = csvOf<Report>([
  ...report('reportId'),
  { head: 'departmentId', of: (r) => r.department?.departmentId ?? null },
  { head: 'department', of: (r) => r.department?.name ?? null },
  { head: 'region', of: (r) => r.department?.region ?? null },
  ...report('fiscalYear', 'title', 'status'),
  { head: 'variants', of: (r) => r.variants.join(' ') },
  ...report('selfScore', 'selfRating', 'recomputedMin', 'recomputedMax', 'scoreOutside'),
  ...report('budgetYuan', 'executedYuan', 'executionRatePercent'),
  { head: 'findings', of: (r) => sum(r.findingCounts) },
  { head: 'contradictions', of: (r) => r.severityCounts.contradiction ?? 0 },
  ...report('reviewCount', 'fileName'),
]);

type Finding = Item<'findingListSchema'>;
const finding = columnsOf<Finding>();
export const findingsCsv = csvOf<Finding>([
  ...finding('reportId', 'departmentName', 'fiscalYear'),
  ...finding('code', 'state', 'severity', 'cause', 'printed', 'expected', 'equation'),
  { head: 'messageZh', of: (f) => f.message.zh },
  { head: 'messageEn', of: (f) => f.message.en },
  ...finding('fingerprint'),
]);

type Year = Answer<'departmentYearsSchema'>['years'][number];
const year = columnsOf<Year>();
const YEAR: readonly Column<Year>[] = [
  ...year('reportId', 'departmentId', 'departmentName', 'fiscalYear', 'title'),
  { head: 'variants', of: (y) => y.variants.join(' ') },
  ...year('budgetYuan', 'executedYuan', 'executionRatePercent'),
  ...year('selfScore', 'recomputedMin', 'recomputedMax', 'scoreOutside'),
  ...year('findings', 'contradictions', 'fileName'),
];
export const yearsCsv = ({ years }: Answer<'departmentYearsSchema'>) => toCsv(YEAR, years);

// ------------------------------------------------------------ of one report

type ReportFinding = Item<'reportFindingsSchema'>;
const reportFinding = columnsOf<ReportFinding>();
export const reportFindingsCsv = csvOf<ReportFinding>([
  ...reportFinding('code', 'state', 'severity', 'cause', 'printed', 'expected', 'equation'),
  ...reportFinding('clause'),
  { head: 'messageZh', of: (f) => f.message.zh },
  { head: 'messageEn', of: (f) => f.message.en },
  { head: 'paths', of: (f) => f.paths.join(' ') },
  ...reportFinding('fingerprint'),
]);

type Rescored = Answer<'rescoreViewSchema'>['forms'][number]['items'][number] & { form: number };
const rescored = columnsOf<Rescored>();
const RESCORED: readonly Column<Rescored>[] = [
  ...rescored('form', 'path', 'label', 'method', 'printed', 'min', 'max', 'verdict'),
  ...rescored('equation', 'clause'),
];
export const rescoreCsv = ({ forms }: Answer<'rescoreViewSchema'>) =>
  toCsv(
    RESCORED,
    forms.flatMap(({ form, items }) => items.map((item) => ({ form, ...item }))),
  );

type IndicatorRow = Item<'indicatorRowsSchema'>;
const indicator = columnsOf<IndicatorRow>();
export const indicatorsCsv = csvOf<IndicatorRow>([
  ...indicator('form', 'path', 'page', 'level1', 'level1Weight', 'level2', 'level2Weight'),
  ...indicator('level3', 'level3Weight', 'target', 'unit', 'actual', 'weight', 'score'),
  ...indicator('reviewScore', 'criterion', 'reason'),
]);

type FundRow = Item<'fundRowsSchema'>;
const fund = columnsOf<FundRow>();
export const fundsCsv = csvOf<FundRow>([
  ...fund('form', 'path', 'page', 'label', 'category', 'partOf', 'initialBudgetYuan'),
  ...fund('adjustmentYuan', 'budgetYuan', 'executedYuan', 'executionRatePercent'),
  ...fund('weight', 'score'),
]);

type TaskRow = Item<'taskRowsSchema'>;
const task = columnsOf<TaskRow>();
export const tasksCsv = csvOf<TaskRow>([
  ...task('form', 'path', 'page', 'name', 'content', 'budgetYuan', 'budgetFiscalYuan'),
  ...task('outcome', 'executedYuan', 'executedFiscalYuan', 'executionRatePercent'),
]);

type FigureRow = Item<'figureRowsSchema'>;
const figure = columnsOf<FigureRow>();
export const figuresCsv = csvOf<FigureRow>(
  figure('path', 'page', 'kind', 'scope', 'aspect', 'value', 'unit', 'step', 'text'),
);
