/** The weights that a note prescribes for the level-1 labels and the execution row. */
import type { Rule } from '../report/record.ts';
import { folded, printedRule } from './clauses.ts';

/** `投入管理指标30分`, `预算执行率10分`: a level and its weight. */
const LEVEL =
  /([\u4e00-\u9fff]{0,12}?(?:产出|效益|满意度|投入管理|投入|过程|可持续性|可持续影响|决策|管理|履职|履职效能|预算资金执行率|预算执行率|预算执行情况|预算执行|执行率)(?:类)?(?:指标)?)(?:权重|分值|总分值?|满分|占)?(?:为|:)?(\d{1,3}(?:\.\d{1,2})?)(?:分|%)/g;
const EXECUTION = /执行/;
/** Two labels that share one weight: which has how much of it is not said. */
const SHARED = /(?:指标|度)(?:和|及|与)/;
/** Weights in front of a label's name, cut off it: `设置为产出指标`. */
const LEAD = /^.*(?:为|其中|按)/;

/** What the levels may add up to: everything, or everything but an execution row of 10 or 20. */
const TOTALS: ReadonlySet<number> = new Set([100, 90, 80]);

interface Level {
  readonly level: string;
  readonly points: number;
}

function levelsIn(clause: string): Level[] {
  return [...folded(clause).matchAll(LEVEL)].map((match) => ({
    level: (match[1] ?? '').replace(LEAD, ''),
    points: Number(match[2]),
  }));
}

/** Returns the prescribed weights of the first clause that lists them all. */
export function levelRules(clauses: readonly string[]): Rule[] {
  for (const clause of clauses) {
    const levels = levelsIn(clause);
    if (levels.length < 2) continue;
    const total = levels.reduce((sum, { points }) => sum + points, 0);
    const execution = levels
      .filter(({ level }) => EXECUTION.test(level))
      .map(({ points }) => printedRule('execution-weight', { points }, clause));
    // A list that does not add up was not read whole, or prescribes something else.
    if (!TOTALS.has(total)) continue;
    if (levels.some(({ level }) => SHARED.test(level))) return execution;
    const named = levels.map(({ level, points }) => ({
      level: level.replace(/^(?:和|及|与)/, ''),
      points,
    }));
    return [
      ...named.map(({ level, points }) => printedRule('level-weight', { level, points }, clause)),
      ...execution,
    ];
  }
  return [];
}
