/** Counts over the reports that a filter lets through, up to a cap. */
import type { Position } from './cursor.ts';
import type { Item, Table } from './dynamo-table.ts';
import { reportMetaSchema } from './items.ts';
import { yearKey } from './keys.ts';
import type { Counts, ReportFilter } from './port.ts';
import { keepReports, planReports } from './report-plan.ts';
import { type WalkPage, walkPage } from './walk.ts';

/** Reports in one step, and steps in one count: 20,000 reports, about a second of reading. */
const STEP = 1_000;
const MAX_STEPS = 20;

const countedSchema = reportMetaSchema.pick({
  ...{ reportId: true, rank: true, department: true, selfScore: true },
  ...{ fiscalYear: true, status: true, variants: true },
  ...{ findingCounts: true, severityCounts: true },
});
type Counted = ReturnType<typeof countedSchema.parse>;

/** `complete` is false where the filter has more reports than one count looks at. */
export async function countReports(table: Table, filter: ReportFilter): Promise<Counts> {
  const plan = await planReports(table, filter);
  const only = plan.holds === 'reports' ? Object.keys(countedSchema.shape) : undefined;
  const reports: Counted[] = [];
  let position: Position | null = null;
  let steps = 0;
  do {
    const part: WalkPage<Counted> = await walkPage(
      table,
      { ...plan.walk, only },
      STEP,
      position,
      (items: Item[]) => keepReports(table, plan, filter, items, countedSchema),
    );
    reports.push(...part.items);
    position = part.next;
    steps += 1;
  } while (position !== null && steps < MAX_STEPS);
  return { ...tallied(reports), complete: position === null };
}

function tallied(reports: readonly Counted[]): Omit<Counts, 'complete'> {
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
  };
}
