/** Tells a plan that the clauses say was not reached, by its two counts: 年初确定的15件积案实际仅化解12件. */
import { findValues, numberOf, type ValueToken } from './values.ts';

/** What was to be done, in front of the count of it. */
const PLANNED =
  /年初|(?:年度|全年|绩效)(?:目标|计划|任务)|计划|原定|预定|预计|应(?!急|用|诉|对|邀)|目标(?!类)|下达|确定/;
/** What came of it, in front of the smaller count, up to it. */
const CAME_OF_IT =
  /(?:实际|仅|只(?!有)|截[至止](?:到)?(?:20\d\d年)?(?:年?底|年末|12月(?:底|末|31日)))[^,;。:]*$/;
/** 15件积案中,仅有12件得到化解; 15件积案仅完成12件: without a plan, the words say that all were due. */
const DONE_ONLY = /^[^,;。:]{0,12}(?:仅|只)(?:按期|按时)?(?:完成|实现|达到|落实|做到)了?$/;
const FEW_OF_THEM = /中[,]?(?:仅|只)有?$/;
const WERE_DONE = /^(?:得到|获得|按期|按时|如期|实现|通过|完成)/;
/** 培训300人次,其中乡镇仅80人次 */
const OF_A_PART = /其中|包括|含/;
/** A part of the year is not over. */
const NOT_OVER = /上半年|季度|(?<!1)[1-9]月|1[01]月/;

const MEASURES: ReadonlySet<ValueToken['unit']> = new Set(['count', 'amount', 'percent']);

function isSameMeasure(a: ValueToken, b: ValueToken): boolean {
  return a.unit === b.unit && MEASURES.has(a.unit) && a.unitWord === b.unitWord;
}

function fallsShort(text: string, due: ValueToken, done: ValueToken): boolean {
  if (!isSameMeasure(due, done) || due.loose || done.loose) return false;
  if (numberOf(done) >= numberOf(due)) return false;
  const between = text.slice(due.end, done.start);
  if (OF_A_PART.test(between)) return false;
  if (PLANNED.test(text.slice(0, due.start))) return CAME_OF_IT.test(between);
  if (DONE_ONLY.test(between)) return true;
  return FEW_OF_THEM.test(between) && WERE_DONE.test(text.slice(done.end));
}

/**
 * Returns the clauses where they give a value that was due and a smaller one that was reached, with the numbers of
 * other measures blanked out; null where they do not.
 */
export function shortOfPlan(text: string): string | null {
  if (NOT_OVER.test(text)) return null;
  const values = findValues(text);
  const at = values.findIndex((due, i) => {
    const done = values[i + 1];
    return done !== undefined && fallsShort(text, due, done);
  });
  const due = values[at];
  if (due === undefined) return null;
  return values
    .filter((other) => !isSameMeasure(due, other))
    .reduce(
      (left, { start, number }) =>
        left.slice(0, start) + '\u3000'.repeat(number.length) + left.slice(start + number.length),
      text,
    );
}
