/** Tables that go on below a gap without their head: joined to the table above whose rows they are. */
import type { Block, Cell, Grid, PlacedText } from '../table/layout.ts';
import { headerKind } from './columns.ts';
import { certify, type Draft, fundsOf, hasBlocks, indicatorsOf, tasksOf } from './draft.ts';
import { POINTS } from './funds/fund-labels.ts';
import { opensWithHead } from './head/head.ts';
import { isFormTitle, saysContinued, unitLine, yearLine } from './head/titles.ts';
import { areAlike, waysToJoin } from './join-grids.ts';
import type { Field, RawIndicator } from './raw-form.ts';
import { readSheet } from './read-sheet.ts';
import { isFilled, loneCell, Sheet } from './sheet.ts';

/** Lines that stand where a table is cut: `续表`, a page's number, the unit once more. */
const GAP = /续|^[^\p{L}]*$|^第\s*\d+\s*页/u;
const LONGEST_GAP = 20;
/** More lines speak of another table. */
const MOST_LINES = 2;

const LONGEST_HEAD = 50;
/** A head that is printed again: a title in two lines, the year, the department, the unit. */
const MOST_OF_HEAD = 5;

/** A note to what is printed above, at the foot of its page. */
const NOTE = /^[①-⑳※*¹²³]|^[((]?注\s*\d{0,2}[::]/;

/** Whether a head that is printed again says that its table goes on. */
function isContinued(lines: readonly PlacedText[]): boolean {
  const texts = lines.map(({ text }) => text.trim());
  const isOfHead = (text: string): boolean => text.length <= LONGEST_HEAD && !text.includes('。');
  const isSaid = texts.some(saysContinued);
  return isSaid && texts.length <= MOST_OF_HEAD && texts.every(isOfHead);
}

/** Whoever filled in or signs a form stands below each of its pages, or once at its end. */
const SIGNED =
  /^[((]?(?:填[报表]|经办|审核|复核|联系|负责|制表)(?:单位|部门)?(?:人|日期|时间|电话)?(?:[((][^))]*[))])?[::]/;

/** Whether the lines between two tables say nothing of a new one. */
function isGap(all: readonly PlacedText[]): boolean {
  const isAside = (text: string): boolean => NOTE.test(text) || SIGNED.test(text);
  const lines = all.filter(({ text }) => !isAside(text.trim()));
  const says = ({ text }: PlacedText): boolean =>
    text.trim().length > LONGEST_GAP ||
    isFormTitle(text) ||
    !(GAP.test(text.trim()) || unitLine(text) !== null || yearLine(text) !== null);
  return isContinued(lines) || (lines.length <= MOST_LINES && !lines.some(says));
}

/** Whether a line between two tables says what the lower one is: a title, a caption. */
function isCaption(line: PlacedText): boolean {
  const text = line.text.trim();
  return (
    isFormTitle(text) || (text.length <= LONGEST_GAP && !text.endsWith('。') && !isGap([line]))
  );
}

/** Whether the table opens as a table of its own does: with headings, labels of a head, a title. */
function hasHead(sheet: Sheet): boolean {
  if (headerKind(sheet, 0) !== null || opensWithHead(sheet, 0)) return true;
  const lone = loneCell(sheet, 0);
  return lone !== null && isFormTitle(lone.text) && !saysContinued(lone.text);
}

const taken = (drafts: readonly Draft[]): number =>
  drafts.reduce((sum, draft) => sum + certify(draft).cellsUsed, 0);

/** All points that a form gives, and what its rows may add up to where it contradicts itself. */
const FULL_MARKS = 100;
const MOST_MARKS = 120;

const pointsOf = (field: Field): number | null => {
  const text = field?.text.trim() ?? '';
  return POINTS.test(text) ? Number.parseFloat(text) : null;
};

const isWorded = (field: Field): boolean => field !== null && /\p{L}{2}/u.test(field.text);

const sumOf = (rows: readonly RawIndicator[]): number =>
  rows.reduce((points, row) => points + (pointsOf(row.weight) ?? 0), 0);

/** Whether most scores are no more than their weights: a form may contradict itself in one. */
function areScored(rows: readonly RawIndicator[]): boolean {
  const above = rows.filter((row) => (pointsOf(row.score) ?? 0) > (pointsOf(row.weight) ?? 0));
  return above.length * 2 <= rows.length;
}

/** Whether each row from `first` on says what the rows above say: a name, points, values. */
function areIndicators(rows: readonly RawIndicator[], first: number): boolean {
  const [above, fresh] = [rows.slice(0, first), rows.slice(first)];
  const hasPoints = (of: 'weight' | 'score'): boolean =>
    !above.some((row) => row[of] !== null) || fresh.every((row) => pointsOf(row[of]) !== null);
  const isWeighed = above.some(({ weight }) => weight !== null);
  const isPointed = isWeighed || above.some(({ score }) => score !== null);
  const says = (row: RawIndicator): boolean =>
    isWorded(row.level3) && (isPointed || row.target !== null || row.actual !== null);
  if (!fresh.every(says) || !hasPoints('weight') || !hasPoints('score')) return false;
  if (!isWeighed || fresh.length === 0) return true;
  return sumOf(above) < FULL_MARKS && sumOf(rows) <= MOST_MARKS && areScored(fresh);
}

/** A name that the cut parts grows. */
const isSameRow = (a: RawIndicator, b: RawIndicator | undefined): boolean =>
  (b?.level3?.text ?? '').startsWith(a.level3?.text ?? '') && a.score?.text === b?.score?.text;

/** Whether the form read from both tables is the upper one's, with more rows of its own kind. */
function goesOn(upper: Draft, both: Draft): boolean {
  const [before, after] = [indicatorsOf(upper), indicatorsOf(both)];
  if (after.length > before.length && upper.total !== null) return false;
  if (!before.every((row, i) => isSameRow(row, after[i]))) return false;
  const funds = fundsOf(both).slice(fundsOf(upper).length);
  const tasks = tasksOf(both).slice(tasksOf(upper).length);
  return (
    areIndicators(after, before.length) &&
    funds.every(({ category }) => category !== null) &&
    tasks.every(({ name }) => isWorded(name))
  );
}

/** Reads both as one table in each way; null where that brings nothing more of the same form. */
function joinedGrid(upper: Grid, lower: Grid): Grid | null {
  const [above, below] = [new Sheet(upper), new Sheet(lower)];
  if (hasHead(below)) return null;
  const drafts = readSheet(above);
  const last = drafts.at(-1);
  if (last === undefined || !hasBlocks(last)) return null;
  const known = taken(drafts) + taken(readSheet(below));
  const from = last.indicators.at(-1)?.band.end ?? 0;
  const fits = (grid: Grid): boolean => {
    const both = readSheet(new Sheet(grid));
    const end = both.at(-1);
    if (both.length !== drafts.length || end === undefined) return false;
    return taken(both) > known && goesOn(last, end);
  };
  return waysToJoin(above, from, below).find(fits) ?? null;
}

/** Whether the first row prints headings over numbers: a table of its own, of whatever kind. */
function hasHeadings(sheet: Sheet): boolean {
  const first = sheet.covering(0);
  const isHeading = (cell: Cell): boolean => isFilled(cell) && !/\d/.test(cell.text);
  return first.length > 1 && first.every((cell) => cell.rowSpan < sheet.rows && isHeading(cell));
}

/** Whether the form may go on: no sum closes it, and its weights leave room. */
function isOpen(form: Draft): boolean {
  const weights = [...indicatorsOf(form), ...fundsOf(form)].map(({ weight }) => pointsOf(weight));
  return form.total === null && weights.reduce<number>((sum, w) => sum + (w ?? 0), 0) < FULL_MARKS;
}

/** Whether a table that nothing could be read from is most likely the rest of the form above it. */
export function isRestOf(form: Draft, blocks: readonly Block[], at: number): boolean {
  const [block, { above, lines }] = [blocks[at], gridAbove(blocks.slice(0, at))];
  if (block?.kind !== 'grid' || above === null || !isOpen(form)) return false;
  // Sentences may stand where a table is cut; what is told need not be as sure as what is read.
  if (!isContinued(lines) && (lines.length > MOST_OF_HEAD || lines.some(isCaption))) return false;
  const sheet = new Sheet(block.grid);
  const isBehind = form.parts.at(-1)?.sheet.grid === above;
  return isBehind && areAlike(new Sheet(above), sheet) && !hasHead(sheet) && !hasHeadings(sheet);
}

/** The last table of the blocks, and the lines behind it. */
function gridAbove(blocks: readonly Block[]): { above: Grid | null; lines: PlacedText[] } {
  const at = blocks.findLastIndex(({ kind }) => kind === 'grid');
  const block = blocks[at];
  const lines = blocks.slice(at + 1).filter((line) => line.kind === 'paragraph');
  return { above: block?.kind === 'grid' ? block.grid : null, lines };
}

/** Whether the line comes again right below the table: the foot of both of its parts. */
function standsBelow({ text }: PlacedText, blocks: readonly Block[], at: number): boolean {
  return blocks
    .slice(at + 1, at + 1 + MOST_LINES)
    .some((line) => line.kind === 'paragraph' && line.text === text);
}

/** Returns the blocks with each table that goes on without its head joined to the one above. */
export function withHeadless(blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  for (const [at, block] of blocks.entries()) {
    // Only tables look back: prose may have ten thousand paragraphs.
    if (block.kind === 'grid') {
      const { above, lines } = gridAbove(out);
      const between = lines.filter((line) => !standsBelow(line, blocks, at));
      const grid = above !== null && isGap(between) ? joinedGrid(above, block.grid) : null;
      if (grid !== null) {
        out.splice(out.length - lines.length - 1, 1, { kind: 'grid', grid });
        continue;
      }
    }
    out.push(block);
  }
  return out;
}
