/** A random form as HTML, for Chromium to print. */
import type { FlowTable, PlacedCell } from '../reports/flow.ts';
import { isMiddle, LINE, type Look, mayCut } from './looks.ts';

const BORDERS = {
  thin: '0.5pt solid',
  thick: '1.5pt solid',
  double: '3px double',
  dotted: '1px dotted',
  dashed: '1px dashed',
} as const;

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function cellHtml({ rowSpan, columnSpan, text }: PlacedCell, look: Look): string {
  const align = isMiddle(look, text) ? ' style="text-align:center"' : '';
  return `<td rowspan=${rowSpan} colspan=${columnSpan}${align}>${escaped(text)}</td>`;
}

export function toHtml(table: FlowTable, headRows: number, look: Look): string {
  const all = table.widths.reduce((a, b) => a + b, 0);
  const columns = table.widths.map((w) => `<col style="width:${((100 * w) / all).toFixed(2)}%">`);
  const rows = Array.from({ length: table.rows }, (_, row) => {
    const cells = table.cells.filter((cell) => cell.row === row);
    const keep = mayCut(look, row) ? '' : ' style="break-inside:avoid"';
    return `<tr${keep}>${cells.map((cell) => cellHtml(cell, look)).join('')}</tr>`;
  });
  const heads = look.repeatsHead ? headRows : 0;
  const head = heads > 0 ? `<thead>${rows.slice(0, heads).join('')}</thead>` : '';
  const before = Array.from({ length: look.before }, () => `<p>${LINE}</p>`);
  return `<!doctype html><meta charset=utf-8><style>
    @page { size: ${look.isLandscape ? 'A4 landscape' : 'A4'};
      margin: ${look.margin[0]}pt ${look.margin[1]}pt }
    body { font: ${look.size}pt/${look.pitch} '${look.face}'; margin: 0 } p { margin: 0 }
    table { border-collapse: collapse; width: 100%; table-layout: fixed }
    td { border: ${BORDERS[look.border]} black; padding: ${look.padding[1]}pt ${look.padding[0]}pt;
      vertical-align: ${look.vertical}; height: ${look.height}pt; overflow-wrap: anywhere }
    </style>${before.join('')}<table>${columns.join('')}${head}<tbody>${rows.slice(heads).join('')}</tbody></table>`;
}
