/** Scans end to end with the real recognizer: the layout of the picture is that of the print. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadRecognizer } from '../../shared/read/ocr/paddle.ts';
import type { Recognizer } from '../../shared/read/scan.ts';
import { readAndLayOut } from '../../shared/reading.ts';
import { recognizeDocument } from '../../shared/recognize.ts';
import type { Cell, Layout } from '../../shared/table/layout.ts';
import { makeScan } from '../support/scans/scan-maker.ts';

const SAMPLE = join(import.meta.dirname, '..', '..', 'samples', 'hubei-town', 'report.pdf');
const print = readFileSync(SAMPLE);

let recognizer: Recognizer;
let printed: Layout;
beforeAll(async () => {
  recognizer = await loadRecognizer();
  printed = (await readAndLayOut(print)).value.layout;
});

function cellsOf(layout: Layout): Cell[] {
  return layout.blocks.flatMap((block) => (block.kind === 'grid' ? block.grid.cells : []));
}
/** A cell as place, spans and text; signs that look alike are one. */
const shown = (cell: Cell): string =>
  [
    cell.row,
    cell.column,
    cell.rowSpan,
    cell.columnSpan,
    cell.text.replace(/\s/g, '').replace(/≧/g, '≥'),
  ].join(' ');

/** A picture so many times wider than high is that of a whole line. */
const WHOLE_LINE = 12;

async function read(scan: Uint8Array, pages: number[] = []): Promise<Layout> {
  const { value } = await readAndLayOut(scan);
  if (!value.document) throw new Error('a scan was not taken for one');
  const [seen, again] = [new Set<string>(), [] as string[]];
  const counting: Recognizer = {
    ...recognizer,
    read: (line) => {
      const picture = Buffer.from(line.data).toString('base64');
      if (line.width > line.height * WHOLE_LINE && seen.has(picture)) again.push(picture);
      seen.add(picture);
      return recognizer.read(line);
    },
  };
  const outcome = await recognizeDocument(scan, value.document, counting, (done) =>
    pages.push(done),
  );
  expect(outcome.remarks).toEqual([]);
  expect(again, 'lines read twice').toEqual([]);
  return outcome.value;
}

describe('the scan of a report', () => {
  it('upside down and leaning gives the same cells at their places on the page as it lies', async () => {
    const pages: number[] = [];
    const layout = await read(await makeScan(print, 'turned 180', 7), pages);
    expect(pages).toEqual([1]);
    expect(layout.textSource).toBe('ocr');
    expect(cellsOf(layout).map(shown)).toEqual(cellsOf(printed).map(shown));
    const [first, second] = [cellsOf(printed)[0], cellsOf(layout)[0]];
    if (first?.place.kind !== 'page' || second?.place.kind !== 'page') throw new Error('no page');
    // Half a turn around the middle of a page of 595 × 842 points, which leaning made larger.
    expect(Math.abs(second.place.box[0] + first.place.box[2] - 602)).toBeLessThan(12);
    expect(Math.abs(second.place.box[1] + first.place.box[3] - 847)).toBeLessThan(12);
  });

  it('under a red stamp is read where the stamp does not hide it, and says how surely', async () => {
    const layout = await read(await makeScan(print, 'red stamp', 7));
    const cells = cellsOf(layout);
    const wanted = cellsOf(printed).map(shown);
    const numeric = (text: string): boolean => / \d[\d.]*%?$/.test(text);
    expect(cells.map(shown).filter(numeric)).toEqual(wanted.filter(numeric));
    expect(cells.map(shown).filter((text) => !wanted.includes(text)).length).toBeLessThan(2);
    for (const cell of cells.filter(({ text }) => text !== '')) {
      expect(cell.confidence).toBeGreaterThan(0);
      expect(cell.confidence).toBeLessThanOrEqual(1);
    }
  });
});
