/** A flow → a page of HTML in one of the faces that reports are printed in, for a browser to print. */
import type { Random } from '../scans/random.ts';
import type { Flow, FlowTable } from './flow.ts';

const FACES = ['Noto Serif CJK SC', 'Noto Sans CJK SC'];

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function tableHtml({ widths, rows, cells }: FlowTable): string {
  const all = widths.reduce((a, b) => a + b, 0);
  const columns = widths.map((wide) => `<col style="width:${((100 * wide) / all).toFixed(2)}%">`);
  const lines = Array.from({ length: rows }, (_, row) => {
    const own = cells.filter((cell) => cell.row === row);
    const printed = own.map(
      ({ rowSpan, columnSpan, text }) =>
        `<td rowspan=${rowSpan} colspan=${columnSpan}>${escaped(text)}</td>`,
    );
    return `<tr>${printed.join('')}</tr>`;
  });
  return `<table>${columns.join('')}${lines.join('')}</table>`;
}

function paragraphHtml(text: string): string {
  const isTitle = text.length < 34 && !/[。；;:：,，]/.test(text);
  return `<${isTitle ? 'h1' : 'p'}>${escaped(text)}</${isTitle ? 'h1' : 'p'}>`;
}

/** Returns the report as HTML for A4; face, size and line width change with the chance. */
export function toHtml(flow: Flow, random: Random): string {
  const [size, face] = [random.pick([9, 10, 10.5]), random.pick(FACES)];
  const line = random.pick(['0.5pt', '0.75pt', '1pt']);
  const page = random.pick(['A4', 'A4', 'A4 landscape']);
  const body = flow.map((part) =>
    typeof part === 'string' ? paragraphHtml(part) : tableHtml(part),
  );
  return `<!doctype html><meta charset=utf-8><style>
    @page { size: ${page}; margin: 14mm 13mm } body { font: ${size}pt '${face}'; margin: 0 }
    h1 { font-size: 14pt; text-align: center; margin: 0 0 4pt; font-weight: normal }
    p { margin: 0; text-indent: 2em; line-height: 1.8; font-size: 11pt }
    table { border-collapse: collapse; width: 100%; margin-top: 8pt; table-layout: fixed }
    tr { break-inside: avoid }
    td { border: ${line} solid black; text-align: center; padding: 1pt 2pt; height: 15pt;
      overflow-wrap: anywhere }
    </style>${body.join('')}`;
}
