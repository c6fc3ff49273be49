/** How well tables of public PDFs are read: pairs of neighbouring cells against the HTML twin of each. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DEFAULT_LIMITS } from '../shared/read/limits.ts';
import { readAndLayOut } from '../shared/reading.ts';
import { type TableAnswer, toTables } from '../shared/table/to-tables.ts';
import { adjacencies, type SpannedCell, sharedPairs } from '../test/support/adjacency.ts';
import { optionsOf } from './support/options.ts';
import { twinTables } from './support/twin-tables.ts';
import { TWINS, type Twin } from './support/twins.ts';

const ABOUT = `Tables of public PDFs against their HTML twins: recall and precision of neighbouring cells. The packages
are fetched by .ci/fetch-twins FOLDER. --judge takes those kept for judging, --fresh those kept for later rules;
--only a package; --worst N lists the worst tables; --verbose prints what they miss; --unmet lists tables that have
no counterpart.`;

const values = optionsOf(ABOUT, {
  folder: { type: 'string', default: '/tmp/twins' },
  only: { type: 'string' },
  judge: { type: 'boolean' },
  fresh: { type: 'boolean' },
  worst: { type: 'string', default: '5' },
  verbose: { type: 'boolean' },
  unmet: { type: 'boolean' },
});

/**
 * Words that a printed line breaks get hyphens that the twin lacks; quotes are drawn in many ways,
 * the signs of footnotes with brackets or without.
 */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[-‐‑­−–—]/g, '')
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\[([a-z])\]/g, '$1')
    .replace(/[\s​→]/g, '');

const pairsOf = (cells: readonly SpannedCell[]): string[] =>
  adjacencies(cells.map((cell) => ({ ...cell, text: plain(cell.text) })));

interface Side {
  readonly name: string;
  readonly pairs: readonly string[];
  /** The best counterpart, by its index, and the pairs that both have. */
  partner: number;
  shared: number;
}

/** Pairs each twin table with the read table that shares most with it, each read table once. */
function match(twins: readonly Side[], read: readonly Side[]): void {
  const byPair = new Map<string, Set<number>>();
  read.forEach(({ pairs }, i) => {
    for (const pair of pairs) byPair.set(pair, (byPair.get(pair) ?? new Set()).add(i));
  });
  const options = twins.flatMap((twin, t) => {
    const near = new Set(twin.pairs.flatMap((pair) => [...(byPair.get(pair) ?? [])]));
    return [...near].map((r) => ({ t, r, shared: sharedPairs(twin.pairs, read[r]?.pairs ?? []) }));
  });
  for (const { t, r, shared } of options.sort((a, b) => b.shared - a.shared)) {
    const [twin, own] = [twins[t], read[r]];
    if (!twin || !own || twin.partner >= 0 || own.partner >= 0) continue;
    Object.assign(twin, { partner: r, shared });
    Object.assign(own, { partner: t, shared });
  }
}

const sideOf = (name: string, cells: readonly SpannedCell[]): Side => ({
  name,
  pairs: pairsOf(cells),
  partner: -1,
  shared: 0,
});

function readBytes(path: string): Uint8Array | null {
  if (existsSync(path)) return new Uint8Array(readFileSync(path));
  return existsSync(`${path}.gz`) ? new Uint8Array(gunzipSync(readFileSync(`${path}.gz`))) : null;
}

/** The same table stands on several pages of some twins: chapters beside the whole. */
function readTwins(folder: string, pages: RegExp): Side[] {
  const seen = new Set<string>();
  return readdirSync(folder, { encoding: 'utf8', recursive: true })
    .filter((name) => pages.test(name))
    .sort()
    .flatMap((name) =>
      twinTables(readFileSync(join(folder, name), 'utf8')).map((cells, i) =>
        sideOf(`${name} #${i + 1}`, cells),
      ),
    )
    .filter(({ pairs }) => {
      const key = pairs.join('\n');
      // Notes and listings with a picture beside them have one column of text.
      const several = pairs.some((pair) => pair.includes('|right|'));
      return several && !seen.has(key) && seen.add(key);
    });
}

const nameOf = ({ pages, rows, columns, cells }: TableAnswer): string =>
  `p. ${pages.join('+')}, ${rows} × ${columns}: ${cells
    .map(({ text }) => text)
    .join(' | ')
    .slice(0, 90)}`;

const sum = (list: readonly Side[], of: (side: Side) => number): number =>
  list.reduce((total, side) => total + of(side), 0);
const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);

function printWorst(twins: readonly Side[], read: readonly Side[]): void {
  const lost = (twin: Side): number =>
    twin.pairs.length + (read[twin.partner]?.pairs.length ?? 0) - 2 * twin.shared;
  const worst = twins.filter((twin) => twin.partner >= 0 && lost(twin) > 0);
  for (const twin of worst.sort((a, b) => lost(b) - lost(a)).slice(0, Number(values.worst))) {
    const own = read[twin.partner];
    console.log(
      `  ${twin.name}: ${twin.shared} of ${twin.pairs.length}, ${own?.pairs.length} found (${own?.name})`,
    );
    if (!values.verbose || !own) continue;
    console.log('    missing', twin.pairs.filter((pair) => !own.pairs.includes(pair)).slice(0, 4));
    console.log('    too many', own.pairs.filter((pair) => !twin.pairs.includes(pair)).slice(0, 4));
  }
  if (!values.unmet) return;
  for (const { name, pairs } of twins.filter(({ partner }) => partner < 0))
    console.log(`  not read: ${name}, ${pairs.length} pairs: ${pairs[0]?.slice(0, 100)}`);
  for (const { name, pairs } of read.filter(({ partner }) => partner < 0))
    console.log(`  no twin: ${pairs.length} pairs, ${name}`);
}

const all = { twins: 0, met: 0, pairs: 0, right: 0, found: 0, stray: 0 };

async function judge(twin: Twin): Promise<void> {
  const root = join(values.folder, twin.package, 'usr/share');
  const bytes = readBytes(join(root, twin.pdf));
  if (!bytes || !existsSync(join(root, twin.html))) {
    console.log(`| ${twin.pdf} | skipped: not in ${root}; run .ci/fetch-twins ${values.folder} |`);
    return;
  }
  const twins = readTwins(join(root, twin.html), twin.pages);
  const tables = toTables(
    (await readAndLayOut(bytes, DEFAULT_LIMITS, { unruled: true })).value.layout,
  );
  const read = tables.map((table) => sideOf(nameOf(table), table.cells));
  match(twins, read);
  const met = twins.filter(({ partner }) => partner >= 0);
  const owned = read.filter(({ partner }) => partner >= 0);
  const pairs = sum(met, (side) => side.pairs.length);
  const right = sum(met, (side) => side.shared);
  const found = sum(owned, (side) => side.pairs.length);
  const stray = read.length - owned.length;
  console.log(
    `| ${twin.pdf.replace(/^.*\//, '')} | ${twins.length} | ${met.length} | ${pairs} | ${share(right, pairs)} | ${share(right, found)} | ${twins.length - met.length} | ${stray} |`,
  );
  all.twins += twins.length;
  all.met += met.length;
  all.pairs += pairs;
  all.right += right;
  all.found += found;
  all.stray += stray;
  printWorst(twins, read);
}

console.log(
  '| file | twin tables | read | their pairs | recall % | precision % | not read | without a twin |',
);
console.log('|---|---:|---:|---:|---:|---:|---:|---:|');
const use = values.fresh ? 'fresh' : values.judge ? 'judge' : 'tune';
for (const twin of TWINS) {
  if (values.only ? !twin.package.includes(values.only) : twin.use !== use) continue;
  await judge(twin);
}
console.log(
  `| all | ${all.twins} | ${all.met} | ${all.pairs} | ${share(all.right, all.pairs)} | ${share(all.right, all.found)} | ${all.twins - all.met} | ${all.stray} |`,
);
