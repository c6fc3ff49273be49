/** Prints open tables as HTML: rules under the head, across, around, upright; shades; none at all. */

import type { Chance } from '../../audit/mutations/random.ts';
import { escapeText } from '../escape.ts';
import type { OpenCell, OpenTable } from './model.ts';

export type Ruling =
  | 'booktabs'
  | 'rules across'
  | 'rules between groups'
  | 'columns'
  | 'framed rows'
  | 'zebra'
  | 'framed zebra'
  | 'ruled zebra'
  | 'upright'
  | 'shaded head'
  | 'head rule'
  | 'head only'
  | 'none';

export interface Style {
  readonly ruling: Ruling;
  readonly face: string;
  /** In points. */
  readonly size: number;
  readonly pitch: number;
  readonly padding: readonly [across: number, down: number];
  readonly align: 'right' | 'center' | 'left';
  readonly vertical: 'top' | 'middle' | 'bottom';
  /** Strokes under the spanners of a head. */
  readonly partial: 'none' | 'joined' | 'apart';
  readonly width: 'auto' | 'full';
  readonly bandedHead: boolean;
  readonly boldHead: boolean;
  /** The stub column keeps within this many points. */
  readonly stub: number;
  /** Continued lines of a stub stand further in. */
  readonly hanging: boolean;
  readonly stubRule: boolean;
}

export function randomStyle(by: Chance, ruling: Ruling, chinese = false): Style {
  return {
    ruling,
    face: chinese
      ? by.pick(['Noto Serif CJK SC', 'Noto Sans CJK SC'])
      : by.pick([
          'DejaVu Serif Condensed',
          'DejaVu Sans Condensed',
          'Noto Sans CJK SC',
          'Noto Serif CJK SC',
        ]),
    size: by.pick([7, 8, 8, 9, 10]),
    pitch: by.pick([1.15, 1.25, 1.4]),
    padding: [by.pick([2.5, 4, 6, 9]), by.pick([0, 0.5, 1.5, 3])],
    align: by.pick(['right', 'right', 'center', 'left'] as const),
    vertical: by.pick(['top', 'middle', 'bottom'] as const),
    partial: by.pick(['joined', 'apart', 'apart', 'none'] as const),
    width: by.pick(['auto', 'full'] as const),
    bandedHead: by.int(0, 3) === 0 && ruling !== 'none',
    boldHead: by.int(0, 1) === 0,
    stub: by.pick([90, 120, 150]),
    hanging: by.int(0, 1) === 0,
    stubRule: by.int(0, 1) === 0,
  };
}

const BORDERS: Record<Ruling, string> = {
  booktabs: '.NAME { border-top: 1pt solid #000; border-bottom: 1pt solid #000 }',
  'head only':
    '.NAME .last td { border-bottom: 0.75pt solid #000 } .NAME .first td { border-top: 0.75pt solid #000 }',
  'rules across':
    '.NAME td { border-bottom: 0.5pt solid #444 } .NAME .first td { border-top: 1pt solid #000 }',
  'rules between groups':
    '.NAME { border-top: 1pt solid #000; border-bottom: 1pt solid #000 } .NAME .rule td { border-top: 0.5pt solid #000 }',
  columns:
    '.NAME { border: 0.75pt solid #000 } .NAME td { border-left: 0.5pt solid #000; border-right: 0.5pt solid #000 }',
  'framed rows':
    '.NAME { border: 0.75pt solid #000 } .NAME td { border-bottom: 0.5pt solid #000; border-top: 0.5pt solid #000 }',
  zebra: '.NAME .odd td { background: #dde6f0 }',
  'framed zebra': '.NAME { border: 0.75pt solid #000 } .NAME .odd td { background: #dde6f0 }',
  'ruled zebra':
    '.NAME { border: 0.75pt solid #000 } .NAME .odd td { background: #dde6f0 } .NAME td { border-left: 0.5pt solid #000; border-right: 0.5pt solid #000 }',
  upright: '.NAME td:not(:first-child) { border-left: 0.5pt solid #000 }',
  'shaded head': '.NAME .head, .NAME .spanner { background: #ccc }',
  'head rule': '',
  none: '',
};

const LOW_RULED: readonly Ruling[] = [
  'head only',
  'booktabs',
  'rules between groups',
  'columns',
  'ruled zebra',
  'upright',
  'head rule',
];

/** Rules below the head are drawn by its last row and by cells that reach down to it. */
function cssOf(style: Style, name: string): string {
  const { ruling, padding, align, vertical } = style;
  const rules = [
    `.NAME { border-collapse: collapse; margin: 6pt 0; font: ${style.size}pt/${style.pitch} '${style.face}'; ${style.width === 'full' ? 'width: 100%' : ''} }`,
    `.NAME td { padding: ${padding[1]}pt ${padding[0]}pt; text-align: ${align}; vertical-align: ${vertical} }`,
    '.NAME .stub, .NAME .text, .NAME .group, .NAME .total { text-align: left }',
    `.NAME .stub, .NAME .group, .NAME .total { width: ${style.stub}pt }`,
    `.NAME .spanner { text-align: center } .NAME .head { ${style.boldHead ? 'font-weight: bold' : ''} }`,
    '.NAME .stub p { margin: 0 }',
    BORDERS[ruling],
    LOW_RULED.includes(ruling) ? '.NAME .low { border-bottom: 0.75pt solid #000 }' : '',
    ruling === 'zebra' && !style.bandedHead
      ? '.NAME .low { border-bottom: 0.75pt solid #000 }'
      : '',
    style.bandedHead
      ? `.NAME .head, .NAME .spanner { background: ${ruling === 'zebra' ? '#345' : '#ccc'}; ${ruling === 'zebra' ? 'color: #fff' : ''} }`
      : '',
    (style.partial === 'joined' && ruling !== 'none') || ruling === 'columns'
      ? '.NAME .spanner { border-bottom: 0.5pt solid #000 }'
      : '',
    style.partial === 'apart' && ruling !== 'columns' && ruling !== 'none'
      ? '.NAME .spanner p { margin: 0; border-bottom: 0.5pt solid #000 }'
      : '',
    style.partial === 'none' && ruling !== 'columns'
      ? '.NAME .spanner { border-bottom: none }'
      : '',
    ruling === 'framed rows' && style.stubRule
      ? '.NAME td:first-child:not(.low), .NAME .stub { border-right: 0.5pt solid #000 }'
      : '',
  ];
  return rules.join('\n').replaceAll('.NAME', `.${name}`);
}

function writeCell(cell: OpenCell, classes: string, style: Style): string {
  const spans = `${cell.rows ? ` rowspan=${cell.rows}` : ''}${cell.columns ? ` colspan=${cell.columns}` : ''}`;
  const em = (cell.indent ?? 0) * 1.2;
  const text = escapeText(cell.text);
  const hang = style.hanging ? 1 : 0;
  const inner =
    cell.kind === 'stub'
      ? `<p style="padding-left:${em + hang}em;text-indent:-${hang}em">${text}</p>`
      : cell.kind === 'spanner'
        ? `<p>${text}</p>`
        : /\d/.test(text) && cell.kind === 'number'
          ? `<span style="white-space:nowrap">${text}</span>`
          : text;
  return `<td class="${cell.kind}${classes}"${spans}>${inner}</td>`;
}

/** Returns the CSS and the markup of the table. */
export function toHtml(
  table: OpenTable,
  style: Style,
  name: string,
): { css: string; html: string } {
  const depth = table.head.length;
  const head = table.head.map((row, r) => {
    const cells = row.map((cell) =>
      writeCell(cell, r + (cell.rows ?? 1) === depth ? ' low' : '', style),
    );
    return `<tr class="${r === 0 ? 'first' : ''}">${cells.join('')}</tr>`;
  });
  const body = table.body.map((row, r) => {
    const kind = row[0]?.kind;
    const ruled = r > 0 && (kind === 'group' || kind === 'total');
    const name = `${ruled ? 'rule ' : ''}${r % 2 ? '' : 'odd '}${r === table.body.length - 1 ? 'last' : ''}`;
    return `<tr class="${name}">${row.map((cell) => writeCell(cell, '', style)).join('')}</tr>`;
  });
  return {
    css: cssOf(style, name),
    html: `<table class="${name}">${head.join('')}${body.join('')}</table>`,
  };
}
