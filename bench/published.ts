/** How well tables are read that are set in the ways of offices which publish them. */

import { DEFAULT_LIMITS } from '../shared/read/limits.ts';
import { readAndLayOut } from '../shared/reading.ts';
import { toTables } from '../shared/table/to-tables.ts';
import type { SpannedCell } from '../test/support/adjacency.ts';
import { openBrowser } from '../test/support/browser.ts';
import { measureStyles } from './support/by-style.ts';
import { optionsOf } from './support/options.ts';
import { makePage, STYLES } from './support/published/page.ts';

const ABOUT = `Tables in the ways of offices that publish them: recall and precision of neighbouring cells.
--only a style; --keep a folder for the PDFs that are not whole; --verbose prints what is wrong.`;
const values = optionsOf(ABOUT, {
  only: { type: 'string' },
  seeds: { type: 'string', default: '8' },
  from: { type: 'string', default: '1' },
  keep: { type: 'string' },
  verbose: { type: 'boolean' },
});

/** Dots that lead to a figure are no text. */
const withoutDots = (cells: readonly SpannedCell[]): SpannedCell[] =>
  cells.map((cell) => ({ ...cell, text: cell.text.replace(/(?:\s?\.){3,}|(?:\s\.)+$/g, '') }));

const browser = await openBrowser();
/** As wide as the page without its margins: labels are filled up with dots before it is printed. */
const sheet = await browser.newPage({ viewport: { width: 657, height: 900 } });

await measureStyles('style', Object.keys(STYLES), values, async (style, seed) => {
  const { html, tables } = makePage(style, seed);
  await sheet.setContent(html);
  const bytes = new Uint8Array(await sheet.pdf({ preferCSSPageSize: true, printBackground: true }));
  const { layout } = (await readAndLayOut(bytes, DEFAULT_LIMITS, { unruled: true })).value;
  return { bytes, tables, read: toTables(layout).map(({ cells }) => withoutDots(cells)) };
});
await browser.close();
