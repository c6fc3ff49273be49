/** The ways that public documents rule their tables, and the drawings that are none. */
import type { SpannedCell } from './adjacency.ts';
import { type HtmlCell, type HtmlRow, placeCells, writeTable } from './html-tables.ts';

export interface GalleryPage {
  readonly name: string;
  readonly html: string;
  readonly tables: readonly (readonly SpannedCell[])[];
}

const PROSE =
  'The programme supports regional authorities in the preparation of annual work plans, and the evaluation of the results that were reported by the beneficiaries during the reference period. ';
const PAGE = '@page { size: A4; margin: 20mm } body { font: 10pt Liberation Sans, sans-serif }';
const CELL = 'td, th { padding: 2pt 4pt; vertical-align: top; text-align: left }';

const COUNTRIES = [
  'Belgium',
  'Czech Republic',
  'Denmark',
  'Germany',
  'Estonia',
  'Ireland',
  'Greece',
  'Spain',
];
const number = (i: number, j: number): string =>
  ((i * 7919 + j * 104729) % 99991).toLocaleString('en-US');

function figures(rows: number, columns: number): HtmlRow[] {
  return Array.from({ length: rows }, (_, i) => [
    COUNTRIES[i % COUNTRIES.length] ?? '',
    ...Array.from({ length: columns - 1 }, (_, j) => number(i + 1, j + 1)),
  ]);
}
const head = (text: string, more: Partial<HtmlCell> = {}): HtmlCell => ({
  text,
  head: true,
  ...more,
});

const STATISTICS: HtmlRow[] = [
  [
    head('Member State', { rows: 2 }),
    head('Population at 1 January', { columns: 2 }),
    head('Expenditure (EUR million)', { columns: 2 }),
  ],
  [head('2008'), head('2009'), head('2008'), head('2009')],
  ...figures(8, 5),
  [head('Total'), number(9, 1), number(9, 2), number(9, 3), number(9, 4)],
];
const WORDS: HtmlRow[] = [
  [head('Objective'), head('Indicator'), head('Result')],
  [
    'Better access to services for people who live far away from the centre of the region',
    'Number of counters opened in the year, by municipality and by kind of service',
    'Twelve counters were opened, two more than had been planned for the year',
  ],
  ['Shorter waiting times', 'Days between request and answer', '14 days (2007: 21 days)'],
  ['', 'Share of requests answered in time', '96.5%'],
  ['Satisfaction', 'Survey among 1,200 persons', 'not yet available'],
];
const FORM: HtmlRow[] = [
  [
    { text: '项目名称', columns: 2 },
    { text: '农村公路养护补助资金', columns: 4 },
  ],
  [
    { text: '主管部门', columns: 2 },
    { text: '交通运输局', columns: 2 },
    '实施单位',
    '公路事务中心',
  ],
  [{ text: '项目资金(万元)', rows: 3 }, '', '年初预算数', '全年执行数', '分值', '执行率'],
  ['年度资金总额', '120.00', '118.50', '10', '98.75%'],
  ['其中:财政拨款', '100.00', '100.00', '-', '100%'],
  [{ text: '绩效指标', rows: 3 }, '产出指标', '养护里程', '≥350公里', '352公里', '10'],
  [{ text: '效益指标', rows: 2 }, '群众满意度', '≥90%', '92%', '10'],
  ['路况优良率', '≥85%', '未完成,原因:雨季延长,部分路段施工推迟到次年一季度', '8'],
];

interface Style {
  readonly name: string;
  readonly css: string;
}
const C = 'table { border-collapse: collapse; margin: 8pt 0 }';
const STYLES: readonly Style[] = [
  { name: 'every border', css: `${C} td, th { border: 0.5pt solid #000 }` },
  {
    name: 'heavy frame, hairlines inside',
    css: `${C} table { border: 2pt solid #000 } td, th { border: 0.25pt solid #666 }`,
  },
  {
    name: 'no left and right border',
    css: `${C} td, th { border: 0.5pt solid #000 } td:first-child, th:first-child { border-left: none } .stat tr:nth-child(2) th:first-child { border-left: 0.5pt solid #000 } td:last-child, th:last-child { border-right: none }`,
  },
  { name: 'dotted', css: `${C} td, th { border: 1px dotted #000 }` },
  { name: 'dashed', css: `${C} td, th { border: 1px dashed #000 }` },
  { name: 'double', css: `${C} td, th { border: 3px double #000 }` },
  { name: 'ridge', css: `table { border-spacing: 0 } td, th { border: 3px ridge #888 }` },
  {
    name: 'groove, spaced',
    css: `table { border-spacing: 2px; border: 2px groove #888 } td, th { border: 2px groove #888 }`,
  },
  {
    name: 'spaced by 5 px',
    css: `table { border-spacing: 5px; border: 1px solid #000 } td, th { border: 1px solid #000 }`,
  },
  {
    name: 'inset, no spacing',
    css: `table { border-spacing: 0; border: 1px outset #888 } td, th { border: 1px inset #888 }`,
  },
  { name: 'thick', css: `${C} td, th { border: 4px solid #004494 }` },
  {
    name: 'white on shade',
    css: `${C} td, th { border: 1.5pt solid #fff; background: #dbe5f1 } th { background: #4f81bd; color: #fff }`,
  },
  {
    name: 'grey on zebra',
    css: `${C} td, th { border: 0.5pt solid #bbb } tr:nth-child(even) { background: #eee } th { background: #333; color: #fff }`,
  },
  { name: 'no padding', css: `${C} td, th { border: 0.5pt solid #000; padding: 0 }` },
  {
    name: 'lines of 8 pt set tight',
    css: `${C} body { font-size: 8pt; line-height: 1 } td, th { border: 0.5pt solid #000; padding: 0 1pt }`,
  },
  {
    name: 'head shaded without borders',
    css: `${C} td { border: 0.5pt solid #000 } th { background: #ccc; border: 0.5pt solid #ccc; }`,
  },
];

function page(
  name: string,
  css: string,
  body: string,
  tables: readonly (readonly HtmlRow[])[],
): GalleryPage {
  const html = `<!doctype html><meta charset="utf-8"><style>${PAGE} ${CELL} ${css}</style>${body}`;
  return { name, html, tables: tables.map(placeCells) };
}

const plain = STYLES[0]?.css ?? '';
const prose = `<p>${PROSE.repeat(3)}</p>`;

function styled(): GalleryPage[] {
  return STYLES.map(({ name, css }) =>
    page(
      name,
      css,
      `<h1>Annual report</h1>${prose}${writeTable(STATISTICS, 'stat')}<p>Source: national offices.</p>
       ${prose}${writeTable(WORDS, 'words')}${prose}<div style="width:120mm">${writeTable(FORM, 'form')}</div>`,
      [STATISTICS, WORDS, FORM],
    ),
  );
}

const LONG = [[head('Country'), head('Budget'), head('Spent'), head('Rate')], ...figures(130, 4)];
const HEADED: HtmlRow[] = [
  [
    head('Area'),
    ...['Planned', 'Paid', 'Open', 'Closed'].map((t) =>
      head(t, { style: 'writing-mode: vertical-rl; transform: rotate(180deg); height: 60pt' }),
    ),
  ],
  ...figures(5, 5),
];

function laid(): GalleryPage[] {
  const two = `<div style="display:flex;gap:20pt">${writeTable(figures(5, 3), 'a')}${writeTable(figures(5, 2), 'b')}</div>`;
  const beside = `<div style="display:flex;gap:12pt"><div style="width:70mm">${prose}</div>${writeTable(figures(6, 3), 'a')}</div>`;
  return [
    page(
      'over three pages, head repeated',
      plain,
      `${prose}${writeTable(LONG, 'a', 1)}<p>End.</p>`,
      [LONG],
    ),
    page('over three pages, head once', plain, `${prose}${writeTable(LONG, 'a')}<p>End.</p>`, [
      LONG,
    ]),
    page(
      'landscape',
      `${plain} @page { size: A4 landscape }`,
      writeTable(STATISTICS, 'a') + prose,
      [STATISTICS],
    ),
    page('heads set upwards', plain, writeTable(HEADED, 'a') + prose, [HEADED]),
    page('two side by side', plain, two, [figures(5, 3), figures(5, 2)]),
    page('beside text', plain, beside, [figures(6, 3)]),
    page(
      'one under the other, close',
      plain,
      writeTable(figures(4, 3), 'a') + writeTable(WORDS, 'b'),
      [figures(4, 3), WORDS],
    ),
    page(
      'in a box with text',
      plain,
      `<div style="border:1pt solid #000;padding:10pt">${prose}${writeTable(figures(4, 3), 'a')}</div>`,
      [figures(4, 3)],
    ),
    page(
      'on a page with a frame',
      plain,
      `<div style="border:1pt solid #000;padding:10pt;height:245mm">${prose}${writeTable(figures(4, 3), 'a')}</div>`,
      [figures(4, 3)],
    ),
    page(
      'with a tinted column',
      `${plain} td:nth-child(2) { background: #ffd }`,
      writeTable(STATISTICS, 'a'),
      [STATISTICS],
    ),
  ];
}

const GRID_LINES = Array.from(
  { length: 6 },
  (_, i) =>
    `<line x1="40" y1="${20 + i * 30}" x2="380" y2="${20 + i * 30}" stroke="#999"/><text x="10" y="${24 + i * 30}" font-size="9">${100 - i * 20}</text>`,
).join('');
const BARS = Array.from(
  { length: 8 },
  (_, i) =>
    `<rect x="${60 + i * 40}" y="${60 + ((i * 37) % 90)}" width="20" height="${110 - ((i * 37) % 90)}" fill="#4f81bd" stroke="#000"/><text x="${58 + i * 40}" y="184" font-size="9">${2001 + i}</text><text x="${60 + i * 40}" y="${56 + ((i * 37) % 90)}" font-size="8">${(i * 37) % 90}</text>`,
).join('');
const CHART = `<svg width="400" height="200"><rect x="2" y="2" width="396" height="196" fill="none" stroke="#000"/><line x1="40" y1="20" x2="40" y2="170" stroke="#000"/>${GRID_LINES}${BARS}</svg>`;
const FLOW = `<svg width="400" height="220"><g fill="none" stroke="#000"><rect x="140" y="10" width="120" height="30"/><rect x="20" y="90" width="120" height="30"/><rect x="260" y="90" width="120" height="30"/><line x1="200" y1="40" x2="200" y2="65"/><line x1="80" y1="65" x2="320" y2="65"/><line x1="80" y1="65" x2="80" y2="90"/><line x1="320" y1="65" x2="320" y2="90"/></g><g font-size="10"><text x="160" y="28">Commission</text><text x="40" y="108">Directorate A</text><text x="280" y="108">Directorate B</text></g></svg>`;

function drawings(): GalleryPage[] {
  const box = `<div style="border:1pt solid #000;padding:6pt">${prose}</div>`;
  const columns = `<div style="columns:2;column-rule:0.5pt solid #000;border-top:1pt solid #000;border-bottom:1pt solid #000">${prose.repeat(5)}</div>`;
  const underlined = `<p><u>${PROSE}</u></p><hr>${prose}<hr><p style="border-left:2pt solid #000;padding-left:6pt">${PROSE}</p>`;
  const heading = `<h2 style="border:1pt solid #000;background:#eee;padding:4pt">1. Introduction</h2>${prose}<h2 style="border:1pt solid #000;padding:4pt">2. Results</h2>${prose}`;
  return [
    page('a chart', '', prose + CHART + prose, []),
    page('a chart above a table', plain, `${CHART}${prose}${writeTable(STATISTICS, 'a')}`, [
      STATISTICS,
    ]),
    page('a box of text', '', prose + box + prose, []),
    page('two columns with a rule', '', columns, []),
    page('underlines and rules', '', underlined, []),
    page('headings in boxes', '', heading, []),
    page('an organisation chart', '', prose + FLOW + prose, []),
  ];
}

/** Returns all pages of the gallery. */
export function galleryPages(): GalleryPage[] {
  return [...styled(), ...laid(), ...drawings()];
}
