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

/** A clause as the patterns read it: forms folded, one sign for each operation. Quoted is the original. */
export function folded(clause: string): string {
  return clause
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/÷|除以/g, '/')
    .replace(/[×✕]|乘以?/g, '*');
}

/** Returns a rule that the note prints. */
export function printedRule(kind: Rule['kind'], value: Rule['value'], clause: string): Rule {
  return { kind, value, clause, default: false };
}
