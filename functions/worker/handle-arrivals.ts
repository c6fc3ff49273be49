/** The queue consumer that extract and ocr share: a batch of messages → arrivals → ingest. */
import { type IngestPorts, type IngestResult, ingest } from '../../shared/ingest.ts';
import type { Arrival } from '../../shared/runtime/arrival.ts';
import { type BatchAnswer, handleBatch, type Message } from '../../shared/runtime/batch.ts';
import { readArrivals } from '../../shared/runtime/events.ts';
import { type Log, nameHash } from '../../shared/runtime/log.ts';

export interface WorkerParts {
  readonly ports: IngestPorts;
  readonly log: Log;
  /** Unique to one attempt: who holds the lease. */
  readonly newOwner: () => string;
  /** Called with every result; the one-machine runner tells its user of it. */
  readonly onResult?: (arrival: Arrival, result: IngestResult) => void;
}

/** Returns a handler of queue events; a message that fails is named, so that it comes again. */
export function arrivalHandler(parts: WorkerParts) {
  return (event: { readonly Records: readonly Message[] }): Promise<BatchAnswer> =>
    handleBatch(event.Records, parts.log, async (message, log) => {
      for (const arrival of readArrivals(message.body)) await handleOne(arrival, log, parts);
    });
}

const METRIC_OF: Readonly<Record<IngestResult['kind'], string>> = {
  committed: 'Committed',
  superseded: 'Superseded',
  known: 'Known',
  rejected: 'Rejected',
  'handed-to-ocr': 'HandedToOcr',
  absent: 'Absent',
};

async function handleOne(arrival: Arrival, log: Log, parts: WorkerParts): Promise<void> {
  const { source } = arrival;
  const { now } = parts.ports;
  const own = log.with({ object: nameHash(source.bucket, source.key) });
  const startedAt = now().getTime();
  const result = await ingest(arrival, parts.newOwner(), parts.ports).catch((error: unknown) => {
    own.metrics([{ name: 'Failed', value: 1, unit: 'Count' }]);
    throw error;
  });
  const milliseconds = now().getTime() - startedAt;
  const reportId = 'reportId' in result ? result.reportId : null;
  own.write('info', 'arrival handled', { result: result.kind, reportId, milliseconds });
  own.metrics(metricsOf(result, milliseconds), { reportId });
  parts.onResult?.(arrival, result);
}

/** Refused once more is nothing new: a backfill over old files alarms nobody. */
const metricOf = (result: IngestResult) =>
  METRIC_OF[result.kind === 'rejected' && result.again ? 'known' : result.kind];

function metricsOf(result: IngestResult, milliseconds: number) {
  const count = (name: string, value: number) => ({ name, value, unit: 'Count' as const });
  const base = [
    count(metricOf(result), 1),
    { name: 'Duration', value: milliseconds, unit: 'Milliseconds' as const },
  ];
  if (result.kind !== 'committed') return base;
  const { source, findings, review } = result.record;
  return [
    ...base,
    count('Pages', source.pages ?? 0),
    count('Findings', findings.length),
    count('ToReview', review.length),
  ];
}
