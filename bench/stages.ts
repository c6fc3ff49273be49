/** What each stage costs on the real report, in CPU milliseconds: `tsx bench/stages.ts [FILE]`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { audit } from '../shared/audit/audit.ts';
import { findForms } from '../shared/form/find-forms.ts';
import { readReportHead } from '../shared/form/head/report-head.ts';
import { readNarrative } from '../shared/form/narrative/narrative.ts';
import { normalizeReport } from '../shared/normalize/draft.ts';
import { Ledger } from '../shared/normalize/evidence.ts';
import { readReport } from '../shared/pipeline.ts';
import { readDocument } from '../shared/read/read.ts';
import { readAndLayOut } from '../shared/reading.ts';
import { rescore } from '../shared/score/rescore.ts';
import { layOut } from '../shared/table/lay-out.ts';

const SAMPLES = join(import.meta.dirname, '..', 'samples');
const FILE = process.argv[2] ?? join(SAMPLES, 'henan-commerce', 'report.pdf');
const RUNS = 40;

async function cpuOf(step: () => unknown): Promise<{ cold: number; warm: number }> {
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const before = process.cpuUsage();
    await step();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  const cold = times[0] ?? 0;
  return { cold, warm: times.sort((a, b) => a - b)[times.length >> 1] ?? 0 };
}

const bytes = new Uint8Array(readFileSync(FILE));
const { value: document } = await readDocument(bytes);
const layout = layOut(document);
const raw = () => ({
  head: readReportHead(layout),
  forms: findForms(layout),
  narrative: readNarrative(layout),
});
const found = raw();
const content = normalizeReport(found, new Ledger());
const answer = await readReport(
  { bytes, fileName: 'report.pdf' },
  { read: readAndLayOut, recognize: null },
);
if (answer.kind !== 'record') throw new Error('the report needs a recognizer');
const { record } = answer;

const STAGES: readonly (readonly [string, () => unknown])[] = [
  ['read: bytes → characters and lines', () => readDocument(bytes)],
  ['table: → grids and paragraphs', () => layOut(document)],
  ['form: → the form’s blocks and the prose’s figures', raw],
  ['normalize: → the record', () => normalizeReport(found, new Ledger())],
  ['score: → re-scoring', () => content.forms.map((form, i) => rescore(form, i, () => null))],
  ['audit: → the ledger', () => audit(record, [])],
];
console.log('| stage | CPU cold, ms | CPU warm, ms |');
console.log('|---|---:|---:|');
for (const [name, step] of STAGES) {
  const { cold, warm } = await cpuOf(step);
  console.log(`| ${name} | ${cold.toFixed(1)} | ${warm.toFixed(1)} |`);
}
process.exit(0);
