/** Reads the head of a report: its title, and who and which year title and prose say it is about. */
import type { Layout, PlacedText } from '../../table/layout.ts';
import { clear } from '../narrative/clear.ts';
import { findIntroduction, isBody } from '../narrative/identity.ts';
import { findPassages } from '../narrative/passages.ts';
import { cutSentences, type Sentence } from '../narrative/sentences.ts';
import { joinPlaced, slicePlaced } from '../placed.ts';
import type { Field } from '../raw-form.ts';

export interface ReportHead {
  /** Of the report, its lines joined; null for a file that only holds forms. */
  readonly title: Field;
  /** As the title names it: often shorter than the form's. */
  readonly titleDepartment: Field;
  /** What the title names, in its order: who reports, before the year, and the project behind it. */
  readonly titleNames: readonly PlacedText[];
  /** As the first sentence that introduces it does; null where none does. */
  readonly proseDepartment: Field;
  /** Four digits. */
  readonly fiscalYear: Field;
  /** The title says 汇总, so that the prose may cover subordinate units too. */
  readonly consolidated: boolean;
}

/** A title stands among the first paragraphs, or it is none. */
const TITLE_WITHIN = 12;
/** Titles are broken over three lines at most: unit, subject, (汇总). */
const TITLE_LINES = 4;
const LONGEST_TITLE = 80;

const TITLE_END = /(?:绩效|自评|评价|支出)[^,。;:]*(?:报告|总结)(?:书)?(?:\([^)]*\))?$/;
/** Shorter reports are called 自评情况 or 自评结果: only a line that names the year as well is their title. */
const SHORT_TITLE =
  /^(?![(]?[一二三四五六七八九十\d]+[)、.]).*20\d\d年.*(?:自评|评价)(?:(?:工作)?情况(?:说明)?|结果)$/;
const TITLE_TAIL = /^\((?:汇总|本级|汇总表|含下属单位|公开版?|模板|[^)]{1,8})\)$/;
/** Lines that stand above a title without being part of it. */
const ABOVE_TITLE = /^附[件表录]?\d*[:.、]?$|^(?:公开|内部)|^编号|^密级|^目录|:/;
const SENTENCE = /[。;,!?]/;
/** The report is on a project or its money, not on the whole of a department. */
export const PROJECT_TITLE = /^(?!.*(?:整体|部门(?!预算项目))).*(?:项目|资金|经费|补助|补贴|工程)/;
const CONSOLIDATED = /汇总|合并|含(?:所属|下属|二级)单位/;

/** What a title says beside the unit's name. */
const YEAR = /(20\d\d)年?(?:度)?/;
const SUBJECT =
  /(?:部门|单位|财政|预算|项目|整体|支出|资金|决算|绩效|自评|评价|报告|总结|自我|运行|管理|预算执行|情况|工作|年度|的|关于|度|书|重点|目标|完成|及|和|专项|本级|部门预算|综合|结果)+(?:\([^)]*\))*$/;

interface Line {
  readonly text: string;
  readonly source: PlacedText;
}

function linesAbove(layout: Layout): Line[] {
  const lines: Line[] = [];
  for (const block of layout.blocks.slice(0, TITLE_WITHIN)) {
    if (block.kind === 'grid') break;
    const text = clear(block.text).text;
    if (text !== '') lines.push({ text: text.replaceAll(' ', ''), source: block });
  }
  return lines;
}

function isTitleLine(text: string): boolean {
  return text.length <= LONGEST_TITLE && !SENTENCE.test(text) && !ABOVE_TITLE.test(text);
}

/** Returns the title, put together from the lines that end with 报告. */
function findTitle(lines: readonly Line[]): Field {
  for (let from = 0; from < lines.length; from++) {
    let joined: PlacedText | null = null;
    for (let to = from; to < Math.min(from + TITLE_LINES, lines.length); to++) {
      const line = lines[to];
      if (!line || !isTitleLine(line.text)) break;
      const next: PlacedText = { ...line.source, text: line.text };
      joined = joined ? joinPlaced(joined, next) : next;
      if (!TITLE_END.test(joined.text) && !SHORT_TITLE.test(joined.text)) continue;
      const tail = lines[to + 1];
      if (!tail || !TITLE_TAIL.test(tail.text)) return plain(joined);
      return plain(joinPlaced(joined, { ...tail.source, text: tail.text }));
    }
  }
  return null;
}

/** The block's own fields do not belong to a field of the head. */
function plain({ text, place, confidence, doubtful }: PlacedText): PlacedText {
  return { text, place, confidence, ...(doubtful ? { doubtful } : {}) };
}

/** The names on both sides of the title's year. */
function namesIn(title: PlacedText): PlacedText[] {
  return title.text
    .replace(YEAR, ' ')
    .replace(/^关于|^\s+/, '')
    .replace(SUBJECT, '')
    .replace(/关于\s*$/, '')
    .trim()
    .split(' ')
    .filter((name) => name.length > 2)
    .flatMap((name) => {
      const start = title.text.indexOf(name);
      return start < 0 ? [] : [slicePlaced(title, start, start + name.length)];
    });
}

/** A body is who reports, on whichever side of the year; behind it may stand what its project is. */
function departmentIn(title: PlacedText, names: readonly PlacedText[]): Field {
  const body = names.findLast(({ text }) => isBody(text));
  if (body) return body;
  return PROJECT_TITLE.test(title.text) ? null : (names.at(-1) ?? null);
}

/** Cut as they are asked for: the first passages introduce. */
function* sentencesOf(layout: Layout): Generator<Sentence> {
  for (const [number, passage] of findPassages(layout).entries())
    yield* cutSentences(passage, number);
}

function departmentOfProse(layout: Layout): Field {
  const introduction = findIntroduction(sentencesOf(layout));
  return introduction && { ...introduction.sentence.text, text: introduction.name };
}

function yearIn(text: PlacedText): Field {
  return slicedBy(/20\d\d(?=年)/, text);
}

/** 报告年度:2023, 2023年度: any other year of a sentence may be that of a foundation. */
const YEAR_SAID = /20\d\d(?=年度)|(?<=年度[:：]\s*)20\d\d/;

function slicedBy(pattern: RegExp, text: PlacedText): Field {
  const match = pattern.exec(text.text);
  return match ? slicePlaced(text, match.index, match.index + match[0].length) : null;
}

/** Returns what title and prose say of the report as a whole; a field that neither says is null. */
export function readReportHead(layout: Layout): ReportHead {
  const lines = linesAbove(layout);
  const title = findTitle(lines);
  const titleNames = title ? namesIn(title) : [];
  const plainLines = lines.map(({ text, source }) => plain({ ...source, text }));
  const said = plainLines.map((line) => slicedBy(YEAR_SAID, line));
  const named = [...said, ...plainLines.map(yearIn)];
  return {
    title,
    titleDepartment: title ? departmentIn(title, titleNames) : null,
    titleNames,
    proseDepartment: departmentOfProse(layout),
    fiscalYear: (title ? yearIn(title) : null) ?? named.find((year) => year !== null) ?? null,
    consolidated: title !== null && CONSOLIDATED.test(title.text),
  };
}
