/** What a check hands on, before it becomes a finding: the two sides and where they stand. */
import type { Finding, LEDGER_CODES } from '../report/finding.ts';
import type { Audit, FormView } from './context.ts';
import type { Text } from './draft.ts';

export interface Claim {
  /** The form it is about; null for the report as a whole. */
  readonly view: FormView | null;
  /** The row, level or part it is about, as printed; empty for the whole form. */
  readonly subject: string;
  /** The column that is compared, where a row has several. */
  readonly column?: Text;
  readonly paths: readonly string[];
  readonly printed: string | null;
  readonly expected: string | null;
  readonly equation: string | null;
  readonly clause?: string | null;
  readonly explanation?: Text | null;
  /** The two texts differ by so few signs that they are one where either was read poorly. */
  readonly isNearlySame?: boolean;
  /** Where it differs from the check's own. */
  readonly severity?: Finding['severity'];
  /** What makes it this contradiction and no other: values and words, never positions. */
  readonly key: readonly (string | null)[];
}

/** Codes that speak of the report, not of its reading. */
export type LedgerCode = (typeof LEDGER_CODES)[number];

export interface Check {
  readonly code: LedgerCode;
  readonly about: Text;
  readonly severity: Finding['severity'];
  readonly run: (audit: Audit) => Claim[];
}

/** Columns that findings name. */
export const COLUMNS = {
  initialBudgetYuan: { zh: '年初预算数', en: 'initial budget' },
  budgetYuan: { zh: '全年预算数', en: 'budget' },
  executedYuan: { zh: '执行数', en: 'executed amount' },
} as const satisfies Readonly<Record<string, Text>>;
export type MoneyColumn = keyof typeof COLUMNS;
export const MONEY_COLUMNS: readonly MoneyColumn[] = [
  'initialBudgetYuan',
  'budgetYuan',
  'executedYuan',
];

export function present<T>(values: readonly (T | null)[]): T[] {
  return values.filter((value): value is T => value !== null);
}
