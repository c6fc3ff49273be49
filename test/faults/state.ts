/** Files for the deployed functions, and all that is kept of one. */
import { createHash } from 'node:crypto';
import { RANK } from '../../shared/report/rank.ts';
import { readArrivals, writeArrival } from '../../shared/runtime/events.ts';
import type { Cloud } from '../support/cloud.ts';
import { lookAt } from './look.ts';

export interface File {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly reportId: string;
  /** Of the message that tells of it. */
  readonly body: string;
}

export async function putFile(cloud: Cloud, key: string, bytes: Uint8Array): Promise<File> {
  await cloud.archive.put(key, bytes);
  const source = { bucket: 'archive', key, version: null };
  const body = writeArrival({ source, bytes: bytes.length, sequencer: '01', refused: null });
  const reportId = createHash('sha256').update(bytes).digest('hex');
  return { key, bytes, reportId, body };
}

/** Everything that is kept of a file, without what differs from one file to another. */
export async function stateOf(cloud: Cloud, { key, reportId }: File) {
  const items = await cloud.itemsOf(reportId);
  const { rank, torn } = await lookAt(cloud, reportId);
  const meta = await cloud.store.getMeta(reportId);
  return {
    ...{ rank, torn, selfScore: meta?.selfScore, counts: meta?.findingCounts },
    items: items.map(({ sk, state }) => [sk, state]),
    pointsHere: (await cloud.store.getSource('archive', key))?.reportId === reportId,
    hasRecord: (await cloud.results.getRecord(reportId, RANK)) !== null,
    toOcr: cloud.bodies('ocr').some((b) => readArrivals(b)[0]?.source.key === key),
  };
}

export type State = Awaited<ReturnType<typeof stateOf>>;
