/** The ledger for people: each finding with both sides, the equation, the clause and the places. */
import type { Evidence } from '../report/evidence.ts';
import type { Finding } from '../report/finding.ts';
import type { ReportRecord } from '../report/record.ts';

export type Language = 'zh' | 'en';

interface Words {
  readonly severity: Readonly<Record<Finding['severity'], string>>;
  readonly cause: Readonly<Record<Finding['cause'], string>>;
  readonly printed: string;
  readonly expected: string;
  readonly equation: string;
  readonly clause: string;
  readonly explanation: string;
  readonly places: string;
  readonly score: string;
  readonly none: string;
  readonly more: (count: number) => string;
  readonly page: (page: number) => string;
  readonly cell: (table: number, row: number, column: number) => string;
  readonly paragraph: (paragraph: number) => string;
  readonly summary: (counts: Readonly<Record<Finding['severity'], number>>) => string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  zh: {
    severity: { contradiction: '矛盾', warning: '疑点', note: '说明' },
    cause: { author: '原文如此', reading: '可能是读取误差', unknown: '原因不明，请核对原文' },
    printed: '所印',
    expected: '应为',
    equation: '算式',
    clause: '依据',
    explanation: '解释',
    places: '出处',
    score: '自评',
    none: '没有发现自相矛盾之处。',
    more: (count) => `……另有${count}处`,
    page: (page) => `第${page}页`,
    cell: (table, row, column) => `表${table + 1}第${row + 1}行第${column + 1}列`,
    paragraph: (paragraph) => `第${paragraph + 1}段`,
    summary: (n) => `矛盾 ${n.contradiction}，疑点 ${n.warning}，说明 ${n.note}`,
  },
  en: {
    severity: { contradiction: 'contradiction', warning: 'warning', note: 'note' },
    cause: { author: 'as printed', reading: 'perhaps our reading', unknown: 'compare by hand' },
    printed: 'printed',
    expected: 'expected',
    equation: 'equation',
    clause: 'clause',
    explanation: 'why',
    places: 'where',
    score: 'self score',
    none: 'The report does not contradict itself.',
    more: (count) => `… ${count} more`,
    page: (page) => `page ${page}`,
    cell: (table, row, column) => `table ${table + 1}, row ${row + 1}, column ${column + 1}`,
    paragraph: (paragraph) => `paragraph ${paragraph + 1}`,
    summary: (n) => `${n.contradiction} contradictions, ${n.warning} warnings, ${n.note} notes`,
  },
};

/** Places shown for one finding; a sum over forty rows needs no more to be found. */
const MOST_PLACES = 8;
/** Characters of a printed text beside its place. */
const MOST_TEXT = 40;

function placeOf(evidence: Evidence, words: Words): string {
  if ('page' in evidence) return words.page(evidence.page);
  if ('table' in evidence) return words.cell(evidence.table, evidence.row, evidence.column);
  return words.paragraph(evidence.paragraph);
}

function clip(text: string): string {
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;
}

/** The evidence of a value; a value inside a statement stands where its sentence does. */
function evidenceOf(record: ReportRecord, path: string): Evidence | undefined {
  const sentence = /^\/narrative\/(?:statements|figures)\/\d+/.exec(path)?.[0];
  return (
    record.evidence[path] ??
    (sentence === undefined
      ? undefined
      : (record.evidence[`${sentence}/text`] ?? record.evidence[sentence]))
  );
}

function placesOf(record: ReportRecord, finding: Finding, words: Words): string[] {
  const places = finding.paths.flatMap((path) => {
    const evidence = evidenceOf(record, path);
    return evidence ? [`${placeOf(evidence, words)} ${JSON.stringify(clip(evidence.text))}`] : [];
  });
  const unique = [...new Set(places)];
  const shown = unique.slice(0, MOST_PLACES);
  return unique.length > shown.length
    ? [...shown, words.more(unique.length - shown.length)]
    : shown;
}

function entryOf(record: ReportRecord, finding: Finding, number: number, language: Language) {
  const words = WORDS[language];
  const { severity, code, message, cause } = finding;
  const lines: (readonly [string, string | null])[] = [
    [words.printed, finding.printed],
    [words.expected, finding.expected],
    [words.equation, finding.equation],
    [words.clause, finding.clause],
    [words.explanation, finding.explanation?.[language] ?? null],
    [words.places, placesOf(record, finding, words).join('; ') || null],
  ];
  return [
    `${number}. [${words.severity[severity]}] ${message[language]}`,
    `   ${code} · ${words.cause[cause]}`,
    ...lines.flatMap(([name, value]) => (value === null ? [] : [`   ${name}: ${value}`])),
  ].join('\n');
}

function headOf(record: ReportRecord, words: Words): string {
  const scores = record.forms.flatMap(({ selfScore, selfRating }) =>
    selfScore === null ? [] : [`${selfScore} ${selfRating ?? ''}`.trim()],
  );
  const name = [record.department, record.fiscalYear].filter((part) => part !== null).join(' ');
  const score = scores.length > 0 ? `${words.score} ${scores.join(', ')}` : '';
  return [record.title ?? record.source.fileName, [name, score].filter(Boolean).join(' · ')]
    .filter((line) => line !== '')
    .join('\n');
}

/** Returns the ledger as plain text, in the order of the record's findings. */
export function printLedger(record: ReportRecord, language: Language = 'zh'): string {
  const words = WORDS[language];
  const counts = { contradiction: 0, warning: 0, note: 0 };
  for (const finding of record.findings) counts[finding.severity]++;
  const entries = record.findings.map((f, i) => entryOf(record, f, i + 1, language));
  const body = entries.length > 0 ? [words.summary(counts), ...entries] : [words.none];
  const beside = (record.source.beside ?? []).map((told) => told[language]);
  return `${[headOf(record, words), ...body, ...beside].join('\n\n')}\n`;
}
