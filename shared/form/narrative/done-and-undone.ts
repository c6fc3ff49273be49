/** Finds how many of a number were done and how many were not: 共10个,完成8个,未完成2个. */
import type { RawSplit } from './raw-narrative.ts';
import { placed } from './sentences.ts';
import { amountOf, type Chain, measureOf } from './split-items.ts';
import type { ValueToken } from './values.ts';

const VERB = '完成|达标|办结|开工|竣工';
/** Behind the number of all: 其中完成8个 … */
const DONE = new RegExp(
  `^(?:\\([^()]*\\))?[,;:(](?:其中)?[,:]?(?:已|全部|实际|共|按期|按时|如期)*(${VERB})的?(?:有|为)?$`,
);
/** … and what was not. */
const UNDONE = /^[,、;](?:另有|其余|尚有|还有)?(?:尚|还)?(?:未|没有)(?:能)?(?:全部|按期|按时)?/;
/** What is counted among others before is none that these two come to. */
const SOME = /其中|新增|上年|去年|结转|20\d\d年(?:的|有)|较|比|增|减/;

function splitAt(chain: Chain, i: number): RawSplit[] {
  const { passage, text, values, depth } = chain;
  const own = values.filter(({ start }) => depth[start] === (depth[values[i]?.start ?? 0] ?? 0));
  const at = own.indexOf(values[i] as ValueToken);
  const [all, done, undone] = [own[at - 1], own[at], own[at + 1]];
  if (!all || !done || !undone || [all, done, undone].some(({ loose }) => loose)) return [];
  const measure = measureOf(done);
  if (done.unit !== 'count' || [all, undone].some((one) => measureOf(one) !== measure)) return [];
  const verb = DONE.exec(text.slice(all.end, done.start))?.[1];
  const rest = text.slice(done.end, undone.start);
  if (verb === undefined || !UNDONE.test(rest)) return [];
  if (rest.replace(UNDONE, '').replace(/的?(?:有|为)?$/, '') !== verb) return [];
  // 办结120件,未办结12件,转办6件
  const [, , more] = own.slice(at);
  const next = more && measureOf(more) === measure ? text.slice(undone.end, more.start) : '。';
  if (!/[。;]/.test(next)) return [];
  const said = /[^,;。]*$/.exec(text.slice(0, all.start))?.[0] ?? '';
  if (SOME.test(said)) return [];
  const part = (label: string, value: ValueToken) => amountOf({ passage, value, label });
  return [
    {
      unit: 'count',
      sentence: placed(passage, all.start, said + text.slice(all.start, undone.end)),
      totals: [part('', all)],
      items: [part(verb, done), part(`未${verb}`, undone)],
      ...{ closed: true, kinds: true, near: 1, behind: false, far: false },
    },
  ];
}

/** Returns the numbers of a passage that were parted into done and not done, right behind them. */
export function doneAndUndone(chain: Chain): RawSplit[] {
  return chain.passage.isHeading ? [] : chain.values.flatMap((_, i) => splitAt(chain, i));
}
