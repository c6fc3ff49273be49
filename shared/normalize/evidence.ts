/** Collects, while a record is built, where each of its values is printed. */

import type { Box, Evidence } from '../report/evidence.ts';
import type { Remark } from '../report/outcome.ts';
import type { PlacedText } from '../table/layout.ts';

/** Characters read with less than this probability make the evidence say its confidence. */
const CERTAIN = 1;

/** Parts of a point that a box is told in: no eye and no printer tells a finer place. */
const PER_POINT = 100;

const rounded = (box: Box): Box => box.map((at) => Math.round(at * PER_POINT) / PER_POINT) as Box;

/** Returns the evidence of a text at its place. */
export function evidenceOf(placed: PlacedText): Evidence {
  const { place, text, confidence } = placed;
  const common = confidence < CERTAIN ? { text, confidence } : { text };
  if (place.kind === 'paragraph') return { paragraph: place.paragraph, ...common };
  if (place.kind === 'cell')
    return { table: place.table, row: place.row, column: place.column, ...common };
  const parts = place.parts
    ? { parts: place.parts.map(({ page, box }) => ({ page, box: rounded(box) })) }
    : {};
  return { page: place.page, box: rounded(place.box), ...parts, ...common };
}

/** Evidence and remarks of one record under construction. */
export class Ledger {
  /** JSON Pointer → the text that its value was read from. */
  readonly placed = new Map<string, PlacedText>();
  readonly remarks: Remark[] = [];

  note(path: string, placed: PlacedText): void {
    this.placed.set(path, placed);
  }

  remark(remark: Remark): void {
    this.remarks.push(remark);
  }

  /** Said once a form: an amount was printed, and no unit for it anywhere. */
  remarkUnitless(path: string): void {
    const where = path.split('/').slice(0, 3).join('/');
    const detail = 'the form prints amounts and no unit for them (万元 or 元)';
    if (this.remarks.some((r) => r.where === where && r.detail === detail)) return;
    this.remark({
      ...{ code: 'form.incomplete', where, detail },
      remedy: 'Look up the unit in the published report; the amounts are left out until then.',
    });
  }

  evidence(): Record<string, Evidence> {
    return Object.fromEntries([...this.placed].map(([path, text]) => [path, evidenceOf(text)]));
  }
}
