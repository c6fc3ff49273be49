/** Where a form prints the unit of its amounts: in a line, over a block, on the amounts, in a remark. */
import type { PlacedText } from '../table/layout.ts';
import { UNIT_NAME } from './canon.ts';
import { type Draft, fundsOf, headField, tasksOf } from './draft.ts';
import { unitInLabel } from './funds/fund-labels.ts';
import { unitInRemark, unitLine } from './head/titles.ts';
import { FUND_COLUMNS } from './labels.ts';
import type { AmountUnit, Field } from './raw-form.ts';

const UNITS = new RegExp(`^(?:${UNIT_NAME})$`);
const LONGEST_CAPTION = 30;

/** An amount that prints its unit itself. */
const WITH_UNIT = new RegExp(String.raw`^[-−]?[\d,]+(?:\.\d+)?\s*(${UNIT_NAME})$`);

/** An amount whose unit is that of all others in the form; null where any prints none or another. */
function amountWithUnit(draft: Draft): Field {
  const rows = [...fundsOf(draft), ...tasksOf(draft)];
  const amounts = rows.flatMap((row) => [row.budget, row.executed].filter((f) => f !== null));
  const units = new Set(amounts.map((field) => WITH_UNIT.exec(field.text)?.[1]));
  return units.size === 1 && !units.has(undefined) ? (amounts[0] ?? null) : null;
}

/** `单位:万元`, or a caption that prints the unit behind its words: `表二:资金情况(万元)`. */
export function unitOfLine(text: string): AmountUnit {
  return unitLine(text) ?? (text.length <= LONGEST_CAPTION ? unitInLabel(text) : null);
}

function unitIn(line: string): AmountUnit {
  const unit = unitOfLine(line) ?? unitLine(`单位:${line}`) ?? WITH_UNIT.exec(line)?.[1];
  return (unit ?? null) as AmountUnit;
}

/** Page heads print the unit alone, remarks and notes in a sentence. */
function unitElsewhere({ text }: PlacedText): AmountUnit {
  return unitInRemark(text) ?? (UNITS.test(text) ? (text as AmountUnit) : null);
}

/** Where the form prints the unit of its amounts, and the unit of each block. */
export function unitsOf(draft: Draft, unitAbove: Field, elsewhere: readonly PlacedText[]) {
  const line = headField(draft, 'amountUnit') ?? unitAbove;
  const form: AmountUnit = line ? unitIn(line.text) : null;
  const unitOf = (blocks: readonly { readonly unitLabel: Field }[]) => {
    const label = blocks.map((block) => block.unitLabel).find((l) => l !== null) ?? null;
    return { label, unit: label ? unitInLabel(label.text) : null };
  };
  const [funds, tasks] = [unitOf(draft.funds), unitOf(draft.tasks)];
  // A column of spendings may have a unit of its own; the block and its budgets may not.
  const isOfBlock = funds.label !== null && FUND_COLUMNS.roleOf(funds.label.text) !== 'executed';
  const conflicts = isOfBlock && form !== null && funds.unit !== null && form !== funds.unit;
  const printed = line ?? funds.label ?? tasks.label;
  const said = elsewhere.find((text) => unitElsewhere(text) !== null) ?? null;
  const amount = printed === null ? (amountWithUnit(draft) ?? said) : null;
  const own = amount ? (unitIn(amount.text) ?? unitElsewhere(amount)) : null;
  return {
    conflict: conflicts && line ? `${line.text.trim()} / ${funds.label?.text.trim()}` : null,
    line: printed ?? amount,
    units: { form: form ?? funds.unit ?? tasks.unit ?? own, funds: funds.unit, tasks: tasks.unit },
  };
}
