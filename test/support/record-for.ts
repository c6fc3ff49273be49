/** Reads a report drawn as lines and tables, through everything behind the reading of files. */
import { recordOf } from '../../shared/pipeline.ts';
import type { ReportRecord } from '../../shared/report/record.ts';
import type { Grid } from '../../shared/table/layout.ts';
import { layoutOf, table } from './layouts.ts';

/** Strings with `|` are tables, other strings paragraphs. */
export function recordFor(...parts: (string | Grid)[]): ReportRecord {
  const drawn = parts.map((part) =>
    typeof part === 'string' && part.includes('|') ? table(part) : part,
  );
  const file = { bytes: new Uint8Array([1]), fileName: 'report.docx' };
  return recordOf(file, 'docx', { value: layoutOf(...drawn), remarks: [] });
}

/** The codes that a record raises, in their order. */
export const codesOf = ({ findings }: ReportRecord): string[] => findings.map((f) => f.code);

/** Category, budget and expenditure of every row of the first form's funds. */
export const fundsOf = ({ forms }: ReportRecord) =>
  (forms[0]?.funds ?? []).map((f) => [f.category, f.budgetYuan, f.executedYuan]);
