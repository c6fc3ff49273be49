/** Notes at the foot of a page, below a short rule or behind circled numbers: the table above them goes on. */
import type { PageLayout } from '../page-tables.ts';
import { SAME_EDGE } from '../settings.ts';
import type { TextLine } from '../text-lines.ts';

/** Word and LibreOffice draw a quarter to a third of the text's width; a line below a table is longer. */
const LONGEST_RULE = 0.45;
/** A mark that no sentence of the prose opens with. */
const MARKED = /^\s*(?:[①-⑳※]|[*＊]\s?(?![*＊\d])|[¹²³⁴⁵⁶⁷⁸⁹])/;

type Lines = ReadonlySet<TextLine>;

/** Returns where the tables of the page end and where they begin at the left; null without one. */
function tablesOf({ fragments }: PageLayout): { bottom: number; left: number } | null {
  if (fragments.length === 0) return null;
  const bottom = Math.max(...fragments.map(({ ys }) => ys.at(-1) ?? 0));
  return { bottom, left: Math.min(...fragments.map(({ xs }) => xs[0] ?? 0)) };
}

/** The notes of one page, all that stands below its tables; empty where anything else does. */
function notesOf(page: PageLayout, furniture: Lines): TextLine[] {
  const tables = tablesOf(page);
  if (tables === null) return [];
  const below = page.lines.filter(
    (line) => !furniture.has(line) && line.box[1] >= tables.bottom - 1,
  );
  const [first] = below;
  if (first === undefined) return [];
  const isShort = ({ from, to }: PageLayout['rules'][number]): boolean =>
    to - from <= page.width * LONGEST_RULE &&
    Math.abs(from - Math.min(tables.left, first.box[0])) <= SAME_EDGE * 2;
  const isRuledOff = page.rules.some(
    (rule) => rule.at > tables.bottom && rule.at <= first.box[1] + 1 && isShort(rule),
  );
  return isRuledOff || MARKED.test(first.text) ? below : [];
}

/** Returns the lines of notes that stand at the foot of pages below a table. */
export function findFootnotes(pages: readonly PageLayout[], furniture: Lines): Lines {
  return new Set(pages.flatMap((page) => notesOf(page, furniture)));
}
