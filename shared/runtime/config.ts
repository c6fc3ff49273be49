/** What each function takes from its environment; the only file that reads process.env. */
import * as z from 'zod';

const name = z.string().min(1);
const level = z.enum(['debug', 'info', 'warn', 'error']).default('info');
const seconds = z.coerce.number().int().positive();

/** The functions that read documents: extract and ocr. */
export const workerConfigSchema = z.object({
  STAGE: name,
  LOG_LEVEL: level,
  ARCHIVE_BUCKET: name,
  RESULTS_BUCKET: name,
  TABLE_NAME: name,
  /** Where scans go on to; absent for the OCR worker itself, which finishes the job. */
  OCR_QUEUE_URL: z.url().optional(),
  /** Longer than the function's timeout, shorter than the queue's visibility timeout. */
  LEASE_SECONDS: seconds.default(150),
  MAX_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .default(100 * 1024 * 1024),
});
export type WorkerConfig = z.infer<typeof workerConfigSchema>;

/** The API function. */
export const apiConfigSchema = z.object({
  STAGE: name,
  LOG_LEVEL: level,
  ARCHIVE_BUCKET: name,
  RESULTS_BUCKET: name,
  TABLE_NAME: name,
  /** Lambda sets it. */
  AWS_REGION: name.optional(),
  /** What cursors are signed with: the same in every instance. */
  CURSOR_SECRET: z.string().min(32),
  MAX_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .default(100 * 1024 * 1024),
});

/** Returns the checked configuration; throws an error that names every variable that is wrong. */
export function readConfig<S extends z.ZodType>(
  schema: S,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): z.infer<S> {
  const parsed = schema.safeParse(variables);
  if (parsed.success) return parsed.data;
  throw new Error(`configuration: ${z.prettifyError(parsed.error)}`);
}
