/** Compares a record with a sample's truth file: only what the truth states is compared. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';

const due = z.union([z.string(), z.object({ code: z.string(), count: z.int() })]);
const truthSchema = z.object({
  record: z.record(z.string(), z.unknown()),
  findings: z.object({ required: z.array(due), allowed: z.array(z.string()).default([]) }),
});
export type Truth = z.infer<typeof truthSchema>;

/** Reads and checks a truth file; throws with the field that does not fit. */
export function readTruth(file: string): Truth {
  return truthSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Spellings that mean the same in a printed text. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[≧⩾]/g, '≥')
    .replace(/[≦⩽]/g, '≤')
    .replace(/═/g, '=')
    .replace(/[“”「」]/g, '"')
    .replace(/[‘’]/g, "'");
}

function isSame(want: unknown, got: unknown): boolean {
  if (typeof want === 'number') return typeof got === 'number' && Math.abs(want - got) < 0.005;
  if (typeof want === 'string') return typeof got === 'string' && fold(want) === fold(got);
  return want === got;
}

/** The fields that differ, each as `path: want …, got …`; rows are compared by position. */
export function differences(want: unknown, got: unknown, path = ''): string[] {
  if (Array.isArray(want)) {
    const rows: unknown[] = Array.isArray(got) ? got : [];
    const extra =
      rows.length > want.length ? [`${path}: ${rows.length - want.length} rows more`] : [];
    return [...extra, ...want.flatMap((w, i) => differences(w, rows[i], `${path}/${i}`))];
  }
  if (want !== null && typeof want === 'object') {
    const other = (got ?? {}) as Record<string, unknown>;
    return Object.entries(want).flatMap(([k, w]) => differences(w, other[k], `${path}/${k}`));
  }
  if (isSame(want, got)) return [];
  return [`${path}: want ${JSON.stringify(want)}, got ${JSON.stringify(got)}`];
}

/** Codes due and not found, and codes found that are not due. */
export function judgeFindings(
  truth: Truth['findings'],
  codes: readonly string[],
): { missed: string[]; notDue: string[] } {
  const required = truth.required.map((r) => (typeof r === 'string' ? { code: r, count: 1 } : r));
  const count = (code: string) => codes.filter((c) => c === code).length;
  const known = new Set([...required.map((r) => r.code), ...truth.allowed]);
  return {
    missed: required.filter((r) => count(r.code) < r.count).map((r) => r.code),
    notDue: codes.filter((c) => !known.has(c)),
  };
}
