/** A form as PDF operators, in the ways that producers treat page ends: edges, captions, heads, rests. */
import { type BuiltPage, buildPdf, Pen, widthOf } from '../pdf-builder.ts';
import type { FlowTable, PlacedCell } from '../reports/flow.ts';
import { wrap } from '../reports/to-pdf.ts';
import { type Ends, FOOT, HEAD, TITLE, UNIT_LINE } from './ends.ts';
import { LINE, type Look, mayCut } from './looks.ts';

export interface Operated {
  readonly bytes: Uint8Array;
  /** All that is printed beside the table's own cells. */
  readonly beside: string;
}

/** What stands on one page: rows, or parts of them, with their heights. */
interface Strip {
  readonly row: number;
  readonly height: number;
  /** Height of the row above and below this part, which stand on other pages. */
  readonly before: number;
  readonly after: number;
}

/** Lines kept together where a row is cut, as printers do. */
const FEWEST_LINES = 2;

class Drawing {
  readonly pages: BuiltPage[] = [];
  readonly table: FlowTable;
  readonly headRows: number;
  readonly look: Look;
  readonly ends: Ends;
  readonly wide: number;
  readonly high: number;
  readonly xs: number[];
  readonly lines = new Map<PlacedCell, string[]>();
  readonly heights: number[];
  readonly step: number;
  pen: Pen;
  y = 0;
  beside = '';
  strips: Strip[] = [];
  /** Lines of each cell that earlier pages hold. */
  readonly shown = new Map<PlacedCell, number>();

  constructor(table: FlowTable, headRows: number, look: Look, ends: Ends) {
    [this.table, this.headRows, this.look, this.ends] = [table, headRows, look, ends];
    [this.wide, this.high] = look.isLandscape ? [842, 595] : [595, 842];
    this.pen = new Pen(this.high);
    const side = look.margin[1];
    const unit = (this.wide - 2 * side) / table.widths.reduce((a, b) => a + b, 0);
    this.xs = [side];
    for (const width of table.widths) this.xs.push(this.xs.at(-1)! + width * unit);
    this.step = look.size * look.pitch;
    this.heights = this.measure();
  }

  get floor(): number {
    return this.high - this.look.margin[0];
  }

  measure(): number[] {
    const { table, look } = this;
    const down = 2 * look.padding[1] + 2;
    const heights = new Array<number>(table.rows).fill(Math.max(look.height, this.step + down));
    for (const cell of [...table.cells].sort((a, b) => a.rowSpan - b.rowSpan)) {
      const wide = this.xs[cell.column + cell.columnSpan]! - this.xs[cell.column]!;
      const lines = wrap(cell.text, look.size, wide - 2 * look.padding[0] - 1);
      this.lines.set(cell, lines);
      const end = cell.row + cell.rowSpan;
      const has = heights.slice(cell.row, end).reduce((a, b) => a + b, 0);
      heights[end - 1]! += Math.max(0, lines.length * this.step + down - has);
    }
    return heights;
  }

  say(text: string, x: number, y: number): void {
    this.pen.text(x, y, this.look.size, text);
    this.beside += text;
  }

  line(text: string, isRight = false): void {
    const width = widthOf(text) * this.look.size;
    const left = this.look.margin[1];
    this.say(text, isRight ? this.wide - left - width : left, this.y + this.look.size);
    this.y += this.step;
  }

  openPage(): void {
    const { ends, look } = this;
    const isFirst = this.pages.length === 0;
    this.y = look.margin[0];
    if (ends.hasHead) this.say(HEAD, look.margin[1], look.margin[0] - 10);
    if (ends.hasFoot) this.say(FOOT, look.margin[1], this.floor + 14);
    if (look.hasPageNumbers) {
      this.pen.text(this.wide / 2, this.high - 12, 8, `- ${this.pages.length + 1} -`);
      this.beside += `- ${this.pages.length + 1} -`;
    }
    if (isFirst) {
      for (let i = 0; i < look.before; i++) this.line(LINE);
      this.line(TITLE);
    } else if (ends.caption !== '') this.line(ends.caption);
    if (isFirst || ends.repeatsUnit) this.line(UNIT_LINE, true);
    if (isFirst || !look.repeatsHead) return;
    for (let row = 0; row < this.headRows; row++) this.add(row, this.heights[row]!, 0, 0);
    for (const cell of this.table.cells) if (cell.row < this.headRows) this.beside += cell.text;
  }

  add(row: number, height: number, before: number, after: number): void {
    this.strips.push({ row, height, before, after });
    this.y += height;
  }

  closePage(): void {
    this.drawStrips();
    this.strips = [];
    this.pages.push({ content: this.pen.content, width: this.wide, height: this.high });
    this.pen = new Pen(this.high);
  }

  /** Places a row, over as many pages as it needs. */
  place(row: number): void {
    const whole = this.heights[row]!;
    const fewest = FEWEST_LINES * this.step + 2 * this.look.padding[1] + 2;
    let before = 0;
    for (let rest = whole; rest > 0.01; ) {
      const room = this.floor - this.y;
      if (rest <= room) {
        this.add(row, rest, before, 0);
        return;
      }
      const isAlone = this.strips.every(
        (strip) => strip.row < this.headRows && row >= this.headRows,
      );
      const cuts = (mayCut(this.look, row) && whole >= 2 * fewest) || isAlone;
      if (cuts && room >= fewest) {
        // Full lines alone stand above the cut.
        const lines = Math.floor((room - 2 * this.look.padding[1] - 2) / this.step);
        const part = lines * this.step + 2 * this.look.padding[1] + 2;
        const left = Math.max(rest - lines * this.step, fewest);
        this.add(row, part, before, left);
        before += part;
        rest = left;
      }
      this.closePage();
      this.openPage();
    }
  }

  /** The lines of the cell that stand in its part on this page. */
  linesHere(cell: PlacedCell, height: number, goesOn: boolean): string[] {
    const all = this.lines.get(cell)!;
    const from = this.shown.get(cell) ?? 0;
    const room = Math.floor((height - 2 * this.look.padding[1] - 1) / this.step);
    const end = goesOn ? Math.min(all.length, from + Math.max(0, room)) : all.length;
    this.shown.set(cell, end);
    if (from === end && from === all.length && this.ends.repeatsNumber && cell.column === 0) {
      if (cell.rowSpan === 1 && /^\d+$/.test(cell.text)) {
        this.beside += cell.text;
        return all;
      }
    }
    return all.slice(from, end);
  }

  drawStrips(): void {
    const { strips, table } = this;
    const tops: number[] = [];
    let y = this.y - strips.reduce((sum, strip) => sum + strip.height, 0);
    for (const { height } of strips) {
      tops.push(y);
      y += height;
    }
    tops.push(y);
    const isRepeated = (i: number): boolean =>
      this.pages.length > 0 && this.look.repeatsHead && strips[i]!.row < this.headRows;
    for (const cell of table.cells) {
      const own = strips.flatMap(({ row }, i) =>
        row >= cell.row && row < cell.row + cell.rowSpan ? [i] : [],
      );
      if (own.length === 0) continue;
      const [first, last] = [own[0]!, own.at(-1)!];
      const lastStrip = strips[last]!;
      const goesOn = lastStrip.after > 0 || lastStrip.row < cell.row + cell.rowSpan - 1;
      const box = [tops[first]!, tops[last + 1]!] as const;
      const lines = isRepeated(first)
        ? this.lines.get(cell)!
        : this.linesHere(cell, box[1] - box[0], goesOn);
      this.drawCell(cell, box, lines);
    }
  }

  drawCell(cell: PlacedCell, [top, bottom]: readonly [number, number], lines: string[]): void {
    const { look } = this;
    const [x0, x1] = [this.xs[cell.column]!, this.xs[cell.column + cell.columnSpan]!];
    const free = bottom - top - lines.length * this.step;
    const spare = look.vertical === 'middle' ? free / 2 : look.padding[1] + 1;
    let y = top + spare + look.size * 0.88 + (this.step - look.size) / 2;
    for (const text of lines) {
      const wide = widthOf(text) * look.size;
      const isMiddle = look.isCentred && cell.text.length < 14;
      if (text !== '')
        this.pen.text(isMiddle ? (x0 + x1 - wide) / 2 : x0 + look.padding[0], y, look.size, text);
      y += this.step;
    }
    const [isTop, isBottom] = this.edgesOf(top, bottom);
    if (isTop) this.edge(x0, top, x1, top);
    if (isBottom) this.edge(x0, bottom, x1, bottom);
    this.edge(x0, top, x0, bottom);
    this.edge(x1, top, x1, bottom);
  }

  /** Whether the part's own edges are drawn: none where the table's end on this page has none. */
  edgesOf(top: number, bottom: number): [boolean, boolean] {
    const { missing, onlyInRows } = this.ends;
    const [from, to] = [this.strips[0]!, this.strips.at(-1)!];
    const atTop = top < this.y - this.strips.reduce((sum, s) => sum + s.height, 0) + 0.1;
    const atBottom = bottom > this.y - 0.1;
    const isFirst = this.pages.length === 0;
    const goesOn = to.after > 0 || to.row < this.table.rows - 1;
    const noTop = missing !== 'bottom' && missing !== 'none' && (!onlyInRows || from.before > 0);
    const noBottom = missing !== 'top' && missing !== 'none' && (!onlyInRows || to.after > 0);
    return [!(atTop && !isFirst && noTop), !(atBottom && goesOn && noBottom)];
  }

  edge(x0: number, y0: number, x1: number, y1: number): void {
    if (this.ends.draws === 'strokes') this.pen.stroke(x0, y0, x1, y1);
    else this.pen.fillBox(x0 - 0.25, y0 - 0.25, x1 + 0.25, y1 + 0.25);
  }
}

export function toOperators(table: FlowTable, headRows: number, look: Look, ends: Ends): Operated {
  const drawing = new Drawing(table, headRows, look, ends);
  drawing.openPage();
  for (let row = 0; row < table.rows; row++) drawing.place(row);
  drawing.closePage();
  return { bytes: buildPdf(drawing.pages), beside: drawing.beside };
}
