/** Laws of the audit: it never throws, it repeats itself to the byte, its arithmetic is exact. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audit } from '../../shared/audit/audit.ts';
import { exact, percentOf, spell } from '../../shared/audit/exact.ts';
import { quantityAt } from '../../shared/audit/quantity.ts';
import { findingSchema } from '../../shared/report/finding.ts';
import { CLEAN } from './drafts.ts';

/** Every number and text of a draft's forms and prose, by path, so that any can be replaced. */
function leavesOf(value: unknown, path: readonly string[] = []): string[][] {
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
  return [[...path]];
}

function replaced(path: readonly string[], value: unknown) {
  const draft = structuredClone(CLEAN);
  let at: Record<string, unknown> = draft as unknown as Record<string, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[path.at(-1)!] = value;
  return draft;
}

const NUMBERS = leavesOf({ forms: CLEAN.forms, narrative: CLEAN.narrative }).filter((path) => {
  const leaf = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], CLEAN);
  return typeof leaf === 'number';
});

describe('the audit', () => {
  it('never throws and always gives findings of the schema, whatever one number is', () => {
    const value = fc.oneof(
      fc.constantFrom(0, -1, 1e15, 1e-9, 0.1 + 0.2, 0.0900000762939453, 100.005),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...NUMBERS), value, (path, replacement) => {
        const draft = replaced(path, replacement);
        const found = audit(draft);
        for (const finding of found) findingSchema.parse(finding);
        expect(JSON.stringify(audit(structuredClone(draft)))).toBe(JSON.stringify(found));
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('never throws for a sentence that prints more digits than a number holds', () => {
    const draft = structuredClone(CLEAN);
    const endless = `至少${'9'.repeat(400)}个`;
    for (const said of [...draft.narrative.figures, ...draft.narrative.statements])
      said.text = `${endless},${said.text}`;
    expect(draft.narrative.figures.length).toBeGreaterThan(0);
    expect(audit(draft)).toEqual(audit(CLEAN));
  });

  it('gives every finding of a report its own fingerprint', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NUMBERS), fc.integer({ min: 0, max: 99 }), (path, value) => {
        const prints = audit(replaced(path, value)).map((f) => f.fingerprint);
        expect(new Set(prints).size).toBe(prints.length);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});

describe('a form of ten thousand rows', () => {
  it('is audited in linear time: no row is looked up by walking over the others', () => {
    const draft = structuredClone(CLEAN);
    const [form] = draft.forms;
    const timeOf = (rows: number) => {
      const indicators = Array.from({ length: rows }, (_, i) => ({
        ...form!.indicators[i % 5]!,
        level3: `指标${i}`,
      }));
      const items = indicators.map((_, i) => ({
        ...form!.rescore.items[i % 5]!,
        path: `/forms/0/indicators/${i}`,
      }));
      const long = { ...form!, indicators, rescore: { ...form!.rescore, items } };
      const begun = process.cpuUsage();
      audit({ ...draft, forms: [long] });
      return process.cpuUsage(begun).user;
    };
    timeOf(2_000);
    const [short, long] = [timeOf(2_000), timeOf(10_000)];
    // Five times the rows; a quadratic check would take twenty-five times as long.
    expect(long / short).toBeLessThan(15);
  });
});

describe('exact numbers', () => {
  it('spell what they read', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 6 }), (n, d) => {
        const text = (n / 10 ** d).toFixed(d);
        expect(Number(spell(exact(Number(text))))).toBe(Number(text));
      }),
    );
  });

  it('know no float: 0.1 + 0.2 is 0.3, and 578 / 610 rounds as on paper', () => {
    expect(exact(0.1) + exact(0.2)).toBe(exact(0.3));
    expect(spell(percentOf(exact(578), exact(610)) ?? 0n, 2)).toBe('94.75');
    expect(exact(1e-7)).toBe(0n);
    expect(exact(1e21)).toBe(10n ** 27n);
  });
});

describe('a quantity', () => {
  it('has the step of its print, in its own unit', () => {
    const evidence = {
      page: 1,
      box: [0, 0, 1, 1] as [number, number, number, number],
      text: '761.6',
    };
    const read = quantityAt('/a', 7_616_000, 'yuan', { evidence, amountUnit: '万元' });
    expect(read).toMatchObject({ step: exact(1000), whole: false, text: '761.6万元' });
    const plain = quantityAt('/a', 387_664.62, 'yuan', { amountUnit: '元' });
    expect(plain).toMatchObject({ step: exact(0.01), text: '387664.62元' });
  });

  it('takes the numeral that means the value, not another one of the sentence', () => {
    const sentence = '2021年预算1252.08万元,执行率100%';
    const read = quantityAt('/a', 12_520_800, 'yuan', { sentence, amountUnit: '万元' });
    expect(read).toMatchObject({ text: '1252.08万元', step: exact(100) });
  });
});
