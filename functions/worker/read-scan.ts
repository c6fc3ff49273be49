/** Recognizes the pages of a scan; lines that were recognized before are taken from the layer kept. */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Document } from '../../shared/read/document.ts';
import type { LineReading, Recognizer } from '../../shared/read/scan.ts';
import { type Progress, recognizeDocument } from '../../shared/recognize.ts';
import type { Outcome } from '../../shared/report/outcome.ts';
import type { LayerCache } from '../../shared/store/port.ts';
import type { Layout } from '../../shared/table/layout.ts';

export interface ScanParts {
  /** Loads the recognizer, once a process. */
  readonly recognizer: () => Promise<Recognizer>;
  readonly layers: LayerCache;
  readonly progress?: Progress;
  /** How long at most what was read is not kept yet; a minute where absent. */
  readonly keepEveryMs?: number;
}

/** A function that runs out of its time is ended without a word: little may be lost then. */
const KEEP_EVERY_MS = 60_000;

const alternative = z.object({ text: z.string(), confidence: z.number() });
const character = alternative.extend({ at: z.number(), alternatives: z.array(alternative) });
const layerSchema = z.record(
  z.string(),
  z.object({ characters: z.array(character), figures: z.array(character) }),
);

type Line = Parameters<Recognizer['read']>[0];

/** What a line's picture looks like, as a name: the same pixels are the same line. */
function nameOf(line: Line): string {
  const size = `${line.width}x${line.height}`;
  return createHash('sha256').update(size).update(line.data).digest('base64url').slice(0, 22);
}

/** Returns the port that `readReport` recognizes pages with. Throws where the layer cannot be kept. */
export function scanReader({ recognizer, layers, progress, keepEveryMs }: ScanParts) {
  return async (bytes: Uint8Array, document: Document): Promise<Outcome<Layout>> => {
    const engine = await recognizer();
    const reportId = createHash('sha256').update(bytes).digest('hex');
    const name = engine.version.replaceAll('/', '-');
    const known = await readLayer(layers, reportId, name);
    const used = new Map<string, LineReading>();
    const keep = async () => {
      // Also what was known: another version of the geometry may cut other lines from the same pages.
      const all = Object.fromEntries([...known, ...used].sort(([a], [b]) => (a < b ? -1 : 1)));
      await layers.putLayer(reportId, name, new TextEncoder().encode(JSON.stringify(all)));
    };
    let keptAt = performance.now();
    const remembering: Recognizer = {
      version: engine.version,
      async read(line) {
        const key = nameOf(line);
        const reading = used.get(key) ?? known.get(key) ?? (await engine.read(line));
        used.set(key, reading);
        if (!known.has(key) && performance.now() - keptAt >= (keepEveryMs ?? KEEP_EVERY_MS)) {
          await keep();
          keptAt = performance.now();
        }
        return reading;
      },
    };
    try {
      return await recognizeDocument(bytes, document, remembering, progress);
    } finally {
      // Also where the reading was stopped: the next one goes on behind these lines.
      if ([...used.keys()].some((key) => !known.has(key))) await keep();
    }
  };
}

/** Empty where the file was never recognized, or the layer cannot be read: then it is made anew. */
async function readLayer(
  layers: LayerCache,
  reportId: string,
  engine: string,
): Promise<ReadonlyMap<string, LineReading>> {
  const bytes = await layers.getLayer(reportId, engine);
  if (bytes === null) return new Map();
  try {
    const parsed = layerSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return new Map(parsed.success ? Object.entries(parsed.data) : []);
  } catch {
    return new Map();
  }
}
