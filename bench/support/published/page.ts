/** A page with published tables, captions, notes and prose, made by seed. */
import type { SpannedCell } from '../../../test/support/adjacency.ts';
import { escapeText } from '../../../test/support/escape.ts';
import { uniform } from '../../../test/support/random.ts';
import { type Dice, phrase, pick, whole } from '../half-ruled/words.ts';
import { FIGURE_STYLES } from './figures.ts';
import { htmlOf, LEADERS, placed } from './grid.ts';
import type { Make } from './kit.ts';
import { WORD_STYLES } from './wordy.ts';

export const STYLES: Readonly<Record<string, Make>> = { ...FIGURE_STYLES, ...WORD_STYLES };

export interface MadePage {
  readonly html: string;
  readonly tables: SpannedCell[][];
}

const sentence = (dice: Dice): string =>
  `The ${phrase(dice, whole(dice, 7, 16), false).toLowerCase()}.`;
const prose = (dice: Dice, count: number): string =>
  `<p>${escapeText(Array.from({ length: count }, () => sentence(dice)).join(' '))}</p>`;

export function makePage(style: string, seed: number): MadePage {
  const make = STYLES[style];
  if (!make) throw new Error(`no style ${style}`);
  const dice = uniform(seed * 6151 + style.length * 92821);
  const count = pick(dice, [1, 1, 2]);
  let [css, body] = ['', ''];
  const tables: SpannedCell[][] = [];
  for (let i = 0; i < count; i++) {
    const grid = make(dice);
    css += grid.css.replaceAll('.NAME', `.t${i}`);
    tables.push(placed(grid));
    if (i > 0 || dice() < 0.75) body += prose(dice, whole(dice, 1, 4));
    const caption = pick(dice, ['numbered', 'title', 'none']);
    if (caption !== 'none')
      body += `<p class="caption"><b>${caption === 'numbered' ? `Table ${whole(dice, 1, 40)}. ` : ''}${escapeText(phrase(dice, whole(dice, 3, 9), false))}</b></p>`;
    if (dice() < 0.25)
      body += `<div style="font-size:7pt">[${escapeText(phrase(dice, 4, false))}. In thousands]</div>`;
    body += htmlOf(grid, `t${i}`);
    if (dice() < 0.5)
      body += `<div class="note">${pick(dice, ['Source: ', 'Note: ', '(1) ', ''])}${escapeText(sentence(dice).repeat(whole(dice, 1, 2)))}</div>`;
  }
  if (dice() < 0.6) body += prose(dice, whole(dice, 1, 4));
  const face = pick(dice, ['Nimbus Roman', 'DejaVu Serif Condensed', 'Nimbus Sans']);
  const page = `@page { size: A4; margin: 20mm 18mm } body { font: 10pt/1.3 '${face}'; text-align: justify } table { break-inside: avoid } .note { font-size: 7pt; line-height: 1.2; margin-top: 3pt } .caption { margin: 8pt 0 4pt; text-align: left }`;
  return {
    html: `<!doctype html><meta charset="utf-8"><style>${page} ${css}</style>${body}<script>${LEADERS}</script>`,
    tables,
  };
}
