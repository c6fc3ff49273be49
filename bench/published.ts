/** How well tables are read that are set in the ways of offices which publish them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { DEFAULT_LIMITS } from '../shared/read/limits.ts';
import { readAndLayOut } from '../shared/reading.ts';
import { toTables } from '../shared/table/to-tables.ts';
import { adjacencies, compareAdjacencies, type SpannedCell } from '../test/support/adjacency.ts';
import { optionsOf } from './support/options.ts';
import { makePage, STYLES } from './support/published/page.ts';

const ABOUT = `Tables in the ways of offices that publish them: recall and precision of neighbouring cells.
--only a style; --keep a folder for the PDFs; --verbose prints what is wrong; --set a folder to write PDFs and truth to.`;
const values = optionsOf(ABOUT, {
  only: { type: 'string' },
  seeds: { type: 'string', default: '8' },
  from: { type: 'string', default: '1' },
  keep: { type: 'string' },
  verbose: { type: 'boolean' },
});

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
/** Dots that lead to a figure are no text. */
const withoutDots = (cells: readonly SpannedCell[]): SpannedCell[] =>
  cells.map((cell) => ({ ...cell, text: cell.text.replace(/(?:\s?\.){3,}|(?:\s\.)+$/g, '') }));

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
/** As wide as the page without its margins: labels are filled up with dots before it is printed. */
const sheet = await browser.newPage({ viewport: { width: 657, height: 900 } });
const all = { expected: 0, found: 0, right: 0, pages: 0, whole: 0 };
console.log(
  '| style | pages | whole | pairs | recall % | precision % |\n|---|---:|---:|---:|---:|---:|',
);
for (const style of Object.keys(STYLES)) {
  if (values.only && style !== values.only) continue;
  const sum = { expected: 0, found: 0, right: 0, pages: 0, whole: 0 };
  for (let seed = Number(values.from); seed < Number(values.from) + Number(values.seeds); seed++) {
    const { html, tables } = makePage(style, seed);
    await sheet.setContent(html);
    const bytes = new Uint8Array(
      await sheet.pdf({ preferCSSPageSize: true, printBackground: true }),
    );
    const { layout } = (await readAndLayOut(bytes, DEFAULT_LIMITS, { unruled: true })).value;
    const read = toTables(layout).map(({ cells }) => withoutDots(cells));
    const { expected, found, right } = compareAdjacencies(tables, read);
    sum.expected += expected;
    sum.found += found;
    sum.right += right;
    sum.pages++;
    const whole = right === expected && right === found;
    if (whole) sum.whole++;
    if (whole || !values.keep) continue;
    mkdirSync(values.keep, { recursive: true });
    writeFileSync(join(values.keep, `${style.replace(/\W+/g, '-')}-${seed}.pdf`), bytes);
    if (!values.verbose) continue;
    console.log(
      `  ${style} ${seed}: ${right} of ${expected}, ${found} found, ${read.length} tables of ${tables.length}`,
    );
    const [wanted, got] = [tables.flatMap(adjacencies), read.flatMap(adjacencies)];
    console.log('  missing', wanted.filter((pair) => !got.includes(pair)).slice(0, 6));
    console.log('  too many', got.filter((pair) => !wanted.includes(pair)).slice(0, 6));
  }
  const { pages, whole, expected, right, found } = sum;
  console.log(
    `| ${style} | ${pages} | ${whole} | ${expected} | ${share(right, expected)} | ${share(right, found)} |`,
  );
  for (const key of ['expected', 'found', 'right', 'pages', 'whole'] as const) all[key] += sum[key];
}
await browser.close();
console.log(
  `| all | ${all.pages} | ${all.whole} | ${all.expected} | ${share(all.right, all.expected)} | ${share(all.right, all.found)} |`,
);
