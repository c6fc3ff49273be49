/** A flow → the bytes of a DOCX, with merged cells as Word writes them. */
import { buildDocx, cell, paragraph, row, table } from '../docx-builder.ts';
import type { Flow, FlowTable, PlacedCell } from './flow.ts';

const escapeText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function tableMarkup({ widths, rows, cells }: FlowTable): string {
  const at = (r: number, c: number): PlacedCell | undefined =>
    cells.find(
      (one) =>
        one.row <= r &&
        r < one.row + one.rowSpan &&
        one.column <= c &&
        c < one.column + one.columnSpan,
    );
  const markup = Array.from({ length: rows }, (_, r) => {
    const parts: string[] = [];
    for (let c = 0; c < widths.length; ) {
      const one = at(r, c);
      if (!one) throw new Error(`no cell at ${r}/${c}`);
      const isFirst = one.row === r;
      const merge =
        one.rowSpan === 1 ? '' : isFirst ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
      const span = one.columnSpan > 1 ? `<w:gridSpan w:val="${one.columnSpan}"/>` : '';
      parts.push(cell(isFirst ? escapeText(one.text) : '', `${span}${merge}`));
      c += one.columnSpan;
    }
    return row(parts);
  });
  return table(markup, widths.length);
}

export function toDocx(flow: Flow): Uint8Array {
  const body = flow.map((one) =>
    typeof one === 'string' ? paragraph(escapeText(one)) : tableMarkup(one),
  );
  return buildDocx({ body: `${body.join('')}<w:sectPr/>` });
}
