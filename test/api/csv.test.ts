/** Lists as CSV: whole and exact for a parser, harmless in a spreadsheet, masked as the answers are. */
import fc from 'fast-check';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toCsv } from '../../functions/api/csv.ts';
import type { Database } from '../../local/database.ts';
import { openListApi } from '../support/api.ts';
import { parseCsv } from '../support/parse-csv.ts';

const oneCell = (value: string | number | null) =>
  parseCsv(
    toCsv(
      [
        { head: 'h', of: () => value },
        { head: 'end', of: () => 'e' },
      ],
      [0],
    ),
  )[1]?.[0];

describe('a cell', () => {
  it.each([
    ['=1+1'],
    ['+86 371 6892'],
    ['-cmd|calc'],
    ['@SUM(A1)'],
    ['＝HYPERLINK("http://x")'],
    [' \t=1'],
    ['\r=1'],
    ['\u0000=1'],
  ])('%j is text, not a formula', (value) => {
    expect(oneCell(value)).toBe(`'${value}`);
  });

  it('keeps numbers as numbers, the negative ones too, and nothing as nothing', () => {
    expect([oneCell(-12.5), oneCell(0), oneCell(null)]).toEqual(['-12.5', '0', '']);
  });

  it('comes back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (a, b) => {
        const back = parseCsv(
          toCsv(
            [
              { head: 'a', of: () => a },
              { head: 'b', of: () => b },
            ],
            [0],
          ),
        );
        const [first, second] = back[1] ?? [];
        expect([a, `'${a}`]).toContain(first);
        expect([b, `'${b}`]).toContain(second);
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});

describe('a list as CSV', () => {
  let database: Database;
  let app: Hono;
  let department = '';
  beforeAll(async () => {
    const printed = ['=HYPERLINK("http://x")', '电话：68921234'];
    const findings = printed.map((text, i) => ({ printed: text, fingerprint: `f${i}` }));
    ({ app, database, departmentId: department } = await openListApi([2019, 2020, 2021], findings));
  });
  afterAll(() => database.close());

  it('has the figures of a department’s years, the same as the JSON', async () => {
    const path = `/v1/departments/${department}/years`;
    const { years } = (await (await app.request(path)).json()) as { years: object[] };
    const answer = await app.request(`${path}?format=csv`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [heads = [], ...rows] = parseCsv(new TextDecoder().decode(bytes));
    expect(heads).toEqual(Object.keys(years[0] ?? {}));
    expect(rows).toEqual(years.map((y) => Object.values(y).map(String)));
    expect(rows[0]).toContain('7616000');
  });

  it('leads to its next page, until every report was there once', async () => {
    const ids: string[] = [];
    let path = '/v1/reports?limit=2&year=2020&format=csv';
    for (const first of ['/v1/reports?limit=2&format=csv', path]) {
      ids.length = 0;
      for (path = first; path !== ''; ) {
        const answer = await app.request(path);
        expect(answer.status).toBe(200);
        const [, ...rows] = parseCsv(await answer.text());
        ids.push(...rows.map(([id = '']) => id));
        path = /^<(.+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1] ?? '';
      }
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toHaveLength(first.includes('year') ? 1 : 3);
    }
  });

  it('masks people and disarms formulas in findings', async () => {
    const text = await (await app.request('/v1/findings?code=rate.task&format=csv')).text();
    expect(text).not.toContain('68921234');
    const [heads = [], ...rows] = parseCsv(text);
    const printed = rows.map((row) => row[heads.indexOf('printed')]);
    expect(printed).toHaveLength(6);
    expect(printed).toContain('\'=HYPERLINK("http://x")');
  });

  it('has an ETag, and is refused where a route has none', async () => {
    const path = '/v1/reports?format=csv';
    const etag = (await app.request(path)).headers.get('etag') ?? '';
    const again = await app.request(path, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect((await app.request('/v1/review?format=csv')).status).toBe(400);
    expect((await app.request('/v1/reports?format=xls')).status).toBe(400);
  });

  it('is described, under /v1 as well', async () => {
    const document = (await (await app.request('/v1/openapi.json')).json()) as {
      paths: Record<string, { get: { responses: Record<string, { content: object }> } }>;
    };
    const content = document.paths['/v1/findings']?.get.responses['200']?.content ?? {};
    expect(Object.keys(content)).toEqual(['application/json', 'text/csv']);
  });
});
