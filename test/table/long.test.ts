/** Rows are never lost, at any length, and the time that they take grows with their number alone. */
import { describe, expect, it } from 'vitest';
import { readAndLayOut } from '../../shared/reading.ts';
import { type BuiltPage, buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf } from '../support/read-tables.ts';

const ROWS_PER_PAGE = 34;
const COLUMNS = 9;

function longForm(pages: number): Uint8Array {
  const built: BuiltPage[] = [];
  for (let row = 0; built.length < pages; ) {
    const pen = new Pen();
    for (let i = 0; i < ROWS_PER_PAGE; i++, row++) {
      const y = 60 + i * 20;
      const texts = [
        `${row}`,
        '产出指标',
        `数量${row}`,
        `任务${row}项`,
        '≥90%',
        '95%',
        '2',
        '2',
        '',
      ];
      texts.forEach((text, c) => {
        pen.strokeBox(40 + c * 57, y, 97 + c * 57, y + 20);
        if (text) pen.text(42 + c * 57, y + 13, 8, text);
      });
    }
    built.push({ content: pen.content });
  }
  return buildPdf(built);
}

async function cpuOf(bytes: Uint8Array): Promise<number> {
  const before = process.cpuUsage();
  await readAndLayOut(bytes);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

describe('a form of 5,100 rows on 150 pages', () => {
  it('comes out whole and in order', async () => {
    const { value, remarks } = await readAndLayOut(longForm(150));
    expect(remarks).toEqual([]);
    const grids = gridsOf(value.layout);
    expect(grids).toHaveLength(1);
    const [grid] = grids;
    expect([grid?.rows, grid?.columns, grid?.cells.length]).toEqual([5_100, COLUMNS, 45_900]);
    expect(grid?.pages).toEqual(Array.from({ length: 150 }, (_, i) => i + 1));
    const numbers = grid?.cells.filter((cell) => cell.column === 0).map((cell) => cell.text);
    expect(numbers).toEqual(Array.from({ length: 5_100 }, (_, i) => `${i}`));
  });
});

describe('the time a form takes', () => {
  it('is no more than twice as long a page when it has ten times the pages', async () => {
    const [short, long] = [longForm(12), longForm(120)];
    await cpuOf(short);
    const [few, many] = [await cpuOf(short), await cpuOf(long)];
    expect(many / few).toBeLessThan(20);
  });
});
