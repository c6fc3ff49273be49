/** One report as its routes take it from the stores: its list item and its record, masked. */
import { readRecord } from '../../shared/report/read-record.ts';
import type { ReportRecord } from '../../shared/report/record.ts';
import type { ReportMeta } from '../../shared/store/items.ts';
import { mask } from './mask.ts';
import { ApiError } from './problem.ts';
import type { RequestContext } from './route.ts';

/** The committed list item; 404 where there is none. */
export async function metaOf(reportId: string, { ports }: RequestContext): Promise<ReportMeta> {
  const meta = await ports.store.getMeta(reportId);
  if (meta === null) throw new ApiError(404, 'no report of this id was read');
  return meta;
}

export async function recordOf(reportId: string, context: RequestContext): Promise<ReportRecord> {
  const meta = await metaOf(reportId, context);
  const json = await context.ports.results.getRecord(reportId, meta.rank);
  if (json === null) throw new Error(`the record of rank ${meta.rank} is missing`);
  const record = readRecord(json, meta.rank);
  // Masked as a whole: a part alone no longer shows whose name the form's contact is.
  return context.isRaw ? record : mask(record);
}
