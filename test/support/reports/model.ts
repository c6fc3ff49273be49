/** What a generated report says, value by value, before anybody prints it. */
import type { Form } from '../../../shared/report/record.ts';
import type { Odd } from './odd.ts';

/** Hundredths of a point or of a percent. */
export type Cents = number;
/** Hundredths of a yuan: money is exact. */
export type Fen = number;

export interface FundModel {
  category: 'total' | 'fiscal' | 'carryover' | 'other' | 'basic' | 'project';
  label: string;
  initial: Fen | null;
  budget: Fen | null;
  executed: Fen | null;
  rate: Cents | null;
  weight: Cents | null;
  score: Cents | null;
}

export interface TaskModel {
  name: string;
  content: string;
  outcome: string;
  budget: Fen;
  executed: Fen;
  rate: Cents;
  /** Printed in the place of the budget, where it is no number. */
  budgetText: string | null;
}

/** What sort of row it is, so that a contradiction can be planted where it is one. */
export type RowSort = 'met' | 'missed' | 'reverse' | 'phrase' | 'date' | 'count' | 'trap';

export interface IndicatorModel {
  sort: RowSort;
  level1: string;
  level2: string;
  level3: string;
  /** Comparator and value as printed (`≥`, `95%`); a phrase has no comparator. */
  sign: string;
  value: string;
  unit: string;
  actual: string;
  weight: Cents;
  score: Cents;
  review: Cents;
  criterion: string;
  reason: string;
}

export interface Style {
  /** Printed where a cell holds nothing. */
  blank: '' | '/' | '—';
  /** Decimals of an amount, and whether thousands are set apart. */
  decimals: 2 | 4;
  isGrouped: boolean;
  /** `96.30%`, `96.3%`, or `96.3` under a header that says %. */
  percent: 'two' | 'short' | 'bare';
  /** 万元 behind the number itself. */
  hasSuffix: boolean;
  /** Full-width or ASCII brackets and colons. */
  isFullWidth: boolean;
  /** Which of several labels with one meaning. */
  synonym: number;
  /** Level-1 weights stand inside of the labels. */
  hasLabelWeights: boolean;
  /** 无 where no reason is given. */
  saysNone: boolean;
}

export interface FormModel {
  variant: Form['variant'];
  kind: Form['kind'];
  title: string;
  year: number;
  unit: '万元' | '元';
  department: string;
  departmentCode: string | null;
  implementing: string | null;
  implementingCode: string | null;
  project: string | null;
  selfScore: Cents | null;
  reviewScore: Cents | null;
  rating: string | null;
  totalWeight: Cents | null;
  goal: { target: string; actual: string } | null;
  tasks: TaskModel[];
  funds: FundModel[];
  indicators: IndicatorModel[];
  /** Level-1 label → the weight printed inside of it. */
  labelWeights: Map<string, Cents>;
  notes: string[];
  /** What the note prescribes: 投入管理指标 → 4000. */
  prescribed: Map<string, Cents>;
  style: Style;
  /** Turns of the layout that change no value. */
  odd: Odd;
}

export interface ProseModel {
  department: string;
  year: number;
  score: Cents;
  rating: string;
  budget: Fen;
  executed: Fen;
  rate: Cents;
  basic: { amount: Fen; rate: Cents } | null;
  project: { amount: Fen; rate: Cents } | null;
  levels: { label: string; weight: Cents; score: Cents }[];
  executionScore: Cents;
  counts: { label: string; level2: number; level3: number } | null;
  problem: string;
  /** Whole sentences that must not be taken for a contradiction, or that are one. */
  extra: string[];
  wording: number;
}

export interface ReportModel {
  /** Null: the file holds the form alone. */
  title: string | null;
  form: FormModel;
  prose: ProseModel | null;
  /** Forms that follow in the same file. */
  further: FormModel[];
  /** A blank copy of the form stands in front of the filled one. */
  hasTemplate: boolean;
}

/** part ÷ whole in hundredths of a percent, rounded as on paper. */
export function rateOf(part: Fen, whole: Fen): Cents {
  return Math.round((part * 10_000) / whole);
}

export function sumOf<T>(rows: readonly T[], value: (row: T) => number | null): number {
  return rows.reduce((total, row) => total + (value(row) ?? 0), 0);
}

export function ratingOf(score: Cents): string {
  if (score >= 9_000) return '优';
  if (score >= 8_000) return '良';
  return score >= 6_000 ? '中' : '差';
}

/** Level-1 labels in their order. */
export function levelsOf(form: FormModel): string[] {
  return [...new Set(form.indicators.map((row) => row.level1))];
}

export function weightOfLevel(form: FormModel, level: string): Cents {
  return sumOf(
    form.indicators.filter((row) => row.level1 === level),
    (row) => row.weight,
  );
}
