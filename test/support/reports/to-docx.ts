/** A flow → the bytes of a DOCX, with borders and merged cells as Word writes them. */

import type { Chance } from '../../audit/mutations/random.ts';
import { type Look, lookOf } from '../breaks/looks.ts';
import { paragraphOf, sectionOf, stylesOf, tableMarkup } from '../breaks/to-docx.ts';
import { buildDocx, paragraph } from '../docx-builder.ts';
import type { Flow, FlowTable } from './flow.ts';

/** How a report is set: its look, and what it does with sections and with heads of tables. */
export interface DocxStyle {
  readonly look: Look;
  /** Tables stand in sections of their own, turned against the text. */
  readonly turnsTables: boolean;
  /** So many rows of a table are repeated on each page; a row of a merged cell ends them. */
  readonly headRows: number;
  /** The width of tables against the room of the page; over 1, they run into the margin. */
  readonly share: number;
}

/** The plain one, for readers of DOCX alone. */
export const PLAIN_DOCX: DocxStyle = {
  look: {
    ...{ size: 9, face: 'Noto Serif CJK SC', padding: [5.4, 0], border: 'thin' },
    ...{ margin: [72, 56], isLandscape: false, vertical: 'middle', isCentred: true, pitch: 1.5 },
    ...{ cut: 'every', repeatsHead: false, height: 0, before: 0, hasPageNumbers: false },
    bordersOf: 'table',
  },
  ...{ turnsTables: false, headRows: 0, share: 1 },
};

export function docxStyleOf(by: Chance): DocxStyle {
  const look = { ...lookOf(by), before: by.int(0, 12) };
  return {
    look,
    turnsTables: by.int(0, 3) === 0,
    headRows: look.repeatsHead ? by.int(1, 2) : 0,
    share: by.int(0, 5) === 0 ? 1.1 : 1,
  };
}

/** Rows at the top that no cell leaves: a word processor repeats whole rows. */
function headOf(table: FlowTable, most: number): number {
  const leaves = (rows: number): boolean =>
    table.cells.some(({ row, rowSpan }) => row < rows && row + rowSpan > rows);
  let rows = Math.min(most, table.rows - 1);
  while (rows > 0 && leaves(rows)) rows--;
  return rows;
}

function linesOf(text: string, look: Look): string {
  const isTitle = text.length < 34 && !/[。；;:：,，]/.test(text);
  return paragraphOf(text, look, isTitle ? '<w:jc w:val="center"/>' : '');
}

export function toDocx(flow: Flow, style: DocxStyle = PLAIN_DOCX): Uint8Array {
  const { look, turnsTables, share } = style;
  const turned = { ...look, isLandscape: turnsTables !== look.isLandscape };
  const end = (of: Look): string => (turnsTables ? paragraph('', sectionOf(of)) : '');
  const body = flow.map((one) => {
    if (typeof one === 'string') return linesOf(one, look);
    const markup = tableMarkup(one, headOf(one, style.headRows), turned, share);
    return `${end(look)}${markup}${turnsTables ? end(turned) : paragraph('')}`;
  });
  return buildDocx({ body: `${body.join('')}${sectionOf(look)}`, styles: stylesOf(look) });
}
