/** Finds what a formula comes to: 执行率=执行数/预算数×100%=98.07% says 98.07%, and nothing of its operands. */

export interface Formula {
  /** Offset of its first sign of equality: the words before it say what the result is of. */
  readonly start: number;
  /** Offset behind its last sign of equality, where the result stands. */
  readonly result: number;
  readonly end: number;
}

/** A comma between digits belongs to a number; any other ends the formula. */
const RUN = /=(?:[^,;。:!?]|(?<=\d),(?=\d{3}))*/g;
const OPERATION = /[×*÷]|\d[%)]?\/|\/[(\d]|\d\+\d/;

/** Returns the formulas of a sentence, those that only equate (得分=95分) left out. */
export function findFormulas(sentence: string): Formula[] {
  return [...sentence.matchAll(RUN)].flatMap((match) => {
    if (!OPERATION.test(match[0])) return [];
    const end = match.index + match[0].length;
    const result = match.index + match[0].lastIndexOf('=') + 1;
    return [{ start: match.index, result, end }];
  });
}

const OPERAND_BEHIND = /[×*÷/]\(?$/;
const OPERAND_BEFORE = /^\)?[×*÷]|^\)?\/\(?\d/;

/** Whether a number between these texts is multiplied or divided, and states nothing by itself. */
export function isOperand(before: string, after: string): boolean {
  return OPERAND_BEHIND.test(before) || OPERAND_BEFORE.test(after);
}
