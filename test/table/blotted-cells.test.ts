/** A black bar that stands in a cell where a value would: what stood there was taken out, and that is told. */
import { describe, expect, it } from 'vitest';
import { readAndLayOut } from '../../shared/reading.ts';
import { buildPdf, Pen } from '../support/pdf-builder.ts';

const [TOP, ROW] = [100, 24];
const COLUMNS = [60, 160, 260, 360];
const ROWS = ['Name', 'Alpha', 'Beta', 'Gamma', 'Delta'];

/** What is told of a table of names, points and results, whose points of `Beta` are as given. */
async function told(beta: (pen: Pen) => void, points = (row: number) => `${row}2.5`) {
  const pen = new Pen();
  const bottom = TOP + ROWS.length * ROW;
  for (let y = TOP; y <= bottom; y += ROW) pen.stroke(60, y, 360, y);
  for (const x of COLUMNS) pen.stroke(x, TOP, x, bottom);
  ROWS.forEach((name, row) => {
    const y = TOP + row * ROW + 16;
    pen.text(64, y, 10, name).text(270, y, 10, row === 0 ? 'Result' : 'done');
    if (row !== 2) pen.text(180, y, 10, row === 0 ? 'Points' : points(row));
  });
  beta(pen);
  const { remarks } = await readAndLayOut(buildPdf([{ content: pen.content }]));
  return remarks.map(({ code, where, detail }) => `${code} ${where}: ${detail}`);
}

const bar = (pen: Pen) => pen.fillBox(178, 151, 202, 166);

describe('a black bar in a cell', () => {
  it('that is empty but for it is told with its place', async () => {
    expect(await told(bar)).toEqual([
      'page.unread page 1: 1 cell(s) hold a black bar in place of a value, at [178, 151, 202, 166]',
    ]);
  });

  it('is told once where text lies below it, and not where text stands beside or on it', async () => {
    const below = await told((pen) => pen.text(180, 164, 10, '22.5').fillBox(178, 151, 202, 166));
    expect(below).toEqual([
      'page.unread page 1: text below 1 opaque area(s) is not read, at [178, 151, 202, 166]',
    ]);
    const beside = (pen: Pen) => pen.fillBox(178, 151, 190, 166).text(191, 164, 10, '2.5');
    expect(await told(beside)).toEqual([]);
    expect(await told((pen) => bar(pen).raw('1 g').text(180, 164, 10, '22.5'))).toEqual([]);
  });

  it('is no value where it is the ground of its cell, has a colour, or runs through more cells', async () => {
    expect(await told((pen) => pen.fillBox(161, 149, 259, 171))).toEqual([]);
    expect(await told((pen) => pen.fillBox(178, 151, 202, 166, '0.2 0.4 0.8'))).toEqual([]);
    expect(await told((pen) => pen.fillBox(130, 151, 202, 166))).toEqual([]);
    expect(await told((pen) => pen.fillBox(178, 158, 202, 161))).toEqual([]);
  });

  it('is no value in a column that shows none: a schedule', async () => {
    expect(await told(bar, () => '')).toEqual([]);
  });
});
