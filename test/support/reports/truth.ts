/** A report's model → the part of the record that is known to be true of it. */
import type { FormModel, FundModel, IndicatorModel, ReportModel } from './model.ts';

const yuan = (fen: number | null): number | null => (fen === null ? null : fen / 100);
const plain = (cents: number | null): number | null => (cents === null ? null : cents / 100);

type Truth = Record<string, unknown>;
type Has = Readonly<Record<'weights' | 'scores' | 'targets' | 'reasons' | 'units', boolean>>;

const NO_WEIGHTS = ['hubei-goal', 'transfer-regional', 'sichuan-score-table'];
const NO_TARGETS = ['sichuan-score-table', 'anhui-criteria'];
const NO_REASONS = [...NO_TARGETS, 'hubei-goal', 'chongqing-department', 'two-party'];
const OWN_UNITS = ['henan-department', 'yunnan-project', 'sichuan-project', 'chongqing-department'];
const NO_INITIAL = ['hubei-goal', 'transfer-regional'];

function hasOf({ variant }: FormModel): Has {
  return {
    weights: !NO_WEIGHTS.includes(variant),
    scores: variant !== 'transfer-regional',
    targets: !NO_TARGETS.includes(variant),
    reasons: !NO_REASONS.includes(variant),
    units: OWN_UNITS.includes(variant),
  };
}

/** In three cells, the comparator joins the bare number and the unit stands by itself. */
function targetOf(form: FormModel, row: IndicatorModel): string {
  const isSplit = OWN_UNITS.includes(form.variant) && form.variant !== 'henan-department';
  if (!isSplit) return `${row.sign}${row.value}`;
  if (row.unit === '') return `${row.sign}${row.value}`;
  return `${row.sign === '' ? '=' : row.sign}${row.value.replace(row.unit, '')}`;
}

function unitOf(form: FormModel, row: IndicatorModel): string | null {
  const isPhrase = row.sign === '' && row.unit === '';
  if (form.variant === 'henan-department' && isPhrase) return '定性指标';
  return row.unit === '' ? null : row.unit;
}

function indicatorTruth(form: FormModel, row: IndicatorModel, has: Has): Truth {
  const weight = form.labelWeights.get(row.level1);
  const isChongqing = form.variant === 'chongqing-department';
  return {
    level1: isChongqing ? null : row.level1,
    level2: isChongqing ? null : row.level2,
    level3: row.level3,
    ...(weight === undefined ? {} : { level1Weight: plain(weight) }),
    ...(has.weights ? { weight: plain(row.weight) } : {}),
    ...(has.scores ? { score: plain(row.score) } : {}),
    ...(has.targets ? { target: targetOf(form, row), actual: row.actual } : {}),
    ...(has.units ? { unit: unitOf(form, row) } : {}),
    ...(has.reasons ? { reason: row.reason === '' ? null : row.reason } : {}),
    ...(form.variant === 'two-party' ? { reviewScore: plain(row.review) } : {}),
  };
}

function fundTruth(form: FormModel, row: FundModel): Truth {
  const isFirst = row.category === 'total';
  return {
    category: row.category,
    initialBudgetYuan: NO_INITIAL.includes(form.variant) ? null : yuan(row.initial),
    budgetYuan: yuan(row.budget),
    executedYuan: yuan(row.executed),
    executionRatePercent: plain(row.rate),
    ...(form.variant === 'hubei-goal' ? {} : { weight: isFirst ? plain(row.weight) : null }),
    score: isFirst ? plain(row.score) : null,
  };
}

function formTruth(form: FormModel): Truth {
  const has = hasOf(form);
  const { goal } = form;
  return {
    kind: form.kind,
    variant: form.variant,
    fiscalYear: form.year,
    amountUnit: form.funds.length === 0 ? undefined : form.unit,
    department: form.department,
    departmentCode: form.departmentCode,
    implementingUnit: form.implementing,
    implementingUnitCode: form.implementingCode,
    projectName: form.project,
    selfScore: plain(form.selfScore),
    selfRating: form.rating,
    totalWeight: plain(form.totalWeight),
    goals: goal === null ? [] : [form.variant === 'hubei-goal' ? { target: goal.target } : goal],
    tasks: form.tasks.map((task) => ({
      name: task.name,
      content: task.content,
      outcome: task.outcome,
      budgetYuan: task.budgetText === null ? yuan(task.budget) : null,
      executedYuan: yuan(task.executed),
      executionRatePercent: plain(task.rate),
    })),
    funds: form.funds.map((row) => fundTruth(form, row)),
    indicators: form.indicators.map((row) => indicatorTruth(form, row, has)),
  };
}

/** What stays undefined is not known of the variant and is not compared. */
export function truthOf({ title, form, further, prose }: ReportModel): Truth {
  const compared = JSON.parse(JSON.stringify([form, ...further].map(formTruth))) as Truth[];
  return {
    ...(title === null ? {} : { title }),
    ...(prose === null ? {} : { department: prose.department, fiscalYear: prose.year }),
    forms: compared,
  };
}
