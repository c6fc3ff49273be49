/** Folds a printed character to the one people type: full-width forms, radicals and ligatures. */

/**
 * CJK radicals that Chromium and some converters write instead of the character of the same shape.
 * NFKC folds the Kangxi radicals (U+2F00), not the supplement (U+2E80): this is its table, by shape.
 */
const RADICALS: Readonly<Record<string, string>> = {
  '⺀': '冫',
  '⺁': '厂',
  '⺃': '乚',
  '⺄': '乙',
  '⺅': '亻',
  '⺆': '冂',
  '⺇': '几',
  '⺈': '刀',
  '⺉': '刂',
  '⺊': '卜',
  '⺋': '㔾',
  '⺌': '小',
  '⺍': '小',
  '⺎': '兀',
  '⺏': '尣',
  '⺐': '尢',
  '⺒': '巳',
  '⺓': '幺',
  '⺔': '彑',
  '⺕': '彐',
  '⺖': '忄',
  '⺗': '心',
  '⺘': '扌',
  '⺙': '攵',
  '⺛': '旡',
  '⺜': '日',
  '⺝': '月',
  '⺞': '歹',
  '⺟': '母',
  '⺠': '民',
  '⺡': '氵',
  '⺢': '水',
  '⺣': '灬',
  '⺤': '爫',
  '⺥': '爫',
  '⺦': '丬',
  '⺧': '牛',
  '⺨': '犭',
  '⺩': '王',
  '⺪': '疋',
  '⺫': '罒',
  '⺬': '示',
  '⺭': '礻',
  '⺮': '竹',
  '⺯': '糹',
  '⺰': '纟',
  '⺱': '罓',
  '⺲': '罒',
  '⺳': '网',
  '⺴': '网',
  '⺵': '网',
  '⺶': '羊',
  '⺷': '羊',
  '⺸': '羊',
  '⺹': '老',
  '⺺': '聿',
  '⺻': '聿',
  '⺼': '月',
  '⺽': '臼',
  '⺾': '艹',
  '⺿': '艹',
  '⻀': '艹',
  '⻁': '虎',
  '⻂': '衤',
  '⻃': '覀',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻇': '角',
  '⻈': '讠',
  '⻉': '贝',
  '⻊': '足',
  '⻋': '车',
  '⻌': '辶',
  '⻍': '辶',
  '⻎': '辶',
  '⻏': '阝',
  '⻐': '钅',
  '⻑': '長',
  '⻒': '镸',
  '⻓': '长',
  '⻔': '门',
  '⻕': '阝',
  '⻖': '阝',
  '⻗': '雨',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻞': '飠',
  '⻟': '飠',
  '⻠': '饣',
  '⻡': '首',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻪': '黾',
  '⻫': '斉',
  '⻬': '齐',
  '⻭': '歯',
  '⻮': '齿',
  '⻯': '竜',
  '⻰': '龙',
  '⻱': '龜',
  '⻲': '亀',
  '⻳': '龟',
  // Kangxi radicals that NFKC folds to the traditional form, while simplified fonts draw these.
  '⼾': '户',
  '⾭': '青',
};

/** NFKC would turn ① into a bare 1, ½ into 1⁄2 and m² into m2: figures that nobody printed. */
const KEPT =
  /[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u208e\u2150-\u218b\u2460-\u24ff\u3220-\u3229\u3280-\u3289]/;
const PLAIN = /^[\u0020-\u007e\u4e00-\u9fff]*$/;
/** Control and format characters and private-use glyphs print nothing that has a name. */
const UNPRINTED = /[\p{Cc}\p{Cf}\u2028\u2029\ufffe\uffff]/gu;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

const folded = new Map<string, string>();
/** Entries of the memo: one document uses a few thousand different glyph texts. */
const MEMO_LIMIT = 20_000;

function foldOnce(text: string): string {
  let out = '';
  for (const character of text.replace(SPACES, ' ').replace(UNPRINTED, '')) {
    if (KEPT.test(character)) out += character;
    else out += RADICALS[character] ?? character.normalize('NFKC');
  }
  return out;
}

/** Returns the text as people type it; empty for text that prints nothing. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text;
  const known = folded.get(text);
  if (known !== undefined) return known;
  const value = foldOnce(text);
  if (folded.size >= MEMO_LIMIT) folded.clear();
  folded.set(text, value);
  return value;
}

const foldedByCode = new Map<number, string>();

/** Returns `foldText` of one character by its code point: one string for all its occurrences. */
export function foldCode(code: number): string {
  const known = foldedByCode.get(code);
  if (known !== undefined) return known;
  const value = foldText(String.fromCodePoint(code));
  if (foldedByCode.size >= MEMO_LIMIT) foldedByCode.clear();
  foldedByCode.set(code, value);
  return value;
}

const SUPERSCRIPTS = [...'⁰¹²³⁴⁵⁶⁷⁸⁹'];

/** Returns the text with its digits raised: 10² would read 102, and the mark of a note 101. */
export function raiseDigits(text: string): string {
  return text.replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? digit);
}
