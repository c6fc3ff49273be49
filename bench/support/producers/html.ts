/** Papers → HTML, printed by WeasyPrint and wkhtmltopdf. */

import { spawnSync } from 'node:child_process';
import { type Chance, chance } from '../../../test/audit/mutations/random.ts';
import { escapeText } from '../../../test/support/escape.ts';
import { CLASSES } from '../../../test/support/open-tables/classes.ts';
import {
  type Look,
  makePaper,
  type PaperCell,
  type Part,
  type Producer,
  RULINGS,
  type Ruling,
  type Sheet,
} from './papers.ts';
import { isThere } from './tools.ts';

const BORDERS: Readonly<Record<Ruling, string>> = {
  grid: '.NAME td { border: 0.5pt solid #000 }',
  'rules across': '.NAME td { border-top: 0.5pt solid #444; border-bottom: 0.5pt solid #444 }',
  booktabs:
    '.NAME { border-top: 1pt solid #000; border-bottom: 1pt solid #000 } .NAME .low { border-bottom: 0.5pt solid #000 }',
  columns:
    '.NAME { border: 0.75pt solid #000 } .NAME td { border-left: 0.5pt solid #000; border-right: 0.5pt solid #000 } .NAME .low, .NAME .spanner { border-bottom: 0.5pt solid #000 }',
  'stub rule':
    '.NAME { border-top: 0.5pt solid #000; border-bottom: 0.5pt solid #000 } .NAME .low { border-bottom: 0.5pt solid #000 } .NAME .side { border-right: 0.5pt solid #000 }',
  frame: '.NAME { border: 0.75pt solid #000 } .NAME .low { border-bottom: 0.5pt solid #000 }',
  'double rules':
    '.NAME { border-top: 3pt double #000; border-bottom: 3pt double #000 } .NAME .low { border-bottom: 0.5pt solid #000 }',
  'head only':
    '.NAME .first td { border-top: 0.5pt solid #000 } .NAME .low { border-bottom: 0.5pt solid #000 }',
  zebra: '.NAME .odd td { background: #e8eef4 }',
  dashes: '.NAME td { border-top: 0.5pt dashed #000; border-bottom: 0.5pt dashed #000 }',
};

function cssOf(look: Look, name: string, face: string): string {
  const { ruling, padding } = look;
  return [
    `.NAME { border-collapse: collapse; margin: 6pt auto; font: ${look.size}pt/1.2 '${face}'; ${look.full ? 'width: 100%' : ''} }`,
    `.NAME td { padding: ${padding[1]}pt ${padding[0]}pt; text-align: ${look.align}; vertical-align: middle }`,
    '.NAME .stub, .NAME .text, .NAME .group, .NAME .total { text-align: left }',
    `.NAME .text { max-width: ${look.wordsWidth}pt; width: ${look.wordsWidth}pt }`,
    `.NAME .spanner { text-align: center } .NAME .head { ${look.boldHead ? 'font-weight: bold' : ''} }`,
    '.NAME sup { font-size: 70%; line-height: 0 } .NAME .number, .NAME .stub, .NAME .group { white-space: nowrap }',
    BORDERS[ruling],
    look.strokes ? '.NAME .spanner { border-bottom: 0.5pt solid #000 }' : '',
    look.shadedHead || ruling === 'zebra' ? '.NAME .head, .NAME .spanner { background: #ccc }' : '',
    look.groupRules ? '.NAME .rule td { border-top: 0.5pt solid #000 }' : '',
  ]
    .join('\n')
    .replaceAll('.NAME', `.${name}`);
}

function cellOf(cell: PaperCell, c: number, low: boolean): string {
  const spans = `${cell.rows ? ` rowspan=${cell.rows}` : ''}${cell.columns ? ` colspan=${cell.columns}` : ''}`;
  const mark = cell.mark ? `<sup>${escapeText(cell.mark)}</sup>` : '';
  const indent = cell.indent ? ` style="padding-left:${cell.indent}em"` : '';
  const classes = `${cell.kind}${low ? ' low' : ''}${c === 0 ? ' side' : ''}`;
  return `<td class="${classes}"${spans}><span${indent}>${escapeText(cell.text)}${mark}</span></td>`;
}

function tableOf({ table, look }: Part, name: string): string {
  const depth = table.head.length;
  const head = table.head.map((row, r) => {
    const cells = row.map((cell, c) =>
      cellOf(cell, r === 0 ? c : -1, r + (cell.rows ?? 1) === depth),
    );
    return `<tr class="${r === 0 ? 'first' : ''}">${cells.join('')}</tr>`;
  });
  const body = table.body.map((row, r) => {
    const kind = row[0]?.kind;
    const ruled =
      r > 0 &&
      look.groupRules &&
      (kind === 'group' || kind === 'total' || row.length === table.kinds.length);
    const apart = ruled && (kind !== 'stub' || table.sided);
    const full = row.length === table.kinds.length;
    const cells = row.map((cell, c) => cellOf(cell, full ? c : -1, false));
    return `<tr class="${apart ? 'rule ' : ''}${r % 2 ? '' : 'odd'}">${cells.join('')}</tr>`;
  });
  return `<table class="${name}">${head.join('')}${body.join('')}</table>`;
}

const LATIN_FACES = [
  'DejaVu Serif',
  'DejaVu Sans',
  'DejaVu Sans Condensed',
  'Liberation Serif',
  'Liberation Sans',
];

function partOf(part: Part, i: number, face: string): { css: string; html: string } {
  const caption = `<p style="text-align:center"><b>${escapeText(part.caption)}</b></p>`;
  const units = part.units ? `<div style="text-align:right;font-size:8pt">${part.units}</div>` : '';
  const notes = part.notes ? `<div style="font-size:7.5pt">${part.notes}</div>` : '';
  const table = tableOf(part, `t${i}`);
  const prose = `<p>${part.prose}</p>`;
  const [above, below] = part.captionBelow ? ['', caption] : [caption, ''];
  return {
    css: cssOf(part.look, `t${i}`, face),
    html: `${prose}${above}${units}${table}${notes}${below}${part.proseAfter ? prose : ''}`,
  };
}

function htmlPaper(seed: number, ruling: Ruling): Sheet {
  const paper = makePaper(seed, { ruling });
  const by: Chance = chance(seed + 11);
  const face = paper.chinese ? 'Noto Serif CJK SC' : by.pick(LATIN_FACES);
  const parts = paper.parts.map((part, i) => partOf(part, i, face));
  const css = `@page { size: A4; margin: 20mm 18mm } body { font: 10pt/1.3 '${face}'; text-align: justify; margin: 0 } tr { page-break-inside: avoid } table { page-break-inside: avoid }`;
  const source = `<!doctype html><meta charset="utf-8"><style>${css} ${parts.map((part) => part.css).join('\n')}</style>${parts.map((part) => part.html).join('')}`;
  return { source, truth: paper.truth };
}

const pageWithout = (seed: number): Sheet => ({
  source: CLASSES['no tables']!(seed).html,
  truth: [],
});

function htmlProducer(name: string, command: (source: string, pdf: string) => string[]): Producer {
  return {
    name,
    ending: 'html',
    missing: () => (isThere(name) ? null : `${name} is not installed`),
    classes: Object.fromEntries([
      ...RULINGS.map(
        (ruling) => [ruling, (seed: number): Sheet => htmlPaper(seed, ruling)] as const,
      ),
      ['no tables', pageWithout] as const,
    ]),
    print: (sources) => {
      for (const source of sources) {
        const [program = '', ...options] = command(source, source.replace(/html$/, 'pdf'));
        spawnSync(program, options, { timeout: 60_000 });
      }
    },
  };
}

export const weasyprint = htmlProducer('weasyprint', (source, pdf) => ['weasyprint', source, pdf]);
export const wkhtmltopdf = htmlProducer('wkhtmltopdf', (source, pdf) => [
  'wkhtmltopdf',
  '-q',
  source,
  pdf,
]);
