/** Whether a block of indicators has a column for the reasons of lost points, so that one may be missed. */
import type { Field } from '../raw-form.ts';
import type { IndicatorReader } from './indicators.ts';

/** A heading that asks for no reasons: they may stand there, and anything else. */
const REMARKS = /^(?:备注|说明)$/;

const pointsOf = (field: Field): number => Number.parseFloat(field?.text ?? '');

/** Remarks are reasons where they stand beside lost points, and beside no others. */
export function asksForReasons(block: IndicatorReader): boolean {
  const column = block.column('reason') ?? block.column('outcome');
  if (column === null || !REMARKS.test(column.label.text.replace(/\s+/g, '')))
    return column !== null;
  return !block.rows.some(
    ({ reason, weight, score }) => reason !== null && pointsOf(score) >= pointsOf(weight),
  );
}
