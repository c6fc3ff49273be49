/** Files made to hang, exhaust or fool the reader: each ends soon, in little memory, with its reason. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../shared/read/limits.ts';
import { SANDBOX_LIMITS } from '../../shared/read/sandbox.ts';
import { createSandbox, readInSandbox } from '../../shared/sandbox.ts';
import { cpuSince, HANGS_MS } from './cpu.ts';
import { HOSTILE_DOCX } from './docx-files.ts';
import type { Answer } from './files.ts';
import { HOSTILE_PDFS } from './pdf-files.ts';

const MB = 1024 * 1024;
/** Tighter than the product's, so that the suite is short; docs/FAILURES.md has the product's own. */
const LIMITS = { ...DEFAULT_LIMITS, engineBytes: 200 * MB };
const sandbox = createSandbox({ deadlineMs: HANGS_MS, heapMb: 512, growthMb: 700 });
/** As the product's own deadline, which the slowest takes a seventh of. */
const MOST_CPU_MS = SANDBOX_LIMITS.deadlineMs;
const SAMPLE = join(import.meta.dirname, '..', '..', 'samples', 'hubei-town', 'report.pdf');

afterAll(() => sandbox.close());

function answerOf(codes: readonly string[]): Answer {
  return codes.length === 0 ? 'read' : (codes[0]?.replace('document.', '') as Answer);
}

describe('a hostile or broken file', () => {
  it.each([...HOSTILE_PDFS, ...HOSTILE_DOCX])(
    '%s: %s',
    async (_name, answer, make) => {
      const file = make();
      const start = process.cpuUsage();
      const { value, remarks } = await readInSandbox(sandbox, file, LIMITS);
      expect(cpuSince(start)).toBeLessThan(MOST_CPU_MS);
      expect(answerOf(remarks.map((remark) => remark.code))).toBe(answer);
      for (const remark of remarks) expect(remark.remedy).toMatch(/\w/);
      if (answer !== 'read') expect(value.layout.blocks).toEqual([]);
    },
    2 * HANGS_MS,
  );

  it('leaves the process healthy: the next report is read whole', async () => {
    const bytes = new Uint8Array(readFileSync(SAMPLE));
    const { value, remarks } = await readInSandbox(sandbox, bytes, LIMITS);
    expect(remarks).toEqual([]);
    expect(value.layout.blocks.filter((block) => block.kind === 'grid')).toHaveLength(1);
  });
});
