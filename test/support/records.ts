/** Builds records for tests of the store and the API: consistent, small, one call each. */
import { createHash } from 'node:crypto';
import type { Finding } from '../../shared/report/finding.ts';
import type { Form, ReportRecord } from '../../shared/report/record.ts';

export interface RecordSeed {
  /** Makes the id: the same seed is the same report. */
  readonly seed: string;
  readonly department?: string | null;
  readonly year?: number | null;
  readonly score?: number | null;
  readonly variant?: Form['variant'];
  readonly findings?: readonly Partial<Finding>[];
  readonly review?: ReportRecord['review'];
  readonly contact?: string | null;
  readonly reportId?: string;
}

export const idOf = (seed: string) => createHash('sha256').update(seed).digest('hex');

export function aFinding(part: Partial<Finding> = {}): Finding {
  return {
    code: 'rate.task',
    state: 'FAIL',
    severity: 'contradiction',
    paths: ['/forms/0/tasks/0/executionRatePercent'],
    printed: '76%',
    expected: '94.75%',
    equation: '578.00 / 610.00 = 94.75%',
    clause: null,
    cause: 'author',
    explanation: null,
    message: { zh: '执行率与金额不符', en: 'The rate is not what the amounts give' },
    fingerprint: 'f00d',
    ...part,
  };
}

const READING = {
  kind: 'number',
  comparator: '>=',
  value: 95,
  upper: null,
  unit: '%',
  direction: 'up',
} as const;

export function aForm(seed: RecordSeed): Form {
  const { score = 98, year = 2021, department = '郑州市上街区商务局' } = seed;
  return {
    kind: 'department',
    variant: seed.variant ?? 'henan-department',
    title: '部门整体绩效自评表',
    fiscalYear: year,
    amountUnit: '万元',
    department,
    departmentCode: null,
    implementingUnit: null,
    implementingUnitCode: null,
    projectName: null,
    projectCode: null,
    contact: seed.contact ?? null,
    filledOn: null,
    selfScore: score,
    reviewScore: null,
    selfRating: '优',
    totalWeight: 100,
    goals: [{ target: '完成年度任务', actual: '已完成' }],
    tasks: [
      {
        name: '补发退休工资',
        content: '用于补发马××的退休工资',
        budgetYuan: 6100000,
        budgetFiscalYuan: 6100000,
        outcome: '已完成',
        executedYuan: 5780000,
        executedFiscalYuan: 5780000,
        executionRatePercent: 76,
      },
    ],
    funds: [
      {
        label: '部门预算总额',
        category: 'total',
        initialBudgetYuan: 7616000,
        budgetYuan: 7616000,
        executedYuan: 7616000,
        executionRatePercent: 100,
        weight: 10,
        score: 10,
        partOf: null,
      },
    ],
    indicators: [
      {
        level1: '产出指标',
        level1Weight: null,
        level2: '数量指标',
        level2Weight: null,
        level3: '总体工作完成率',
        level3Weight: null,
        target: '≥95%',
        targetValue: READING,
        unit: '%',
        actual: '100%',
        actualValue: { ...READING, comparator: null, value: 100 },
        weight: 90,
        score: 88,
        reviewScore: null,
        criterion: null,
        reason: null,
      },
    ],
    notes: ['自评采取打分评价的形式'],
    fields: [],
    rescore: {
      rules: [],
      items: [
        {
          path: '/forms/0/indicators/0',
          method: 'quantitative-met',
          printed: 88,
          min: 90,
          max: 90,
          verdict: 'FAIL',
          clause: null,
          equation: '90',
        },
      ],
      total: { printed: score, min: 100, max: 100 },
      rating: { printed: '优', computed: '优' },
    },
    certificate: {
      pages: [1],
      rows: 12,
      columns: 9,
      cells: 80,
      cellsUsed: 78,
      unclaimed: [],
      weightSum: 100,
    },
  };
}

export function aRecord(seed: RecordSeed): ReportRecord {
  const { department = '郑州市上街区商务局', year = 2021 } = seed;
  return {
    schemaVersion: 1,
    reportId: seed.reportId ?? idOf(seed.seed),
    extractorVersion: '0.1.0',
    status: 'complete',
    source: {
      fileName: `${seed.seed}.pdf`,
      mediaType: 'application/pdf',
      bytes: 1234,
      pages: 7,
      textSource: 'text',
    },
    title: `${year ?? ''}年度${department ?? ''}部门整体绩效自评报告`,
    department,
    fiscalYear: year,
    consolidated: false,
    forms: [aForm(seed)],
    narrative: { figures: [], statements: [] },
    findings: (seed.findings ?? []).map(aFinding),
    review: [...(seed.review ?? [])],
    evidence: {
      '/forms/0/selfScore': { page: 5, box: [400, 100, 430, 115], text: '98' },
      '/forms/0/contact': { page: 5, box: [400, 120, 480, 135], text: seed.contact ?? '' },
    },
  };
}
