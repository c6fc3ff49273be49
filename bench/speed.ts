/** Speed by CPU in one run, `--sizes 0,10,100,1000` in pages (0: the real report): our chain, pdf.js' operator lists alone, pdf-parse's getText + getTable. */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { PDFDocument, PDFName } from 'pdf-lib';
import { DEFAULT_LIMITS } from '../shared/read/limits.ts';
import { type OpenEngine, readPdf } from '../shared/read/pdf.ts';
import { layOut } from '../shared/table/lay-out.ts';
import { optionsOf } from './support/options.ts';

const ABOUT = `Speed by CPU in one run, --sizes in pages parted by commas (0: the real report): our chain, pdf.js'
operator lists alone, and pdf-parse's getText + getTable. Each is measured --rounds times, in turn, each
time in a process of its own: the table holds the medians.`;

const ROOT = join(import.meta.dirname, '..');
const REPORT = join(ROOT, 'samples', 'henan-commerce', 'report.pdf');
/** Runs a file warm at least this often, once if it is long, and until this much CPU is spent (ms). */
const RUNS = 3;
const BUDGET = 3_000;

type Step = (bytes: Uint8Array) => Promise<unknown>;

async function readAll(bytes: Uint8Array, engine?: OpenEngine): Promise<void> {
  const { value, remarks } = await readPdf(bytes, DEFAULT_LIMITS, engine);
  if (remarks.length > 0) throw new Error(JSON.stringify(remarks));
  layOut(value);
}

async function loadOursOnPdfjs(): Promise<Step> {
  const { openWithPdfjs } = await import('../shared/read/pdf/pdfjs.ts');
  return (bytes) => readAll(bytes, openWithPdfjs);
}

async function loadOperatorLists(): Promise<Step> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  return async (bytes) => {
    const options = { data: bytes.slice(), isEvalSupported: false, verbosity: 0 };
    const document = await getDocument(options).promise;
    for (let n = 1; n <= document.numPages; n++) {
      const page = await document.getPage(n);
      await page.getOperatorList();
      page.cleanup();
    }
    await document.destroy();
  };
}

async function loadTextAndTables(): Promise<Step> {
  const { PDFParse } = await import('pdf-parse');
  return async (bytes) => {
    const parser = new PDFParse({ data: bytes.slice(), verbosity: 0 });
    await parser.getText();
    await parser.getTable();
    await parser.destroy();
  };
}

/**
 * A peer is loaded by the process that measures it and by no other: pdf.js puts a slower
 * Array.prototype.push in the place of Node's, and our chain loads it for damaged files only.
 */
const STEPS: readonly (readonly [string, () => Promise<Step>])[] = [
  ['our chain', async () => (bytes) => readAll(bytes)],
  ['our chain on pdf.js', loadOursOnPdfjs],
  ['pdf.js operator lists', loadOperatorLists],
  ['pdf-parse getText + getTable', loadTextAndTables],
];

/** Returns the real report's pages, repeated until there are so many; fonts are shared. */
async function repeatPages(bytes: Uint8Array, pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes);
  const originals = document.getPages().map((page) => page.node);
  for (let i = 0; document.getPageCount() < pages; i++) {
    const original = originals[i % originals.length];
    if (!original) break;
    const page = document.addPage();
    for (const [key, value] of original.entries()) {
      if (key !== PDFName.of('Parent')) page.node.set(key, value);
    }
  }
  while (document.getPageCount() > pages) document.removePage(document.getPageCount() - 1);
  return document.save({ useObjectStreams: false });
}

async function cpuOf(step: Step, bytes: Uint8Array): Promise<number> {
  const before = process.cpuUsage();
  await step(bytes);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

interface Cost {
  readonly cold: number;
  readonly warm: number;
  /** Megabytes: the most resident memory seen so far in this process. */
  readonly memory: number;
}

async function measure(step: Step, bytes: Uint8Array): Promise<Cost> {
  const cold = await cpuOf(step, bytes);
  const warm: number[] = [];
  const runs = cold > BUDGET ? 1 : RUNS;
  for (let spent = 0; warm.length < runs || spent < BUDGET; ) {
    const cost = await cpuOf(step, bytes);
    warm.push(cost);
    spent += cost;
  }
  return { cold, warm: median(warm), memory: process.resourceUsage().maxRSS / 1024 };
}

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Every chain runs in a process of its own, so that cold is cold and memory is its own. */
async function runOne(name: string, file: string): Promise<void> {
  const step = await STEPS.find(([label]) => label === name)?.[1]();
  if (!step) throw new Error(`no step ${name}`);
  process.stdout.write(JSON.stringify(await measure(step, new Uint8Array(readFileSync(file)))));
}

/** Where the bundle finds the packages; removed at the end. */
const SCRATCH = join(ROOT, 'node_modules', '.cache', 'jixiao', `speed-${process.pid}`);

/**
 * Bundles this file as `local/bundle.mjs` bundles the command line: the development loader names
 * every function anew at each call, which nobody pays who uses the product.
 */
async function bundle(): Promise<string> {
  await build({
    entryPoints: [import.meta.filename],
    outdir: SCRATCH,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  return join(SCRATCH, 'speed.mjs');
}

async function spawnOne(program: string, name: string, file: string): Promise<Cost> {
  const args = [program, '--one', name, '--file', file];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Cost;
}

/** Rounds take turns, so that what else the machine does falls on every chain alike. */
async function measureAll(
  program: string,
  size: number,
  rounds: number,
): Promise<Map<string, Cost>> {
  const file = size === 0 ? REPORT : join(SCRATCH, `${size}.pdf`);
  if (size > 0) writeFileSync(file, await repeatPages(new Uint8Array(readFileSync(REPORT)), size));
  const taken = new Map<string, Cost[]>(STEPS.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, costs] of taken) costs.push(await spawnOne(program, name, file));
  }
  const middle = (costs: readonly Cost[]): Cost => ({
    cold: median(costs.map((c) => c.cold)),
    warm: median(costs.map((c) => c.warm)),
    memory: median(costs.map((c) => c.memory)),
  });
  return new Map([...taken].map(([name, costs]) => [name, middle(costs)]));
}

async function runAll(sizes: readonly number[], rounds: number): Promise<void> {
  const growth: string[] = [];
  const program = await bundle();
  for (const size of sizes) {
    const costs = await measureAll(program, size, rounds);
    const floor = costs.get('pdf.js operator lists')?.warm ?? Number.NaN;
    const usual = costs.get('pdf-parse getText + getTable')?.warm ?? Number.NaN;
    console.log(`\n### ${size === 0 ? 'the real report, 7 pages' : `${size} pages`}\n`);
    console.log(
      row([
        '',
        'CPU cold, ms',
        'CPU warm, ms',
        'ms a page',
        '× floor',
        '× pdf-parse',
        'memory, MB',
      ]),
    );
    console.log(row(['---', '---', '---', '---', '---', '---', '---']));
    for (const [name, cost] of costs) {
      const perPage = cost.warm / (size || 7);
      console.log(
        row([
          name,
          cost.cold.toFixed(0),
          cost.warm.toFixed(0),
          perPage.toFixed(1),
          (cost.warm / floor).toFixed(2),
          (cost.warm / usual).toFixed(2),
          cost.memory.toFixed(0),
        ]),
      );
    }
    const ours = costs.get('our chain')?.warm ?? Number.NaN;
    growth.push(`${size || 7} pages ${(ours / (size || 7)).toFixed(1)}`);
  }
  console.log(`\nGrowth, CPU ms a page of our chain: ${growth.join(', ')}`);
}

const values = optionsOf(ABOUT, {
  one: { type: 'string' },
  file: { type: 'string' },
  sizes: { type: 'string', default: '0,10,100,1000' },
  rounds: { type: 'string', default: '3' },
});
if (values.one && values.file) await runOne(values.one, values.file);
else {
  try {
    await runAll(values.sizes.split(',').map(Number), Number(values.rounds));
  } finally {
    rmSync(SCRATCH, { recursive: true, force: true });
  }
}
process.exit(0);
