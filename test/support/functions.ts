/** How long the functions of a source are: lines of their own, those of functions inside counted there. */
import ts from 'typescript';

export interface FunctionLength {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

/** Returns every function of the source with the number of its own lines. */
export function functionsOf(source: string): FunctionLength[] {
  const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest);
  const lineOf = (at: number): number => file.getLineAndCharacterOfPosition(at).line;
  const found: FunctionLength[] = [];
  /** Returns the lines that functions within the node take up. */
  const visit = (node: ts.Node): number => {
    let within = 0;
    ts.forEachChild(node, (child) => {
      within += visit(child);
    });
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return within;
    const line = lineOf(node.getStart(file));
    const lines = lineOf(node.end) - line + 1;
    found.push({ name: node.name?.getText(file) ?? '', line: line + 1, lines: lines - within });
    // Its first line is also the outer function's.
    return lines - 1;
  };
  visit(file);
  return found;
}
