/** Every sample, in every rendering, becomes the record that its truth file states. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReport } from '../shared/pipeline.ts';
import type { Page } from '../shared/read/document.ts';
import { readDocument } from '../shared/read/read.ts';
import { readAndLayOut } from '../shared/reading.ts';
import type { Box, Evidence } from '../shared/report/evidence.ts';
import { type ReportRecord, recordSchema } from '../shared/report/record.ts';
import { differences, judgeFindings, readTruth } from './support/truth.ts';

const SAMPLES = join(import.meta.dirname, '..', 'samples');
const folders = readdirSync(SAMPLES);
/** Renderings with text; scans have a suite of their own. */
const born = folders.flatMap((folder) =>
  readdirSync(join(SAMPLES, folder))
    .filter((name) => /\.(?:pdf|docx)$/.test(name) && !/scan/.test(name))
    .map((name) => join(folder, name)),
);

async function recordOf(file: string): Promise<ReportRecord> {
  const bytes = readFileSync(join(SAMPLES, file));
  const ports = { read: readAndLayOut, recognize: null };
  const answer = await readReport({ bytes, fileName: basename(file) }, ports);
  if (answer.kind !== 'record') throw new Error(`${file} wants to be recognized`);
  return answer.record;
}

const fold = (text: string) => text.normalize('NFKC').replace(/\s+/g, '');

/** What is printed inside a box: glyphs whose middle lies in it, in their order. */
function textInside(page: Page | undefined, [x0, y0, x1, y1]: Box): string {
  const inside = (page?.glyphs ?? []).filter(({ box }) => {
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    return x >= x0 - 1 && x <= x1 + 1 && y >= y0 - 1 && y <= y1 + 1;
  });
  return fold(inside.map((glyph) => glyph.text).join(''));
}

function printedAt(pages: readonly Page[], evidence: Evidence): string {
  if (!('page' in evidence)) return '';
  const parts = [{ page: evidence.page, box: evidence.box }, ...(evidence.parts ?? [])];
  return parts.map(({ page, box }) => textInside(pages[page - 1], box)).join('');
}

/** The signs of a text, sorted: lines of one box may be read in another order. */
const signs = (text: string) => [...fold(text)].sort().join('');

function isInside(text: string, printed: string): boolean {
  if (printed.includes(fold(text))) return true;
  const left = new Map<string, number>();
  for (const sign of printed) left.set(sign, (left.get(sign) ?? 0) + 1);
  return [...signs(text)].every((sign) => {
    const count = left.get(sign) ?? 0;
    left.set(sign, count - 1);
    return count > 0;
  });
}

/** JSON Pointers of the scalars of a record that came out of the document. */
function scalarsOf(value: unknown, path: string): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((v, i) => scalarsOf(v, `${path}/${i}`));
  if (typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, v]) => scalarsOf(v, `${path}/${key}`));
}

/** What the record says of itself, derives or counts, and does not take from the page. */
const DERIVED =
  /\/(?:kind|variant|category|partOf|targetValue|actualValue|certificate|reasonColumn|rescore|label)(?:\/|$)/;

describe.each(born)('%s', (file) => {
  const truth = readTruth(join(SAMPLES, file, '..', 'truth.json'));

  it('reads as its truth states', async () => {
    const record = await recordOf(file);
    expect(differences(truth.record, record)).toEqual([]);
    expect(record.status).toBe('complete');
    expect(recordSchema.parse(record)).toEqual(record);
  });

  it('has every finding that is due and none that is not', async () => {
    const { findings } = await recordOf(file);
    const codes = findings.map((f) => f.code);
    expect(judgeFindings(truth.findings, codes)).toEqual({ missed: [], notDue: [] });
  });

  it('gives evidence for every scalar, and the same bytes on every run', async () => {
    const record = await recordOf(file);
    const paths = [
      ...scalarsOf(record.forms, '/forms'),
      ...['title', 'department', 'fiscalYear'].flatMap((key) =>
        scalarsOf(record[key as 'title'], `/${key}`),
      ),
    ].filter((path) => !DERIVED.test(path));
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => record.evidence[path] === undefined)).toEqual([]);
    expect(JSON.stringify(await recordOf(file))).toBe(JSON.stringify(record));
  });
});

describe.each(born.filter((file) => file.endsWith('.pdf')))('the evidence of %s', (file) => {
  it('is printed inside its box', async () => {
    const record = await recordOf(file);
    const { value: document } = await readDocument(readFileSync(join(SAMPLES, file)));
    const pages = document.kind === 'paged' ? document.pages : [];
    const entries = Object.entries(record.evidence);
    expect(entries.length).toBeGreaterThan(40);
    const wrong = entries.filter(([, e]) => !isInside(e.text, printedAt(pages, e)));
    expect(wrong.map(([path, e]) => `${path}: ${e.text}`)).toEqual([]);
  });

  it('would be missed in a box beside it', async () => {
    const record = await recordOf(file);
    const { value: document } = await readDocument(readFileSync(join(SAMPLES, file)));
    const pages = document.kind === 'paged' ? document.pages : [];
    const evidence = record.evidence['/forms/0/department'];
    if (evidence === undefined || !('page' in evidence)) throw new Error('no department');
    const [x0, y0, x1, y1] = evidence.box;
    const height = y1 - y0;
    const below = { ...evidence, box: [x0, y0 + 3 * height, x1, y1 + 3 * height] as Box };
    expect(isInside(evidence.text, printedAt(pages, below))).toBe(false);
  });
});
