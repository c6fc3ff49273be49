/** Columns of several years beside each other: which of them is the form's. */
import type { Cell } from '../table/layout.ts';
import { unspaced } from './canon.ts';
import type { Column } from './columns.ts';
import { HEAD_FIELDS } from './head/head-labels.ts';
import { SINCE_START } from './labels.ts';
import { isFilled, type Sheet } from './sheet.ts';

/** A label that says the year and no more: `2023年`, `2023年(上年)`, `本年(2024年)`, `上年情况`. */
const YEAR_LABEL =
  /^(?=20\d\d年|.*[上去往前本当今]一?年)(?:20\d\d年度?)?\(?(?:上一?年度?|去年|往年|前年|本年度?|当年|今年)?(?:\(?20\d\d年度?)?\)?(?:实际|情况|完成情况|绩效|指标)?$/;
const BEFORE = /上一?年|去年|往年|前年/;
/** What was reached or spent: no form prints it of a year to come. */
const RESULTS: ReadonlySet<string> = new Set(['actual', 'outcome', 'executed']);

export function isYearLabel(label: string): boolean {
  return YEAR_LABEL.test(unspaced(label));
}

/** The year that a label opens with; 0 where it has none. */
function yearOf(label: string): number {
  return Number(/^20\d\d(?=年)/.exec(unspaced(label))?.[0] ?? 0);
}

const OF_THE_YEAR = /^(?:20\d\d年|本年|当年|全年|年度)/;

/** `2024年支出|累计支出`: the sum over the years is not the form's. */
function isOverYears<R extends string>(column: Column<R>, columns: readonly Column<R>[]): boolean {
  const isYears = ({ role, label }: Column<R>): boolean =>
    role === column.role && !SINCE_START.test(label.text) && OF_THE_YEAR.test(unspaced(label.text));
  return SINCE_START.test(column.label.text) && columns.some(isYears);
}

type Header = { readonly first: number; readonly end: number };

/** `评价年度|2024年度` in the row above a header is the form's year, over whichever columns it stands. */
function isOfHead(sheet: Sheet, year: Cell): boolean {
  const beside = sheet.at(year.row, year.column - 1);
  const years = sheet.starting(year.row).filter(({ text }) => isYearLabel(text));
  return years.length === 1 && HEAD_FIELDS.roleOf(beside?.text ?? '') === 'fiscalYear';
}

/** The labels over a column that say its year: its own, or one above or below it in the header. */
function yearLabels(sheet: Sheet, { first, end }: Header, column: Column<string>): string[] {
  const texts = [column.label.text];
  for (let row = first - 1; row < end; row++) {
    const cell = sheet.at(row, column.start);
    const isYear = isFilled(cell) && isYearLabel(cell.text);
    if (isYear && !(row < first && isOfHead(sheet, cell))) texts.push(cell.text);
  }
  return texts;
}

/** The headings over the column's label, from the header's first row. */
function headingOf(sheet: Sheet, { first }: Header, { label, start }: Column<string>): Cell | null {
  const above = label.row > first ? sheet.at(first, start) : null;
  return isFilled(above) ? above : null;
}

/**
 * Whether pairs of target and result stand under several headings of which none says whose they
 * are: 第一年, 第二年. The first is no better than any other.
 */
function unknownPairs<R extends string>(
  sheet: Sheet,
  header: Header,
  columns: readonly Column<R>[],
): Column<R>[] {
  const under = (role: string): Column<R>[] => columns.filter((c) => c.role === role);
  const pairs = [under('target'), under('actual')];
  const isOpen = pairs.every((same) => {
    const headings = same.map((c) => headingOf(sheet, header, c));
    const labels = new Set(same.map((c) => unspaced(c.label.text)));
    return labels.size === 1 && headings.every(isFilled) && new Set(headings).size > 1;
  });
  return isOpen ? pairs.flat() : [];
}

/** The columns that are the form's: of the latest year with results; and those of other years. */
export function byYear<R extends string>(
  sheet: Sheet,
  header: Header,
  columns: readonly Column<R>[],
): {
  readonly own: Column<R>[];
  readonly dated: ReadonlySet<Column<R>>;
  readonly open: Column<R>[];
} {
  const labels = new Map(columns.map((c) => [c, yearLabels(sheet, header, c)]));
  const year = (c: Column<R>): number => Math.max(...(labels.get(c) ?? []).map(yearOf));
  const isBefore = (c: Column<R>): boolean =>
    (labels.get(c) ?? []).some((text) => isYearLabel(text) && BEFORE.test(text));
  const now = columns.filter((c) => !isBefore(c) && !isOverYears(c, columns));
  const results = now.filter((c) => RESULTS.has(c.role));
  const isEachDated = results.length > 0 && results.every((c) => year(c) > 0);
  const latest = Math.max(0, ...(isEachDated ? results : now).map(year));
  const kept = now.filter((c) => [0, latest].includes(year(c)));
  const open = unknownPairs(sheet, header, kept);
  return {
    own: kept.filter((c) => !open.includes(c)),
    dated: new Set(kept.filter((c) => year(c) > 0)),
    open,
  };
}
