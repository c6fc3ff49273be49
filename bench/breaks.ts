/** How well tables are joined over page ends, on random forms as Chromium, LibreOffice and operators print them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readAndLayOut } from '../shared/reading.ts';
import { compareCells, MISTAKES, type Mistake } from '../test/support/breaks/compare.ts';
import {
  PRINTERS,
  type Printed,
  type Printer,
  printedBeside,
  printForms,
} from '../test/support/breaks/print.ts';
import { gridsOf } from '../test/support/read-tables.ts';
import { optionsOf } from './support/options.ts';

const ABOUT = `Random forms cut by page ends, printed by Chromium, LibreOffice and operators (--by one of them): forms and
cells read whole, and kinds of mistakes. --show prints so many of them; --keep a folder for the PDFs.`;

const values = optionsOf(ABOUT, {
  by: { type: 'string' },
  seeds: { type: 'string', default: '40' },
  from: { type: 'string', default: '1' },
  show: { type: 'string', default: '0' },
  keep: { type: 'string' },
});

/** All text of the file, by the engine that the product does not ask first. */
async function textOf(bytes: Uint8Array): Promise<string> {
  const file = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  let text = '';
  for (let page = 1; page <= file.numPages; page++) {
    const { items } = await (await file.getPage(page)).getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  return text;
}

const sums = { forms: 0, whole: 0, cells: 0, right: 0, dropped: 0, breaks: 0 };

async function measure(printed: readonly Printed[], printer: Printer): Promise<void> {
  const sum = { ...sums };
  const kinds = new Map<Mistake, number>();
  const notes: string[] = [];
  for (const form of printed) {
    const { seed, table, look, bytes } = form;
    if (values.keep) writeFileSync(join(values.keep, `${printer}-${seed}.pdf`), bytes);
    const grids = gridsOf((await readAndLayOut(bytes)).value.layout);
    const cells = grids.flatMap((grid) => grid.cells);
    const beside = printedBeside(form, grids[0]?.pages.length ?? 1);
    const one = compareCells(table.cells, cells, await textOf(bytes), beside);
    const isWhole = one.right + one.dropped === one.cells && grids.length === 1;
    sum.forms += 1;
    sum.whole += isWhole ? 1 : 0;
    if (!isWhole) notes.push(`${seed}: ${grids.length} tables, ${JSON.stringify(form.ends ?? {})}`);
    sum.cells += one.cells;
    sum.right += one.right;
    sum.dropped += one.dropped;
    sum.breaks += (grids[0]?.pages.length ?? 1) - 1;
    for (const { kind, text } of one.mistakes) {
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      notes.push(`${seed} ${kind} (cut ${look.cut}, ${look.vertical}): ${text.slice(0, 60)}`);
    }
  }
  const counts = MISTAKES.map((kind) => kinds.get(kind) ?? 0).join(' | ');
  process.stdout.write(
    `| ${printer} | ${sum.forms} | ${sum.breaks} | ${sum.whole} | ${sum.cells} | ${sum.right} | ${sum.dropped} | ${counts} |\n`,
  );
  for (const note of notes.slice(0, Number(values.show))) process.stdout.write(`  ${note}\n`);
}

const from = Number(values.from);
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => from + i);
if (values.keep) mkdirSync(values.keep, { recursive: true });
process.stdout.write(`Seeds ${from} to ${from + seeds.length - 1}.\n\n`);
process.stdout.write(
  `| printer | forms | breaks | whole | cells | right | dropped by the printer | ${MISTAKES.join(' | ')} |\n`,
);
process.stdout.write(`|${'---|'.repeat(7 + MISTAKES.length)}\n`);
for (const printer of PRINTERS) {
  if (values.by && values.by !== printer) continue;
  await measure(await printForms(printer, seeds), printer);
}
