/** The mentions of the prose with their numbers read, in document order. */
import type { RawMention, RawNarrative } from '../form/narrative/raw-narrative.ts';
import { readProseNumber } from './prose-numbers.ts';

export interface ReadMention {
  readonly raw: RawMention;
  readonly value: number;
  readonly step: number;
}

/** Returns the mentions that hold a number; one that holds none is left out. */
export function readMentions(narrative: RawNarrative): ReadMention[] {
  return narrative.mentions.flatMap((raw) => {
    if (raw.unit === 'text') return [];
    const read = readProseNumber(raw.number, raw.unit === 'yuan' ? raw.unitWord : '');
    return read ? [{ raw, ...read }] : [];
  });
}

/** Returns the mentions of each passage that has any, in document order. */
export function byPassage(mentions: readonly ReadMention[]): ReadMention[][] {
  const passages = new Map<number, ReadMention[]>();
  for (const mention of mentions) {
    const own = passages.get(mention.raw.passage) ?? [];
    own.push(mention);
    passages.set(mention.raw.passage, own);
  }
  return [...passages.values()];
}
