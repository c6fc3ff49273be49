/** Finds what is said of one thing in one breath: its budget, what was spent of it, and the rate. */
import type { Passage } from './passages.ts';
import type { RawAmount, RawRate } from './raw-narrative.ts';
import { placed, type Said, valuesSaid } from './sentences.ts';

/** What the words end with that name the first amount. */
const BUDGET = /(?:预算|计划|可用(?:财力|资金))(?:数|资金|金额|总额|安排|合计|共)?(?:为|是|共|:)?$/;
/** The first of a year that was changed is not what was executed. */
const FIRST_BUDGET = /年初|追加|调增|调减|收入/;
/** The words of the second and of the third, with nothing else in them. */
const EXECUTED =
  /^[,、;]?(?:实际|全年|累计|共|已|年度|当年|完成)*(?:支出|执行|使用|支付)(?:数|资金|金额|总额|合计|完成)?(?:为|是|共|:)?$/;
const RATE =
  /^[,、;]?(?:预算|平均|总体|整体|综合|资金|合计)*(?:执行率|支出率|完成率|支付率|执行进度)(?:合计)?(?:为|是|达|达到|:)?$/;
const LONGEST_LABEL = 40;

function rateOf(
  passage: Passage,
  [budget, executed, rate]: readonly [Said, Said, Said],
): RawRate[] {
  const isOne =
    BUDGET.test(budget.near) &&
    !FIRST_BUDGET.test(budget.before + budget.near) &&
    EXECUTED.test(executed.before + executed.near) &&
    RATE.test(rate.before + rate.near);
  const units = [budget, executed].every(({ value }) => value.unit === 'amount');
  if (!isOne || !units || rate.value.unit !== 'percent') return [];
  if ([budget, executed, rate].some(({ value }) => value.loose)) return [];
  const label = (budget.before + budget.near).replace(BUDGET, '').replace(/[,:、;]+$/, '');
  const printed = ({ value }: Said) =>
    placed(passage, value.start, passage.text.slice(value.start, value.end));
  const amount = (said: Said): RawAmount => {
    const { number, unitWord } = said.value;
    return { label, number, unitWord, printed: printed(said) };
  };
  return [
    {
      label: label.slice(-LONGEST_LABEL),
      ...{ budget: amount(budget), executed: amount(executed) },
      ...{ percent: rate.value.number, printed: printed(rate) },
    },
  ];
}

/** Returns the rates of a passage, of whichever year, that stand right behind their own two amounts. */
export function findRowRates(passage: Passage): RawRate[] {
  if (passage.isHeading) return [];
  const said = valuesSaid(passage.text);
  return said.flatMap((budget, i) => {
    const [executed, rate] = [said[i + 1], said[i + 2]];
    return executed && rate ? rateOf(passage, [budget, executed, rate]) : [];
  });
}
