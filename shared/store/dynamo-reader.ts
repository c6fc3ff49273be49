/** The reading half of the report store on DynamoDB: every question is a Get or a walk of one index. */
import { countReports } from './counts.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Expression, Item, Table } from './dynamo-table.ts';
import { type FindingItem, reportMetaSchema, reviewItemSchema } from './items.ts';
import {
  departmentKey,
  metaKey,
  partitions,
  provinceOf,
  regionOfDepartment,
  runKey,
  sourceKey,
  yearKey,
} from './keys.ts';
import type { FindingFilter, Page, PageRequest, ReportReader } from './port.ts';
import { allOf, keepReports, monthsInUse, planReports, yearsInUse } from './report-plan.ts';
import { readDepartment, readFinding, readRun, readSource } from './stored.ts';
import { FIRST_SK, LAST_SK, type Walk, walkPage, whole } from './walk.ts';

export interface ReaderParts {
  readonly table: Table;
  /** What cursors are signed with: the same in every process that answers. */
  readonly cursorSecret: string;
}

export function reportReader({ table, cursorSecret }: ReaderParts): ReportReader {
  const months = () => monthsInUse(table);
  const years = () => yearsInUse(table);
  const page = async <T>(
    question: unknown,
    request: PageRequest,
    walk: Walk,
    keep: (items: Item[]) => Promise<(T | null)[]>,
  ): Promise<Page<T>> => {
    const from =
      request.cursor === null ? null : readCursor(request.cursor, question, cursorSecret);
    const { items, next } = await walkPage(table, walk, request.limit, from, keep);
    return { items, next: next && writeCursor(next, question, cursorSecret) };
  };
  return {
    async getMeta(reportId) {
      const item = await table.get(metaKey(reportId));
      return item === null ? null : reportMetaSchema.parse(item);
    },
    async getRun(reportId, rank) {
      const item = await table.get(runKey(reportId, rank));
      return item === null ? null : readRun(item);
    },
    async getSource(bucket, key) {
      const item = await table.get(sourceKey(bucket, key));
      return item === null ? null : readSource(item);
    },
    async getDepartment(departmentId) {
      const item = await table.get(departmentKey(departmentId));
      return item === null ? null : readDepartment(item);
    },
    async listReports(filter, request) {
      const plan = await planReports(table, filter);
      const question = ['reports', filter, plan.name];
      return page(question, request, plan.walk, (items) =>
        keepReports(table, plan, filter, items, reportMetaSchema),
      );
    },
    async listFindings(filter, request) {
      const walk = await findingWalk(filter, years);
      return page(['findings', filter], request, walk, (items) => currentFindings(table, items));
    },
    async listReview(request) {
      const walk: Walk = { ...whole('gsi1', [partitions.review]), descending: false };
      return page(['review'], request, walk, async (items) => {
        const current = await currentMetas(table, items);
        return items.map((item) => {
          const entry = reviewItemSchema.parse(item);
          return current.get(entry.reportId)?.rank === entry.rank ? entry : null;
        });
      });
    },
    async listRejected(request) {
      const walk = whole('gsi3', (await months()).map(partitions.rejected));
      return page(['rejected'], request, walk, async (items) => {
        const current = await currentMetas(table, items);
        return items.map((item) => {
          const run = readRun(item);
          return Number(current.get(run.reportId)?.rank ?? 0) > run.rank ? null : run;
        });
      });
    },
    async listDepartments(region, request) {
      const prefix = region === null ? '' : (provinceOf(region) ?? region);
      const walk: Walk = {
        ...whole('gsi3', [partitions.departments]),
        from: prefix || FIRST_SK,
        to: `${prefix}${LAST_SK}`,
        descending: false,
      };
      return page(['departments', region], request, walk, async (items) =>
        items.map(readDepartment),
      );
    },
    countReports: (filter) => countReports(table, filter),
  };
}

async function findingWalk(filter: FindingFilter, years: () => Promise<string[]>): Promise<Walk> {
  const { code, severity, year, departmentId } = filter;
  if (departmentId !== undefined && (code === undefined || year === undefined)) {
    const front = year === undefined ? '' : `${yearKey(year)}#`;
    return {
      ...whole('gsi3', [partitions.departmentFindings(departmentId)]),
      from: front || FIRST_SK,
      to: `${front}${LAST_SK}`,
      filter: findingConditions({ code, severity }),
    };
  }
  const inYears = year === undefined ? await years() : [yearKey(year)];
  if (code === undefined && severity === undefined)
    throw new RangeError('findings are listed by code, severity or department');
  const front =
    departmentId === undefined ? '' : `${regionOfDepartment(departmentId)}#${departmentId}#`;
  const range = { from: front || FIRST_SK, to: `${front}${LAST_SK}` };
  if (code !== undefined)
    return {
      ...whole(
        'gsi2',
        inYears.map((y) => partitions.code(code, y)),
      ),
      ...range,
      filter: findingConditions({ severity }),
    };
  return {
    ...whole(
      'gsi1',
      inYears.map((y) => partitions.severity(severity ?? '', y)),
    ),
    ...range,
  };
}

function findingConditions(filter: FindingFilter): Expression | undefined {
  const { code, severity } = filter;
  return allOf([
    code === undefined ? null : ['#code = ?', code, ['code']],
    severity === undefined ? null : ['#severity = ?', severity, ['severity']],
  ]);
}

/** The committed reports that a page of findings, refusals or review entries belongs to. */
async function currentMetas(table: Table, items: readonly Item[]): Promise<Map<string, Item>> {
  const ids = [...new Set(items.map((i) => String(i.pk).slice('DOC#'.length)))];
  const fields = ['reportId', 'rank', 'department', 'fiscalYear'];
  const metas = await table.getAll(ids.map(metaKey), fields);
  return new Map(metas.map((m) => [String(m.reportId), m]));
}

async function currentFindings(
  table: Table,
  items: readonly Item[],
): Promise<(FindingItem | null)[]> {
  const metas = await currentMetas(table, items);
  return items.map((item) => {
    const meta = metas.get(String(item.pk).slice('DOC#'.length));
    if (meta === undefined || meta.rank !== item.rank) return null;
    const { department, fiscalYear } = reportMetaSchema
      .pick({ department: true, fiscalYear: true })
      .parse(meta);
    return readFinding(item, { departmentName: department?.name ?? null, fiscalYear });
  });
}
