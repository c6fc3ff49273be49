/** Finds lists of what a level scored where its score stands elsewhere: 产出得分由四部分构成:数量9.60分、质量9.80分、…. */
import type { RawMention, RawSplit } from './raw-narrative.ts';
import { LABEL_END, LEVEL1_LABEL } from './score-words.ts';
import { placed } from './sentences.ts';
import { amountOf, type Run } from './split-items.ts';
import { closes, isCounted } from './split-words.ts';

const FEWEST = 2;
/** The level whose points a list opens with. */
const OF_LEVEL = new RegExp(`^(?:其中)?,?(${LEVEL1_LABEL.source})(?:的|自评|各项)*得分$`);

const nameOf = (label: string): string => label.replace(LABEL_END, '');

/** The one score that the report gives the level; null where it gives none, or several. */
function scoreOf(level: string, mentions: readonly RawMention[]): RawMention | null {
  const own = mentions.filter(
    ({ kind, scope }) => kind === 'levelScore' && nameOf(scope ?? '') === nameOf(level),
  );
  const [first] = own;
  return first && own.every(({ number }) => Number(number) === Number(first.number)) ? first : null;
}

/** Returns what a level's score is said to consist of; of a list that may leave something out nothing. */
export function levelRuns(
  { chain, opener, start, end, measure, items }: Run,
  mentions: readonly RawMention[],
): RawSplit[] {
  if (measure !== '分' || start.kind !== 'parts' || items.length < FEWEST) return [];
  const words = chain.text.slice(chain.text.lastIndexOf('。', opener - 1) + 1, opener);
  const total = scoreOf(OF_LEVEL.exec(words)?.[1] ?? '', mentions);
  const labels = items.map(({ label }) => label);
  const isAll =
    closes(labels, words, start.words) || isCounted(items.length, words + start.words, labels);
  if (total === null || !isAll) return [];
  const { passage } = chain;
  const { number, unitWord, printed } = total;
  return [
    {
      unit: 'points',
      sentence: placed(passage, opener, words + chain.text.slice(opener, end)),
      totals: [{ label: '', number, unitWord, printed }],
      items: items.map(({ label, value }) => amountOf({ passage, value, label })),
      ...{ closed: true, kinds: true, near: 1, behind: false, far: false },
    },
  ];
}
