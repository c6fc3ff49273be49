/** The sign before a target: of a worn or coarse ≥ a recognizer makes a 2, of ≤ an S, of both the sign without its bar. */
import type { Alternative, ReadCharacter } from '../../scan.ts';

interface Mistaken {
  readonly read: RegExp;
  readonly meant: string;
  /** How the recognizer names the sign where it holds it possible. */
  readonly held: RegExp;
  /** As probable the sign is at least. */
  readonly least: number;
}

/**
 * Leading digits that are digits were read with 1.00 on 22 coarse pages, and none of them had the
 * sign among its other readings; ten signs read as a 2 had 0.36 to 0.92, and the sign with 0.01 to 0.33.
 */
const MISTAKEN: readonly Mistaken[] = [
  { read: /^[2²Zz]$/, meant: '≥', held: /^[≥≧⩾>＞]$/, least: 0.01 },
  { read: /^[Ss$]$/, meant: '≤', held: /^[≤≦⩽<＜]$/, least: 0.01 },
  { read: /^[>＞]$/, meant: '≥', held: /^[≥≧⩾]$/, least: 0.05 },
  { read: /^[<＜]$/, meant: '≤', held: /^[≤≦⩽]$/, least: 0.05 },
];
/** What was read more surely is what is printed. */
const SURE = 0.95;

function signIn(
  character: ReadCharacter,
): { readonly meant: string; readonly held: Alternative } | null {
  for (const { read, meant, held, least } of MISTAKEN) {
    if (!read.test(character.text) || character.confidence >= SURE) continue;
    const own = character.alternatives.find(
      (other) => held.test(other.text) && other.confidence >= least,
    );
    if (own) return { meant, held: own };
  }
  return null;
}

/** Returns the line with the sign that it begins with; it is no surer than the recognizer was of it. */
export function readLeadSign(line: readonly ReadCharacter[]): readonly ReadCharacter[] {
  const at = line.findIndex(({ text }) => text.trim() !== '');
  const [first, next] = [line[at], line[at + 1]];
  if (!first || !next || !/^\d$/.test(next.text)) return line;
  const sign = signIn(first);
  if (sign === null) return line;
  const { text, confidence } = first;
  const alternatives = [
    { text, confidence },
    ...first.alternatives.filter((other) => other !== sign.held),
  ];
  const read = { ...first, text: sign.meant, confidence: sign.held.confidence, alternatives };
  return [...line.slice(0, at), read, ...line.slice(at + 1)];
}
