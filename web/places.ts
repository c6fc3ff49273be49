/** Where values are printed, and what each of them is: two sides of a contradiction look alike. */
import type { Evidence, ReportRecord } from './api.ts';
import { nameOf } from './code-words.ts';
import { say, type Word } from './words.ts';

export interface Place {
  readonly evidence: Evidence;
  /** The row and column that the value stands in; empty where the path tells neither. */
  readonly name: string;
}

/** Fields of rows by the words that name them elsewhere on the page. */
const FIELDS: Readonly<Record<string, () => string>> = {
  initialBudgetYuan: () => nameOf('initial'),
  budgetYuan: () => nameOf('budget'),
  executedYuan: () => nameOf('executed'),
  ...Object.fromEntries(
    (
      [
        ['executionRatePercent', 'rate'],
        ['weight', 'weight'],
        ['score', 'points'],
        ['target', 'target'],
        ['actual', 'actual'],
        ['unit', 'unit'],
        ['reason', 'reason'],
        ['outcome', 'outcome'],
        ['selfScore', 'score'],
      ] as const satisfies readonly (readonly [string, Word])[]
    ).map(([field, word]) => [field, () => say(word)]),
  ),
};

function rowOf({ forms }: ReportRecord, path: string): string {
  const [, form, block, row] = /^\/forms\/(\d+)\/(funds|tasks|indicators)\/(\d+)/.exec(path) ?? [];
  const at = forms[Number(form)];
  const index = Number(row);
  if (block === 'funds') return at?.funds[index]?.label ?? '';
  if (block === 'tasks') return at?.tasks[index]?.name ?? '';
  return block === 'indicators' ? (at?.indicators[index]?.level3 ?? '') : '';
}

function nameAt(record: ReportRecord, path: string): string {
  if (path.startsWith('/narrative/')) return say('prose');
  const field = FIELDS[path.slice(path.lastIndexOf('/') + 1)]?.() ?? '';
  return [rowOf(record, path), field].filter((part) => part !== '').join(' · ');
}

/** Where the value at the path is printed; one inside a statement stands where its sentence does. */
export function placeAt(record: ReportRecord, path: string): Place | null {
  const sentence = /^\/narrative\/(?:statements|figures)\/\d+/.exec(path)?.[0];
  const evidence = record.evidence[path] ?? record.evidence[`${sentence}/text`];
  return evidence === undefined ? null : { evidence, name: nameAt(record, path) };
}

/** The places of all paths, each sentence once. */
export function placesOf(record: ReportRecord, paths: readonly string[]): Place[] {
  const seen = new Set<Evidence>();
  return paths.flatMap((path) => {
    const place = placeAt(record, path);
    if (place === null || seen.has(place.evidence)) return [];
    seen.add(place.evidence);
    return [place];
  });
}
