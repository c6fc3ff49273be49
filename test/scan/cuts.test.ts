/** A border ends on borders that go on to both sides; what ends at a corner inside a table is a seal's. */
import { expect, it } from 'vitest';
import { type Cuts, cutsOf, dropForeign } from '../../shared/read/scan/borders/cuts.ts';

const TOUCH = 10;
const stroke = (at: number, from: number, to: number) => ({ at, from, to });
/** Four rows of three columns, and what else was seen. */
function cuts({ rows = [] as number[][], columns = [] as number[][] }): Cuts {
  const all = (own: number[][], more: number[][]) =>
    cutsOf(
      [...own, ...more].map(([at = 0, from = 0, to = 0]) => stroke(at, from, to)),
      5,
    );
  const lines = [100, 200, 300, 400, 500];
  return {
    rows: all(
      lines.map((y) => [y, 100, 700]),
      rows,
    ),
    columns: all(
      [100, 300, 500, 700].map((x) => [x, 100, 500]),
      columns,
    ),
  };
}
const placesOf = ({ rows, columns }: Cuts): number[][] => [
  rows.map(({ at }) => at),
  columns.map(({ at }) => at),
];
const CLEAN = placesOf(cuts({}));

it('drops the four sides of a seal, one after the other', () => {
  const seal = cuts({
    rows: [
      [150, 340, 440],
      [250, 340, 440],
    ],
    columns: [
      [340, 150, 250],
      [440, 150, 250],
    ],
  });
  expect(placesOf(dropForeign(seal, TOUCH))).toEqual(CLEAN);
});

it('keeps what ends on borders, however short, and what goes on behind a break', () => {
  const split = cuts({
    columns: [
      [400, 200, 300],
      [600, 108, 240],
      [600, 280, 420],
    ],
  });
  expect(placesOf(dropForeign(split, TOUCH))[1]).toEqual([100, 300, 400, 500, 600, 700]);
});
