/**
 * Reports by seed with figures read as scans were read: how many digits the columns' kinds and the
 * form's arithmetic mend, how many they spoil, and whether a planted contradiction is ever erased.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { recordOf } from '../shared/pipeline.ts';
import { readAndLayOut } from '../shared/reading.ts';
import type { ReportRecord } from '../shared/report/record.ts';
import type { DoubtfulCharacter, Layout, PlacedText } from '../shared/table/layout.ts';
import { chance } from '../test/audit/mutations/random.ts';
import { KINDS } from '../test/mutation/suite.ts';
import { consistent } from '../test/support/reports/consistent.ts';
import { docxOf } from '../test/support/reports/documents.ts';
import { VARIANTS } from '../test/support/reports/kinds.ts';
import { type Random, randomOf } from '../test/support/scans/random.ts';
import { optionsOf } from './support/options.ts';

const ABOUT = `Reports with figures read as scans were read (--rate a share of them): digits mended and spoiled, and
planted contradictions erased. --show prints so many of them.`;

const values = optionsOf(ABOUT, {
  from: { type: 'string', default: '1' },
  seeds: { type: 'string', default: '4' },
  rate: { type: 'string', default: '0.05' },
  show: { type: 'string', default: '10' },
});

const alternative = z.object({ text: z.string(), confidence: z.number() });
/** Doubtful figures of real readings: what was printed, what was read, and what else it might be. */
const doubtSchema = z.array(
  alternative.omit({ text: true }).extend({
    printed: z.string(),
    read: z.string(),
    alternatives: z.array(alternative),
  }),
);
const POOL = join(import.meta.dirname, '..', 'test', 'support', 'scans', 'doubts.json');
const doubts = doubtSchema.parse(JSON.parse(readFileSync(POOL, 'utf8')));
const rate = Number(values.rate);

/** Returns the text with some of its figures read as real scans were. */
function worn<T extends PlacedText>(text: T, random: Random): T {
  const doubtful: DoubtfulCharacter[] = [];
  const read = [...text.text].map((sign, offset) => {
    const like = doubts.filter((doubt) => doubt.printed === sign && doubt.read.length === 1);
    if (like.length === 0 || random.next() >= rate) return sign;
    const { confidence, alternatives, read: other } = random.pick(like);
    doubtful.push({ offset, confidence, alternatives });
    return other;
  });
  if (doubtful.length === 0) return text;
  const confidence = Math.min(...doubtful.map((mark) => mark.confidence));
  return { ...text, text: read.join(''), confidence, doubtful };
}

const FIGURE = /^[≥≤<>=]?[\d.,]+\D*$/;

function wornLayout(layout: Layout, random: Random): Layout {
  const blocks = layout.blocks.map((block) => {
    if (block.kind === 'paragraph') return worn(block, random);
    const cells = block.grid.cells.map((cell) =>
      FIGURE.test(cell.text) ? worn(cell, random) : cell,
    );
    return { ...block, grid: { ...block.grid, cells } };
  });
  return { ...layout, textSource: 'ocr', blocks };
}

interface Sum {
  reports: number;
  values: number;
  doubtful: number;
  misread: number;
  repaired: number;
  spoiled: number;
  typed: number;
  typedWrong: number;
  erased: number;
}
const notes: string[] = [];

function compare(sum: Sum, name: string, printed: ReportRecord, read: ReportRecord): void {
  for (const [path, own] of Object.entries(read.evidence)) {
    const truth = printed.evidence[path]?.text;
    sum.values++;
    if (truth === undefined || (own.confidence ?? 1) >= 1) continue;
    sum.doubtful++;
    const raw = own.repair?.raw ?? own.typed?.raw ?? own.text;
    if ((own.typed?.raw ?? raw) !== truth) sum.misread++;
    const right = own.text === truth;
    if (own.repair) right ? sum.repaired++ : sum.spoiled++;
    else if (own.typed) right ? sum.typed++ : sum.typedWrong++;
    if ((own.repair && !right) || (own.typed && !right))
      notes.push(`${name} ${path}: printed ${truth}, raw ${raw}, now ${own.text}`);
  }
}

/** Reads the report as printed and as worn; a contradiction that only a repair removes is erased. */
async function tryReport(sum: Sum, variant: (typeof VARIANTS)[number], seed: number, kind: number) {
  const report = consistent(variant, seed);
  const planted = KINDS[kind];
  const name = `${variant} ${seed} ${planted?.name ?? 'clean'}`;
  if (planted && !planted.plant(report, chance(seed))) return;
  const bytes = docxOf(report);
  const { layout } = (await readAndLayOut(bytes)).value;
  const file = { bytes, fileName: 'report.pdf' };
  const record = (value: Layout) => recordOf(file, 'application/pdf', { value, remarks: [] });
  const printed = record(layout);
  const read = record(wornLayout(layout, randomOf(seed * 101 + kind)));
  sum.reports++;
  compare(sum, name, printed, read);
  const touched = Object.entries(read.evidence).some(
    ([path, own]) => own.repair && own.text !== printed.evidence[path]?.text,
  );
  const has = (one: ReportRecord) => one.findings.some((f) => f.code === planted?.code);
  if (planted && touched && has(printed) && !has(read)) sum.erased++;
}

const sums: Record<'clean' | 'planted', Sum> = {
  clean: empty(),
  planted: empty(),
};
function empty(): Sum {
  const nothing = { reports: 0, values: 0, doubtful: 0, misread: 0, repaired: 0 };
  return { ...nothing, spoiled: 0, typed: 0, typedWrong: 0, erased: 0 };
}

for (let seed = Number(values.from); seed < Number(values.from) + Number(values.seeds); seed++) {
  for (const [v, variant] of VARIANTS.entries()) {
    await tryReport(sums.clean, variant, seed, -1);
    for (let k = (seed * 7 + v) % 5; k < KINDS.length; k += 5)
      await tryReport(sums.planted, variant, seed, k);
  }
}
console.log(`${doubts.length} doubtful figures of real readings, one of ${1 / rate} digits worn\n`);
console.log(
  '| reports | count | values | doubtful | misread | repaired, right | repaired, wrong | by column, right | by column, wrong | erased |',
);
console.log('|---|---|---|---|---|---|---|---|---|---|');
for (const [name, s] of Object.entries(sums))
  console.log(
    `| ${[name, s.reports, s.values, s.doubtful, s.misread, s.repaired, s.spoiled, s.typed, s.typedWrong, s.erased].join(' | ')} |`,
  );
for (const note of notes.slice(0, Number(values.show))) console.log(`  ${note}`);
