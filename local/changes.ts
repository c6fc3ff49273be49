/** What two readings of the same report say differently: values by their path, findings by their code. */
import type { Finding } from '../shared/report/finding.ts';
import type { ReportRecord } from '../shared/report/record.ts';

type Leaves = Map<string, string>;

/** Every value of a record's own content by its JSON Pointer. */
function leavesOf(value: unknown, path: string, into: Leaves): Leaves {
  if (value !== null && typeof value === 'object')
    for (const [key, part] of Object.entries(value)) leavesOf(part, `${path}/${key}`, into);
  else if (value !== null && value !== undefined) into.set(path, JSON.stringify(value));
  return into;
}

/** Names, figures and rows; not the re-score, the places or the version. */
function contentOf({ title, department, fiscalYear, status, forms, narrative }: ReportRecord) {
  const printed = forms.map(({ rescore: _rescore, certificate: _certificate, ...form }) => form);
  return leavesOf(
    { title, department, fiscalYear, status, forms: printed, narrative },
    '',
    new Map(),
  );
}

function findingsByPrint(findings: readonly Finding[]): Map<string, Finding> {
  return new Map(findings.map((finding) => [finding.fingerprint, finding]));
}

/** One sentence for each change, values first; empty where both say the same. */
export function changesBetween(before: ReportRecord, after: ReportRecord): string[] {
  const was = contentOf(before);
  const is = contentOf(after);
  const paths = [...new Set([...was.keys(), ...is.keys()])].sort();
  const values = paths
    .filter((path) => was.get(path) !== is.get(path))
    .map((path) => `${path}: ${was.get(path) ?? 'nothing'} → ${is.get(path) ?? 'nothing'}`);
  const old = findingsByPrint(before.findings);
  const now = findingsByPrint(after.findings);
  const gone = before.findings.filter((f) => !now.has(f.fingerprint));
  const come = after.findings.filter((f) => !old.has(f.fingerprint));
  const say = (sign: string, { code, message }: Finding) => `${sign} ${code}: ${message.zh}`;
  return [...values, ...gone.map((f) => say('-', f)), ...come.map((f) => say('+', f))];
}
