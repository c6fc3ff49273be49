/** A form while its table is being read: the blocks found so far, and what the head says. */
import type { PlacedText } from '../table/layout.ts';
import { canon } from './canon.ts';
import type { FundBlock } from './funds.ts';
import type { HeadEntry, HeadRole } from './head.ts';
import type { IndicatorReader } from './indicators.ts';
import type { Field, RawFund, RawGoal, RawIndicator, RawTask } from './raw-form.ts';
import { isFilled, type Sheet } from './sheet.ts';
import type { GoalReader, TaskReader } from './tasks.ts';
import type { RawTotal } from './total.ts';

/** Rows of one table that belong to one form. */
export interface SheetPart {
  readonly sheet: Sheet;
  readonly first: number;
  readonly end: number;
}

export interface Draft {
  title: Field;
  /** The year printed with the title. */
  titleYear: Field;
  fiscalYear: Field;
  readonly head: HeadEntry[];
  readonly goals: GoalReader[];
  readonly tasks: TaskReader[];
  readonly funds: FundBlock[];
  readonly indicators: IndicatorReader[];
  total: RawTotal | null;
  readonly notes: PlacedText[];
  /** First cells of rows of amounts that no block took up. */
  readonly lost: PlacedText[];
  readonly parts: SheetPart[];
}

export function newDraft(): Draft {
  return {
    ...{
      title: null,
      titleYear: null,
      fiscalYear: null,
      head: [],
      goals: [],
      tasks: [],
      funds: [],
    },
    ...{ indicators: [], total: null, notes: [], lost: [], parts: [] },
  };
}

export function hasBlocks(draft: Draft): boolean {
  return draft.indicators.length + draft.funds.length + draft.tasks.length > 0;
}

/** The first value printed for a role; `preferred` picks among several labels of it. */
export function headField(draft: Draft, role: HeadRole, preferred?: RegExp): Field {
  const entries = draft.head.filter((e) => e.role === role);
  const filled = entries.filter((e) => e.value !== null);
  const first = preferred ? filled.find((e) => preferred.test(canon(e.label))) : undefined;
  return (first ?? filled[0])?.value ?? null;
}

export function tasksOf(draft: Draft): RawTask[] {
  return draft.tasks.flatMap((reader) => reader.rows);
}

export function indicatorsOf(draft: Draft): RawIndicator[] {
  return draft.indicators.flatMap((reader) => reader.rows);
}

/** Rows of several blocks of funds are numbered through. */
export function fundsOf(draft: Draft): RawFund[] {
  const rows: RawFund[] = [];
  for (const reader of draft.funds) {
    const offset = rows.length;
    for (const row of reader.rows)
      rows.push(row.partOf === null ? row : { ...row, partOf: row.partOf + offset });
  }
  return rows;
}

/** Goals of the block, else the labelled pairs of the head: target and completion take turns. */
export function goalsOf(draft: Draft): RawGoal[] {
  const goals: RawGoal[] = draft.goals.flatMap((reader) => reader.rows);
  for (const entry of draft.head) {
    if (entry.value === null) continue;
    if (entry.role === 'goalTarget') goals.push({ target: entry.value, actual: null });
    if (entry.role !== 'goalActual') continue;
    const last = goals.at(-1);
    if (last && last.actual === null) goals[goals.length - 1] = { ...last, actual: entry.value };
    else goals.push({ target: null, actual: entry.value });
  }
  return goals;
}

/** What the form's tables hold against what its fields took up. */
export function certify(draft: Draft): {
  pages: number[];
  rows: number;
  columns: number;
  cells: number;
  cellsUsed: number;
  unclaimed: PlacedText[];
} {
  const pages = new Set<number>();
  const unclaimed: PlacedText[] = [];
  let [rows, columns, cells, cellsUsed] = [0, 0, 0, 0];
  for (const { sheet, first, end } of draft.parts) {
    rows += end - first;
    columns = Math.max(columns, sheet.columns);
    for (let r = first; r < end; r++) {
      for (const cell of sheet.starting(r)) {
        cells++;
        for (const page of pagesOf(cell)) pages.add(page);
        if (sheet.isTaken(cell)) cellsUsed++;
        else if (isFilled(cell)) unclaimed.push(cell);
      }
    }
  }
  return { pages: [...pages].sort((a, b) => a - b), rows, columns, cells, cellsUsed, unclaimed };
}

function pagesOf(text: PlacedText): number[] {
  if (text.place.kind !== 'page') return [];
  return [text.place.page, ...(text.place.parts ?? []).map((p) => p.page)];
}
