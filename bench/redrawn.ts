/** How well real tables are read when they are ruled anew: texts and places from published truth. */
import { existsSync } from 'node:fs';
import { DEFAULT_LIMITS } from '../shared/read/limits.ts';
import { readAndLayOut } from '../shared/reading.ts';
import { toTables } from '../shared/table/to-tables.ts';
import { type DrawnPage, measureStyles } from './support/by-style.ts';
import { optionsOf } from './support/options.ts';
import { LOOKS } from './support/redrawn/looks.ts';
import { drawPage, withFontSigns } from './support/redrawn/page.ts';
import { RULINGS } from './support/redrawn/rulings.ts';
import { type MadePage, setPage } from './support/redrawn/set-page.ts';
import { readTruth } from './support/redrawn/truth.ts';

const ABOUT = `Tables of the ICDAR 2013 competition, drawn at their places with ten ways of ruling: recall and precision
of neighbouring cells. --folder holds the competition's *-str.xml files (they are not part of this project); a
seed is a table, from 1; --half odd or even takes tables of documents with such a number alone; --only a ruling;
--anew sets the texts anew, in narrow columns and in other rulings, wherever they stood; --keep a folder for the
PDFs that are not whole; --verbose prints what is wrong.`;
const values = optionsOf(ABOUT, {
  folder: { type: 'string' },
  half: { type: 'string' },
  only: { type: 'string' },
  seeds: { type: 'string', default: '1000' },
  from: { type: 'string', default: '1' },
  anew: { type: 'boolean' },
  keep: { type: 'string' },
  verbose: { type: 'boolean' },
});
const { folder } = values;
if (!folder || !existsSync(folder)) {
  console.log('skipped: --folder names no folder with the competition\u2019s *-str.xml files');
  process.exit(0);
}
/** Documents are numbered: eu-012, us-035a. */
const isIn = (name: string): boolean =>
  !values.half || (Number(/\d+/.exec(name)?.[0]) % 2 === 1) === (values.half === 'odd');
const tables = readTruth(folder)
  .filter(({ name }) => isIn(name))
  .map(withFontSigns);

/** Two tables of different documents stand on one page in these looks. */
const TWO = /side by side|under each other/;

async function readTables(page: MadePage | null): Promise<DrawnPage | null> {
  if (!page) return null;
  const { layout } = (await readAndLayOut(page.bytes, DEFAULT_LIMITS, { unruled: true })).value;
  return { ...page, read: toTables(layout).map(({ cells }) => cells) };
}

if (values.anew)
  await measureStyles('look', LOOKS, values, async (look, seed) => {
    const own = [tables[seed - 1], ...(TWO.test(look) ? [tables[seed % tables.length]] : [])];
    const cells = own.flatMap((table) => (table ? [table.cells] : []));
    return readTables(cells.length < own.length ? null : setPage(cells, look, seed));
  });
else
  await measureStyles('ruling', RULINGS, values, async (ruling, seed) => {
    const table = tables[seed - 1];
    const bytes = table ? drawPage(table, ruling) : null;
    return readTables(table && bytes ? { bytes, tables: [table.cells] } : null);
  });
