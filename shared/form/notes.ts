/** The notes of a form (注), cut into their numbered items: the scoring rules are printed in them. */
import type { PlacedText } from '../table/layout.ts';
import { slicePlaced } from './placed.ts';

const OPENING =
  /^\s*[((【[]?\s*(?:备?注|(?:[\u4e00-\u9fff]{2})?说明|[评计打得]分(?:规则|办法|方法|标准|原则|口径))\s*[::]?\s*(?=[\d一二三四(①]|[^\d])/;
/** `1.`, `2、`, `(3)`, `④` at the start or behind the end of a sentence; never inside a number. */
const ITEM =
  /(?:^|(?<=[。;;.\s::]))\s*(?:(?:\d{1,2}|[一二三四五六七八九十])\s*[.、.](?!\d)|[((]\s*(?:\d{1,2}|[一二三四五六七八九十])\s*[))]|[①②③④⑤⑥⑦⑧⑨])\s*/g;

/** Whether a text opens the notes. */
export function opensNotes(text: string): boolean {
  return (
    /^\s*[((【[]?\s*(?:备?注|填表说明|填报说明|评分说明)\s*(?:[::\d]|$)/.test(text) ||
    /^\s*[((【[]?\s*[评计打得]分(?:规则|办法|方法|标准|原则|口径|说明)\s*[))】\]]?\s*[::]?\s*$/.test(
      text,
    ) ||
    /^\s*[((【[]?\s*(?:(?:[评计打得]分)?说明|[评计打得]分(?:规则|办法|方法|标准|原则|口径))\s*[::]\s*\S/.test(
      text,
    )
  );
}

/** Whether a text goes on with notes that were opened above it. */
export function continuesNotes(text: string): boolean {
  return text.search(ITEM) === 0;
}

/** Returns the items of the notes without their numbers; the whole text where it has none. */
export function splitNotes(text: PlacedText): PlacedText[] {
  const from = OPENING.exec(text.text)?.[0].length ?? 0;
  const body = text.text.slice(from);
  const marks = [...body.matchAll(ITEM)];
  const cuts = marks.map((m) => ({ at: from + m.index, behind: from + m.index + m[0].length }));
  const parts: PlacedText[] = [];
  const first = cuts[0]?.at ?? text.text.length;
  if (first > from) parts.push(slicePlaced(text, from, first));
  cuts.forEach((cut, i) => {
    parts.push(slicePlaced(text, cut.behind, cuts[i + 1]?.at ?? text.text.length));
  });
  return parts.filter((part) => part.text !== '');
}
