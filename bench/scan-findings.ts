/**
 * Reports by seed, clean and with planted contradictions, read from a scan of their print and from
 * the print itself: what is found in both, what only the scan is accused of, and who it says erred.
 */
import { readReport } from '../shared/pipeline.ts';
import type { Document } from '../shared/read/document.ts';
import { loadRecognizer } from '../shared/read/ocr/paddle.ts';
import { readAndLayOut } from '../shared/reading.ts';
import { recognizeDocument } from '../shared/recognize.ts';
import { type Finding, LEDGER_CODES } from '../shared/report/finding.ts';
import type { ReportRecord } from '../shared/report/record.ts';
import { chance } from '../test/audit/mutations/random.ts';
import type { Kind } from '../test/mutation/plant.ts';
import { KINDS } from '../test/mutation/suite.ts';
import { consistent } from '../test/support/reports/consistent.ts';
import { VARIANTS } from '../test/support/reports/kinds.ts';
import type { ReportModel } from '../test/support/reports/model.ts';
import { printReports } from '../test/support/scans/print-report.ts';
import { makeScan } from '../test/support/scans/scan-maker.ts';
import { optionsOf } from './support/options.ts';

const ABOUT = `Scanned reports, clean and with planted contradictions: found, missed and undue findings by damage.
--from a seed, --count reports of each sort and damage, --only damages, parted by commas.`;

const values = optionsOf(ABOUT, {
  from: { type: 'string', default: '1' },
  count: { type: 'string', default: '8' },
  only: { type: 'string', default: 'clean 200,clean 150,bad' },
});

interface Case {
  readonly name: string;
  readonly seed: number;
  readonly kind: Kind | null;
  readonly report: ReportModel;
}

/** A clean report and one with a planted contradiction for each seed. */
function casesOf(from: number, count: number): Case[] {
  const cases: Case[] = [];
  for (let seed = from; seed < from + count; seed++) {
    const variant = VARIANTS[seed % VARIANTS.length];
    if (!variant) continue;
    cases.push({ name: `${variant} ${seed}`, seed, kind: null, report: consistent(variant, seed) });
    for (let i = 0; i < KINDS.length; i++) {
      const kind = KINDS[(seed * 5 + i) % KINDS.length];
      const report = consistent(variant, seed);
      if (!kind?.plant(report, chance(seed))) continue;
      cases.push({ name: `${variant} ${seed} ${kind.name}`, seed, kind, report });
      break;
    }
  }
  return cases;
}

const recognizer = await loadRecognizer();
const ports = {
  read: readAndLayOut,
  recognize: (bytes: Uint8Array, document: Document) =>
    recognizeDocument(bytes, document, recognizer),
};

async function recordOf(bytes: Uint8Array): Promise<ReportRecord> {
  const answer = await readReport({ bytes, fileName: 'report.pdf' }, ports);
  if (answer.kind !== 'record') throw new Error('no record came of a report');
  return answer.record;
}

const LEDGER: ReadonlySet<string> = new Set(LEDGER_CODES);
const ledgerOf = ({ findings }: ReportRecord): Finding[] =>
  findings.filter(({ code }) => LEDGER.has(code));

interface Sum {
  clean: number;
  planted: number;
  found: number;
  missed: number;
  /** Findings not due, by who they say erred. */
  undue: Record<Finding['cause'], number>;
  /** Findings that the print's reading has too, by the same. */
  author: number;
  doubted: number;
  values: number;
  accepted: number;
  wrong: number;
  warned: number;
}

const notes: string[] = [];

function compareValues(sum: Sum, name: string, printed: ReportRecord, scanned: ReportRecord): void {
  const fold = (text: string) => text.normalize('NFKC').replace(/\s/g, '').replace(/[≧⩾]/g, '≥');
  const plain = (text: string) => fold(text).replace(/[,.。、;:]/g, '');
  for (const [path, { text }] of Object.entries(printed.evidence)) {
    const own = scanned.evidence[path];
    sum.values++;
    const sure = own !== undefined && (own.confidence ?? 1) >= 0.9 && !own.repair && !own.typed;
    if (!sure) continue;
    sum.accepted++;
    // A mark of punctuation counts where figures stand.
    const same = /\d/.test(text) ? fold(own.text) === fold(text) : plain(own.text) === plain(text);
    if (same) continue;
    sum.wrong++;
    notes.push(`${name} ${path}: printed ${text}, accepted ${own.text} (${own.confidence})`);
  }
}

async function judge(sum: Sum, damage: string, one: Case, pdf: Uint8Array): Promise<void> {
  const printed = await recordOf(pdf);
  const scanned = await recordOf(await makeScan(pdf, damage, one.seed));
  const placeOf = ({ code, paths }: Finding): string => `${code} ${paths.join(' ')}`;
  const places = new Set(ledgerOf(printed).map(placeOf));
  const due = new Set(ledgerOf(printed).map(({ code }) => code));
  const found = new Set(ledgerOf(scanned).map(({ code }) => code));
  const name = `${damage}, ${one.name}`;
  if (!one.kind) sum.clean++;
  else if (due.has(one.kind.code as Finding['code'])) {
    sum.planted++;
    if (found.has(one.kind.code as Finding['code'])) sum.found++;
    else {
      sum.missed++;
      const said = scanned.findings.map(({ code, cause }) => `${code} ${cause}`).join(', ');
      notes.push(`${name}: ${one.kind.code} is missed; said: ${said}`);
    }
  }
  for (const finding of ledgerOf(scanned)) {
    if (places.has(placeOf(finding))) {
      if (finding.cause === 'author') sum.author++;
      else sum.doubted++;
      continue;
    }
    sum.undue[finding.cause]++;
    notes.push(`${name}: ${finding.code} is not due, ${finding.cause}: ${finding.message.en}`);
  }
  if (scanned.findings.some(({ code }) => code === 'page.grid')) {
    sum.warned++;
    notes.push(`${name}: page.grid`);
  }
  compareValues(sum, name, printed, scanned);
}

function emptySum(): Sum {
  const counts = { clean: 0, planted: 0, found: 0, missed: 0, author: 0, doubted: 0 };
  const undue = { author: 0, reading: 0, unknown: 0 };
  return { ...counts, undue, values: 0, accepted: 0, wrong: 0, warned: 0 };
}

const cases = casesOf(Number(values.from), Number(values.count));
const prints = await printReports(cases);
console.log(
  '| damage | clean | planted | found | due: author, other | not due: author, other | values | accepted | accepted, wrong | grids doubted |',
);
console.log('|---|---|---|---|---|---|---|---|---|---|');
for (const damage of values.only.split(',')) {
  const sum = emptySum();
  for (const [i, one] of cases.entries())
    await judge(sum, damage, one, prints[i] ?? new Uint8Array());
  const { undue } = sum;
  const share = `${((100 * sum.accepted) / Math.max(1, sum.values)).toFixed(1)}%`;
  const columns = [
    ...[damage, sum.clean, sum.planted, sum.found, `${sum.author}, ${sum.doubted}`],
    ...[`${undue.author}, ${undue.reading + undue.unknown}`, sum.values, share, sum.wrong],
    sum.warned,
  ];
  console.log(`| ${columns.join(' | ')} |`);
  for (const note of notes.splice(0)) console.log(`  ${note}`);
}
