/** Header rows → which grid columns hold which field, by label and never by position. */
import type { Cell } from '../table/layout.ts';
import { type LabelIndex, unspaced } from './canon.ts';
import { numbersColumns } from './column-numbers.ts';
import { byYear, isYearLabel } from './column-years.ts';
import { wholeUnder } from './funds/whole-column.ts';
import { GOAL_COLUMNS } from './head/head-labels.ts';
import { FUND_COLUMNS, INDICATOR_COLUMNS, OTHER_YEAR, TASK_COLUMNS } from './labels.ts';
import { isFilled, type Sheet } from './sheet.ts';

/** One field's columns: `start` up to, not including, `end`. */
export interface Column<R extends string> {
  readonly role: R;
  readonly start: number;
  readonly end: number;
  /** The header's own cell. */
  readonly label: Cell;
  /** The column holds two fields: which of the two values in each cell is this one's. */
  readonly half?: 0 | 1;
  /** It holds a part of the year, and stands in for the year's own column, which has no known label. */
  readonly isPart?: true;
}

export interface Band<R extends string> {
  /** The header's rows: `first` up to, not including, `end`. */
  readonly first: number;
  readonly end: number;
  readonly columns: readonly Column<R>[];
}

/** How many rows a header may have: a heading over two or three columns, and their own labels. */
const DEEPEST_HEADER = 3;

function rolesIn<R extends string>(sheet: Sheet, row: number, index: LabelIndex<R>): Map<Cell, R> {
  const roles = new Map<Cell, R>();
  for (const cell of sheet.covering(row)) {
    const role = isFilled(cell) ? index.roleOf(cell.text) : null;
    if (role !== null) roles.set(cell, role);
  }
  return roles;
}

/** A number, an amount or a percent: what stands under a header and never in it. */
const VALUE = /^[-−+≥≤=]?[\d,]*\d(?:\.\d+)?\s*(?:%|‰|分|元|[百千]?万元?|亿元?)?$|^[≥≤≧≦=═]\s*\d/;

function isValueCell(cell: Cell): boolean {
  return isFilled(cell) && VALUE.test(cell.text.trim());
}

/** Whether the rows print numbers: a label that runs down beside them stands over no column. */
function holdValues(sheet: Sheet, first: number, end: number): boolean {
  for (let r = first; r < end; r++) if (sheet.starting(r).some(isValueCell)) return true;
  return false;
}

/**
 * A header prints labels and no numbers: a row of indicators whose names are those of columns
 * (执行, 预算完成率) is none.
 */
function printsNumbers(sheet: Sheet, row: number): boolean {
  return sheet.starting(row).some(isValueCell);
}

/** A row whose own cells are all labels (or blank) continues the header above it. */
function continuesHeader<R extends string>(
  sheet: Sheet,
  row: number,
  index: LabelIndex<R>,
): boolean {
  const own = sheet.starting(row).filter(isFilled);
  return (
    own.length > 0 &&
    own.every((cell) => index.roleOf(cell.text) !== null || isYearLabel(cell.text))
  );
}

/** A column of a part of the year: 上半年, 1—7月执行情况. */
const PART_OF_YEAR =
  /^(?:上半年|下半年|第?[一二三四1-4]季度|前[一二三1-3]季度|\d{1,2}(?:月份?)?[-—–~至]\d{1,2}月)/;

function isPartOfYear(label: string): boolean {
  return PART_OF_YEAR.test(unspaced(label));
}

/** A column of another time than the form's year is left aside on purpose. */
const OTHER_TIME = new RegExp(`^(?:20\\d\\d年|.{0,4}(?:${OTHER_YEAR}|预计|预期))`);

export function isOfOtherTime(label: string): boolean {
  return isPartOfYear(label) || OTHER_TIME.test(unspaced(label));
}

/** Whether a label below the heading names the column: 权重 under 一级指标, 财政拨款 under 预算数. */
function hasOwnLabel<R extends string>(
  sheet: Sheet,
  heading: Cell,
  column: number,
  end: number,
  index: LabelIndex<R>,
): boolean {
  for (let r = heading.row + heading.rowSpan; r < end; r++) {
    const cell = sheet.at(r, column);
    if (!isFilled(cell) || cell.row + cell.rowSpan > end) continue;
    if (index.roleOf(cell.text) !== null || isPartOfYear(cell.text)) return true;
    if (isYearLabel(cell.text)) return true;
  }
  return false;
}

/** Whether the column holds a part of what another one under the same heading holds for the year. */
function isPartUnder(sheet: Sheet, heading: Cell, column: number, end: number): boolean {
  const below = heading.row + heading.rowSpan;
  const isPart = (c: number): boolean => {
    const cell = below < end ? sheet.at(below, c) : null;
    return isFilled(cell) && cell.row + cell.rowSpan <= end && isPartOfYear(cell.text);
  };
  if (!isPart(column)) return false;
  for (let c = heading.column; c < heading.column + heading.columnSpan; c++)
    if (!isPart(c)) return true;
  return false;
}

/** Where the heading's own column ends: before the first one that a lower label names. */
function endOfOwn<R extends string>(
  sheet: Sheet,
  heading: Cell,
  from: number,
  end: number,
  index: LabelIndex<R>,
): number {
  const right = heading.column + heading.columnSpan;
  for (let c = from + 1; c < right; c++) {
    if (!hasOwnLabel(sheet, heading, c, end, index)) continue;
    // The label under its first column says the same in other words: 名称, 总额.
    const below = heading.row + heading.rowSpan;
    if (below < end) sheet.take(sheet.at(below, from));
    return c;
  }
  return Math.max(from + 1, right);
}

/**
 * Returns the columns that the header in `row` (and the rows that belong to it) names. Where a
 * heading stands over labels of its own, the lowest label counts.
 */
export function readBand<R extends string>(
  sheet: Sheet,
  row: number,
  index: LabelIndex<R>,
): Band<R> {
  let end = row + 1;
  for (const cell of rolesIn(sheet, row, index).keys()) {
    const below = cell.row + cell.rowSpan;
    if (cell.rowSpan <= DEEPEST_HEADER && !holdValues(sheet, row + 1, below))
      end = Math.max(end, below);
  }
  const spread = sheet.starting(row).some((cell) => isFilled(cell) && cell.columnSpan > 1);
  if (end === row + 1 && spread && continuesHeader(sheet, end, index)) end++;
  if (numbersColumns(sheet, end)) for (const cell of sheet.starting(end++)) sheet.take(cell);
  const columns: Column<R>[] = [];
  for (let c = 0; c < sheet.columns; ) {
    let cell: Cell | null = null;
    let role: R | null = null;
    for (let r = end - 1; r >= row && role === null; r--) {
      cell = sheet.at(r, c);
      // A label that runs down beside the rows is the block's, not a column's.
      const isColumn = isFilled(cell) && cell.row + cell.rowSpan <= end;
      role = isColumn && cell !== null ? index.roleOf(cell.text) : null;
    }
    if (cell === null || role === null || isPartUnder(sheet, cell, c, end)) c++;
    else {
      const last = endOfOwn(sheet, cell, c, end, index);
      const own = wholeUnder(sheet, cell, { start: c, end: last }, end) ?? { start: c, end: last };
      columns.push({ role, ...own, label: cell });
      c = last;
      // What else stands under the heading, with no label that we know, is none of its role.
      while (sheet.at(cell.row, c) === cell && !hasOwnLabel(sheet, cell, c, end, index)) c++;
    }
  }
  const years = byYear(sheet, { first: row, end }, columns);
  for (const column of columns) if (!years.open.includes(column)) sheet.take(column.label);
  const isPart = (c: Column<R>): boolean => years.dated.has(c) || isOfPart(sheet, c, end);
  const own = years.own.filter((column) => !isPart(column));
  const kept = years.own.flatMap((c): Column<R>[] => {
    if (own.includes(c)) return [c];
    return own.every((o) => o.role !== c.role) ? [{ ...c, isPart: true }] : [];
  });
  return { first: row, end, columns: kept };
}

/** Whether the column, or the first one under its heading, is of a part of the year. */
function isOfPart(sheet: Sheet, { label, start }: Column<string>, end: number): boolean {
  const row = label.row + label.rowSpan;
  const below = row < end ? sheet.at(row, start) : null;
  return isPartOfYear(label.text) || (isFilled(below) && isPartOfYear(below.text));
}

/** The cell of a row under a column: the first filled one where the row splits the column. */
export function cellUnder(
  sheet: Sheet,
  row: number,
  column: { readonly start: number; readonly end: number },
): Cell | null {
  let first: Cell | null = null;
  for (let c = column.start; c < column.end; c++) {
    const cell = sheet.at(row, c);
    if (isFilled(cell)) return cell;
    first ??= cell;
  }
  return first;
}

export type HeaderKind = 'indicators' | 'funds' | 'tasks' | 'goals';

/** A row of indicators is named by its levels, a name, and at least one value column. */
function isIndicatorHeader(sheet: Sheet, row: number): boolean {
  const roles = new Set(rolesIn(sheet, row, INDICATOR_COLUMNS).values());
  const levels = ['level1', 'level2', 'level3'].filter((l) => roles.has(l as 'level1')).length;
  const values = ['target', 'actual', 'weight', 'score', 'criterion', 'nature'].filter((v) =>
    roles.has(v as 'target'),
  ).length;
  if ((levels >= 2 && values >= 1) || (levels === 1 && roles.has('level3') && values >= 2))
    return true;
  return values >= 2 && namesRows(sheet, row) && isPairOfValues(roles);
}

/** One heading over all levels; the label that runs down beside the block is none. */
function namesRows(sheet: Sheet, row: number): boolean {
  return sheet
    .starting(row)
    .some((c) => c.rowSpan <= DEEPEST_HEADER && INDICATOR_COLUMNS.roleOf(c.text) === 'anyLevel');
}

/** What was to be reached or earned, and what was. */
function isPairOfValues(roles: ReadonlySet<string>): boolean {
  return (
    (roles.has('target') || roles.has('weight')) && (roles.has('actual') || roles.has('score'))
  );
}

/** Whether the row names a budget and what was spent of it over their columns. */
export function isFundsHeader(sheet: Sheet, row: number): boolean {
  const roles = new Set(rolesIn(sheet, row, FUND_COLUMNS).values());
  const amounts = [roles.has('initialBudget') || roles.has('budget'), roles.has('executed')];
  if (amounts.every(Boolean)) return true;
  // A heading over the budgets, whose own labels stand in the next row.
  return amounts.some(Boolean) && roles.has('executionRate');
}

function isTaskHeader(sheet: Sheet, row: number): boolean {
  const roles = new Set(rolesIn(sheet, row, TASK_COLUMNS).values());
  return roles.has('name') && (roles.has('outcome') || roles.has('content') || roles.has('budget'));
}

/** Goals' labels side by side, their values below: the own cells of the row are labels only. */
function isGoalHeader(sheet: Sheet, row: number): boolean {
  const own = sheet.starting(row).filter(isFilled);
  const roles = own.map((c) => (c.rowSpan === 1 ? GOAL_COLUMNS.roleOf(c.text) : null));
  if (!roles.includes('actual')) return false;
  const labels = own.filter((_, i) => roles[i] !== null);
  // A label that runs down over the values is the block's own.
  const others = own.filter((cell, i) => roles[i] === null && cell.rowSpan === 1);
  const isOnlyGoals = others.length === 0 || isTableOfGoals(sheet, row, own);
  return labels.length >= 2 && isOnlyGoals && areApart(labels);
}

/**
 * Goals beside their own label, with columns that say more of them: `季度目标|季度|计划安排|完成情况|支出`
 * over rows with the same edges. Where points are given, the rows are indicators.
 */
function isTableOfGoals(sheet: Sheet, row: number, own: readonly Cell[]): boolean {
  const [beside, ...columns] = own;
  if (!beside || beside.rowSpan < 3 || !/目标|任务|计划/.test(beside.text)) return false;
  return columns.every((cell) => {
    const [role, below] = [INDICATOR_COLUMNS.roleOf(cell.text), sheet.at(row + 1, cell.column)];
    const isUnder = below?.column === cell.column && below.columnSpan === cell.columnSpan;
    return isUnder && role !== 'weight' && role !== 'score';
  });
}

/** Labels side by side, with no room for a value between them. */
function areApart(labels: readonly Cell[]): boolean {
  return labels.every((cell, i) => {
    const next = labels[i + 1];
    return next === undefined || next.column === cell.column + cell.columnSpan;
  });
}

/** What the row is the header of; null where it is none. */
export function headerKind(sheet: Sheet, row: number): HeaderKind | null {
  if (printsNumbers(sheet, row)) return null;
  if (isIndicatorHeader(sheet, row)) return 'indicators';
  if (isTaskHeader(sheet, row)) return 'tasks';
  if (isFundsHeader(sheet, row)) return 'funds';
  if (isGoalHeader(sheet, row)) return 'goals';
  return null;
}
