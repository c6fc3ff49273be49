/** Plants every kind of contradiction in reports made by seed, and counts what the ledger says. */
import { recordOf } from '../../../shared/pipeline.ts';
import type { Finding } from '../../../shared/report/finding.ts';
import { consistent } from './consistent.ts';
import type { Kind } from './kind.ts';
import { FORM_KINDS } from './kinds-form.ts';
import { PROSE_KINDS } from './kinds-prose.ts';
import { SCORE_KINDS } from './kinds-score.ts';
import { chance } from './random.ts';
import { render } from './render.ts';
import type { Family, Report } from './report.ts';

export const KINDS: readonly Kind[] = [...FORM_KINDS, ...SCORE_KINDS, ...PROSE_KINDS];
export const FAMILIES: readonly Family[] = ['henan', 'mof', 'yunnan', 'hubei'];

export function ledgerOf(report: Report): Finding[] {
  const file = { bytes: new Uint8Array([1]), fileName: 'report.docx' };
  const outcome = { value: render(report), remarks: [] };
  return recordOf(file, 'application/docx', outcome).findings;
}

export interface Tally {
  planted: number;
  found: number;
  /** Reports of this planted code in which something else was raised that is not due. */
  undue: number;
}

export interface Miss {
  readonly kind: string;
  readonly family: Family;
  readonly seed: number;
  readonly missed: boolean;
  readonly undue: readonly string[];
}

export interface Result {
  readonly byCode: ReadonlyMap<string, Tally>;
  readonly misses: readonly Miss[];
}

/** Runs each kind on each family that has a place for it, once a seed. */
export function runSuite(seeds: readonly number[], ledger = ledgerOf): Result {
  const byCode = new Map<string, Tally>();
  const misses: Miss[] = [];
  for (const seed of seeds)
    for (const family of FAMILIES)
      for (const [i, kind] of KINDS.entries()) {
        const report = consistent(family, seed);
        if (!kind.plant(report, chance(seed * 1_000 + i))) continue;
        const codes = new Set(ledger(report).map((finding) => finding.code as string));
        const due = new Set([kind.code, ...(kind.followers ?? [])]);
        const undue = [...codes].filter((code) => !due.has(code));
        const tally = byCode.get(kind.code) ?? { planted: 0, found: 0, undue: 0 };
        const found = codes.has(kind.code);
        tally.planted++;
        tally.found += found ? 1 : 0;
        tally.undue += undue.length;
        byCode.set(kind.code, tally);
        if (!found || undue.length > 0)
          misses.push({ kind: kind.name, family, seed, missed: !found, undue });
      }
  return { byCode, misses };
}

export interface Rates {
  readonly recall: number;
  readonly precision: number;
  /** The codes that are found less often than this. */
  readonly weak: (least: number) => string[];
}

/** Recall: planted and found; precision: found and due, over all that was raised. */
export function ratesOf({ byCode }: Result): Rates {
  const tallies = [...byCode.values()];
  const sum = (of: (tally: Tally) => number) => tallies.reduce((all, t) => all + of(t), 0);
  const [planted, found, undue] = [sum((t) => t.planted), sum((t) => t.found), sum((t) => t.undue)];
  return {
    recall: found / planted,
    precision: found / Math.max(1, found + undue),
    weak: (least) =>
      [...byCode]
        .filter(([, t]) => t.found / t.planted < least || t.found / (t.found + t.undue) < least)
        .map(([code]) => code),
  };
}
