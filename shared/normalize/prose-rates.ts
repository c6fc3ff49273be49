/** Rates in the tables of the prose → statements that hold them against their amounts. */
import type { RawNarrative, RawRate } from '../form/narrative/raw-narrative.ts';
import type { Statement } from '../report/record.ts';
import { readProseNumber } from './prose-numbers.ts';
import type { Placed } from './prose-placed.ts';

const FULL = 100;
/** Of a part with its rate the total is what all parts spent. */
function shareStatement(rate: RawRate): Placed<Statement>[] {
  return statementOf(rate, 'sentence').map(({ value, printed, fields }) => {
    const { budgetYuan = null, executedYuan = null, ratePercent = null } = value.values;
    const { '/values/budgetYuan': total, '/values/executedYuan': part, ...others } = fields;
    const known = {
      ...(total && { '/values/totalExecutedYuan': total }),
      ...(part && { '/values/partYuan': part }),
    };
    const values = {
      ...{ category: null, ratePercent, decimals: rate.percent.split('.')[1]?.length ?? 0 },
      ...{ partYuan: executedYuan, partBudgetYuan: null, totalYuan: null },
      totalExecutedYuan: budgetYuan,
    };
    return {
      value: { ...value, kind: 'rate-of-part', values },
      printed,
      fields: { ...others, ...known },
    };
  });
}

/** A rate that comes out from its amounts, to the point: others of its column are slips. */
const COMES_OUT = 0.5;

function statementOf(
  { label, budget, executed, percent, printed }: RawRate,
  from: 'table' | 'sentence' | 'counts',
): Placed<Statement>[] {
  const [of, by] = [budget, executed].map((one) => readProseNumber(one.number, one.unitWord));
  const rate = readProseNumber(percent, '');
  if (!of || !by || !rate) return [];
  const sides = [budget, executed].map(({ number, unitWord }) => number + unitWord).join(',');
  const text = `${label}:${sides},${printed.text}`;
  const [whole, part] =
    from === 'counts' ? (['whole', 'part'] as const) : (['budgetYuan', 'executedYuan'] as const);
  const value: Statement = {
    kind: 'rate-of-row',
    scope: label,
    text,
    values: { from, [whole]: of.value, [part]: by.value, ratePercent: rate.value },
    parts: [],
  };
  const fields = {
    '/text': { ...printed, text },
    [`/values/${whole}`]: budget.printed,
    [`/values/${part}`]: executed.printed,
    '/values/ratePercent': printed,
  };
  return [{ value, printed, fields }];
}

function comesOut({ value: { values } }: Placed<Statement>): boolean {
  const { budgetYuan, executedYuan, ratePercent } = values;
  const due = (FULL * Number(executedYuan)) / Number(budgetYuan);
  return Math.abs(due - Number(ratePercent)) <= COMES_OUT;
}

/** A column of rates is understood where most of its rows come out; another one states nothing. */
export function rowRateStatements(narrative: RawNarrative): Placed<Statement>[] {
  const { rates, saidRates, countRates } = narrative;
  const inTables = rates.flatMap((rows) => {
    const statements = rows.flatMap((row) => statementOf(row, 'table'));
    const right = statements.filter(comesOut);
    return 2 * right.length > statements.length ? statements : [];
  });
  const inSentences = saidRates.flatMap((row) => statementOf(row, 'sentence'));
  return [
    ...narrative.shareRates.flatMap(shareStatement),
    ...[...inTables, ...inSentences],
    ...countRates.flatMap((row) => statementOf(row, 'counts')),
  ];
}
