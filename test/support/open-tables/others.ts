/** Pages with rules, shades and columns of words that are no tables: nothing may be found on them. */
import { type Chance, chance } from '../../audit/mutations/random.ts';
import type { OpenPage } from './classes.ts';
import { WORDS } from './words.ts';

const CSS =
  '@page { size: A4; margin: 20mm 18mm } body { font: 10pt/1.3 DejaVu Serif Condensed, Noto Serif CJK SC; text-align: justify } h2 { border-bottom: 1pt solid #000; font-size: 12pt }';

const columns = (by: Chance, prose: string): string =>
  `<div style="columns:2;column-gap:${by.pick([14, 18, 24])}pt;border-top:1pt solid #000;border-bottom:1pt solid #000;text-align:${by.pick(['left', 'justify'])}">${`<p>${prose}</p>`.repeat(by.int(2, 6))}</div>`;

const callout = (by: Chance, prose: string): string =>
  `<div style="background:#dde6f0;border:${by.pick(['0', '1pt solid #000', '2pt solid #36c'])};padding:8pt;${by.int(0, 1) ? 'columns:2' : ''}"><b>Box ${by.int(1, 9)}</b><p>${prose.repeat(2)}</p><ul><li>${prose}</li><li>${prose}</li><li>2005: 12.4 per cent</li></ul></div>`;

const fields = (by: Chance): string =>
  ['Name', 'Address', 'Telephone', 'Date', 'Signature']
    .map(
      (label) =>
        `<div style="display:flex;margin:${by.pick([6, 10])}pt 0"><span style="width:80pt">${label}</span><span style="flex:1;border-bottom:0.5pt solid #000">${by.int(0, 1) ? by.pick(WORDS.latin.stubs) : '&nbsp;'}</span></div>`,
    )
    .join('');

const contents = (by: Chance): string =>
  `<hr>${WORDS.latin.stubs
    .slice(0, by.int(5, 12))
    .map(
      (stub, i) =>
        `<div style="display:flex"><span>${i + 1}. ${stub}</span><span style="flex:1;overflow:hidden;white-space:nowrap">${'.'.repeat(200)}</span><span>${i * 7 + 3}</span></div>`,
    )
    .join('')}<hr>`;

function chart(by: Chance): string {
  const lines = Array.from(
    { length: 6 },
    (_, i) =>
      `<line x1="40" y1="${20 + i * 30}" x2="380" y2="${20 + i * 30}" stroke="#999"/><text x="10" y="${24 + i * 30}" font-size="9">${100 - i * 20}</text>`,
  );
  const bars = Array.from(
    { length: 8 },
    (_, i) =>
      `<rect x="${60 + i * 40}" y="${60 + by.int(0, 90)}" width="20" height="20" fill="#4f81bd"/><text x="${58 + i * 40}" y="184" font-size="9">${2001 + i}</text><text x="${60 + i * 40}" y="${30 + by.int(0, 120)}" font-size="8">${by.int(0, 99)}</text>`,
  );
  return `<svg width="400" height="200">${lines.join('')}${bars.join('')}</svg>`;
}

const definitions = (by: Chance, prose: string): string =>
  `<hr>${WORDS.latin.groups
    .slice(0, by.int(2, 5))
    .map((term) => `<h2>${term}</h2><p>${prose}</p>`)
    .join('')}<hr>`;

const underlined = (prose: string): string => `<p><u>${prose.repeat(2)}</u></p>`;

/** A head and a foot between rules, as wide as the text. */
const framed = (body: string): string =>
  `<div style="display:flex;justify-content:space-between;border-bottom:0.5pt solid #000"><span>Official Journal</span><span>L 123/4</span><span>12.5.2009</span></div>${body}<div style="display:flex;justify-content:space-between;border-top:0.5pt solid #000"><span>Annual report</span><span>14</span></div>`;

/** A page without a table. */
export function pageWithout(seed: number): OpenPage {
  const by = chance(seed);
  const prose = by.int(0, 3) ? WORDS.latin.prose : WORDS.chinese.prose.repeat(2);
  const parts = [
    columns(by, prose),
    callout(by, prose),
    fields(by),
    contents(by),
    chart(by),
    definitions(by, prose),
    underlined(prose),
  ];
  const body = [by.pick(parts), by.pick(parts), by.pick(parts)].join(`<p>${prose}</p>`);
  const html = `<!doctype html><meta charset="utf-8"><style>${CSS}</style>${by.int(0, 1) ? framed(body) : body}`;
  return { html, tables: [] };
}
