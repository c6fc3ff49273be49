/** Finds lists whose amounts stand in brackets behind their labels: 法律援助(156.40万元)、人民调解(98.66万元)、…. */
import { type Chain, measureOf, NO_ITEM, type Run } from './split-items.ts';

const FEWEST = 3;
/** What the list begins with, no part of its first label. */
const LEAD = /^.*(?:涉及|包括|包含|用于|其中|分别为?|有|为|是|:)/;
/** A label with nothing in front of it but what parts it from the item before, and nothing else in its bracket. */
const LABEL = /(?:^|[、,;和及与])([\u4e00-\u9fff“”"]{2,20})\($/;

/** Returns the lists of a passage; each item's bracket holds its amount alone. */
export function bracketedRuns(chain: Chain): Run[] {
  const { text, values, depth } = chain;
  const runs: Run['items'][number][][] = [];
  let end = -1;
  for (const value of values) {
    const words = /[^。;()\d]*\($/.exec(text.slice(0, value.start))?.[0] ?? '';
    const isAlone = depth[value.start] === 1 && text[value.end] === ')' && !value.loose;
    const first = value.start - words.length;
    const goesOn = end >= 0 && first === end;
    const label = goesOn ? LABEL.exec(words)?.[1] : LABEL.exec(words.replace(LEAD, ''))?.[1];
    if (!isAlone || label === undefined || NO_ITEM.test(label)) {
      end = -1;
      continue;
    }
    if (!goesOn) runs.push([]);
    runs.at(-1)?.push({ label, value });
    end = value.end + 1;
  }
  return runs.flatMap((items): Run[] => {
    const [head, last] = [items[0], items.at(-1)];
    const measure = head && measureOf(head.value);
    if (!head || !last || !measure || measure === '分' || items.length < FEWEST) return [];
    if (items.some(({ value }) => measureOf(value) !== measure)) return [];
    if (/^\)等/.test(text.slice(last.value.end))) return [];
    const opener = head.value.start - head.label.length - 1;
    const start = { kind: 'parts', words: '' } as const;
    return [
      {
        ...{ chain, start, opener, end: last.value.end + 1, measure, items },
        ...{ whole: false, sharesAddUp: false, total: null },
      },
    ];
  });
}
