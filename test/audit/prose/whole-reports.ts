/** Whole reports written by hand, each with its form and with changes that make it contradict itself. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Finding } from '../../../shared/report/finding.ts';
import type { Grid } from '../../../shared/table/layout.ts';
import { table } from '../../support/layouts.ts';
import { recordFor } from '../../support/record-for.ts';

/** A change of one place of the text, and the codes that are due for it. */
export interface Planted {
  readonly line: string;
  readonly text: string;
  readonly codes: readonly string[];
}

export interface WholeReport {
  readonly name: string;
  readonly text: string;
  /** Contradictions that are found. */
  readonly planted: readonly Planted[];
  /** Contradictions that no check hears yet. */
  readonly unheard: readonly Planted[];
}

const FOLDER = new URL('whole/', import.meta.url);
const CHANGE = /^([a-z. -]+): (.*) → (.*)$/;

function plant(text: string, line: string): Planted {
  const [, codes = '', from = '', to = ''] = CHANGE.exec(line) ?? [];
  if (from === '' || text.split(from).length !== 2) throw new Error(`not one place: ${line}`);
  return { line, text: text.replace(from, to), codes: codes.split(' ').sort() };
}

/** Paragraphs are lines, a table is lines with `|`; `=== planted` and `=== unheard` end the text. */
export function wholeReports(): WholeReport[] {
  return readdirSync(FOLDER)
    .sort()
    .map((name) => {
      const file = readFileSync(new URL(name, FOLDER), 'utf8');
      const [text = '', ...lists] = file.split(/^=== /m);
      const changes = (kind: string): Planted[] => {
        const list = lists.find((lines) => lines.startsWith(kind)) ?? '';
        const lines = list
          .split('\n')
          .slice(1)
          .filter((line) => line !== '');
        return lines.map((line) => plant(text, line));
      };
      return { name, text, planted: changes('planted'), unheard: changes('unheard') };
    });
}

function partsOf(text: string): (string | Grid)[] {
  const parts: (string | string[])[] = [];
  for (const line of text
    .normalize('NFKC')
    .split('\n')
    .filter((l) => l.trim() !== '')) {
    const last = parts.at(-1);
    if (!line.includes('|')) parts.push(line);
    else if (Array.isArray(last)) last.push(line);
    else parts.push([line]);
  }
  return parts.map((part) => (typeof part === 'string' ? part : table(part.join('\n'))));
}

export function findingsOf(text: string): readonly Finding[] {
  return recordFor(...partsOf(text)).findings;
}
