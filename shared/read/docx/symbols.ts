/** What the symbol fonts of Word print for their private codes, as ordinary characters. */

/** Adobe's Symbol encoding: what a form can hold of it. */
const SYMBOL: Readonly<Record<number, string>> = {
  163: '≤',
  179: '≥',
  177: '±',
  180: '×',
  184: '÷',
  176: '°',
  165: '∞',
  185: '≠',
  186: '≡',
  187: '≈',
  45: '−',
  64: '≅',
  126: '~',
  183: '•',
  215: '·',
  229: '∑',
  214: '√',
  68: 'Δ',
  97: 'α',
  98: 'β',
  109: 'μ',
  112: 'π',
  115: 'σ',
  188: '…',
  174: '→',
  172: '←',
  173: '↑',
  175: '↓',
};
const WINGDINGS: Readonly<Record<number, string>> = {
  168: '□',
  111: '□',
  112: '□',
  113: '□',
  114: '□',
  254: '☑',
  253: '☒',
  252: '√',
  251: '×',
  120: '☒',
  110: '■',
  108: '●',
  161: '○',
  117: '◆',
  167: '▪',
  216: '➢',
  118: '❖',
  74: '☺',
  129: '①',
  130: '②',
  131: '③',
  132: '④',
  133: '⑤',
  134: '⑥',
  135: '⑦',
  136: '⑧',
  137: '⑨',
  138: '⑩',
  232: '→',
  240: '⇨',
};
const WINGDINGS_2: Readonly<Record<number, string>> = {
  163: '□',
  42: '□',
  48: '□',
  82: '☑',
  83: '☒',
  84: '☒',
  80: '√',
  79: '×',
  81: '☒',
  162: '■',
  152: '●',
};
const TABLES: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  symbol: SYMBOL,
  wingdings: WINGDINGS,
  'wingdings 2': WINGDINGS_2,
};
/** Stands for a sign that is printed and whose meaning is not known: never read as a blank. */
const UNKNOWN_SIGN = '\ufffd';
const PRIVATE_USE = 0xf000;

/** Returns whether text in this font must go through `symbolText`. */
export function isSymbolFont(font: string): boolean {
  return font.toLowerCase() in TABLES;
}

/** Returns the sign that the font prints for a code (also in the private-use form F0xx). */
export function symbolOf(font: string, code: number): string {
  const low = code >= PRIVATE_USE ? code - PRIVATE_USE : code;
  const table = TABLES[font.toLowerCase()];
  const known = table?.[low];
  if (known !== undefined) return known;
  if (table === SYMBOL && low >= 0x20 && low < 0x40) return String.fromCharCode(low);
  if (!table && code < PRIVATE_USE) return String.fromCodePoint(code);
  return UNKNOWN_SIGN;
}

/** Returns the text as the symbol font prints it; spaces stay. */
export function symbolText(font: string, text: string): string {
  let out = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const isSign = code < 0x100 || (code >= PRIVATE_USE && code < PRIVATE_USE + 0x100);
    out += character === ' ' || !isSign ? character : symbolOf(font, code);
  }
  return out;
}
