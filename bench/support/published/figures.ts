/** Published tables of figures: yearbooks, statistics offices, accounts, labour statistics, papers. */
import { between, type Dice, figure, pick, whole } from '../half-ruled/words.ts';
import type { Cell, Row } from './grid.ts';
import {
  base,
  bodyOf,
  chance,
  headOf,
  list,
  type Make,
  SANS,
  SERIF,
  withEnds,
  words,
} from './kit.ts';

/** Yearbooks: columns ruled from the head down or in the head alone, dots behind labels. */
const census: Make = (dice) => {
  const columns = whole(dice, 3, 8);
  const through = chance(dice, 0.6);
  const rows = [
    ...headOf(dice, { columns, levels: whole(dice, 1, 2) }),
    ...bodyOf(dice, {
      columns,
      rows: whole(dice, 6, 28),
      leads: chance(dice, 0.8),
      centred: !through && chance(dice, 0.4),
      long: chance(dice, 0.5),
    }),
  ];
  const room = chance(dice, 0.6) ? '.NAME .room td { padding-top: 5pt }' : '';
  const upright = through ? '.NAME td' : '.NAME .head td';
  return {
    rows: withEnds(rows),
    css: base(
      dice,
      [...SERIF, ...SANS],
      `.NAME { border-top: ${pick(dice, ['1.2pt solid', '0.5pt solid', '3pt double'])} #000; border-bottom: 0.6pt solid #000 }
${upright}:not(:first-child), .NAME .head + .head td { border-left: 0.4pt solid #000 } .NAME .low { border-bottom: 0.5pt solid #000 } .NAME .span { border-bottom: 0.4pt solid #000 } ${room}`,
    ),
  };
};

/** Statistics offices: years over columns, a rule behind totals, lines of dots, sign of nothing a colon. */
const office: Make = (dice) => {
  const columns = whole(dice, 3, 9);
  const ruling = pick(dice, ['rows', 'head', 'groups', 'shades']);
  const rows = [
    ...headOf(dice, { columns, levels: chance(dice, 0.3) ? 2 : 1, years: chance(dice, 0.6) }),
    ...bodyOf(dice, { columns, rows: whole(dice, 5, 26), missing: [':', ':', '-', '0.0'] }),
  ];
  const rules: Record<string, string> = {
    rows: `.NAME td { border-bottom: 0.4pt ${pick(dice, ['solid', 'dotted'])} #888 }`,
    head: '',
    groups: '.NAME .strong td, .NAME .room td { border-top: 0.4pt solid #666 }',
    shades: '.NAME tr:nth-child(even) td { background: #e4ecf4 }',
  };
  const top = pick(dice, [
    '.NAME { border-top: 1.5pt solid #369 }',
    '.NAME .head td { background: #c8d8e8 }',
    '',
  ]);
  return {
    rows: withEnds(rows),
    css: base(
      dice,
      SANS,
      `.NAME .low { border-bottom: 0.8pt solid #000 } ${top} ${rules[ruling]} ${chance(dice, 0.6) ? '.NAME .last td { border-bottom: 0.8pt solid #000 }' : ''} ${chance(dice, 0.3) ? '.NAME .span { border-bottom: 0.4pt solid #000 }' : ''}`,
    ),
  };
};

const money = (dice: Dice): string =>
  chance(dice, 0.08) ? pick(dice, ['-', '—']) : figure(dice, 'money');

/** Accounts: two years, a column for notes, signs apart, rules over sums under the figures alone. */
const accounts: Make = (dice) => {
  const noted = chance(dice, 0.5);
  const count = whole(dice, 2, chance(dice, 0.3) ? 4 : 2);
  const sign = chance(dice, 0.5) ? pick(dice, ['$', '€', '£']) : undefined;
  const unit = chance(dice, 0.5) ? pick(dice, ["£'000", 'EUR', '€m', 'RM']) : null;
  const blank: Cell = { text: '' };
  const years = list(count, (c): Cell => ({ text: String(2019 - c), kind: 'low year' }));
  const rows: Row[] = [
    {
      cells: [
        blank,
        ...(noted ? [{ text: unit ? '' : 'Note', kind: 'low mid' }] : []),
        ...years.map((cell) => (unit ? { ...cell, kind: 'year' } : cell)),
      ],
      kind: 'head strong',
    },
  ];
  if (unit)
    rows.push({
      cells: [
        blank,
        ...(noted ? [{ text: 'Note', kind: 'low mid' }] : []),
        ...years.map(() => ({ text: unit, kind: 'low year' })),
      ],
      kind: 'head',
    });
  const line = (text: string, indent: number, kind: string, signed: boolean): Row => ({
    cells: [
      { text, kind: 'stub', indent },
      ...(noted
        ? [
            {
              text: chance(dice, 0.4) && kind === '' ? String(whole(dice, 1, 28)) : '',
              kind: 'mid',
            },
          ]
        : []),
      ...list(count, (): Cell => {
        const own = money(dice);
        return { text: own, kind: 'sum', ...(signed && sign && /\d/.test(own) ? { sign } : {}) };
      }),
    ],
    kind,
  });
  const parts = whole(dice, 1, 4);
  for (let p = 0; p < parts; p++) {
    const headed = chance(dice, 0.7);
    if (headed)
      rows.push({
        cells: [
          { text: words(dice, 1, 3), kind: 'stub' },
          ...list(count + (noted ? 1 : 0), () => blank),
        ],
        kind: 'strong room',
      });
    const items = whole(dice, 2, 6);
    for (let i = 0; i < items; i++)
      rows.push(
        line(words(dice, 1, chance(dice, 0.15) ? 8 : 4), headed ? 1 : 0, '', i === 0 && p === 0),
      );
    rows.push(
      line(
        p === parts - 1 ? 'Net result for the year' : `Total ${words(dice, 1, 2).toLowerCase()}`,
        chance(dice, 0.3) ? 2 : 0,
        `strong total${p === parts - 1 ? ' grand' : ''}`,
        p === parts - 1,
      ),
    );
  }
  const pieces = chance(dice, 0.7);
  const sums = pieces
    ? '.NAME .total .sum p { border-top: 0.5pt solid #000 } .NAME .grand .sum p { border-bottom: 2.5pt double #000 }'
    : '.NAME .total td { border-top: 0.5pt solid #000; border-bottom: 0.5pt solid #000 }';
  const head = pick(dice, [
    '.NAME .low p { border-bottom: 0.5pt solid #000 }',
    '.NAME .low, .NAME .head:nth-last-of-type(n) td.low { border-bottom: 0.5pt solid #000 }',
    '',
  ]);
  return {
    rows,
    css: base(
      dice,
      [...SERIF, ...SANS],
      `.NAME .room td { padding-top: 4pt } .NAME .stub { width: 210pt } ${sums} ${head}`,
    ),
  };
};

/** Labour statistics: heads of several levels over strokes, dots, groups in the middle. */
const labour: Make = (dice) => {
  const columns = whole(dice, 4, 9);
  const rows = [
    ...headOf(dice, { columns, levels: 2 }),
    ...bodyOf(dice, {
      columns,
      rows: whole(dice, 8, 30),
      leads: chance(dice, 0.7),
      centred: chance(dice, 0.5),
      long: chance(dice, 0.3),
    }),
  ];
  const spans = pick(dice, [
    '.NAME .span { border-bottom: 0.4pt solid #000 }',
    '.NAME .span p { border-bottom: 0.4pt solid #000 }',
  ]);
  const last = chance(dice, 0.6) ? '.NAME .last td { border-bottom: 0.5pt solid #000 }' : '';
  return {
    rows: withEnds(rows),
    css: base(
      dice,
      [...SERIF, ...SANS],
      `.NAME { border-top: 0.6pt solid #000 } .NAME .low { border-bottom: 0.5pt solid #000 } ${spans} ${last} .NAME .room td { padding-top: 4pt }`,
    ),
  };
};

/** Papers: estimates with their errors in brackets below, no label there; parts with a line each. */
const paper: Make = (dice) => {
  const columns = whole(dice, 2, 6);
  const blank: Cell = { text: '' };
  const rows: Row[] = [];
  const named = chance(dice, 0.6);
  if (named)
    rows.push({
      cells: [
        { ...blank },
        ...list(columns, (): Cell => ({ text: words(dice, 1, 2), kind: 'mid' })),
      ],
      kind: 'head',
    });
  rows.push({
    cells: [
      { text: '', kind: 'low' },
      ...list(columns, (c): Cell => ({ text: `(${c + 1})`, kind: 'low mid' })),
    ],
    kind: 'head',
  });
  const cell = (text: string): Cell => ({ text, kind: 'mid' });
  const parts = chance(dice, 0.3) ? 2 : 1;
  for (let p = 0; p < parts; p++) {
    if (parts > 1)
      rows.push({
        cells: [
          { text: `Panel ${'AB'[p]}: ${words(dice, 2, 4)}`, kind: 'stub' },
          ...list(columns, () => blank),
        ],
        kind: 'strong rule',
      });
    for (let r = 0; r < whole(dice, 2, 7); r++) {
      const filled = list(columns, () => chance(dice, 0.8));
      if (!filled.includes(true)) filled[0] = true;
      rows.push({
        cells: [
          { text: words(dice, 1, 3), kind: 'stub' },
          ...filled.map((is) =>
            cell(
              is ? `${between(dice, -2, 2).toFixed(3)}${pick(dice, ['', '*', '**', '***'])}` : '',
            ),
          ),
        ],
      });
      rows.push({
        cells: [
          { text: '', kind: 'stub' },
          ...filled.map((is) => cell(is ? `(${between(dice, 0, 1).toFixed(3)})` : '')),
        ],
      });
    }
  }
  rows.push({
    cells: [
      { text: 'Observations', kind: 'stub' },
      ...list(columns, () => cell(figure(dice, 'whole'))),
    ],
    kind: 'rule',
  });
  rows.push({
    cells: [
      { text: 'R-squared', kind: 'stub' },
      ...list(columns, () => cell(between(dice, 0, 1).toFixed(3))),
    ],
  });
  if (chance(dice, 0.6))
    rows.push({
      cells: [
        { text: 'Year effects', kind: 'stub' },
        ...list(columns, () => cell(pick(dice, ['Yes', 'No']))),
      ],
    });
  return {
    rows: withEnds(rows),
    css: base(
      dice,
      SERIF,
      '.NAME { border-top: 1pt solid #000; border-bottom: 1pt solid #000 } .NAME .low, .NAME .rule td { border-bottom: none } .NAME .low { border-bottom: 0.5pt solid #000 } .NAME .rule td { border-top: 0.5pt solid #000 } .NAME .stub { width: 130pt }',
    ),
  };
};

export const FIGURE_STYLES = {
  yearbook: census,
  'statistics office': office,
  accounts: accounts,
  labour: labour,
  paper: paper,
};
