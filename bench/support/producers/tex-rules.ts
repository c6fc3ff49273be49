/** The rules of a LaTeX table: by booktabs, \hline, colortbl and arydshln. */
import type { Chance } from '../../../test/audit/mutations/random.ts';
import type { Ruling } from './papers.ts';

/** Returns the rule under a row where cells may go on below it. */
export function ruleUnder(open: readonly boolean[], full: string, part: string): string {
  if (!open.includes(true)) return full;
  const pieces: string[] = [];
  for (let c = 0; c < open.length; c++) {
    if (open[c]) continue;
    const from = c;
    while (c + 1 < open.length && !open[c + 1]) c++;
    pieces.push(`${part}{${from + 1}-${c + 1}}`);
  }
  return pieces.join('');
}

interface Rules {
  readonly top: string;
  readonly under: string;
  readonly bottom: string;
  readonly every?: 'hline' | 'hdashline';
  readonly group: string;
}

export function rulesOf(ruling: Ruling, by: Chance): Rules {
  const plain = { top: '\\hline', under: '\\hline', bottom: '\\hline', group: '\\hline' };
  if (ruling === 'booktabs')
    return {
      top: '\\toprule',
      under: '\\midrule',
      bottom: '\\bottomrule',
      group: by.pick(['\\midrule', '\\addlinespace']),
    };
  if (ruling === 'grid' || ruling === 'rules across') return { ...plain, every: 'hline' };
  if (ruling === 'dashes') return { ...plain, every: 'hdashline' };
  if (ruling === 'double rules')
    return { ...plain, top: '\\hline\\hline', bottom: '\\hline\\hline' };
  if (ruling === 'head only') return { ...plain, bottom: by.pick(['', '\\hline']) };
  if (ruling === 'zebra')
    return by.pick([{ top: '', under: '', bottom: '', group: '' }, rulesOf('booktabs', by), plain]);
  return plain;
}
