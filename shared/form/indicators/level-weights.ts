/** Weights beside the levels of indicators: the column right behind a higher level is that level's. */
import type { Column } from '../columns.ts';

export const LEVELS = ['level1', 'level2', 'level3'] as const;
export type Level = (typeof LEVELS)[number];

/** Returns the weights of a level, from the columns of a header in their order; null where none are printed. */
export function weightOfLevel<R extends string>(
  columns: readonly Column<R>[],
  level: Level,
): Column<R> | null {
  const deepest = LEVELS.findLast((one) => columns.some((c) => c.role === one));
  const at = columns.findLastIndex((c) => c.role === level);
  const next = columns[at + 1];
  return at >= 0 && level !== deepest && next?.role === 'weight' ? next : null;
}

/** Returns the weights of the rows themselves. */
export function weightOfRows<R extends string>(columns: readonly Column<R>[]): Column<R> | null {
  const ofLevels = LEVELS.map((level) => weightOfLevel(columns, level));
  return columns.findLast((c) => c.role === 'weight' && !ofLevels.includes(c)) ?? null;
}
