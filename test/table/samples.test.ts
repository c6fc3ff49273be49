/** One report in several files is one report: its grids are the same from DOCX, PDF and browser print. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAndLayOut } from '../../shared/reading.ts';
import { gridsOf, paragraphsOf } from '../support/read-tables.ts';

const SAMPLES = join(import.meta.dirname, '..', '..', 'samples');
const RENDERINGS = ['report.docx', 'report.pdf', 'print.pdf'];

const reports = readdirSync(SAMPLES)
  .map((slug) => ({
    slug,
    files: RENDERINGS.map((name) => join(SAMPLES, slug, name)).filter((path) => existsSync(path)),
  }))
  .filter(({ files }) => files.length > 1);

/** A space at the end of a printed line cannot be seen, and a PDF need not hold it. */
const withoutSpaces = (text: string): string => text.replace(/\s+/g, '');

async function read(path: string) {
  const { value, remarks } = await readAndLayOut(new Uint8Array(readFileSync(path)));
  expect(remarks).toEqual([]);
  const grids = gridsOf(value.layout).map(({ rows, columns, cells }) => ({
    rows,
    columns,
    cells: cells.map((c) => [c.row, c.column, c.rowSpan, c.columnSpan, withoutSpaces(c.text)]),
  }));
  return { grids, prose: paragraphsOf(value.layout).map(withoutSpaces) };
}

describe('a sample in several files', () => {
  it('is there: at least five reports have more than one', () => {
    expect(reports.length).toBeGreaterThanOrEqual(5);
  });

  for (const { slug, files } of reports) {
    it(`${slug} has the same grids and paragraphs in all ${files.length}`, async () => {
      const [first, ...others] = await Promise.all(files.map(read));
      expect(first?.grids.length).toBeGreaterThan(0);
      for (const other of others) {
        expect(other.grids).toEqual(first?.grids);
        expect(other.prose).toEqual(first?.prose);
      }
    });
  }
});
