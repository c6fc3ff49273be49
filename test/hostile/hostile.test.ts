/** Files made to hang, exhaust or fool the reader: each ends soon, in little memory, with its reason. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../shared/read/limits.ts';
import { createSandbox, readInSandbox } from '../../shared/sandbox.ts';
import { HOSTILE_DOCX } from './docx-files.ts';
import type { Answer } from './files.ts';
import { HOSTILE_PDFS } from './pdf-files.ts';

const MB = 1024 * 1024;
/** Tighter than the product's, so that the suite is short; docs/FAILURES.md has the product's own. */
const LIMITS = { ...DEFAULT_LIMITS, engineBytes: 200 * MB };
const sandbox = createSandbox({ deadlineMs: 60_000, heapMb: 512, growthMb: 700 });
const MOST_MS = 90_000;
const SAMPLE = join(import.meta.dirname, '..', '..', 'samples', 'hubei-town', 'report.pdf');

afterAll(() => sandbox.close());

function answerOf(codes: readonly string[]): Answer {
  return codes.length === 0 ? 'read' : (codes[0]?.replace('document.', '') as Answer);
}

describe('a hostile or broken file', () => {
  it.each([...HOSTILE_PDFS, ...HOSTILE_DOCX])(
    '%s: %s',
    async (_name, answer, make) => {
      const { value, remarks } = await readInSandbox(sandbox, make(), LIMITS);
      expect(answerOf(remarks.map((remark) => remark.code))).toBe(answer);
      for (const remark of remarks) expect(remark.remedy).toMatch(/\w/);
      if (answer !== 'read') expect(value.layout.blocks).toEqual([]);
    },
    MOST_MS,
  );

  it('leaves the process healthy: the next report is read whole', async () => {
    const bytes = new Uint8Array(readFileSync(SAMPLE));
    const { value, remarks } = await readInSandbox(sandbox, bytes, LIMITS);
    expect(remarks).toEqual([]);
    expect(value.layout.blocks.filter((block) => block.kind === 'grid')).toHaveLength(1);
  });
});
