/** Finds lists of amounts that end with their total: 监理费6万元、设计费7万元,合计13万元. */
import type { RawListing } from './raw-narrative.ts';
import { type Said, type Sentence, valuesSaid } from './sentences.ts';

const TOTAL =
  /^(?:以上|上述)?(?:二者|两者|三者|[二两三四五六七八]项)?(?:合计|共计|总计)(?:支出|金额|资金)?(?:为|是|达|:)?$/;
/** Amounts of two sides, of one piece each, compared ones and parts of parts add up to nothing. */
const NO_ITEM = /其中|占|增|减|较|比|每|各|均|单价|预算|执行|收入|结余|合计|共计|总计|小计/;
const FEWEST = 2;

function isItem({ value, near, before }: Said): boolean {
  if (value.loose || near.trim() === '' || NO_ITEM.test(near)) return false;
  return !/[()]/.test(before + near);
}

interface Listed {
  readonly items: readonly Said[];
  readonly open: boolean;
}

/** The items in front of a total; where amounts stand before a semicolon as well, these are open. */
function listBefore(said: readonly Said[], at: number): Listed {
  const total = said[at];
  const items: Said[] = [];
  let open = false;
  for (let i = at - 1; i >= 0; i--) {
    const item = said[i];
    open ||= item?.group !== total?.group;
    if (!item || !isItem(item)) break;
    items.unshift(item);
    // A colon opens the list; other words between two amounts part them.
    if (/:$/.test(item.before) || (i > 0 && /[^,、;]/.test(item.before))) break;
  }
  return { items, open };
}

/** Returns the lists of a passage's sentences, each with all the items in front of its total. */
export function findListings(
  sentences: readonly Sentence[],
  printed: (sentence: Sentence, said: Said) => RawListing['total']['printed'],
): RawListing[] {
  return sentences.flatMap((sentence) => {
    const said = valuesSaid(sentence.text.text, 'amount');
    return said.flatMap((total, i): RawListing[] => {
      const words = total.near.replace(/^[,、]/, '');
      if (total.value.loose || !TOTAL.test(words) || total.before.replace(/[,、]/g, '') !== '')
        return [];
      const { items, open } = listBefore(said, i);
      if (items.length < FEWEST) return [];
      const amount = (one: Said) => ({
        label: one.near.replace(/^[^,、:]*[,、:]/, ''),
        number: one.value.number,
        unitWord: one.value.unitWord,
        printed: printed(sentence, one),
      });
      return [{ sentence: sentence.text, total: amount(total), items: items.map(amount), open }];
    });
  });
}
