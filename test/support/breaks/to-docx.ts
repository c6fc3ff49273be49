/** A random form as DOCX, with the row and cell properties that decide what a page end cuts. */

import { buildDocx, cell, paragraph, row, run } from '../docx-builder.ts';
import { escapeText } from '../escape.ts';
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

const EDGES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'] as const;

function bordersOf(look: Look, edges: readonly string[]): string {
  return edges.map((edge) => `<w:${edge} ${BORDERS[look.border]} w:color="000000"/>`).join('');
}

/** A paragraph in the look's face and pitch; `more` are further properties. */
export function paragraphOf(text: string, look: Look, more?: string): string {
  const { size, face, pitch } = look;
  const font = `<w:rFonts w:ascii="${face}" w:eastAsia="${face}" w:hAnsi="${face}"/><w:sz w:val="${size * 2}"/>`;
  const exact = `<w:spacing w:line="${twips(size * pitch)}" w:lineRule="exact"/>`;
  const align = isMiddle(look, text) ? '<w:jc w:val="center"/>' : '';
  return paragraph(run(escapeText(text), font), exact + (more ?? align));
}

function cellOf(one: PlacedCell, r: number, wide: number, look: Look): string {
  const isFirst = one.row === r;
  const span = one.columnSpan > 1 ? `<w:gridSpan w:val="${one.columnSpan}"/>` : '';
  const start = isFirst ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
  const align = look.vertical === 'middle' ? '<w:vAlign w:val="center"/>' : '';
  const own = look.bordersOf === 'cells';
  const borders = own ? `<w:tcBorders>${bordersOf(look, EDGES.slice(0, 4))}</w:tcBorders>` : '';
  const merge = one.rowSpan > 1 ? start : '';
  const properties = `<w:tcW w:w="${wide}" w:type="dxa"/>${span}${merge}${borders}${align}`;
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

const pageOf = (look: Look): readonly [number, number] =>
  look.isLandscape ? [842, 595] : [595, 842];

/** The styles that the tables of a look ask for. */
export function stylesOf(look: Look): string {
  return `<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:tblPr>
    <w:tblBorders>${bordersOf(look, EDGES)}</w:tblBorders></w:tblPr></w:style>`;
}

export function sectionOf(look: Look): string {
  const [page, high] = pageOf(look);
  const [top, side] = look.margin;
  const turned = look.isLandscape ? ' w:orient="landscape"' : '';
  return `<w:sectPr><w:pgSz w:w="${twips(page)}" w:h="${twips(high)}"${turned}/>
    <w:pgMar w:top="${twips(top)}" w:bottom="${twips(top)}" w:left="${twips(side)}" w:right="${twips(side)}"/></w:sectPr>`;
}

/** The table as wide as the page has room, or so many times as wide. */
export function tableMarkup(table: FlowTable, headRows: number, look: Look, share = 1): string {
  const room = pageOf(look)[0] - 2 * look.margin[1];
  const unit = twips(room * share) / table.widths.reduce((a, b) => a + b, 0);
  const widths = table.widths.map((wide) => Math.floor(wide * unit));
  const inset = (edge: string, points: number): string =>
    `<w:${edge} w:w="${twips(points)}" w:type="dxa"/>`;
  const [across, down] = look.padding;
  const insets = [
    inset('top', down),
    inset('left', across),
    inset('bottom', down),
    inset('right', across),
  ];
  const grid = widths.map((wide) => `<w:gridCol w:w="${wide}"/>`).join('');
  const style = look.bordersOf === 'style' ? '<w:tblStyle w:val="Grid"/>' : '';
  const own = look.bordersOf === 'table';
  const borders = own ? `<w:tblBorders>${bordersOf(look, EDGES)}</w:tblBorders>` : '';
  return `<w:tbl><w:tblPr>${style}${borders}<w:tblLayout w:type="fixed"/>
    <w:tblCellMar>${insets.join('')}</w:tblCellMar></w:tblPr>
    <w:tblGrid>${grid}</w:tblGrid>${rowsOf(table, headRows, look, widths).join('')}</w:tbl>`;
}

export function toDocx(table: FlowTable, headRows: number, look: Look): Uint8Array {
  const before = Array.from({ length: look.before }, () => paragraphOf(LINE, look));
  const markup = tableMarkup(table, headRows, look);
  const body = `${before.join('')}${markup}${paragraph('')}${sectionOf(look)}`;
  return buildDocx({ body, styles: stylesOf(look) });
}
