/** Reads what a target or an actual value says: a number with its comparator, a date, a phrase. */
import type { Reading } from '../report/record.ts';

type Comparator = NonNullable<Reading['comparator']>;

const NOTHING: Reading = {
  ...{ kind: 'none', comparator: null, value: null },
  ...{ upper: null, unit: null, direction: null },
};

/** Spellings in front of the number; longer ones first. */
const BEFORE: readonly (readonly [RegExp, Comparator])[] = [
  [
    /^(?:≥|>=|=>|大于(?:或)?等于|不少于|不低于|不小于|不得少于|不得低于|至少|达到|达|高于或等于)/,
    '>=',
  ],
  [
    /^(?:≤|<=|=<|小于(?:或)?等于|不超过|不高于|不大于|不多于|不得超过|不得高于|至多|控制在|低于或等于)/,
    '<=',
  ],
  [/^(?:>|大于|高于|超过|多于)/, '>'],
  [/^(?:<|小于|低于|少于|不足)/, '<'],
  [/^(?:=|等于|为)/, '='],
];
/** Words behind the number and its unit. */
const BEHIND: readonly (readonly [RegExp, Comparator])[] = [
  [/(?:及|或)?以上$/, '>='],
  [/(?:及|或)?(?:以内|以下|之内|内)$/, '<='],
];

/** One spelling for each sign; OCR and input methods have many. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[≧⩾]|》=/g, '≥')
    .replace(/[≦⩽]|《=/g, '≤')
    .replace(/═|＝/g, '=')
    .replace(/[〉》]/g, '>')
    .replace(/[〈《]/g, '<')
    .replace(/−/g, '-')
    .replace(/[。;,]+$/, '');
}

const DATE =
  /20\d{2}年|20\d{2}[-./]\d{1,2}|(?:^|[^\d.])(?:1[0-2]|0?[1-9])月(?:份|底|初|末|中旬|上旬|下旬|\d{1,2}[日号]|前|之前|以前)?|季度|年底|年末|年内|年初|月底|上半年|下半年|\d{1,2}[日号]前/;

const NUMBER = String.raw`[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const ONE = new RegExp(`^(${NUMBER})(.*)$`);
const RANGE = new RegExp(`^(${NUMBER})([^\\d]{0,6}?)(?:-|~|—|–|至|到)(${NUMBER})([^\\d]{0,8})$`);
/** What follows a number is its unit when it is short and holds no other number. */
const UNIT = /^[^\d≥≤<>=]{0,12}$/;

function toNumber(numeral: string): number {
  return Number(numeral.replace(/,/g, ''));
}

/** `定性指标` and a repeated value in the unit column are no units. */
function unitOf(column: string | null): string | null {
  if (column === null) return null;
  const unit = plain(column).replace(/^\d+(?:\.\d+)?(?=%$)/, '');
  return /定性|\d/.test(unit) || unit === '' ? null : unit === '百分比' ? '%' : unit;
}

/** Numbers with 万 or 亿 in front of their unit, as whole numbers of it. */
function scaled(value: number, unit: string): { value: number; unit: string } {
  const factor = unit.startsWith('万') ? 1e4 : unit.startsWith('亿') ? 1e8 : 1;
  const rest = factor === 1 ? unit : unit.slice(1);
  // Ten decimals are more than any form prints, and what multiplication adds lies below them.
  return { value: Math.round(value * factor * 1e10) / 1e10, unit: rest };
}

function directionOf(comparator: Comparator | null): Reading['direction'] {
  if (comparator === '>=' || comparator === '>') return 'up';
  return comparator === '<=' || comparator === '<' ? 'down' : null;
}

function takeComparator(text: string): { comparator: Comparator | null; rest: string } {
  for (const [pattern, comparator] of BEFORE) {
    const match = pattern.exec(text);
    if (!match) continue;
    const rest = text.slice(match[0].length);
    // `≥100以上` and `控制在5%以内` say the same twice.
    const behind = BEHIND.find(([p]) => p.test(rest));
    return { comparator, rest: behind ? rest.replace(behind[0], '') : rest };
  }
  const behind = BEHIND.find(([p]) => p.test(text));
  if (behind && /\d/.test(text))
    return { comparator: behind[1], rest: text.replace(behind[0], '') };
  return { comparator: null, rest: text };
}

function readNumber(text: string, column: string | null): Reading | null {
  const { comparator, rest } = takeComparator(text.replace(/^约/, ''));
  const range = comparator === null ? RANGE.exec(rest) : null;
  if (range) {
    const unit = range[4] || range[2] || unitOf(column);
    const [value, upper] = [toNumber(range[1] ?? ''), toNumber(range[3] ?? '')];
    if (value > upper) return null;
    return { kind: 'range', comparator: null, value, upper, unit, direction: null };
  }
  const one = ONE.exec(rest);
  const behind = one?.[2] ?? '';
  if (!one || !UNIT.test(behind)) return null;
  const printed = behind.replace(/^个?百分比$/, '%');
  const { value, unit } = scaled(toNumber(one[1] ?? ''), printed);
  return {
    ...{ kind: 'number', comparator, value, upper: null },
    ...{ unit: unit || unitOf(column), direction: directionOf(comparator) },
  };
}

function read(text: string | null, column: string | null): Reading {
  const printed = text === null ? '' : plain(text);
  if (printed === '' || /^[-—–/\\]+$/.test(printed)) return NOTHING;
  if (!/\d/.test(printed)) return { ...NOTHING, kind: 'qualitative' };
  // `2天以内` and `3月` differ by what the unit names; durations are numbers.
  if (DATE.test(printed)) return { ...NOTHING, kind: 'date' };
  return readNumber(printed, column) ?? { ...NOTHING, kind: 'unclear' };
}

/**
 * Returns what the printed target says; `unit` is the form's unit column. A text that is not
 * clearly one number, a range or a date is `qualitative` (no digits) or `unclear`, never guessed.
 */
export function readTarget(text: string | null, unit: string | null): Reading {
  return read(text, unit);
}

/** Returns what the printed actual value says; it may repeat the target's comparator. */
export function readActual(text: string | null, unit: string | null): Reading {
  return read(text, unit);
}
