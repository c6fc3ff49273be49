/**
 * Finds the results of a sentence's formulas and changes: 执行率=执行数/预算数×100%=98.07% says 98.07%
 * and nothing of its operands, 由92.3%提高到95.1% says 95.1%.
 */

export interface Formula {
  /** Where the words end that say what the result is of. */
  readonly start: number;
  /** Offset of the result. */
  readonly result: number;
  readonly end: number;
}

/** A comma between digits belongs to a number; any other ends the formula. */
const RUN = /=(?:[^,;。:!?]|(?<=\d),(?=\d{3}))*/g;
const OPERATION = /[×*÷]|\d[%)]?\/|\/[(\d]|\d\+\d/;

/**
 * What it was before the change is of another time, or of nobody: only what it became is said. A
 * budget of the year's beginning that grew is none any more.
 */
const CHANGE =
  /(?<!年初[^,;。]{0,8})[由从](?:[^,;。:!?由从]|(?<=\d),(?=\d{3})){0,30}?\d(?:[^,;。:!?]|(?<=\d),(?=\d{3})){0,24}?(?:提高|提升|上升|增加|增长|增|升|下降|降低|减少|降|减|压减|压缩|缩减|缩短|扩大|扩展|调整|变更|发展)(?:至|到|为)约?(?=\d)/g;

function changesIn(sentence: string): Formula[] {
  return [...sentence.matchAll(CHANGE)].map(({ index, 0: text }) => {
    const result = index + text.length;
    const after = /^\d[\d.,]*/.exec(sentence.slice(result))?.[0].length ?? 0;
    return { start: index, result, end: result + after };
  });
}

/** Returns the formulas and changes of a sentence, those that only equate (得分=95分) left out. */
export function findFormulas(sentence: string): Formula[] {
  const formulas = [...sentence.matchAll(RUN)].flatMap((match) => {
    if (!OPERATION.test(match[0])) return [];
    const end = match.index + match[0].length;
    const result = match.index + match[0].lastIndexOf('=') + 1;
    return [{ start: match.index, result, end }];
  });
  return [...formulas, ...changesIn(sentence)];
}

const OPERAND_BEHIND = /[×*÷/]\(?$/;
const OPERAND_BEFORE = /^\)?[×*÷]|^\)?\/\(?\d/;

/** Whether a number between these texts is multiplied or divided, and states nothing by itself. */
export function isOperand(before: string, after: string): boolean {
  return OPERAND_BEHIND.test(before) || OPERAND_BEFORE.test(after);
}
