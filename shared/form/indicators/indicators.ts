/** The block of indicators: rows under their header, levels filled down, weights taken out of labels. */
import type { Cell } from '../../table/layout.ts';
import { type Column, cellUnder } from '../columns.ts';
import { POINTS } from '../funds/fund-labels.ts';
import { HEAD_FIELDS } from '../head/head-labels.ts';
import { fieldOf, joinPlaced, slicePlaced } from '../placed.ts';
import type { Field, RawIndicator, RawPoints, RawSubtotal } from '../raw-form.ts';
import { isFilled, type Sheet } from '../sheet.ts';
import { isBlankRow, PLACEHOLDER } from './blank-rows.ts';
import { COMPARATOR, isExtra } from './columns-by-values.ts';
import { withRest } from './cut-rows.ts';
import { halfOf } from './doubled-values.ts';
import {
  type IndicatorBand,
  type IndicatorPlan,
  planOf,
  type IndicatorRole as Role,
  readIndicatorBand,
} from './indicator-columns.ts';
import { splitLabelWeight } from './label-weight.ts';
import type { Level } from './level-weights.ts';
import { pointsBesideIn } from './points-beside.ts';
import { type PrintedSum, rowsOfSums } from './subtotals.ts';

/** Labels that no level of indicators is called by. */
const HEAD_ONLY: ReadonlySet<string> = new Set([
  ...['department', 'implementingUnit', 'projectName', 'contact'],
  ...['selfScore', 'reviewScore', 'amountUnit', 'filledOn'],
]);

const LONGEST_LEVEL = 24;

/** A heading that announces points behind each value. */
const POINTS_BESIDE = /[((](?:分值|权重|分)[))]/;

/**
 * `定性` says how to read the value and is none of it. A sign that a scan shows badly may be read as
 * anything: the value without it is no surer than what stands in its place.
 */
function targetOf(nature: Field, value: Field): Field {
  if (!nature || !value || /^[≥≤≧≦<>=═]/.test(value.text)) return value;
  if (COMPARATOR.test(nature.text.replace(/\s+/g, ''))) return joinPlaced(nature, value);
  return { ...value, confidence: Math.min(nature.confidence, value.confidence) };
}

/** Levels that a row leaves blank are those of the row above. */
interface Carried {
  level1: Field;
  level1Weight: Field;
  level2: Field;
  level2Weight: Field;
}

/** What a row says of its result; forms print more than that, which is no field of ours. */
const NEEDED: readonly Role[] = ['target', 'actual'];
export class IndicatorReader {
  readonly band: IndicatorBand;
  readonly rows: RawIndicator[] = [];
  readonly sums: PrintedSum[] = [];
  readonly beside: RawPoints[] = [];
  readonly #read: number[] = [];
  readonly #sheet: Sheet;
  readonly #plan: IndicatorPlan;
  #carried: Carried = { level1: null, level1Weight: null, level2: null, level2Weight: null };

  constructor(sheet: Sheet, row: number) {
    this.#sheet = sheet;
    this.band = readIndicatorBand(sheet, row);
    this.#plan = planOf(this.band);
  }

  get subtotals(): RawSubtotal[] {
    return rowsOfSums(this.sums, this.rows);
  }

  get cellsOfHeader(): number {
    return this.#sheet.covering(this.band.end - 1).length;
  }

  column(role: Role): Column<Role> | null {
    return this.#plan.of(role);
  }

  /**
   * Whether a row that opens with a label of the head (目标) is one of indicators all the same: a
   * name stands under the names, and a number under the weights or scores.
   */
  looksLikeRow(row: number, first: Cell): boolean {
    if (HEAD_ONLY.has(HEAD_FIELDS.roleOf(first.text) ?? '')) return false;
    const under = (role: Role): Cell | null => {
      const column = this.column(role);
      const cell = column ? cellUnder(this.#sheet, row, column) : null;
      return isFilled(cell) && cell.column === column?.start ? cell : null;
    };
    const name = under('level3');
    const points = under('weight') ?? under('score');
    if (name === null || name === first || points === null) return false;
    return POINTS.test(points.text.trim()) && !POINTS.test(name.text.trim());
  }

  #cell(row: number, column: Column<Role> | null): Cell | null {
    return column === null ? null : this.#sheet.take(cellUnder(this.#sheet, row, column));
  }

  #field(row: number, role: Role): Field {
    return fieldOf(this.#cell(row, this.column(role)));
  }

  /** What the row prints under a column of values; a name that runs on below its label is none. */
  #value(row: number, role: Role): Field {
    const [column, name] = [this.column(role), this.column('level3')];
    const cell = column ? cellUnder(this.#sheet, row, column) : null;
    const isName =
      cell !== null &&
      name !== null &&
      cell.column <= name.start &&
      name.start < (column?.start ?? 0);
    if (isName) return null;
    return column?.half === undefined
      ? this.#field(row, role)
      : halfOf(this.#cell(row, column), column.half);
  }

  /**
   * A number that a cell over several rows prints is said once, in the first of them; one that
   * begins under another column is that one's.
   */
  #points(row: number, role: 'weight' | 'score' | 'reviewScore'): Field {
    const column = this.column(role);
    const cell = this.#cell(row, column);
    if (cell === null || column === null) return null;
    const isOther = (c: Column<Role>): boolean => c.start <= cell.column && cell.column < c.end;
    if (cell.column < column.start && this.band.columns.some(isOther)) return null;
    return cell.row < row && this.rows.length > 0 ? null : fieldOf(cell);
  }

  /** Where a row's name is split over cells, `指标1` and a serial number are no names. */
  #name(row: number): Field {
    const column = this.column('level3');
    const first = this.#field(row, 'level3');
    if (column === null || first === null || !PLACEHOLDER.test(first.text)) return first;
    const next = { start: column.start + 1, end: column.end };
    const rest = next.start < next.end ? cellUnder(this.#sheet, row, next) : null;
    return rest && rest.column >= next.start ? fieldOf(this.#sheet.take(rest)) : first;
  }

  #level(row: number, level: Level): { name: Field; weight: Field } {
    const split = splitLabelWeight(level === 'level3' ? this.#name(row) : this.#field(row, level));
    const column = this.#plan.levelWeight(level);
    const own = column ? fieldOf(this.#cell(row, column)) : null;
    return { name: split.name, weight: own ?? split.weight };
  }

  /**
   * Numbers without a name, a target and a weight are no indicator's: a sum whose label stands
   * elsewhere. They are left to be listed.
   */
  #hasOnlyScores(row: number): boolean {
    const isPrinted = (role: Role): boolean => {
      const column = this.column(role);
      const cell = column ? cellUnder(this.#sheet, row, column) : null;
      return isFilled(cell) && (cell.row === row || role === 'level3');
    };
    const told = ['level3', 'target', 'actual', 'weight', 'criterion', 'reason'] as const;
    return !told.some(isPrinted) && (isPrinted('score') || isPrinted('reviewScore'));
  }

  /** Whether one cell stands under the names and under what is to be a number. */
  isBand({ column, columnSpan }: Cell): boolean {
    const name = this.column('level3');
    const value = this.column('weight') ?? this.column('score') ?? this.column('actual');
    if (name === null || value === null) return false;
    const [first, last] = [Math.min(name.start, value.start), Math.max(name.start, value.start)];
    return column <= first && column + columnSpan > last;
  }

  /** A level that a row of its own names, over the rows that belong to it: `一、产出指标(50分)`. */
  readBand(cell: Cell): void {
    const text = cell.text.trim();
    const isLevel = text.length <= LONGEST_LEVEL && !/[。;:]/.test(text);
    if (!isLevel || this.column('level1') !== null) return;
    this.#sheet.take(cell);
    const { name, weight } = splitLabelWeight(fieldOf(cell));
    const at = name
      ? (/^[(]?[一二三四五六七八九十\d]+[)、.]\s*/.exec(name.text)?.[0].length ?? 0)
      : 0;
    this.#carry(
      { name: name ? slicePlaced(name, at, name.text.length) : null, weight },
      { name: null, weight: null },
    );
  }

  /** The target without the points that its column's heading announces: 目标值(分值). */
  #target(row: number): { name: Field; weight: Field } {
    const printed = this.#value(row, 'adjustedTarget') ?? this.#value(row, 'target');
    const heading = (this.column('adjustedTarget') ?? this.column('target'))?.label.text ?? '';
    if (this.column('weight') !== null || !POINTS_BESIDE.test(heading))
      return { name: printed, weight: null };
    return splitLabelWeight(printed);
  }

  /**
   * Labels of columns that no role takes up, though something is printed under them, where a field
   * of the rows has no column: it may be the one that is meant.
   */
  lostColumns(): Cell[] {
    const scored: readonly Role[] = this.column('weight') === null ? [] : ['score'];
    if ([...NEEDED, ...scored].every((role) => this.column(role) !== null)) return [];
    const { first, end } = this.band;
    const labels = this.#sheet.grid.cells.filter(
      (cell) => isFilled(cell) && cell.row >= first && cell.row < end && !this.#sheet.isTaken(cell),
    );
    const isLost = ({ column }: Cell, row: number): boolean => {
      const cell = this.#sheet.at(row, column);
      return isFilled(cell) && !this.#sheet.isTaken(cell) && cell.row >= end;
    };
    return labels.filter(
      (label) => !isExtra(label.text) && this.#read.some((row) => isLost(label, row)),
    );
  }

  /** What a row that is no indicator prints under the columns of points. */
  pointsIn(row: number): { weight: Field; score: Field } {
    const under = (role: 'weight' | 'score'): Field => {
      const column = this.column(role);
      const cell = column ? cellUnder(this.#sheet, row, column) : null;
      const isOwn = isFilled(cell) && cell.column === column?.start && !this.#sheet.isTaken(cell);
      return isOwn && POINTS.test(cell.text.trim()) ? fieldOf(this.#sheet.take(cell)) : null;
    };
    return { weight: under('weight'), score: under('score') };
  }

  /** Reads points beside the full marks, given or taken; returns false where the row is none. */
  readBeside(row: number): boolean {
    const points = pointsBesideIn(this.#sheet, row, this);
    if (points !== null) this.beside.push(points);
    return points !== null;
  }

  /** The block goes on from the one above: levels that its first rows leave blank are those above. */
  goOnFrom(above: RawIndicator | undefined): void {
    if (above === undefined || this.column('level1') === null) return;
    for (const [i, row] of this.rows.entries()) {
      if (row.level1 !== null) return;
      const { level1, level1Weight, level2, level2Weight } = above;
      const second = row.level2 === null ? { level2, level2Weight } : {};
      this.rows[i] = { ...row, level1, level1Weight, ...second };
    }
  }

  /** Reads the row; returns false where it says nothing of an indicator. */
  read(row: number): boolean {
    if (this.#hasOnlyScores(row)) return false;
    const one = this.#level(row, 'level1');
    const two = this.#level(row, 'level2');
    this.#carry(one, two);
    const three = this.#level(row, 'level3');
    const own = this.#points(row, 'weight');
    const { name: target, weight: beside } = this.#target(row);
    const indicator: RawIndicator = {
      ...this.#carried,
      level3: three.name,
      level3Weight: three.weight,
      target: targetOf(this.#value(row, 'nature'), target),
      unit: this.#value(row, 'unit'),
      actual: this.#value(row, 'actual') ?? this.#value(row, 'outcome'),
      weight: own ?? (this.column('weight') === null ? (three.weight ?? beside) : null),
      score: this.#points(row, 'score'),
      reviewScore: this.#points(row, 'reviewScore'),
      criterion: this.#value(row, 'criterion'),
      reason: this.#value(row, 'reason') ?? this.#value(row, 'outcome'),
    };
    this.#field(row, 'serial');
    this.#read.push(row);
    if (isBlankRow(indicator)) return false;
    const whole = withRest(this.rows, indicator);
    if (whole === null) this.rows.push(indicator);
    else this.rows[this.rows.length - 1] = whole;
    return true;
  }

  #carry(one: { name: Field; weight: Field }, two: { name: Field; weight: Field }): void {
    const carried = this.#carried;
    if (one.name && one.name.text !== carried.level1?.text) {
      this.#carried = {
        level1: one.name,
        level1Weight: one.weight,
        level2: null,
        level2Weight: null,
      };
    }
    if (two.name) {
      // Printed again below a page end, the label may lack its weight.
      const isAgain = two.name.text === this.#carried.level2?.text;
      const level2Weight = two.weight ?? (isAgain ? this.#carried.level2Weight : null);
      this.#carried = { ...this.#carried, level2: two.name, level2Weight };
    }
  }
}
