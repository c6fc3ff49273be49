/** The ports of the deployed workers: AWS clients behind the interfaces of the protocol. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReadInput } from '../../shared/ingest.ts';
import { type ReadPorts, readReport } from '../../shared/pipeline.ts';
import { RANK } from '../../shared/report/rank.ts';
import type { Arrival } from '../../shared/runtime/arrival.ts';
import type { WorkerConfig } from '../../shared/runtime/config.ts';
import { openLog } from '../../shared/runtime/log.ts';
import { createSandbox, readInSandbox } from '../../shared/sandbox.ts';
import { dynamoClient, s3Client } from '../../shared/store/clients.ts';
import { dynamoReports } from '../../shared/store/dynamo.ts';
import type { LayerCache } from '../../shared/store/port.ts';
import { resultsIn } from '../../shared/store/results.ts';
import { s3Archive } from '../../shared/store/s3.ts';
import type { WorkerParts } from './handle-arrivals.ts';

export interface DeployedParts {
  readonly service: 'extract' | 'ocr';
  readonly config: WorkerConfig;
  readonly recognize: (layers: LayerCache) => ReadPorts['recognize'];
  readonly sendToOcr: (arrival: Arrival) => Promise<void>;
}

const now = () => new Date();

/** Calls `tick` in intervals until the answer is called. */
export function every(milliseconds: number, tick: () => void): () => void {
  const timer = setInterval(tick, milliseconds);
  return () => clearInterval(timer);
}

/** Everything a worker needs, made once a process. */
export function deployedParts(parts: DeployedParts): WorkerParts {
  const { service, config, sendToOcr } = parts;
  const s3 = s3Client(null);
  const results = resultsIn(s3Archive(s3, config.RESULTS_BUCKET));
  const sandbox = createSandbox();
  const ports = {
    read: (bytes: Uint8Array) => readInSandbox(sandbox, bytes),
    recognize: parts.recognize(results),
  };
  return {
    ports: {
      archive: s3Archive(s3, config.ARCHIVE_BUCKET),
      results,
      store: dynamoReports({
        client: dynamoClient(null),
        tableName: config.TABLE_NAME,
        // Workers write; they hand out no cursors.
        cursorSecret: randomUUID(),
        now,
        sleep: (ms) => sleep(ms),
      }),
      read: ({ bytes, fileName }: ReadInput) => readReport({ bytes, fileName }, ports),
      sendToOcr,
      now,
      every,
      settings: {
        rank: RANK,
        leaseSeconds: config.LEASE_SECONDS,
        maxBytes: config.MAX_BYTES,
      },
    },
    log: openLog({
      ...{ service, stage: config.STAGE, level: config.LOG_LEVEL, now },
      print: (line) => console.log(line),
    }),
    newOwner: randomUUID,
  };
}
