/** Reports of the family as a browser prints them, whatever contradiction was planted in them. */
import { openBrowser } from '../browser.ts';
import { flowOf } from '../reports/documents.ts';
import type { FlowTable } from '../reports/flow.ts';
import type { ReportModel } from '../reports/model.ts';
import { randomOf } from './random.ts';

const FACES = ['Noto Serif CJK SC', 'Noto Sans CJK SC'];

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function tableHtml({ widths, rows, cells }: FlowTable): string {
  const all = widths.reduce((a, b) => a + b, 0);
  const columns = widths.map((w) => `<col style="width:${((100 * w) / all).toFixed(2)}%">`);
  const body = Array.from({ length: rows }, (_, row) => {
    const own = cells.filter((cell) => cell.row === row);
    const drawn = own.map(
      (c) => `<td rowspan=${c.rowSpan} colspan=${c.columnSpan}>${escaped(c.text)}</td>`,
    );
    return `<tr>${drawn.join('')}</tr>`;
  });
  return `<table>${columns.join('')}${body.join('')}</table>`;
}

function htmlOf(report: ReportModel, seed: number): string {
  const random = randomOf(seed);
  const body = flowOf(report).map((one) =>
    typeof one === 'string' ? `<p>${escaped(one)}</p>` : tableHtml(one),
  );
  return `<!doctype html><meta charset=utf-8><style>
    @page { size: A4; margin: 18mm 15mm }
    body { font: ${random.pick([9, 10, 10.5])}pt '${random.pick(FACES)}'; margin: 0 }
    p { margin: 0; text-indent: 2em; font-size: 12pt; line-height: 1.7 }
    tr { break-inside: avoid }
    table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 6pt 0 }
    td { border: ${random.pick(['0.5pt', '0.75pt', '1pt'])} solid black; text-align: center;
      padding: 1pt 2pt; height: 15pt; overflow-wrap: anywhere }
    </style>${body.join('')}`;
}

/** Prints the reports; each has a seed for its look. */
export async function printReports(
  reports: readonly { readonly report: ReportModel; readonly seed: number }[],
): Promise<Uint8Array[]> {
  const browser = await openBrowser();
  const tab = await browser.newPage();
  const prints: Uint8Array[] = [];
  for (const { report, seed } of reports) {
    await tab.setContent(htmlOf(report, seed));
    prints.push(new Uint8Array(await tab.pdf({ preferCSSPageSize: true })));
  }
  await browser.close();
  return prints;
}
