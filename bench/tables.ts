/** How well tables are read as a browser prints them: pairs of neighbouring cells, by way of ruling. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAndLayOut } from '../shared/reading.ts';
import { toTables } from '../shared/table/to-tables.ts';
import { adjacencies, compareAdjacencies } from '../test/support/adjacency.ts';
import { openBrowser } from '../test/support/browser.ts';
import { galleryPages } from '../test/support/table-gallery.ts';
import { optionsOf } from './support/options.ts';

const ABOUT = `The gallery of ruled tables: recall and precision of neighbouring cells. --only a page; --keep a
folder for the PDFs; --verbose prints what is wrong.`;

const values = optionsOf(ABOUT, {
  only: { type: 'string' },
  keep: { type: 'string' },
  verbose: { type: 'boolean' },
});
const browser = await openBrowser();
const sheet = await browser.newPage();
const sums = { expected: 0, found: 0, right: 0 };
const pages = galleryPages().filter(({ name }) => !values.only || name.includes(values.only));

console.log('| page | pairs | recall % | precision % | tables |');
console.log('|---|---|---|---|---|');
for (const { name, html, tables } of pages) {
  await sheet.setContent(html);
  const bytes = new Uint8Array(await sheet.pdf({ preferCSSPageSize: true, printBackground: true }));
  if (values.keep) {
    mkdirSync(values.keep, { recursive: true });
    writeFileSync(join(values.keep, `${name.replace(/\W+/g, '-')}.pdf`), bytes);
  }
  const read = toTables((await readAndLayOut(bytes)).value.layout).map(({ cells }) => cells);
  const { expected, found, right } = compareAdjacencies(tables, read);
  sums.expected += expected;
  sums.found += found;
  sums.right += right;
  const share = (part: number, whole: number): string =>
    whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
  console.log(
    `| ${name} | ${expected} | ${share(right, expected)} | ${share(right, found)} | ${read.length} of ${tables.length} |`,
  );
  if (!values.verbose || (right === expected && right === found)) continue;
  const wanted = tables.flatMap(adjacencies);
  const got = read.flatMap(adjacencies);
  console.log('  missing', wanted.filter((pair) => !got.includes(pair)).slice(0, 8));
  console.log('  too many', got.filter((pair) => !wanted.includes(pair)).slice(0, 8));
}
await browser.close();
console.log(
  `\nAll: recall ${((100 * sums.right) / sums.expected).toFixed(2)}%, precision ${((100 * sums.right) / sums.found).toFixed(2)}%`,
);
