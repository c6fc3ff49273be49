/** A second look at doubtful characters, once the form says what its columns can hold. */
import type { RawForm, RawIndicator } from '../form/raw-form.ts';
import type { TypedReading } from '../report/evidence.ts';
import type { DoubtfulCharacter, PlacedText } from '../table/layout.ts';
import { isFiller } from './numbers.ts';

type ColumnKind = Exclude<TypedReading['column'], 'label'>;

const WHOLE = String.raw`(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)`;
const GRAMMAR: Readonly<Record<Exclude<ColumnKind, 'quantity'>, RegExp>> = {
  points: /^(?:0|[1-9]\d{0,2})(?:\.\d{1,3})?(?:分|%)?$/,
  amount: new RegExp(String.raw`^-?${WHOLE}(?:\.\d{1,6})?(?:万元?|元|亿元?)?$`),
  percent: /^-?(?:0|[1-9]\d{0,3})(?:\.\d{1,4})?%?$/,
};
const FIGURE_SIGN = /^[\d.,%]$/;
const QUANTITY = new RegExp(String.raw`^([≥≤<>=]?)(${WHOLE}(?:\.\d+)?)([^\d≥≤<>=.,]{0,12})$`);

/** What print does not tell from a digit, where only digits can stand. */
const LOOKALIKES: readonly (readonly [RegExp, string])[] = [
  [/[〇○OoΟ]/g, '0'],
  [/[lI|丨]/g, '1'],
];

/** A column is what its label says if so many of its texts are, and so many at least. */
const CERTAIN_SHARE = 0.75;
const FEWEST = 2;
/** What the recognizer held possible with less than this is no reading. */
const LEAST_ALTERNATIVE = 0.0005;
/** More ways to read a text than this, and it is for a person. */
const MOST_READINGS = 400;
/** The kind of the column is known from the page as well: what it decided is never certain. */
const MOST_CONFIDENCE = 0.85;

interface Candidate {
  readonly text: string;
  readonly probability: number;
}

function withoutLookalikes(text: string): string {
  return LOOKALIKES.reduce((out, [signs, digit]) => out.replace(signs, digit), text);
}

/** At the ends of a figure, dirt and what is left of borders reads as one of these signs. */
function mayBeDirt(sign: string, isAtEnd: boolean): boolean {
  return isAtEnd && /^[-—一+:;'"`|!/~·.,]$/.test(sign);
}

/** Returns every reading of the text that its doubtful characters allow; empty where too many. */
function candidatesOf({ text, doubtful = [] }: PlacedText): Candidate[] {
  const marks = [...doubtful].sort((a, b) => a.offset - b.offset);
  let readings: Candidate[] = [{ text: '', probability: 1 }];
  let from = 0;
  for (const { offset, confidence, alternatives } of marks) {
    const [plain, own] = [text.slice(from, offset), text.slice(offset, offset + 1)];
    const options = [
      { text: own, confidence },
      ...alternatives.filter(
        (other) =>
          other.confidence >= LEAST_ALTERNATIVE &&
          (other.text !== '' || mayBeDirt(own, offset === 0 || offset === text.length - 1)),
      ),
    ];
    readings = readings.flatMap((reading) =>
      options.map((option) => ({
        text: reading.text + plain + option.text,
        probability: reading.probability * option.confidence,
      })),
    );
    if (readings.length > MOST_READINGS) return [];
    from = offset + 1;
  }
  return readings.map(({ text: read, probability }) => ({
    text: withoutLookalikes(read + text.slice(from)),
    probability,
  }));
}

/** Returns the likeliest reading that fits, or null where none does. */
function readAs(placed: PlacedText, fits: (text: string) => boolean): PlacedText | null {
  const fitting = candidatesOf(placed).filter(({ text }) => fits(text.replace(/\s+/g, '')));
  const all = fitting.reduce((sum, { probability }) => sum + probability, 0);
  const [best] = fitting.sort((a, b) => b.probability - a.probability);
  if (!best || all === 0) return null;
  const { doubtful, ...rest } = placed;
  const confidence = Math.min(MOST_CONFIDENCE, best.probability / all);
  const read = { ...rest, text: best.text, confidence };
  // Offsets behind a character that came or went would be wrong.
  if (best.text.length !== placed.text.length) return read;
  return { ...read, doubtful: (doubtful ?? []).map((mark) => digitsOf(mark, best.text)) };
}

/** Returns the mark as the column restricts it: probabilities among the figures alone. */
function digitsOf({ offset, confidence, alternatives }: DoubtfulCharacter, text: string) {
  const raw = withoutLookalikes(text.slice(offset, offset + 1));
  const options = alternatives.filter((other) => FIGURE_SIGN.test(other.text));
  const own = options.find((other) => other.text === raw)?.confidence ?? confidence;
  const rest = options.filter((other) => other.text !== raw);
  const all = rest.reduce((sum, other) => sum + other.confidence, own);
  return {
    offset,
    confidence: Math.min(MOST_CONFIDENCE, own / all),
    alternatives: rest.map((other) => ({ text: other.text, confidence: other.confidence / all })),
  };
}

function isDoubtful({ doubtful }: PlacedText): boolean {
  return doubtful !== undefined && doubtful.length > 0;
}

type Fields = readonly (PlacedText | null)[];

/** Reads the texts of one column that are none of its kind, if the others show what it holds. */
function readColumn(
  fields: Fields,
  column: Exclude<ColumnKind, 'quantity'>,
  found: Map<PlacedText, readonly [PlacedText, TypedReading]>,
): void {
  const fits = (text: string): boolean => GRAMMAR[column].test(text.replace(/\s+/g, ''));
  const filled = [...new Set(fields)].filter((f) => f !== null && !isFiller(f.text));
  const printed = filled.flatMap((field) => (field === null ? [] : [field]));
  for (const field of printed) {
    if (fits(field.text) || !isDoubtful(field)) continue;
    const others = printed.filter((other) => other !== field);
    const fitting = others.filter((other) => fits(other.text)).length;
    if (fitting < FEWEST || fitting < others.length * CERTAIN_SHARE) continue;
    const read = readAs(field, fits);
    if (read) found.set(field, [read, { raw: field.text, column }]);
  }
}

/** Returns what stands behind the one number of the text; null where it is not one number. */
function unitIn(text: string): string | null {
  return QUANTITY.exec(text.replace(/\s+/g, ''))?.[3] ?? null;
}

/** A target and its actual value are counted in one unit: the sure one says how to read the other. */
function readPair(
  { target, actual }: RawIndicator,
  found: Map<PlacedText, readonly [PlacedText, TypedReading]>,
): void {
  for (const [field, other] of [
    [target, actual],
    [actual, target],
  ] as const) {
    if (!field || !other || !isDoubtful(field) || isDoubtful(other)) continue;
    const [unit, own] = [unitIn(other.text), unitIn(field.text)];
    const fits = (text: string): boolean => unitIn(text) === unit;
    if (unit === null || !/\d/.test(field.text) || fits(field.text)) continue;
    // Another unit is printed, or none; only what ends in the same one is a digit misread.
    if (own !== null && (unit === '' || own === '' || !own.endsWith(unit))) continue;
    const read = readAs(field, fits);
    if (read) found.set(field, [read, { raw: field.text, column: 'quantity' }]);
  }
}

/** Returns what is read otherwise in the typed columns of the form: old text → new text and why. */
export function readTypedColumns(
  form: RawForm,
): ReadonlyMap<PlacedText, readonly [PlacedText, TypedReading]> {
  const found = new Map<PlacedText, readonly [PlacedText, TypedReading]>();
  const { funds, tasks, indicators } = form;
  readColumn(
    [
      ...funds.flatMap((row) => [row.weight, row.score]),
      ...indicators.flatMap((row) => [row.weight, row.score, row.reviewScore]),
      form.totalWeight,
    ],
    'points',
    found,
  );
  readColumn(
    [
      ...funds.flatMap((row) => [row.initialBudget, row.budget, row.executed]),
      ...tasks.flatMap((row) => [row.budget, row.budgetFiscal, row.executed, row.executedFiscal]),
    ],
    'amount',
    found,
  );
  readColumn(
    [...funds, ...tasks].map((row) => row.executionRate),
    'percent',
    found,
  );
  for (const row of indicators) readPair(row, found);
  return found;
}
