/** The form's head: labels with their values beside them, in cells or behind colons in paragraphs. */
import type { Cell, PlacedText } from '../../table/layout.ts';
import { UNIT_NAME } from '../canon.ts';
import { POINTS } from '../funds/fund-labels.ts';
import { fieldOf, slicePlaced } from '../placed.ts';
import type { Field } from '../raw-form.ts';
import { isFilled, type Sheet } from '../sheet.ts';
import { HEAD_FIELDS, LINE_FIELDS, TOP_FIELDS } from './head-labels.ts';

export type HeadRole = NonNullable<ReturnType<typeof HEAD_FIELDS.roleOf>>;

/** A label of the head and what is printed for it. */
export interface HeadEntry {
  readonly role: HeadRole;
  readonly label: string;
  readonly value: Field;
}

/** `label:value` in one text; several stand behind each other, apart by spaces. */
const PAIR = /([^\s::,,;;。]{1,24}(?:\([^)]*\))?)\s*[::]\s*/g;
const UNIT = new RegExp(`^(?:人民币)?(?:${UNIT_NAME})`);

/** `得分:97.5分 等次:优`: what such a label must print to be one of the head. */
const LINE_VALUES = {
  selfScore: /^\d{1,3}(?:\.\d+)?分?$/,
  selfRating: /^(?:优秀?|良好?|中等?|一般|较?差|合格|不合格)$/,
} as const;

/** Returns the labelled values of a line of the head: labels of points may be short there. */
export function readLine(line: PlacedText): HeadEntry[] {
  return readPairs(line, (label) => HEAD_FIELDS.roleOf(label) ?? LINE_FIELDS.roleOf(label)).filter(
    ({ role, label, value }) =>
      HEAD_FIELDS.roleOf(label) !== null ||
      LINE_VALUES[role as keyof typeof LINE_VALUES].test(value?.text ?? ''),
  );
}

/** Returns the labelled values of a line such as `填表人:陈×× 单位:万元`. */
export function readPairs(line: PlacedText, roleOf = HEAD_FIELDS.roleOf): HeadEntry[] {
  const marks = [...line.text.matchAll(PAIR)].filter((m) => roleOf(m[1] ?? '') !== null);
  return marks.flatMap((mark, i) => {
    const label = mark[1] ?? '';
    const value = slicePlaced(
      line,
      mark.index + mark[0].length,
      marks[i + 1]?.index ?? line.text.length,
    );
    const role = roleOfPair(roleOf(label), value.text);
    return role === null ? [] : withYearBehind(role, label, value);
  });
}

/** The year stands behind another value in some lines: `填报单位:某局    2020年度`. */
const YEAR_BEHIND = /\s+[((]?20\d{2}\s*年度?[))]?\s*$/;

function withYearBehind(role: HeadRole, label: string, value: PlacedText): HeadEntry[] {
  const at = role === 'fiscalYear' ? 0 : value.text.search(YEAR_BEHIND);
  if (at <= 0) return [{ role, label, value: fieldOf(value) }];
  const year = slicePlaced(value, at, value.text.length);
  return [
    { role, label, value: fieldOf(slicePlaced(value, 0, at)) },
    { role: 'fiscalYear', label: '年度', value: fieldOf(year) },
  ];
}

const MONTH = String.raw`20\d{2}\s*年\s*\d{1,2}\s*月`;
/** The day behind a stamp: `单位(盖章):2024年3月18日`. */
const DAY = new RegExp(String.raw`^${MONTH}(?:\s*\d{1,2}\s*日)?$`);

/** `单位:万元` tells the unit of the amounts, `单位:商务局` who reports, a day when it was stamped. */
function roleOfPair(role: HeadRole | null, value: string): HeadRole | null {
  if (role !== 'department') return role;
  if (DAY.test(value.trim())) return 'filledOn';
  return UNIT.test(value.trim()) ? 'amountUnit' : role;
}

function isHeadLabel(cell: Cell): boolean {
  return isFilled(cell) && HEAD_FIELDS.roleOf(cell.text) !== null;
}

/** The cell right of a label, if it is a value. */
function valueBeside(sheet: Sheet, row: number, label: Cell): Cell | null {
  const next = sheet.at(row, label.column + label.columnSpan);
  return next && !isHeadLabel(next) ? next : null;
}

/** `总得分|自评:99.2分`: who gave it stands before the value. */
const OWN_POINTS = /^(?:单位|部门|本单位)?自评(?:得分|分|等级|等次)?\s*[::]\s*(?=\S)/;

/** What the cell prints; without the label where it prints one again: `总体目标|年初目标:…`. */
function valueIn(role: HeadRole, cell: Cell): Field {
  const own = role === 'selfScore' || role === 'selfRating' ? OWN_POINTS.exec(cell.text) : null;
  if (own) return slicePlaced(cell, own[0].length, cell.text.length);
  const [pair, ...others] = readPairs(cell);
  const isAgain = pair?.role === role && others.length === 0 && cell.text.startsWith(pair.label);
  return isAgain ? pair.value : fieldOf(cell);
}

/** `自评结果|自评得分:99.3分 等级:优`: both in the cell of one, each behind its name; else none. */
function resultIn(role: HeadRole | null, cell: Cell): HeadEntry[] {
  if (role !== 'selfScore' && role !== 'selfRating') return [];
  const said = readLine(cell);
  const isResult = ({ role: own, value }: HeadEntry): boolean =>
    LINE_VALUES[own as keyof typeof LINE_VALUES]?.test(value?.text ?? '') === true;
  if (new Set(said.map((entry) => entry.role)).size < 2 || !said.every(isResult)) return [];
  return said;
}

/** A cell that holds a label of its own and its value is not the value of the label before it. */
function saysElse(role: HeadRole | null, cell: Cell): boolean {
  const [pair] = readPairs(cell);
  return pair !== undefined && role === 'other' && /得分|等[级次]/.test(pair.label);
}

/** A score is no more than what could be had; full marks of a form are whole tens. */
function isMarkOf(score: Cell, full: Cell): boolean {
  const [earned, most] = [score, full].map(({ text }) => Number.parseFloat(text));
  return earned !== undefined && most !== undefined && earned <= most && most % 10 === 0;
}

/** `总分|100|98|优`, `自评总分|—|100|—|99.5`: full marks and score, and the rating behind them; else none. */
function sumsBeside(sheet: Sheet, role: HeadRole | null, label: Cell): HeadEntry[] {
  if (role !== 'total' && role !== 'selfScore') return [];
  const behind = sheet.starting(label.row).filter((c) => isFilled(c) && c.column > label.column);
  const isPoints = ({ text }: Cell): boolean => POINTS.test(text.trim());
  const words = behind.findIndex((cell) => !isPoints(cell) && !/^[-—–/]+$/.test(cell.text.trim()));
  const numbers = behind.slice(0, words < 0 ? behind.length : words).filter(isPoints);
  const [value, score] = numbers;
  if (!value || !score || numbers.length > 2 || !isMarkOf(score, value)) return [];
  const rating = sheet.at(score.row, score.column + score.columnSpan);
  const isRating = isFilled(rating) && LINE_VALUES.selfRating.test(rating.text.trim());
  const entry = (of: HeadRole, cell: Cell): HeadEntry => ({
    ...{ role: of, label: label.text, value: fieldOf(sheet.take(cell)) },
  });
  sheet.take(label);
  return [
    ...[entry('total', value), entry('selfScore', score)],
    ...(isRating ? [entry('selfRating', rating)] : []),
  ];
}

/** What else is printed behind the value, in a block that a label runs down beside: remarks. */
function furtherValues(sheet: Sheet, row: number, label: Cell, value: Cell): HeadEntry[] {
  if (!sheet.covering(row).some((cell) => cell.row < row && cell.column < label.column)) return [];
  const entries: HeadEntry[] = [];
  for (let c = value.column + value.columnSpan; c < sheet.columns; ) {
    const cell = sheet.at(row, c);
    if (cell === null || isHeadLabel(cell) || sheet.isTaken(cell)) break;
    c = cell.column + cell.columnSpan;
    if (!isFilled(cell)) continue;
    entries.push({ role: 'other', label: label.text, value: fieldOf(sheet.take(cell)) });
  }
  return entries;
}

/** A label that we do not know with one text over all columns: `单位自评意见|属实。`. */
export function otherPair(sheet: Sheet, label: Cell, value: Cell): HeadEntry {
  const role = HEAD_FIELDS.roleOf(label.text) ?? 'other';
  return { role, label: sheet.take(label).text, value: fieldOf(sheet.take(value)) };
}

/** A text of words, and no number or mark. */
const WORDS = /[\u4e00-\u9fff]{4}/;

/** The one text behind a goal, with no label between them, is what was reached. */
function completionBehind(sheet: Sheet, row: number, label: Cell, goal: Cell): HeadEntry[] {
  const further = sheet.covering(row).filter((c) => isFilled(c) && c.column > goal.column);
  const [text] = further;
  const isOne = further.length === 1 && text?.row === row;
  if (!text || !isOne || isHeadLabel(text) || !WORDS.test(text.text)) return [];
  if (sheet.isTaken(text) || readPairs(text).length > 0) return [];
  return [{ role: 'goalActual', label: label.text, value: fieldOf(sheet.take(text)) }];
}

/** `得分|95.5`, `等级|优`, `项目|堤防加固`: they tell of the form where no block stands above the row. */
function roleAtTop(sheet: Sheet, label: Cell, value: Cell | null): HeadRole | null {
  const role = TOP_FIELDS.roleOf(label.text);
  if (role === null || !isFilled(value)) return null;
  if (role !== 'projectName') return LINE_VALUES[role].test(value.text.trim()) ? role : null;
  // Over columns of a table the same word is a heading: here it has its value beside it, as others do.
  const others = sheet.starting(label.row).filter((c) => isFilled(c) && c !== label && c !== value);
  const arePairs = others.length === 0 || others.some(isHeadLabel);
  return arePairs && WORDS.test(value.text) ? role : null;
}

/** Returns the labelled values that begin in the row, and takes their cells. `isTop`: above all blocks. */
export function readHeadRow(sheet: Sheet, row: number, isTop = false): HeadEntry[] {
  const entries: HeadEntry[] = [];
  for (const cell of sheet.starting(row)) {
    if (!isFilled(cell) || sheet.isTaken(cell)) continue;
    const next = valueBeside(sheet, row, cell);
    const role = HEAD_FIELDS.roleOf(cell.text) ?? (isTop ? roleAtTop(sheet, cell, next) : null);
    const beside = role === null ? null : next;
    const sums = beside === null ? [] : sumsBeside(sheet, role, cell);
    if (sums.length > 0) {
      entries.push(...sums);
      continue;
    }
    const result = beside === null || sheet.isTaken(beside) ? [] : resultIn(role, beside);
    if (result.length > 0) {
      sheet.take(cell);
      sheet.take(beside);
      entries.push(...result);
      continue;
    }
    const isOther = beside !== null && saysElse(role, beside);
    if (role !== null && beside !== null && !isOther && !sheet.isTaken(beside)) {
      sheet.take(cell);
      entries.push({
        role: roleOfPair(role, beside.text) ?? role,
        label: cell.text,
        value: valueIn(role, sheet.take(beside)),
      });
      if (role === 'other') entries.push(...furtherValues(sheet, row, cell, beside));
      if (role === 'goalTarget') entries.push(...completionBehind(sheet, row, cell, beside));
      continue;
    }
    const pairs = readPairs(cell);
    if (pairs.length > 0) sheet.take(cell);
    entries.push(...pairs);
  }
  return entries;
}

/**
 * Labels over their values instead of beside them: a row of nothing but labels, and a row with the
 * same edges and no label below it. Returns null where the two rows are none such.
 */
export function readHeadColumns(sheet: Sheet, row: number): HeadEntry[] | null {
  const labels = sheet.covering(row);
  const values = sheet.covering(row + 1);
  const isHead =
    labels.length >= 2 &&
    labels.length === values.length &&
    labels.every((cell, i) => isHeadLabel(cell) && isOver(cell, values[i], row));
  if (!isHead) return null;
  return labels.map((cell, i) => {
    const value = sheet.take(values[i] ?? null);
    const role = HEAD_FIELDS.roleOf(sheet.take(cell).text) as HeadRole;
    return { role, label: cell.text, value: fieldOf(value) };
  });
}

function isOver(label: Cell, value: Cell | undefined, row: number): boolean {
  return (
    value !== undefined &&
    !isHeadLabel(value) &&
    label.row + label.rowSpan === row + 1 &&
    value.row === row + 1 &&
    value.column === label.column &&
    value.columnSpan === label.columnSpan
  );
}

/** Whether the row opens with a label of the head that has its value beside it. */
export function opensWithHead(sheet: Sheet, row: number): boolean {
  const first = sheet.starting(row).find(isFilled);
  if (!first || first.column > sheet.left) return false;
  if (HEAD_FIELDS.roleOf(first.text) !== null) return valueBeside(sheet, row, first) !== null;
  return readPairs(first).length > 0;
}

/** A stamp may have the day of it behind: `单位(盖章):2024年3月18日`. */
const SIGNATURE = new RegExp(String.raw`签字|签章|盖章\)?[::]\s*(?:$|${MONTH})|年\s*月\s*日`);

/** Lines for signatures and stamps below a form name a unit too. */
export function isSignature(sheet: Sheet, row: number): boolean {
  return sheet.starting(row).some((cell) => SIGNATURE.test(cell.text));
}
