/** Clears a paragraph of the spaces that typesetting put into it, and of the number in front. */
import { chineseNumber } from '../chinese-numerals.ts';

/** Chinese characters, and the punctuation that stands among them. */
const WIDE = '\\u2e80-\\u9fff\\uf900-\\ufaff';
const SIGNS = ',.;:!?。、()“”‘’"《》〈〉%/=≤≥<>+\\-~';

const CLEARED: readonly (readonly [RegExp, string])[] = [
  [/\s+/g, ' '],
  [new RegExp(`(?<=[${WIDE}${SIGNS}]) (?=[${WIDE}\\dA-Za-z])`, 'g'), ''],
  [new RegExp(`(?<=[\\dA-Za-z${WIDE}]) (?=[${WIDE}${SIGNS}])`, 'g'), ''],
  [new RegExp(`(?<=[${SIGNS}]) (?=[${SIGNS}])`, 'g'), ''],
  // Formulas behind a label say nothing of its value: 执行率(B/A).
  [/\((?:[A-D]|[A-D]\/[A-D](?:[×x*]100%)?)\)/g, ''],
  // 预算(调整后)为 is 调整后预算为: the bracket would part the words from their value.
  [
    /((?:部门|单位|全年|年度|整体|支出|财政|资金)*预算(?:数|总额|资金|金额)?)\((调整后|调整数|年初|全年)(?:数|预算|预算数)?\)/g,
    '$2$1',
  ],
  [/[\u200b\ufeff]/g, ''],
  [/万兀/g, '万元'],
];

/** A thousands gap (1 252.08万元) goes; any other gap between digits stays: such a number is doubtful. */
function joinThousands(text: string): string {
  return text.replace(/(?<![\d.,]|\d )\d{1,3}(?: \d{3})+(?=(?:\.\d+)? ?(?:万|亿|元))/g, (number) =>
    number.replaceAll(' ', ''),
  );
}

/** Number in front of a paragraph or heading, with the level of heading that it marks. */
const NUMBERINGS: readonly { readonly pattern: RegExp; readonly level: number }[] = [
  { pattern: /^第[一二三四五六七八九十]+[章部分节]+[、.:,]?/, level: 1 },
  { pattern: /^第[一二三四五六七八九十]{1,4}条[、.:,]?/, level: 3 },
  { pattern: /^[一二三四五六七八九十]{1,3}[、.,]/, level: 1 },
  { pattern: /^\([一二三四五六七八九十]{1,3}\)[、.,]?/, level: 2 },
  { pattern: /^\d{1,2}(?:[、,]|\.(?=20\d\d年|\D))/, level: 3 },
  { pattern: /^\(\d{1,2}\)[、.,]?/, level: 4 },
  { pattern: /^\d{1,2}\)/, level: 4 },
  { pattern: /^\d{1,2}(?:\.\d{1,2}){1,2} +(?=20\d\d年|[\u4e00-\u9fff])/, level: 3 },
  // 2 补贴资金, a heading by itself; 3 个项目已完工 is none.
  { pattern: /^\d{1,2} +(?=[\u4e00-\u9fff]{2,16}$)(?![个家项人名次件月年天日处所条])/, level: 2 },
];

interface Cleared {
  readonly text: string;
  /** 1 to 4 for 一、 (一) 1. (1); null for none. */
  readonly level: number | null;
  /** The number itself, of 2.5 the last part; null for none. */
  readonly number: number | null;
}

function numberIn(numbering: string): number | null {
  const last = numbering.match(/\d+|[一二三四五六七八九十]+/g)?.at(-1);
  if (last === undefined) return null;
  return /\d/.test(last) ? Number(last) : chineseNumber(last);
}

/** Returns the text without stray spaces and leading number, and what level that number has. */
export function clear(raw: string): Cleared {
  const trimmed = raw.normalize('NFKC').trim();
  const numbering = NUMBERINGS.find(({ pattern }) => pattern.test(trimmed));
  const number = numberIn(numbering?.pattern.exec(trimmed)?.[0] ?? '');
  let text = numbering ? trimmed.replace(numbering.pattern, '') : trimmed;
  text = joinThousands(text.trim().replace(/\s+/g, ' '));
  for (const [pattern, by] of CLEARED) text = text.replace(pattern, by);
  return { text: text.trim(), level: numbering?.level ?? null, number };
}
