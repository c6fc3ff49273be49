/** Tables whose upright lines stop at the titles of their parts. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';

const XS = [60, 200, 280, 360, 440];
const HEIGHT = 16;

/** Two rows, a title, two more; lines at the ends of rows, and between columns but beside the title. */
function draw(title: string): Pen {
  const pen = new Pen();
  const yOf = (r: number): number => 100 + r * HEIGHT;
  for (let r = 0; r <= 5; r++) pen.stroke(60, yOf(r), 440, yOf(r));
  for (const x of XS.slice(1, -1)) pen.stroke(x, yOf(0), x, yOf(2)).stroke(x, yOf(3), x, yOf(5));
  for (const r of [0, 1, 3, 4])
    XS.slice(0, -1).forEach((x, c) => {
      pen.text(x + 4, yOf(r) + 12, 10, `${r}${c}7`);
    });
  if (title) pen.text(64, yOf(2) + 12, 10, title);
  return pen;
}

async function tablesOf(pen: Pen, unruled = true): Promise<string[][]> {
  const pdf = buildPdf([{ content: pen.content }]);
  const layout = await layOutPdf(pdf, undefined, unruled ? { unruled: true } : {});
  return gridsOf(layout).map((grid) => writeCells(grid.cells));
}

const rows = (from: number, to: number): string[] =>
  [0, 1, 3, 4]
    .filter((r) => r >= from && r < to)
    .flatMap((r) => [0, 1, 2, 3].map((c) => `${r} ${c} 1x1 ${r}${c}7`));

describe('a title between two parts of a table without sides', () => {
  it('is a row of it', async () => {
    expect(await tablesOf(draw('Language'))).toEqual([
      [...rows(0, 2), '2 0 1x4 Language', ...rows(3, 5)],
    ]);
  });

  it('leaves two tables where it is missing, and in a record', async () => {
    expect(await tablesOf(draw(''))).toHaveLength(2);
    expect(await tablesOf(draw('Language'), false)).toHaveLength(2);
  });
});
