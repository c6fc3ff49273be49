/** docs/FINDINGS.md against the list of codes: people must find every code that a record can hold. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { READINGS } from '../../shared/audit/reading-findings.ts';
import { FINDING_CODES, READING_CODES } from '../../shared/report/finding.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/FINDINGS.md'), 'utf8');
const sections = new Map(
  page
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [head = '', ...rest] = section.split('\n');
      return [head.replaceAll('`', '').trim(), rest.join('\n').trim()] as const;
    }),
);

describe('the page of findings', () => {
  it('has a section for every code and for no other', () => {
    expect([...sections.keys()].sort()).toEqual([...FINDING_CODES].sort());
  });

  it('says in each section what the code means', () => {
    for (const [code, text] of sections) expect(text.length, code).toBeGreaterThan(25);
  });

  it('has words in both languages for every code of the reading', () => {
    expect(Object.keys(READINGS).sort()).toEqual([...READING_CODES].sort());
  });
});
