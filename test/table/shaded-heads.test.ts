/** Heads on a dark ground above ruled rows: designers leave out the border under them. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';

const XS = [60, 160, 260, 360];
const ROWS = [
  ['Name', 'Plan', 'Done'],
  ['Roads', '12', '11'],
  ['Parks', '7', '6'],
];
const TOP = 100;
const HEIGHT = 24;

/** A grid without the border under its head; `ground` is the box that is shaded. */
function draw(ground: readonly [number, number, number, number] | null): Pen {
  const pen = new Pen();
  if (ground) pen.fillBox(...ground, '0.8 0.8 0.9');
  for (const row of [0, 2, 3]) pen.stroke(60, TOP + row * HEIGHT, 360, TOP + row * HEIGHT);
  for (const x of XS) pen.stroke(x, TOP, x, TOP + 3 * HEIGHT);
  ROWS.forEach((texts, r) => {
    texts.forEach((text, c) => {
      pen.text((XS[c] ?? 0) + 5, TOP + 16 + r * HEIGHT, 10, text);
    });
  });
  return pen;
}

async function cellsOf(pen: Pen): Promise<string[]> {
  const layout = await layOutPdf(buildPdf([{ content: pen.content }]));
  return gridsOf(layout).flatMap((grid) => writeCells(grid.cells));
}

const parted = ROWS.flatMap((texts, r) => texts.map((text, c) => `${r} ${c} 1x1 ${text}`));

describe('the end of a shade in a grid', () => {
  it('parts rows where it goes from side to side', async () => {
    expect(await cellsOf(draw([60, TOP, 360, TOP + HEIGHT]))).toEqual(parted);
  });

  it('parts none where it goes over some columns alone', async () => {
    const cells = await cellsOf(draw([160, TOP, 360, TOP + HEIGHT]));
    expect(cells).not.toEqual(parted);
    expect(cells).toEqual(await cellsOf(draw(null)));
  });

  it('parts none where it runs through the texts', async () => {
    const through = await cellsOf(draw([60, TOP, 360, TOP + 1.5 * HEIGHT + 1]));
    expect(through).toEqual(await cellsOf(draw(null)));
  });
});
