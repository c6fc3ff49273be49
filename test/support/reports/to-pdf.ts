/** A flow → the bytes of a PDF: text wrapped in cells, tables cut by page ends through merged cells. */
import { type BuiltPage, buildPdf, Pen, widthOf } from '../pdf-builder.ts';
import { type Flow, type FlowTable, type PlacedCell, UNITS } from './flow.ts';

export interface PdfStyle {
  readonly size: number;
  /** How the rulings are drawn. */
  readonly border: 'strokes' | 'fills' | 'boxes';
  readonly isLandscape: boolean;
  /** Share of a page's height that the first table leaves unused, so that breaks move. */
  readonly skip: number;
  readonly hasPageNumbers: boolean;
}

const MARGIN = 50;
const INSET = 3;

/** Lines that fit into a width; Latin runs stay whole where they can. */
export function wrap(text: string, size: number, width: number): string[] {
  const words = text.match(/[\u0021-\u007e]+|./gu) ?? [];
  const lines: string[] = [];
  let line = '';
  const fits = (part: string): boolean => widthOf(part) * size <= width;
  for (const word of words) {
    if (line !== '' && !fits(line + word)) {
      lines.push(line);
      line = '';
    }
    if (fits(word)) line += word;
    else
      for (const sign of word) {
        if (line !== '' && !fits(line + sign)) {
          lines.push(line);
          line = '';
        }
        line += sign;
      }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

class Writer {
  readonly pages: BuiltPage[] = [];
  readonly style: PdfStyle;
  readonly width: number;
  readonly height: number;
  pen: Pen;
  y = MARGIN;

  constructor(style: PdfStyle) {
    this.style = style;
    [this.width, this.height] = style.isLandscape ? [842, 595] : [595, 842];
    this.pen = new Pen(this.height);
  }

  get bottom(): number {
    return this.height - MARGIN;
  }

  endPage(): void {
    const { size, hasPageNumbers } = this.style;
    const number = `- ${this.pages.length + 1} -`;
    if (hasPageNumbers) this.pen.text(this.width / 2 - 10, this.height - MARGIN / 2, size, number);
    this.pages.push({ content: this.pen.content, width: this.width, height: this.height });
    this.pen = new Pen(this.height);
    this.y = MARGIN;
  }

  paragraph(text: string): void {
    const size = 12;
    const room = this.width - 2 * MARGIN - 2 * size;
    const isTitle = text.length < 34 && !/[。；;:：,，]/.test(text);
    wrap(text, size, room).forEach((line, i) => {
      if (this.y + 20 > this.bottom) this.endPage();
      const indent = i === 0 && !isTitle ? 2 * size : 0;
      const x = isTitle ? (this.width - widthOf(line) * size) / 2 : MARGIN + indent;
      this.pen.text(x, this.y + 14, size, line);
      this.y += 20;
    });
  }
}

interface Sizes {
  readonly size: number;
  readonly xs: readonly number[];
  readonly heights: readonly number[];
  readonly lines: ReadonlyMap<PlacedCell, readonly string[]>;
}

function sizesOf(table: FlowTable, writer: Writer): Sizes {
  const { size } = writer.style;
  const unit = (writer.width - 2 * MARGIN) / UNITS;
  const xs = [MARGIN];
  for (const wide of table.widths) xs.push(xs.at(-1)! + wide * unit);
  const lines = new Map<PlacedCell, readonly string[]>();
  for (const one of table.cells) {
    const room = xs[one.column + one.columnSpan]! - xs[one.column]! - 2 * INSET;
    lines.set(one, wrap(one.text, size, room));
  }
  const heights = new Array<number>(table.rows).fill(size * 1.3 + 6);
  const byRows = [...table.cells].sort((a, b) => a.rowSpan - b.rowSpan);
  for (const one of byRows) {
    const need = lines.get(one)!.length * size * 1.3 + 6;
    const last = one.row + one.rowSpan - 1;
    const has = heights.slice(one.row, last + 1).reduce((a, b) => a + b, 0);
    if (need > has) heights[last]! += need - has;
  }
  return { size, xs, heights, lines };
}

function drawBox(pen: Pen, border: PdfStyle['border'], b: readonly number[]): void {
  const [x0, y0, x1, y1] = b as [number, number, number, number];
  if (border === 'boxes') {
    pen.strokeBox(x0, y0, x1, y1);
    return;
  }
  const edges = [
    [x0, y0, x1, y0],
    [x0, y1, x1, y1],
    [x0, y0, x0, y1],
    [x1, y0, x1, y1],
  ] as const;
  for (const [a, c, d, e] of edges)
    if (border === 'strokes') pen.stroke(a, c, d, e);
    else pen.fillBox(a - 0.25, c - 0.25, d + 0.25, e + 0.25);
}

/** Which rows stand on one page: as many as fit from `from` on, at least one. */
function rowsThatFit(heights: readonly number[], from: number, room: number): number {
  let end = from;
  let used = 0;
  while (end < heights.length && (end === from || used + heights[end]! <= room)) {
    used += heights[end]!;
    end++;
  }
  return end;
}

/** Draws the parts of all cells that lie in rows from..end, with the first at the writer's y. */
function drawSlice(writer: Writer, table: FlowTable, s: Sizes, from: number, end: number): void {
  const { size, border } = writer.style;
  const ys = [writer.y];
  for (let r = from; r < end; r++) ys.push(ys.at(-1)! + s.heights[r]!);
  for (const one of table.cells) {
    const [top, below] = [Math.max(one.row, from), Math.min(one.row + one.rowSpan, end)];
    if (top >= below) continue;
    const box = [
      s.xs[one.column]!,
      ys[top - from]!,
      s.xs[one.column + one.columnSpan]!,
      ys[below - from]!,
    ] as const;
    drawBox(writer.pen, border, box);
    drawLines(writer, box, linesHere(one, s, top, below), size);
  }
  writer.y = ys.at(-1)!;
}

/** The lines of a cell that stand in its part on this page: they flow on where they do not fit. */
function linesHere(one: PlacedCell, s: Sizes, top: number, below: number): readonly string[] {
  const all = s.lines.get(one)!;
  if (top === one.row && below === one.row + one.rowSpan) return all;
  const room = (from: number, end: number) =>
    s.heights.slice(from, end).reduce((sum, height) => sum + height, 0);
  const fitting = (end: number) =>
    Math.max(1, Math.floor((room(one.row, end) - 6) / (s.size * 1.3)));
  const end = below === one.row + one.rowSpan ? all.length : fitting(below);
  return all.slice(top === one.row ? 0 : fitting(top), end);
}

function drawLines(
  writer: Writer,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  lines: readonly string[],
  size: number,
): void {
  const step = size * 1.3;
  let y = (y0 + y1) / 2 - (lines.length * step) / 2 + size;
  for (const line of lines) {
    const wide = widthOf(line) * size;
    const x = lines.length > 3 ? x0 + INSET : Math.max(x0 + INSET, (x0 + x1 - wide) / 2);
    if (line.trim() !== '') writer.pen.text(x, y, size, line);
    y += step;
  }
}

function drawTable(writer: Writer, table: FlowTable): void {
  const sizes = sizesOf(table, writer);
  for (let from = 0; from < table.rows; ) {
    const left = writer.bottom - writer.y;
    if (sizes.heights[from]! > left && writer.y > MARGIN) writer.endPage();
    const end = rowsThatFit(sizes.heights, from, writer.bottom - writer.y);
    drawSlice(writer, table, sizes, from, end);
    if (end < table.rows) writer.endPage();
    from = end;
  }
  writer.y += 16;
}

export function toPdf(flow: Flow, style: PdfStyle): Uint8Array {
  const writer = new Writer(style);
  for (const one of flow) {
    if (typeof one === 'string') writer.paragraph(one);
    else {
      writer.y += style.skip * (writer.bottom - writer.y);
      drawTable(writer, one);
    }
  }
  writer.endPage();
  return buildPdf(writer.pages);
}
