/** Two fields in one column, one below the other or apart by a stroke: `指标值/完成值` over `≥26项/27项`. */
import type { Cell } from '../../table/layout.ts';
import type { LabelIndex } from '../canon.ts';
import { slicePlaced } from '../placed.ts';
import type { Field } from '../raw-form.ts';

/** The two parts of the text, by lines or by one stroke; null where it has more or fewer. */
function partsOf({ text, lines }: Cell): readonly [string, string] | null {
  const byLine = lines.filter((line) => line.trim() !== '');
  const parts = byLine.length === 2 ? byLine : text.split('/');
  const [first, second] = parts.map((part) => part.trim().replace(/\/$/, ''));
  return parts.length === 2 && first && second ? [first, second] : null;
}

/** The roles that both parts of the heading name; null where they do not. */
export function rolesInParts<R extends string>(
  label: Cell,
  { roleOf }: LabelIndex<R>,
): readonly [R, R] | null {
  const parts = partsOf(label);
  const [first, second] = parts === null ? [] : parts.map(roleOf);
  return first && second && first !== second ? [first, second] : null;
}

/** One of the two values that the cell holds; null where it is not told where one ends. */
export function halfOf(cell: Cell | null, half: 0 | 1): Field {
  const parts = cell ? partsOf(cell) : null;
  if (!cell || parts === null) return null;
  const from = half === 0 ? 0 : cell.text.lastIndexOf(parts[1]);
  return from < 0 ? null : slicePlaced(cell, from, from + parts[half].length);
}
