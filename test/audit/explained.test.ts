/** What a finding says beside its two sides: severity, reason, cause, and its lasting name. */
import { describe, expect, it } from 'vitest';
import { audit } from '../../shared/audit/audit.ts';
import type { Remark } from '../../shared/report/outcome.ts';
import { broken, CLAUSES, type Parts, statement } from './drafts.ts';
import { recordWith } from './prose/one-report.ts';
import { percent } from './rows.ts';

describe('severity and explanation', () => {
  it('a rate off by at most 0.05 point is a note', () => {
    const [finding] = audit(
      broken(({ form }) => {
        form.tasks[0]!.executionRatePercent = 93.31;
      }),
    );
    expect(finding).toMatchObject({ code: 'rate.task', severity: 'note', expected: '93.33%' });
  });

  it('a wrong rate that equals another quotient of the form says which', () => {
    const [finding] = audit(
      broken(({ form }) => {
        form.tasks[0]!.executionRatePercent = 56;
      }),
    );
    expect(finding?.explanation?.zh).toContain('560 / 1000 = 56%');
  });

  it('a consolidated report may count more than its form: the finding says so', () => {
    const [finding] = audit(
      broken(({ draft, figure }) => {
        draft.consolidated = true;
        figure('budget').value = 12_520_800;
      }),
    );
    expect(finding?.explanation?.zh).toContain('汇总');
  });

  it('a total that matches without the execution row says so', () => {
    const [finding] = audit(
      broken(({ form, figure, statement }) => {
        form.selfScore = 87.95;
        form.selfRating = '良';
        figure('selfScore').value = 87.95;
        figure('selfRating').value = '良';
        statement('score-parts').values.total = 96.95;
      }),
    );
    expect(finding).toMatchObject({ code: 'scores.total', printed: '87.95', expected: '96.95' });
    expect(finding?.explanation?.en).toContain('Without the budget-execution row');
  });

  it('a level without rows gave its weight away, but not on a page that was read badly', () => {
    const draft = broken(({ form }) => {
      form.certificate = { ...form.certificate, pages: [2] };
      const last = form.indicators.at(-1)?.level1;
      form.indicators = form.indicators.filter(({ level1 }) => level1 !== last);
    });
    const codes = (page: number): string[] => {
      const remark = { code: 'page.grid', where: `page ${page}`, detail: 'bent', remedy: null };
      return audit(draft, [remark as Remark]).map(({ code }) => code);
    };
    expect(codes(3)).toContain('weights.policy');
    expect(codes(2)).not.toContain('weights.policy');
  });

  it('level weights that the prose explains are a note', () => {
    const [finding, ...others] = audit(
      broken(({ draft, form }) => {
        for (const rule of form.rescore.rules)
          if (rule.value.level === '投入管理指标') rule.value.points = 30;
        const values = { to: '投入管理指标', reason: 'not-applicable' };
        draft.narrative.statements.push(
          statement('reallocation', values, {
            scope: '可持续性指标',
            text: '分配到投入管理指标中',
          }),
        );
      }),
    );
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: 'weights.policy', severity: 'note' });
    expect(finding?.clause).toBe(CLAUSES.levels);
  });

  it('the unsure reading of one side makes a finding uncertain, not the author wrong', () => {
    const draft = broken(({ form }) => {
      form.tasks[1]!.executionRatePercent = 76;
    });
    const path = '/forms/0/tasks/1/executionRatePercent';
    const at = (confidence: number) =>
      audit({
        ...draft,
        evidence: { [path]: { page: 1, box: [0, 0, 1, 1], text: '76%', confidence } },
      })[0];
    expect(at(0.99)).toMatchObject({ state: 'FAIL', cause: 'author' });
    expect(at(0.8)).toMatchObject({ state: 'UNCERTAIN', cause: 'unknown' });
    expect(at(0.3)).toMatchObject({ state: 'UNCERTAIN', cause: 'reading' });
  });

  it('a sign read poorly makes no other body of the one that reports', () => {
    const record = recordWith(['临江市东湖区文北局对2022年度部门整体支出开展了绩效自评。']);
    const told = (confidence: number): readonly string[] => {
      const evidence = Object.fromEntries(
        Object.entries(record.evidence).map(([path, own]) => [path, { ...own, confidence }]),
      );
      return audit({ ...record, evidence }).map(({ code }) => code);
    };
    expect(told(0.99)).toContain('prose.department');
    expect(told(0.8)).not.toContain('prose.department');
  });
});

describe('the same contradiction', () => {
  const wrongRate = (part: Parts) => {
    part.form.indicators[3]!.actualValue = percent(82);
    part.form.tasks[1]!.executionRatePercent = 76;
  };

  it('has the same fingerprint in another rendering, version and order', () => {
    const [first] = audit(broken(wrongRate));
    const other = broken((parts) => {
      wrongRate(parts);
      parts.form.tasks.unshift(parts.form.tasks.pop()!);
      parts.form.department = '临江市西山区 民政局';
      parts.draft.extractorVersion = '9.9.9';
      parts.draft.source.fileName = 'scan.pdf';
    });
    other.department = '临江市西山区 民政局';
    const [second] = audit(other);
    expect(second?.code).toBe('rate.task');
    expect(second?.paths).not.toEqual(first?.paths);
    expect(second?.fingerprint).toBe(first?.fingerprint);
  });

  it('has another fingerprint for another value, year or row', () => {
    const prints = [
      broken(wrongRate),
      broken(({ form }) => {
        form.tasks[1]!.executionRatePercent = 75;
      }),
      broken(({ form }) => {
        form.tasks[2]!.executionRatePercent = 76;
      }),
      broken((parts) => {
        wrongRate(parts);
        parts.draft.fiscalYear = 2022;
      }),
    ].map((draft) => audit(draft)[0]?.fingerprint);
    expect(new Set(prints).size).toBe(4);
  });

  it('is told apart from a second row that prints the same', () => {
    const found = audit(
      broken(({ form }) => {
        for (const row of form.indicators.slice(2, 4))
          Object.assign(row, { level3: '率', unit: '5%' });
        form.indicators[2]!.level3 = '率';
      }),
    );
    expect(found.map((f) => f.code)).toEqual(['unit.value', 'unit.value']);
    expect(new Set(found.map((f) => f.fingerprint)).size).toBe(2);
  });

  it('comes out as the same bytes every time', () => {
    const draft = broken(wrongRate);
    expect(JSON.stringify(audit(structuredClone(draft)))).toBe(JSON.stringify(audit(draft)));
  });
});
