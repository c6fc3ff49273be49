/** A table of known texts on a page of its own, ruled anew. */
import { median } from '../../../shared/table/geometry.ts';
import { buildPdf } from '../../../test/support/pdf-builder.ts';
import { helveticaWidth } from './helvetica.ts';
import { cutsOf, linesOf, type Ruling } from './rulings.ts';
import type { PlacedCell, PlacedTable } from './truth.ts';

/** Of signs beyond Latin-1 those that the font has, by their codes there. */
export const CODES: Readonly<Record<string, number>> = {
  '€': 0x80,
  '…': 0x85,
  '†': 0x86,
  '‡': 0x87,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
};
/** Boxes of letters differ with these (g, h): heights within so many points are those of one line. */
const SAME_LINE = 2.6;
/** The base line stands this far up in the box of a text, as a share of its height. */
const BASE = 0.2;
/** What is listed begins at the left side. */
const LISTED = /^•/m;
/** Letters are drawn no narrower and no wider than this, in per cent. */
const [NARROWEST, WIDEST] = [40, 130];
const PAGE = { width: 612, height: 792 } as const;

/** Returns the cells with signs that the font lacks as question marks: in the file and in its truth. */
export function withFontSigns({ name, cells }: PlacedTable): PlacedTable {
  const known = (sign: string): boolean =>
    sign === '\n' || sign in CODES || /[\u0020-\u007e\u00a1-\u00ac\u00ae-\u00ff]/.test(sign);
  const shown = (text: string): string =>
    [...text.replace(/[\u00a0\u2009]/g, ' ')].map((sign) => (known(sign) ? sign : '?')).join('');
  return { name, cells: cells.map((cell) => ({ ...cell, text: shown(cell.text) })) };
}

interface PlacedLines {
  readonly cell: PlacedCell;
  readonly lines: readonly string[];
  /** Height of a line, the base of the first, and the way down to the next. */
  readonly height: number;
  base: number;
  readonly step: number;
}

function placed(cell: PlacedCell, usual: number): PlacedLines {
  const lines = cell.text.split('\n');
  const [, bottom, , top] = cell.box;
  const room = top - bottom;
  const own = lines.length > 1 ? Math.min(usual, room / lines.length) : room;
  const height = Math.abs(own - usual) < SAME_LINE ? usual : own;
  const base = lines.length > 1 ? top - height * (1 - BASE) : (top + bottom) / 2 - height * 0.3;
  const step = lines.length > 1 ? (room - height) / (lines.length - 1) : 0;
  return { cell, lines, height, base, step };
}

/** Sets what stands on one line of a row on one base. */
function level(texts: readonly PlacedLines[]): void {
  for (const row of new Set(texts.map(({ cell }) => cell.row))) {
    const own = texts.filter(({ cell }) => cell.row === row).sort((a, b) => a.base - b.base);
    while (own.length > 0) {
      const first = own[0]?.base ?? 0;
      const line = own.splice(0, own.filter(({ base }) => base - first <= SAME_LINE).length);
      const base = median(line.map((text) => text.base));
      for (const text of line) text.base = base;
    }
  }
}

function drawText({ cell, lines, height, base, step }: PlacedLines): string {
  const size = Math.min(14, Math.max(4, height * 1.05));
  const [left, , right] = cell.box;
  const widest = Math.max(...lines.map(helveticaWidth)) * size;
  const isFlush = cell.column === 0 || LISTED.test(cell.text);
  const scale = Math.max(NARROWEST, Math.min(WIDEST, (100 * (right - left)) / widest));
  return lines
    .map((line, i) => {
      const width = (helveticaWidth(line) * size * scale) / 100;
      const x = isFlush ? left : (left + right - width) / 2;
      const codes = [...line].map((sign) => CODES[sign] ?? sign.charCodeAt(0));
      const hex = codes.map((code) => code.toString(16).padStart(2, '0')).join('');
      return `BT ${scale.toFixed(1)} Tz /F1 ${size.toFixed(2)} Tf ${x.toFixed(2)} ${(base - i * step).toFixed(2)} Td <${hex}> Tj ET`;
    })
    .join('\n');
}

/** Returns the page; null where the texts leave no room for the ruling's lines. */
export function drawPage(table: PlacedTable, ruling: Ruling): Uint8Array | null {
  if (table.cells.some(({ box }) => box[0] === box[2])) return null;
  const { xs, ys, head } = cutsOf(table);
  const needs = { columns: /grid|columns/.test(ruling), rows: /grid|rows/.test(ruling) };
  if ((needs.columns && !xs.even) || (needs.rows && !ys.even)) return null;
  const single = table.cells.filter(({ text }) => !text.includes('\n'));
  const usual = median(single.map(({ box }) => box[3] - box[1])) || 9;
  const texts = table.cells.map((cell) => placed(cell, usual));
  level(texts);
  const lines = linesOf(table, { xs: xs.at, ys: ys.at, head }, ruling);
  const drawn = lines.map(([x0, y0, x1, y1]) => `0.5 w ${x0} ${y0} m ${x1} ${y1} l S`);
  const right = Math.max(PAGE.width, ...table.cells.map(({ box }) => box[2] + 30));
  const top = Math.max(PAGE.height, ...table.cells.map(({ box }) => box[3] + 60));
  const content = [...texts.map(drawText), ...drawn].join('\n');
  return buildPdf([{ width: right, height: top, content }]);
}
