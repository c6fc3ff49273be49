/** How well tables by many producers are read: pairs of neighbouring cells by producer and ruling, by seed. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_LIMITS } from '../shared/read/limits.ts';
import { readAndLayOut } from '../shared/reading.ts';
import { toTables } from '../shared/table/to-tables.ts';
import {
  type Agreement,
  adjacencies,
  compareAdjacencies,
  type SpannedCell,
} from '../test/support/adjacency.ts';
import { optionsOf } from './support/options.ts';
import { weasyprint, wkhtmltopdf } from './support/producers/html.ts';
import type { Producer } from './support/producers/papers.ts';
import { npmProducer, reportlab } from './support/producers/plain.ts';
import { texProducer } from './support/producers/tex.ts';

const ABOUT = `Tables by many producers: recall and precision of neighbouring cells by producer and ruling.
--judge takes the seeds kept for judging; --producer and --only choose; --folder keeps the PDFs and
prints none twice; --verbose says what is wrong. A producer that is not installed is skipped: --npm is a
folder with \`npm install jspdf jspdf-autotable pdfmake pdfkit\` in it; the others are Debian's packages
texlive-latex-extra, texlive-xetex, python3-reportlab, weasyprint and wkhtmltopdf.`;

/** Tuning seeds count from 1; those that only judge begin here. */
const JUDGING = 70_001;

const values = optionsOf(ABOUT, {
  producer: { type: 'string' },
  only: { type: 'string' },
  seeds: { type: 'string', default: '6' },
  from: { type: 'string' },
  judge: { type: 'boolean' },
  folder: { type: 'string', default: '/tmp/producers' },
  npm: { type: 'string', default: '/tmp/producers/npm' },
  verbose: { type: 'boolean' },
});

const PRODUCERS: readonly Producer[] = [
  texProducer('pdflatex'),
  texProducer('xelatex'),
  reportlab,
  weasyprint,
  wkhtmltopdf,
  ...['jspdf-autotable', 'pdfmake', 'pdfkit'].map((name) => npmProducer(name, values.npm)),
];

interface Sum {
  expected: number;
  found: number;
  right: number;
}
interface Made {
  readonly name: string;
  readonly seed: number;
  readonly source: string;
  readonly pdf: string;
  readonly truth: readonly (readonly SpannedCell[])[];
}

const first = Number(values.from ?? (values.judge ? JUDGING : 1));
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => first + i);
const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);

/** Writes the sources of one class; returns them with those that are not printed yet. */
function prepare(
  { classes, name: producer, ending }: Producer,
  name: string,
): { made: Made[]; stale: string[] } {
  const folder = join(values.folder, producer);
  mkdirSync(folder, { recursive: true });
  const stale: string[] = [];
  const made = seeds.map((seed): Made => {
    const { source, truth } = classes[name]!(seed);
    const stem = join(folder, `${name.replace(/\W+/g, '-')}-${seed}`);
    const [path, pdf] = [`${stem}.${ending}`, `${stem}.pdf`];
    if (!existsSync(pdf) || !existsSync(path) || readFileSync(path, 'utf8') !== source) {
      rmSync(pdf, { force: true });
      writeFileSync(path, source);
      stale.push(path);
    }
    return { name, seed, source: path, pdf, truth };
  });
  return { made, stale };
}

function explain(
  { name, seed, pdf, truth }: Made,
  read: readonly (readonly SpannedCell[])[],
  got: Agreement,
): void {
  if (got.right === got.expected && got.right === got.found) return;
  console.log(
    `  ${name} ${seed}: ${got.right} of ${got.expected}, ${got.found} found, ${read.length} of ${truth.length} tables, ${pdf}`,
  );
  const wanted = truth.flatMap(adjacencies);
  const pairs = read.flatMap(adjacencies);
  for (const pair of wanted.filter((pair) => !pairs.includes(pair)).slice(0, 8))
    console.log(`    - ${pair}`);
  for (const pair of pairs.filter((pair) => !wanted.includes(pair)).slice(0, 8))
    console.log(`    + ${pair}`);
}

async function compare(made: Made): Promise<Agreement> {
  if (!existsSync(made.pdf)) {
    console.log(`  not printed: ${made.source}`);
    return { expected: 0, found: 0, right: 0 };
  }
  const bytes = new Uint8Array(readFileSync(made.pdf));
  const read = toTables(
    (await readAndLayOut(bytes, DEFAULT_LIMITS, { unruled: true })).value.layout,
  ).map(({ cells }) => cells);
  const got = compareAdjacencies(made.truth, read);
  if (values.verbose) explain(made, read, got);
  return got;
}

function add(sum: Sum, { expected, found, right }: Agreement): void {
  sum.expected += expected;
  sum.found += found;
  sum.right += right;
}

const line = (producer: string, name: string, { expected, found, right }: Sum): string =>
  `| ${producer} | ${name} | ${expected} | ${share(right, expected)} | ${share(right, found)} |`;

const all: Sum = { expected: 0, found: 0, right: 0 };
console.log('| producer | ruling | pairs | recall % | precision % |');
console.log('|---|---|---:|---:|---:|');
for (const producer of PRODUCERS) {
  if (values.producer && !producer.name.includes(values.producer)) continue;
  const reason = producer.missing();
  if (reason !== null) {
    console.log(`| ${producer.name} | skipped: ${reason} | | | |`);
    continue;
  }
  const whole: Sum = { expected: 0, found: 0, right: 0 };
  const names = Object.keys(producer.classes).filter(
    (name) => !values.only || name.includes(values.only),
  );
  const ready = names.map((name) => prepare(producer, name));
  const stale = ready.flatMap((one) => one.stale);
  if (stale.length > 0) producer.print(stale);
  for (const { made } of ready) {
    const sum: Sum = { expected: 0, found: 0, right: 0 };
    for (const one of made) add(sum, await compare(one));
    console.log(line(producer.name, made[0]?.name ?? '', sum));
    add(whole, sum);
  }
  console.log(line(producer.name, 'all', whole));
  add(all, whole);
}
console.log(line('all', 'all', all));
