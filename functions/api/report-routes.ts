/** Routes about one report: the record and its parts, and the file that it was read from. */
import * as z from 'zod';
import type { ReportRecord } from '../../shared/report/record.ts';
import { ObjectTooLarge, RangeUnsatisfiable } from '../../shared/store/port.ts';
import * as answers from './answers.ts';
import { reportFindingsCsv, rescoreCsv } from './csv-columns.ts';
import { summaryOf } from './derived.ts';
import { ApiError, fieldError } from './problem.ts';
import { metaOf, recordOf } from './report-parts.ts';
import { type BinaryAnswer, type RequestContext, type Route, route } from './route.ts';

const params = z.strictObject({ reportId: answers.reportId });
const nothing = z.strictObject({});
const maskable = z.strictObject({ raw: answers.raw });

/** What an indicator or fund row is called; null where the path names neither. */
function labelAt(record: ReportRecord, path: string): string | null {
  const [, form, block, row] = /^\/forms\/(\d+)\/(indicators|funds)\/(\d+)/.exec(path) ?? [];
  const at = record.forms[Number(form)];
  if (block === 'indicators') return at?.indicators[Number(row)]?.level3 ?? null;
  return block === 'funds' ? (at?.funds[Number(row)]?.label ?? null) : null;
}

/** More digits than a file has bytes of: fifteen are exact as a number. */
const RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

function rangeOf(header: string | undefined) {
  // Several ranges, another unit, an end before its start: HTTP has these answered with the whole.
  const [, start = '', end = ''] = RANGE.exec(header ?? '') ?? [];
  if (start === '' && end === '') return null;
  if (start !== '' && end !== '' && Number(start) > Number(end)) return null;
  return { start: start === '' ? null : Number(start), end: end === '' ? null : Number(end) };
}

async function readSource(reportId: string, context: RequestContext): Promise<BinaryAnswer> {
  const { archive, maxAnswerBytes } = context.ports;
  const meta = await metaOf(reportId, context);
  const range = rangeOf(context.range);
  const etag = `"${reportId}"`;
  try {
    const part = await archive.getPart(meta.source, range, maxAnswerBytes);
    if (part === null) throw new ApiError(404, 'the file is no longer in the archive');
    const name = encodeURIComponent(meta.fileName).replace(/['()*]/g, escape);
    return {
      bytes: part.bytes,
      status: range === null ? 200 : 206,
      headers: {
        'content-type': meta.mediaType,
        'accept-ranges': 'bytes',
        // Nothing in a document may run in our page's name.
        'content-security-policy': "default-src 'none'; sandbox",
        'content-disposition': `inline; filename="report"; filename*=UTF-8''${name}`,
        etag,
        ...(range === null
          ? {}
          : { 'content-range': `bytes ${part.start}-${part.end}/${part.totalBytes}` }),
      },
    };
  } catch (error) {
    if (error instanceof RangeUnsatisfiable)
      throw new ApiError(416, `the file has ${error.totalBytes} bytes`, undefined, {
        'content-range': `bytes */${error.totalBytes}`,
        etag,
      });
    if (error instanceof ObjectTooLarge) throw tooLarge(maxAnswerBytes);
    throw error;
  }
}

function tooLarge(maxBytes: number): ApiError {
  const field = 'range';
  const message = `one answer carries at most ${maxBytes} bytes`;
  const remedy = `ask for parts: Range: bytes=0-${maxBytes - 1}, and so on`;
  return new ApiError(413, message, [{ field, message, remedy }]);
}

export const REPORT_ROUTES: readonly Route[] = [
  route({
    id: 'getReport',
    path: '/v1/reports/{reportId}',
    about: 'The record of a report: forms, figures, findings, evidence.',
    params,
    query: maskable,
    answer: answers.reportSchema,
    masks: true,
    handle: ({ params: p }, context) => recordOf(p.reportId, context),
  }),
  route({
    id: 'getSummary',
    path: '/v1/reports/{reportId}/summary',
    about: 'What lists say of a report.',
    params,
    query: nothing,
    answer: answers.reportSummarySchema,
    masks: true,
    handle: async ({ params: p }, context) => summaryOf(await metaOf(p.reportId, context)),
  }),
  route({
    id: 'getEvidence',
    path: '/v1/reports/{reportId}/evidence',
    about: 'Where the values are printed: page and box, or cell, by JSON Pointer.',
    params,
    query: z.strictObject({
      raw: answers.raw,
      path: z
        .string()
        .max(500)
        .optional()
        .describe('a JSON Pointer; gives what stands at it or below it, such as /forms/0/tasks'),
    }),
    answer: answers.evidenceMapSchema,
    masks: true,
    handle: async ({ params: p, query: { path } }, context) => {
      if (path !== undefined && path !== '' && !path.startsWith('/'))
        throw fieldError(
          'path',
          'is no JSON Pointer',
          'start it with /, such as /forms/0/selfScore',
        );
      const { evidence, reportId } = await recordOf(p.reportId, context);
      const front = path ?? '';
      const chosen = Object.entries(evidence).filter(
        ([pointer]) => front === '' || pointer === front || pointer.startsWith(`${front}/`),
      );
      return { reportId, evidence: Object.fromEntries(chosen) };
    },
  }),
  route({
    id: 'getSource',
    path: '/v1/reports/{reportId}/source',
    about: 'The file as it was published, whole or by Range. It may print names and numbers.',
    params,
    query: nothing,
    answer: null,
    scopes: ['source:read', 'raw:read'],
    handle: ({ params: p }, context) => readSource(p.reportId, context),
  }),
  route({
    id: 'getReportFindings',
    path: '/v1/reports/{reportId}/findings',
    about: 'The ledger of one report: every contradiction, whole, with its paths.',
    params,
    query: z.strictObject({
      ...{ raw: answers.raw, format: answers.format },
      ...{ code: answers.code, severity: answers.severity },
    }),
    answer: answers.reportFindingsSchema,
    masks: true,
    csv: reportFindingsCsv,
    handle: async ({ params: p, query }, context) => {
      const { reportId, findings } = await recordOf(p.reportId, context);
      const items = findings.filter(
        (f) =>
          (query.code === undefined || f.code === query.code) &&
          (query.severity === undefined || f.severity === query.severity),
      );
      return { reportId, items };
    },
  }),
  route({
    id: 'getRescore',
    path: '/v1/reports/{reportId}/rescore',
    about: 'Printed against recomputed scores, row by row, with the clauses that decide.',
    params,
    query: z.strictObject({ raw: answers.raw, format: answers.format }),
    answer: answers.rescoreViewSchema,
    masks: true,
    csv: rescoreCsv,
    handle: async ({ params: p }, context) => {
      const record = await recordOf(p.reportId, context);
      const forms = record.forms.map(({ rescore, title }, form) => ({
        ...rescore,
        form,
        title,
        items: rescore.items.map((item) => ({ ...item, label: labelAt(record, item.path) })),
      }));
      return { reportId: record.reportId, forms };
    },
  }),
  route({
    id: 'getReportReview',
    path: '/v1/reports/{reportId}/review',
    about: 'What a person should look at in one report, worst first.',
    params,
    query: maskable,
    answer: answers.reportReviewSchema,
    masks: true,
    handle: async ({ params: p }, context) => {
      const { reportId, review, evidence } = await recordOf(p.reportId, context);
      const items = review.map((r) => ({ ...r, evidence: evidence[r.path] ?? null }));
      return { reportId, items };
    },
  }),
];
