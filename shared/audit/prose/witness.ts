/**
 * Where the prose says the form's own figure in one place, a figure of that kind in another place is
 * of something else (a source, a purpose, another year), however its words read: nobody states two
 * totals. Only one slip of the hand is still told.
 */
import { type Claim, present } from '../claim.ts';
import { type Audit, type FormView, formOfScope } from '../context.ts';
import { divide, type Exact, magnitude } from '../exact.ts';
import { plain, type Quantity } from '../quantity.ts';
import { halfStep } from '../tolerances.ts';
import { fold } from '../words.ts';
import type { ProseFigure } from './figures.ts';
import { hasSameDigits, isOtherQuantity } from './other-quantity.ts';

/** Digits further apart than this do not change places by a slip. */
const SWAPPED_WITHIN = 2;

/** Two printed figures agree when the finer one rounds to the coarser. */
function agree(a: Quantity, b: Quantity): boolean {
  return magnitude(a.value - b.value) <= halfStep(a.step > b.step ? a.step : b.step);
}

function places(a: string, b: string): number[] {
  return [...a].flatMap((digit, at) => (digit === b[at] ? [] : [at]));
}

function areSwapped(a: string, b: string, [first = 0, second = 0]: readonly number[]): boolean {
  if (second - first > SWAPPED_WITHIN) return false;
  return a[first] === b[second] && a[second] === b[first];
}

/** One digit another, or two near ones in each other's place, as printed to the coarser's last place. */
function isOneDigitOff(a: Exact, b: Exact, step: Exact): boolean {
  const spelled = [a, b].map((value) => String(divide(magnitude(value), step)));
  const length = Math.max(...spelled.map((digits) => digits.length));
  const [x = '', y = ''] = spelled.map((digits) => digits.padStart(length, '0'));
  const off = places(x, y);
  return off.length <= 1 || (off.length === 2 && areSwapped(x, y, off));
}

/** Whether one slip makes the one figure of the other; for money also a digit lost, or the unit. */
export function isOneSlip(a: Quantity, b: Quantity): boolean {
  if (a.unit === 'yuan' && hasSameDigits(a.value, b.value)) return true;
  return isOneDigitOff(a.value, b.value, a.step > b.step ? a.step : b.step);
}

/** Whether the prose says what the form prints. */
export function isSaidIn(said: readonly Quantity[], printed: Quantity | undefined): boolean {
  return printed !== undefined && said.some((one) => agree(one, printed));
}

/**
 * Whether a figure is meant to be one of the form's, of which the first is the likeliest, and is none
 * of them; `all`: what the prose says of it in all places.
 */
export function contradicts(
  said: Quantity,
  printed: readonly Quantity[],
  all: readonly ProseFigure[],
): boolean {
  if (printed.some((table) => agree(said, table))) return false;
  if (printed.every((table) => isOtherQuantity(said.value, table.value, said.unit))) return false;
  const others = present(all.map(({ quantity }) => quantity));
  return printed.some((table) => isOneSlip(said, table)) || !isSaidIn(others, printed[0]);
}

export function proseClaim(
  view: FormView,
  prose: Quantity,
  table: Quantity,
  rest: Pick<Claim, 'subject'> & Partial<Claim>,
): Claim {
  return {
    view,
    paths: [prose.path, table.path],
    printed: prose.text,
    expected: table.text,
    equation: `${prose.text} ≠ ${table.text}`,
    key: [plain(prose), plain(table)],
    ...rest,
  };
}

/** The figures that are said of the form, outside of its own cells. */
export function ofView(audit: Audit, view: FormView, all: readonly ProseFigure[]): ProseFigure[] {
  const goals = view.form.goals.map(({ actual }) => fold(actual ?? ''));
  return all.filter(
    ({ figure: { scope, text } }) =>
      formOfScope(audit, scope) === view && !goals.some((goal) => goal.includes(fold(text))),
  );
}
