/** How well tables with few lines are read: pairs of neighbouring cells by the way of ruling, drawn by operators. */
import { readAndLayOut } from '../shared/reading.ts';
import { toTables } from '../shared/table/to-tables.ts';
import type { SpannedCell } from '../test/support/adjacency.ts';
import { measureStyles } from './support/by-style.ts';
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

await measureStyles('ruling', RULINGS, values, async (ruling, seed) => {
  const { bytes, tables } = makePage(ruling, seed);
  const { layout } = (await readAndLayOut(bytes)).value;
  return { bytes, tables, read: toTables(layout).map(({ cells }) => withoutDots(cells)) };
});
