/** Tells a plan that the clauses say was not reached, by its counts: 年初确定的15件积案实际仅化解12件; 报废129台,尚有9台未完成. */
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
  return due === undefined ? null : withoutOthers(text, values, due);
}

function withoutOthers(text: string, values: readonly ValueToken[], due: ValueToken): string {
  return values
    .filter((other) => !isSameMeasure(due, other))
    .reduce(
      (left, { start, number }) =>
        left.slice(0, start) + '\u3000'.repeat(number.length) + left.slice(start + number.length),
      text,
    );
}

/** 11个,剩余3个; 129台,尚有9台. */
const REST =
  /^[^,;。:(]{0,6}[,(](?:但|而|目前|现|截至目前|至今)*(?:尚|还|仍|另外?|剩余?|剩下|其余|余下?)(?:有|剩|余|下|的)*$/;
const REST_UNDONE =
  /^[^,;。:(]{0,6}[,(](?:但|而|目前|现|截至目前|至今|尚|还|仍|有)*(?:未|没有)能?(?:完成|建成|实施|竣工|到位)的?(?:有|为)?$/;
/** … and what became of them. */
const UNDONE =
  /^[^;。\d]{0,20}?(?:未(?!来)|没有|没能|无法|不能|推迟|延期|延后|延至|顺延|推后|搁置|停工|缓建|跨年|留待|转[入到至](?:下|次|20\d\d)年)/;
/** What was received or begun is another count than what was finished. */
const BEGUN =
  /受理|收到|接到|接收|登记|排查|发现|查出|签订|开工|启动|申请|申报|报名|立项|抽[检查]|检查/;
/** Where what is left is put off to is no time of what was done. */
const PUT_OFF =
  /(?:推迟|延期|延后|延|顺延|推后|留待|转入|转|结转|拟于|将[于在]|计划[于在])[到至]?(?:次年|明年|下年|20\d\d年)度?(?:\d{1,2}月|[一二三四]季度|[上下]半年)?/g;

/** Returns the clauses without the time that something is put off to. */
export function withoutPutOff(text: string): string {
  return text.replace(PUT_OFF, '推迟');
}

function areDoneAndLeft(text: string, done: ValueToken, left: ValueToken): boolean {
  if (!isSameMeasure(done, left) || done.unit !== 'count' || done.loose || left.loose) return false;
  const before = text.slice(0, done.start);
  const clause = /[^,;。:\d]*$/.exec(before)?.[0] ?? '';
  if (OF_A_PART.test(before) || BEGUN.test(clause) || PLANNED.test(clause)) return false;
  const between = text.slice(done.end, left.start);
  return (REST.test(between) && UNDONE.test(text.slice(left.end))) || REST_UNDONE.test(between);
}

/** More decimals than counts are printed with. */
const DECIMALS = 4;

interface Left {
  readonly scope: string;
  /** What was done and what is left together. */
  readonly planned: string;
}

/** Returns the clauses where they give what was done and what is left of it; null where they do not. */
export function leftOfPlan(text: string): Left | null {
  if (NOT_OVER.test(text)) return null;
  const values = findValues(text);
  const at = values.findIndex((done, i) => {
    const left = values[i + 1];
    return left !== undefined && areDoneAndLeft(text, done, left);
  });
  const [done, left] = [values[at], values[at + 1]];
  if (done === undefined || left === undefined) return null;
  const sum = Number((numberOf(done) + numberOf(left)).toFixed(DECIMALS));
  // 受理138件,办结129件,尚有9件
  const whole = values.find((one) => isSameMeasure(one, done) && numberOf(one) === sum);
  const said = /[^,;。:]*$/.exec(text.slice(0, whole?.start ?? 0))?.[0] ?? '';
  if (BEGUN.test(said)) return null;
  return { scope: withoutOthers(text, values, done), planned: `${sum}${done.unitWord}` };
}
