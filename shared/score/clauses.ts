/** Notes → clauses: the sentences that rules are quoted from. */

/** A full stop or a semicolon ends a clause; a colon does not: what it announces belongs to it. */
export function clausesOf(notes: readonly string[]): string[] {
  return notes.flatMap((note) =>
    note
      .split(/(?<=[。;;])/)
      .map((clause) => clause.trim())
      .filter((clause) => clause !== ''),
  );
}

/** Returns the first clause that the pattern finds, with its match. */
export function findClause(
  clauses: readonly string[],
  pattern: RegExp,
): { readonly clause: string; readonly match: RegExpExecArray } | null {
  for (const clause of clauses) {
    const match = pattern.exec(clause);
    if (match) return { clause, match };
  }
  return null;
}
