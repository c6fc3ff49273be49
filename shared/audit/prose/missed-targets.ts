/** Which row of the form a missed target of the prose is: the one that has its number and shares its words. */
import type { Indicator } from '../../report/record.ts';
import { type FormView, indicatorsOf, type Row } from '../context.ts';
import { fold, mayBeSameBody } from '../words.ts';

/** Two letters of a name that many names have tell nothing. */
const COMMON =
  /改造|维修|采购|举办|组织|购置|修复|数量|完成|情况|项目|建设|人数|次数|个数|覆盖|新增|实际|目标|计划|任务|达到|工作|及时|全年|年度|信息|资料|内容/;
const PIECE = 2;
/** A sum that is not printed may be a target by chance. */
const PIECE_WITH_SUM = 3;
/** Percents of one kind, and ceilings, stand in many rows with one target: more of the name tells these. */
const LONG_PIECE = 4;

/** The length of the longest piece of the name that the text has, unless it is one that many names have. */
export function sharedLength(name: string, text: string): number {
  let longest = 0;
  for (let from = 0; from < name.length; from++)
    for (let to = from + Math.max(PIECE, longest + 1); to <= name.length; to++) {
      const piece = name.slice(from, to);
      if (!/^[\u4e00-\u9fff\d]+$/.test(piece) || !text.includes(piece)) break;
      if (piece.length > PIECE || !COMMON.test(piece)) longest = piece.length;
    }
  return longest;
}

/** The numbers of the text that stand before the unit. */
function numbersIn(text: string, unit: string): number[] {
  const found = text.matchAll(/(?<![\d.])\d+(?:\.\d+)?/g);
  return [...found].flatMap(({ 0: digits, index }) =>
    text.startsWith(unit, index + digits.length) ? [Number(digits)] : [],
  );
}

/**
 * Whether the clauses give the row's target and another result than the form: 移送76件,没有达到80件的目标 of ≥80件,
 * 87件; 平均办案时长94天,没有控制在90天以内 of ≤90天, 82天.
 */
function isMissed({ row }: Row<Indicator>, text: string, shared: number): boolean {
  const { targetValue: target, actualValue: actual } = row;
  const unit = target.unit ?? row.unit ?? '';
  if (target.kind !== 'number' || target.value === null || unit === '') return false;
  const bound = target.value;
  const said = numbersIn(text, unit);
  const ofBound = said.filter((number) => number === bound).length;
  if (ofBound === 0 || actual.kind !== 'number' || actual.value === null) return false;
  const isCeiling = target.direction === 'down';
  if (isCeiling || unit === '%') {
    const isWorse = said.some((number) => (isCeiling ? number > bound : number < bound));
    const isOther = actual.value === bound ? ofBound === 1 : !said.includes(actual.value);
    return isWorse && shared >= LONG_PIECE && isOther;
  }
  if (/超过/.test(text)) return false;
  return actual.value === bound ? ofBound === 1 : !said.includes(actual.value);
}

function saysTarget({ row }: Row<Indicator>, text: string): boolean {
  const { value, unit } = row.targetValue;
  const own = unit ?? row.unit ?? '';
  return value !== null && own !== '' && numbersIn(text, own).includes(value);
}

/** The rows that share most words with `words` and whose targets the text says were missed. */
function rowsIn(view: FormView, words: string, text: string, least: number): Row<Indicator>[] {
  const rows = indicatorsOf(view).map((at) => ({
    at,
    shared: sharedLength(fold(at.row.level3 ?? ''), words),
  }));
  const most = Math.max(least, ...rows.map(({ shared }) => shared));
  const named = rows.filter(({ shared }) => shared === most);
  const bound = named.filter(({ at }) => saysTarget(at, text));
  // Another row that shares as much may be the one that was missed, unless the text has this one's target alone.
  const meant = most >= LONG_PIECE && bound.length > 0 ? bound : named;
  return meant.every(({ at, shared }) => isMissed(at, text, shared))
    ? meant.map(({ at }) => at)
    : [];
}

/** So many clauses at the end name what was missed, where the ones before name something else. */
const LAST = 2;

/** 云山县信访局年初确定的15件积案: whose plan it was. */
const WHOSE =
  /(?:^|[,。:])(?![我本该全])([\u4e00-\u9fff]{2,14}?(?:局|委|办|中心|站|所|院|馆|队|校|街道|镇|(?<!下)乡))(?=20\d\d|年初|应|计划|原定|实际|全年)/;

function isOfAnother({ form }: FormView, text: string): boolean {
  const name = WHOSE.exec(text)?.[1];
  const own = [form.department, form.implementingUnit].flatMap((body) => body ?? []);
  return name !== undefined && !own.some((body) => mayBeSameBody(name, body));
}

/** What was received or begun (受理138件) is no plan of what was finished … */
const BEGUN = /受理|收到|接收|登记|排查|发现|查出|签订|开工|启动|申请|申报|立项|检查/;
/** … and what was finished none of what comes behind: 竣工结算11个,剩余3个. */
const BEHIND =
  /结算|决算|审计|验收|移交|备案|支付|付款|拨付|回访|评审|核销|归档|办证|发证|公示|销号|复查|质保|录入|挂牌/;

export interface Missed {
  readonly clauses: string;
  /** What was done and what is left together (报废129台,尚有9台); null where the clauses give no such two. */
  readonly planned: string | null;
}

/** The clauses with what was planned, where they give only what it consists of. */
function withPlan(text: string, planned: string): string {
  const [, number = '', unit = ''] = /^([\d.]+)(.*)$/.exec(planned) ?? [];
  return numbersIn(text, unit).includes(Number(number)) ? text : `${number}${unit},${text}`;
}

/** Whether what the clauses count is of another stage than the row. */
function isOfOtherStage({ row }: Row<Indicator>, text: string): boolean {
  const name = fold(row.level3 ?? '');
  return (BEGUN.test(name) && !BEGUN.test(text)) || (BEHIND.test(text) && !BEHIND.test(name));
}

/** Returns the rows whose targets the clauses say were missed; `least`: so many letters of a name say which. */
export function missedTargets(
  view: FormView,
  { clauses, planned }: Missed,
  least = PIECE,
): Row<Indicator>[] {
  const text = clauses.normalize('NFKC').replace(/(?<=\d),(?=\d{3})/g, '');
  if (isOfAnother(view, text)) return [];
  const last = text.split(',').slice(-LAST).join();
  for (const words of [text, last]) {
    const rows =
      planned === null
        ? rowsIn(view, words, words, least)
        : rowsIn(view, words, withPlan(words, planned), Math.max(least, PIECE_WITH_SUM));
    if (planned !== null && rows.some((at) => isOfOtherStage(at, text))) return [];
    if (rows.length > 0) return rows;
  }
  return [];
}
