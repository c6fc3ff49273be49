/** Walks the body of a DOCX and hands out its paragraphs and tables in printed order. */
import type { FlowBlock } from '../document.ts';
import { foldText } from '../fold.ts';
import type { ReadLimits } from '../limits.ts';
import { type GridShape, layOutRows, type RawCell, type RawRow } from './grid.ts';
import { chooseAlternative, type InlineReader } from './inline.ts';
import type { Numbering } from './numbering.ts';
import { hostile } from './trouble.ts';
import { childOf, integerOf, settingOf, switchOf, type XmlElement } from './xml.ts';

/** What a container (body, cell, text box) holds, in order. */
type Piece =
  | { readonly kind: 'paragraph'; readonly lines: string[] }
  /** Nested tables and boxes that float over a cell come after the table. */
  | { readonly kind: 'table'; readonly shape: GridShape; readonly after: readonly Piece[] }
  | { readonly kind: 'floating'; readonly pieces: readonly Piece[] };

/** Wrappers that print the blocks, rows or cells they hold. */
const TRANSPARENT = new Set([
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:ins',
  'w:moveTo',
  'w:smartTag',
]);

/** Returns the children with wrappers opened and one of each alternative chosen. */
function* unwrapped(children: readonly XmlElement[]): Generator<XmlElement> {
  for (const child of children) {
    if (TRANSPARENT.has(child.name)) yield* unwrapped(child.children);
    else if (child.name === 'mc:AlternateContent') yield* unwrapped(chooseAlternative(child));
    else yield child;
  }
}

/** Returns whether the end of the paragraph is a tracked deletion: it runs on into the next. */
function endIsDeleted(properties: XmlElement | undefined): boolean {
  const mark = childOf(properties, 'w:rPr');
  return childOf(mark, 'w:del') !== undefined || childOf(mark, 'w:moveFrom') !== undefined;
}

function isRowGone(properties: XmlElement | undefined): boolean {
  return childOf(properties, 'w:del') !== undefined || (switchOf(properties, 'w:hidden') ?? false);
}

function mergeOf(properties: XmlElement | undefined): RawCell['merge'] {
  const tracked = childOf(properties, 'w:cellMerge')?.attributes['w:vMerge'];
  if (tracked !== undefined) return tracked === 'cont' ? 'continue' : 'restart';
  const value = settingOf(properties, 'w:vMerge');
  if (value === undefined) return 'none';
  return value === 'restart' ? 'restart' : 'continue';
}

function continuesLeft(properties: XmlElement | undefined): boolean {
  const value = settingOf(properties, 'w:hMerge');
  return value !== undefined && value !== 'restart';
}

function widthOf(properties: XmlElement | undefined): number | null {
  const width = childOf(properties, 'w:tcW')?.attributes;
  if (!width || (width['w:type'] ?? 'dxa') !== 'dxa') return null;
  return integerOf(width['w:w'], 0) || null;
}

/** A table of one cell is a frame around what it holds, and no table. */
const isFrame = ({ cells }: GridShape): boolean => cells.length === 1;

/** A table of one column within a cell is that cell's text, one line below the other. */
const isList = ({ columns }: GridShape): boolean => columns === 1;

/** What a frame prints beside the tables in it. */
function framed({ cells }: GridShape): Piece[] {
  const lines = (cells[0]?.lines ?? []).filter((line) => line !== '');
  return lines.length > 0 ? [{ kind: 'paragraph', lines }] : [];
}

export class FlowReader {
  readonly #inline: InlineReader;
  readonly #numbering: Numbering;
  readonly #limits: ReadLimits;
  #positions = 0;
  #paragraphs = 0;
  #tables = 0;
  #characters = 0;
  /** Parts of the text that stand in other files (imported chunks) and were left out. */
  leftOut = 0;

  constructor(inline: InlineReader, numbering: Numbering, limits: ReadLimits) {
    this.#inline = inline;
    this.#numbering = numbering;
    this.#limits = limits;
  }

  /**
   * Returns the blocks of the body, or of a page head after it, nested tables behind the table that
   * holds them. Their numbers go on from what was read before.
   */
  read(body: XmlElement): FlowBlock[] {
    const blocks: FlowBlock[] = [];
    const emit = (pieces: readonly Piece[]): void => {
      for (const piece of pieces) {
        if (piece.kind === 'floating') emit(piece.pieces);
        else if (piece.kind === 'paragraph') {
          for (const text of piece.lines) {
            blocks.push({ kind: 'paragraph', index: this.#paragraphs, text });
          }
          this.#paragraphs++;
        } else {
          blocks.push({ kind: 'table', index: this.#tables++, ...piece.shape });
          emit(piece.after);
        }
      }
    };
    emit(this.#container(body));
    return blocks;
  }

  #container(parent: XmlElement): Piece[] {
    const pieces: Piece[] = [];
    let runsOn: string[] | null = null;
    for (const child of unwrapped(parent.children)) {
      if (child.name === 'w:p') {
        const { lines, boxes } = this.#paragraph(child);
        if (runsOn) {
          runsOn[runsOn.length - 1] += lines[0] ?? '';
          runsOn.push(...lines.slice(1));
        } else pieces.push({ kind: 'paragraph', lines });
        pieces.push(...boxes);
        runsOn = endIsDeleted(childOf(child, 'w:pPr')) ? (runsOn ?? lines) : null;
      } else if (child.name === 'w:tbl') {
        pieces.push(...this.#table(child));
        runsOn = null;
      } else if (child.name === 'w:altChunk' || child.name === 'w:subDoc') this.leftOut++;
    }
    return pieces;
  }

  #paragraph(paragraph: XmlElement): { lines: string[]; boxes: Piece[] } {
    const { lines, boxes } = this.#inline.read(paragraph);
    const properties = childOf(paragraph, 'w:pPr');
    const empty = lines.every((line) => line === '');
    const gone =
      endIsDeleted(properties) || (switchOf(childOf(properties, 'w:rPr'), 'w:vanish') ?? false);
    if (!(empty && gone)) {
      lines[0] = foldText(this.#numbering.next(properties)) + (lines[0] ?? '');
    }
    for (const line of lines) this.#characters += line.length;
    if (this.#characters > this.#limits.characters) {
      throw hostile(`the DOCX prints more than ${this.#limits.characters} characters`);
    }
    const pieces = boxes.flatMap(({ content, floating }): Piece[] => {
      const held = this.#container(content);
      return floating ? [{ kind: 'floating', pieces: held }] : held;
    });
    return { lines, boxes: pieces };
  }

  #table(table: XmlElement): Piece[] {
    const after: Piece[] = [];
    const rows: RawRow[] = [];
    for (const child of unwrapped(table.children)) {
      if (child.name !== 'w:tr') continue;
      const properties = childOf(child, 'w:trPr');
      if (isRowGone(properties)) continue;
      rows.push({
        before: Math.max(0, integerOf(settingOf(properties, 'w:gridBefore'), 0)),
        after: Math.max(0, integerOf(settingOf(properties, 'w:gridAfter'), 0)),
        cells: this.#cells(child, after),
      });
    }
    const shape = layOutRows(rows, this.#limits.tableCells - this.#positions);
    if (!shape) return after;
    this.#positions += shape.rows * shape.columns;
    if (isFrame(shape) && after.length > 0) return [...framed(shape), ...after];
    return [{ kind: 'table', shape, after }];
  }

  #cells(row: XmlElement, after: Piece[]): RawCell[] {
    const cells: RawCell[] = [];
    for (const child of unwrapped(row.children)) {
      if (child.name !== 'w:tc') continue;
      const properties = childOf(child, 'w:tcPr');
      if (childOf(properties, 'w:cellDel')) continue;
      const lines: string[] = [];
      for (const piece of this.#container(child)) {
        if (piece.kind === 'paragraph') lines.push(...piece.lines);
        else if (piece.kind === 'table' && isList(piece.shape)) {
          lines.push(...piece.shape.cells.flatMap((own) => own.lines));
          after.push(...piece.after);
        } else after.push(piece);
      }
      cells.push({
        span: Math.max(1, integerOf(settingOf(properties, 'w:gridSpan'), 1)),
        merge: mergeOf(properties),
        continuesLeft: continuesLeft(properties),
        width: widthOf(properties),
        lines,
      });
    }
    return cells;
  }
}
