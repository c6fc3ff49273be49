/** Remarks of the reading stages as findings: why, where, and what the person with the file can do. */
import { describe, expect, it } from 'vitest';
import { audit } from '../../shared/audit/audit.ts';
import { findingSchema } from '../../shared/report/finding.ts';
import { CLEAN } from './drafts.ts';

const EMPTY = { ...CLEAN, forms: [], narrative: { figures: [], statements: [] } };

describe('a remark', () => {
  it('becomes a finding that blames the reading and names the remedy', () => {
    const [finding, ...others] = audit(EMPTY, [
      {
        code: 'document.encrypted',
        where: null,
        detail: 'the PDF opens only with a password',
        remedy: 'Save it without the password.',
      },
    ]);
    expect(others).toEqual([]);
    expect(findingSchema.parse(finding)).toMatchObject({
      code: 'document.encrypted',
      state: 'UNCERTAIN',
      cause: 'reading',
      severity: 'warning',
    });
    expect(finding?.message.zh).toBe(
      '文件有打开密码（the PDF opens only with a password）。请去除密码后再上传。',
    );
    expect(finding?.message.en).toContain('Save it without the password.');
  });

  it('that is said twice is one finding, and points at its form where it has one', () => {
    const remark = { code: 'form.unknown', where: '/forms/0', detail: '', remedy: null } as const;
    const found = audit(CLEAN, [remark, remark]);
    expect(found.map((f) => [f.code, f.paths])).toEqual([['form.unknown', ['/forms/0']]]);
    expect(found[0]?.message.en).toContain('by hand');
  });

  it('keeps its fingerprint when the same file is read again', () => {
    const remark = {
      code: 'page.unread',
      where: 'page 3',
      detail: 'damaged',
      remedy: null,
    } as const;
    const again = { ...EMPTY, extractorVersion: '9.9.9' };
    expect(audit(again, [remark])[0]?.fingerprint).toBe(audit(EMPTY, [remark])[0]?.fingerprint);
  });
});
