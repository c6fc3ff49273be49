/** Titles of forms, and the lines around them that name the year and the unit. */
import { UNIT_NAME } from '../canon.ts';
import { slicePlaced } from '../placed.ts';
import type { AmountUnit, Field } from '../raw-form.ts';

/** A title ends in 表 (a note in brackets may follow) and says that it evaluates. */
const TITLE =
  /^(?:.{0,50})(?:自评|评价|绩效|评分|得分|评估)[^。;;::]{0,14}表(?:\s*[((][^))]{1,20}[))])?\s*$/;
const ATTACHMENT =
  /^(?:[一二三四五六七八九十]{1,2}、[^::]{2,8}[::]\s*|附(?:件|表)\s*[\d一二三四五六七八九十-]*\s*[::.、]?\s*)/;
const LONGEST = 60;
const SHORTEST_NAME = 5;

/** `项 目 支 出`: signs that are set apart one by one are one word. */
function unspread(text: string): string {
  return /^\S(?:\s+\S)+$/.test(text) ? text.replace(/\s+/g, '') : text;
}

/** Returns the title without the number of the attachment in front of it. */
export function stripAttachment(text: string): string {
  return text.replace(ATTACHMENT, '');
}

/** The last of a title's lines, where it prints nothing but the year; null for any other. */
export function yearBelow(lines: readonly string[]): string | null {
  const last = lines.at(-1)?.trim() ?? '';
  return lines.length > 1 && yearLine(last) !== null ? last : null;
}

/** A title's own lines: a year on a line of its own below it is none of it. */
function withoutYearBelow(text: string): string {
  const printed = text.trim();
  const year = yearBelow(printed.split('\n'));
  return year === null ? printed : printed.slice(0, -year.length).trim();
}

export function isFormTitle(text: string): boolean {
  const title = stripAttachment(unspread(withoutYearBelow(text)));
  return title.length >= 4 && title.length <= LONGEST && TITLE.test(title);
}

/** Says that its table goes on: `续表`, `接上页`, `转下页`, the title once more with `(续)` behind it. */
const CONTINUED = /^[((]?(?:接上|[转接]下页|续上?[表页::]|续[))])|[((]续[^))]{0,4}[))]$/;

export function saysContinued(text: string): boolean {
  return CONTINUED.test(text.trim());
}

/** Tables that go with a form and evaluate nothing: `…绩效评价基础数据表`. */
export function isOtherTable(title: string): boolean {
  return /(?:基础|基本)(?:数据|信息|情况)[^。]{0,6}表/.test(title.replace(/\s+/g, ''));
}

/** Lists of projects with the score of each; what has indicators is a form all the same. */
export function isListTitle(title: string): boolean {
  return /(?:汇总|一览|统计|清单|名单)[^。]{0,4}表/.test(title.replace(/\s+/g, ''));
}

/** `表1 智能信号优化项目绩效自评表`: the name stands right before the evaluation. */
const NAMED =
  /^(?:附?表\s*[\d一二三四五六七八九十]*\s*)?(?:20\d{2}年度?)?(.{2,30}(?:项目|工程))绩效(?:自评|评价)/;
/** Words and places that say which kind of project, not which. */
const KIND_OF_PROJECT =
  /(?:中央|省级?|市级?|县级?|区级?|本级|财政|部门|单位|预算|支出|重点|专项|资金|政策|转移支付|一般性?|政府投资|重大|其他|年度|及|和)+$|.{2,}[省市县区旗州镇乡局委厅会院校]$/;

/** The project that the title names; null where it only says that it is about one. */
export function projectInTitle(title: Field): Field {
  const name = title ? NAMED.exec(title.text)?.[1] : undefined;
  if (!title || name === undefined || name.length < SHORTEST_NAME) return null;
  if (KIND_OF_PROJECT.test(name.replace(/(?:项目|工程)$/, ''))) return null;
  const at = title.text.indexOf(name);
  return slicePlaced(title, at, at + name.length);
}

const YEAR_LINE = /^[((]?\s*(20\d{2})\s*年?\s*(?:度|年度)?\s*[))]?$/;

/** The year of a line that prints nothing else: `(2021年度)`, `2019年度)`; null for any other line. */
export function yearLine(text: string): number | null {
  const year = YEAR_LINE.exec(text.trim())?.[1];
  return year === undefined ? null : Number(year);
}

/** `单位:万元`, `金额单位:元`, also with a unit for rates behind it; a scan may lose the colon or one of its dots. */
const UNIT_LINE = new RegExp(
  String.raw`(?:(?:金额|资金|货币)?单位(?:\s*[::.·;]\s*|\s+)|金额\s*[::]\s*)(?:人民币)?\s*(${UNIT_NAME})(?=$|[\s、,,;;))/])`,
);

/** `本表金额单位为万元`, `金额以万元为单位`: a remark that tells the unit. */
const UNIT_REMARK = new RegExp(
  String.raw`(?:金额|资金|货币|计量)(?:的)?单位(?:[::]|(?:统一|均|都)?(?:为|是))\s*(?:人民币)?(${UNIT_NAME})|(?:金额|资金|数据)[^。;]{0,8}以(?:人民币)?(${UNIT_NAME})为(?:计量)?单位`,
);

/** The unit that a remark of the form tells for its amounts; null for any other text. */
export function unitInRemark(text: string): AmountUnit {
  const said = UNIT_REMARK.exec(text.replace(/\s+/g, ''));
  return (said?.[1] ?? said?.[2] ?? null) as AmountUnit;
}

/** The unit that a line prints for the amounts of the form; null for any other line. */
export function unitLine(text: string): AmountUnit {
  return (UNIT_LINE.exec(text)?.[1] ?? null) as AmountUnit;
}

/** A heading over the rows of one block: `二、资金情况(10分)`, `第三部分 资金(单位:万元)`. */
const SECTION =
  /^(?:[一二三四五六七八九十]{1,2}[、.]|第[一二三四五六七八九十]部分)(?:[^。;:]|单位:){2,24}$|^[^。;:]{0,12}(?:资金|预算|经费|指标|任务)(?:投入|执行|使用|完成)?(?:情况)?(?:\([^)]*\))?$/;

export function isSection(text: string): boolean {
  return SECTION.test(text.replace(/\s+/g, ''));
}
