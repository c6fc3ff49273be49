/** Damages files the way that transfers, disks and attackers do: by seed, so that a find can be had again. */
import { uniform } from '../support/random.ts';

type Random = () => number;
type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

const below = (random: Random, end: number): number => Math.floor(random() * end);

function span(bytes: Uint8Array, random: Random, most: number): [number, number] {
  const from = below(random, bytes.length);
  return [from, Math.min(bytes.length, from + 1 + below(random, most))];
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** Tokens that send readers astray when they stand where another stood. */
const TOKENS = [
  'endobj',
  'stream',
  '<<',
  '>>',
  '[',
  'R',
  '-1',
  '2147483648',
  '1e309',
  '\0',
  '(',
  '%',
];

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'flipped bits': (bytes, random) => {
    const copy = bytes.slice();
    for (let n = 1 + below(random, 20); n > 0; n--) {
      copy[below(random, copy.length)]! ^= 1 << below(random, 8);
    }
    return copy;
  },
  'a cut end': (bytes, random) => bytes.slice(0, below(random, bytes.length)),
  'a lost piece': (bytes, random) => {
    const [from, to] = span(bytes, random, 4_096);
    return join(bytes.subarray(0, from), bytes.subarray(to));
  },
  'a doubled piece': (bytes, random) => {
    const [from, to] = span(bytes, random, 4_096);
    return join(bytes.subarray(0, to), bytes.subarray(from));
  },
  'a zeroed piece': (bytes, random) => {
    const copy = bytes.slice();
    copy.fill(0, ...span(bytes, random, 4_096));
    return copy;
  },
  'pieces exchanged': (bytes, random) => {
    const copy = bytes.slice();
    const [from, to] = span(bytes, random, 512);
    const target = below(random, bytes.length - (to - from));
    copy.set(bytes.subarray(target, target + to - from), from);
    copy.set(bytes.subarray(from, to), target);
    return copy;
  },
  'changed digits': (bytes, random) => {
    const copy = bytes.slice();
    for (let n = 1 + below(random, 10); n > 0; n--) {
      for (let at = below(random, copy.length); at < copy.length; at++) {
        const byte = copy[at] ?? 0;
        if (byte < 0x30 || byte > 0x39) continue;
        copy[at] = 0x30 + below(random, 10);
        break;
      }
    }
    return copy;
  },
  'a token in the wrong place': (bytes, random) => {
    const copy = Buffer.from(bytes);
    copy.write(TOKENS[below(random, TOKENS.length)] ?? '', below(random, bytes.length), 'latin1');
    return new Uint8Array(copy);
  },
};
export const MUTATION_NAMES = Object.keys(MUTATIONS);

/** Returns the damaged file and how it was damaged. */
export function mutate(bytes: Uint8Array, seed: number): { bytes: Uint8Array; how: string } {
  const random = uniform(seed);
  const how = MUTATION_NAMES[below(random, MUTATION_NAMES.length)] ?? '';
  return { bytes: MUTATIONS[how]?.(bytes, random) ?? bytes, how };
}
