/** Routes that give the rows of one report flat, one line each over all its forms: for spreadsheets. */
import * as z from 'zod';
import type { Form, ReportRecord } from '../../shared/report/record.ts';
import * as answers from './answers.ts';
import { figuresCsv, fundsCsv, indicatorsCsv, tasksCsv } from './csv-columns.ts';
import { recordOf } from './report-parts.ts';
import { type RequestContext, type Route, route } from './route.ts';

const params = z.strictObject({ reportId: answers.reportId });
interface Asked {
  readonly params: z.output<typeof params>;
}
const query = z.strictObject({ raw: answers.raw, format: answers.format });

/** The page of the first value printed below each path: `/forms/0/funds/2`, `/narrative/figures/7`. */
function pagesByRow({ evidence }: ReportRecord): ReadonlyMap<string, number> {
  const pages = new Map<string, number>();
  for (const [pointer, place] of Object.entries(evidence)) {
    const row = pointer.slice(0, pointer.lastIndexOf('/'));
    if ('page' in place) pages.set(row, Math.min(place.page, pages.get(row) ?? place.page));
  }
  return pages;
}

function rowsOf<Row>(record: ReportRecord, block: string, of: (form: Form) => readonly Row[]) {
  const pages = pagesByRow(record);
  return record.forms.flatMap((form, at) =>
    of(form).map((row, i) => {
      const path = `/forms/${at}/${block}/${i}`;
      return { form: at, path, page: pages.get(path) ?? null, ...row };
    }),
  );
}

/** Handles a route that gives the rows of one block of the forms. */
const rowsIn =
  <Row>(block: string, of: (form: Form) => readonly Row[]) =>
  async ({ params: { reportId } }: Asked, context: RequestContext) => ({
    reportId,
    items: rowsOf(await recordOf(reportId, context), block, of),
  });

function figuresOf(record: ReportRecord) {
  const pages = pagesByRow(record);
  return record.narrative.figures.map((figure, i) => {
    const path = `/narrative/figures/${i}`;
    return { path, page: pages.get(path) ?? null, ...figure };
  });
}

export const ROW_ROUTES: readonly Route[] = [
  route({
    id: 'getIndicators',
    path: '/v1/reports/{reportId}/indicators',
    about: 'The indicator rows of a report’s forms, one line each.',
    ...{ params, query, answer: answers.indicatorRowsSchema, masks: true, csv: indicatorsCsv },
    handle: rowsIn('indicators', (form) => form.indicators),
  }),
  route({
    id: 'getFunds',
    path: '/v1/reports/{reportId}/funds',
    about: 'The rows of funds of a report’s forms, one line each, in yuan.',
    ...{ params, query, answer: answers.fundRowsSchema, masks: true, csv: fundsCsv },
    handle: rowsIn('funds', (form) => form.funds),
  }),
  route({
    id: 'getTasks',
    path: '/v1/reports/{reportId}/tasks',
    about: 'The tasks of a report’s forms, one line each, in yuan.',
    ...{ params, query, answer: answers.taskRowsSchema, masks: true, csv: tasksCsv },
    handle: rowsIn('tasks', (form) => form.tasks),
  }),
  route({
    id: 'getFigures',
    path: '/v1/reports/{reportId}/figures',
    about: 'What the prose of a report states in figures, one line each, with its sentence.',
    ...{ params, query, answer: answers.figureRowsSchema, masks: true, csv: figuresCsv },
    handle: async ({ params: { reportId } }, context) => ({
      reportId,
      items: figuresOf(await recordOf(reportId, context)),
    }),
  }),
];
