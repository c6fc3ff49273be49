/** Checks of single statements: a part of the year, units that are values, numbers that are none. */
import { type Check, type Claim, present } from './claim.ts';
import { type Audit, fundsOf, indicatorsOf, tasksOf } from './context.ts';
import { numberOf, statedAt, statementsOf, wordOf } from './prose/figures.ts';
import { plain, type Unit } from './quantity.ts';
import { moneySlack } from './tolerances.ts';
import { fold, VALUE_AS_UNIT } from './words.ts';

const MONTHS = 12;
const UNITS: Readonly<Record<string, Unit>> = {
  yuan: 'yuan',
  usd: 'yuan',
  percent: 'percent',
  count: 'count',
};

function checkPartOfYear(audit: Audit): Claim[] {
  return statementsOf(audit, 'part-of-year').flatMap((said) => {
    const { statement } = said;
    const months = numberOf(statement, 'months');
    if (months !== null && months >= MONTHS) return [];
    const unit = UNITS[wordOf(statement, 'unit') ?? ''] ?? 'count';
    const [part, whole] = [statedAt(said, 'part', unit), statedAt(said, 'whole', unit)];
    if (part === null || whole === null) return [];
    if (part.value - whole.value <= moneySlack([part, whole])) return [];
    const period = wordOf(statement, 'period') ?? '';
    return [
      {
        view: audit.proseForm,
        subject: present([statement.scope, period]).join(' '),
        paths: [part.path, whole.path],
        printed: part.text,
        expected: `≤ ${whole.text}`,
        equation: `${part.text} > ${whole.text}`,
        key: [fold(period), plain(part), plain(whole)],
      },
    ];
  });
}

function checkUnits(audit: Audit): Claim[] {
  return audit.forms.flatMap((view) =>
    indicatorsOf(view).flatMap(({ row, path }) => {
      if (row.unit === null || !VALUE_AS_UNIT.test(row.unit.normalize('NFKC').trim())) return [];
      return [
        {
          view,
          subject: row.level3 ?? '',
          paths: [`${path}/unit`, ...(row.target === null ? [] : [`${path}/target`])],
          printed: row.unit,
          expected: null,
          equation: null,
          key: [row.unit],
        },
      ];
    }),
  );
}

function rowLabels(audit: Audit): Map<string, string | null> {
  return new Map(
    audit.forms.flatMap((view) => [
      ...tasksOf(view).map((at) => [at.path, at.row.name] as const),
      ...fundsOf(view).map((at) => [at.path, at.row.label] as const),
      ...indicatorsOf(view).map((at) => [at.path, at.row.level3] as const),
    ]),
  );
}

/** The record keeps null there: nothing is guessed, and no sum over the column is checked. */
function checkNumbers(audit: Audit): Claim[] {
  if (audit.malformed.size === 0) return [];
  const labels = rowLabels(audit);
  return [...audit.malformed].map(([path, detail]) => {
    const printed = detail || (audit.draft.evidence[path]?.text ?? '');
    return {
      view: audit.forms.find((view) => path.startsWith(`${view.path}/`)) ?? null,
      subject: labels.get(path.slice(0, path.lastIndexOf('/'))) ?? '',
      paths: [path],
      printed,
      expected: null,
      equation: null,
      key: [printed],
    };
  });
}

export const TIME_UNIT_CHECKS: readonly Check[] = [
  {
    code: 'time.partial',
    about: {
      zh: '一年中部分月份的数大于全年数',
      en: 'A part of the year exceeds the whole year',
    },
    severity: 'contradiction',
    run: checkPartOfYear,
  },
  {
    code: 'unit.value',
    about: {
      zh: '度量单位栏填的是数值而非单位',
      en: 'The unit column holds a value, not a unit',
    },
    severity: 'warning',
    run: checkUnits,
  },
  {
    code: 'number.malformed',
    about: {
      zh: '应填数字的单元格所印不是数字',
      en: 'A cell that must hold a number holds none',
    },
    severity: 'contradiction',
    run: checkNumbers,
  },
];
