/** Prints random forms as people do: a browser prints a page, an office program saves a file. */

import { chance } from '../../audit/mutations/random.ts';
import { openBrowser } from '../browser.ts';
import type { FlowTable } from '../reports/flow.ts';
import { type Ends, endsOf, numberedList } from './ends.ts';
import { randomForm } from './forms.ts';
import { LINE, type Look, lookOf } from './looks.ts';
import { printByOffice } from './office.ts';
import { toDocx } from './to-docx.ts';
import { toHtml } from './to-html.ts';
import { toOperators } from './to-operators.ts';

const NUMBERED =
  '<div style="font-size:8pt;width:100%;text-align:center">- <span class=pageNumber></span> -</div>';

export interface Drawn {
  readonly table: FlowTable;
  readonly headRows: number;
  readonly look: Look;
}
export interface Printed extends Drawn {
  readonly seed: number;
  readonly bytes: Uint8Array;
  /** All that is printed beside the table's cells, where the printer knows. */
  readonly beside?: string;
  readonly ends?: Ends;
}
export const PRINTERS = ['chromium', 'libreoffice', 'operators'] as const;
export type Printer = (typeof PRINTERS)[number];

/** Returns what is printed beside the table's cells: the lines in front, the head of each page. */
export function printedBeside({ table, headRows, look, beside }: Printed, pages: number): string {
  if (beside !== undefined) return beside;
  const head = table.cells.filter(({ row }) => row < headRows).map(({ text }) => text);
  const heads = look.repeatsHead ? head.join('').repeat(Math.max(0, pages - 1)) : '';
  return LINE.repeat(look.before) + heads;
}

function drawn(seed: number): Drawn {
  const by = chance(seed);
  return { ...randomForm(by), look: lookOf(by) };
}

async function byChromium(seeds: readonly number[]): Promise<Printed[]> {
  const browser = await openBrowser();
  const sheet = await browser.newPage();
  const printed: Printed[] = [];
  for (const seed of seeds) {
    const { table, headRows, look } = drawn(seed);
    await sheet.setContent(toHtml(table, headRows, look));
    const footer = look.hasPageNumbers
      ? { displayHeaderFooter: true, headerTemplate: '<i></i>', footerTemplate: NUMBERED }
      : {};
    const pdf = await sheet.pdf({ preferCSSPageSize: true, printBackground: true, ...footer });
    printed.push({ seed, table, headRows, look, bytes: new Uint8Array(pdf) });
  }
  await browser.close();
  return printed;
}

function byLibreOffice(seeds: readonly number[]): Printed[] {
  const forms = seeds.map((seed) => ({ seed, ...drawn(seed) }));
  const files = forms.map(({ table, headRows, look }) => toDocx(table, headRows, look));
  const pdfs = printByOffice(files);
  return forms.map((form, i) => ({ ...form, bytes: pdfs[i]! }));
}

function byOperators(seeds: readonly number[]): Printed[] {
  return seeds.map((seed) => {
    const by = chance(seed);
    const form = by.int(0, 1) === 0 ? numberedList(by) : randomForm(by);
    const [look, ends] = [lookOf(by), endsOf(by)];
    const printed = toOperators(form.table, form.headRows, look, ends);
    return { seed, ...form, look, ends, ...printed };
  });
}

/** Returns the form of each seed as that program prints it, with what it holds. */
export async function printForms(printer: Printer, seeds: readonly number[]): Promise<Printed[]> {
  if (printer === 'operators') return byOperators(seeds);
  return printer === 'chromium' ? byChromium(seeds) : byLibreOffice(seeds);
}
