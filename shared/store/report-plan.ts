/** How a question for reports is answered: which index, which partitions, what is checked on top. */
import type * as z from 'zod';
import type { Expression, Item, Table } from './dynamo-table.ts';
import { DIRECTORY, metaKey, NO_YEAR, partitions, provinceOf, scoreSk, yearKey } from './keys.ts';
import { isFullyListed } from './list-entries.ts';
import type { ReportFilter } from './port.ts';
import { readDirectory } from './stored.ts';
import { FIRST_SK, LAST_SK, type Walk, whole } from './walk.ts';

/** List entries have about 350 bytes: a Query that filters looks at this many in half a megabyte. */
const ENTRIES_LOOKED_AT = 1_000;

/** The months in which reports were committed or rejected, latest first. */
export async function monthsInUse(table: Table): Promise<string[]> {
  return readDirectory(await table.get({ pk: DIRECTORY.pk, sk: DIRECTORY.months }));
}

/** The fiscal years of reports, latest first; those without a year are last. */
export async function yearsInUse(table: Table): Promise<string[]> {
  return readDirectory(await table.get({ pk: DIRECTORY.pk, sk: DIRECTORY.years }));
}

export interface ReportPlan {
  /** Goes into the cursor: one that another plan gave out is refused. */
  readonly name:
    | 'department'
    | 'region'
    | 'province'
    | 'variant'
    | 'status'
    | 'year'
    | 'newest'
    | 'filtered';
  readonly walk: Walk;
  /** Whether the index holds list entries, which lead to the reports, or the reports themselves. */
  readonly holds: 'entries' | 'reports';
}

/**
 * The index that answers a filter; what it cannot answer is filtered within that partition. By
 * department the latest year first; by anything else the latest year and in it the best score
 * first; without a filter the newest report first.
 */
export async function planReports(table: Table, filter: ReportFilter): Promise<ReportPlan> {
  const { departmentId, region, variant, status, year, minScore, maxScore } = filter;
  if (departmentId !== undefined) return planDepartment(departmentId, filter);
  const hasScore = minScore !== undefined || maxScore !== undefined;
  if ([region, variant, status, year].every((part) => part === undefined) && !hasScore)
    return { name: 'newest', walk: await newest(table), holds: 'reports' };
  const province = provinceAsked(filter);
  const isRegion = region !== undefined && province === null;
  if (!isRegion && !(await isFullyListed(table)))
    return {
      name: 'filtered',
      walk: { ...(await newest(table)), filter: conditions(filter) },
      holds: 'reports',
    };
  const inYears = year === undefined ? await yearsInUse(table) : [yearKey(year)];
  const scores = hasScore
    ? {
        from: scoreSk(Math.max(0, minScore ?? 0)),
        to: `${scoreSk(maxScore ?? Infinity)}${LAST_SK}`,
      }
    : {};
  const walk = (index: Walk['index'], partition: (year: string) => string, rest: ReportFilter) => ({
    ...{ ...whole(index, inYears.map(partition)), ...scores },
    filter: conditions(rest),
  });
  if (isRegion)
    return {
      name: 'region',
      walk: walk('gsi2', (y) => partitions.regionYear(region, yearOf(y)), { variant, status }),
      holds: 'reports',
    };
  return { ...planEntries(filter, province, walk), holds: 'entries' };
}

/** The province that is asked for with all in it; null where a region is to be taken by itself. */
function provinceAsked({ region, exactRegion }: ReportFilter): string | null {
  return region === undefined || exactRegion === true ? null : provinceOf(region);
}

type WalkOf = (
  index: Walk['index'],
  partition: (year: string) => string,
  rest: ReportFilter,
) => Walk;

function planEntries({ variant, status }: ReportFilter, province: string | null, walk: WalkOf) {
  const look = ENTRIES_LOOKED_AT;
  const inProvince = (y: string) => partitions.provinceEntries(province ?? '', y);
  if (province !== null)
    return {
      name: 'province' as const,
      walk: { ...walk('gsi1', inProvince, { variant, status }), look },
    };
  // Nearly all reports are complete: the other two statuses are the rarer half of a pair.
  const isRare = status !== undefined && status !== 'complete';
  if (variant !== undefined && !isRare)
    return {
      name: 'variant' as const,
      walk: { ...walk('gsi2', (y) => partitions.variantEntries(variant, y), { status }), look },
    };
  if (status !== undefined)
    return {
      name: 'status' as const,
      walk: { ...walk('gsi3', (y) => partitions.statusEntries(status, y), { variant }), look },
    };
  return { name: 'year' as const, walk: walk('gsi1', partitions.yearEntries, {}) };
}

function planDepartment(id: string, filter: ReportFilter): ReportPlan {
  const front = filter.year === undefined ? '' : `${yearKey(filter.year)}#`;
  return {
    name: 'department',
    walk: {
      ...whole('gsi1', [partitions.department(id)]),
      from: front || FIRST_SK,
      to: `${front}${LAST_SK}`,
      filter: conditions({ ...filter, year: undefined }),
    },
    holds: 'reports',
  };
}

async function newest(table: Table): Promise<Walk> {
  return whole('gsi3', (await monthsInUse(table)).map(partitions.newest));
}

const yearOf = (key: string) => (key === NO_YEAR ? null : Number(key));

type Condition = readonly [text: string, value: unknown, names: readonly string[]];

/** Conditions joined by AND; undefined where there is none. */
export function allOf(list: readonly (Condition | null)[]): Expression | undefined {
  const used = list.filter((c): c is Condition => c !== null);
  if (used.length === 0) return undefined;
  return {
    text: used.map(([text], i) => text.replace('?', `:f${i}`)).join(' AND '),
    names: Object.fromEntries(used.flatMap(([, , names]) => names.map((n) => [`#${n}`, n]))),
    values: Object.fromEntries(used.map(([, value], i) => [`:f${i}`, value])),
  };
}

function conditions(filter: ReportFilter): Expression | undefined {
  const { region, year, variant, status, minScore, maxScore } = filter;
  const province = provinceAsked(filter);
  return allOf([
    province !== null
      ? ['begins_with(#department.#region, ?)', province, ['department', 'region']]
      : region === undefined
        ? null
        : ['#department.#region = ?', region, ['department', 'region']],
    year === undefined ? null : ['#fiscalYear = ?', year, ['fiscalYear']],
    variant === undefined ? null : ['contains(#variants, ?)', variant, ['variants']],
    status === undefined ? null : ['#status = ?', status, ['status']],
    minScore === undefined ? null : ['#selfScore >= ?', minScore, ['selfScore']],
    maxScore === undefined ? null : ['#selfScore <= ?', maxScore, ['selfScore']],
  ]);
}

/** What must be read of a report to know whether a filter holds for it. */
export interface Filtered {
  readonly rank: number;
  readonly reportId: string;
  readonly department: { readonly departmentId: string; readonly region: string } | null;
  readonly fiscalYear: number | null;
  readonly selfScore: number | null;
  readonly status: string;
  readonly variants: readonly string[];
}

/** Index keys round scores to hundredths; here every filter is exact. */
function fits(report: Filtered, filter: ReportFilter): boolean {
  const { departmentId, region, year, variant, status, minScore, maxScore } = filter;
  const { department, selfScore } = report;
  return (
    (departmentId === undefined || department?.departmentId === departmentId) &&
    (region === undefined || isWithin(department?.region, region, provinceAsked(filter))) &&
    (year === undefined || report.fiscalYear === year) &&
    (variant === undefined || report.variants.includes(variant)) &&
    (status === undefined || report.status === status) &&
    (minScore === undefined || (selfScore !== null && selfScore >= minScore)) &&
    (maxScore === undefined || (selfScore !== null && selfScore <= maxScore))
  );
}

const isWithin = (region = '', asked: string, province: string | null) =>
  province === null ? region === asked : region.startsWith(province);

/** The reports that index items stand for; null for one that is not current or does not fit. */
export async function keepReports<T extends Filtered>(
  table: Table,
  plan: ReportPlan,
  filter: ReportFilter,
  items: readonly Item[],
  schema: z.ZodObject & z.ZodType<T>,
): Promise<(T | null)[]> {
  const kept = (item: Item) => {
    const report: T = schema.parse(item);
    return fits(report, filter) ? report : null;
  };
  if (plan.holds === 'reports') return items.map(kept);
  const ids = [...new Set(items.map((item) => String(item.pk).slice('DOC#'.length)))];
  const metas = await table.getAll(ids.map(metaKey), Object.keys(schema.shape));
  const current = new Map(metas.map((meta) => [`DOC#${meta.reportId}`, meta]));
  return items.map((item) => {
    const meta = current.get(String(item.pk));
    return meta === undefined || meta.rank !== item.rank ? null : kept(meta);
  });
}
