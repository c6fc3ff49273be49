/** What a generated report prints, number by number, before it is laid out. */

/** Hundredths: of a point, of a percent, of 万元 (or of 元 where the form counts in 元). */
export type Cents = number;

export interface TaskRow {
  name: string;
  outcome: string;
  budget: Cents;
  executed: Cents;
  rate: Cents | null;
  /** Printed instead of the budget. */
  budgetText?: string;
}

export interface FundRow {
  label: string;
  initial: Cents | null;
  budget: Cents | null;
  executed: Cents | null;
  rate: Cents | null;
  weight: Cents | null;
  score: Cents | null;
}

export interface IndicatorRow {
  level1: string;
  level2: string;
  level3: string;
  target: string;
  unit: string;
  actual: string;
  weight: Cents;
  score: Cents;
  reason: string;
}

export interface LevelSaid {
  label: string;
  weight: Cents | null;
  score: Cents;
}

export interface Prose {
  department: string;
  year: number;
  score: Cents;
  rating: string;
  levels: LevelSaid[];
  counts: { label: string; level2: number; level3: number };
  budget: Cents;
  executed: Cents;
  rate: Cents;
  basic: { amount: Cents; rate: Cents };
  project: { amount: Cents; rate: Cents };
  problem: string;
  extra: string[];
  /** Which wording the sentences have. */
  wording: number;
}

export type Family = 'henan' | 'mof' | 'yunnan' | 'hubei';

export interface Report {
  family: Family;
  title: string;
  formTitle: string;
  formYear: number;
  department: string;
  projectName: string;
  selfScore: Cents;
  rating: string | null;
  totalWeight: Cents | null;
  tasks: TaskRow[];
  funds: FundRow[];
  indicators: IndicatorRow[];
  /** Weights printed in the level-1 labels. */
  labelWeights: Record<string, Cents>;
  /** What the note prescribes for each level. */
  prescribed: Record<string, Cents>;
  prose: Prose | null;
}

/** Hundredths as printed: `12.50`. */
export function two(value: Cents): string {
  return (value / 100).toFixed(2);
}

/** Hundredths without idle zeros: `12.5`, `12`. */
export function short(value: Cents): string {
  return String(value / 100);
}

/** part ÷ whole in hundredths of a percent, rounded as on paper. */
export function rateOf(part: Cents, whole: Cents): Cents {
  return Math.round((part * 10_000) / whole);
}

export function sumOf<T>(rows: readonly T[], value: (row: T) => Cents | null): Cents {
  return rows.reduce((total, row) => total + (value(row) ?? 0), 0);
}

export function ratingOf(score: Cents): string {
  if (score >= 9_000) return '优';
  if (score >= 8_000) return '良';
  return score >= 6_000 ? '中' : '差';
}
