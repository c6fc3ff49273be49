/** Which column of an indicator header holds which field, where labels are doubled or say less. */
import type { Cell } from '../../table/layout.ts';
import { type Band, type Column, readBand } from '../columns.ts';
import { INDICATOR_COLUMNS } from '../labels.ts';
import { isFilled, type Sheet } from '../sheet.ts';
import { withColumnsByValues } from './columns-by-values.ts';
import { rolesInParts } from './doubled-values.ts';
import { LEVELS, type Level, weightOfLevel, weightOfRows } from './level-weights.ts';

export type IndicatorRole = NonNullable<ReturnType<typeof INDICATOR_COLUMNS.roleOf>>;
export type IndicatorBand = Band<IndicatorRole>;
type IndicatorColumn = Column<IndicatorRole>;

/** Among several columns of one role, the one whose label says this is meant. */
const PREFERRED: Partial<Record<IndicatorRole, RegExp>> = {
  score: /自评|单位/,
  target: /值/,
  actual: /值/,
  reason: /原因|偏差|未完成/,
};

function best(columns: readonly IndicatorColumn[], role: IndicatorRole): IndicatorColumn | null {
  const preferred = PREFERRED[role];
  const all = columns.filter((c) => c.role === role);
  return all.find((c) => preferred?.test(c.label.text)) ?? all[0] ?? null;
}

/** Cells of the first row under a heading: it may stand over two or three levels. */
function cellsUnder(sheet: Sheet, row: number, { start, end }: IndicatorColumn): Cell[] {
  return sheet.covering(row).filter((c) => isFilled(c) && c.column >= start && c.column < end);
}

const LEVELS_OF: readonly (readonly Level[])[] = [[], ['level3'], ['level1', 'level3'], LEVELS];

const plain = (text: string): string => text.replace(/\s+/g, '');

/** A heading over all levels (绩效指标) names the levels that have no heading of their own. */
function splitAnyLevel(
  sheet: Sheet,
  column: IndicatorColumn,
  columns: readonly IndicatorColumn[],
  row: number,
): IndicatorColumn[] {
  const name = columns.find((c) => c.role === 'level3');
  // Left of the names and with no first level beside it, the heading stands over that level; where
  // it is printed beside the rows again, it is the block's.
  const isAgain = plain(sheet.at(row, column.start)?.text ?? '') === plain(column.label.text);
  const isOpen = name && column.end <= name.start && !columns.some((c) => c.role === 'level1');
  if (isOpen && !isAgain) return [{ ...column, role: 'level1' }];
  if (name !== undefined) return [];
  if (columns.some((c) => c.role === 'level1' || c.role === 'level2'))
    return [{ ...column, role: 'level3' }];
  const cells = cellsUnder(sheet, row, column);
  return (LEVELS_OF[cells.length] ?? []).map((role, i) => {
    const cell = cells[i] as Cell;
    const end = cells[i + 1]?.column ?? column.end;
    return { ...column, role, start: cell.column, end };
  });
}

/** A second score that another party gave; both may be called score. */
function withReview(columns: readonly IndicatorColumn[]): IndicatorColumn[] {
  const score = best(columns, 'score');
  const second = columns.find((c) => c.role === 'score' && c !== score);
  const isTaken = columns.some((c) => c.role === 'reviewScore');
  if (second === undefined || isTaken || second.label.text === score?.label.text)
    return [...columns];
  return columns.map((c) => (c === second ? { ...c, role: 'reviewScore' } : c));
}

/** `指标类型` left of the names holds the first level where no other column does. */
function withKinds(columns: readonly IndicatorColumn[]): IndicatorColumn[] {
  const name = columns.find((c) => c.role === 'level3');
  const kind = columns.find((c) => c.role === 'core' && name && c.end <= name.start);
  if (kind === undefined || columns.some((c) => c.role === 'level1')) return [...columns];
  return columns.map((c) => (c === kind ? { ...c, role: 'level1' } : c));
}

/** A number in front of a name is no level. */
const SERIAL = /^(?:指标\s*)?\d+[.、]?$/;

/** Where a form has a fourth level, that one names the indicators. */
function withFourth(columns: readonly IndicatorColumn[]): IndicatorColumn[] {
  const isFourth = ({ role, label }: IndicatorColumn): boolean =>
    role === 'level3' && /四级/.test(label.text);
  if (!columns.some(isFourth)) return [...columns];
  return columns.filter((c) => c.role !== 'level3' || isFourth(c));
}

/** 评价内容|二级指标|三级指标: the first heading of names, left of the second level, stands over the first. */
function withFirst(columns: readonly IndicatorColumn[]): IndicatorColumn[] {
  const [first, ...others] = columns.filter((c) => c.role === 'level3');
  const second = columns.find((c) => c.role === 'level2');
  const isLeft = first && second && first.end <= second.start && others.length > 0;
  if (!isLeft || columns.some((c) => c.role === 'level1')) return [...columns];
  return columns.map((c) => (c === first ? { ...c, role: 'level1' } : c));
}

/** Of two headings of names, 考核内容|具体指标, the first stands over the second level. */
function withSecond(columns: readonly IndicatorColumn[]): IndicatorColumn[] {
  const names = columns.filter((c) => c.role === 'level3' || c.role === 'anyLevel');
  const [first, last] = names;
  const isOpen = columns.some((c) => c.role === 'level1' && first && c.start < first.start);
  if (names.length !== 2 || !isOpen || columns.some((c) => c.role === 'level2'))
    return [...columns];
  return columns.map((c) =>
    c === first ? { ...c, role: 'level2' } : c === last ? { ...c, role: 'level3' } : c,
  );
}

/** The only heading of names, over several columns: it stands over the levels (评价内容). */
function withLevels(sheet: Sheet, { columns, end }: IndicatorBand): IndicatorColumn[] {
  const isAlone = !columns.some((c) => ['level1', 'level2', 'anyLevel'].includes(c.role));
  return columns.map((column) => {
    if (!isAlone || column.role !== 'level3') return column;
    const cells = cellsUnder(sheet, end, column);
    const isOver = cells.length > 1 && !cells.some((cell) => SERIAL.test(cell.text.trim()));
    return isOver ? { ...column, role: 'anyLevel' } : column;
  });
}

/** Two fields in one column: each has it, and its half of the cells. */
function withHalves(columns: readonly IndicatorColumn[]): IndicatorColumn[] {
  const isKnown = (role: IndicatorRole, but: IndicatorColumn): boolean =>
    columns.some((c) => c !== but && c.role === role);
  return columns.flatMap((column) => {
    const roles = rolesInParts(column.label, INDICATOR_COLUMNS);
    const areValues = roles?.includes('target') && roles.includes('actual');
    if (!roles || !areValues || roles.some((role) => isKnown(role, column))) return [column];
    return roles.map((role, i) => ({ ...column, role, half: i === 0 ? 0 : 1 }));
  });
}

export function readIndicatorBand(sheet: Sheet, row: number): IndicatorBand {
  const printed = readBand(sheet, row, INDICATOR_COLUMNS);
  const named = {
    ...printed,
    columns: withHalves(withSecond(withFirst(withFourth(printed.columns)))),
  };
  const band = { ...named, columns: withLevels(sheet, named) };
  const columns = band.columns.flatMap((column) =>
    column.role === 'anyLevel' ? splitAnyLevel(sheet, column, band.columns, band.end) : [column],
  );
  return withColumnsByValues(sheet, { ...band, columns: withReview(withKinds(columns)) });
}

/** Columns of one role, by position; a weight column behind each level is that level's. */
export interface IndicatorPlan {
  readonly of: (role: IndicatorRole) => IndicatorColumn | null;
  readonly levelWeight: (level: Level) => IndicatorColumn | null;
}

export function planOf({ columns }: IndicatorBand): IndicatorPlan {
  return {
    of: (role) => (role === 'weight' ? weightOfRows(columns) : best(columns, role)),
    levelWeight: (level) => weightOfLevel(columns, level),
  };
}
