/** How well tables with few lines are read: pairs of neighbouring cells by the way of ruling, drawn by operators. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAndLayOut } from '../shared/reading.ts';
import { toTables } from '../shared/table/to-tables.ts';
import { adjacencies, compareAdjacencies, type SpannedCell } from '../test/support/adjacency.ts';
import { makePage } from './support/half-ruled/page.ts';
import { RULINGS } from './support/half-ruled/rules.ts';
import { optionsOf } from './support/options.ts';

const ABOUT = `Half-ruled tables by ruling: recall and precision of neighbouring cells. --only a ruling; --keep a
folder for the PDFs that are not whole; --verbose prints what is wrong.`;
const values = optionsOf(ABOUT, {
  only: { type: 'string' },
  seeds: { type: 'string', default: '20' },
  from: { type: 'string', default: '1' },
  keep: { type: 'string' },
  verbose: { type: 'boolean' },
});

/** Dots that lead to a figure are no text. */
const withoutDots = (cells: readonly SpannedCell[]): SpannedCell[] =>
  cells.map((cell) => ({
    ...cell,
    text: cell.text.replace(/(?:\s?\.){3,}/g, '').replaceAll('\u2013', '-'),
  }));
const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
const all = { expected: 0, found: 0, right: 0, pages: 0, whole: 0 };
console.log(
  '| ruling | pages | whole | pairs | recall % | precision % |\n|---|---:|---:|---:|---:|---:|',
);
for (const ruling of RULINGS) {
  if (values.only && ruling !== values.only) continue;
  const sum = { expected: 0, found: 0, right: 0, pages: 0, whole: 0 };
  for (let seed = Number(values.from); seed < Number(values.from) + Number(values.seeds); seed++) {
    const { bytes, tables } = makePage(ruling, seed);
    const read = toTables((await readAndLayOut(bytes)).value.layout).map(({ cells }) =>
      withoutDots(cells),
    );
    const { expected, found, right } = compareAdjacencies(tables, read);
    sum.expected += expected;
    sum.found += found;
    sum.right += right;
    sum.pages++;
    if (right === expected && right === found) {
      sum.whole++;
      continue;
    }
    if (values.keep) {
      mkdirSync(values.keep, { recursive: true });
      writeFileSync(join(values.keep, `${ruling.replace(/\W+/g, '-')}-${seed}.pdf`), bytes);
    }
    if (!values.verbose) continue;
    console.log(
      `  ${ruling} ${seed}: ${right} of ${expected}, ${found} found, ${read.length} tables of ${tables.length}`,
    );
    const [wanted, got] = [tables.flatMap(adjacencies), read.flatMap(adjacencies)];
    console.log('  missing', wanted.filter((pair) => !got.includes(pair)).slice(0, 5));
    console.log('  too many', got.filter((pair) => !wanted.includes(pair)).slice(0, 5));
  }
  const { pages, whole, expected, right, found } = sum;
  console.log(
    `| ${ruling} | ${pages} | ${whole} | ${expected} | ${share(right, expected)} | ${share(right, found)} |`,
  );
  for (const key of ['expected', 'found', 'right', 'pages', 'whole'] as const) all[key] += sum[key];
}
console.log(
  `| all | ${all.pages} | ${all.whole} | ${all.expected} | ${share(all.right, all.expected)} | ${share(all.right, all.found)} |`,
);
