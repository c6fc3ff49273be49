/** What a heading, or the words before a passage's first colon, make the topic of what follows. */
import { type OwnNames, withoutNeutral } from './subject.ts';
import { ABOUT_WHOLE, PART_LABELS } from './words.ts';

const NAMED = /(?:项目|经费|资金|补助|补贴|工程|专项|采购|费用?)$/;
const PROJECT = /项目/;
const ABOUT =
  /(?:绩效)?(?:支出)?(?:预算)?(?:执行|使用|完成|实施|资金|支出)*(?:情况|分析|说明|概况)+$/;

/** Returns the named part or project that the text is about; null where it is about the whole. */
function topicOf(text: string, own: OwnNames): string | null {
  for (const { pattern, part } of PART_LABELS) {
    const label = text.match(pattern)?.[0];
    if (label !== undefined && part !== 'source') return label;
  }
  if (withoutNeutral(text, own) === '') return null;
  const subject = text.replace(ABOUT, '');
  if (NAMED.test(subject) && withoutNeutral(subject, own) !== '') return subject;
  return PROJECT.test(text) ? text : null;
}

/** Returns the topic of the innermost text that has one, unless a text about the whole is nearer. */
export function topicUnder(
  headings: readonly string[],
  lead: string | null,
  own: OwnNames,
): string | null {
  for (const text of [...headings, ...(lead === null ? [] : [lead])].reverse()) {
    const topic = topicOf(text, own);
    if (topic !== null) return topic;
    if (ABOUT_WHOLE.test(text)) return null;
  }
  return null;
}
