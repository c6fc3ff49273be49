/** Reads what was done in a part of the year, and in the whole of it. */
import type { RawPeriod } from './raw-narrative.ts';
import { type Said, type Sentence, valuesSaid } from './sentences.ts';
import { withoutNeutral } from './subject.ts';

const PARTS = [
  /[一二三四五六七八九十]{1,2}[-~至—到][一二三四五六七八九十]{1,2}月份?/,
  /(?:20\d\d年)?(?<from>\d{1,2})[-~至—到](?<to>\d{1,2})月份?/,
  /(?:截至|截止|[到至])(?:到)?(?:20\d\d年)?(?<to>\d{1,2})月(?:份|底|末|\d+日)?/,
  /(?<half>上半年|下半年)/,
  /(?<quarter>前[一二两三]季度|前三个?季度|第?[一二三四]季度)末?/,
  /(?<![\d-])(?<month>\d{1,2})月份/,
] as const;
const WHOLE = /全年|年度累计|年底累计|1[-~至—]12月|一[-~至—]十二月|全年度/;
/** What was planned for the year may be passed before it ends. */
const PLANNED = /目标|计划|任务(?!完成)|预算|应(?:完成|达)|拟|年初|指标|去年|上年|同期|力争/;
const VERBS =
  /预计|累计|上报|完成|实现|达到|达|新增|共|总计|合计|其中|份|实际|已|为|约|占|较|的|情况|主要任务|履职目标/g;
const YEAR = /20\d\d年度?/;
const YEAR_END = /12月(?:底|末|31日)/;

/** 全年支出中第四季度…: a part of the year. */
const OUT_OF_YEAR = /全年[^,;:]{0,4}中/;
/** Without a name in front, what was spent is the reporting body's. */
const SPENDING =
  /^(?:[^\u4e00-\u9fff]|支出|执行|使用|资金|财政|预算|仅|中|末|底|决算|第|累计|实际)*$/;

type Part = { readonly period: string | null } | null;

/** Which part of the year the words name; `period: null` for the whole, null for none. */
function partOf(words: string): Part {
  if (WHOLE.test(words) && !OUT_OF_YEAR.test(words)) return { period: null };
  for (const pattern of PARTS) {
    const match = pattern.exec(words);
    if (!match) continue;
    if (YEAR_END.test(match[0])) return { period: null };
    return { period: match[0].replace(/份$/, '').replace(/^20\d\d年/, '') };
  }
  return null;
}

/**
 * Says whether the words limit their amount to a part of the year, by the last clause that names
 * a period; null where none does.
 */
export function limitsToPart(words: string): boolean | null {
  for (const clause of words.split(/[,;:]/).reverse()) {
    const part = partOf(clause);
    if (part) return part.period !== null;
  }
  return null;
}

function subjectOf(words: string): string | null {
  let subject = words;
  for (const pattern of [...PARTS, YEAR]) subject = subject.replace(pattern, '');
  subject = subject.replace(WHOLE, '').replace(VERBS, '').trim();
  return withoutNeutral(subject, []) === '' ? null : subject;
}

function isSpending(words: string): boolean {
  if (!/支出|执行|全年/.test(words)) return false;
  let rest = words;
  for (const pattern of [...PARTS, YEAR, WHOLE]) rest = rest.replace(pattern, '');
  return SPENDING.test(rest);
}

const COMPARED = /增|减|降|同比|占|超/;
const COUNTED = new Set(['amount', 'foreign', 'count']);

function readSaid(said: Said, sentence: Sentence): RawPeriod | null {
  const { value, near } = said;
  if (!COUNTED.has(value.unit) || value.loose || PLANNED.test(near)) return null;
  if (COMPARED.test(near)) return null;
  const words = near.trim() === '' ? said.before : near;
  const ofSpending = value.unit === 'amount' && isSpending(words);
  const part = partOf(words) ?? (ofSpending ? partOf(said.before) : null);
  if (!part) return null;
  return {
    subject: subjectOf(words),
    ofSpending,
    period: part.period,
    number: value.number,
    unitWord: value.unitWord,
    sentence: sentence.text,
    passage: sentence.passage,
    sentenceIndex: sentence.index,
    group: said.group,
  };
}

const SPENT = /支出|执行/;

/** 前三季度全镇财政收入3127万元,全年4206万元: of what its sentence has just named, and nothing spent. */
function goesOn(found: RawPeriod, said: Said, last: RawPeriod | undefined): boolean {
  const words = said.near.trim() === '' ? said.before : said.near;
  const isNamed = last !== undefined && !last.ofSpending && last.subject !== null;
  return isNamed && last.group === found.group && found.ofSpending && !SPENT.test(words);
}

/** 扫描182.4万页,…,其中上半年79.1万页: of the amount of its measure before, unless that was planned. */
function wholeOf(part: RawPeriod, said: Said, before: readonly Said[]): RawPeriod[] {
  if (part.period === null || !/^[,;(]?其中/.test(said.near)) return [];
  const whole = before.findLast(
    ({ value, near, tail }) =>
      value.unitWord === part.unitWord && !PLANNED.test(near) && !/^[^,;。]*[的]\d/.test(tail),
  );
  if (!whole || whole.value.loose || COMPARED.test(whole.near) || partOf(whole.near)) return [];
  return [{ ...part, period: null, number: whole.value.number }];
}

/** Returns the passage's amounts of work by period; a sentence without a subject goes on with the last. */
export function findPeriods(sentences: readonly Sentence[]): RawPeriod[] {
  const periods: RawPeriod[] = [];
  let subject: string | null = null;
  for (const sentence of sentences) {
    let last: RawPeriod | undefined;
    const values = valuesSaid(sentence.text.text);
    for (const [i, said] of values.entries()) {
      if (COUNTED.has(said.value.unit)) subject = subjectOf(said.near) ?? subject;
      const found = readSaid(said, sentence);
      if (found) {
        const ofSpending = found.ofSpending && !goesOn(found, said, last);
        last = { ...found, ofSpending, subject: found.subject ?? (ofSpending ? null : subject) };
        periods.push(last, ...wholeOf(last, said, values.slice(0, i)));
      }
    }
  }
  return periods;
}
