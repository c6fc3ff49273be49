/** Which row of the form a missed target of the prose is: the one that has its number and shares its words. */
import type { Indicator } from '../report/record.ts';
import { type FormView, indicatorsOf, type Row } from './context.ts';
import { fold } from './words.ts';

/** Two letters of a name that many names have tell nothing. */
const COMMON =
  /数量|完成|情况|项目|建设|人数|次数|个数|覆盖|新增|实际|目标|计划|任务|达到|工作|及时|全年|年度/;
const PIECE = 2;

function sharesWords(name: string, text: string): boolean {
  return [...name].some((_, at) => {
    const piece = name.slice(at, at + PIECE);
    return (
      piece.length === PIECE &&
      /^[\u4e00-\u9fff]+$/.test(piece) &&
      !COMMON.test(piece) &&
      text.includes(piece)
    );
  });
}

function times(text: string, number: number, unit: string): number {
  const found = text.matchAll(/(?<![\d.])\d+(?:\.\d+)?/g);
  return [...found].filter(
    ({ 0: digits, index }) =>
      Number(digits) === number && text.startsWith(unit, index + digits.length),
  ).length;
}

/**
 * Whether the clauses give the row's target and another result than the form: 移送76件,没有达到80件的目标 of ≥80件,
 * 87件.
 */
function isMissed({ row }: Row<Indicator>, text: string): boolean {
  const { targetValue: target, actualValue: actual } = row;
  const unit = target.unit ?? row.unit ?? '';
  // Percents of one kind (满意度, 完成率) stand in many rows with one target: names alone tell these.
  if (target.kind !== 'number' || target.value === null || unit === '' || unit === '%')
    return false;
  if (target.direction === 'down' || !sharesWords(fold(row.level3 ?? ''), text)) return false;
  const said = times(text, target.value, unit);
  if (said === 0 || actual.kind !== 'number' || actual.value === null) return false;
  return actual.value === target.value ? said === 1 : times(text, actual.value, unit) === 0;
}

/** Returns the rows whose targets the clauses say were missed. */
export function missedTargets(view: FormView, clauses: string): Row<Indicator>[] {
  const text = clauses.normalize('NFKC').replace(/(?<=\d),(?=\d{3})/g, '');
  return indicatorsOf(view).filter((at) => isMissed(at, text));
}
