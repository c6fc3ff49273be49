/**
 * Reads generated reports back: how many values are right by variant and rendering, how many
 * planted contradictions are found and how many findings are not due.
 */
import {
  JUDGING_FROM,
  KINDS,
  ODD_JUDGING_FROM,
  RENDERINGS,
  type Rendering,
  ratesOf,
  readClean,
  type Tally,
  type Trial,
  TUNING_FROM,
  tally,
  tryKind,
} from '../test/mutation/suite.ts';
import { consistent } from '../test/support/reports/consistent.ts';
import { VARIANTS } from '../test/support/reports/kinds.ts';
import { oddReport } from '../test/support/reports/odd.ts';
import { optionsOf } from './support/options.ts';

const ABOUT = `Generated reports read back: values right by variant and rendering, planted contradictions found and
findings not due. --judge takes the seeds kept for judging; --odd other provinces' layouts and several
forms in a file; --clean plants nothing; --show prints so many of what is wrong.`;

const values = optionsOf(ABOUT, {
  seeds: { type: 'string', default: '3' },
  judge: { type: 'boolean', default: false },
  odd: { type: 'boolean', default: false },
  clean: { type: 'boolean', default: false },
  from: { type: 'string', default: '' },
  show: { type: 'string', default: '10' },
});
const judging = values.odd ? ODD_JUDGING_FROM : JUDGING_FROM;
const from = Number(values.from) || (values.judge ? judging : TUNING_FROM);
const make = values.odd ? oddReport : consistent;
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => from + i);
const shown = Number(values.show);

const percent = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${((100 * part) / whole).toFixed(2)}%`;
const print = (text: string): boolean => process.stdout.write(`${text}\n`);

interface Accuracy {
  fields: number;
  wrong: number;
  exact: number;
  raised: number;
}

async function measureFields(as: Rendering): Promise<string[]> {
  const notes: string[] = [];
  for (const variant of VARIANTS) {
    const sum: Accuracy = { fields: 0, wrong: 0, exact: 0, raised: 0 };
    for (const seed of seeds) {
      const one = await readClean(variant, seed, as, make);
      sum.fields += one.fields;
      sum.wrong += one.wrong.length;
      sum.exact += one.wrong.length === 0 ? 1 : 0;
      sum.raised += one.raised.length;
      for (const text of [...one.wrong, ...one.raised])
        notes.push(`${variant} ${seed} ${as}: ${text}`);
    }
    const right = percent(sum.fields - sum.wrong, sum.fields);
    print(
      `| ${variant} | ${as} | ${seeds.length} | ${sum.exact} | ${sum.fields} | ${right} | ${sum.raised} |`,
    );
  }
  return notes;
}

async function measureKinds(): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (const [i, kind] of KINDS.entries()) {
    for (const variant of VARIANTS) {
      for (const seed of seeds) {
        const as = RENDERINGS[(i + seed) % RENDERINGS.length] ?? 'docx';
        const trial = await tryKind(kind, variant, seed, as, make);
        if (trial !== null) trials.push(trial);
      }
    }
  }
  return trials;
}

function printTallies(tallies: ReadonlyMap<string, Tally>): void {
  print('\n| code | planted | found | not due | recall | precision |\n|---|---|---|---|---|---|');
  const row = (code: string, one: Tally) => {
    const precise = percent(one.found, one.found + one.undue);
    const recalled = percent(one.found, one.planted);
    print(`| ${code} | ${one.planted} | ${one.found} | ${one.undue} | ${recalled} | ${precise} |`);
  };
  for (const [code, one] of [...tallies].sort()) row(`\`${code}\``, one);
  const { recall, precision } = ratesOf(tallies.values());
  print(`\nrecall ${(100 * recall).toFixed(2)}%, precision ${(100 * precision).toFixed(2)}%`);
}

const last = from + seeds.length - 1;
print(`${values.judge ? 'JUDGING' : 'TUNING'} seeds ${from} to ${last}.`);
print(`Tuning seeds begin at ${TUNING_FROM}, judging seeds at ${judging}: none is in both.\n`);
print('| variant | rendering | reports | exact | values | right | findings, 0 due |');
print('|---|---|---|---|---|---|---|');
const notes: string[] = [];
for (const as of RENDERINGS) notes.push(...(await measureFields(as)));
const trials = values.clean ? [] : await measureKinds();
if (trials.length > 0) printTallies(tally(trials));
for (const text of notes.slice(0, shown)) print(`  ${text}`);
const bad = trials.filter((trial) => !trial.found || trial.undue.length > 0);
for (const t of bad.slice(0, shown))
  print(
    `  ${t.kind} in ${t.variant} ${t.seed}: ${t.found ? 'found' : 'MISSED'}, not due: ${t.undue.join(' ')}`,
  );
