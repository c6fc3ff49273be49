/** What runs leave behind, in a bucket of its own: records by rank, layers by engine. */
import type { Archive, Results } from './port.ts';

/** A record of 5,000 rows with its evidence stays far below; more is our mistake. */
export const MAX_RECORD_BYTES = 64 * 1024 * 1024;
/** Characters with boxes and alternatives of a scan at the page cap. */
export const MAX_LAYER_BYTES = 256 * 1024 * 1024;

export const recordKey = (reportId: string, rank: number) => `records/${reportId}/${rank}.json`;
export const layerKey = (reportId: string, engine: string) => `layers/${reportId}/${engine}.json`;

/** The results port over any archive: keys are deterministic, so writing twice changes nothing. */
export function resultsIn(archive: Archive): Results {
  return {
    async putRecord(reportId, rank, json) {
      const bytes = new TextEncoder().encode(json);
      await archive.put(recordKey(reportId, rank), bytes, 'application/json');
    },
    async getRecord(reportId, rank) {
      const ref = { key: recordKey(reportId, rank), version: null };
      const found = await archive.get(ref, MAX_RECORD_BYTES);
      return found === null ? null : new TextDecoder().decode(found.bytes);
    },
    async putLayer(reportId, engine, bytes) {
      await archive.put(layerKey(reportId, engine), bytes, 'application/json');
    },
    async getLayer(reportId, engine) {
      const ref = { key: layerKey(reportId, engine), version: null };
      return (await archive.get(ref, MAX_LAYER_BYTES))?.bytes ?? null;
    },
  };
}
