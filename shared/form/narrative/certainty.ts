/** How sure the characters of a part of a paragraph are, where the paragraph was read from pixels. */
import type { DoubtfulCharacter, PlacedText } from '../../table/layout.ts';

/** The layout marks every character below this probability as doubtful; the others have it at least. */
const UNMARKED = 0.97;

interface Squeezed {
  readonly text: string;
  /** Offset in the paragraph of each character left. */
  readonly offsets: readonly number[];
}

function squeeze(text: string): Squeezed {
  const offsets = [...text.matchAll(/\S/g)].map((match) => match.index);
  return { text: offsets.map((at) => text[at]).join(''), offsets };
}

/**
 * Returns the part at its paragraph's place, with the confidence of its own characters; where it
 * is not found in the paragraph as it stands, the paragraph's.
 */
export function partOfParagraph(source: PlacedText, part: string): PlacedText {
  const { place, confidence, doubtful } = source;
  if (!doubtful || doubtful.length === 0) return { text: part, place, confidence };
  const whole = squeeze(source.text);
  const wanted = squeeze(part);
  const first = whole.text.indexOf(wanted.text);
  if (first < 0) return { text: part, place, confidence };
  const own: DoubtfulCharacter[] = [];
  for (let at = first; at >= 0; at = whole.text.indexOf(wanted.text, at + 1)) {
    for (const mark of doubtful) {
      const index = whole.offsets.indexOf(mark.offset) - at;
      const offset = wanted.offsets[index];
      if (index >= 0 && offset !== undefined) own.push({ ...mark, offset });
    }
  }
  if (own.length === 0) return { text: part, place, confidence: Math.max(confidence, UNMARKED) };
  return {
    text: part,
    place,
    confidence: Math.min(...own.map((mark) => mark.confidence)),
    doubtful: own,
  };
}
