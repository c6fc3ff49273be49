/** The rows of indicators of a consistent form: every sort of target, scored by the rules. */
import type { Chance } from '../../audit/mutations/random.ts';
import type { Variant, VariantPlan } from './kinds.ts';
import type { IndicatorModel, RowSort } from './model.ts';
import * as words from './words.ts';

type Values = Pick<IndicatorModel, 'sort' | 'level3' | 'sign' | 'value' | 'unit' | 'actual'> & {
  /** Share of the weight that the rules give. */
  readonly part: number;
};

/** What a form prints for "at least": Unicode signs or ASCII. */
function signOf(variant: Variant, by: Chance): string {
  if (variant === 'shanghai-project') return '>=';
  return by.pick(['≥', '≥', '≧']);
}

class Names {
  readonly #used = new Set<string>();
  readonly #by: Chance;

  constructor(by: Chance) {
    this.#by = by;
  }

  /** An entry that no row has yet; null where all are used up. */
  take<T extends string | readonly string[]>(pool: readonly T[]): T | null {
    const free = pool.filter((one) => !this.#used.has(String(one)));
    if (free.length === 0) return null;
    const one = this.#by.pick(free);
    this.#used.add(String(one));
    return one;
  }
}

function percentRow(by: Chance, names: Names, sign: string, isMissed: boolean): Values | null {
  const level3 = names.take(words.PERCENT_ROWS);
  if (level3 === null) return null;
  const target = by.pick([90, 95, 98, 100]);
  const equal = target === 100 && by.int(0, 1) === 0;
  const actual = isMissed ? by.int(target - 25, target - 3) : by.int(target, 100);
  const values = { level3, sign: equal ? '=' : sign, value: `${target}%`, unit: '%' };
  const sort: RowSort = isMissed ? 'missed' : 'met';
  return { ...values, sort, actual: `${actual}%`, part: isMissed ? actual / target : 1 };
}

function countRow(by: Chance, names: Names, sign: string): Values | null {
  const taken = names.take(words.COUNT_ROWS);
  if (taken === null) return null;
  const [level3, unit] = taken;
  const target = by.int(20, 900);
  const actual = target + by.pick([0, 0, 1, 7]);
  const own = by.int(0, 3) > 0;
  return {
    ...{ sort: 'count', level3: level3!, sign: own ? sign : '' },
    ...{ value: `${target}${unit}`, unit: unit!, actual: `${actual}${unit}`, part: 1 },
  };
}

function oneRow(by: Chance, names: Names, sign: string): Values | null {
  const sort = by.pick([
    'met',
    'met',
    'missed',
    'count',
    'reverse',
    'phrase',
    'phrase',
    'date',
    'trap',
  ]);
  if (sort === 'met' || sort === 'missed') return percentRow(by, names, sign, sort === 'missed');
  if (sort === 'count') return countRow(by, names, sign);
  if (sort === 'reverse') {
    const level3 = names.take(words.REVERSE_ROWS);
    const least = sign === '>=' ? '<=' : '≤';
    if (level3 === null) return null;
    const actual = `${by.int(0, 5)}%`;
    return { sort, level3, sign: least, value: '5%', unit: '%', actual, part: 1 };
  }
  const pool = { phrase: words.PHRASE_ROWS, date: words.DATE_ROWS, trap: words.TRAP_ROWS }[sort]!;
  const taken = names.take(pool as readonly (readonly string[])[]);
  if (taken === null) return null;
  const [level3, value, actual = value] = taken;
  return {
    sort: sort as RowSort,
    level3: level3!,
    sign: '',
    value: value!,
    unit: '',
    actual: actual!,
    part: 1,
  };
}

/** Splits points among rows in whole points, each at least one. */
function weights(by: Chance, all: number, rows: number): number[] {
  const parts = new Array<number>(rows).fill(Math.floor(all / rows));
  parts[rows - 1]! += all - parts.reduce((a, b) => a + b, 0);
  if (rows > 1 && parts[0]! > 2 && by.int(0, 1) === 0) {
    parts[0]! -= 1;
    parts[1]! += 1;
  }
  return parts;
}

const CRITERION = '①完全达到得满分；②部分达到按比例得分；③未达到不得分。';

function isWordy(variant: Variant): boolean {
  return variant === 'sichuan-score-table' || variant === 'anhui-criteria';
}

export function indicatorsOf(variant: Variant, plan: VariantPlan, by: Chance): IndicatorModel[] {
  const names = new Names(by);
  const sign = signOf(variant, by);
  const rows: IndicatorModel[] = [];
  for (const [level1, all, level2s] of plan.levels) {
    const counts = level2s.map(() => by.int(1, level1 === '' ? 8 : 3));
    if (level1 === '') counts[0] = by.int(5, 9);
    const total = counts.reduce((a, b) => a + b, 0);
    const marks = weights(by, all, total);
    level2s.forEach((level2, i) => {
      for (let k = 0; k < counts[i]!; k++) {
        const values = oneRow(by, names, sign) ?? fallback(names, by, sign);
        const weight = marks.pop()! * 100;
        rows.push(rowOf({ level1, level2, weight, values, by, isPlain: isWordy(variant) }));
      }
    });
  }
  return rows;
}

/** A row that no pool runs out of. */
function fallback(names: Names, by: Chance, sign: string): Values {
  for (let tries = 0; tries < 12; tries++) {
    const made = oneRow(by, names, sign);
    if (made !== null) return made;
  }
  const level3 = `第${by.int(11, 99)}${by.int(100, 999)}号任务完成率`;
  return { sort: 'met', level3, sign, value: '90%', unit: '%', actual: '100%', part: 1 };
}

interface RowParts {
  readonly level1: string;
  readonly level2: string;
  readonly weight: number;
  readonly values: Values;
  readonly by: Chance;
  /** Scored by words alone: no target stands in the row. */
  readonly isPlain: boolean;
}

function rowOf({ level1, level2, weight, values, by, isPlain }: RowParts): IndicatorModel {
  const { part, ...printed } = values;
  const score = isPlain ? weight : Math.round(weight * part);
  return {
    ...{ level1, level2, ...printed, weight, score, review: score, criterion: CRITERION },
    reason: score < weight ? by.pick(words.REASONS) : '',
  };
}
