/** What a file's catalog says that the engine does not hand on. */
import { inflateSync } from 'node:zlib';
import { objectStreams } from './integrity.ts';

/** The catalog is small: what it is packed with need not be unpacked further. */
const MOST_BYTES = 4 * 1024 * 1024;

export interface Catalog {
  /** Some text may stand on a layer that is switched off. */
  readonly layers: boolean;
  /** Fields show their values, though the file does not draw them. */
  readonly undrawnFields: boolean;
  /** Its attachments are what it is for. */
  readonly portfolio: boolean;
}

export function readCatalog(bytes: Uint8Array): Catalog {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const packed = objectStreams(file).flatMap((data) => {
    try {
      return inflateSync(data, { maxOutputLength: MOST_BYTES });
    } catch {
      return [];
    }
  });
  const says = (entry: string) => [file, ...packed].some((part) => part.includes(entry));
  return {
    layers: says('/OCProperties'),
    undrawnFields: says('/NeedAppearances true'),
    portfolio: says('/Collection'),
  };
}
