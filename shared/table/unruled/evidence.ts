/** Tells a table that white alone rules from text: by figures under each other, which text never has. */
import { median } from '../geometry.ts';
import { type Band, shareOutBand } from '../open/bands.ts';
import { readTextRows, type TextRow } from '../open/rows.ts';
import { isDatum, type RunLine } from '../open/runs.ts';
import {
  type Column,
  columnsOf,
  isChapters,
  isEquations,
  isPages,
  isRunning,
} from './column-kinds.ts';

/** So many rows of figures at least; more where a label and one figure make the row. */
const FEWEST_ROWS = 3;
const FEWEST_PAIRS = 4;
const ALL_FIGURES = 0.95;
/** Fewer texts are under each other by chance. */
const FEWEST_ALIGNED = 3;
/** So many columns in line are enough, whatever the others are. */
const ENOUGH = 3;
/** The white between columns, in em: at its narrowest, and as a rule. */
const NARROWEST = 0.36;
const WIDE = 1;
const WIDE_PAIR = 1.5;
/** Where figures stand in line in so many columns, less white is certain. */
const MANY = 3;
const WIDE_MANY = 0.45;
/** Rows fill this share of their places. */
const FILLED = 0.6;
/** A list of contents has the title, and its number, in no more columns of words. */
const TITLES = 2;

interface Evidence {
  readonly columns: readonly Column[];
  /** Columns of figures but the first, and those of any kind but the first that are in line. */
  readonly figured: readonly Column[];
  readonly inLine: readonly Column[];
  /** Rows with figures beyond the first column. */
  readonly rows: readonly TextRow[];
  /** White left of each cut, in em, line by line. */
  readonly white: readonly (readonly number[])[];
}

function whiteAt(lines: readonly RunLine[], at: number): number[] {
  return lines.flatMap(({ runs, size }) => {
    const left = runs.findLast(({ box }) => (box[0] + box[2]) / 2 < at);
    const right = runs.find(({ box }) => (box[0] + box[2]) / 2 > at);
    return left && right ? [(right.box[0] - left.box[2]) / size] : [];
  });
}

function gather(band: Band, xs: readonly number[]): Evidence {
  const { lines } = band;
  const rows = readTextRows(shareOutBand(band, xs));
  const columns = columnsOf(rows, xs.length - 1, median(lines.map(({ size }) => size)));
  const beyond = columns.slice(1);
  return {
    columns,
    figured: beyond.filter(({ figures }) => figures),
    inLine: beyond.filter(({ aligned, items }) => aligned && items.length >= FEWEST_ALIGNED),
    rows: rows.filter(({ cells }) =>
      cells.some(({ column, text }) => column > 0 && columns[column]?.figures && isDatum(text)),
    ),
    white: xs.slice(1, -1).map((x) => whiteAt(lines, x)),
  };
}

/** Tells whether the columns stand in line: figures, and nearly all of the others. */
function isInLine({ columns, figured, inLine }: Evidence): boolean {
  if (!figured.some((column) => inLine.includes(column))) return false;
  return inLine.length >= Math.min(ENOUGH, columns.length - 1);
}

/** Tells whether white parts the columns that is wider than a space. */
function isParted({ columns, figured, inLine, white }: Evidence): boolean {
  const many = figured.filter((column) => inLine.includes(column)).length >= MANY;
  const wide = columns.length === 2 ? WIDE_PAIR : many ? WIDE_MANY : WIDE;
  return white.every((own) => Math.min(...own) >= NARROWEST && median(own) >= wide);
}

function isFilled({ columns, rows }: Evidence): boolean {
  const filled = rows.reduce((sum, { cells }) => sum + cells.length, 0);
  return filled >= FILLED * rows.length * columns.length;
}

/** Tells whether the lines are of a list of contents, or formulas with their numbers. */
function isCounted({ columns, figured }: Evidence): boolean {
  if (columns.slice(1).some(isEquations)) return true;
  const last = columns.at(-1);
  const words = columns.filter(({ figures }) => !figures);
  if (!last || !figured.includes(last) || words.length > TITLES || !isPages(last)) return false;
  return columns.slice(0, -1).every((column) => !column.figures || isChapters(column));
}

/** Labels with one figure each are a table where there are enough of them, and nothing else. */
function arePairs({ columns, rows }: Evidence): boolean {
  const items = columns[1]?.items ?? [];
  const figures = items.filter(({ text }) => isDatum(text));
  return rows.length >= FEWEST_PAIRS && figures.length >= ALL_FIGURES * items.length;
}

const hasWords = ({ columns }: Evidence): boolean =>
  columns.some(
    ({ items, figures }) => !figures && items.some(({ text }) => /\p{L}{2}/u.test(text)),
  );

/** Tells whether the lines, parted at `xs`, are a table. */
export function isTable(band: Band, xs: readonly number[]): boolean {
  if (xs.length < 3) return false;
  const evidence = gather(band, xs);
  if (evidence.figured.length === 0 || evidence.rows.length < FEWEST_ROWS) return false;
  if (evidence.columns.some(isRunning) || isCounted(evidence)) return false;
  if (evidence.columns.length === 2 && !arePairs(evidence)) return false;
  return isInLine(evidence) && isParted(evidence) && isFilled(evidence) && hasWords(evidence);
}
