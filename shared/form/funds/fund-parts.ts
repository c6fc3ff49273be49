/** Parts of the money that stand under no measure: `按收入性质分: … 其他资金:50.00`. */
import type { Cell } from '../../table/layout.ts';
import { fieldOf } from '../placed.ts';
import type { Field, RawFund } from '../raw-form.ts';
import { isBeside, isFilled, type Sheet } from '../sheet.ts';
import { fundCategory, pairsOf } from './fund-labels.ts';

/** Headings over parts of the money, and parts that print no amount. */
const SPLIT = /^按.{2,8}分(?:类)?[::]?$/;
const NO_AMOUNT = /^[^\d。]{2,20}[::]$/;

/** What a cell says of one part of the money without naming a measure; null where it says else. */
function partIn(cell: Cell): { label: Field; amount: Field } | null {
  const [said, ...others] = pairsOf(cell);
  if (said !== undefined) {
    const isPart = others.length === 0 && fundCategory(said.label) !== null;
    return isPart ? { label: said.name, amount: said.value } : null;
  }
  const text = cell.text.replace(/\s+/g, '');
  return NO_AMOUNT.test(text) && fundCategory(text) !== null
    ? { label: fieldOf(cell), amount: null }
    : null;
}

/** Rows of parts beside a block's label, which print no measure over their amounts. */
export class OpenParts {
  readonly #sheet: Sheet;
  readonly #blockLabel: Cell | null;
  /** By the column that they stand in: each tells one split of the whole. */
  readonly #byColumn = new Map<number, RawFund[]>();

  constructor(sheet: Sheet, blockLabel: Cell | null) {
    this.#sheet = sheet;
    this.#blockLabel = blockLabel;
  }

  get rows(): RawFund[] {
    return [...this.#byColumn.values()].flat();
  }

  /** The cells of such a row; none where it is another one. */
  in(row: number): Cell[] {
    if (this.#blockLabel === null || !isBeside(this.#blockLabel, row)) return [];
    const own = this.#sheet.starting(row).filter(isFilled);
    const are = own.every((cell) => SPLIT.test(cell.text.trim()) || partIn(cell) !== null);
    return are ? own : [];
  }

  /** Returns whether the row was one of parts. */
  read(row: number): boolean {
    const cells = this.in(row);
    for (const cell of cells) this.#readPart(cell);
    return cells.length > 0;
  }

  #readPart(cell: Cell): void {
    this.#sheet.take(cell);
    const part = partIn(cell);
    if (part === null) return;
    const category = fundCategory(part.label?.text ?? '') ?? 'other';
    const none = { initialBudget: null, budget: null, executed: null };
    const rows = this.#byColumn.get(cell.column) ?? [];
    rows.push({
      ...{ label: part.label, category, partOf: null, ...none, open: part.amount },
      ...{ executionRate: null, weight: null, score: null, units: none },
    });
    this.#byColumn.set(cell.column, rows);
  }
}
