/** Heads in a frame of their own above a table, with an empty row without borders between. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';

const XS = [60, 130, 230, 310, 400, 510];
const ROWS = [
  ['1', 'Theft', '10Y', 'Felony', 'II'],
  ['2', 'Fraud', '5Y', 'Misd.', 'V'],
];

/** A grid, and above it a frame as wide with these texts, `gap` points away. */
function draw(head: readonly (readonly [number, string])[], gap = 12, right = 510): Pen {
  const pen = new Pen();
  pen.strokeBox(60, 100, right, 124);
  for (const [x, text] of head) pen.text(x, 116, 10, text);
  const top = 124 + gap;
  for (let r = 0; r <= ROWS.length; r++) pen.stroke(60, top + r * 20, 510, top + r * 20);
  for (const x of XS) pen.stroke(x, top, x, top + ROWS.length * 20);
  ROWS.forEach((texts, r) => {
    texts.forEach((text, c) => {
      pen.text((XS[c] ?? 0) + 5, top + 14 + r * 20, 10, text);
    });
  });
  return pen;
}

async function tableOf(pen: Pen): Promise<string[]> {
  const layout = await layOutPdf(buildPdf([{ content: pen.content }]));
  return (
    gridsOf(layout)
      .map((grid) => writeCells(grid.cells))
      .at(-1) ?? []
  );
}

const HEAD = ['No.', 'Offense', 'Term', 'Kind', 'Categ.'];
const own = HEAD.map((text, c) => [(XS[c] ?? 0) + 8, text] as const);
const from = (first: number): string[] =>
  ROWS.flatMap((texts, r) => texts.map((text, c) => `${r + first} ${c} 1x1 ${text}`));

describe('a frame above a table', () => {
  it('is its head where each column has a text of its own', async () => {
    const head = HEAD.map((text, c) => `0 ${c} 1x1 ${text}`);
    expect(await tableOf(draw(own))).toEqual([...head, ...from(1)]);
  });

  it('is none where a text runs over the columns: a title, a name', async () => {
    const names = [
      [64, 'Department: Roads'],
      [240, 'Date: 2024'],
      [320, 'Unit: CNY'],
      [420, 'Page 1'],
    ] as const;
    expect(await tableOf(draw(names))).toEqual(from(0));
  });

  it('is none where a column has no text', async () => {
    expect(await tableOf(draw(own.slice(0, 4)))).toEqual(from(0));
  });

  it('is none further away, or of another width', async () => {
    expect(await tableOf(draw(own, 40))).toEqual(from(0));
    expect(await tableOf(draw(own, 12, 530))).toEqual(from(0));
  });
});
