/** The closed list of contradictions that a report can be found to hold, and the shape of one. */
import * as z from 'zod';

/** Codes of the ledger; each is explained in docs/FINDINGS.md. Stable: part of the API. */
export const LEDGER_CODES = [
  'weights.total',
  'scores.total',
  'level.weights',
  'level.scores',
  'funds.sources',
  'funds.structure',
  'tasks.budget',
  'tasks.executed',
  'rate.task',
  'rate.funds',
  'rate.exceeds',
  'rate.share',
  'score.exceeds-weight',
  'score.execution',
  'score.quantitative',
  'score.qualitative',
  'score.unexplained',
  'rating.band',
  'prose.score',
  'prose.rating',
  'prose.budget',
  'prose.executed',
  'prose.basic',
  'prose.project',
  'prose.rate',
  'prose.breakdown',
  'prose.parts',
  'prose.counts',
  'prose.department',
  'prose.year',
  'prose.problem',
  'tasks.unfinished',
  'tasks.basic',
  'adjustment.rate',
  'time.partial',
  'unit.value',
  'number.malformed',
  'weights.policy',
] as const;

/** Codes that speak of the reading, not of the report: what could not be read, and why. */
export const READING_CODES = [
  'document.unreadable',
  'document.encrypted',
  'document.truncated',
  'document.empty',
  'document.foreign',
  'document.too-large',
  'document.hostile',
  'document.no-form',
  'form.unknown',
  'form.incomplete',
  'page.unread',
  'page.grid',
  'scan.coarse',
  'rule.unread',
] as const;

export const FINDING_CODES = [...LEDGER_CODES, ...READING_CODES] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export const findingSchema = z.object({
  code: z.enum(FINDING_CODES),
  state: z.enum(['FAIL', 'UNCERTAIN']),
  severity: z.enum(['contradiction', 'warning', 'note']),
  /** JSON Pointers into the record: every value on either side. */
  paths: z.array(z.string()),
  printed: z.string().nullable(),
  expected: z.string().nullable(),
  equation: z.string().nullable(),
  /** The form's own words that make this a contradiction. */
  clause: z.string().nullable(),
  /** author: both sides were read with confidence; reading: our reading is doubtful. */
  cause: z.enum(['author', 'reading', 'unknown']),
  /** Why the two sides may differ, where the report's own figures tell. */
  explanation: z.object({ zh: z.string(), en: z.string() }).nullable(),
  message: z.object({ zh: z.string(), en: z.string() }),
  /** The same for the same contradiction, whichever version read the file. */
  fingerprint: z.string(),
});
export type Finding = z.infer<typeof findingSchema>;
