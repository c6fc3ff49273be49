/** What readers get while the faults happen, asked the way the API asks. */
import { recordSchema } from '../../shared/report/record.ts';
import type { FindingItem } from '../../shared/store/items.ts';
import { idOfPaper, type Paper } from './papers.ts';
import type { World } from './world.ts';

/** What readers ask. */
type Asked = Pick<World, 'store' | 'results'>;

/** What readers see of a paper; `torn` where its parts do not fit each other. */
export interface Seen {
  readonly rank: number | null;
  readonly torn: string | null;
}

export const look = (world: Asked, paper: Paper): Promise<Seen> => lookAt(world, idOfPaper(paper));

/** Reads a report, its record and its findings, and checks that they are one whole. */
export async function lookAt(world: Asked, reportId: string): Promise<Seen> {
  const meta = await world.store.getMeta(reportId);
  if (meta === null) return { rank: null, torn: null };
  const { rank } = meta;
  const json = await world.results.getRecord(reportId, rank);
  if (json === null) return { rank, torn: 'no record' };
  const record = recordSchema.parse(JSON.parse(json));
  if (record.extractorVersion !== meta.extractorVersion)
    return { rank, torn: 'record of another reading' };
  const listed = await listedOf(world, reportId, meta.department?.departmentId ?? '');
  // A commit of a higher rank between the two reads is no tear: ask again.
  const again = await world.store.getMeta(reportId);
  if (again?.rank !== rank) return { rank: again?.rank ?? null, torn: null };
  const counted = Object.values(meta.findingCounts).reduce((a, b) => a + b, 0);
  const due = record.findings.map((f) => f.fingerprint).sort();
  const got = listed.map((f) => f.fingerprint).sort();
  if (counted !== due.length) return { rank, torn: `${counted} of ${due.length} findings counted` };
  if (got.join() !== due.join())
    return { rank, torn: `${got.length} of ${due.length} findings listed, or others` };
  return { rank, torn: null };
}

async function listedOf(
  world: Asked,
  reportId: string,
  departmentId: string,
): Promise<FindingItem[]> {
  const found: FindingItem[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await world.store.listFindings({ departmentId }, { limit: 100, cursor });
    found.push(...page.items.filter((item) => item.reportId === reportId));
    if (page.next === null) return found;
    cursor = page.next;
  }
}
