/** Finds lists whose total stands behind them with their number: A836万元、B172万元(两项即基本支出1008万元). */
import { chineseNumber } from '../chinese-numerals.ts';
import { type Chain, measureOf, NO_ITEM, type Run } from './split-items.ts';
import type { ValueToken } from './values.ts';

/** What ends right before the total. */
const COUNTED =
  /[(,;](?:以上|上述|前述|这)?([二两三四五六七八九])(?:者|项|笔|类)(?:支出|资金|经费)?(?:之和|相加|合起来|加起来)?(?:即|即为|就是|等于|构成|组成|为|共|计)([\u4e00-\u9fff]{0,10})$/;
/** Another side, a comparison, a share: no name of what the list comes to. */
const NO_NAME = /预算|执行|增|减|较|比|占|超|余|节|分别|各|均|约/;
/** Between an item and the next. */
const BETWEEN = /^[、,;和及与]*[\u4e00-\u9fff()]{2,16}$/;
const FEWEST = 2;

function itemsBefore(chain: Chain, end: number, count: number, measure: string): Run['items'] {
  const level = chain.depth[end] ?? 0;
  const all = chain.values.filter(
    (value) => value.end <= end && chain.depth[value.start] === level,
  );
  const last = all.slice(-count);
  const items = last.map((value, i) => {
    const from = all[all.length - last.length + i - 1]?.end ?? 0;
    const words = /[^。:)]*$/.exec(chain.text.slice(from, value.start))?.[0] ?? '';
    return { label: words.replace(/^[、,;和及与]+/, ''), words, value };
  });
  const areItems = items.every(
    ({ label, words, value }) =>
      measureOf(value) === measure && !value.loose && BETWEEN.test(words) && !NO_ITEM.test(label),
  );
  return areItems && last.length === count && last.at(-1)?.end === end ? items : [];
}

function runBefore(chain: Chain, total: ValueToken): Run[] {
  const measure = measureOf(total);
  const said = COUNTED.exec(chain.text.slice(0, total.start));
  if (measure === null || measure === '分' || total.loose || !said) return [];
  const [, number = '', name = ''] = said;
  const count = chineseNumber(number) ?? 0;
  const items = NO_NAME.test(name) ? [] : itemsBefore(chain, said.index, count, measure);
  const opener = items[0]?.value.start;
  if (items.length < FEWEST || opener === undefined) return [];
  const start = { kind: 'behind', words: said[0] } as const;
  return [
    {
      ...{ chain, start, opener, end: total.end, measure, items },
      ...{ total, whole: true, sharesAddUp: false },
    },
  ];
}

/** Returns the passage's lists of which the words behind say how many items come to what. */
export function countedRuns(chain: Chain): Run[] {
  return chain.passage.isHeading ? [] : chain.values.flatMap((total) => runBefore(chain, total));
}
