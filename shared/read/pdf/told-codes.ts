/**
 * Fonts whose codes are told in a way that PDFium passes over: composite fonts with the name of an
 * identity map for `ToUnicode` (old iText), and Type 3 fonts with a plain encoding (AFP printers).
 * It hands on the bare codes of both, which are the characters, and counts them as unknown.
 */
import { inflateSync } from 'node:zlib';
import { objectStreams } from './integrity.ts';

export interface ToldCodes {
  /** Base fonts all of whose codes are Unicode. */
  readonly names: ReadonlySet<string>;
  /** Every Type 3 font of the file has a plain encoding. */
  readonly drawn: boolean;
}

/** How far a dictionary reaches to either side of one of its entries: long lists of widths count. */
const DICTIONARY_REACH = 64 * 1024;
/** What all packed objects together may unpack to. */
const MOST_BYTES = 64 * 1024 * 1024;

const IDENTITY = /\/ToUnicode\s*\/Identity-[HV]\b/;
const COMPOSITE = /\/Subtype\s*\/Type0\b/g;
/** Only a font with a map of its own has codes that are not the numbers of its glyphs. */
const GLYPH_MAP = /\/CIDToGIDMap\s*\d+\s+\d+\s+R\b/g;
const DRAWN = /\/Subtype\s*\/Type3\b/g;
const PLAIN = /\/Encoding\s*\/(?:WinAnsi|MacRoman|Standard)Encoding\b/;
const NAME = /\/BaseFont\s*\/([^\s/<>[\]()]+)/;

/** Returns the dictionary around a place, as far as it can be seen. */
function dictionaryAt(text: string, at: number): string {
  const edge = (from: number, step: 1 | -1, inward: string, outward: string): number => {
    let depth = 0;
    const last = from + step * DICTIONARY_REACH;
    for (let i = from; i >= 0 && i < text.length && i !== last; i += step) {
      const pair = text.substring(i, i + 2);
      if (pair !== inward && pair !== outward) continue;
      if (pair === outward && depth === 0) return i;
      depth += pair === inward ? 1 : -1;
      i += step;
    }
    return from;
  };
  return text.slice(edge(at, -1, '>>', '<<'), edge(at, 1, '<<', '>>'));
}

function dictionariesOf(text: string, entry: RegExp): string[] {
  return [...text.matchAll(entry)].map(({ index }) => dictionaryAt(text, index));
}

const nameOf = (dictionary: string): string => NAME.exec(dictionary)?.[1] ?? '';

/** Returns the text of the file's objects, those that are packed together, too. */
function textOf(bytes: Uint8Array): string {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = [file.toString('latin1')];
  let left = MOST_BYTES;
  for (const data of objectStreams(file)) {
    try {
      const part = inflateSync(data, { maxOutputLength: Math.max(1, left) });
      left -= part.length;
      parts.push(part.toString('latin1'));
    } catch {
      // Damaged or too large: its fonts stay untold.
    }
  }
  return parts.join('\n');
}

/** Returns which fonts of the file tell their characters by their codes. */
export function findToldCodes(bytes: Uint8Array): ToldCodes {
  const text = textOf(bytes);
  const mapped = new Set(dictionariesOf(text, GLYPH_MAP).map(nameOf));
  const composite = dictionariesOf(text, COMPOSITE);
  const other = new Set(composite.filter((font) => !IDENTITY.test(font)).map(nameOf));
  const names = composite
    .filter((font) => IDENTITY.test(font))
    .map(nameOf)
    .filter((name) => name !== '' && mapped.has(name) && !other.has(name));
  const drawn = dictionariesOf(text, DRAWN);
  return { names: new Set(names), drawn: drawn.length > 0 && drawn.every((d) => PLAIN.test(d)) };
}
