/** The block of funds: rows by their labels, columns by the header, or by the rate where it is lost. */
import type { Fund } from '../../report/record.ts';
import type { Cell } from '../../table/layout.ts';
import { cellUnder, readBand } from '../columns.ts';
import { FUND_COLUMNS } from '../labels.ts';
import { fieldOf } from '../placed.ts';
import type { Field, RawFund } from '../raw-form.ts';
import { isBeside, isFilled, type Sheet } from '../sheet.ts';
import {
  AMOUNT,
  fundCategory,
  isFundValue,
  isWording,
  mayBeFundValue,
  measureOf,
  namesFund,
  PERCENT,
  pairsOf,
  rateAndScore,
  unitInLabel,
  valuesIn,
} from './fund-labels.ts';
import { OpenParts } from './fund-parts.ts';
import { withClasses, withOwnSources } from './fund-places.ts';
import {
  type FundPlan,
  type FundRole,
  planOfBand,
  planWithoutHeader,
  weightIn,
} from './fund-plan.ts';
import { categoryIn, isOfOtherYears, isSubtotal, saidOnce, withWhole } from './fund-rows.ts';
import { firstIsWhole, makeWhole, type NamedRow, namedRows, valuesUnder } from './fund-sources.ts';

const NUMBERS: readonly FundRole[] = ['initialBudget', 'budget', 'executed', 'executionRate'];

function isAmount(cell: Cell): boolean {
  return AMOUNT.test(cell.text.trim()) || PERCENT.test(cell.text.trim());
}

/** A row without a label of its own is one of money when it prints this many values. */
export const FEWEST_AMOUNTS = 2;

/** A block of funds, however its table is turned. */
export interface FundBlock {
  readonly rows: readonly RawFund[];
  /** The first row behind the header. */
  readonly begin: number;
  /** The label of the block that prints the unit of its amounts; null where none does. */
  readonly unitLabel: Field;
  /** Labels of block and columns as printed: points and formulas stand in their brackets. */
  readonly headings: readonly string[];
  /** Headings over numbers that may be a field's and are none's. */
  readonly lostColumns?: readonly Cell[];
  /** Whether it is the sum below the tasks. */
  readonly isOfTasks?: boolean;
  readonly accepts: (row: number) => boolean;
  readonly read: (row: number) => void;
}

export class FundReader implements FundBlock {
  readonly #rows: RawFund[] = [];
  readonly #parts: OpenParts;
  readonly #sheet: Sheet;
  readonly #plan: FundPlan;
  /** The weight of the execution that a heading prints, where no column does. */
  readonly #weight: Field;
  #named: readonly NamedRow[] | null = null;
  readonly begin: number;
  /** The label that stands beside the whole block. */
  readonly blockLabel: Cell | null;
  readonly #headedUnit: Field;
  readonly headings: readonly string[];
  readonly lostColumns: readonly Cell[];

  private constructor(
    sheet: Sheet,
    plan: FundPlan,
    begin: number,
    blockLabel: Cell | null,
    section: Cell | null = null,
  ) {
    this.#sheet = sheet;
    this.#plan = plan;
    this.begin = begin;
    this.blockLabel = sheet.take(blockLabel);
    this.#parts = new OpenParts(sheet, blockLabel);
    const heading = blockLabel ?? section;
    this.#weight = plan.column('weight') === null ? (plan.weight ?? weightIn(heading)) : null;
    // Where columns print units of their own, the form's is that of its budgets.
    const budget = plan.labels.filter((label) => FUND_COLUMNS.roleOf(label.text) === 'budget');
    const labels = [...(heading ? [heading] : []), ...budget, ...plan.labels];
    this.#headedUnit = fieldOf(labels.find((label) => unitInLabel(label.text) !== null));
    this.headings = labels.map((label) => label.text);
    this.lostColumns = plan.lost;
  }

  static underHeader(sheet: Sheet, row: number, section: Cell | null): FundReader {
    const band = readBand(sheet, row, FUND_COLUMNS);
    const plan = planOfBand(sheet, band);
    const beside = sheet
      .covering(row)
      .find((cell) => cell.column + cell.columnSpan <= plan.firstValue && cell.rowSpan > 1);
    const own = beside && beside.row + beside.rowSpan > band.end ? beside : null;
    return new FundReader(sheet, plan, band.end, own, section);
  }

  /** A block whose header row is missing; null where the row is none of such a block. */
  static withoutHeader(sheet: Sheet, row: number): FundReader | null {
    const cells = sheet.covering(row);
    const label = cells.find((cell) => isFilled(cell) && fundCategory(cell.text) !== null);
    if (!label || fundCategory(label.text) !== 'total') return null;
    const plan = planWithoutHeader(sheet, row);
    if (plan === null || plan.firstValue <= label.column) return null;
    const beside = cells[0];
    return new FundReader(sheet, plan, row, beside && beside !== label ? beside : null);
  }

  /** The row's label: the cell nearest to the values that is not the block's own. */
  #labelOf(row: number): Cell | null {
    const left = this.#sheet
      .covering(row)
      .filter((cell) => cell.column < this.#plan.firstValue && isFilled(cell))
      .filter((cell) => !isFundValue(cell.text))
      .filter((cell) => cell !== this.blockLabel && cell.row >= this.begin);
    // Between the name and the values, a column of words may say more of the row: 指标文号.
    const named = left.findLast((cell) => namesFund(cell.text));
    // A block of one row may have no label but its own: `部门资金` beside header and values.
    return named ?? left.at(-1) ?? (row === this.begin ? this.blockLabel : null);
  }

  get rows(): readonly RawFund[] {
    const columns = this.#plan.sources.map(({ label }) => label.text);
    const rows = saidOnce(withWhole([...this.#rows, ...this.#parts.rows]), columns);
    return withClasses(withOwnSources(rows));
  }

  /** Where no heading prints the unit, the name of the whole may: 年度资金总额(万元). */
  get unitLabel(): Field {
    const total = this.#rows.find((row) => row.category === 'total')?.label ?? null;
    return this.#headedUnit ?? (total && unitInLabel(total.text) !== null ? total : null);
  }

  /** Whether the row belongs to the block: a label of its own, and nothing but amounts behind it. */
  accepts(row: number): boolean {
    if (this.#parts.in(row).length > 0 || this.#isOfOtherYears(row)) return true;
    const label = this.#labelOf(row);
    if (label === null && row !== this.begin) return false;
    const values = valuesUnder(this.#sheet, this.#plan, row);
    if (values.length === 0 || this.#saysElse(row)) return false;
    const inBlock = this.blockLabel !== null && isBeside(this.blockLabel, row);
    const numbers = values.filter((cell) => mayBeFundValue(cell.text)).length;
    if (label === null || label === this.blockLabel)
      return numbers === values.length && values.filter(isFilled).length >= FEWEST_AMOUNTS;
    const isPart = categoryIn(this.#rows, label.text, true).partOf !== null;
    if (!namesFund(label.text) && !isSubtotal(label) && !isPart) {
      const isFirst = row === this.begin && values.filter(isFilled).length >= FEWEST_AMOUNTS;
      return (inBlock || isFirst || this.isSource(row)) && numbers === values.length;
    }
    return inBlock || numbers >= Math.min(2, values.length);
  }

  /** The rows of the block by their names, read or not. */
  get #names(): readonly NamedRow[] {
    this.#named ??= namedRows(this.#sheet, this.#plan, this.begin, (r) => this.#labelOf(r));
    return this.#named;
  }

  /** Whether the row, of whatever name, is of those that make the whole. */
  isSource(row: number): boolean {
    const isOwn = this.#names.some((named) => named.row === row);
    return isOwn && makeWhole(this.#sheet, this.#plan, this.#names);
  }

  /** Words under a column of numbers: such a row is left to be listed, not read as numbers. */
  #saysElse(row: number): boolean {
    return NUMBERS.some((role) => {
      const column = this.#plan.column(role);
      const cell = column ? cellUnder(this.#sheet, row, column) : null;
      return isFilled(cell) && cell.row === row && isWording(cell.text);
    });
  }

  #field(row: number, role: FundRole): Field {
    const column = this.#plan.column(role);
    if (column === null) return this.#oneOfTwo(row, role);
    const cell = cellUnder(this.#sheet, row, column);
    if (cell === null || (cell.column < column.start && cell.columnSpan > 2)) return null;
    return this.#ownerOf(cell) === row ? fieldOf(this.#sheet.take(cell)) : null;
  }

  /** What one cell prints beside several rows is said once: of the whole, or of the first of them. */
  #ownerOf(cell: Cell): number {
    const beside = this.#names.filter(({ row }) => isBeside(cell, row));
    const whole = beside.find(({ label }) => fundCategory(label.text) === 'total');
    return (whole ?? beside[0])?.row ?? cell.row;
  }

  /** A measure that shares its column with another one. */
  #oneOfTwo(row: number, role: FundRole): Field {
    for (const { label, measures } of this.#plan.doubled) {
      const at = measures.findIndex((measure) => measure === role);
      const cell = at < 0 ? null : this.#sheet.take(this.#sheet.at(row, label.column));
      if (cell) return valuesIn(cell, measures.length)?.[at] ?? null;
    }
    return null;
  }

  /** Right of the amounts, a cell may print its own label: `得分:9.9`. */
  #saidBeside(row: number): Field {
    for (const cell of this.#sheet.starting(row)) {
      if (cell.column < this.#plan.firstValue || this.#sheet.isTaken(cell)) continue;
      const [said, ...others] = pairsOf(cell);
      if (said === undefined || others.length > 0 || measureOf(said.label) !== 'score') continue;
      this.#sheet.take(cell);
      return said.value;
    }
    return null;
  }

  /** Whether a label left of the row says that its money is of other years. */
  #isOfOtherYears(row: number): boolean {
    const left = this.#sheet.covering(row).filter((c) => c.column < this.#plan.firstValue);
    return left.some((cell) => cell !== this.blockLabel && isOfOtherYears(cell));
  }

  read(row: number): void {
    if (this.#parts.read(row)) return;
    if (this.#isOfOtherYears(row)) {
      for (const cell of this.#sheet.starting(row)) this.#sheet.take(cell);
      return;
    }
    const label = this.#sheet.take(this.#labelOf(row));
    for (const cell of this.#sheet.covering(row))
      if (cell.column < this.#plan.firstValue && !isAmount(cell)) this.#sheet.take(cell);
    const own = label === this.blockLabel ? null : label;
    const category = categoryIn(this.#rows, own?.text ?? '', firstIsWhole(this.#names));
    const { rate, score: scored } = rateAndScore(this.#field(row, 'executionRate'));
    this.#rows.push({
      label: fieldOf(label),
      category: category.category,
      partOf: category.partOf,
      initialBudget: this.#field(row, 'initialBudget'),
      budget: this.#field(row, 'budget'),
      adjustment: this.#field(row, 'adjustment'),
      executed: this.#field(row, 'executed'),
      executionRate: rate,
      weight: this.#field(row, 'weight') ?? this.#headed(category.category, own),
      score: this.#field(row, 'score') ?? scored ?? this.#saidBeside(row),
      units: {
        initialBudget: this.#plan.unit('initialBudget'),
        budget: this.#plan.unit('budget'),
        executed: this.#plan.unit('executed'),
      },
    });
    if (category.category === 'total') this.#readSources(row);
  }

  /** Sources that have columns of their own beside the whole: each is a row of funds. */
  #readSources(row: number): void {
    const whole = this.#rows.length - 1;
    for (const { label, measure, start, end } of this.#plan.sources) {
      const field = fieldOf(this.#sheet.take(cellUnder(this.#sheet, row, { start, end })));
      const unit = { [measure]: this.#plan.unit(measure) };
      // The same source under another measure is the same row.
      const same = this.#rows.findIndex(
        (known, i) => i > whole && known[measure] === null && known.label?.text === label.text,
      );
      const known = this.#rows[same];
      if (known) {
        const units = { ...known.units, ...unit };
        this.#rows[same] = { ...known, [measure]: field, units };
        continue;
      }
      const none = { initialBudget: null, budget: null, executed: null };
      this.#rows.push({
        ...{
          label: fieldOf(label),
          ...categoryIn(this.#rows, label.text, true),
          ...none,
          [measure]: field,
        },
        ...{ executionRate: null, weight: null, score: null },
        units: { ...none, ...unit },
      });
    }
  }

  /** The weight in a heading, or behind the total's name, is that of the total, said once. */
  #headed(category: Fund['category'], label: Cell | null): Field {
    const isSaid = this.#rows.some((row) => row.category === 'total');
    if (category !== 'total' || isSaid) return null;
    return this.#weight ?? (this.#plan.column('weight') === null ? weightIn(label) : null);
  }
}
