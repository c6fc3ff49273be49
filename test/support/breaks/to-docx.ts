/** A random form as DOCX, with the row and cell properties that decide what a page end cuts. */
import { buildDocx, cell, paragraph, row, run } from '../docx-builder.ts';
import type { FlowTable, PlacedCell } from '../reports/flow.ts';
import { isMiddle, LINE, type Look, mayCut } from './looks.ts';

/** Twentieths of a point. */
const twips = (points: number): number => Math.round(points * 20);

const BORDERS = {
  thin: 'w:val="single" w:sz="4"',
  thick: 'w:val="single" w:sz="12"',
  double: 'w:val="double" w:sz="4"',
  dotted: 'w:val="dotted" w:sz="4"',
  dashed: 'w:val="dashed" w:sz="4"',
} as const;

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function paragraphOf(text: string, look: Look): string {
  const { size, face, pitch } = look;
  const font = `<w:rFonts w:ascii="${face}" w:eastAsia="${face}" w:hAnsi="${face}"/><w:sz w:val="${size * 2}"/>`;
  const exact = `<w:spacing w:line="${twips(size * pitch)}" w:lineRule="exact"/>`;
  const align = isMiddle(look, text) ? '<w:jc w:val="center"/>' : '';
  return paragraph(run(escaped(text), font), exact + align);
}

function cellOf(one: PlacedCell, r: number, wide: number, look: Look): string {
  const isFirst = one.row === r;
  const span = one.columnSpan > 1 ? `<w:gridSpan w:val="${one.columnSpan}"/>` : '';
  const start = isFirst ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
  const align = look.vertical === 'middle' ? '<w:vAlign w:val="center"/>' : '';
  const properties = `<w:tcW w:w="${wide}" w:type="dxa"/>${span}${one.rowSpan > 1 ? start : ''}${align}`;
  return cell(paragraphOf(isFirst ? one.text : '', look), properties);
}

function rowsOf(table: FlowTable, headRows: number, look: Look, widths: number[]): string[] {
  const owner = new Map<string, PlacedCell>();
  for (const one of table.cells)
    for (let r = one.row; r < one.row + one.rowSpan; r++) owner.set(`${r} ${one.column}`, one);
  return Array.from({ length: table.rows }, (_, r) => {
    const cells: string[] = [];
    for (let c = 0; c < widths.length; ) {
      const one = owner.get(`${r} ${c}`);
      if (!one) throw new Error(`no cell at ${r}/${c}`);
      const wide = widths.slice(c, c + one.columnSpan).reduce((a, b) => a + b, 0);
      cells.push(cellOf(one, r, wide, look));
      c += one.columnSpan;
    }
    const whole = mayCut(look, r) ? '' : '<w:cantSplit/>';
    const least = `<w:trHeight w:val="${twips(look.height)}" w:hRule="atLeast"/>`;
    const head = look.repeatsHead && r < headRows ? '<w:tblHeader/>' : '';
    return row(cells, whole + (look.height > 0 ? least : '') + head);
  });
}

export function toDocx(table: FlowTable, headRows: number, look: Look): Uint8Array {
  const [page, high] = look.isLandscape ? [842, 595] : [595, 842];
  const [top, side] = look.margin;
  const unit = twips(page - 2 * side) / table.widths.reduce((a, b) => a + b, 0);
  const widths = table.widths.map((wide) => Math.floor(wide * unit));
  const border = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(
    (edge) => `<w:${edge} ${BORDERS[look.border]} w:color="000000"/>`,
  );
  const inset = (edge: string, points: number): string =>
    `<w:${edge} w:w="${twips(points)}" w:type="dxa"/>`;
  const [across, down] = look.padding;
  const room = [
    inset('top', down),
    inset('left', across),
    inset('bottom', down),
    inset('right', across),
  ];
  const grid = widths.map((wide) => `<w:gridCol w:w="${wide}"/>`).join('');
  const markup = rowsOf(table, headRows, look, widths).join('');
  const before = Array.from({ length: look.before }, () => paragraphOf(LINE, look));
  const turned = look.isLandscape ? ' w:orient="landscape"' : '';
  const section = `<w:sectPr><w:pgSz w:w="${twips(page)}" w:h="${twips(high)}"${turned}/>
    <w:pgMar w:top="${twips(top)}" w:bottom="${twips(top)}" w:left="${twips(side)}" w:right="${twips(side)}"/></w:sectPr>`;
  return buildDocx({
    body: `${before.join('')}<w:tbl><w:tblPr><w:tblBorders>${border.join('')}</w:tblBorders>
      <w:tblLayout w:type="fixed"/><w:tblCellMar>${room.join('')}</w:tblCellMar></w:tblPr>
      <w:tblGrid>${grid}</w:tblGrid>${markup}</w:tbl>${paragraph('')}${section}`,
  });
}
