/** Record → ledger: runs every check and says of each contradiction who may have caused it. */
import type { Evidence } from '../report/evidence.ts';
import type { Finding } from '../report/finding.ts';
import type { Remark } from '../report/outcome.ts';
import { CHECKS } from './checks.ts';
import type { Check, Claim } from './claim.ts';
import { openAudit } from './context.ts';
import { describe } from './describe.ts';
import type { Draft } from './draft.ts';
import { fingerprintOf } from './fingerprint.ts';
import { readingFindings } from './reading-findings.ts';
import { AUTHOR_CONFIDENCE, READING_CONFIDENCE } from './tolerances.ts';

const NO_COLUMN = { zh: '', en: '' };

/** How surely the least sure of the values was read; 1 where the file itself holds the text. */
function confidenceAt(evidence: Readonly<Record<string, Evidence>>, path: string): number {
  const found = evidence[path];
  // A digit that arithmetic corrected is ours until a person has looked.
  if (found?.repair) return READING_CONFIDENCE;
  return found?.confidence ?? 1;
}

function leastConfidence(draft: Draft, paths: readonly string[]): number {
  return Math.min(1, ...paths.map((path) => confidenceAt(draft.evidence, path)));
}

/** A sign read poorly makes two of one name: nothing that the report says. */
function isMisreading(draft: Draft, { isNearlySame, paths }: Claim): boolean {
  return isNearlySame === true && leastConfidence(draft, paths) < AUTHOR_CONFIDENCE;
}

function causeOf(draft: Draft, paths: readonly string[]): Finding['cause'] {
  const least = leastConfidence(draft, paths);
  if (least >= AUTHOR_CONFIDENCE) return 'author';
  return least < READING_CONFIDENCE ? 'reading' : 'unknown';
}

/** Counts how often a name was asked for before, so that rows which print the same stay apart. */
class Repeats {
  readonly #seen = new Map<string, number>();

  before(name: string): number {
    const count = this.#seen.get(name) ?? 0;
    this.#seen.set(name, count + 1);
    return count;
  }
}

function findingOf(draft: Draft, check: Check, claim: Claim, repeats: Repeats): Finding {
  const { code } = check;
  const cause = causeOf(draft, claim.paths);
  const title = claim.view?.form.title ?? null;
  const content = [claim.subject, ...claim.key];
  const before = repeats.before(JSON.stringify([code, title, content]));
  return {
    code,
    state: cause === 'author' ? 'FAIL' : 'UNCERTAIN',
    severity: claim.severity ?? check.severity,
    paths: [...new Set(claim.paths)],
    printed: claim.printed,
    expected: claim.expected,
    equation: claim.equation,
    clause: claim.clause ?? null,
    cause,
    explanation: claim.explanation ?? null,
    message: describe(code, {
      subject: claim.subject,
      column: claim.column ?? NO_COLUMN,
      printed: claim.printed ?? '',
      expected: claim.expected ?? '',
    }),
    fingerprint: fingerprintOf(draft, code, title, content, before),
  };
}

/**
 * Returns the ledger of a record: what could not be read first, then the contradictions in the
 * order of the checks and of the document. The same record always gives the same bytes.
 */
export function audit(draft: Draft, remarks: readonly Remark[] = []): Finding[] {
  const opened = openAudit(draft, remarks);
  const repeats = new Repeats();
  const claims = CHECKS.flatMap((check) => check.run(opened).map((claim) => ({ check, claim })));
  return [
    ...readingFindings(draft, remarks),
    ...claims
      .filter(({ claim }) => !isMisreading(draft, claim))
      .map(({ check, claim }) => findingOf(draft, check, claim, repeats)),
  ];
}
