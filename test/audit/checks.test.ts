/** Every code of the ledger: a report that agrees with itself raises none, one broken place raises it. */
import { describe, expect, it } from 'vitest';
import { audit } from '../../shared/audit/audit.ts';
import { CHECKS } from '../../shared/audit/checks.ts';
import { LEDGER_CODES } from '../../shared/report/finding.ts';
import { broken, CLAUSES, CLEAN, type Parts, statement } from './drafts.ts';
import { IN_FORM } from './planted-form.ts';
import { IN_PROSE } from './planted-prose.ts';
import { fund } from './rows.ts';

const codesOf = (change: (parts: Parts) => void) => audit(broken(change)).map((f) => f.code);

const PLANTED = [...IN_FORM, ...IN_PROSE];

describe('the ledger', () => {
  it('is empty for a report that agrees with itself', () => {
    expect(audit(CLEAN)).toEqual([]);
  });

  it('has a check, and a planted contradiction, for every code', () => {
    expect(CHECKS.map((c) => c.code).sort()).toEqual([...LEDGER_CODES].sort());
    const planted = new Set([...PLANTED.map(([code]) => code), 'number.malformed']);
    expect([...planted].sort()).toEqual([...LEDGER_CODES].sort());
  });

  it.each(PLANTED)('raises %s for %s', (code, _what, change, followers = []) => {
    const found = new Set(codesOf(change));
    expect(found).toContain(code);
    const undue = [...found].filter((c) => c !== code && !followers.includes(c));
    expect(undue).toEqual([]);
  });

  it('raises number.malformed for a cell that holds no number, and checks no sum over it', () => {
    const draft = broken(({ form }) => {
      form.tasks[1]!.budgetYuan = null;
    });
    const where = '/forms/0/tasks/1/budgetYuan';
    const remark = { code: 'number.malformed', where, detail: '7,00.0,77', remedy: null } as const;
    const [finding, ...others] = audit(draft, [remark]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: 'number.malformed',
      paths: [where],
      printed: '7,00.0,77',
    });
    expect(finding?.message.zh).toContain('专项业务经费');
  });

  it('keeps both sides, the equation and the clause', () => {
    const [finding] = audit(
      broken(({ form, figure, statement }) => {
        form.indicators[3]!.score = 15;
        form.rescore.items[3]!.verdict = 'FAIL';
        form.selfScore = 99;
        figure('selfScore').value = 99;
        figure('levelScore', '产出指标').value = 30;
        statement('score-parts').values.total = 99;
        statement('score-parts').parts[2]!.value = 30;
      }),
    );
    expect(finding).toMatchObject({
      code: 'score.quantitative',
      state: 'FAIL',
      severity: 'contradiction',
      printed: '15',
      expected: '12.95',
      equation: '15 × 82 / 95 = 12.95',
      clause: CLAUSES.ratio,
      cause: 'author',
    });
    expect(finding?.paths).toContain('/forms/0/indicators/3/score');
    expect(finding?.paths).toContain('/forms/0/indicators/3/actual');
  });
});

describe('a check does not fire', () => {
  const silent: readonly (readonly [string, (parts: Parts) => void])[] = [
    [
      'on a blank rate',
      ({ form }) => {
        form.tasks[0]!.executionRatePercent = null;
        form.funds[1]!.executionRatePercent = null;
      },
    ],
    [
      'on a rate that rounds to what is printed, whatever its decimals',
      ({ form }) => {
        form.tasks[1]!.executionRatePercent = 83;
        form.tasks[0]!.executionRatePercent = 93.3;
      },
    ],
    [
      'where the form has no weights',
      ({ form }) => {
        for (const row of form.indicators) row.weight = null;
      },
    ],
    [
      'on 其中 rows below a source: they are in it already',
      ({ form }) => {
        form.funds.push(
          fund('fiscal', { label: '其中:上级补助', budgetYuan: 2_000_000, partOf: 1 }),
        );
      },
    ],
    [
      'on a lone 其中 row that leaves room for others',
      ({ form }) => {
        form.funds.splice(2, 1);
        for (const key of ['initialBudgetYuan', 'budgetYuan'] as const)
          form.funds[1]![key] = 9_000_000;
        Object.assign(form.funds[1]!, { executedYuan: 8_100_000 });
      },
    ],
    [
      'on a short form of the same name',
      ({ statement }) => {
        statement('department').values.name = '民政局';
      },
    ],
    [
      'on the budget-execution row counted as a level-1 indicator',
      ({ figure }) => {
        figure('indicatorCount').value = 4;
      },
    ],
    [
      'on prose that rounds the amount',
      ({ figure }) => {
        Object.assign(figure('executed'), { value: 9_000_000, step: 1_000_000 });
      },
    ],
    [
      'on a shortfall that the form admits as well',
      ({ draft }) => {
        const values = { subject: 'executionRate', category: 'project', boundPercent: 100 };
        draft.narrative.statements.push(statement('shortfall', { ...values, actualPercent: null }));
      },
    ],
    [
      'on a task that was paid in part',
      ({ form }) => {
        form.tasks[2]!.outcome = '按进度推进';
      },
    ],
    [
      'on a target of words',
      ({ form }) => {
        form.indicators[4]!.actual = '比较满意';
      },
    ],
    [
      'on a form that nobody filled in',
      ({ form, draft }) => {
        draft.narrative.statements = [];
        Object.assign(form, { selfScore: null, tasks: [] });
        for (const row of form.indicators) Object.assign(row, { actual: null, score: null });
        for (const row of form.funds) Object.assign(row, { executedYuan: null, score: null });
        form.indicators[0]!.weight = 35;
      },
    ],
    [
      'on full points for a rate that is 100% at two decimals',
      ({ form, figure, statement }) => {
        const paid = { executedYuan: 9_999_600, executionRatePercent: 100, score: 10 };
        Object.assign(form.funds[0]!, paid);
        Object.assign(form.funds[4]!, { executedYuan: 4_399_600, budgetYuan: null });
        form.funds[4]!.executionRatePercent = null;
        form.funds[1]!.executedYuan = null;
        for (const row of form.tasks) row.executedYuan = null;
        form.selfScore = 97.95;
        figure('selfScore').value = 97.95;
        figure('executed').value = 9_999_600;
        figure('executionRate').value = 100;
        figure('projectExpenditure').value = 4_399_600;
        statement('score-parts').values.total = 97.95;
        statement('score-parts').parts[0]!.value = 10;
        Object.assign(statement('parts').values, { total: 9_999_600 });
        statement('parts').parts[1]!.value = 4_399_600;
      },
    ],
  ];

  it.each(silent)('%s', (_what, change) => {
    expect(codesOf(change)).toEqual([]);
  });
});
