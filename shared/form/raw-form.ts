/** What the form stage makes of a table: every field as the printed text with its place, no numbers yet. */
import type { Form, Fund } from '../report/record.ts';
import type { PlacedText } from '../table/layout.ts';

/** A printed text with its place; null where the form has no such field or prints nothing there. */
export type Field = PlacedText | null;

export interface RawGoal {
  readonly target: Field;
  readonly actual: Field;
}

export interface RawTask {
  readonly name: Field;
  readonly content: Field;
  readonly budget: Field;
  readonly budgetFiscal: Field;
  readonly outcome: Field;
  readonly executed: Field;
  readonly executedFiscal: Field;
  readonly executionRate: Field;
}

export interface RawFund {
  readonly label: Field;
  readonly category: Fund['category'];
  /** Index in `funds` of the row that this 其中 row is part of. */
  readonly partOf: number | null;
  readonly initialBudget: Field;
  readonly budget: Field;
  /** The amount by which the first budget was changed, in a column of its own. */
  readonly adjustment?: Field;
  readonly executed: Field;
  /** An amount that stands under no measure: what it adds up to tells which one it is. */
  readonly open?: Field;
  readonly executionRate: Field;
  readonly weight: Field;
  readonly score: Field;
  /** Units that the columns' own headers print; null: the block's, or the form's. */
  readonly units: Readonly<Record<'initialBudget' | 'budget' | 'executed', AmountUnit>>;
}

export interface RawIndicator {
  /** Labels without the weight that may be printed in them. */
  readonly level1: Field;
  readonly level1Weight: Field;
  readonly level2: Field;
  readonly level2Weight: Field;
  readonly level3: Field;
  readonly level3Weight: Field;
  /** 指标性质 and 指标值 joined where the form splits them. */
  readonly target: Field;
  readonly unit: Field;
  readonly actual: Field;
  readonly weight: Field;
  readonly score: Field;
  readonly reviewScore: Field;
  readonly criterion: Field;
  readonly reason: Field;
}

/** A row that adds up the indicators from `first` up to, not including, `end`. */
export interface RawSubtotal {
  readonly label: Field;
  readonly first: number;
  readonly end: number;
  readonly weight: Field;
  readonly score: Field;
}

/** Points given or taken beside the full marks, and what for. */
export interface RawPoints {
  readonly label: Field;
  readonly score: Field;
}

/** The unit that a block's heading prints for its amounts; null where it prints none. */
export type AmountUnit = Form['amountUnit'] | '亿元' | '百万元' | '千元';

export interface RawForm {
  readonly kind: Form['kind'];
  readonly variant: Form['variant'];
  readonly title: Field;
  readonly fiscalYear: Field;
  /** Where the unit is printed, and what it says; blocks may have their own. */
  readonly amountUnit: Field;
  /** The two units that the form prints for one block of amounts; null where it prints one. */
  readonly unitConflict?: string | null;
  readonly units: {
    readonly form: AmountUnit;
    readonly funds: AmountUnit;
    readonly tasks: AmountUnit;
  };
  readonly department: Field;
  readonly implementingUnit: Field;
  readonly projectName: Field;
  readonly contact: Field;
  readonly filledOn: Field;
  readonly selfScore: Field;
  readonly reviewScore: Field;
  readonly selfRating: Field;
  readonly totalWeight: Field;
  readonly goals: readonly RawGoal[];
  readonly tasks: readonly RawTask[];
  readonly funds: readonly RawFund[];
  readonly indicators: readonly RawIndicator[];
  readonly subtotals: readonly RawSubtotal[];
  readonly pointsBeside: readonly RawPoints[];
  /** Whether the indicators have a column for reasons. */
  readonly hasReasons: boolean;
  readonly notes: readonly PlacedText[];
  /** Labels of the head that have no field of their own, with their values. */
  readonly others: readonly { readonly label: string; readonly value: PlacedText }[];
  readonly certificate: {
    readonly pages: readonly number[];
    readonly rows: number;
    readonly columns: number;
    readonly cells: number;
    readonly cellsUsed: number;
    readonly unclaimed: readonly PlacedText[];
  };
  /** Blocks that the table must have and that were not found: 资金, 指标, … */
  readonly missing: readonly string[];
  /** Cells with something printed that no field holds: a column's label, the first of a row. */
  readonly lost: readonly PlacedText[];
  /** Of a form of unknown layout: its labels and texts that no field took up, the first few. */
  readonly notTaken: readonly string[];
}
