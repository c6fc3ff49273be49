/** `jixiao ingest PATH…`: into the running system, into its folder while it is not running, or a bucket. */
import { readFile, stat } from 'node:fs/promises';
import type { IngestResult } from '../../shared/ingest.ts';
import { describeResult } from '../announce.ts';
import { MAX_BYTES } from '../arrivals.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { progressBar } from '../progress.ts';
import { type FoundFile, filesAt } from '../walk.ts';

export interface IngestOptions {
  readonly dataFolder: string;
  readonly bucket: string | undefined;
}

/** What became of one file. `uploaded`: a bucket has it, and its workers read it. */
export type Fate =
  | IngestResult
  | { readonly kind: 'uploaded' }
  | { readonly kind: 'failed'; readonly reason: string };

/** A place that takes files. */
export interface Destination {
  readonly name: string;
  take(path: string, bytes: Uint8Array): Promise<Fate>;
  /** Waits for what the place does by itself; the results of scans, where it tells them. */
  finish(): Promise<readonly { path: string; result: IngestResult }[]>;
}

async function destinationOf({ dataFolder, bucket }: IngestOptions): Promise<Destination> {
  if (bucket !== undefined) return (await import('../to-bucket.ts')).toBucket(bucket);
  const { findRunning, toRunning } = await import('../to-running.ts');
  const url = await findRunning(dataFolder);
  return url === null ? (await import('../to-folder.ts')).toFolder(dataFolder) : toRunning(url);
}

async function takeOne({ file, path }: FoundFile, to: Destination): Promise<Fate> {
  try {
    if ((await stat(file)).size > MAX_BYTES)
      return { kind: 'failed', reason: `it has more than ${MAX_BYTES} bytes` };
    return await to.take(path, new Uint8Array(await readFile(file)));
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Takes in every file and prints a summary; returns 1 where a file could not be handed over. */
export async function ingestPaths(
  paths: readonly string[],
  options: IngestOptions,
): Promise<ExitCode> {
  const files = filesAt(paths);
  const to = await destinationOf(options);
  process.stderr.write(`${files.length} files → ${to.name}\n`);
  const fates = new Map<string, Fate>();
  const bar = progressBar(files.length);
  for (const found of files) {
    fates.set(found.path, await takeOne(found, to));
    bar.step(found.path);
  }
  bar.end();
  for (const { path, result } of await to.finish()) fates.set(path, result);
  process.stdout.write(summaryOf(fates));
  return [...fates.values()].some((fate) => fate.kind === 'failed') ? EXIT.failed : EXIT.done;
}

const HEADINGS: readonly (readonly [Fate['kind'], string])[] = [
  ['committed', 'new'],
  ['uploaded', 'new, uploaded; the workers read them'],
  ['handed-to-ocr', 'scans, waiting to be recognized'],
  ['known', 'known: the same bytes were read before'],
  ['superseded', 'known to a newer version'],
  ['absent', 'gone from the archive'],
  ['rejected', 'rejected'],
  ['failed', 'not handed over; run the command again'],
];

function lineOf(path: string, fate: Fate): string {
  if (fate.kind === 'failed') return `  ${path}: ${fate.reason}`;
  const words = fate.kind === 'uploaded' ? null : describeResult(fate);
  return words === null ? `  ${path}` : `  ${path}: ${words}`;
}

/** How many files met which fate; the new ones and those in trouble by name. */
function summaryOf(fates: ReadonlyMap<string, Fate>): string {
  const lines = HEADINGS.flatMap(([kind, heading]) => {
    const own = [...fates].filter(([, fate]) => fate.kind === kind);
    if (own.length === 0) return [];
    const isNamed = kind === 'committed' || kind === 'rejected' || kind === 'failed';
    const named = isNamed ? own.map(([path, fate]) => lineOf(path, fate)) : [];
    return [`${own.length} ${heading}`, ...named];
  });
  return `${lines.length === 0 ? 'no report files found' : lines.join('\n')}\n`;
}
