/** Stored items, parsed at the edge: an item that does not fit its schema is our mistake and throws. */
import * as z from 'zod';
import type { Item } from './dynamo-table.ts';
import { type FindingItem, findingItemSchema, reportIdSchema, sourceRefSchema } from './items.ts';
import type { Department, Run, SourcePointer } from './port.ts';

const instant = z.iso.datetime().transform((text) => new Date(text));

const runSchema = z.object({
  reportId: reportIdSchema,
  rank: z.int(),
  state: z.enum(['RUNNING', 'DONE', 'FAILED', 'REJECTED']),
  owner: z.string(),
  leaseUntil: instant,
  attempt: z.int(),
  reason: z.string().nullable(),
  source: sourceRefSchema,
  at: instant,
});

export function readRun(item: Item): Run {
  return runSchema.parse(item);
}

const sourceSchema = z.object({
  source: sourceRefSchema,
  sequencer: z.string(),
  hasSequencer: z.boolean(),
  reportId: reportIdSchema,
  at: instant,
});

export function readSource(item: Item): SourcePointer {
  const { sequencer, hasSequencer, ...rest } = sourceSchema.parse(item);
  return { ...rest, sequencer: hasSequencer ? sequencer : null };
}

const departmentSchema = z.object({
  departmentId: z.string(),
  region: z.string(),
  name: z.string(),
  provisional: z.boolean(),
  possibleDuplicates: z.array(z.string()),
});

export function readDepartment(item: Item): Department {
  return departmentSchema.parse(item);
}

/** A newer version's code that this one has no name for is handed on: it hides no other finding. */
const anyCode = z.custom<FindingItem['code']>((code) => typeof code === 'string');

const storedFindingSchema = findingItemSchema
  .omit({ reportId: true, departmentName: true, fiscalYear: true })
  .extend({ pk: z.string(), code: anyCode });

/** The finding, with what the report's own item says of it. */
export function readFinding(
  item: Item,
  of: { departmentName: string | null; fiscalYear: number | null },
): FindingItem {
  const { pk, ...body } = storedFindingSchema.parse(item);
  return { ...body, reportId: pk.slice('DOC#'.length), ...of };
}

const namesSchema = z.object({ values: z.set(z.string()) });

/** The texts of a directory item, latest first; empty where nothing was entered yet. */
export function readDirectory(item: Item | null): string[] {
  if (item === null) return [];
  return [...namesSchema.parse(item).values].sort().reverse();
}
