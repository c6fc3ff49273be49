/** How well half-ruled tables are read: pairs of neighbouring cells by class, on pages made by seed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_LIMITS } from '../shared/read/limits.ts';
import { readAndLayOut } from '../shared/reading.ts';
import { toTables } from '../shared/table/to-tables.ts';
import { adjacencies, compareAdjacencies } from '../test/support/adjacency.ts';
import { openBrowser } from '../test/support/browser.ts';
import { CLASSES } from '../test/support/open-tables/classes.ts';
import { optionsOf } from './support/options.ts';

const ABOUT = `Half-ruled tables by class: recall and precision of neighbouring cells. --judge takes the seeds kept
for judging; --only a class; --keep a folder for the PDFs; --verbose prints what is wrong.`;

/** Tuning seeds count from 1; those that only judge begin here. */
const JUDGING = 50_001;

const values = optionsOf(ABOUT, {
  only: { type: 'string' },
  seeds: { type: 'string', default: '12' },
  from: { type: 'string' },
  judge: { type: 'boolean' },
  keep: { type: 'string' },
  verbose: { type: 'boolean' },
});
const first = Number(values.from ?? (values.judge ? JUDGING : 1));
const browser = await openBrowser();
const sheet = await browser.newPage();
const all = { expected: 0, found: 0, right: 0 };
const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);

console.log('| class | pairs | recall % | precision % |');
console.log('|---|---:|---:|---:|');
for (const [name, make] of Object.entries(CLASSES)) {
  if (values.only && !name.includes(values.only)) continue;
  const sum = { expected: 0, found: 0, right: 0 };
  for (let seed = first; seed < first + Number(values.seeds); seed++) {
    const { html, tables } = make(seed);
    await sheet.setContent(html);
    const bytes = new Uint8Array(
      await sheet.pdf({ preferCSSPageSize: true, printBackground: true }),
    );
    const read = toTables(
      (await readAndLayOut(bytes, DEFAULT_LIMITS, { unruled: true })).value.layout,
    ).map(({ cells }) => cells);
    const { expected, found, right } = compareAdjacencies(tables, read);
    sum.expected += expected;
    sum.found += found;
    sum.right += right;
    if (!values.verbose || (right === expected && right === found)) continue;
    if (values.keep) {
      mkdirSync(values.keep, { recursive: true });
      writeFileSync(join(values.keep, `${name.replace(/\W+/g, '-')}-${seed}.pdf`), bytes);
    }
    console.log(
      `  ${name} ${seed}: ${right} of ${expected}, ${found} found, ${read.length} tables`,
    );
    const wanted = tables.flatMap(adjacencies);
    const got = read.flatMap(adjacencies);
    console.log('  missing', wanted.filter((pair) => !got.includes(pair)).slice(0, 6));
    console.log('  too many', got.filter((pair) => !wanted.includes(pair)).slice(0, 6));
  }
  console.log(
    `| ${name} | ${sum.expected} | ${share(sum.right, sum.expected)} | ${share(sum.right, sum.found)} |`,
  );
  for (const key of ['expected', 'found', 'right'] as const) all[key] += sum[key];
}
await browser.close();
console.log(
  `| all | ${all.expected} | ${share(all.right, all.expected)} | ${share(all.right, all.found)} |`,
);
