/** The forms that a bench changes in many ways: of folders, or drawn by seed; and the table of what came of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAndLayOut } from '../../shared/reading.ts';
import type { Layout } from '../../shared/table/layout.ts';
import { docxOf } from '../../test/support/reports/documents.ts';
import { VARIANTS } from '../../test/support/reports/kinds.ts';
import { oddReport } from '../../test/support/reports/odd.ts';

interface Wishes {
  /** Folders of folders with a `report.docx` each; none: forms are drawn. */
  readonly folder: readonly string[];
  readonly from: string;
  readonly seeds: string;
}

async function layoutOf(bytes: Uint8Array): Promise<Layout> {
  return (await readAndLayOut(bytes)).value.layout;
}

/** Calls `attempt` with each form, one after the other. */
export async function eachForm(
  { folder, from, seeds }: Wishes,
  attempt: (name: string, layout: Layout) => void,
): Promise<void> {
  const last = Number(from) + Number(seeds);
  if (folder.length === 0)
    for (let seed = Number(from); seed < last; seed++)
      for (const variant of VARIANTS)
        attempt(`${variant} ${seed}`, await layoutOf(docxOf(oddReport(variant, seed))));
  for (const whole of folder)
    for (const name of readdirSync(whole).sort()) {
      const path = join(whole, name, 'report.docx');
      if (existsSync(path)) attempt(name, await layoutOf(new Uint8Array(readFileSync(path))));
    }
}

/** Prints a row for each name: how often each answer was given; says so where no form was fit to be tried. */
export function printAnswers<A extends string>(
  head: string,
  answers: readonly A[],
  sums: ReadonlyMap<string, ReadonlyMap<A, number>>,
): void {
  if (sums.size === 0) {
    console.log(
      'nothing measured: no form has what this bench changes; name folders with --folder',
    );
    return;
  }
  console.log([`| ${head}`, ...answers].join(' | '), '|');
  console.log(`|---|${answers.map(() => '---|').join('')}`);
  for (const [name, own] of sums)
    console.log(
      ['|', name, ...answers.flatMap((answer) => ['|', own.get(answer) ?? 0]), '|'].join(' '),
    );
}
