/** Rows of points that are given or taken beside the full marks: `加分项|获省级表彰|/|+1`. */
import type { Cell } from '../../table/layout.ts';
import { cellUnder } from '../columns.ts';
import { POINTS } from '../funds/fund-labels.ts';
import { fieldOf, joinPlaced } from '../placed.ts';
import type { Field, RawPoints } from '../raw-form.ts';
import { isFilled, type Sheet } from '../sheet.ts';
import type { IndicatorRole as Role } from './indicator-columns.ts';
import type { IndicatorReader } from './indicators.ts';

const BESIDE = /^\s*(?:加分|加减分|附加分?|奖励|奖惩|扣分|减分|一票否决|否决)/;
const SIGNED_OR_NONE = /^(?:[-−+]?\d+(?:\.\d+)?分?|[-—－/无]*)$/;

/** The columns that hold values: the names stand left of the first of them. */
const VALUES: readonly Role[] = ['target', 'actual', 'weight', 'score'];

/** Null where the row is none of such points. What weighs something is an indicator, whatever it is called. */
export function pointsBesideIn(
  sheet: Sheet,
  row: number,
  block: IndicatorReader,
): RawPoints | null {
  const under = (role: Role): Cell | null => {
    const column = block.column(role);
    return column ? cellUnder(sheet, row, column) : null;
  };
  const own = sheet.covering(row).filter(isFilled);
  const [first, score] = [own[0], under('score')];
  if (first === undefined || score === null || first === score) return null;
  if (!BESIDE.test(first.text) || !SIGNED_OR_NONE.test(score.text.trim())) return null;
  if (block.column('weight') === null || POINTS.test(under('weight')?.text.trim() ?? ''))
    return null;
  const end = Math.min(...VALUES.map((role) => block.column(role)?.start ?? sheet.columns));
  const names = own.filter((cell) => cell !== score && (cell === first || cell.column < end));
  for (const cell of own) sheet.take(cell);
  const label = names.reduce<Field>(
    (all, cell) => (all ? joinPlaced(all, { ...cell, text: ` ${cell.text}` }) : fieldOf(cell)),
    null,
  );
  return { label, score: fieldOf(score) };
}
