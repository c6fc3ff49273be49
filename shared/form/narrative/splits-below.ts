/** Finds what a total is split into in the paragraphs right below it. */
import type { RawSplit } from './raw-narrative.ts';
import { placed } from './sentences.ts';
import { type At, amountOf, type Chain, valuesOf } from './split-items.ts';
import { closes } from './split-words.ts';

const FEWEST = 2;
const CLOSING_WORDS = /组成|构成|分为/;

/** The paragraphs right below that have a number of one level, from 1 on, or end with semicolons. */
function childrenOf(chains: readonly Chain[], at: number): Chain[] {
  const [opener, first] = [chains[at], chains[at + 1]];
  if (!opener || !first) return [];
  const own = opener.passage.level;
  const isBelow = own === null || (first.passage.level ?? 0) > own;
  if (first.passage.level !== null && !isBelow) return [];
  const children: Chain[] = [];
  for (let i = at + 1; i < chains.length; i++) {
    const chain = chains[i] ?? first;
    const { level } = chain.passage;
    if (first.passage.level === null) {
      if (level !== null || !opener.text.endsWith(':')) return children;
      children.push(chain);
      if (!chain.text.endsWith(';')) return children;
      continue;
    }
    if (level !== null && level < first.passage.level) break;
    if (level === first.passage.level) children.push(chain);
    // A paragraph without a number goes on with the one above: what it adds is not known.
    else if (level === null) break;
  }
  return isBelow ? children : [];
}

const FULL_MARKS = 100;
/** 产出(35分):33.67分; 产出(35分)得33.67分. */
const WEIGHED = /^([^,;:。()\d]{2,12})\((\d+)分\):?(?:自评)?(?:得分?|实得)?:?(?=\d)/;

/** Scores below their sum, each behind its weight: where the weights are 100, nothing is left out. */
function scoresBelow(opener: Chain, children: readonly Chain[]): RawSplit[] {
  const read = children.flatMap((child) => {
    const [all = '', label = '', weight = ''] = WEIGHED.exec(child.text) ?? [];
    const value = child.values.find(({ start, unit }) => start === all.length && unit === 'points');
    return value ? [{ passage: child.passage, value, label, weight: Number(weight) }] : [];
  });
  if (read.length < FEWEST || read.length < children.length) return [];
  const weights = read.reduce((sum, { weight }) => sum + weight, 0);
  const totals = valuesOf(opener, '分').filter(({ value }) => opener.depth[value.start] === 0);
  if (weights !== FULL_MARKS || totals.length === 0) return [];
  return [
    {
      unit: 'points',
      sentence: placed(opener.passage, 0, [opener.text, ...read.map(saidOf)].join('')),
      totals: totals.map(amountOf),
      items: read.map(amountOf),
      ...{ closed: true, kinds: true, near: totals.length, behind: false, far: false },
    },
  ];
}

function leadOf(chain: Chain): At | null {
  const [first] = chain.values.filter(({ unit }) => unit === 'amount');
  if (!first || first.loose) return null;
  const label = chain.text.slice(0, first.start).replace(/:$/, '');
  if (label === '' || /[,;:。()]/.test(label.replace(/\((?:境|含[^)]*)\)/g, ''))) return null;
  return { passage: chain.passage, value: first, label };
}

function saidOf({ passage, value, label }: At): string {
  return `${label}${passage.text.slice(value.start, value.end)};`;
}

function splitBelow(opener: Chain, children: readonly Chain[]): RawSplit[] {
  const items = children.flatMap((child) => leadOf(child) ?? []);
  if (items.length < FEWEST || items.length < children.length) return [];
  const totals = valuesOf(opener, '元').filter(({ value }) => opener.depth[value.start] === 0);
  const last = totals.at(-1);
  if (!last) return [];
  // 支出2,340.00万元:1. … 2. …: of what the colon announces the parts are never more.
  const announced = opener.text.slice(last.value.end) === ':';
  const labels = items.map(({ label }) => label);
  const closed = CLOSING_WORDS.test(opener.text) || closes(labels, opener.text, '');
  return [
    {
      unit: 'yuan',
      sentence: placed(opener.passage, 0, [opener.text, ...items.map(saidOf)].join('')),
      totals: totals.map(amountOf),
      items: items.map(amountOf),
      ...{ closed, kinds: announced, near: announced ? 1 : totals.length },
      ...{ behind: false, far: false },
    },
  ];
}

/** Returns what the paragraphs below the one at an index split its totals into. */
export function splitsBelow(chains: readonly Chain[], at: number): RawSplit[] {
  const opener = chains[at];
  if (!opener) return [];
  const children = childrenOf(chains, at);
  return [...splitBelow(opener, children), ...scoresBelow(opener, children)];
}
