/** Truth of the ICDAR 2013 table competition (`*-str.xml`) → tables: texts, spans, and where each text stands. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { SpannedCell } from '../../../test/support/adjacency.ts';

/** A cell with text, its lines parted by \n; `box` is that of its text, in points, origin bottom left; empty where the file has none. */
export interface PlacedCell extends SpannedCell {
  readonly box: readonly [x0: number, y0: number, x1: number, y1: number];
}
export interface PlacedTable {
  readonly name: string;
  readonly cells: readonly PlacedCell[];
}

/** Smaller ones tell nothing. */
const FEWEST_CELLS = 4;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function textOf(content: string): string {
  const text = content
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => ENTITIES[name] ?? '');
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Returns the attribute's number; null where the tag has none. */
function numberIn(tag: string, name: string): number | null {
  const found = new RegExp(`\\s${name}=["'](-?\\d+(?:\\.\\d+)?)["']`).exec(tag);
  return found ? Number(found[1]) : null;
}

function cellOf(xml: string): PlacedCell | null {
  const [head = '', box = ''] = [
    /^<cell[^>]*>/.exec(xml)?.[0],
    /<bounding-box[^>]*>/.exec(xml)?.[0],
  ];
  const text = textOf(/<content>([\s\S]*?)<\/content>/.exec(xml)?.[1] ?? '');
  const [row, column] = [numberIn(head, 'start-row'), numberIn(head, 'start-col')];
  const sides = ['x1', 'y1', 'x2', 'y2'].map((name) => numberIn(box, name));
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = sides.flatMap((side) => side ?? []);
  if (row === null || column === null || text === '') return null;
  return {
    row,
    column,
    rowSpan: (numberIn(head, 'end-row') ?? row) - row + 1,
    columnSpan: (numberIn(head, 'end-col') ?? column) - column + 1,
    text,
    box: [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)],
  };
}

/** Rows and columns count from 0, whatever the file counts from. */
function fromZero(cells: readonly PlacedCell[]): PlacedCell[] {
  const [row, column] = [
    Math.min(...cells.map((c) => c.row)),
    Math.min(...cells.map((c) => c.column)),
  ];
  return cells.map((cell) => ({ ...cell, row: cell.row - row, column: cell.column - column }));
}

/** Returns the tables of all files of the folder, a region each. */
export function readTruth(folder: string): PlacedTable[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('-str.xml'));
  return files.sort().flatMap((file) => {
    const regions = readFileSync(join(folder, file), 'utf8').match(/<region[\s\S]*?<\/region>/g);
    return (regions ?? []).flatMap((region, i) => {
      const cells = (region.match(/<cell[\s\S]*?<\/cell>/g) ?? []).flatMap(
        (xml) => cellOf(xml) ?? [],
      );
      const name = `${basename(file, '-str.xml')}-${i + 1}`;
      return cells.length < FEWEST_CELLS ? [] : [{ name, cells: fromZero(cells) }];
    });
  });
}
