/** Damages the samples by the thousand and says what became of each: `tsx bench/fuzz.ts --runs 5000 --seed 1`. */
import { createSandbox } from '../shared/sandbox.ts';
import { Fuzzer, type Trial } from '../test/hostile/fuzz.ts';
import { optionsOf } from './support/options.ts';

const ABOUT = `Damages the samples by seed and counts what was told, read, read as something else, failed or hung.
--verbose prints every file that was read as something else without a word.`;

const values = optionsOf(ABOUT, {
  runs: { type: 'string', default: '2000' },
  seed: { type: 'string', default: '1' },
  verbose: { type: 'boolean', default: false },
});
const sandbox = createSandbox();
const fuzzer = new Fuzzer(sandbox);
const counts = new Map<string, number>();
const first = Number(values.seed);
let slowest: Trial | null = null;

function count(key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const runs = Number(values.runs);
for (let seed = first; seed < first + runs; seed++) {
  if (seed > first && (seed - first) % 100 === 0) console.error(`${seed - first} of ${runs} read`);
  const trial = await fuzzer.trial(seed);
  const { fate, sample, how, codes } = trial;
  count(`all: ${fate}`);
  count(`${sample.split('.').pop()}, ${how}: ${fate}`);
  if (fate === 'told') count(`reason: ${codes[0]}`);
  if (fate === 'failed' || (values.verbose && fate === 'other')) console.log(JSON.stringify(trial));
  if (!slowest || trial.milliseconds > slowest.milliseconds) slowest = trial;
}
for (const [key, number] of [...counts].sort()) console.log(`${key}  ${number}`);
console.log(`slowest: ${JSON.stringify(slowest)}`);
await sandbox.close();
