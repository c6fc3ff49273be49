/** Tasks in columns left of their indicators: a task stands once, beside all that belong to it. */
import type { Cell } from '../table/layout.ts';
import { unitInLabel } from './fund-labels.ts';
import { TASK_COLUMNS } from './labels.ts';
import { fieldOf } from './placed.ts';
import type { Field, RawTask } from './raw-form.ts';
import { isFilled, type Sheet } from './sheet.ts';
import type { TaskBlock } from './tasks.ts';

type Role = NonNullable<ReturnType<typeof TASK_COLUMNS.roleOf>>;

export class TasksBeside implements TaskBlock {
  readonly rows: RawTask[] = [];
  readonly #sheet: Sheet;
  readonly #labels: ReadonlyMap<Role, Cell>;

  private constructor(sheet: Sheet, labels: ReadonlyMap<Role, Cell>) {
    this.#sheet = sheet;
    this.#labels = labels;
    for (const label of labels.values()) sheet.take(label);
  }

  /** Returns the tasks in the columns before that one; null where no money is told there. */
  static under(sheet: Sheet, row: number, before: number): TasksBeside | null {
    const labels = new Map<Role, Cell>();
    for (const cell of sheet.covering(row)) {
      const role = isFilled(cell) && cell.column < before ? TASK_COLUMNS.roleOf(cell.text) : null;
      if (role !== null && !labels.has(role)) labels.set(role, cell);
    }
    const isTold = labels.has('name') && (labels.has('budget') || labels.has('executed'));
    return isTold ? new TasksBeside(sheet, labels) : null;
  }

  get unitLabel(): Field {
    const labels = [this.#labels.get('budget'), this.#labels.get('executed')];
    return fieldOf(labels.find((label) => label && unitInLabel(label.text) !== null));
  }

  /** Reads the task that begins in the row, if one does. */
  read(row: number): void {
    const name = this.#labels.get('name');
    const begins = this.#sheet.starting(row).some((c) => isFilled(c) && c.column === name?.column);
    if (!begins) return;
    const field = (role: Role): Field => {
      const label = this.#labels.get(role);
      return label ? fieldOf(this.#sheet.take(this.#sheet.at(row, label.column))) : null;
    };
    this.rows.push({
      ...{ name: field('name'), content: field('content'), outcome: field('outcome') },
      ...{ budget: field('budget') ?? field('initialBudget'), budgetFiscal: null },
      ...{ executed: field('executed'), executedFiscal: null },
      executionRate: field('executionRate'),
    });
  }
}
