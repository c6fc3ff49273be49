/** HTML pages → the tables that they declare, with spans: the truth about PDFs of the same text. */

import type { SpannedCell } from '../../test/support/adjacency.ts';
import { type HtmlCell, type HtmlRow, placeCells } from '../../test/support/html-tables.ts';

const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  hellip: '…',
  mdash: '—',
  ndash: '–',
  copy: '©',
  reg: '®',
  times: '×',
  deg: '°',
  micro: 'µ',
  plusmn: '±',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  shy: '',
};

function decode(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole;
    const hex = /^#x/i.test(name);
    const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

interface OpenTable {
  readonly rows: { text: string; rows: number; columns: number }[][];
  /** Holds another table, or is one for the page's own layout. */
  outer: boolean;
  inCell: boolean;
}

/** Tables that lay out a page: navigation, admonitions, marks in a listing. */
const LAYOUT =
  /summary="(?:navigation|note|tip|warning|caution|important|callout|manufactured|simple)|class="[^"]*(?:nav|calloutlist|variablelist|simplelist|note|admon|memname|mlabels|memberdecls|memproto|params|fieldtable|doxtable_layout|contents|field-list|footnote|citation|highlighttable|option-list|index)/i;

/** Notes within a cell are drawn as tables of their own, but are text of the cell. */
const NOTE = /summary="(?:note|tip|warning|caution|important)/i;
/** What a footnote says stands below the printed table. */
const FOOTNOTES = /class="[^"]*footnotes/i;

const TOKEN =
  /<!--[\s\S]*?-->|<(script|style|head)\b[\s\S]*?<\/\1\s*>|<(\/?)([a-z][a-z0-9]*)\b([^>]*)>/gi;

const spanOf = (attributes: string, name: string): number =>
  Math.max(1, Number(new RegExp(`${name}\\s*=\\s*"?(\\d+)`, 'i').exec(attributes)?.[1] ?? 1));

/** Returns the rows with spans that end with the table. */
function rowsOf(table: OpenTable): HtmlRow[] {
  return table.rows.map((row, r) =>
    row.map(
      ({ text, rows, columns }): HtmlCell => ({
        text: decode(text).replace(/\s+/g, ' ').trim(),
        rows: Math.min(rows, table.rows.length - r),
        columns,
      }),
    ),
  );
}

function applyTag(stack: OpenTable[], name: string, closes: boolean, attributes: string): void {
  const table = stack[stack.length - 1];
  if (!table) return;
  if (name === 'tr' && !closes) table.rows.push([]);
  if (name === 'tr' || name === 'tbody' || name === 'thead') table.inCell = false;
  if (name === 'td' || name === 'th') {
    table.inCell = !closes;
    if (closes) return;
    if (table.rows.length === 0) table.rows.push([]);
    table.rows[table.rows.length - 1]?.push({
      text: '',
      rows: spanOf(attributes, 'rowspan'),
      columns: spanOf(attributes, 'colspan'),
    });
  }
}

/** Returns the tables of the page that hold data: innermost ones, two cells with text at least. */
export function twinTables(html: string): SpannedCell[][] {
  const found: SpannedCell[][] = [];
  const stack: OpenTable[] = [];
  let from = 0;
  let notes = 0;
  let below = false;
  for (const token of html.matchAll(TOKEN)) {
    const table = stack[stack.length - 1];
    const cell = table?.inCell && !below ? table.rows[table.rows.length - 1]?.at(-1) : undefined;
    if (cell) cell.text += ` ${html.slice(from, token.index)}`.slice(from === token.index ? 1 : 0);
    from = token.index + token[0].length;
    const name = token[3]?.toLowerCase();
    if (!name) continue;
    const attributes = token[4] ?? '';
    const closes = token[2] === '/';
    if (notes > 0 || (name === 'table' && !closes && table?.inCell && NOTE.test(attributes))) {
      if (name === 'table') notes += closes ? -1 : 1;
      continue;
    }
    if (name === 'tbody') below = !closes && FOOTNOTES.test(attributes);
    if (below) continue;
    if (name !== 'table') applyTag(stack, name, closes, attributes);
    else if (!closes) {
      if (table) table.outer = true;
      stack.push({ rows: [], outer: LAYOUT.test(attributes), inCell: false });
    } else {
      const done = stack.pop();
      if (!done || done.outer) continue;
      const cells = placeCells(rowsOf(done));
      if (cells.filter(({ text }) => text !== '').length > 1) found.push(cells);
    }
  }
  return found;
}
