/** Routes that list: reports, findings, departments, the review list; and counts, uploads, health. */
import * as z from 'zod';
import { SCHEMA_VERSION } from '../../shared/report/record.ts';
import type { ReportMeta } from '../../shared/store/items.ts';
import * as answers from './answers.ts';
import { findingsCsv, reportsCsv, yearsCsv } from './csv-columns.ts';
import { derivedOf, summaryOf } from './derived.ts';
import { ApiError, fieldError } from './problem.ts';
import { type ApiPorts, type Route, route } from './route.ts';

const nothing = z.strictObject({});
const paging = { limit: answers.limit, cursor: answers.cursor };
const departmentParams = z.strictObject({ departmentId: answers.department.unwrap() });

type ReportFilterInput = z.output<z.ZodObject<typeof answers.reportFilter>>;

/** The store's filter; 400 where the score range is empty, or a region is narrowed that is not given. */
function filterOf({ department, exactRegion, ...rest }: ReportFilterInput) {
  if (exactRegion === 'true' && rest.region === undefined)
    throw fieldError('exactRegion', 'narrows no region', 'give region, too, or leave it out');
  const { minScore, maxScore } = rest;
  if (minScore !== undefined && maxScore !== undefined && minScore > maxScore)
    throw fieldError('minScore', 'is above maxScore', 'give a minScore that is at most maxScore');
  return { ...rest, departmentId: department, exactRegion: exactRegion === 'true' };
}

const pageOf = ({ limit, cursor }: { limit: number; cursor?: string | undefined }) => ({
  limit,
  cursor: cursor ?? null,
});

/** The part of a list item that the API shows. */
function shown<T extends { rank: number }>(item: T) {
  const { rank: _rank, ...rest } = item;
  return rest;
}

async function departmentOf(departmentId: string, { store }: ApiPorts) {
  const department = await store.getDepartment(departmentId);
  if (department === null) throw new ApiError(404, 'no department of this id is known');
  return department;
}

function yearOf(meta: ReportMeta) {
  const { executionRatePercent, scoreOutside } = derivedOf(meta);
  return {
    reportId: meta.reportId,
    departmentId: meta.department?.departmentId ?? null,
    departmentName: meta.department?.name ?? null,
    fiscalYear: meta.fiscalYear,
    title: meta.title,
    variants: meta.variants,
    ...{ budgetYuan: meta.budgetYuan, executedYuan: meta.executedYuan },
    executionRatePercent,
    selfScore: meta.selfScore,
    ...{ recomputedMin: meta.recomputedMin, recomputedMax: meta.recomputedMax, scoreOutside },
    findings: Object.values(meta.findingCounts).reduce((a, b) => a + b, 0),
    contradictions: meta.severityCounts.contradiction ?? 0,
    fileName: meta.fileName,
  };
}

export const LIST_ROUTES: readonly Route[] = [
  route({
    id: 'listReports',
    path: '/v1/reports',
    about:
      'Reports: without a filter the newest first; by department the latest year first; by anything else the latest year and in it the best score first.',
    params: nothing,
    query: z.strictObject({ ...answers.reportFilter, ...paging, format: answers.format }),
    answer: answers.reportListSchema,
    masks: true,
    csv: reportsCsv,
    handle: async ({ query: { limit, cursor, format: _format, ...filter } }, { ports }) => {
      const page = await ports.store.listReports(filterOf(filter), pageOf({ limit, cursor }));
      return { items: page.items.map(summaryOf), next: page.next };
    },
  }),
  route({
    id: 'listFindings',
    path: '/v1/findings',
    about: 'Findings over all reports by code, severity or department; give at least one of them.',
    params: nothing,
    query: z.strictObject({
      ...{ code: answers.code, severity: answers.severity },
      ...{ year: answers.year, department: answers.department },
      ...{ ...paging, format: answers.format },
    }),
    answer: answers.findingListSchema,
    masks: true,
    csv: findingsCsv,
    handle: async ({ query: { code, severity, year, department, ...rest } }, { ports }) => {
      if (code === undefined && severity === undefined && department === undefined)
        throw fieldError('code', 'nothing to list by', 'give code, severity or department');
      const filter = { code, severity, year, departmentId: department };
      const page = await ports.store.listFindings(filter, pageOf(rest));
      return { items: page.items.map(shown), next: page.next };
    },
  }),
  route({
    id: 'getCounts',
    path: '/v1/counts',
    about: 'How many reports and findings there are, by year, status, variant, code and severity.',
    params: nothing,
    query: z.strictObject(answers.reportFilter),
    answer: answers.countsSchema,
    handle: ({ query }, { ports }) => ports.store.countReports(filterOf(query)),
  }),
  route({
    id: 'listReview',
    path: '/v1/review',
    about: 'Reports that a person should look at, least confident first.',
    params: nothing,
    query: z.strictObject(paging),
    answer: answers.reviewListSchema,
    masks: true,
    handle: async ({ query }, { ports }) => {
      const page = await ports.store.listReview(pageOf(query));
      return { items: page.items.map(shown), next: page.next };
    },
  }),
  route({
    id: 'listRejected',
    path: '/v1/rejected',
    about: 'Files that could not be read for good, newest first, with the reason.',
    params: nothing,
    query: z.strictObject(paging),
    answer: answers.rejectedListSchema,
    masks: true,
    handle: async ({ query }, { ports }) => {
      const page = await ports.store.listRejected(pageOf(query));
      const items = page.items.map(({ reportId, source, reason, at }) => ({
        ...{ reportId, reason, at: at.toISOString() },
        fileName: source.key.slice(source.key.lastIndexOf('/') + 1),
      }));
      return { items, next: page.next };
    },
  }),
  route({
    id: 'listDepartments',
    path: '/v1/departments',
    about: 'Departments by region.',
    params: nothing,
    query: z.strictObject({ region: answers.region, ...paging }),
    answer: answers.departmentListSchema,
    handle: ({ query: { region, ...rest } }, { ports }) =>
      ports.store.listDepartments(region ?? null, pageOf(rest)),
  }),
  route({
    id: 'getDepartment',
    path: '/v1/departments/{departmentId}',
    about: 'One department, and those that may be the same.',
    params: departmentParams,
    query: nothing,
    answer: answers.departmentSchema,
    handle: ({ params }, { ports }) => departmentOf(params.departmentId, ports),
  }),
  route({
    id: 'getDepartmentYears',
    path: '/v1/departments/{departmentId}/years',
    about: "A department's years, latest first: budget, executed, score.",
    params: departmentParams,
    query: z.strictObject({ ...paging, format: answers.format }),
    answer: answers.departmentYearsSchema,
    masks: true,
    csv: yearsCsv,
    handle: async ({ params: { departmentId }, query }, { ports }) => {
      const page = await ports.store.listReports({ departmentId }, pageOf(query));
      // Nothing at all is not the same as a department that nobody knows.
      if (page.items.length === 0 && query.cursor === undefined)
        await departmentOf(departmentId, ports);
      return { departmentId, years: page.items.map(yearOf), next: page.next };
    },
  }),
  route({
    id: 'beginUpload',
    method: 'post',
    path: '/v1/uploads',
    about: 'A form to post one file with: size, type and place are pinned in it.',
    params: nothing,
    query: nothing,
    body: z.strictObject({
      fileName: z
        .string()
        .min(1)
        .max(200)
        // Signs of direction are not seen and make another name of it: x\u202efdp.exe shows as xexe.pdf.
        .regex(/^[^\p{Cc}\p{Cf}]+$/u, 'has characters that cannot be printed')
        .describe("the file's name, such as report.pdf"),
      mediaType: z
        .enum([
          'application/pdf',
          'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        ])
        .describe('application/pdf or the media type of DOCX'),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional()
        .describe("the SHA-256 of the file's bytes, 64 hex digits; the form takes no other bytes"),
    }),
    answer: answers.uploadFormSchema,
    scopes: ['upload:write'],
    handle: async ({ body: { fileName, mediaType, sha256 = null } }, { ports }) => {
      const { uploads, maxUploadBytes: maxBytes } = ports;
      if (uploads === null) throw new ApiError(404, 'uploads are not open here');
      if (sha256 === null && uploads.needsHash)
        throw fieldError('sha256', 'is missing', "send the SHA-256 of the file's bytes");
      return { ...(await uploads.begin({ fileName, mediaType, maxBytes, sha256 })), maxBytes };
    },
  }),
  route({
    id: 'getHealth',
    path: '/health',
    about: 'Whether the store answers.',
    params: nothing,
    query: nothing,
    answer: answers.healthSchema,
    handle: async (_input, { ports }) => {
      try {
        await ports.store.ping();
      } catch (cause) {
        throw Object.assign(new ApiError(503, 'the store does not answer'), { cause });
      }
      return { status: 'ok' as const, version: ports.version, schemaVersion: SCHEMA_VERSION };
    },
  }),
];
