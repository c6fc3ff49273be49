/** Sizes and times of the deployed parts, each with its reason; tests hold the relations between them. */

/** Lambda gives one full vCPU at 1,769 MB: reading a document is one thread of work. */
export const EXTRACT = { memoryMb: 1769, timeoutSeconds: 120 } as const;
/** Recognition runs two threads and holds two models with a page of pixels. */
export const OCR = { memoryMb: 3008, timeoutSeconds: 900 } as const;
/** The API waits for DynamoDB; beyond 29 s API Gateway gives up anyway. */
export const API = { memoryMb: 512, timeoutSeconds: 15 } as const;

/** AWS' own advice for queues that feed functions: below it a slow batch is delivered twice. */
export const VISIBILITY_FACTOR = 6;
/** A lease ends after the attempt is surely dead and before the message is seen again. */
export const LEASE_MARGIN_SECONDS = 30;
/** After so many failed deliveries a person must look. */
export const MAX_RECEIVES = 5;
/**
 * Days that queues keep what waits. A message takes its age along to the dead letters, so these keep
 * longer, as long as SQS can; what expires in a queue is told by nobody, so alarms speak days before.
 */
export const RETENTION_DAYS = { queue: 7, deadLetters: 14 } as const;
/** One document a call: a crash takes no neighbour with it. */
export const BATCH_SIZE = 1;
/** Objects beyond this are refused by the reader, with a reason that stays. */
export const MAX_OBJECT_BYTES = 100 * 1024 * 1024;

/** What may stand where in the buckets. */
export const PREFIXES = {
  incoming: 'in/',
  uploads: 'in/uploads/',
  layers: 'layers/',
  records: 'records/',
} as const;
