/** The classes of half-ruled tables, each as pages with their truth, made by seed. */
import { type Chance, chance } from '../../audit/mutations/random.ts';
import type { SpannedCell } from '../adjacency.ts';
import { cellsOf, type OpenTable, randomTable, type Wish } from './model.ts';
import { pageWithout } from './others.ts';
import { type Ruling, randomStyle, type Style, toHtml } from './to-html.ts';

export interface OpenPage {
  readonly html: string;
  readonly tables: readonly (readonly SpannedCell[])[];
}
export type MakePage = (seed: number) => OpenPage;

interface Part {
  readonly table: OpenTable;
  readonly style: Style;
}

function sheet(css: string, body: string, tables: readonly OpenTable[]): OpenPage {
  const page =
    '@page { size: A4; margin: 20mm 18mm } body { font: 10pt/1.3 DejaVu Serif Condensed, Noto Serif CJK SC; text-align: justify }';
  return {
    html: `<!doctype html><meta charset="utf-8"><style>${page} ${css}</style>${body}`,
    tables: tables.map(cellsOf),
  };
}

/** A page with prose, and a table with its caption, units and notes between it. */
function documentOf(by: Chance, parts: readonly Part[]): OpenPage {
  let css = '';
  let body = '';
  parts.forEach(({ table, style }, i) => {
    const { words } = table;
    const written = toHtml(table, style, `t${i}`);
    css += written.css;
    const prose = `<p>${words.prose.repeat(by.int(1, 3))}</p>`;
    const units = by.int(0, 1)
      ? `<div style="text-align:right;font-size:8pt">${words.units}</div>`
      : '';
    const notes = by.int(0, 2)
      ? `<div style="font-size:7.5pt;line-height:1.2">${by.pick(words.notes)}</div>`
      : '';
    body += `${prose}<p><b>${words.caption(i + 1)}</b></p>${units}${written.html}${notes}${by.int(0, 1) ? prose : ''}`;
  });
  return sheet(
    css,
    body,
    parts.map(({ table }) => table),
  );
}

function classOf(ruling: Ruling | readonly Ruling[], wish: (by: Chance) => Wish): MakePage {
  return (seed) => {
    const by = chance(seed);
    const count = by.pick([1, 1, 2]);
    const parts = Array.from({ length: count }, () => {
      const wished = wish(by);
      const table = randomTable(by, { chinese: by.int(0, 4) === 0, ...wished });
      const chinese = table.words.total === '合计';
      const kind = typeof ruling === 'string' ? ruling : by.pick(ruling);
      return { table, style: randomStyle(by, kind, chinese) };
    });
    return documentOf(by, parts);
  };
}

const plain = (): Wish => ({});
const spanned = (): Wish => ({ spanners: true, columns: [4, 8] });
const grouped = (by: Chance): Wish => ({
  groups: true,
  longStubs: true,
  spanners: by.int(0, 2) === 0,
  columns: [3, 7],
});
const worded = (by: Chance): Wish => ({ texts: by.int(1, 2), columns: [3, 5], rows: [3, 8] });

function beside(seed: number): OpenPage {
  const by = chance(seed);
  const parts = [0, 1].map(() => {
    const table = randomTable(by, { columns: [2, 4], rows: [4, 10] });
    const style = randomStyle(by, by.pick(['booktabs', 'rules across', 'zebra'] as const));
    return { table, style: { ...style, size: 7, stub: 70, padding: [3, 1] as const } };
  });
  const [a, b] = parts.map(({ table, style }, i) => toHtml(table, style, `t${i}`));
  const gap = by.pick([18, 24, 36]);
  const prose = `<p>${parts[0]?.table.words.prose.repeat(2)}</p>`;
  const body = `${prose}<div style="display:flex;gap:${gap}pt;align-items:flex-start"><div style="flex:1">${a?.html}</div><div style="flex:1">${b?.html}</div></div>${prose}`;
  return sheet(
    `${a?.css}${b?.css}`,
    body,
    parts.map(({ table }) => table),
  );
}

export const CLASSES: Readonly<Record<string, MakePage>> = {
  booktabs: classOf(['booktabs', 'head only'], plain),
  'rules across': classOf('rules across', plain),
  'rules between groups': classOf('rules between groups', grouped),
  'ruled columns, rows not': classOf('columns', (by) => (by.int(0, 1) ? grouped(by) : spanned())),
  'framed rows, columns not': classOf('framed rows', (by) => (by.int(0, 2) ? plain() : spanned())),
  zebra: classOf('zebra', (by) => (by.int(0, 2) ? plain() : spanned())),
  'zebra in a frame': classOf('framed zebra', (by) => (by.int(0, 2) ? plain() : spanned())),
  'zebra of words in ruled columns': classOf('ruled zebra', worded),
  'upright lines alone': classOf('upright', (by) => (by.int(0, 2) ? plain() : grouped(by))),
  'a shaded head alone': classOf('shaded head', (by) => (by.int(0, 2) ? plain() : spanned())),
  'a rule under the head alone': classOf('head rule', (by) => (by.int(0, 2) ? plain() : spanned())),
  'spanned heads': classOf(['booktabs', 'rules across', 'head only'], spanned),
  'stubs in steps': classOf(['booktabs', 'rules across', 'head only'], grouped),
  'words in cells': classOf(['rules across', 'framed rows', 'zebra'], worded),
  'words under a head': classOf(['booktabs', 'head only'], worded),
  'no rules': classOf('none', plain),
  'no rules, spanned heads': classOf('none', spanned),
  'no rules, groups': classOf('none', grouped),
  'no rules, few words': classOf('none', (by) => ({
    texts: 1,
    columns: [4, 6],
    rows: [4, 9],
    longStubs: by.int(0, 1) === 0,
  })),
  'side by side': beside,
  'no tables': pageWithout,
};
