/** Pages drawn in several styles: pairs of neighbouring cells that are read, a row of a table for each style. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Agreement,
  adjacencies,
  compareAdjacencies,
  type SpannedCell,
} from '../../test/support/adjacency.ts';

interface Wishes {
  readonly only?: string | undefined;
  readonly from: string;
  readonly seeds: string;
  /** A folder for the PDFs that are not read whole. */
  readonly keep?: string | undefined;
  readonly verbose?: boolean | undefined;
}
export interface DrawnPage {
  readonly bytes: Uint8Array;
  readonly tables: readonly (readonly SpannedCell[])[];
  readonly read: readonly (readonly SpannedCell[])[];
}

/** How many differences of a page are printed. */
const SHOWN = 5;

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);

class Tally {
  readonly #counts = { pages: 0, whole: 0, expected: 0, found: 0, right: 0 };

  add(pairs: Agreement, isWhole: boolean): void {
    this.#counts.pages++;
    if (isWhole) this.#counts.whole++;
    for (const key of ['expected', 'found', 'right'] as const) this.#counts[key] += pairs[key];
  }

  print(name: string): void {
    const { pages, whole, expected, found, right } = this.#counts;
    const shares = `${share(right, expected)} | ${share(right, found)}`;
    console.log(`| ${name} | ${pages} | ${whole} | ${expected} | ${shares} |`);
  }
}

function show(name: string, { tables, read }: DrawnPage, pairs: Agreement): void {
  const { right, expected, found } = pairs;
  console.log(
    `  ${name}: ${right} of ${expected}, ${found} found, ${read.length} tables of ${tables.length}`,
  );
  const [wanted, got] = [tables.flatMap(adjacencies), read.flatMap(adjacencies)];
  console.log('  missing', wanted.filter((pair) => !got.includes(pair)).slice(0, SHOWN));
  console.log('  too many', got.filter((pair) => !wanted.includes(pair)).slice(0, SHOWN));
}

/** Draws and reads each style's pages, those that it can draw, and prints the table; `kind` heads its first column. */
export async function measureStyles<S extends string>(
  kind: string,
  styles: readonly S[],
  { only, from, seeds, keep, verbose }: Wishes,
  draw: (style: S, seed: number) => Promise<DrawnPage | null>,
): Promise<void> {
  const all = new Tally();
  console.log(`| ${kind} | pages | whole | pairs | recall % | precision % |`);
  console.log('|---|---:|---:|---:|---:|---:|');
  for (const style of styles.filter((name) => !only || name === only)) {
    const own = new Tally();
    for (let seed = Number(from); seed < Number(from) + Number(seeds); seed++) {
      const page = await draw(style, seed);
      if (!page) continue;
      const pairs = compareAdjacencies(page.tables, page.read);
      const isWhole = pairs.right === pairs.expected && pairs.right === pairs.found;
      for (const tally of [own, all]) tally.add(pairs, isWhole);
      if (isWhole) continue;
      if (keep) {
        mkdirSync(keep, { recursive: true });
        writeFileSync(join(keep, `${style.replace(/\W+/g, '-')}-${seed}.pdf`), page.bytes);
      }
      if (verbose) show(`${style} ${seed}`, page, pairs);
    }
    own.print(style);
  }
  all.print('all');
}
