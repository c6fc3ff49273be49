/** Published tables with words in them: calls for tenders, bills, data sheets, leaflets, plans. */
import { between, pick, whole } from '../half-ruled/words.ts';
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

/** Calls for tenders: words in cells, labels for several rows, rules under each row. */
const tender: Make = (dice) => {
  const columns = whole(dice, 3, 5);
  const grouped = chance(dice, 0.5);
  const long = (c: number): string =>
    c === columns - 1 && chance(dice, 0.6)
      ? String(whole(dice, 5, 60))
      : words(dice, 1, chance(dice, 0.5) ? 14 : 5);
  const rows: Row[] = [
    {
      cells: list(columns, (): Cell => ({ text: words(dice, 1, 2), kind: 'low words' })),
      kind: 'head strong',
    },
  ];
  for (let g = 0; g < whole(dice, 2, 5); g++) {
    const size = grouped ? whole(dice, 1, 3) : 1;
    for (let i = 0; i < size; i++) {
      const own = list(columns - 1, (c): Cell => ({ text: long(c + 1), kind: 'words' }));
      const label: Cell = {
        text: grouped ? words(dice, 1, 4) : `${g + 1}. ${words(dice, 1, 5)}`,
        kind: 'words',
        ...(size > 1 ? { rows: size } : {}),
      };
      rows.push({ cells: i === 0 ? [label, ...own] : own });
    }
  }
  const edge = pick(dice, [
    '.NAME { border-top: 0.8pt solid #000 }',
    '.NAME .head td { background: #ddd }',
    '',
  ]);
  return {
    rows,
    css: base(
      dice,
      [...SERIF, ...SANS],
      `.NAME { width: 100%; table-layout: fixed } .NAME td { border-bottom: 0.5pt solid #000; vertical-align: ${pick(dice, ['top', 'top', 'middle'])}; padding: ${between(dice, 1, 4).toFixed(1)}pt 4pt } ${edge}`,
    ),
  };
};

/** Bills: few rows under a rule or a shade, sums at the right. */
const bill: Make = (dice) => {
  const middle = whole(dice, 1, 3);
  const columns = middle + 2;
  const labels = ['Description', ...['Quantity', 'Unit price', 'VAT'].slice(0, middle), 'Amount'];
  const unit = pick(dice, ['', ' EUR', '$']);
  const price = (): string =>
    unit === '$' ? `$${between(dice, 1, 900).toFixed(2)}` : between(dice, 1, 900).toFixed(2) + unit;
  const rows: Row[] = [
    {
      cells: labels.map((text, c): Cell => ({ text, kind: c === 0 ? 'low stub' : 'low' })),
      kind: 'head strong',
    },
  ];
  for (let r = 0; r < whole(dice, 1, 6); r++)
    rows.push({
      cells: [
        { text: words(dice, 2, 7), kind: 'stub' },
        ...list(
          middle,
          (c): Cell => ({ text: c === 0 ? String(whole(dice, 1, 40)) : c === 1 ? price() : '20%' }),
        ),
        { text: price() },
      ],
      kind: 'item',
    });
  for (const text of ['Subtotal', 'VAT 20%', 'Total due'].slice(whole(dice, 0, 2)))
    rows.push({
      cells: [
        ...list(columns - 2, (): Cell => ({ text: '' })),
        { text, kind: 'words' },
        { text: price() },
      ],
      kind: text.startsWith('Total') ? 'strong' : '',
    });
  const ruling = pick(dice, [
    '.NAME .low { border-bottom: 0.6pt solid #999 }',
    '.NAME .low { background: #ddd }',
    '.NAME .low, .NAME .item td { border-bottom: 0.5pt solid #aaa }',
  ]);
  return {
    rows: withEnds(rows),
    css: base(
      dice,
      SANS,
      `.NAME { width: 100% } .NAME td { padding: ${between(dice, 2, 6).toFixed(1)}pt 3pt } ${ruling} .NAME .last td { ${chance(dice, 0.5) ? 'border-top: 0.6pt solid #000' : ''} }`,
    ),
  };
};

/** Data sheets: rules under rows, many blanks, units, labels for several rows. */
const sheet: Make = (dice) => {
  const labels = ['Parameter', 'Symbol', 'Conditions', 'Min', 'Typ', 'Max', 'Unit'].filter(
    (_, i) => i < 1 || i > 2 || chance(dice, 0.6),
  );
  const rows: Row[] = [
    {
      cells: labels.map((text, i): Cell => ({ text, kind: i === 0 ? 'low stub' : 'low mid' })),
      kind: 'head strong',
    },
  ];
  for (let g = 0; g < whole(dice, 3, 9); g++) {
    const size = chance(dice, 0.25) ? whole(dice, 2, 3) : 1;
    for (let i = 0; i < size; i++) {
      const shown = whole(dice, 1, 7);
      const cells = labels.slice(1).map((label): Cell => {
        if (label === 'Symbol')
          return {
            text: `${pick(dice, ['V', 'I', 'T', 't'])}${pick(dice, ['CC', 'OH', 'A', 'OL', 'su'])}`,
            kind: 'mid',
          };
        if (label === 'Conditions')
          return { text: chance(dice, 0.7) ? words(dice, 1, 6) : '', kind: 'words' };
        if (label === 'Unit')
          return { text: pick(dice, ['V', 'mA', '°C', 'ns', 'MHz']), kind: 'mid' };
        return {
          text:
            shown & { Min: 1, Typ: 2, Max: 4 }[label as 'Min' | 'Typ' | 'Max']
              ? between(dice, -40, 125).toFixed(1)
              : '',
          kind: 'mid',
        };
      });
      const label: Cell = {
        text: words(dice, 1, 5),
        kind: 'stub',
        ...(size > 1 ? { rows: size } : {}),
      };
      rows.push({ cells: i === 0 ? [label, ...cells] : cells });
    }
  }
  const edge = pick(dice, [
    '.NAME { border-top: 0.8pt solid #000 }',
    '.NAME .head td { background: #ccc }',
    '',
  ]);
  return {
    rows,
    css: base(
      dice,
      SANS,
      `.NAME td { border-bottom: 0.4pt solid #000; vertical-align: middle } ${edge}`,
    ),
  };
};

/** Leaflets: a dark head in white, shades or white lines between rows, none at the sides. */
const leaflet: Make = (dice) => {
  const columns = whole(dice, 2, 6);
  const worded = chance(dice, 0.3);
  const rows = [
    ...headOf(dice, { columns, levels: chance(dice, 0.25) ? 2 : 1 }),
    ...(worded
      ? list(
          whole(dice, 3, 9),
          (): Row => ({
            cells: [
              { text: words(dice, 1, 3), kind: 'stub' },
              ...list(
                columns,
                (): Cell => ({ text: words(dice, 1, columns > 3 ? 5 : 9), kind: 'words' }),
              ),
            ],
          }),
        )
      : bodyOf(dice, { columns, rows: whole(dice, 4, 18) })),
  ];
  const look = pick(dice, [
    '.NAME tr:nth-child(odd) td { background: #eee }',
    '.NAME td { background: #e6edf5; border-bottom: 1pt solid #fff }',
    '.NAME td { border-bottom: 0.3pt solid #bbb }',
    '.NAME .stub { background: #e8e8e8 } .NAME td { border-bottom: 0.5pt solid #999 }',
  ]);
  return {
    rows,
    css: base(
      dice,
      SANS,
      `${look} .NAME .head td { background: ${pick(dice, ['#036', '#600', '#9bc'])}; color: ${pick(dice, ['#fff', '#fff', '#000'])} }`,
    ),
  };
};

/** Plans: times, what, who: words under a rule, several lines each, room between rows. */
const plan: Make = (dice) => {
  const columns = whole(dice, 2, 4);
  const rows: Row[] = [
    {
      cells: list(columns, (): Cell => ({ text: words(dice, 1, 2), kind: 'low words' })),
      kind: 'head strong',
    },
  ];
  for (let r = 0; r < whole(dice, 3, 9); r++) {
    const first = chance(dice, 0.5)
      ? `${whole(dice, 8, 19)}:${pick(dice, ['00', '15', '30'])}`
      : words(dice, 1, 3);
    rows.push({
      cells: [
        { text: first, kind: 'words' },
        ...list(columns - 1, (): Cell => ({ text: words(dice, 2, 16), kind: 'words' })),
      ],
    });
  }
  const ruling = pick(dice, [
    '.NAME .low { border-bottom: 0.6pt solid #000 } .NAME { border-top: 1pt solid #000; border-bottom: 1pt solid #000 }',
    '.NAME td { border-bottom: 0.4pt solid #777 }',
    '.NAME .low { border-bottom: 0.6pt solid #000 }',
  ]);
  return {
    rows,
    css: base(
      dice,
      [...SERIF, ...SANS],
      `.NAME { width: 100%; table-layout: fixed } .NAME td { padding: ${between(dice, 2, 5).toFixed(1)}pt 5pt; vertical-align: top } ${ruling}`,
    ),
  };
};

/** Only upright lines between columns, a rule below the head, perhaps at the ends. */
const upright: Make = (dice) => {
  const columns = whole(dice, 2, 6);
  const rows = [
    ...headOf(dice, { columns, levels: 1 }),
    ...bodyOf(dice, { columns, rows: whole(dice, 4, 20), long: chance(dice, 0.4) }),
  ];
  const ends = pick(dice, [
    '.NAME { border-top: 0.6pt solid #000; border-bottom: 0.6pt solid #000 }',
    '',
    '.NAME { border: 0.6pt solid #000 }',
  ]);
  return {
    rows,
    css: base(
      dice,
      SERIF,
      `${pick(dice, ['.NAME td:not(:first-child)', '.NAME td:nth-child(2)'])} { border-left: 0.5pt solid #000 } .NAME .low { border-bottom: 0.5pt solid #000 } ${ends}`,
    ),
  };
};

export const WORD_STYLES = {
  upright,
  tender: tender,
  bill: bill,
  'data sheet': sheet,
  leaflet: leaflet,
  plan: plan,
};
