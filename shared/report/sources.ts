/** Sources of money by the names that reports give them: no yuan is of two of them. */

type Source =
  | 'fiscal'
  | 'public'
  | 'fund'
  | 'capital'
  | 'carryover'
  | 'business'
  | 'operating'
  | 'superior'
  | 'affiliated'
  | 'own'
  | 'other';

const NAMES: readonly (readonly [Source, RegExp])[] = [
  ['carryover', /^(?:上年|年初|以前年度|上年度)?(?:财政(?:拨款|资金))?结转(?:和?结余)?$/],
  ['public', /^一般公共预算(?:财政)?(?:拨款)?$/],
  ['fund', /^政府性基金(?:预算)?(?:财政)?(?:拨款)?$/],
  ['capital', /^国有资本经营(?:预算)?(?:财政)?(?:拨款)?$/],
  ['fiscal', /^(?:当年|本年|本年度|年度|本级)?财政(?:拨款|性|拨入|补助)?$/],
  ['business', /^(?:事业|事业单位)$/],
  ['operating', /^经营$/],
  ['superior', /^上级补助$/],
  ['affiliated', /^附属单位上缴$/],
  ['own', /^(?:单位)?(?:自筹|自有)$|^单位$/],
  ['other', /^其[他它]$/],
];
/** 其他收入 and 其他资金 are one source. */
const ENDING = /(?:资金|收入|经费)(?:预算)?(?:支出)?$|(?:预算)?支出$/;

/** Returns the source that a label names; null where it names none. */
export function sourceOf(label: string): Source | null {
  const name = label.replace(ENDING, '');
  return NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

/** Appropriations by the kind of their budget. */
export const APPROPRIATED: ReadonlySet<Source> = new Set(['fiscal', 'public', 'fund', 'capital']);

/** 财政拨款 holds 一般公共预算拨款; 单位资金 holds 事业收入 and 其他收入. */
const PARTS: readonly (readonly [Source, readonly Source[]])[] = [
  ['fiscal', ['public', 'fund', 'capital']],
  ['own', ['business', 'operating', 'superior', 'affiliated', 'other']],
];

/** Whether the labels name sources that exclude each other. */
export function areSources(labels: readonly string[]): boolean {
  const named = labels.map(sourceOf);
  const known = new Set(named);
  if (known.has(null) || known.size < named.length) return false;
  return !PARTS.some(([whole, parts]) => known.has(whole) && parts.some((one) => known.has(one)));
}
