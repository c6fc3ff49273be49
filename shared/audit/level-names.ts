/** Which rows each level of a note means: note and form may call one level by different names. */
import type { Indicator } from '../report/record.ts';
import { type FormView, indicatorsOf, type Row } from './context.ts';
import { type Exact, exact, sum } from './exact.ts';
import { EXECUTION_LABEL, foldLabel } from './words.ts';

type Rows = readonly Row<Indicator>[];

interface Wanted {
  readonly level: string;
  readonly points: Exact;
}

const nameOf = (label: string | null): string => foldLabel(label ?? '');

function weightOf(rows: Rows): Exact {
  return sum(rows.map(({ row }) => exact(row.weight ?? 0)));
}

/** 服务对象满意度 and 满意度: the one is the other with more words. */
function isPartOf(a: string, b: string): boolean {
  return a !== '' && b !== '' && (a.includes(b) || b.includes(a));
}

/** Rows by their label of level 1, in order. */
function byLabel(rows: Rows): Map<string, Row<Indicator>[]> {
  const labels = new Map<string, Row<Indicator>[]>();
  for (const at of rows) {
    const name = nameOf(at.row.level1);
    labels.set(name, [...(labels.get(name) ?? []), at]);
  }
  return labels;
}

/**
 * Returns the rows of each level that the note names, in its order: those under a label of level 1 of
 * that name; else those under a label of level 2 (they are then no part of the level around them); else
 * those under labels that nothing else in the note names, where the one name is part of the other, or
 * where they weigh just as much. None where the form has nothing of the kind.
 */
export function rowsOfLevels(view: FormView, levels: readonly Wanted[]): Rows[] {
  const all = indicatorsOf(view);
  const labels = byLabel(all);
  const names = levels.map(({ level }) => nameOf(level));
  const inner = names.map((name) =>
    labels.has(name) ? [] : all.filter(({ row }) => nameOf(row.level2) === name),
  );
  const taken = new Set(inner.flat());
  const rest = new Map(
    [...labels].flatMap(([label, rows]) => {
      const others = rows.filter((at) => !taken.has(at));
      const isOpen = label !== '' && !names.includes(label) && others.length > 0;
      return isOpen ? [[label, others] as const] : [];
    }),
  );
  const claim = (fits: (label: string, rows: Rows) => boolean): Rows => {
    const found = [...rest].filter(([label, rows]) => fits(label, rows));
    for (const [label] of found) rest.delete(label);
    return found.flatMap(([, rows]) => rows);
  };
  const named = levels.map(({ level }, i): Rows => {
    const name = names[i] ?? '';
    const own = labels.get(name)?.filter((at) => !taken.has(at));
    if (own !== undefined || EXECUTION_LABEL.test(level)) return own ?? [];
    const under = inner[i] ?? [];
    return under.length > 0 ? under : claim((label) => isPartOf(label, name));
  });
  return levels.map(({ level, points }, i) => {
    const rows = named[i] ?? [];
    if (rows.length > 0 || EXECUTION_LABEL.test(level)) return rows;
    const equal = [...rest].find(([, others]) => weightOf(others) === points)?.[0];
    return claim((label) => label === equal);
  });
}
