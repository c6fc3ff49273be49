/** Asks the API; a 401 asks the reader for a token, which stays in this tab. */
import type { Finding } from '../shared/report/finding.ts';
import type { ReportRecord } from '../shared/report/record.ts';
import { inParts } from './in-parts.ts';

export type { Evidence } from '../shared/report/evidence.ts';
export type { Finding } from '../shared/report/finding.ts';
export type { Form, ReportRecord } from '../shared/report/record.ts';

export interface Summary {
  readonly reportId: string;
  readonly status: string;
  readonly title: string | null;
  readonly department: { readonly departmentId: string; readonly name: string } | null;
  readonly fiscalYear: number | null;
  readonly variants: readonly string[];
  readonly selfScore: number | null;
  readonly selfRating: string | null;
  readonly recomputedMin: number | null;
  readonly recomputedMax: number | null;
  readonly scoreOutside: boolean | null;
  readonly severityCounts: Readonly<Record<string, number>>;
  readonly reviewCount: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly textSource: string;
}
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}
export interface Counts {
  readonly reports: number;
  readonly findings: number;
  readonly byYear: Readonly<Record<string, number>>;
  readonly byVariant: Readonly<Record<string, number>>;
  readonly byCode: Readonly<Record<string, number>>;
  readonly bySeverity: Readonly<Record<string, number>>;
  /** False where the numbers are lower bounds. */
  readonly complete: boolean;
}
export interface Department {
  readonly departmentId: string;
  readonly name: string;
  readonly possibleDuplicates: readonly string[];
}
export interface DepartmentYears {
  readonly next: string | null;
  readonly years: readonly {
    readonly reportId: string;
    readonly fiscalYear: number | null;
    readonly title: string | null;
    readonly variants: readonly string[];
    readonly budgetYuan: number | null;
    readonly executedYuan: number | null;
    readonly executionRatePercent: number | null;
    readonly selfScore: number | null;
    readonly recomputedMin: number | null;
    readonly recomputedMax: number | null;
    readonly scoreOutside: boolean | null;
    readonly contradictions: number;
    readonly fileName: string;
  }[];
}
export interface FindingItem {
  readonly reportId: string;
  readonly code: string;
  readonly severity: Finding['severity'];
  readonly printed: string | null;
  readonly expected: string | null;
  readonly equation: string | null;
  readonly message: { readonly zh: string; readonly en: string };
  readonly departmentName: string | null;
  readonly fiscalYear: number | null;
  readonly fingerprint: string;
}

/** Where a file goes: the fields of a form that pins its size, type and key. */
export interface Place {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly maxBytes: number;
}
export interface Rejected {
  readonly reportId: string;
  readonly reason: string | null;
}

const TOKEN = 'jixiao-token';

/** The API refused; its problem document says why. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

function headers(): Record<string, string> {
  const token = sessionStorage.getItem(TOKEN);
  return token === null ? {} : { authorization: `Bearer ${token}` };
}

export function keepToken(token: string): void {
  sessionStorage.setItem(TOKEN, token);
}

export const holdsToken = (): boolean => sessionStorage.getItem(TOKEN) !== null;

async function send(path: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(path, { ...init, headers: { ...headers(), ...init.headers } });
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  throw new Refused(answer.status, problem.detail ?? answer.statusText);
}

const ask = (path: string) => send(path, {});
const file = (path: string) => inParts((range) => send(path, { headers: { range } }));
const json = async <T>(path: string): Promise<T> => (await ask(path)).json();

/** A path with its query; empty values are left out. */
function at(path: string, query: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(query).filter(
    (e): e is [string, string] => e[1] !== null && e[1] !== '',
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

/** The items of all pages of a list. */
async function everyPage<T>(page: (cursor: string | null) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const { items: more, next }: Page<T> = await page(cursor);
    items.push(...more);
    cursor = next;
  } while (cursor !== null);
  return items;
}

/** What is over all reports seldom changes, and every change of a filter draws the page anew. */
const KEPT_MS = 60_000;

/** The same question, asked once a minute at most, and anew where it failed or was forgotten. */
function kept<T>(ask: () => Promise<T>) {
  let last: { readonly answer: Promise<T>; readonly until: number } | null = null;
  const forget = () => {
    last = null;
  };
  const get = (): Promise<T> => {
    if (last !== null && last.until > Date.now()) return last.answer;
    const answer = ask();
    last = { answer, until: Date.now() + KEPT_MS };
    answer.catch(forget);
    return answer;
  };
  return { get, forget };
}

const departments = kept(() =>
  everyPage((cursor) => json<Page<Department>>(at('/v1/departments', { limit: '100', cursor }))),
);
const allCounts = kept(() => json<Counts>('/v1/counts'));

export const api = {
  reports: (query: Readonly<Record<string, string | null>>) =>
    json<Page<Summary>>(at('/v1/reports', query)),
  report: (id: string) => json<ReportRecord>(`/v1/reports/${id}`),
  summary: (id: string) => json<Summary>(`/v1/reports/${id}/summary`),
  /** Every page of a list as one CSV, its head once. */
  async csv(path: string, query: Readonly<Record<string, string | null>>): Promise<Blob> {
    const parts: string[] = [];
    const first = at(path, { ...query, limit: '100', format: 'csv' });
    for (let next: string | undefined = first; next !== undefined; ) {
      const answer = await ask(next);
      const text = await answer.text();
      parts.push(parts.length === 0 ? text : text.slice(text.indexOf('\r\n') + 2));
      next = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
    }
    // Reading an answer as text takes off the mark by which Excel knows UTF-8.
    return new Blob(['\u{feff}', ...parts], { type: 'text/csv' });
  },
  isThere: (id: string) =>
    ask(`/v1/reports/${id}/summary`).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Refused && error.status === 404) return false;
        throw error;
      },
    ),
  rejected: () => json<Page<Rejected>>('/v1/rejected?limit=50'),
  beginUpload: async (place: {
    fileName: string;
    mediaType: string;
    sha256: string;
  }): Promise<Place> =>
    (await send('/v1/uploads', { method: 'POST', body: JSON.stringify(place) })).json(),
  source: async (id: string) => (await file(`/v1/reports/${id}/source`)).arrayBuffer(),
  findings: (query: Readonly<Record<string, string | null>>) =>
    json<Page<FindingItem>>(at('/v1/findings', query)),
  /** An answer as it is, to be saved. */
  file,
  /** Over all reports. */
  allCounts: allCounts.get,
  counts: (query: Readonly<Record<string, string | null>>) => json<Counts>(at('/v1/counts', query)),
  /** Every department: one that is not on the list could not be chosen. */
  departments: departments.get,
  /** A report came: what was counted is no longer so. */
  forget() {
    allCounts.forget();
    departments.forget();
  },
  department: (id: string) => json<Department>(`/v1/departments/${id}`),
  years: (id: string) =>
    everyPage(async (cursor) => {
      const path = `/v1/departments/${id}/years`;
      const { years, next } = await json<DepartmentYears>(at(path, { limit: '100', cursor }));
      return { items: years, next };
    }),
};
