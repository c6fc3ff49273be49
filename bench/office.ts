/** Generated forms of every variant as LibreOffice prints them: against their truth, and against their DOCX. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readReport } from '../shared/pipeline.ts';
import { readAndLayOut } from '../shared/reading.ts';
import type { ReportRecord } from '../shared/report/record.ts';
import { chance } from '../test/audit/mutations/random.ts';
import { printByOffice } from '../test/support/breaks/office.ts';
import { consistent } from '../test/support/reports/consistent.ts';
import { docxOf } from '../test/support/reports/documents.ts';
import { VARIANTS } from '../test/support/reports/kinds.ts';
import { oddReport } from '../test/support/reports/odd.ts';
import { docxStyleOf } from '../test/support/reports/to-docx.ts';
import { truthOf } from '../test/support/reports/truth.ts';
import { differences } from '../test/support/truth.ts';
import { optionsOf } from './support/options.ts';

const ABOUT = `Generated forms of every variant as DOCX with borders, printed by LibreOffice: forms that are exact, and
forms whose record is the same from both files. --odd takes other provinces' layouts; --keep a folder.`;

const values = optionsOf(ABOUT, {
  seeds: { type: 'string', default: '2' },
  from: { type: 'string', default: '1' },
  odd: { type: 'boolean', default: false },
  show: { type: 'string', default: '0' },
  keep: { type: 'string' },
  variant: { type: 'string' },
});

async function recordOf(bytes: Uint8Array, fileName: string): Promise<ReportRecord> {
  const answer = await readReport({ bytes, fileName }, { read: readAndLayOut, recognize: null });
  if (answer.kind !== 'record') throw new Error(`${fileName} wants to be recognized`);
  return answer.record;
}

/** What both files say alike; places, counts of pages and texts left over are each file's own. */
function saidBy({ title, department, fiscalYear, forms, narrative, findings }: ReportRecord) {
  const bare = forms.map((form) => Object.fromEntries(Object.entries(form).filter(isShared)));
  return { title, department, fiscalYear, forms: bare, narrative, codes: findings.map(codeOf) };
}

const isShared = ([key]: [string, unknown]): boolean => key !== 'certificate';
const codeOf = ({ code }: { code: string }): string => code;

const from = Number(values.from);
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => from + i);
const make = values.odd ? oddReport : consistent;
const variants = VARIANTS.filter((one) => !values.variant || one === values.variant);
const jobs = variants.flatMap((variant) => {
  return seeds.map((seed) => {
    const report = make(variant, seed);
    const by = chance(seed * 31 + VARIANTS.indexOf(variant));
    return { variant, seed, report, docx: docxOf(report, docxStyleOf(by)) };
  });
});
const pdfs = printByOffice(jobs.map(({ docx }) => docx));
const notes: string[] = [];
const sums = new Map<string, number[]>();
if (values.keep) mkdirSync(values.keep, { recursive: true });
for (const [i, { variant, seed, report, docx }] of jobs.entries()) {
  const pdf = pdfs[i] ?? new Uint8Array();
  for (const [type, bytes] of Object.entries({ docx, pdf }))
    if (values.keep) writeFileSync(join(values.keep, `${variant}-${seed}.${type}`), bytes);
  const [flow, paged] = [await recordOf(docx, 'a.docx'), await recordOf(pdf, 'a.pdf')];
  const count = 1 + report.further.length;
  const wrong = [flow, paged].map((one) =>
    differences(truthOf(report), { ...one, forms: one.forms.slice(-count) }),
  );
  const unlike = differences(saidBy(flow), saidBy(paged));
  const sum = sums.get(variant) ?? [0, 0, 0, 0];
  const tests = [true, wrong[0]?.length === 0, wrong[1]?.length === 0, unlike.length === 0];
  sums.set(
    variant,
    sum.map((n, at) => n + Number(tests[at])),
  );
  const kinds = { docx: wrong[0] ?? [], pdf: wrong[1] ?? [], unlike };
  for (const [kind, texts] of Object.entries(kinds))
    if (texts.length > 0)
      notes.push(`${variant} ${seed} ${kind}, ${texts.length}: ${texts.slice(0, 3).join('; ')}`);
}
console.log(`Seeds ${from} to ${from + seeds.length - 1}${values.odd ? ', odd' : ''}.\n`);
console.log(
  '| variant | reports | DOCX exact | PDF exact | the same record |\n|---|---|---|---|---|',
);
for (const [variant, sum] of sums) console.log(`| ${variant} | ${sum.join(' | ')} |`);
const all = [...sums.values()].reduce((a, b) => a.map((n, i) => n + (b[i] ?? 0)));
console.log(`| all | ${all.join(' | ')} |`);
for (const note of notes.slice(0, Number(values.show))) console.log(`  ${note}`);
