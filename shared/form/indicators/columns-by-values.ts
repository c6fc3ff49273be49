/** Columns of indicators whose heading is blank or no synonym knows, told by what stands under them. */
import type { Cell } from '../../table/layout.ts';
import { type Band, type Column, cellUnder, headerKind, isOfOtherTime } from '../columns.ts';
import { POINTS } from '../funds/fund-labels.ts';
import type { INDICATOR_COLUMNS } from '../labels.ts';
import { isFilled, type Sheet } from '../sheet.ts';
import { weightOfRows } from './level-weights.ts';

type Role = NonNullable<ReturnType<typeof INDICATOR_COLUMNS.roleOf>>;
type Span = Pick<Column<Role>, 'start' | 'end'>;

/** What forms print beside the fields of a row, and what is none of them. */
const EXTRA =
  /^(?:扣分|扣减|减分|加分)(?:分?值|数)?$|^是否|来源|佐证|资料|材料|责任|措施|调整|[率度]$/;

/** Whether the heading stands over something that is no field of the rows: sources, other years. */
export function isExtra(label: string): boolean {
  return EXTRA.test(label.replace(/\s+/g, '')) || isOfOtherTime(label);
}

/** `≥`, `不低于` in a cell of their own. */
export const COMPARATOR =
  /^(?:[≥≤≧≦<>=═＞＜＝]|>=|<=|=>|=<|大于|小于|等于|不低于|不高于|不少于|不超过)+(?:等于)?$/;

const SUM_NAME = /^(?:合计|小计|总计|总分|总得分|指标合计)/;

interface Heading extends Span {
  readonly label: Cell;
}

/** An unknown heading with its column and what the rows print there; null where one prints nothing. */
interface Unknown extends Heading {
  readonly texts: readonly (string | null)[];
}

/**
 * The rows that name an indicator: sums, what stands over the whole width, and rows that print no
 * points where points belong name none.
 */
function namedRows(sheet: Sheet, { columns, end }: Band<Role>): number[] {
  const name = columns.find((c) => c.role === 'level3');
  const points = columns.filter((c) => c.role === 'weight' || c.role === 'score');
  const rows: number[] = [];
  if (name === undefined) return rows;
  for (let row = end; row < sheet.rows && headerKind(sheet, row) === null; row++) {
    const cell = cellUnder(sheet, row, name);
    if (!isFilled(cell) || cell.row !== row || cell.column < name.start) continue;
    const isName = cell.column + cell.columnSpan <= name.end && !SUM_NAME.test(cell.text.trim());
    const printed = points.map((c) => cellUnder(sheet, row, c)).filter(isFilled);
    if (isName && printed.every(({ text }) => POINTS.test(text.trim()))) rows.push(row);
  }
  return rows;
}

function textsUnder(sheet: Sheet, rows: readonly number[], span: Span): (string | null)[] {
  return rows.map((row) => {
    const cell = cellUnder(sheet, row, span);
    return isFilled(cell) && cell.row === row ? cell.text.replace(/\s+/g, '') : null;
  });
}

/**
 * The lowest label of the header over the grid column, or its blank cell where it prints none; null
 * where a block's label runs through.
 */
function labelOver(sheet: Sheet, { first, end }: Band<Role>, column: number): Cell | null {
  const isOwn = (cell: Cell): boolean => cell.row >= first && cell.row + cell.rowSpan <= end;
  for (let row = end - 1; row >= first; row--) {
    const cell = sheet.at(row, column);
    if (isFilled(cell)) return isOwn(cell) ? cell : null;
  }
  const blank = sheet.at(end - 1, column);
  return blank !== null && isOwn(blank) ? blank : null;
}

function unknownHeadings(sheet: Sheet, band: Band<Role>): Heading[] {
  const isKnown = (c: number): boolean => band.columns.some((b) => b.start <= c && c < b.end);
  const found: Heading[] = [];
  for (let c = 0; c < sheet.columns; c++) {
    const label = isKnown(c) ? null : labelOver(sheet, band, c);
    if (label === null || sheet.isTaken(label) || isExtra(label.text)) continue;
    const start = c;
    while (!isKnown(c + 1) && c + 1 < label.column + label.columnSpan) c++;
    found.push({ start, end: c + 1, label });
  }
  return found;
}

/** Fewer rows than this show no habit. */
const FEWEST_ROWS = 3;
/** The share of the rows that must speak for a role: the others may be blank, or misread. */
const MOST = 0.8;

function share<T>(items: readonly T[], holds: (item: T, i: number) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length;
}

const NUMBER = /\d/;
const DATE = /\d[年月]/;
/** What stands behind a figure, less the words that bound it. */
const unitOf = (text: string): string =>
  text.replace(/^.*\d/, '').replace(/[及或]?以[上下内]|左右|\(含\)/g, '');

/** Whether a result may answer a target: figures of one unit (or none), or words beside words. */
function answers(target: string | null, result: string | null): boolean {
  if (target === null || result === null) return false;
  if (NUMBER.test(target) !== NUMBER.test(result)) return false;
  if (!NUMBER.test(target)) return true;
  const [a, b] = [unitOf(target), unitOf(result)];
  return a === b || a === '' || b === '' || (DATE.test(target) && DATE.test(result));
}

/** At least two numbers answer each other, or half of the words are the same. */
function isProof(one: Unknown['texts'], other: Unknown['texts']): boolean {
  const numbers = one.filter(
    (t, i) => t !== null && NUMBER.test(t) && answers(t, other[i] ?? null),
  );
  return numbers.length >= 2 || share(one, (t, i) => t !== null && t === other[i]) >= 0.5;
}

/** Cells over several rows say their value once: rows in which both are blank say nothing. */
function answerEachOther(one: Unknown['texts'], other: Unknown['texts']): boolean {
  const said = one.map((t, i) => [t, other[i] ?? null] as const).filter(([a, b]) => a ?? b);
  return share(said, ([a, b]) => answers(a, b)) >= MOST && isProof(one, other);
}

/** The only one, or the only one whose heading speaks for the role. */
function single(found: readonly Unknown[], speaks: RegExp): Unknown | null {
  if (found.length <= 1) return found[0] ?? null;
  const named = found.filter(({ label }) => speaks.test(label.text));
  return named.length === 1 ? (named[0] ?? null) : null;
}

const asPoints = (text: string | null): number | null =>
  text !== null && POINTS.test(text) ? Number.parseFloat(text) : null;

/** Whether scores stay within weights, and half of them at the full marks, as they do in forms. */
function areScoresOf(scores: Unknown['texts'], weights: Unknown['texts']): boolean {
  const pairs = scores.map((s, i) => [asPoints(s), asPoints(weights[i] ?? null)] as const);
  const known = pairs.filter(([s, w]) => s !== null && w !== null) as [number, number][];
  if (known.length < pairs.length * MOST) return false;
  return known.every(([s, w]) => s <= w) && share(known, ([s, w]) => s === w) >= 0.5;
}

/** Full marks are 100, less what the execution row has of them: a whole five from the half on. */
const FULL_MARKS = 100;
const LEAST_MARKS = FULL_MARKS / 2;
const STEP_OF_MARKS = 5;
/** Sums of decimals are off by less. */
const EPSILON = 1e-6;

function areWeights(texts: Unknown['texts']): boolean {
  const sum = texts.reduce((points, text) => points + (asPoints(text) ?? 0), 0);
  const steps = sum / STEP_OF_MARKS;
  if (sum < LEAST_MARKS || sum > FULL_MARKS) return false;
  return Math.abs(steps - Math.round(steps)) < EPSILON;
}

/** Rows of words need no sign: `定性`, a dash, or nothing stands there. */
const NO_SIGN = /^(?:定性|[-—–/]+)?$/;

function areComparators(texts: Unknown['texts']): boolean {
  const isSign = (t: string | null): boolean => COMPARATOR.test(t ?? '');
  return share(texts, isSign) >= 0.5 && texts.every((t) => isSign(t) || NO_SIGN.test(t ?? ''));
}

const CRITERION =
  /扣(?:完为止|除|减|\d|.{0,8}分)|[得记计]满分|不得分|按比例|每(?:少|低|超|多|增|降|差)/;
const NO_REASON = /^(?:无|不适用|[-—–/\d.,%]+)$/;

class ColumnFinder {
  readonly #sheet: Sheet;
  readonly #rows: readonly number[];
  #columns: Column<Role>[];
  #unknown: Unknown[];

  constructor(
    sheet: Sheet,
    band: Band<Role>,
    unknown: readonly Heading[],
    rows: readonly number[],
  ) {
    this.#sheet = sheet;
    this.#columns = [...band.columns];
    this.#rows = rows;
    this.#unknown = unknown.map((u) => ({ ...u, texts: textsUnder(sheet, rows, u) }));
  }

  findAll(): Column<Role>[] {
    this.#giveSecondLevel();
    this.#give('nature', (u) => areComparators(u.texts));
    this.#give('criterion', (u) => share(u.texts, (t) => CRITERION.test(t ?? '')) >= 0.5);
    this.#giveValues();
    this.#givePoints();
    this.#giveReason();
    return this.#columns.sort((a, b) => a.start - b.start);
  }

  /** A column of a part of the year only stands in for one that may still be found. */
  #columnOf(role: Role): Column<Role> | undefined {
    if (role === 'weight') return weightOfRows(this.#columns) ?? undefined;
    return this.#columns.find((c) => c.role === role && !c.isPart);
  }

  #texts(role: Role): Unknown['texts'] | null {
    const column = this.#columnOf(role);
    return column === undefined ? null : textsUnder(this.#sheet, this.#rows, column);
  }

  /** Gives the role to the one unknown column that fits it, where no column has it. */
  #give(role: Role, fits: (unknown: Unknown) => boolean, speaks = /^$/): void {
    if (this.#unknown.length === 0 || this.#columnOf(role) !== undefined) return;
    const found = single(this.#unknown.filter(fits), speaks);
    if (found === null) return;
    this.#unknown = this.#unknown.filter((u) => u !== found);
    this.#sheet.take(found.label);
    const { start, end, label } = found;
    this.#columns = this.#columns.filter((c) => c.role !== role || !c.isPart);
    this.#columns.push({ role, start, end, label });
  }

  /** Words right between the first level and the names are those of the second. */
  #giveSecondLevel(): void {
    const [first, name] = [this.#columnOf('level1'), this.#columnOf('level3')];
    if (first === undefined || name === undefined) return;
    const isWords = (t: string | null): boolean => t === null || /^[^\d]*[\u4e00-\u9fff]/.test(t);
    const isBetween = (u: Unknown): boolean => u.start >= first.end && u.end === name.start;
    this.#give('level2', (u) => isBetween(u) && u.texts.some(Boolean) && u.texts.every(isWords));
  }

  /** Target and result answer each other row by row; a target alone is known by its comparators. */
  #giveValues(): void {
    const result = this.#texts('actual') ?? this.#texts('outcome');
    const fits = (texts: Unknown['texts']) => (u: Unknown) => answerEachOther(texts, u.texts);
    if (result !== null) this.#give('target', fits(result), /目标|标准|计划|预期|应/);
    else {
      const compares = (t: string | null) => /^[≥≤≧≦<>=＞＜＝]/.test(t ?? '');
      this.#give('target', (u) => share(u.texts, compares) >= 0.5, /目标|标准|计划|预期|应/);
    }
    const target = this.#texts('target') ?? this.#texts('adjustedTarget');
    if (result === null && target !== null) this.#give('actual', fits(target), /实|完成|当年|本年/);
  }

  #givePoints(): void {
    const [weights, scores] = [this.#texts('weight'), this.#texts('score')];
    if (scores !== null)
      this.#give(
        'weight',
        (u) => areScoresOf(scores, u.texts) && areWeights(u.texts),
        /[分值权重]$/,
      );
    else if (weights !== null) this.#give('score', (u) => areScoresOf(u.texts, weights), /自评/);
    else this.#giveBoth();
  }

  /** Where neither heading is known: full marks stand left of what was earned of them. */
  #giveBoth(): void {
    const pairs = this.#unknown
      .filter((w) => areWeights(w.texts))
      .flatMap((w) => this.#unknown.map((s) => ({ w, s })))
      .filter(({ w, s }) => s.start > w.start && areScoresOf(s.texts, w.texts));
    const [pair] = pairs;
    if (pair === undefined || pairs.length > 1) return;
    this.#give('weight', (u) => u === pair.w);
    this.#give('score', (u) => u === pair.s);
  }

  /** Words stand where points were lost, and nowhere else. */
  #giveReason(): void {
    const [weights, scores] = [this.#texts('weight'), this.#texts('score')];
    if (weights === null || scores === null) return;
    const lost = scores.map((s, i) => (asPoints(s) ?? 0) < (asPoints(weights[i] ?? null) ?? 0));
    const says = (t: string | null) => t !== null && t.length >= 4 && !NO_REASON.test(t);
    if (lost.includes(true))
      this.#give('reason', (u) => u.texts.every((t, i) => says(t) === lost[i]));
  }
}

/** Returns the band with the columns that only their values tell, in the order of the grid. */
export function withColumnsByValues(sheet: Sheet, band: Band<Role>): Band<Role> {
  // Nearly all headings are known: rows are not looked at for nothing.
  const unknown = unknownHeadings(sheet, band);
  const rows = unknown.length > 0 ? namedRows(sheet, band) : [];
  if (rows.length < FEWEST_ROWS) return band;
  return { ...band, columns: new ColumnFinder(sheet, band, unknown, rows).findAll() };
}
