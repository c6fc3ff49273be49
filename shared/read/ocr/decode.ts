/** The network's probabilities → characters, with what else each may be. */
import type { Alternative, LineReading, ReadCharacter } from '../scan.ts';

/** Steps × classes; class 0 is the blank between characters. */
export interface Probabilities {
  readonly steps: number;
  readonly classes: number;
  readonly data: Float32Array;
}

/** Which classes print a figure, and which character of the figures each stands for. */
export interface FigureClass {
  readonly text: string;
  readonly classes: readonly number[];
}

export interface Alphabet {
  /** Class → character; class 0 prints nothing. */
  readonly characters: readonly string[];
  readonly figures: readonly FigureClass[];
}

const BLANK = 0;
/** Less probable readings are noise. */
const LEAST = 0.004;
/** As many other readings of a character are kept. */
const MOST_ALTERNATIVES = 4;
/** A character that was nearly read between two others makes the one before it doubtful. */
const NEARLY = 0.03;

interface Score {
  readonly text: string;
  readonly p: number;
}

/** Returns the best and the next readings of one step. */
type Step = (step: number) => readonly Score[];

/** Whether to see a space or none is no doubt about the characters beside it. */
function settleSpaces(scores: readonly Score[]): readonly Score[] {
  const best = scores[0];
  const space = scores.find(({ text }) => text === ' ');
  if (!best || !space || best === space) return scores;
  const rest = 1 - space.p;
  return scores.flatMap((s) => (s === space ? [] : [{ text: s.text, p: Math.min(1, s.p / rest) }]));
}

/** Returns the next place with a probability that is no noise; -1 when there is none up to `end`. */
function nextOf(data: Float32Array, from: number, end: number): number {
  for (let at = from; at < end; at++) if ((data[at] ?? 0) >= LEAST) return at;
  return -1;
}

function freeStep({ classes, data }: Probabilities, characters: readonly string[]): Step {
  return (step) => {
    const start = step * classes;
    const found: Score[] = [];
    for (let at = nextOf(data, start, start + classes); at >= 0; ) {
      const text = at === start + BLANK ? '' : (characters[at - start] ?? '');
      found.push({ text, p: data[at] ?? 0 });
      at = nextOf(data, at + 1, start + classes);
    }
    return settleSpaces(found.sort((a, b) => b.p - a.p));
  };
}

/** Less probable figures are none, even where nothing but a figure can stand. */
const LEAST_FIGURE = 0.0006;

/**
 * Where something is printed and only figures are possible, it is the likeliest figure, however
 * much likelier another character or none is: the probability stays what the network says.
 */
function figureStep(
  { classes, data }: Probabilities,
  { figures, characters }: Alphabet,
  free: Step,
): Step {
  return (step) => {
    const start = step * classes;
    const found: Score[] = figures.map(({ text, classes: same }) => {
      let p = 0;
      for (const c of same) p += data[start + c] ?? 0;
      return { text, p };
    });
    found.sort((a, b) => b.p - a.p);
    const blank = { text: characters[BLANK] ?? '', p: data[start + BLANK] ?? 0 };
    const printed = (free(step)[0]?.text ?? '').trim() !== '';
    const [best] = found;
    if (best && (best.p > blank.p || (printed && best.p >= LEAST_FIGURE)))
      found.splice(1, 0, blank);
    else found.unshift(blank);
    return found;
  };
}

function alternativesOf(scores: readonly Score[], chosen: string): Alternative[] {
  return scores
    .filter(({ text, p }) => text !== chosen && p >= LEAST)
    .slice(0, MOST_ALTERNATIVES)
    .map(({ text, p }) => ({ text, confidence: Math.min(1, p) }));
}

interface Emitted {
  readonly text: string;
  p: number;
  at: number;
  scores: readonly Score[];
  /** What was nearly read behind it. */
  behind: Score | null;
}

function decode(steps: number, step: Step): ReadCharacter[] {
  const emitted: Emitted[] = [];
  let before = '';
  for (let s = 0; s < steps; s++) {
    const scores = step(s);
    const { text, p } = scores[0] ?? { text: '', p: 0 };
    const last = emitted[emitted.length - 1];
    if (text === '') {
      const second = scores.slice(1).find((score) => score.text.trim() !== '');
      // Beside a character its own skirts show; what differs from it is another.
      if (last && second && second.p >= NEARLY && second.text !== last.text) {
        if (second.p > (last.behind?.p ?? 0)) last.behind = second;
      }
    } else if (text === before && last) {
      if (p > last.p) [last.p, last.at, last.scores] = [p, s, scores];
    } else emitted.push({ text, p, at: s, scores, behind: null });
    before = text;
  }
  return emitted.map(({ text, p, at, scores, behind }, i) => {
    const alternatives = alternativesOf(scores, text);
    // What shows behind a character and then is read is the next character's skirt.
    const missed = behind && behind.text !== emitted[i + 1]?.text ? behind : null;
    if (missed) alternatives.push({ text: text + missed.text, confidence: missed.p });
    return {
      text,
      confidence: Math.min(1, p, missed ? 1 - missed.p : 1),
      at: (at + 0.5) / steps,
      alternatives: alternatives.sort((a, b) => b.confidence - a.confidence),
    };
  });
}

/** Returns what the line says, and what it says if it prints figures. */
export function decodeLine(probabilities: Probabilities, alphabet: Alphabet): LineReading {
  const { steps } = probabilities;
  const read = Array.from({ length: steps }, (_, s) =>
    freeStep(probabilities, alphabet.characters)(s),
  );
  const free: Step = (step) => read[step] ?? [];
  return {
    characters: decode(steps, free),
    figures: decode(steps, figureStep(probabilities, alphabet, free)),
  };
}
