/** The weight and the score of the execution where no column of the funds holds them. */
import type { Cell } from '../../table/layout.ts';
import { fieldOf } from '../placed.ts';
import type { Field } from '../raw-form.ts';
import { isFilled, type Sheet } from '../sheet.ts';
import {
  isFundValue,
  type Measure,
  measureOf,
  measuresOf,
  POINTS,
  pairsOf,
  valuesIn,
} from './fund-labels.ts';

type Put = readonly [Measure, Field];

const isValue = (text: string): boolean =>
  /\d/.test(text) && (isFundValue(text) || POINTS.test(text.trim()));

/** Columns of points right of the sources, beside rows of measures: `分值/得分` over 10 and 9.6. */
export class PointsBeside {
  readonly #sheet: Sheet;
  readonly #columns: { readonly at: number; readonly open: Measure[] }[];

  constructor(sheet: Sheet, row: number, from: number) {
    this.#sheet = sheet;
    this.#columns = sheet.starting(row).flatMap(({ column, text }) => {
      const open = column < from ? [] : measuresOf(text);
      return open.length > 0 ? [{ at: column, open: [...open] }] : [];
    });
  }

  /** What begins beside the row: one cell of both, or the cells of each below each other. */
  in(row: number): Put[] {
    return this.#columns.flatMap(({ at, open }): Put[] => {
      const cell = this.#sheet.at(row, at);
      const isOwn = isFilled(cell) && cell.row === row && open.length > 0;
      if (!isOwn) return [];
      const both = open.length > 1 && !isValue(cell.text) ? valuesIn(cell, open.length) : null;
      if (both === null && !isValue(cell.text)) return [];
      const fields = both ?? [fieldOf(cell)];
      this.#sheet.take(cell);
      return fields.map((field) => [open.shift() as Measure, field]);
    });
  }
}

/** What a row prints of the points: `执行率得分|分值10|得分9.8`, `预算执行|分值|10|得分|9.8`. */
function pointsIn(cells: readonly Cell[]): Put[] | null {
  const puts: Put[] = [];
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as Cell;
    const said = pairsOf(cell);
    const measure = measureOf(cell.text);
    const next = cells[i + 1];
    if (said.length > 0) {
      for (const { label, value } of said) {
        const own = measureOf(label);
        if (own === null) return null;
        puts.push([own, value]);
      }
    } else if (measure !== null && next && isValue(next.text)) {
      puts.push([measure, fieldOf(next)]);
      i++;
    } else return null;
  }
  return puts;
}

/** A row below the funds that prints the points of the whole; null where it is none. */
export function readPointsRow(sheet: Sheet, row: number): { weight: Field; score: Field } | null {
  const own = sheet.starting(row).filter(isFilled);
  const [first, ...rest] = own;
  if (!first || !/执行/.test(first.text) || rest.length === 0) return null;
  const isSaid = measureOf(first.text) === 'score' || pairsOf(first).length > 0;
  const puts = new Map(pointsIn(isSaid ? own : rest) ?? pointsIn(rest));
  const [weight, score] = [puts.get('weight') ?? null, puts.get('score') ?? null];
  if (score === null) return null;
  for (const cell of own) sheet.take(cell);
  return { weight, score };
}
