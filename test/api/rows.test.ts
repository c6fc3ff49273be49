/** The rows of one report, flat: each of the record's rows once, as JSON and for a spreadsheet. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReport } from '../../shared/pipeline.ts';
import { readAndLayOut } from '../../shared/reading.ts';
import type { ReportRecord } from '../../shared/report/record.ts';
import { openReportApi } from '../support/api.ts';
import { parseCsv } from '../support/parse-csv.ts';

let record: ReportRecord;
let api: Awaited<ReturnType<typeof openReportApi>>;
const base = () => `/v1/reports/${record.reportId}`;

beforeAll(async () => {
  const bytes = new Uint8Array(readFileSync('samples/mutated-rate.task/report.pdf'));
  const input = { bytes, fileName: 'report.pdf', mediaType: null };
  const answer = await readReport(input, { read: readAndLayOut, recognize: null });
  if (answer.kind !== 'record') throw new Error('the sample has a text layer');
  record = answer.record;
  api = await openReportApi(record);
});
afterAll(() => api.database.close());

interface Rows {
  readonly items: readonly Record<string, string | number | null>[];
}
const rows = async (part: string) =>
  ((await (await api.app.request(`${base()}/${part}`)).json()) as Rows).items;
/** Targets print `=100%`: text, not a formula. */
const inCsv = (value: string | number) => String(value).replace(/^=/, "'=");
const csv = async (part: string) =>
  parseCsv(await (await api.app.request(`${base()}/${part}?format=csv`)).text());

describe('the rows of a report', () => {
  it.each(['indicators', 'funds', 'tasks'] as const)(
    '%s are those of its forms, each with its path and page',
    async (block) => {
      const items = await rows(block);
      const printed = record.forms.flatMap((form): object[] => form[block]);
      expect(printed.length).toBeGreaterThan(1);
      expect(items).toEqual(
        printed.map((row, i) => ({
          ...{ form: 0, path: `/forms/0/${block}/${i}`, page: expect.any(Number) },
          ...row,
        })),
      );
    },
  );

  it('name the page on which a row begins', async () => {
    const [first] = await rows('indicators');
    const place = record.evidence['/forms/0/indicators/0/weight'];
    expect(first?.page).toBe(place !== undefined && 'page' in place ? place.page : null);
  });

  it.each(['indicators', 'funds', 'tasks', 'figures'])(
    '%s are the same as CSV: a column for each plain field',
    async (part) => {
      const items = await rows(part);
      const [heads = [], ...lines] = await csv(part);
      const plain = Object.keys(items[0] ?? {}).filter((key) => !key.endsWith('Value'));
      expect([...heads].sort()).toEqual(expect.arrayContaining(plain.sort()));
      expect(lines).toEqual(items.map((item) => heads.map((head) => inCsv(item[head] ?? ''))));
    },
  );

  it('hold the ledger and the re-score too', async () => {
    const [heads = [], ...findings] = await csv('findings');
    expect(findings.map((line) => line[heads.indexOf('code')])).toEqual(
      record.findings.map(({ code }) => code),
    );
    expect(findings[0]?.[heads.indexOf('paths')]).toBe(record.findings[0]?.paths.join(' '));
    const [names = [], ...scored] = await csv('rescore');
    const sum = (at: string) => scored.reduce((a, line) => a + Number(line[names.indexOf(at)]), 0);
    expect(sum('printed')).toBeCloseTo(record.forms[0]?.selfScore ?? 0, 6);
    expect(scored.map((line) => line[names.indexOf('path')])).toEqual(
      record.forms[0]?.rescore.items.map(({ path }) => path),
    );
  });

  it('are saved under the name of what they are', async () => {
    const { headers } = await api.app.request(`${base()}/funds?format=csv`);
    expect(headers.get('content-disposition')).toBe('attachment; filename="funds.csv"');
  });

  it('are refused as CSV too where the gateway would not take them', async () => {
    const small = await openReportApi(record, 500);
    const answer = await small.app.request(`${base()}/indicators?format=csv`);
    await small.database.close();
    expect(answer.status).toBe(413);
  });
});
