/** Rules that no note prints: what the report itself says of a row, or of its deductions, outweighs them. */
import type { Indicator, Rescore } from '../report/record.ts';
import { type Audit, cell, type FormView, indicatorsOf } from './context.ts';
import { exact, exactOf } from './exact.ts';
import { fold } from './words.ts';

type Item = Rescore['items'][number];

/** 问卷少收12份: what the row itself counts as lacking, for which its own rule took points. */
const MEASURED = /[少缺漏迟未].*\d/;

const TAKEN_OFF = /扣(?:减|分|了|除|掉)?(?:为)?(\d+(?:\.\d+)?)分/g;

/**
 * 绿色出行引导活动办了8次,但其中1次没有台账,按扣分标准扣0.60分: where no note says that a target reached
 * gives all points, the usual rule does not outweigh a sentence that takes just these off this row.
 */
export function isExplained(audit: Audit, { method, clause }: Item, row: Indicator): boolean {
  const { score, weight, reason } = row;
  const name = fold(row.level3 ?? '');
  if (method !== 'quantitative-met' || clause !== null || (reason ?? '') === '') return false;
  if (score === null || weight === null || name === '') return false;
  const lost = exact(weight) - exact(score);
  if (lost > 0n && MEASURED.test(reason ?? '')) return true;
  const { figures, statements } = audit.draft.narrative;
  return [...figures, ...statements].some(
    ({ text }) =>
      fold(text).includes(name) &&
      [...text.matchAll(TAKEN_OFF)].some(([, points]) => exactOf(points ?? '') === lost),
  );
}

/**
 * A rule that the form does not print is only supposed. Where it is to explain several deductions and
 * explains none of them, the form takes points by another one: nothing is held against it.
 */
export function isForeignRule(audit: Audit, view: FormView): boolean {
  const reduced = indicatorsOf(view).flatMap((at) => {
    const item = view.items.get(at.path);
    const [score, weight] = [cell(audit, at, 'score'), cell(audit, at, 'weight')];
    const isLess = score !== null && weight !== null && score.value < weight.value;
    return item?.method === 'quantitative-ratio' && isLess ? [item] : [];
  });
  const isSupposed = reduced.every(({ clause }) => clause === null);
  return reduced.length > 1 && isSupposed && reduced.every(({ verdict }) => verdict === 'FAIL');
}
