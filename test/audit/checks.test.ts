/** Every code of the ledger: a report that agrees with itself raises none, one broken place raises it. */
import { describe, expect, it } from 'vitest';
import { audit } from '../../shared/audit/audit.ts';
import { CHECKS } from '../../shared/audit/checks.ts';
import { LEDGER_CODES } from '../../shared/report/finding.ts';
import { broken, CLAUSES, CLEAN, fund, type Parts, percent, statement } from './drafts.ts';

const codesOf = (change: (parts: Parts) => void) => audit(broken(change)).map((f) => f.code);

/** Code → what is planted, and what follows from it of necessity. */
type Planted = [
  code: string,
  what: string,
  change: (parts: Parts) => void,
  followers?: readonly string[],
];
const PLANTED: Planted[] = [
  [
    'weights.total',
    'a weight that is one too high',
    ({ form }) => {
      form.indicators[4]!.weight = 21;
    },
    ['score.unexplained', 'weights.policy'],
  ],
  [
    'scores.total',
    'a total that is off by one',
    ({ form, figure, statement }) => {
      form.selfScore = 95.95;
      figure('selfScore').value = 95.95;
      statement('score-parts').values.total = 96.95;
    },
  ],
  [
    'level.weights',
    'another weight in the label than in its rows',
    ({ form }) => {
      for (const row of form.indicators.slice(2, 4)) row.level1Weight = 35;
    },
  ],
  [
    'level.weights',
    'another weight in the prose than in the rows',
    ({ figure }) => {
      figure('levelWeight', '投入管理指标').value = 30;
    },
  ],
  [
    'level.scores',
    'another score in the prose than in the rows',
    ({ figure }) => {
      figure('levelScore', '产出指标').value = 29;
    },
  ],
  [
    'funds.sources',
    'other funds on top of a total that is fiscal alone',
    ({ form }) => {
      form.funds[2]!.budgetYuan = 100_000;
    },
  ],
  [
    'funds.structure',
    'a part that is too large for the total',
    ({ form }) => {
      form.funds[4]!.initialBudgetYuan = 4_100_000;
    },
  ],
  [
    'tasks.budget',
    'a task whose budget is not in the total',
    ({ form }) => {
      Object.assign(form.tasks[2]!, { budgetYuan: 2_000_000, executionRatePercent: 45 });
    },
  ],
  [
    'tasks.executed',
    'a task that spent more than the total says',
    ({ form }) => {
      Object.assign(form.tasks[2]!, { executedYuan: 950_000, executionRatePercent: 95 });
    },
  ],
  [
    'tasks.unfinished',
    'a task at 0% beside a completion of 100%',
    ({ form }) => {
      Object.assign(form.tasks[2]!, {
        executedYuan: 0,
        executionRatePercent: 0,
        outcome: '未拨付',
      });
      form.tasks[1]!.executedYuan = 3_000_000;
      Object.assign(form.tasks[1]!, { executionRatePercent: 100 });
      form.tasks[0]!.executedYuan = 6_000_000;
      form.tasks[0]!.executionRatePercent = 100;
      form.funds[3]!.executedYuan = 6_000_000;
      form.funds[3]!.executionRatePercent = 100;
      form.funds[4]!.executedYuan = 3_000_000;
      form.funds[4]!.executionRatePercent = 75;
    },
    ['prose.basic', 'prose.project', 'prose.rate'],
  ],
  [
    'tasks.basic',
    'the basic expenditure with another budget among the tasks',
    ({ form }) => {
      Object.assign(form.tasks[0]!, { budgetYuan: 5_800_000, executionRatePercent: 96.55 });
      Object.assign(form.tasks[1]!, { budgetYuan: 3_200_000, executionRatePercent: 78.13 });
    },
  ],
  [
    'rate.task',
    'a rate that the amounts do not give',
    ({ form }) => {
      form.tasks[1]!.executionRatePercent = 76;
    },
  ],
  [
    'rate.funds',
    'a rate that the amounts do not give',
    ({ form }) => {
      form.funds[1]!.executionRatePercent = 95;
    },
  ],
  [
    'rate.exceeds',
    'a task that spent more than its budget',
    ({ form }) => {
      Object.assign(form.tasks[2]!, { executedYuan: 1_100_000, executionRatePercent: 110 });
      Object.assign(form.tasks[1]!, { executedYuan: 2_300_000, executionRatePercent: 76.67 });
    },
  ],
  [
    'rate.share',
    'a share of the total that the prose calls a rate',
    ({ statement, figure }) => {
      Object.assign(statement('rate-of-part').values, { ratePercent: 62.22 });
      statement('rate-of-part').text = '基本支出560万元,预算执行率为62.22%';
      figure('executionRate', '基本支出').value = 62.22;
    },
  ],
  [
    'adjustment.rate',
    'a budget that was adjusted beside a rate of 0%',
    ({ form }) => {
      form.funds[0]!.initialBudgetYuan = 9_000_000;
      form.funds[1]!.initialBudgetYuan = 9_000_000;
      form.funds[3]!.initialBudgetYuan = 5_000_000;
    },
  ],
  [
    'score.exceeds-weight',
    'a score above its weight',
    ({ form, figure, statement }) => {
      form.indicators[4]!.score = 21;
      form.selfScore = 97.95;
      figure('selfScore').value = 97.95;
      statement('score-parts').values.total = 97.95;
      statement('score-parts').parts[3]!.value = 21;
    },
  ],
  [
    'score.execution',
    'full points for a rate of 90%',
    ({ form, figure, statement }) => {
      form.funds[0]!.score = 10;
      form.selfScore = 97.95;
      figure('selfScore').value = 97.95;
      statement('score-parts').values.total = 97.95;
      statement('score-parts').parts[0]!.value = 10;
    },
  ],
  [
    'score.quantitative',
    'full points for a missed target',
    ({ form, figure, statement }) => {
      form.indicators[3]!.score = 15;
      form.selfScore = 99;
      figure('selfScore').value = 99;
      figure('levelScore', '产出指标').value = 30;
      statement('score-parts').values.total = 99;
      statement('score-parts').parts[2]!.value = 30;
    },
  ],
  [
    'score.qualitative',
    'half of the points for a result that was reached',
    ({ form, figure, statement }) => {
      Object.assign(form.indicators[4]!, { score: 10, reason: '受疫情影响' });
      form.rescore.items[4]!.verdict = 'FAIL';
      form.selfScore = 86.95;
      form.selfRating = '良';
      figure('selfScore').value = 86.95;
      figure('selfRating').value = '良';
      statement('score-parts').values.total = 86.95;
      statement('score-parts').parts[3]!.value = 10;
    },
  ],
  [
    'score.unexplained',
    'points taken off without a reason',
    ({ form }) => {
      form.indicators[3]!.reason = null;
    },
  ],
  [
    'rating.band',
    'a rating that the score does not fall into',
    ({ form, figure }) => {
      form.selfRating = '良';
      figure('selfRating').value = '良';
    },
  ],
  [
    'weights.policy',
    'level weights other than the note prescribes',
    ({ form }) => {
      for (const rule of form.rescore.rules)
        if (rule.value.level === '投入管理指标') rule.value.points = 30;
    },
  ],
  [
    'prose.score',
    'another score in the prose',
    ({ figure }) => {
      figure('selfScore').value = 95.78;
    },
  ],
  [
    'prose.rating',
    'another rating in the prose',
    ({ figure }) => {
      figure('selfRating').value = '良';
    },
  ],
  [
    'prose.budget',
    'another budget in the prose',
    ({ figure }) => {
      figure('budget').value = 12_520_800;
    },
  ],
  [
    'prose.executed',
    'another executed amount in the prose',
    ({ figure }) => {
      figure('executed').value = 9_100_000;
    },
  ],
  [
    'prose.basic',
    'another basic expenditure in the prose',
    ({ figure }) => {
      figure('basicExpenditure').value = 5_700_000;
    },
  ],
  [
    'prose.project',
    'another project expenditure in the prose',
    ({ figure }) => {
      figure('projectExpenditure').value = 3_500_000;
    },
  ],
  [
    'prose.rate',
    'another rate in the prose',
    ({ figure }) => {
      figure('executionRate').value = 95;
    },
  ],
  [
    'prose.breakdown',
    'partial scores that do not add up',
    ({ statement }) => {
      statement('score-parts').parts[1]!.value = 38;
    },
  ],
  [
    'prose.parts',
    'parts that do not add up',
    ({ statement }) => {
      statement('parts').parts[1]!.value = 3_500_000;
    },
  ],
  [
    'prose.counts',
    'another number of indicators in the prose',
    ({ figure }) => {
      figure('indicatorCount', '投入管理指标').value = 5;
    },
  ],
  [
    'prose.department',
    'another body in the title',
    ({ statement }) => {
      statement('department').values.name = '东湖区教育局';
    },
  ],
  [
    'prose.year',
    'another year in the title',
    ({ statement }) => {
      statement('year').values.year = 2020;
    },
  ],
  [
    'prose.problem',
    'a rate that the prose admits was not reached and the form has at 90%',
    ({ draft }) => {
      const values = { subject: 'executionRate', category: null, boundPercent: 85 };
      const text = '专项预算经费执行率未达到85%';
      draft.narrative.statements.push(
        statement('shortfall', { ...values, actualPercent: null }, { text, scope: '专项预算经费' }),
      );
    },
  ],
  [
    'time.partial',
    'eleven months that exceed the year',
    ({ statement }) => {
      statement('part-of-year').values.part = 280;
    },
  ],
  [
    'unit.value',
    'a value in the unit column',
    ({ form }) => {
      form.indicators[2]!.unit = '100%';
    },
  ],
];

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
    expect(finding?.explanation?.zh).toContain('560.00 / 1000.00 = 56%');
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
