/** Finds the packed streams of a PDF that are damaged: engines print what they can and say nothing. */
import { inflateRawSync, inflateSync } from 'node:zlib';

/** What all streams together may unpack to; a file beyond that is for the engine's own limits. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Where a stream's dictionary begins, counted back from its data; they are far shorter. */
const DICTIONARY_WINDOW = 4_096;
const ZLIB_HEADER = 2;

const START = Buffer.from('stream');
const END = Buffer.from('endstream');
/** One filter alone: what is packed twice, or as a picture, is not text. */
const FLATE = /\/Filter\s*(?:\[\s*)?\/(?:FlateDecode|Fl)\s*(?:\]|\/|>>)/;
/** Pictures and font outlines change no character; encrypted streams cannot be told. */
const NOT_TEXT = /\/Subtype\s*\/Image|\/Length1\b|\/Subtype\s*\/(?:Type1C|CIDFontType0C|OpenType)/;
const ENCRYPTED = Buffer.from('/Encrypt');

interface Packed {
  readonly object: number | null;
  readonly data: Buffer;
}

/** Returns where the stream's data begins after the keyword, or -1 if this is another word. */
function dataStart(file: Buffer, keyword: number): number {
  let at = keyword + START.length;
  if (file[at] === 0x0d) at++;
  if (file[at] === 0x0a) return at + 1;
  return -1;
}

function* packedStreams(file: Buffer): Generator<Packed> {
  for (let at = file.indexOf(START); at >= 0; at = file.indexOf(START, at + 1)) {
    const start = dataStart(file, at);
    if (start < 0) continue;
    const head = file.toString('latin1', Math.max(0, at - DICTIONARY_WINDOW), at);
    const begin = head.lastIndexOf(' obj');
    const object = /(\d+)\s+\d+$/.exec(head.slice(Math.max(0, begin - 20), Math.max(0, begin)));
    const dictionary = head.slice(Math.max(0, begin));
    const end = file.indexOf(END, start);
    const data = file.subarray(start, end < 0 ? file.length : end);
    if (end >= 0) at = end + END.length - 1;
    if (!FLATE.test(dictionary) || NOT_TEXT.test(dictionary)) continue;
    yield { object: object ? Number(object[1]) : null, data };
  }
}

/** Returns the unpacked size, null if the data is damaged; the checksum at its end may be missing. */
function unpackedSize(data: Buffer, maxOutputLength: number): number | null {
  try {
    return inflateSync(data, { maxOutputLength }).length;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ERR_BUFFER_TOO_LARGE') return maxOutputLength;
    if (code !== 'Z_BUF_ERROR') return null;
  }
  try {
    return inflateRawSync(data.subarray(ZLIB_HEADER), { maxOutputLength }).length;
  } catch {
    return null;
  }
}

/**
 * Returns the numbers of the objects whose data cannot be unpacked whole; null stands for one
 * whose number is lost. Text, character maps and tables of objects are looked at, pictures not.
 */
export function findDamage(bytes: Uint8Array): (number | null)[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.includes(ENCRYPTED)) return [];
  const damaged: (number | null)[] = [];
  let left = MOST_BYTES;
  for (const { object, data } of packedStreams(file)) {
    if (left <= 0) break;
    const size = unpackedSize(data, left);
    if (size === null) damaged.push(object);
    else left -= size;
  }
  return damaged;
}

const ENTRY = /(\d{10}) (\d{5}) n/g;
const SECTION = /(?:^|[\r\n])\s*(\d+) (\d+)\s*[\r\n]+((?:\d{10} \d{5} [nf]\s+)+)/g;

/** Tells for each object that a plain cross-reference table names whether it stands there. */
function checkTable(file: Buffer): boolean[] {
  const found: boolean[] = [];
  const keyword = file.lastIndexOf('startxref');
  const at = Number(/^\D{1,4}(\d+)/.exec(file.toString('latin1', keyword + 9, keyword + 32))?.[1]);
  if (keyword < 0 || file.toString('latin1', at, at + 4) !== 'xref') return found;
  const table = file.toString('latin1', at + 4, keyword);
  for (const [, first, , entries] of table.matchAll(SECTION)) {
    let number = Number(first);
    for (const line of entries?.match(/\d{10} \d{5} [nf]/g) ?? []) {
      const [offset] = [...line.matchAll(ENTRY)].map((entry) => Number(entry[1]));
      if (offset !== undefined) {
        const head = file.toString('latin1', offset, offset + 24);
        found.push(new RegExp(`^\\s*${number} \\d+ obj`).test(head));
      }
      number++;
    }
  }
  return found;
}

/**
 * Tells whether the table of objects is right in one part of the file and wrong in another: bytes
 * in between were lost or changed. One that is wrong throughout was written so and harms nobody.
 */
export function hasMovedObjects(bytes: Uint8Array): boolean {
  const found = checkTable(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return found.includes(true) && found.includes(false);
}
