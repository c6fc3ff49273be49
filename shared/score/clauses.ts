/** Notes → clauses: the sentences that rules are quoted from. */
import type { Rule } from '../report/record.ts';

/** A full stop or a semicolon ends a clause; a colon does not: what it announces belongs to it. */
export function clausesOf(notes: readonly string[]): string[] {
  return notes.flatMap((note) =>
    note
      .split(/(?<=[。;;\n])/)
      .map((clause) => clause.trim())
      .filter((clause) => clause !== ''),
  );
}

/**
 * Points times a difference of values are no score: the dash is a division sign that a scan, or the
 * one who typed it, left without its dots.
 */
const WORN_DIVISION = /(?<=[完成达标际]值)[一—–－-](?=.{0,4}(?:指标|目标|计划|预期)值[*])/g;

/** A clause as the patterns read it: forms folded, one sign for each operation. Quoted is the original. */
export function folded(clause: string): string {
  return clause
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/÷|除以/g, '/')
    .replace(/[×✕]|乘以?/g, '*')
    .replace(WORN_DIVISION, '/');
}

/** Returns a rule that the note prints. */
export function printedRule(kind: Rule['kind'], value: Rule['value'], clause: string): Rule {
  return { kind, value, clause, default: false };
}
