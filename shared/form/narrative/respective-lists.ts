/** Finds lists whose labels all stand in front of their amounts: 其中结核病、艾滋病筛查分别为2.36万人、1.74万人. */
import { type Chain, measureOf, NO_ITEM, type Run } from './split-items.ts';

const FEWEST = 2;
/** What the list is of opens it: 其中…, 在编人员中…, or a bracket right behind the total. */
const LABELS =
  /(?:其中[:,]?|(?<=[\u4e00-\u9fff])中[:,]?|\()([^,;:。()\d]{2,60}?)(?:各?分别|依次)(?:为|是|有|达到?)?(?=\d)/g;
const SEPARATED = /^[、,和与及]$/;

/** The values of one measure from an offset on, with nothing but signs of a list between them. */
function valuesFrom({ text, values }: Chain, from: number): Chain['values'] {
  const first = values.findIndex(({ start }) => start === from);
  const head = first < 0 ? undefined : values[first];
  if (!head) return [];
  let end = head.end;
  const rest = values.slice(first + 1);
  const stop = rest.findIndex((value) => {
    const goesOn = SEPARATED.test(text.slice(end, value.start));
    end = value.end;
    return !goesOn || measureOf(value) !== measureOf(head);
  });
  return [head, ...(stop < 0 ? rest : rest.slice(0, stop))];
}

function labelsIn(words: string, count: number): readonly string[] {
  const splits = [/、/, /[、和与及]/].map((sign) => words.split(sign));
  return splits.find((labels) => labels.length === count && !labels.includes('')) ?? [];
}

/** Returns the lists of a passage, each value with the label of its place. */
export function respectiveRuns(chain: Chain): Run[] {
  return [...chain.text.matchAll(LABELS)].flatMap((match): Run[] => {
    const [said, words = ''] = match;
    const values = valuesFrom(chain, match.index + said.length);
    const [head, last] = [values[0], values.at(-1)];
    const measure = head && measureOf(head);
    if (!head || !last || !measure || measure === '分' || values.length < FEWEST) return [];
    const labels = labelsIn(words, values.length);
    if (labels.length === 0 || labels.some((label) => NO_ITEM.test(label))) return [];
    if (values.some(({ loose }) => loose) || /^等/.test(chain.text.slice(last.end))) return [];
    const items = values.map((value, i) => ({ label: labels[i] ?? '', value }));
    const inBracket = said.startsWith('(');
    const start = {
      kind: inBracket ? 'bracket' : 'parts',
      words: inBracket ? '' : '其中',
    } as const;
    return [
      {
        ...{ chain, start, opener: match.index, end: last.end, measure, items },
        ...{ whole: false, sharesAddUp: false, total: null },
      },
    ];
  });
}
