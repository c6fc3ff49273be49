/** Papers as plain data, for producers that are libraries in other languages: a script prints each. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  makePaper,
  type PaperCell,
  type Part,
  type Producer,
  RULINGS,
  type Ruling,
  type Sheet,
} from './papers.ts';
import { isThere } from './tools.ts';

const HERE = dirname(fileURLToPath(import.meta.url));

/** A position of the grid; null where a cell from the left or from above covers it. */
type PlainCell = {
  text: string;
  kind: string;
  rows: number;
  columns: number;
  indent: number;
} | null;

function gridOf(rows: readonly (readonly PaperCell[])[], count: number): PlainCell[][] {
  const grid: (PlainCell | undefined)[][] = rows.map(() => new Array(count).fill(undefined));
  rows.forEach((row, r) => {
    let c = 0;
    for (const cell of row) {
      while (grid[r]?.[c] !== undefined) c++;
      const [down, across] = [cell.rows ?? 1, cell.columns ?? 1];
      for (let y = r; y < r + down; y++) for (let x = c; x < c + across; x++) grid[y]![x] = null;
      const text = cell.text + (cell.mark ?? '');
      grid[r]![c] = {
        text,
        kind: cell.kind,
        rows: down,
        columns: across,
        indent: cell.indent ?? 0,
      };
    }
  });
  return grid.map((row) => row.map((cell) => cell ?? null));
}

const plainPart = ({ table, look, ...rest }: Part): object => ({
  ...rest,
  look,
  depth: table.head.length,
  grid: gridOf([...table.head, ...table.body], table.kinds.length),
  kinds: table.kinds,
  /** Rows that begin a group or a total. */
  starts: table.body.flatMap((row, r) =>
    r > 0 &&
    (row[0]?.kind === 'group' ||
      row[0]?.kind === 'total' ||
      (table.sided && row.length === table.kinds.length))
      ? [r + table.head.length]
      : [],
  ),
});

/** The fonts of PDF itself have no signs beyond WinAnsi. */
const winAnsi = (paper: string): string => paper.replaceAll('−', '-');

function plainSheet(seed: number, ruling: Ruling): Sheet {
  const paper = makePaper(seed, { ruling, latin: true });
  const source = winAnsi(JSON.stringify({ seed, parts: paper.parts.map(plainPart) }));
  return { source, truth: JSON.parse(winAnsi(JSON.stringify(paper.truth))) as Sheet['truth'] };
}

const classes = Object.fromEntries(
  RULINGS.map((ruling) => [ruling, (seed: number): Sheet => plainSheet(seed, ruling)]),
);

export const reportlab: Producer = {
  name: 'reportlab',
  ending: 'json',
  missing: () =>
    isThere('/usr/bin/python3') &&
    spawnSync('/usr/bin/python3', ['-c', 'import reportlab']).status === 0
      ? null
      : 'python3-reportlab is not installed',
  classes,
  print: (sources) => {
    const done = spawnSync('/usr/bin/python3', [join(HERE, 'print-reportlab.py'), ...sources], {
      timeout: 300_000,
    });
    if (done.status !== 0) console.error(String(done.stderr));
  },
};

/** Libraries of the npm registry, in a folder beside the repository (`npm i jspdf …` there). */
export function npmProducer(name: string, modules: string): Producer {
  return {
    name,
    ending: 'json',
    missing: () =>
      existsSync(join(modules, 'node_modules', name)) ? null : `no ${name} in ${modules}`,
    classes,
    print: (sources) => {
      const done = spawnSync('node', [join(HERE, 'print-npm.cjs'), modules, name, ...sources], {
        timeout: 300_000,
      });
      if (done.status !== 0) console.error(String(done.stderr));
    },
  };
}
