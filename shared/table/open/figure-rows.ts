/** Rows of figures: one line of them each, to which the labels without any are joined. */
import {
  cellIn,
  columnsOfSentences,
  hadNoRoom,
  isAnchor,
  OUTDENT,
  type Room,
  type RowGroup,
  roomsOf,
  startsSmall,
  type TextRow,
} from './rows.ts';
import { isDatum } from './runs.ts';

/** A text that ends so opens a list, whatever sign of a note follows. */
const OPENS = /[:：]\s?(?:\d{1,2}|[*†‡])?$/;

/** Tells whether a label alone opens a list: the one below it stands further in. */
function opensList(above: TextRow, below: TextRow): boolean {
  const [a, b] = [cellIn(above, 0), cellIn(below, 0)];
  if (!a || !b || above.cells.length > 1 || !OPENS.test(a.text)) return false;
  return b.box[0] > a.box[0] + OUTDENT * below.size;
}

/** Tells whether a label alone, with room for the next word, stands above labels further in: theirs. */
function labelsGroup(above: TextRow, below: TextRow, room: Room): boolean {
  const [a, b] = [cellIn(above, 0), cellIn(below, 0)];
  if (!a || !b || above.cells.length > 1 || below.cells.length < 2) return false;
  return b.box[0] > a.box[0] + OUTDENT * below.size && !hadNoRoom(a, b, room);
}

/** Splits before each row that is further from the one above than `limit`, and behind what opens a list or a group. */
function splitAtGaps(rows: readonly TextRow[], limit: number, room: Room): RowGroup[] {
  const groups: RowGroup[] = [];
  let last: TextRow | null = null;
  for (const row of rows) {
    const opens = last && (opensList(last, row) || labelsGroup(last, row, room));
    if (last && row.middle - last.middle < limit && !opens) groups[groups.length - 1]?.push(row);
    else groups.push([row]);
    last = row;
  }
  return groups;
}

/** What the texts of all rows tell of their columns. */
interface Texts {
  /** Columns that show by a small first letter what goes on. */
  readonly sentences: ReadonlySet<number>;
  readonly rooms: readonly Room[];
}

function textsOf(rows: readonly TextRow[], data: ReadonlySet<number>): Texts {
  return { sentences: columnsOfSentences(rows, data), rooms: roomsOf(rows) };
}

/**
 * Tells whether a text in the last line of `above` goes on in the first line of `below`. A line
 * with a label of its own does not, where the text above had room for its first word.
 */
function goesOnSmall(
  above: RowGroup | undefined,
  below: RowGroup | undefined,
  { sentences, rooms }: Texts,
): boolean {
  const [last, first] = [above?.at(-1), below?.[0]];
  if (!last || !first) return false;
  const label = cellIn(first, 0);
  const isLabelled = label !== undefined && !(sentences.has(0) && startsSmall(label));
  return first.cells.some((cell) => {
    const own = cellIn(last, cell.column);
    if (!own || !sentences.has(cell.column) || !startsSmall(cell)) return false;
    const room = rooms[cell.column];
    return !isLabelled || !room || hadNoRoom(own, cell, room);
  });
}

/** Tells whether a word stands below a figure in a column of figures: neither goes on with the other. */
function followsFigure(above: RowGroup, below: RowGroup, data: ReadonlySet<number>): boolean {
  const [last, first] = [above.at(-1), below[0]];
  return !!first?.cells.some((cell) => {
    const own = last && data.has(cell.column) && cellIn(last, cell.column);
    return own && isDatum(own.text) && /^[\p{Lu}\\]/u.test(cell.text);
  });
}

/** Tells whether the label of `above` had no room for that of `below`, which begins no group. */
function goesOnFull(
  above: RowGroup,
  below: RowGroup,
  next: RowGroup | undefined,
  room: Room,
): boolean {
  const [last, first] = [above.at(-1), below[0]];
  const [a, b] = [last && cellIn(last, 0), first && cellIn(first, 0)];
  if (!a || !b || !hadNoRoom(a, b, room)) return false;
  // A year goes on with no word.
  if (isDatum(a.text) && !isDatum(b.text)) return false;
  const after = next?.[0] && cellIn(next[0], 0);
  return !after || after.box[0] <= b.box[0] + OUTDENT * (b.box[3] - b.box[1]);
}

/**
 * Tells whether rows begin with their lines of figures: were these in the middle of their rows,
 * as many lines would stand above each as below. Lines of figures are given as 0, others by their count.
 */
function areOnTop(bare: readonly number[]): boolean {
  let [between, below] = [0, 0];
  for (const [i, lines] of bare.entries()) {
    if (lines > 0) {
      if (i === 0) return false;
      between += lines;
      continue;
    }
    if (between < below) return true;
    below = between - below;
    between = 0;
  }
  return between !== below;
}

/**
 * Joins groups without figures to the text that they go on with, above or below. A rest that
 * begins small is certain; that a label had no room tells only where the room between the rows
 * tells nothing.
 */
function joinLabels(
  groups: readonly RowGroup[],
  data: ReadonlySet<number>,
  room: Room | null,
  isTitle: (row: TextRow) => boolean,
): RowGroup[] {
  const bare = (group: RowGroup | undefined): boolean =>
    !!group && !group.some((row) => isAnchor(row, data));
  const isAlone = (group: RowGroup): boolean => group.every(isTitle);
  const result: RowGroup[] = [];
  // Figures in the first column: letters run from right to left, and labels stand in the last one.
  const label = data.has(0) ? Math.max(...data) + 1 : 0;
  const unlabelled = groups.filter(
    (group) => !isAlone(group) && (!bare(group) || !group.some((row) => cellIn(row, label))),
  );
  const onTop = areOnTop(unlabelled.map((group) => (bare(group) ? group.length : 0)));
  const texts = textsOf(groups.flat(), data);
  groups.forEach((group, i) => {
    const last = result[result.length - 1];
    const next = groups[i + 1];
    const joins = ((): boolean => {
      if (!last || (!bare(group) && !bare(last))) return false;
      if (isAlone(group) || isAlone(last)) return false;
      if (goesOnSmall(last, group, texts)) return true;
      if (!bare(group)) return false;
      if (!onTop && !bare(next) && goesOnSmall(group, next, texts)) return false;
      if (!group.some((row) => cellIn(row, label))) return true;
      if (followsFigure(last, group, data)) return false;
      return room !== null && goesOnFull(last, group, next, room);
    })();
    if (joins) last?.push(...group);
    else result.push([...group]);
  });
  return result;
}

/** Rows of a band with figures: each row has one line of them, or a title for all columns. */
export function groupByFigures(
  rows: readonly TextRow[],
  data: ReadonlySet<number>,
  limit: number,
  room: Room,
  isTitle: (row: TextRow) => boolean = () => false,
): RowGroup[] {
  const groups = splitAtGaps(rows, limit, room);
  // Lines that are nearer to each other than rows are: then the room between tells all.
  const gapsTell = groups.some((group) => group.length > 1);
  return joinLabels(groups, data, gapsTell ? null : room, isTitle);
}
