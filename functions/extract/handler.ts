/** Reads newly archived files: LIVE and BACKFILL queues → report in the store; scans go on to OCR. */
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig, workerConfigSchema } from '../../shared/runtime/config.ts';
import { writeArrival } from '../../shared/runtime/events.ts';
import { sqsClient } from '../../shared/store/clients.ts';
import { sqsQueue } from '../../shared/store/sqs.ts';
import { deployedParts } from '../worker/deployed.ts';
import { arrivalHandler } from '../worker/handle-arrivals.ts';

const config = readConfig(workerConfigSchema.required({ OCR_QUEUE_URL: true }));
const queue = sqsQueue({
  client: sqsClient(null),
  // This function only sends; the dead letters of that queue are the operator's.
  addresses: { ocr: { url: config.OCR_QUEUE_URL, deadLetterUrl: '', deadLetterArn: '' } },
  sleep: (ms) => sleep(ms),
});

export const handler = arrivalHandler(
  deployedParts({
    service: 'extract',
    config,
    recognize: () => null,
    sendToOcr: (arrival) => queue.send('ocr', [writeArrival(arrival)]),
  }),
);
