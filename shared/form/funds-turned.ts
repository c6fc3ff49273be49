/** Funds that stand otherwise: sources as columns and measures as rows, or all in one row of pairs. */
import type { Cell } from '../table/layout.ts';
import { cellUnder } from './columns.ts';
import { fundCategory, isFundValue, unitInLabel } from './fund-labels.ts';
import type { FundBlock } from './funds.ts';
import { FUND_COLUMNS } from './labels.ts';
import { fieldOf } from './placed.ts';
import type { AmountUnit, Field, RawFund } from './raw-form.ts';
import { isFilled, type Sheet } from './sheet.ts';

const MEASURES = [
  ...(['initialBudget', 'budget', 'executed'] as const),
  ...(['executionRate', 'weight', 'score'] as const),
];
type Measure = (typeof MEASURES)[number];

function measureOf(text: string): Measure | null {
  const role = FUND_COLUMNS.roleOf(text);
  return MEASURES.find((measure) => measure === role) ?? null;
}

/** A block of which the measures and their units are found one by one. */
class Collected {
  readonly fields: Partial<Record<Measure, Field>> = {};
  readonly units: Partial<Record<Measure, AmountUnit>> = {};

  put(measure: Measure, field: Field, unit: AmountUnit): void {
    this.fields[measure] = field;
    this.units[measure] = unit;
  }

  row(label: Field, category: RawFund['category']): RawFund {
    const of = (measure: Measure): Field => this.fields[measure] ?? null;
    const unit = (measure: Measure): AmountUnit => this.units[measure] ?? null;
    return {
      ...{ label, category, partOf: null },
      ...{ initialBudget: of('initialBudget'), budget: of('budget'), executed: of('executed') },
      ...{ executionRate: of('executionRate'), weight: of('weight'), score: of('score') },
      units: {
        initialBudget: unit('initialBudget'),
        budget: unit('budget'),
        executed: unit('executed'),
      },
    };
  }
}

interface Source {
  readonly label: Cell;
  readonly start: number;
  readonly end: number;
  readonly collected: Collected;
}

/** Sources of money over the columns: at least two, each the name of a row of other forms. */
function sourcesIn(sheet: Sheet, row: number): Source[] {
  return sheet.starting(row).flatMap((label) => {
    const isSource = isFilled(label) && !isFundValue(label.text) && fundCategory(label.text);
    if (!isSource || label.rowSpan > 1) return [];
    const end = label.column + label.columnSpan;
    return [{ label, start: label.column, end, collected: new Collected() }];
  });
}

/** The measure that the row's last label left of the sources names. */
function measureLabel(sheet: Sheet, row: number, before: number): Cell | null {
  const left = sheet.covering(row).filter((c) => isFilled(c) && c.column < before && c.row === row);
  const label = left.at(-1);
  return label && measureOf(label.text) !== null ? label : null;
}

export class TurnedFunds implements FundBlock {
  readonly begin: number;
  #unitLabel: Field;
  readonly headings: readonly string[];
  readonly #sheet: Sheet;
  readonly #sources: readonly Source[];
  readonly #first: number;

  private constructor(sheet: Sheet, row: number, sources: readonly Source[], first: number) {
    this.#sheet = sheet;
    this.#sources = sources;
    this.#first = first;
    this.begin = row + 1;
    const labels = sheet.covering(row).filter(isFilled);
    for (const label of labels) sheet.take(label);
    this.#unitLabel = fieldOf(labels.find((label) => unitInLabel(label.text) !== null));
    this.headings = labels.map((label) => label.text);
  }

  /** Null where the row is no such header: the next one must name a measure and print values. */
  static under(sheet: Sheet, row: number): TurnedFunds | null {
    const sources = sourcesIn(sheet, row);
    const first = sources[0]?.start;
    if (sources.length < 2 || first === undefined) return null;
    const block = { sheet, sources, first };
    return isMeasureRow(block, row + 1) ? new TurnedFunds(sheet, row, sources, first) : null;
  }

  accepts(row: number): boolean {
    return isMeasureRow({ sheet: this.#sheet, sources: this.#sources, first: this.#first }, row);
  }

  read(row: number): void {
    const label = this.#sheet.take(measureLabel(this.#sheet, row, this.#first));
    const measure = label ? measureOf(label.text) : null;
    if (label === null || measure === null) return;
    if (this.#unitLabel === null && unitInLabel(label.text) !== null)
      this.#unitLabel = fieldOf(label);
    for (const { start, end, collected } of this.#sources) {
      const field = fieldOf(this.#sheet.take(cellUnder(this.#sheet, row, { start, end })));
      collected.put(measure, field, unitInLabel(label.text));
    }
  }

  get unitLabel(): Field {
    return this.#unitLabel;
  }

  get rows(): readonly RawFund[] {
    return this.#sources.map(({ label, collected }) =>
      collected.row(fieldOf(label), fundCategory(label.text) ?? 'other'),
    );
  }
}

function isMeasureRow(
  { sheet, sources, first }: { sheet: Sheet; sources: readonly Source[]; first: number },
  row: number,
): boolean {
  if (measureLabel(sheet, row, first) === null) return false;
  const cells = sources.map((source) => cellUnder(sheet, row, source));
  return cells.some(isFilled) && cells.every((c) => c === null || isFundValue(c.text));
}

/** Labels that take turns with their values: `预算数|100|执行数|95|执行率|95%`. */
export class FundPairs implements FundBlock {
  readonly begin: number;
  readonly unitLabel: Field;
  readonly headings: readonly string[];
  readonly rows: readonly RawFund[];

  private constructor(sheet: Sheet, row: number, pairs: readonly (readonly [Cell, Cell])[]) {
    this.begin = row + 1;
    const collected = new Collected();
    for (const [label, value] of pairs) {
      const measure = measureOf(sheet.take(label).text);
      if (measure) collected.put(measure, fieldOf(sheet.take(value)), unitInLabel(label.text));
    }
    this.rows = [collected.row(null, 'total')];
    const labels = sheet.covering(row).filter((c) => isFilled(c) && !isFundValue(c.text));
    this.unitLabel = fieldOf(labels.find((label) => unitInLabel(label.text) !== null));
    this.headings = labels.map((label) => label.text);
  }

  /** Null where the row does not print a budget and what was spent of it. */
  static in(sheet: Sheet, row: number): FundPairs | null {
    const cells = sheet.covering(row);
    const pairs = cells.flatMap((label, i) => {
      const value = cells[i + 1];
      const isPair = isFilled(label) && measureOf(label.text) !== null;
      return isPair && value && isFundValue(value.text) ? [[label, value] as const] : [];
    });
    const has = (...of: Measure[]) =>
      pairs.some(([l]) => of.includes(measureOf(l.text) as Measure));
    const isWhole = has('budget', 'initialBudget') && has('executed');
    return isWhole ? new FundPairs(sheet, row, pairs) : null;
  }

  accepts(): boolean {
    return false;
  }

  read(): void {}
}
