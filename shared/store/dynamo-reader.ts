/** The reading half of the report store on DynamoDB: every question is a Get or a walk of one index. */
import { type Position, readCursor, writeCursor } from './cursor.ts';
import type { Expression, Item, Table } from './dynamo-table.ts';
import { type FindingItem, type ReportMeta, reportMetaSchema, reviewItemSchema } from './items.ts';
import {
  DIRECTORY,
  departmentKey,
  metaKey,
  partitions,
  regionOfDepartment,
  runKey,
  scoreSk,
  sourceKey,
  yearKey,
} from './keys.ts';
import type {
  Counts,
  FindingFilter,
  Page,
  PageRequest,
  ReportFilter,
  ReportReader,
} from './port.ts';
import { readDepartment, readDirectory, readFinding, readRun, readSource } from './stored.ts';
import { LAST_SK, type Walk, type WalkPage, walkPage } from './walk.ts';

/** Sorts before every sort key that we write; DynamoDB takes no empty one. */
const FIRST_SK = ' ';
/** Reports that one count looks at: about a second of reading. */
const MAX_COUNTED = 20_000;

export interface ReaderParts {
  readonly table: Table;
  /** What cursors are signed with: the same in every process that answers. */
  readonly cursorSecret: string;
}

export function reportReader({ table, cursorSecret }: ReaderParts): ReportReader {
  const months = async () =>
    readDirectory(await table.get({ pk: DIRECTORY.pk, sk: DIRECTORY.months }));
  const years = async () =>
    readDirectory(await table.get({ pk: DIRECTORY.pk, sk: DIRECTORY.years }));
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
      const walk = await reportWalk(filter, months);
      return page(['reports', filter], request, walk, async (items) =>
        items.map((item) => reportMetaSchema.parse(item)),
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
      return page(['rejected'], request, walk, async (items) => items.map(readRun));
    },
    async listDepartments(region, request) {
      const prefix = region === null ? '' : region.replace(/(00)+$/, '');
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
    countReports: async (filter) => countReports(table, await reportWalk(filter, months)),
  };
}

function whole(index: Walk['index'], names: readonly string[]): Walk {
  return { index, partitions: names, from: FIRST_SK, to: LAST_SK, descending: true };
}

/** The index that answers a filter best; what it cannot answer is filtered on the way. */
async function reportWalk(filter: ReportFilter, months: () => Promise<string[]>): Promise<Walk> {
  const { departmentId, region, year } = filter;
  if (departmentId !== undefined) {
    const front = year === undefined ? '' : `${yearKey(year)}#`;
    return {
      ...whole('gsi1', [partitions.department(departmentId)]),
      from: front || FIRST_SK,
      to: `${front}${LAST_SK}`,
      filter: reportConditions({ ...filter, departmentId: undefined, year: undefined }),
    };
  }
  if (region !== undefined && year !== undefined) {
    const hasScore = filter.minScore !== undefined || filter.maxScore !== undefined;
    return {
      ...whole('gsi2', [partitions.regionYear(region, year)]),
      from: hasScore ? scoreSk(Math.max(0, filter.minScore ?? 0)) : FIRST_SK,
      to: hasScore ? `${scoreSk(filter.maxScore ?? 999)}${LAST_SK}` : LAST_SK,
      filter: reportConditions({ variant: filter.variant, status: filter.status }),
    };
  }
  return {
    ...whole('gsi3', (await months()).map(partitions.newest)),
    filter: reportConditions(filter),
  };
}

function reportConditions(filter: ReportFilter): Expression | undefined {
  const { region, year, variant, status, minScore, maxScore } = filter;
  return allOf([
    region === undefined ? null : ['#department.#region = ?', region, ['department', 'region']],
    year === undefined ? null : ['#fiscalYear = ?', year, ['fiscalYear']],
    variant === undefined ? null : ['contains(#variants, ?)', variant, ['variants']],
    status === undefined ? null : ['#status = ?', status, ['status']],
    minScore === undefined ? null : ['#selfScore >= ?', minScore, ['selfScore']],
    maxScore === undefined ? null : ['#selfScore <= ?', maxScore, ['selfScore']],
  ]);
}

type Condition = readonly [text: string, value: unknown, names: readonly string[]];

function allOf(conditions: readonly (Condition | null)[]): Expression | undefined {
  const used = conditions.filter((c): c is Condition => c !== null);
  if (used.length === 0) return undefined;
  return {
    text: used.map(([text], i) => text.replace('?', `:f${i}`)).join(' AND '),
    names: Object.fromEntries(used.flatMap(([, , names]) => names.map((n) => [`#${n}`, n]))),
    values: Object.fromEntries(used.map(([, value], i) => [`:f${i}`, value])),
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

/** The committed reports that a page of findings or review entries belongs to. */
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

type Counted = Pick<
  ReportMeta,
  'fiscalYear' | 'status' | 'variants' | 'findingCounts' | 'severityCounts'
>;
const countedSchema = reportMetaSchema.pick({
  fiscalYear: true,
  status: true,
  variants: true,
  findingCounts: true,
  severityCounts: true,
});
const COUNTED = Object.keys(countedSchema.shape);

async function countReports(table: Table, walk: Walk): Promise<Counts> {
  const reports: Counted[] = [];
  let position: Position | null = null;
  do {
    const part: WalkPage<Counted> = await walkPage(
      table,
      { ...walk, only: COUNTED },
      1_000,
      position,
      async (items: Item[]) => items.map((item) => countedSchema.parse(item)),
    );
    reports.push(...part.items);
    position = part.next;
  } while (position !== null && reports.length < MAX_COUNTED);
  const tally = (pairs: (report: Counted) => readonly (readonly [string, number])[]) => {
    const sums: Record<string, number> = {};
    for (const report of reports)
      for (const [name, n] of pairs(report)) sums[name] = (sums[name] ?? 0) + n;
    return Object.fromEntries(Object.entries(sums).sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  const byCode = tally((r) => Object.entries(r.findingCounts));
  return {
    reports: reports.length,
    byYear: tally((r) => [[yearKey(r.fiscalYear), 1]]),
    byStatus: tally((r) => [[r.status, 1]]),
    byVariant: tally((r) => r.variants.map((v) => [v, 1] as const)),
    findings: Object.values(byCode).reduce((a, b) => a + b, 0),
    byCode,
    bySeverity: tally((r) => Object.entries(r.severityCounts)),
    complete: position === null,
  };
}
