/** The whole path of one report: bytes → layout → forms and prose → record → re-score → ledger. */
import { createHash } from 'node:crypto';
import { audit } from './audit/audit.ts';
import { findForms } from './form/find-forms.ts';
import { readReportHead } from './form/head/report-head.ts';
import { readNarrative } from './form/narrative/narrative.ts';
import { isProseCut, MOST_PROSE } from './form/narrative/passages.ts';
import type { ReadAnswer } from './ingest.ts';
import { normalizeReport, type ReportContent } from './normalize/draft.ts';
import { Ledger } from './normalize/evidence.ts';
import { correctReading, evidenceWith, NO_CORRECTIONS } from './normalize/repair.ts';
import { reviewOf } from './normalize/review.ts';
import type { Document } from './read/document.ts';
import type { Reading } from './reading.ts';
import type { Outcome, Remark } from './report/outcome.ts';
import { type ReportRecord, SCHEMA_VERSION } from './report/record.ts';
import { EXTRACTOR_VERSION } from './report/version.ts';
import { rescore } from './score/rescore.ts';
import type { Layout } from './table/layout.ts';

export interface ReportFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** What reading may use: the sandbox, and the recognizer of scanned pages where there is one. */
export interface ReadPorts {
  /** `readInSandbox` for files from outside, `readAndLayOut` for our own. */
  readonly read: (bytes: Uint8Array) => Promise<Outcome<Reading>>;
  /** Reads the pages that have no text; null: such a file is answered with `needs-ocr`. */
  readonly recognize: ((bytes: Uint8Array, document: Document) => Promise<Outcome<Layout>>) | null;
}

/** Returns the record of a file (an unreadable one too), or the wish for a recognizer. */
export async function readReport(file: ReportFile, ports: ReadPorts): Promise<ReadAnswer> {
  const { value: reading, remarks } = await ports.read(file.bytes);
  const { layout, document, mediaType } = reading;
  if (document === null)
    return { kind: 'record', record: recordOf(file, mediaType, { value: layout, remarks }) };
  if (ports.recognize === null) return { kind: 'needs-ocr' };
  const seen = await ports.recognize(file.bytes, document);
  const outcome = { value: seen.value, remarks: [...remarks, ...seen.remarks] };
  return { kind: 'record', record: recordOf(file, mediaType, outcome) };
}

/** Returns the record of a layout: everything behind reading, pure and without waiting. */
export function recordOf(
  { bytes, fileName }: ReportFile,
  mediaType: string,
  { value: layout, remarks }: Outcome<Layout>,
): ReportRecord {
  const ledger = new Ledger();
  const forms = findForms(layout);
  const projects = forms.flatMap(({ projectName }) => projectName?.text ?? []);
  const read = {
    head: readReportHead(layout),
    forms,
    narrative: readNarrative(layout, projects),
  };
  const { raw, corrections } =
    layout.textSource === 'text'
      ? { raw: read, corrections: NO_CORRECTIONS }
      : correctReading(read);
  const content = normalizeReport(raw, ledger);
  const all = [...remarks, ...remarksOn(layout, content), ...ledger.remarks];
  const evidence = evidenceWith(ledger, corrections);
  const draft = {
    schemaVersion: SCHEMA_VERSION as typeof SCHEMA_VERSION,
    reportId: createHash('sha256').update(bytes).digest('hex'),
    extractorVersion: EXTRACTOR_VERSION,
    status: statusOf(layout, content, all),
    source: {
      ...{ fileName, mediaType, bytes: bytes.length },
      ...{ pages: layout.pageCount, textSource: layout.textSource },
      ...besideOf(all),
    },
    ...content,
    forms: content.forms.map((form, i) => ({
      ...form,
      rescore: rescore(form, i, (path) => evidence[path]?.text ?? null),
    })),
    evidence,
  };
  return { ...draft, findings: audit(draft, all), review: reviewOf(evidence) };
}

const NO_FORM: Remark = {
  code: 'document.no-form',
  where: null,
  detail: 'the document holds text, and no self-evaluation form',
  remedy: 'Check that the file is the report with its form (自评表), not a page of it.',
};
const CUT_PROSE: Remark = {
  code: 'page.unread',
  where: null,
  detail: `the prose has more than ${MOST_PROSE} characters; what stands behind them is not read`,
  remedy: 'Upload the report without what is bound to it.',
  zh: {
    detail: `正文超过${MOST_PROSE}个字符，其后的内容未读取`,
    remedy: '请仅上传报告本身，去掉一并装订的其他材料',
  },
};

/** A file that was read and holds no form says so, and one with more prose than is read. */
function remarksOn(layout: Layout, { forms }: ReportContent): Remark[] {
  const hasNoForm = forms.length === 0 && layout.blocks.length > 0;
  return [...(hasNoForm ? [NO_FORM] : []), ...(isProseCut(layout) ? [CUT_PROSE] : [])];
}

/** What the file holds beside the report is told with the file: the ledger is on the report. */
function besideOf(remarks: readonly Remark[]): Pick<ReportRecord['source'], 'beside'> {
  const beside = remarks.flatMap(({ aside, detail, remedy, zh = { detail, remedy } }) => {
    const told = { zh: `${zh.detail}。${zh.remedy ?? ''}。`, en: `${detail}. ${remedy ?? ''}` };
    return aside ? [told] : [];
  });
  return beside.length > 0 ? { beside } : {};
}

const TROUBLE = /^(?:document|form|page)\./;

function statusOf(
  layout: Layout,
  { forms }: ReportContent,
  remarks: readonly Remark[],
): ReportRecord['status'] {
  if (layout.blocks.length === 0) return 'unreadable';
  const isWhole = !remarks.some((r) => TROUBLE.test(r.code) && !r.aside);
  return forms.length > 0 && isWhole ? 'complete' : 'partial';
}
