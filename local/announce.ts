/** What the runner tells its user of each document: one line, aligned by nothing but words. */
import type { IngestResult } from '../shared/ingest.ts';
import type { ReportRecord } from '../shared/report/record.ts';

/** A line for a terminal: names of files may hold characters that steer it. */
export const printable = (line: string): string => line.replace(/\p{Cc}/gu, '\u{fffd}');

function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function scoresOf({ forms }: ReportRecord): string {
  const scores = forms.flatMap(({ selfScore, selfRating }) =>
    selfScore === null ? [] : [[selfScore, selfRating].filter((p) => p !== null).join(' ')],
  );
  return scores.length === 0 ? 'no score printed' : `score ${scores.join(', ')}`;
}

function rowsOf({ forms }: ReportRecord): string {
  const sum = (count: (form: ReportRecord['forms'][number]) => number) =>
    forms.reduce((total, form) => total + count(form), 0);
  const parts = [
    countOf(
      sum((f) => f.indicators.length),
      'indicator',
    ),
    countOf(
      sum((f) => f.tasks.length),
      'task',
    ),
    countOf(
      sum((f) => f.funds.length),
      'fund row',
    ),
  ];
  return `${countOf(forms.length, 'form')}: ${parts.join(', ')}`;
}

/** One line on a report: department, year, printed score, rows read, findings. */
export function describeRecord(record: ReportRecord): string {
  const { department, fiscalYear, status, findings } = record;
  const contradictions = findings.filter((f) => f.severity === 'contradiction').length;
  return [
    department ?? 'department not found',
    fiscalYear ?? 'year not found',
    scoresOf(record),
    rowsOf(record),
    `${countOf(findings.length, 'finding')} (${countOf(contradictions, 'contradiction')})`,
    ...(status === 'complete' ? [] : [status]),
  ].join(' · ');
}

/** What became of a file, in words; null where there is nothing to tell. */
export function describeResult(result: IngestResult): string | null {
  switch (result.kind) {
    case 'committed':
      return describeRecord(result.record);
    case 'known':
      return 'the same bytes are known already';
    case 'rejected':
      return `rejected: ${result.reason}`;
    case 'handed-to-ocr':
      return 'a scan: its pages are recognized when the other files are read';
    case 'superseded':
      return 'a newer version of the extractor has read it already';
    case 'absent':
      return null;
  }
}

/** A line of progress, for whoever watches. */
export const tell = (line: string) => process.stderr.write(`${printable(line)}\n`);
