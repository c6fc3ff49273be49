/** Ways in which real documents set and rule their tables: what each look does, by seed. */
import type { SpannedCell } from '../../../test/support/adjacency.ts';
import { between, type Dice, phrase, pick, whole } from '../half-ruled/words.ts';
import { columnCount, type Down, figured, rowCount, type Setting, wrap } from './typeset.ts';

export const LOOKS = [
  'columns, wrapped',
  'columns, groups of rows, wrapped',
  'half open, groups of rows',
  'titles between rules',
  'titles at the left',
  'words at the top, three rules',
  'words at the middle, three rules',
  'words at the bottom, three rules',
  'words set tight, three rules',
  'words, rows',
  'words, spanners',
  'figures, spanners',
  'labels of lines, figures at the first',
  'labels of lines, figures at the middle',
  'labels of lines, figures at the last',
  'heads over wide columns',
  'note inside the last rule',
  'half open, rows',
  'zebra',
  'thin fills',
  'dashes',
  'side by side',
  'under each other',
] as const;
export type Look = (typeof LOOKS)[number];

export interface Ruled {
  readonly level: 'ends' | 'groups' | 'rows' | 'titles' | 'none';
  readonly upright: 'none' | 'inner' | 'all';
  readonly spanners: boolean;
  readonly zebra: boolean;
  readonly drawn: 'strokes' | 'fills' | 'dashes';
  readonly note: boolean;
}
export interface Dressed {
  readonly cells: readonly SpannedCell[];
  readonly head: number;
  readonly setting: Setting;
  readonly ruled: Ruled;
  /** Rows before which a rule goes from side to side. */
  readonly rules: ReadonlySet<number>;
}

/** Returns whether a cell lies on both sides of the row's upper side. */
const isCrossed = (cells: readonly SpannedCell[], r: number): boolean =>
  cells.some(({ row, rowSpan }) => row < r && row + rowSpan > r);

/** Returns the first rows of groups of rows below the head. */
function groupsOf(cells: readonly SpannedCell[], head: number, dice: Dice): number[] {
  const starts: number[] = [];
  const rows = rowCount(cells);
  for (let r = head; r < rows; r += whole(dice, 2, 5)) if (!isCrossed(cells, r)) starts.push(r);
  return starts;
}

const TITLES = ['Panel A', 'Part I', 'Group 1', 'Section B', 'All'];

/** Returns the cells with a row for a title before each of the rows. */
function withTitles(
  cells: readonly SpannedCell[],
  starts: readonly number[],
  columnSpan: number,
  dice: Dice,
): { cells: SpannedCell[]; titles: number[] } {
  const before = (row: number): number => starts.filter((start) => start <= row).length;
  const titles = starts.map((start, i) => start + i);
  const made = titles.map((row): SpannedCell => {
    const text = `${pick(dice, TITLES)} ${phrase(dice, whole(dice, 1, 4), false)}`;
    return { row, column: 0, rowSpan: 1, columnSpan, text };
  });
  const moved = cells.map((cell) => ({ ...cell, row: cell.row + before(cell.row) }));
  return {
    cells: [...moved, ...made].sort((a, b) => a.row - b.row || a.column - b.column),
    titles,
  };
}

/** Returns the cells with labels over groups of columns; null where they have some, or too few columns. */
function withSpanners(
  cells: readonly SpannedCell[],
  head: number,
  dice: Dice,
): SpannedCell[] | null {
  const columns = columnCount(cells);
  if (head !== 1) return head > 1 ? [...cells] : null;
  if (columns < 4 || cells.some(({ row, columnSpan }) => row === 0 && columnSpan > 1)) return null;
  const over: SpannedCell[] = [];
  for (let c = 1; c + 1 < columns; ) {
    const wide = columns - c < 4 ? columns - c : whole(dice, 2, 3);
    const text = phrase(dice, whole(dice, 1, 2), false);
    over.push({ row: 0, column: c, rowSpan: 1, columnSpan: wide, text });
    c += wide;
  }
  const moved = cells.map((cell) =>
    cell.row === 0 && cell.column === 0 ? { ...cell, rowSpan: 2 } : { ...cell, row: cell.row + 1 },
  );
  return [...moved, ...over].sort((a, b) => a.row - b.row || a.column - b.column);
}

/** Rules of a look. */
function ruledOf(look: Look, dice: Dice): Ruled {
  const level = /titles between/.test(look)
    ? 'titles'
    : /groups/.test(look)
      ? 'groups'
      : /, rows/.test(look)
        ? 'rows'
        : /fills|dashes/.test(look)
          ? pick(dice, ['rows', 'ends', 'groups'] as const)
          : look === 'zebra'
            ? pick(dice, ['none', 'ends'] as const)
            : 'ends';
  const upright = /^columns/.test(look)
    ? 'all'
    : /^half open/.test(look)
      ? 'inner'
      : /fills|dashes/.test(look)
        ? pick(dice, ['none', 'inner', 'all'] as const)
        : 'none';
  return {
    ...{ level, upright },
    spanners: /spanners/.test(look),
    zebra: look === 'zebra',
    drawn: look === 'thin fills' ? 'fills' : look === 'dashes' ? 'dashes' : 'strokes',
    note: /^note/.test(look),
  };
}

const DOWNS: Readonly<Record<string, Down>> = {
  first: 'top',
  top: 'top',
  last: 'bottom',
  bottom: 'bottom',
};

/** Sizes and places of a look. */
function settingOf(look: Look, dice: Dice): Setting {
  const size = between(dice, 7, 10);
  const said = /at the (top|middle|bottom|first|last)/.exec(look)?.[1];
  const down = said ? (DOWNS[said] ?? 'middle') : 'top';
  const wordy = /words|wrapped|zebra/.test(look);
  const labels = /labels of lines/.test(look);
  const tight = /tight/.test(look);
  return {
    size,
    leading: between(dice, 1.12, 1.3),
    beside: between(dice, 3, 8),
    above: tight ? 0 : between(dice, 0.1, 0.4) * size,
    widest: wordy ? between(dice, 70, 150) : between(dice, 120, 220),
    widestLabel: labels ? between(dice, 45, 85) : between(dice, 80, 200),
    narrowHeads: dice() < 0.7,
    least: /wide columns/.test(look) ? between(dice, 440, 540) : pick(dice, [0, 0, 420]),
    heads: /wide columns/.test(look) ? 'centre' : pick(dice, ['centre', 'as below', 'as below']),
    headsDown: pick(dice, ['bottom', 'bottom', 'middle', 'top']),
    labelsDown: labels ? 'top' : down,
    down,
  };
}

/** Tells whether some text below the head is broken, in the first column or beyond. */
function isBroken({ cells, head, setting }: Dressed, inFirst: boolean): boolean {
  const { size, widest, widestLabel } = setting;
  return cells.some(
    ({ row, column, text, columnSpan }) =>
      row >= head &&
      columnSpan === 1 &&
      (column === 0) === inFirst &&
      text.includes(' ') &&
      wrap(text, inFirst ? widestLabel : widest, size).length > 1,
  );
}

/** Returns the table in the look; null where it has nothing that the look is about. */
export function dress(
  all: readonly SpannedCell[],
  head: number,
  look: Look,
  dice: Dice,
): Dressed | null {
  const ruled = ruledOf(look, dice);
  const setting = settingOf(look, dice);
  let [cells, depth] = [all, head];
  const starts =
    /titles|groups/.test(look) || ruled.level === 'groups' ? groupsOf(all, head, dice) : [];
  let rules: readonly number[] = ruled.level === 'groups' ? starts : [];
  if (/titles/.test(look)) {
    const isRuled = ruled.level === 'titles';
    const made = withTitles(all, starts, isRuled ? columnCount(all) : 1, dice);
    cells = made.cells;
    if (isRuled) rules = made.titles.flatMap((row) => [row, row + 1]);
  }
  if (ruled.spanners) {
    const made = withSpanners(all, head, dice);
    if (!made) return null;
    [cells, depth] = [made, head === 1 ? 2 : head];
  }
  if (ruled.level === 'rows') rules = Array.from({ length: rowCount(cells) }, (_, r) => r).slice(1);
  const dressed = { cells, head: depth, setting, ruled, rules: new Set(rules) };
  const figures = figured(cells, depth).slice(1).filter(Boolean).length;
  if (/figures/.test(look) && figures === 0) return null;
  if (/labels of lines/.test(look) && !isBroken(dressed, true)) return null;
  if (/words|wrapped/.test(look) && !isBroken(dressed, false)) return null;
  return dressed;
}
