/** A form while its table is being read: the blocks found so far, and what the head says. */
import type { PlacedText } from '../table/layout.ts';
import { canon } from './canon.ts';
import { MONEY } from './funds/fund-labels.ts';
import type { FundBlock } from './funds/funds.ts';
import type { HeadEntry, HeadRole } from './head/head.ts';
import type { IndicatorReader } from './indicators/indicators.ts';
import type { RawTotal } from './indicators/total.ts';
import type { Field, RawFund, RawGoal, RawIndicator, RawSubtotal, RawTask } from './raw-form.ts';
import { isFilled, type Sheet } from './sheet.ts';
import type { GoalReader, TaskBlock } from './tasks.ts';

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
  readonly tasks: TaskBlock[];
  readonly funds: FundBlock[];
  /** The points of the execution, told in a row of their own or in the heading of the block. */
  fundPoints: { readonly weight: Field; readonly score: Field } | null;
  readonly indicators: IndicatorReader[];
  total: RawTotal | null;
  readonly notes: PlacedText[];
  /** Rows of amounts that no block took up: their cells, of which a later block may take some. */
  readonly lost: (readonly PlacedText[])[];
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
      fundPoints: null,
    },
    ...{ indicators: [], total: null, notes: [], lost: [], parts: [] },
  };
}

export function hasBlocks(draft: Draft): boolean {
  return draft.indicators.length + draft.funds.length + draft.tasks.length > 0;
}

/** Adds what another part of the form's table holds. */
export function append(form: Draft, more: Draft): void {
  form.head.push(...more.head);
  form.goals.push(...more.goals);
  form.tasks.push(...more.tasks);
  form.funds.push(...more.funds);
  form.indicators.push(...more.indicators);
  form.notes.push(...more.notes);
  form.lost.push(...more.lost);
  form.parts.push(...more.parts);
  form.total ??= more.total;
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

/** Sums of parts; what began in the table before is not all there to add up. */
export function subtotalsOf(draft: Draft): RawSubtotal[] {
  let before = 0;
  return draft.indicators.flatMap(({ rows, subtotals }) => {
    const offset = before;
    before += rows.length;
    return subtotals
      .filter(({ first }) => first > 0 || offset === 0)
      .map((sum) => ({ ...sum, first: sum.first + offset, end: sum.end + offset }));
  });
}

function isSameMoney(a: RawFund, b: RawFund): boolean {
  const amount = (field: Field): string => (field?.text ?? '').replace(/[,\s]/g, '');
  const isPrinted = MONEY.some((of) => amount(a[of]) !== '');
  return isPrinted && MONEY.every((of) => amount(a[of]) === amount(b[of]));
}

/** The rows with the one at `from` behind all others. */
function withLast(rows: readonly RawFund[], from: number): RawFund[] {
  const moved = (at: number): number => (at === from ? rows.length - 1 : at > from ? at - 1 : at);
  const order = [...rows.slice(0, from), ...rows.slice(from + 1), ...rows.slice(from, from + 1)];
  return order.map((row) => (row.partOf === null ? row : { ...row, partOf: moved(row.partOf) }));
}

/**
 * The rows with those of a further block, numbered through. A whole that both print at their end is
 * one; the rows of another whole are that one's parts.
 */
function withBlock(rows: readonly RawFund[], block: readonly RawFund[]): RawFund[] {
  const wholes = [rows, block].map((own) => own.findIndex((row) => row.category === 'total'));
  const [known, own] = [wholes[0] ?? -1, wholes[1] ?? -1];
  const [whole, again] = [rows[known], block[own]];
  if (!whole || !again) return [...rows, ...renumbered(block, rows.length, null)];
  const isOne = isSameMoney(whole, again);
  if (!isOne || known < rows.length - 1 || own < block.length - 1)
    return [...rows, ...renumbered(block, rows.length, isOne ? null : own)];
  const parts = block
    .slice(0, -1)
    .map((row) => (row.partOf === own ? { ...row, partOf: null } : row));
  return withLast([...rows, ...renumbered(parts, rows.length, null)], known);
}

/** `whole`: the row of which all others are parts that are no other's. */
function renumbered(block: readonly RawFund[], offset: number, whole: number | null): RawFund[] {
  return block.map((row, i) => {
    const parent = row.partOf ?? (i === whole ? null : whole);
    return parent === null ? row : { ...row, partOf: parent + offset };
  });
}

/** Rows of several blocks of funds are numbered through. */
export function fundsOf(draft: Draft): RawFund[] {
  let rows: RawFund[] = [];
  // The sum below the tasks is that of the tasks, where a block of funds has a total of its own.
  const isWhole = draft.funds.some(
    (block) => !block.isOfTasks && block.rows.some((row) => row.category === 'total'),
  );
  for (const reader of draft.funds)
    if (!reader.isOfTasks || !isWhole) rows = withBlock(rows, reader.rows);
  const whole = rows.findIndex((row) => row.category === 'total');
  const total = rows[whole];
  if (total && draft.fundPoints && total.score === null)
    rows[whole] = {
      ...total,
      weight: total.weight ?? draft.fundPoints.weight,
      score: draft.fundPoints.score,
    };
  return rows;
}

const LONG_RUN = /总体|总目标|中长?期|长期|实施期|项目期/;
const OF_YEAR = /本年|当年|年度/;

/** What is to be reached over all years stands beside the goal of this one: no goal of the report's. */
export function isOfWholeProject({ role, label }: HeadEntry, head: readonly HeadEntry[]): boolean {
  const isLong = role === 'goalTarget' && LONG_RUN.test(label) && !OF_YEAR.test(label);
  return isLong && head.some((e) => e.role === 'goalTarget' && OF_YEAR.test(e.label));
}

/** Goals of the block, else the labelled pairs of the head: target and completion take turns. */
export function goalsOf(draft: Draft): RawGoal[] {
  const goals: RawGoal[] = draft.goals.flatMap((reader) => reader.rows);
  for (const entry of draft.head) {
    if (entry.value === null || isOfWholeProject(entry, draft.head)) continue;
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
