/** The picture of a page → characters and rulings, as a born-digital page has them. The recognizer is an argument. */
import type { Raster } from './scan/raster.ts';

/** Another reading of the same pixels; the empty text: nothing is printed there. */
export interface Alternative {
  readonly text: string;
  readonly confidence: number;
}

/** One character read from the picture of a line. */
export interface ReadCharacter {
  readonly text: string;
  /** Probability, 0 to 1. */
  readonly confidence: number;
  /** Where its middle stands, as a share of the picture's width. */
  readonly at: number;
  /** Best first. */
  readonly alternatives: readonly Alternative[];
}

export interface LineReading {
  readonly characters: readonly ReadCharacter[];
  /** The same picture read as if only figures and their signs existed. */
  readonly figures: readonly ReadCharacter[];
}

/** Reads the picture of one upright line of text: dark on light, its ink near the picture's edges. */
export interface Recognizer {
  /** Grows when the same picture may be read differently. */
  readonly version: string;
  read(line: Raster): Promise<LineReading>;
}
