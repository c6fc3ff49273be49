/** Forms with rules across only: two blocks of one width are two tables, a column of few remarks is one. */
import { expect, it } from 'vitest';
import { buildPdf, Pen, widthOf } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf } from '../support/read-tables.ts';

const SIZE = 9;
const PITCH = 18;
const [LEFT, RIGHT] = [60, 500];

/** Rows with a rule above and below each, every text around its middle; returns the last rule's height. */
function block(pen: Pen, top: number, middles: readonly number[], rows: readonly string[]): number {
  rows.forEach((row, r) => {
    pen.stroke(LEFT, top + r * PITCH, RIGHT, top + r * PITCH);
    row.split('|').forEach((text, c) => {
      const left = (middles[c] ?? 0) - (widthOf(text) * SIZE) / 2;
      if (text) pen.text(left, top + r * PITCH + 12, SIZE, text);
    });
  });
  const end = top + rows.length * PITCH;
  pen.stroke(LEFT, end, RIGHT, end);
  return end;
}

async function textsOf(pen: Pen): Promise<string[][][]> {
  const grids = gridsOf(await layOutPdf(buildPdf([{ content: pen.content }])));
  return grids.map(({ cells, rows }) =>
    Array.from({ length: rows }, (_, r) => cells.filter((c) => c.row === r).map((c) => c.text)),
  );
}

const FUNDS = [
  'Source|Budget|Spent|Rate',
  'State|100|95|95.00%',
  'Other|40|38|95.00%',
  'All|140|133|95.00%',
];
const FUND_MIDDLES = [100, 220, 330, 440];
const TASKS = [
  'Name|Target|Result|Points|Remarks',
  'Meetings|12|12|10|',
  'Visits|30|31|10|',
  'Reports|4|3|8|One is late',
  'Courses|6|6|10|',
  'Surveys|2|2|10|',
];
const TASK_MIDDLES = [90, 180, 260, 340, 440];
const rowsOf = (rows: readonly string[]) => rows.map((row) => row.split('|'));

it('an empty strip before the labels of another head parts two tables', async () => {
  const pen = new Pen();
  const end = block(pen, 100, FUND_MIDDLES, FUNDS);
  block(pen, end + 15, TASK_MIDDLES, TASKS);
  expect(await textsOf(pen)).toEqual([rowsOf(FUNDS), rowsOf(TASKS)]);
});

it('an empty strip between rows of one table parts nothing', async () => {
  const pen = new Pen();
  const end = block(pen, 100, FUND_MIDDLES, FUNDS.slice(0, 3));
  block(pen, end + 15, FUND_MIDDLES, FUNDS.slice(3));
  expect(await textsOf(pen)).toEqual([rowsOf(FUNDS)]);
});

it('a last column with one text is a column where the head has a label for it', async () => {
  // With so many rows one text more may run over any strip of white.
  const more = Array.from({ length: 10 }, (_, i) => `Matter ${i}|${i}|${i}|5|`);
  const pen = new Pen();
  block(pen, 100, TASK_MIDDLES, [...TASKS, ...more]);
  expect(await textsOf(pen)).toEqual([rowsOf([...TASKS, ...more])]);
});
