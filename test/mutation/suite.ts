/** Plants every kind in reports of every variant, reads the files back and counts what is said. */
import { readReport } from '../../shared/pipeline.ts';
import { readAndLayOut } from '../../shared/reading.ts';
import { LEDGER_CODES } from '../../shared/report/finding.ts';
import type { ReportRecord } from '../../shared/report/record.ts';
import { chance } from '../audit/mutations/random.ts';
import { consistent } from '../support/reports/consistent.ts';
import { docxOf, pdfOf } from '../support/reports/documents.ts';
import type { Variant } from '../support/reports/kinds.ts';
import type { ReportModel } from '../support/reports/model.ts';
import { truthOf } from '../support/reports/truth.ts';
import { differences } from '../support/truth.ts';
import { FORM_KINDS } from './form-kinds.ts';
import { MONEY_KINDS } from './money-kinds.ts';
import type { Kind } from './plant.ts';
import { PROSE_KINDS } from './prose-kinds.ts';

export const KINDS: readonly Kind[] = [...FORM_KINDS, ...MONEY_KINDS, ...PROSE_KINDS];
export const RENDERINGS = ['docx', 'pdf'] as const;
export type Rendering = (typeof RENDERINGS)[number];

/** Seeds that defects were looked for with, and seeds that only measure: never the same. */
export const TUNING_FROM = 1;
export const JUDGING_FROM = 70_001;
export const ODD_JUDGING_FROM = 80_001;

export async function recordOf(report: ReportModel, as: Rendering, seed: number) {
  const bytes = as === 'docx' ? docxOf(report) : pdfOf(report, chance(seed));
  const file = { bytes, fileName: `report.${as}` };
  const answer = await readReport(file, { read: readAndLayOut, recognize: null });
  if (answer.kind !== 'record') throw new Error('a file with text wants to be recognized');
  return answer.record;
}

/** How many values the truth states. */
export function countFields(truth: unknown): number {
  if (truth === null || typeof truth !== 'object') return 1;
  return Object.values(truth).reduce((sum: number, value) => sum + countFields(value), 0);
}

export interface Reading {
  readonly fields: number;
  readonly wrong: readonly string[];
  /** Everything that is said of a report that agrees with itself. */
  readonly raised: readonly string[];
}

/** A blank template stands in front of the forms that count. */
function lastForms(record: ReportRecord, count: number): unknown {
  return { ...record, forms: record.forms.slice(-count) };
}

/** Makes the report of a variant and a seed: in the family's layout, or in odd ones. */
export type Make = (variant: Variant, seed: number) => ReportModel;

export async function readClean(
  variant: Variant,
  seed: number,
  as: Rendering,
  make: Make = consistent,
): Promise<Reading> {
  const report = make(variant, seed);
  const record = await recordOf(report, as, seed);
  const truth = truthOf(report);
  const wrong = differences(truth, lastForms(record, 1 + report.further.length));
  const raised = record.findings.map((f) => `${f.code}: ${f.message.en}`);
  return { fields: countFields(truth), wrong, raised };
}

export interface Trial {
  readonly kind: string;
  readonly code: string;
  readonly variant: Variant;
  readonly seed: number;
  readonly found: boolean;
  /** Contradictions and warnings that the planted change does not explain. */
  readonly undue: readonly string[];
}

const LEDGER: ReadonlySet<string> = new Set(LEDGER_CODES);

/** Returns what was said of a report with one planted contradiction; null: no place for it. */
export async function tryKind(
  kind: Kind,
  variant: Variant,
  seed: number,
  as: Rendering,
  make: Make = consistent,
): Promise<Trial | null> {
  const report = make(variant, seed);
  if (!kind.plant(report, chance(seed))) return null;
  const { findings } = await recordOf(report, as, seed);
  const codes = new Set(findings.map((f) => f.code as string).filter((code) => LEDGER.has(code)));
  const due = new Set([kind.code, ...(kind.followers ?? [])]);
  const undue = [...codes].filter((code) => !due.has(code));
  return { kind: kind.name, code: kind.code, variant, seed, found: codes.has(kind.code), undue };
}

export interface Tally {
  planted: number;
  found: number;
  undue: number;
}

/** Counts by planted code; what is not due counts for the code that was raised. */
export function tally(trials: readonly Trial[]): Map<string, Tally> {
  const byCode = new Map<string, Tally>();
  const of = (code: string): Tally => {
    const one = byCode.get(code) ?? { planted: 0, found: 0, undue: 0 };
    byCode.set(code, one);
    return one;
  };
  for (const trial of trials) {
    const one = of(trial.code);
    one.planted++;
    if (trial.found) one.found++;
    for (const code of trial.undue) of(code).undue++;
  }
  return byCode;
}

export interface Rates {
  readonly recall: number;
  readonly precision: number;
}

export function ratesOf(tallies: Iterable<Tally>): Rates {
  let [planted, found, undue] = [0, 0, 0];
  for (const one of tallies) {
    planted += one.planted;
    found += one.found;
    undue += one.undue;
  }
  return { recall: found / Math.max(1, planted), precision: found / Math.max(1, found + undue) };
}
