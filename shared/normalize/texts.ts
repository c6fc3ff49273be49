/** Printed texts as the record keeps them: names without codes, reasons without fillers. */
import { isFiller } from './numbers.ts';

/** Returns the text without outer spaces; null where the cell prints only a filler. */
export function cleanText(text: string): string | null {
  const clean = text.trim();
  return clean === '' || /^(?:[-—–―－_/\\|\s]+)$/.test(clean) ? null : clean;
}

/** A reason cell that says 无 gives no reason. */
export function cleanReason(text: string): string | null {
  const clean = text.trim().replace(/[。.]+$/, '');
  return isFiller(clean) ? null : text.trim();
}

/** Names lose the spaces that justified printing puts between their characters. */
export function cleanName(text: string): string | null {
  const clean = cleanText(text);
  return clean === null
    ? null
    : clean.replace(/(?<=[\u3400-\u9fff()])\s+(?=[\u3400-\u9fff()])/g, '');
}

/** `219-池州市…`, `[510000]四川省…`, `51112422R000000-信息化`: a code in front of a name. */
const CODE =
  /^\s*[[((【]?\s*((?=[0-9A-Z×]*\d)[0-9A-Z×]{3,})\s*(?:[\]))】]\s*[-—–_]?|[-—–_]+)\s*(?=[^\d\s-])/;

/** `136长白源市民政局`: a code of digits right before the name of a place's body. */
const CODE_OF_BODY = /^\s*(\d{3}|\d{6,})(?=[\u4e00-\u9fff]{2,}?[省市县区州旗盟][\u4e00-\u9fff])/;

/** `510903-2023-00417 场馆更新`: a code of several parts, apart from the name. */
const CODE_OF_PARTS = /^\s*(\d{4,}(?:[-—–]\d{2,}){1,3})\s+(?=[\u4e00-\u9fff])/;

/** Returns the name without the code in front of it, and the code; the code is null where none is. */
export function splitCode(text: string): { code: string | null; name: string } {
  const match = CODE.exec(text) ?? CODE_OF_PARTS.exec(text) ?? CODE_OF_BODY.exec(text);
  return match
    ? { code: match[1] ?? null, name: text.slice(match[0].length) }
    : { code: null, name: text };
}
