/** A task that is told in a row of its own, between the indicators: `重点任务2|改造校舍|预算数:600|…`. */
import { measureOf, unitInLabel } from './funds/fund-labels.ts';
import { sayingIn } from './funds/fund-texts.ts';
import { fieldOf } from './placed.ts';
import type { Field } from './raw-form.ts';
import { isFilled, type Sheet } from './sheet.ts';
import type { TaskBlock } from './tasks.ts';

const TASK = /^(?:年度|主要|重点|工作)*任务(?:名称)?[一二三四五六七八九十\d]*[::]?$/;

/** Null where the row does not name a task with its budget and what was spent of it. */
export function readToldTask(sheet: Sheet, row: number): TaskBlock | null {
  const own = sheet.starting(row).filter(isFilled);
  const [label, name, ...rest] = own;
  if (!label || !name || !TASK.test(label.text.replace(/\s+/g, ''))) return null;
  const told = sayingIn(rest);
  if (told === null || told.points.length > 0) return null;
  const of = (measure: ReturnType<typeof measureOf>): Field =>
    told.said.find((said) => measureOf(said.label) === measure)?.value ?? null;
  const [budget, executed] = [of('budget') ?? of('initialBudget'), of('executed')];
  if (budget === null || executed === null) return null;
  for (const cell of own) sheet.take(cell);
  const none = { content: null, budgetFiscal: null, outcome: null, executedFiscal: null };
  const executionRate = of('executionRate');
  return {
    rows: [{ ...none, name: fieldOf(name), budget, executed, executionRate }],
    unitLabel: fieldOf(rest.find((cell) => unitInLabel(cell.text) !== null)),
  };
}
