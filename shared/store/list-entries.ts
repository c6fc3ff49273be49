/**
 * List entries: small items beside a report that put it under its year, province, variants and
 * status, so that each of these filters is one index partition a year, never one over everything.
 *
 * They carry their rank and are written before the commit, as findings are; readers check each
 * against its META item, so that what is not committed or no longer current is never listed.
 */
import type { Item, Table } from './dynamo-table.ts';
import { type ReportMeta, reportMetaSchema } from './items.ts';
import { DIRECTORY, entryKeys, partitions, provinceOfReport } from './keys.ts';
import { ItemTooLarge, itemBytes } from './size.ts';
import { readDirectory } from './stored.ts';
import { walkPage, whole } from './walk.ts';

/** One write unit: what DynamoDB bills and what a hot partition is counted in. */
export const MAX_ENTRY_BYTES = 1024;
/** Reports whose entries are completed in one step. */
const STEP = 100;

const MARK = { pk: DIRECTORY.pk, sk: DIRECTORY.entries };

/** The entries of a report: one for each variant that its forms have; two at least in a province. */
export function entriesOf(meta: ReportMeta): Item[] {
  const { rank, status, variants } = meta;
  const least = provinceOfReport(meta) === null ? 1 : 2;
  const count = Math.max(least, variants.length);
  return Array.from({ length: count }, (_, index) => {
    const variant = variants[index] ?? null;
    const item = { rank, status, variants, ...entryKeys(meta, { status, variant, index }) };
    const bytes = itemBytes(item);
    if (bytes > MAX_ENTRY_BYTES) throw new ItemTooLarge('list entry', bytes, MAX_ENTRY_BYTES);
    return item;
  });
}

/** Whether every report has its entries: true for a table that began with them, or was completed. */
export async function isFullyListed(table: Table): Promise<boolean> {
  return (await table.get(MARK)) !== null;
}

/** Before the first report of a table: from here on every one has its entries. */
export async function markIfNew(table: Table): Promise<void> {
  const months = await table.get({ pk: DIRECTORY.pk, sk: DIRECTORY.months });
  if (months === null) await table.put('mark', MARK, MAX_ENTRY_BYTES);
}

/**
 * Writes the entries of reports that an older version committed without, and marks the table as
 * complete. Returns how many reports it wrote entries for; 0 where nothing was missing. May run
 * beside workers of this version, and again where it died; workers of older versions must be gone.
 */
export async function completeEntries(table: Table): Promise<number> {
  if (await isFullyListed(table)) return 0;
  const months = readDirectory(await table.get({ pk: DIRECTORY.pk, sk: DIRECTORY.months }));
  const walk = whole('gsi3', months.map(partitions.newest));
  let done = 0;
  let position: Parameters<typeof walkPage>[3] = null;
  do {
    const page: Awaited<ReturnType<typeof walkPage<ReportMeta>>> = await walkPage(
      table,
      walk,
      STEP,
      position,
      async (items) => items.map((item) => reportMetaSchema.parse(item)),
    );
    await table.writeAll(page.items.flatMap(entriesOf).map((put) => ({ put })));
    done += page.items.length;
    position = page.next;
  } while (position !== null);
  await table.put('mark', MARK, MAX_ENTRY_BYTES);
  return done;
}
