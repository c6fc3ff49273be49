/** Amounts that a form prints under no measure: budget or spending is told by what they add up to. */
import type { AmountUnit, RawFund } from '../form/raw-form.ts';
import type { Fund } from '../report/record.ts';
import { parseAmount } from './numbers.ts';

/** Sources add up to the whole, and so do basic and project expenditure. */
const SPLITS: readonly (readonly Fund['category'][])[] = [
  ['fiscal', 'carryover', 'other'],
  ['basic', 'project'],
];
const MEASURES = ['budget', 'executed', 'initialBudget'] as const;
type Measure = (typeof MEASURES)[number];

const FEN = 100;

/** In whole fen; null where the cell prints no amount. */
function fenOf(row: RawFund, side: Measure | 'open', unit: AmountUnit): number | null {
  const own = side === 'open' ? unit : (row.units[side] ?? unit);
  const parsed = parseAmount(row[side]?.text ?? '', own);
  return parsed.kind === 'value' ? Math.round(parsed.value * FEN) : null;
}

/** The measure whose whole the parts add up to; null where there is none. */
function measureOf(parts: readonly RawFund[], total: RawFund, unit: AmountUnit): Measure | null {
  const sum = parts.reduce((added, row) => added + (fenOf(row, 'open', unit) ?? 0), 0);
  return MEASURES.find((measure) => sum > 0 && fenOf(total, measure, unit) === sum) ?? null;
}

/** Returns the rows with their open amounts under the measure that their split adds up to, if any. */
export function placeOpenAmounts(rows: readonly RawFund[], unit: AmountUnit): readonly RawFund[] {
  const total = rows.find((row) => row.category === 'total');
  if (total === undefined) return rows;
  return rows.map((row) => {
    const split = SPLITS.find((categories) => categories.includes(row.category)) ?? [];
    const parts = rows.filter((part) => part.open && split.includes(part.category));
    const measure = row.open ? measureOf(parts, total, unit) : null;
    return measure === null ? row : { ...row, [measure]: row.open, open: null };
  });
}
