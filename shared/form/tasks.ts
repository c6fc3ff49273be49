/** The block of tasks (年度主要任务) and the block of goals that stand side by side. */
import type { Cell, PlacedText } from '../table/layout.ts';
import { type Band, type Column, cellUnder, readBand } from './columns.ts';
import { unitInLabel } from './funds/fund-labels.ts';
import type { FundBlock } from './funds/funds.ts';
import { GOAL_COLUMNS, HEAD_FIELDS } from './head/head-labels.ts';
import { areParted } from './indicators/cut-rows.ts';
import { TASK_COLUMNS } from './labels.ts';
import { fieldOf, joinPlaced } from './placed.ts';
import type { Field, RawFund, RawGoal, RawTask } from './raw-form.ts';
import { isBeside, isFilled, type Sheet } from './sheet.ts';

/** The row below the tasks that adds them up. */
const TOTAL = /^(?:金额|资金)?(?:合计|总计)$/;

type TaskRole = NonNullable<ReturnType<typeof TASK_COLUMNS.roleOf>>;
type GoalRole = NonNullable<ReturnType<typeof GOAL_COLUMNS.roleOf>>;

const NAMES: readonly TaskRole[] = ['name'];
const AMOUNTS: readonly TaskRole[] = ['initialBudget', 'budget', 'executed'];

/** The label that runs down beside the block, left of its first column. */
function labelBeside(sheet: Sheet, band: Band<string>): Cell | null {
  const first = Math.min(...band.columns.map((c) => c.start));
  const label = sheet.at(band.first, first - 1);
  return label && label.row + label.rowSpan > band.end ? sheet.take(label) : null;
}

/** The column of financial money that belongs to the amounts: the next one right of them. */
function fiscalOf(
  band: Band<TaskRole>,
  amounts: Column<TaskRole> | undefined,
): Column<TaskRole> | null {
  const next = amounts ? band.columns[band.columns.indexOf(amounts) + 1] : undefined;
  return next?.role === 'fiscal' ? next : null;
}

/** Tasks, in a table of their own or told one by one. */
export interface TaskBlock {
  readonly rows: readonly RawTask[];
  /** The label of the amounts that prints their unit; null where none does. */
  readonly unitLabel: Field;
  /** What stands in the rows of the tasks, whether a field holds it or not. */
  readonly cells?: readonly Cell[];
}

export class TaskReader implements TaskBlock {
  readonly rows: RawTask[] = [];
  readonly begin: number;
  readonly blockLabel: Cell | null;
  readonly cells: Cell[] = [];
  readonly #sheet: Sheet;
  readonly #band: Band<TaskRole>;

  /** `before`: the column at which another block begins. */
  constructor(sheet: Sheet, row: number, before = sheet.columns) {
    this.#sheet = sheet;
    const band = readBand(sheet, row, TASK_COLUMNS);
    this.#band = { ...band, columns: band.columns.filter((c) => c.start < before) };
    this.begin = this.#band.end;
    this.blockLabel = labelBeside(sheet, this.#band);
  }

  /** Returns the tasks in the columns left of that one; null where no money is told there. */
  static leftOf(sheet: Sheet, row: number, before: number): TaskReader | null {
    const own = sheet.covering(row).filter((cell) => isFilled(cell) && cell.column < before);
    const roles = own.map((cell) => TASK_COLUMNS.roleOf(cell.text));
    const isTold = roles.includes('budget') || roles.includes('executed');
    return roles.includes('name') && isTold ? new TaskReader(sheet, row, before) : null;
  }

  /** Whether a task begins in the row: it stands once, beside all indicators that belong to it. */
  beginsIn(row: number): boolean {
    const name = this.#band.columns.find((c) => c.role === 'name');
    const cell = name ? cellUnder(this.#sheet, row, name) : null;
    return isFilled(cell) && cell.row === row;
  }

  /** Whether the row is one of the block: beside its label, or with something under the name. */
  accepts(row: number): boolean {
    if (this.blockLabel !== null)
      return isBeside(this.blockLabel, row) && !this.#isOfOtherColumns(row);
    const name = this.#band.columns.find((c) => c.role === 'name');
    return name !== undefined && isFilled(cellUnder(this.#sheet, row, name));
  }

  /** Whether name and amounts of the row stand under no columns of theirs: those of another block. */
  #isOfOtherColumns(row: number): boolean {
    const isClear = (column: Column<TaskRole>): boolean => {
      const cell = cellUnder(this.#sheet, row, column);
      const isOwn = (cell?.column ?? column.start) >= column.start;
      return !cell || (isOwn && cell.column + cell.columnSpan <= column.end);
    };
    const [names, amounts] = [NAMES, AMOUNTS].map((roles) =>
      this.#band.columns.filter(({ role }) => roles.includes(role)),
    );
    return !!amounts?.length && ![...(names ?? []), ...amounts].some(isClear);
  }

  get unitLabel(): Field {
    const labels = this.#band.columns.filter((c) => c.role === 'budget' || c.role === 'executed');
    return fieldOf(labels.find((c) => unitInLabel(c.label.text) !== null)?.label);
  }

  /** Whether the row adds up the tasks: it is one of funds. */
  isTotal(row: number): boolean {
    const name = this.#band.columns.find((c) => c.role === 'name');
    const cell = name ? cellUnder(this.#sheet, row, name) : null;
    return isFilled(cell) && TOTAL.test(cell.text.replace(/\s+/g, ''));
  }

  /** The row of sums, by the columns of the tasks. */
  readTotal(row: number): FundBlock {
    const of = (role: TaskRole) => this.#band.columns.find((c) => c.role === role);
    const label = this.#field(row, of('name'));
    const value = (role: TaskRole) => this.#field(row, of(role));
    const units = { initialBudget: null, budget: null, executed: null };
    const fund: RawFund = {
      ...{ label, category: 'total', partOf: null, initialBudget: null, units },
      ...{ budget: value('budget'), executed: value('executed') },
      ...{ executionRate: value('executionRate') },
      ...{ weight: value('weight'), score: value('score') },
    };
    return {
      ...{ rows: [fund], isOfTasks: true, begin: row + 1, unitLabel: this.unitLabel, headings: [] },
      ...{ accepts: () => false, read: () => {} },
    };
  }

  #field(row: number, column: Column<TaskRole> | null | undefined): Field {
    if (!column) return null;
    return fieldOf(this.#sheet.take(cellUnder(this.#sheet, row, column)));
  }

  read(row: number): void {
    const of = (role: TaskRole) => this.#band.columns.find((c) => c.role === role);
    const budget = of('budget') ?? of('initialBudget');
    const task: RawTask = {
      name: this.#field(row, of('name')),
      content: this.#field(row, of('content')),
      budget: this.#field(row, budget),
      budgetFiscal: this.#field(row, fiscalOf(this.#band, budget)),
      outcome: this.#field(row, of('outcome')),
      executed: this.#field(row, of('executed')),
      executedFiscal: this.#field(row, fiscalOf(this.#band, of('executed'))),
      executionRate: this.#field(row, of('executionRate')),
    };
    if (Object.values(task).every((field) => field === null)) return;
    this.rows.push(task);
    this.cells.push(...this.#sheet.covering(row).filter((cell) => this.#isWithin(cell)));
  }

  #isWithin({ column }: Cell): boolean {
    const { columns } = this.#band;
    const [first, last] = [columns[0], columns.at(-1)];
    return first !== undefined && last !== undefined && column >= first.start && column < last.end;
  }
}

/**
 * The block's own label: it runs down over the values, or stands before a label that says the same
 * (a page break may have cut it off below the labels).
 */
function goalLabel(sheet: Sheet, row: number): Cell | null {
  const [first, ...rest] = sheet.covering(row).filter(isFilled);
  if (!first || first.column > sheet.left) return null;
  if (first.row + first.rowSpan > row + 1) return first;
  const role = GOAL_COLUMNS.roleOf(first.text);
  const isSaidAgain =
    role !== null &&
    role !== 'other' &&
    rest.some((cell) => GOAL_COLUMNS.roleOf(cell.text) === role);
  return isSaidAgain ? first : null;
}

const GOALS = ['target', 'actual'] as const;
/** A text may end like this, and a goal of its own begin like that. */
const ENDS = /[。;!?)]$/;
const BEGINS = /^(?:目标)?[((]?(?:\d{1,2}|[一二三四五六七八九十])[))、.:]|^目标|^[①-⑳]/;

/** Whether the text below a break goes on with the one above. */
function goesOn(above: PlacedText, below: PlacedText): boolean {
  const isOpen = !ENDS.test(above.text.trim()) && !BEGINS.test(below.text.trim());
  return isOpen && areParted(above.place, below.place);
}

export class GoalReader {
  readonly rows: RawGoal[] = [];
  readonly begin: number;
  readonly blockLabel: Cell | null;
  readonly #sheet: Sheet;
  readonly #columns = new Map<GoalRole, Column<GoalRole>>();

  constructor(sheet: Sheet, row: number) {
    this.#sheet = sheet;
    this.begin = row + 1;
    this.blockLabel = sheet.take(goalLabel(sheet, row));
    for (const cell of sheet.covering(row)) {
      // A label that runs down beside the values stands over no column.
      const isColumn = isFilled(cell) && cell.row + cell.rowSpan === this.begin;
      const role = isColumn && cell !== this.blockLabel ? GOAL_COLUMNS.roleOf(cell.text) : null;
      if (role === null || this.#columns.has(role)) continue;
      sheet.take(cell);
      const end = cell.column + cell.columnSpan;
      this.#columns.set(role, { role, start: cell.column, end, label: cell });
    }
  }

  /** Goals go on beside the block's label; without one, they are the one row under the labels. */
  accepts(row: number): boolean {
    const isBelow = this.blockLabel !== null && isBeside(this.blockLabel, row);
    if (this.#isOneText(row) || this.#isLabelled(row)) return false;
    return row === this.begin || isBelow || this.#isNumbered(row) || this.#restIn(row) !== null;
  }

  /** The last goal with the rest of its texts, where a break cuts it and the row prints that alone. */
  #restIn(row: number): RawGoal | null {
    const last = this.rows.at(-1);
    const own = this.#sheet.starting(row).filter(isFilled);
    if (!last || own.length === 0) return null;
    let whole = last;
    for (const cell of own) {
      const role = GOALS.find((of) => this.#columns.get(of)?.start === cell.column);
      const above = role ? last[role] : null;
      if (!role || !above || !goesOn(above, cell)) return null;
      whole = { ...whole, [role]: joinPlaced(above, cell) };
    }
    return whole;
  }

  /** `项目实施内容及过程概述|…`: a label of something else stands where a target would. */
  #isLabelled(row: number): boolean {
    const column = this.#columns.get('target');
    const cell = column ? cellUnder(this.#sheet, row, column) : null;
    return isFilled(cell) && cell.row === row && HEAD_FIELDS.roleOf(cell.text) === 'other';
  }

  /** Goals that are numbered in a column of their own go on as long as their numbers. */
  #isNumbered(row: number): boolean {
    const column = this.#columns.get('other');
    const cell = column ? cellUnder(this.#sheet, row, column) : null;
    return (
      isFilled(cell) && /序号|编号/.test(column?.label.text ?? '') && /^\d+$/.test(cell.text.trim())
    );
  }

  /** One text under both columns is neither target nor completion, but something else. */
  #isOneText(row: number): boolean {
    const [target, actual] = (['target', 'actual'] as const).map((role) => {
      const column = this.#columns.get(role);
      return column ? cellUnder(this.#sheet, row, column) : null;
    });
    return isFilled(target ?? null) && target === actual;
  }

  #field(row: number, role: GoalRole): Field {
    const column = this.#columns.get(role);
    return column ? fieldOf(this.#sheet.take(cellUnder(this.#sheet, row, column))) : null;
  }

  read(row: number): void {
    const whole = this.#restIn(row);
    if (whole !== null) {
      for (const cell of this.#sheet.starting(row)) this.#sheet.take(cell);
      this.rows[this.rows.length - 1] = whole;
      return;
    }
    const initial = this.#field(row, 'target');
    const goal = {
      target: this.#field(row, 'adjusted') ?? initial,
      actual: this.#field(row, 'actual'),
    };
    if (goal.target !== null || goal.actual !== null) this.rows.push(goal);
  }
}
