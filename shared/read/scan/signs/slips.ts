/** Characters that a recognizer confuses and that their neighbours tell apart. */
import type { ReadCharacter } from '../../scan.ts';

interface Slip {
  /** What was read. */
  readonly read: RegExp;
  readonly before: RegExp;
  readonly after: RegExp;
  readonly meant: string;
}

const HAN = '[\u4e00-\u9fff]';
const NONE_OR_HAN = new RegExp(`^$|${HAN}|[、,。;:(《“]`);
const ONLY_HAN = new RegExp(HAN);
const ANY = /^/;

/** `before` and `after` are tested on the one character beside it, empty at the line's end. */
const SLIPS: readonly Slip[] = [
  // 一级指标 begins with a stroke that is a dash everywhere else.
  { read: /^[-—–－]$/, before: NONE_OR_HAN, after: ONLY_HAN, meant: '一' },
  // Printed thin, the stroke of 一级指标 is nearly gone.
  { read: /^[-·~.]$/, before: /^$/, after: /级/, meant: '一' },
  // 其中: keeps one dot of its colon where a coarse scan lost the other.
  { read: /^·$/, before: /^中$/, after: ONLY_HAN, meant: ':' },
  // Names are masked with multiplication signs.
  { read: /^x$/, before: /[\u4e00-\u9fff\d×]/, after: /[^A-Za-wyz]|^$/, meant: '×' },
  { read: /^〇$/, before: /[\d.]/, after: ANY, meant: '0' },
  { read: /^〇$/, before: ANY, after: /[\d.%]/, meant: '0' },
  { read: /^[oO]$/, before: /[\d.]/, after: /[\d.%]/, meant: '0' },
  { read: /^[lI|]$/, before: /[\d.]/, after: /[\d.%]|^$/, meant: '1' },
  // 未 loses a stroke; 期末, 年末 are words of their own.
  { read: /^[木朱]$/, before: ANY, after: /[完能达及按]/, meant: '未' },
  { read: /^末$/, before: /^$|[^期年月周季]/, after: /[完能达及按]/, meant: '未' },
  // 投入, 收入, 目标: the words with the other character do not exist.
  { read: /^人$/, before: /^投$/, after: ANY, meant: '入' },
  { read: /^人$/, before: /^收$/, after: /^$|[^民员]/, meant: '入' },
  { read: /^日$/, before: ANY, after: /^标$/, meant: '目' },
  { read: /^丶$/, before: ANY, after: ANY, meant: '、' },
];

/** 一级指标, 二级指标, 三级指标: thin level strokes vanish, and no label begins with 级指标. */
const MISSED_STROKES = { first: /^级$/, second: /^指$/, confidence: 0.6 } as const;

/** Worn through, the stroke of 一级指标 is two dashes. */
const BROKEN_STROKE = /^[-—–－_]$/;

/** Returns the line without the rest of a stroke that is worn through before 级. */
function joinBroken(line: readonly ReadCharacter[]): readonly ReadCharacter[] {
  const behind = line.findIndex(({ text }) => !BROKEN_STROKE.test(text) && text.trim() !== '');
  const [first] = line;
  if (behind < 2 || !first || line[behind]?.text !== '级') return line;
  const confidence = Math.min(...line.slice(0, behind).map((own) => own.confidence));
  const whole = { ...first, text: '一', confidence: Math.min(confidence, MALFORMED) };
  return [whole, ...line.slice(behind)];
}

/** Returns the characters with the slips mended; the raw reading stays as an alternative. */
export function mendSlips(line: readonly ReadCharacter[]): ReadCharacter[] {
  const characters = joinBroken(line);
  const mended: ReadCharacter[] = [];
  characters.forEach((character, i) => {
    const before = mended[i - 1]?.text ?? '';
    const after = characters[i + 1]?.text ?? '';
    const slip = SLIPS.find(
      (s) => s.read.test(character.text) && s.before.test(before) && s.after.test(after),
    );
    mended.push(slip ? { ...character, text: slip.meant } : character);
  });
  const [first, second] = mended;
  if (!first || !second || !MISSED_STROKES.first.test(first.text)) return mended;
  if (!MISSED_STROKES.second.test(second.text)) return mended;
  const confidence = Math.min(first.confidence, MISSED_STROKES.confidence);
  return [{ ...first, confidence }, ...mended.slice(1)];
}

/** Marks that no figure is printed with: a speck or a worn stroke beside it. */
const NO_FIGURE = /^[_|^]$/;
/** What is written as no figure is was not read surely. */
const MALFORMED = 0.6;

/** Returns the characters, doubtful where a point stands before a figure's first digit or a mark beside one is of no figure. */
export function doubtMalformed(characters: readonly ReadCharacter[]): ReadCharacter[] {
  const isDigit = (i: number): boolean => /^\d$/.test(characters[i]?.text ?? '');
  return characters.map((character, i) => {
    const isLoosePoint = character.text === '.' && isDigit(i + 1) && !isDigit(i - 1);
    const isMark = NO_FIGURE.test(character.text) && (isDigit(i - 1) || isDigit(i + 1));
    if (!isLoosePoint && !isMark) return character;
    return { ...character, confidence: Math.min(MALFORMED, character.confidence) };
  });
}
