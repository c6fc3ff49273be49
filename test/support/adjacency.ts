/** The measure of the ICDAR 2013 table competition: pairs of neighbouring cells, found and right. */

export interface SpannedCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
}

/** Spaces are left out: how a line break inside of a cell is written is nobody's error. */
function wordsOf(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

/**
 * Returns the neighbours of all cells with text: for each the nearest ones with text to the right
 * and below, blank ones skipped.
 */
export function adjacencies(cells: readonly SpannedCell[]): string[] {
  const owner = new Map<string, SpannedCell>();
  let rows = 0;
  let columns = 0;
  for (const cell of cells) {
    rows = Math.max(rows, cell.row + cell.rowSpan);
    columns = Math.max(columns, cell.column + cell.columnSpan);
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++) {
      for (let c = cell.column; c < cell.column + cell.columnSpan; c++)
        owner.set(`${r} ${c}`, cell);
    }
  }
  const relations = new Set<string>();
  const list = [...cells.keys()];
  const idOf = new Map(list.map((i) => [cells[i], i]));
  const add = (a: SpannedCell, b: SpannedCell, way: string): void => {
    relations.add(`${idOf.get(a)} ${idOf.get(b)} ${way}`);
  };
  for (const cell of cells) {
    if (wordsOf(cell.text) === '') continue;
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++) {
      for (let c = cell.column + cell.columnSpan; c < columns; c++) {
        const other = owner.get(`${r} ${c}`);
        if (!other || wordsOf(other.text) === '') continue;
        add(cell, other, 'right');
        break;
      }
    }
    for (let c = cell.column; c < cell.column + cell.columnSpan; c++) {
      for (let r = cell.row + cell.rowSpan; r < rows; r++) {
        const other = owner.get(`${r} ${c}`);
        if (!other || wordsOf(other.text) === '') continue;
        add(cell, other, 'below');
        break;
      }
    }
  }
  return [...relations].map((relation) => {
    const [a, b, way] = relation.split(' ');
    return `${wordsOf(cells[Number(a)]?.text ?? '')}|${way}|${wordsOf(cells[Number(b)]?.text ?? '')}`;
  });
}

export interface Agreement {
  readonly expected: number;
  readonly found: number;
  readonly right: number;
}

/** Returns how many pairs both lists hold; one that stands twice counts twice where both have it so. */
export function sharedPairs(expected: readonly string[], found: readonly string[]): number {
  const left = new Map<string, number>();
  for (const pair of expected) left.set(pair, (left.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of found) {
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    left.set(pair, count - 1);
    shared++;
  }
  return shared;
}

/** Returns how many pairs were expected, found, and right. */
export function compareAdjacencies(
  truth: readonly (readonly SpannedCell[])[],
  read: readonly (readonly SpannedCell[])[],
): Agreement {
  const expected = truth.flatMap(adjacencies);
  const found = read.flatMap(adjacencies);
  return { expected: expected.length, found: found.length, right: sharedPairs(expected, found) };
}
