/** `jixiao ingest PATH…`: into the running system, into its folder while it is not running, or a bucket. */
import { readFile, stat } from 'node:fs/promises';
import type { IngestResult } from '../../shared/ingest.ts';
import { describeResult, printable } from '../announce.ts';
import { MAX_BYTES } from '../arrivals.ts';
import { EXIT, type ExitCode, explain } from '../exit.ts';
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
  | { readonly kind: 'failed' | 'too-large'; readonly reason: string };

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
      return { kind: 'too-large', reason: `it has more than ${MAX_BYTES / 1024 ** 2} MB` };
    return await to.take(path, new Uint8Array(await readFile(file)));
  } catch (error) {
    return { kind: 'failed', reason: explain(error) };
  }
}

interface Told {
  readonly path: string;
  fate: Fate;
}

/** So many files in a row that fail alike: the place is gone, or lets nobody in. */
const SAME_FAILURES = 5;

const failsAlike = (told: readonly Told[]): boolean => {
  const last = told.slice(-SAME_FAILURES).map(({ fate }) => fate);
  const reasons = new Set(last.map((fate) => (fate.kind === 'failed' ? fate.reason : null)));
  return last.length === SAME_FAILURES && reasons.size === 1 && !reasons.has(null);
};

/** Takes in the files one after the other, as far as the place takes them. */
async function takeAll(files: readonly FoundFile[], to: Destination): Promise<Told[]> {
  const told: Told[] = [];
  const bar = progressBar(files.length);
  const stop = () => {
    bar.end();
    const count = `${told.length} of ${files.length} files are taken in`;
    process.stderr.write(`stopped: ${count}; the same command goes on there\n`);
    process.exit(EXIT.interrupted);
  };
  process.once('SIGINT', stop);
  for (const found of files) {
    told.push({ path: found.path, fate: await takeOne(found, to) });
    bar.step(found.path);
    if (failsAlike(told)) break;
  }
  process.off('SIGINT', stop);
  bar.end();
  return told;
}

/** What a place tells at its end: of scans that waited, and of files that were there before. */
function settle(told: Told[], late: Awaited<ReturnType<Destination['finish']>>): void {
  for (const { path, result } of late) {
    const same = told.filter((one) => one.path === path);
    const waiting = same.find(({ fate }) => fate.kind === 'handed-to-ocr');
    if (waiting) waiting.fate = result;
    else if (same.length === 0) told.push({ path, fate: result });
  }
}

/** Takes in every file and prints a summary; returns 1 where a file could not be handed over. */
export async function ingestPaths(
  paths: readonly string[],
  options: IngestOptions,
): Promise<ExitCode> {
  const { found: files, others, closed } = filesAt(paths);
  const to = await destinationOf(options);
  process.stderr.write(`${files.length} files → ${to.name}\n`);
  const told = await takeAll(files, to);
  const untried = files.slice(told.length).map(({ path }) => path);
  settle(told, await to.finish());
  for (const { path, error } of closed)
    told.push({ path, fate: { kind: 'failed', reason: explain(error) } });
  process.stdout.write(summaryOf(told, untried, others));
  const isWhole = told.every(({ fate }) => fate.kind !== 'failed' && fate.kind !== 'too-large');
  if (!isWhole || untried.length > 0) return EXIT.failed;
  return told.some(({ fate }) => fate.kind === 'rejected') ? EXIT.unreadable : EXIT.done;
}

const HEADINGS: readonly (readonly [Fate['kind'], string])[] = [
  ['committed', 'new'],
  ['uploaded', 'new, uploaded; the workers read them'],
  ['handed-to-ocr', 'scans, waiting to be recognized'],
  ['known', 'known: the same bytes were read before'],
  ['superseded', 'known to a newer version'],
  ['absent', 'gone from the archive'],
  ['rejected', 'rejected'],
  ['too-large', 'too large: take attachments and large pictures out'],
  ['failed', 'not handed over; run the command again'],
];
const NAMED: readonly Fate['kind'][] = ['committed', 'rejected', 'too-large', 'failed'];

function lineOf(path: string, fate: Fate): string {
  if ('reason' in fate && fate.kind !== 'rejected') return `  ${path}: ${fate.reason}`;
  const words = fate.kind === 'uploaded' ? null : describeResult(fate);
  return words === null ? `  ${path}` : `  ${path}: ${words}`;
}

/** How many files met which fate; the new ones and those in trouble by name. */
function summaryOf(
  told: readonly Told[],
  untried: readonly string[],
  others: readonly string[],
): string {
  const lines = HEADINGS.flatMap(([kind, heading]) => {
    const own = told.filter(({ fate }) => fate.kind === kind);
    if (own.length === 0) return [];
    const named = NAMED.includes(kind) ? own.map(({ path, fate }) => lineOf(path, fate)) : [];
    return [`${own.length} ${heading}`, ...named];
  });
  if (lines.length === 0) lines.push('no report files found');
  if (untried.length > 0)
    lines.push(`${untried.length} not tried, as those before failed; run the command again`);
  if (others.length > 0) {
    lines.push(
      `${others.length} left aside: names that end in neither .pdf nor .docx, and links to folders`,
    );
    lines.push(...others.map((path) => `  ${path}`));
  }
  return `${lines.map(printable).join('\n')}\n`;
}
