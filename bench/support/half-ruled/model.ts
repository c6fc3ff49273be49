/** What stands in a half-ruled table made by seed: columns, head, rows; nothing of how it is drawn. */
import {
  between,
  code,
  type Dice,
  FIGURES,
  type Figures,
  figure,
  phrase,
  pick,
  whole,
} from './words.ts';

export interface Column {
  readonly kind: 'label' | 'figures' | 'words' | 'codes';
  readonly align: 'left' | 'right' | 'centre';
  readonly figures: Figures;
  readonly label: string;
  /** Texts are broken at this many em. */
  readonly widest: number;
}
export interface Row {
  readonly kind: 'row' | 'group' | 'total';
  readonly texts: readonly string[];
  readonly indent: number;
  /** Room above, as a share of a line. */
  readonly room: number;
}
export interface Spanner {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}
export interface TableModel {
  readonly columns: readonly Column[];
  readonly spanners: readonly Spanner[];
  readonly headed: boolean;
  readonly rows: readonly Row[];
}

function makeColumns(dice: Dice, chinese: boolean, most: number): Column[] {
  const count = whole(dice, 2, most);
  const wordy = dice() < 0.25;
  const longHeads = dice() < 0.4;
  const figures = pick(dice, FIGURES);
  const centred = dice() < 0.2;
  const same = dice() < 0.6;
  return Array.from({ length: count }, (_, c): Column => {
    const kind =
      c === 0 ? 'label' : wordy && dice() < 0.6 ? 'words' : dice() < 0.12 ? 'codes' : 'figures';
    const align =
      kind === 'figures'
        ? centred
          ? 'centre'
          : 'right'
        : kind === 'codes' && dice() < 0.5
          ? 'centre'
          : 'left';
    const years = kind === 'figures' && dice() < 0.2;
    return {
      kind,
      align,
      figures: same ? figures : pick(dice, FIGURES),
      label: years ? String(2000 + c) : phrase(dice, longHeads ? whole(dice, 1, 4) : 1, chinese),
      widest: c === 0 ? between(dice, 8, 22) : kind === 'words' ? between(dice, 6, 16) : 7,
    };
  });
}

function makeSpanners(dice: Dice, columns: readonly Column[], chinese: boolean): Spanner[] {
  if (columns.length < 4 || dice() < 0.6) return [];
  const spanners: Spanner[] = [];
  for (let c = 1; c + 1 < columns.length; ) {
    const to = Math.min(columns.length - 1, c + whole(dice, 1, 2));
    if (dice() < 0.75) {
      spanners.push({ from: c, to, text: phrase(dice, whole(dice, 1, 2), chinese) });
      c = to + 1;
    } else c++;
  }
  return spanners;
}

function textFor(dice: Dice, column: Column, chinese: boolean, blanks: number): string {
  if (column.kind === 'label') return phrase(dice, whole(dice, 1, 5), chinese);
  if (dice() < blanks) return '';
  if (column.kind === 'figures') return figure(dice, column.figures);
  return column.kind === 'codes' ? code(dice) : phrase(dice, whole(dice, 1, 7), chinese);
}

export function makeModel(
  dice: Dice,
  chinese: boolean,
  mostColumns: number,
  mostRows: number,
): TableModel {
  const columns = makeColumns(dice, chinese, mostColumns);
  const blanks = dice() < 0.5 ? 0 : dice() * 0.35;
  const grouping = pick(dice, ['none', 'none', 'rows', 'indent', 'room']);
  const totals = dice() < 0.4;
  const count = whole(dice, 3, mostRows);
  const every = whole(dice, 2, 6);
  const rows: Row[] = [];
  for (let r = 0; r < count; r++) {
    const opens = grouping !== 'none' && r % every === 0;
    if (opens && grouping !== 'room') {
      const texts = columns.map((_, c) =>
        c === 0 ? phrase(dice, whole(dice, 1, 2), chinese) : '',
      );
      rows.push({ kind: 'group', texts, indent: 0, room: r > 0 && dice() < 0.5 ? 0.5 : 0 });
    }
    const texts = columns.map((column) => textFor(dice, column, chinese, blanks));
    if (columns.slice(1).every((_, c) => texts[c + 1] === ''))
      texts[1] = columns[1]?.kind === 'words' ? 'None' : '1';
    const room = grouping === 'room' && opens && r > 0 ? 0.8 : 0;
    const isTotal = totals && (r === count - 1 || (grouping !== 'none' && r % every === every - 1));
    if (isTotal && columns.some(({ kind }) => kind === 'figures')) {
      const sums = columns.map(({ kind, figures }, c) =>
        c === 0 ? (chinese ? '合计' : 'Total') : kind === 'figures' ? figure(dice, figures) : '',
      );
      rows.push({ kind: 'total', texts: sums, indent: 0, room });
    } else rows.push({ kind: 'row', texts, indent: grouping === 'indent' ? 1 : 0, room });
  }
  const headed = dice() < 0.95;
  return { columns, spanners: headed ? makeSpanners(dice, columns, chinese) : [], headed, rows };
}
