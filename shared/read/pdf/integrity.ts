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
const FILTERS = /\/Filter\s*(\[[^\]]*\]|\/[^\s/<>[\]()]+)/;
/** All that ISO 32000 names (7.4), long and short; engines pass over data with any other. */
const KNOWN_FILTER =
  /^(?:(?:ASCIIHex|ASCII85|LZW|Flate|RunLength|CCITTFax|JBIG2|DCT|JPX)Decode|Crypt|AHx|A85|LZW|Fl|RL|CCF|DCT)$/;
/** Pictures change no character; encrypted streams cannot be told. */
const NOT_TEXT = /\/Subtype\s*\/Image/;
const OBJECTS = /\/Type\s*\/ObjStm\b/;
const ENCRYPTED = Buffer.from('/Encrypt');

interface Packed {
  readonly object: number | null;
  readonly data: Buffer;
  /** Its dictionary is broken, or its filter none that there is: no engine unpacks it. */
  readonly foreign: boolean;
  /** Other objects stand in it. */
  readonly objects: boolean;
}

/** A dictionary longer than the window is not seen whole. */
function isBroken(dictionary: string): boolean {
  const opened = dictionary.split('<<').length;
  return dictionary.startsWith(' obj') && opened !== dictionary.split('>>').length;
}

function hasForeignFilter(dictionary: string): boolean {
  const names = FILTERS.exec(dictionary)?.[1]?.match(/[^\s/[\]]+/g) ?? [];
  return names.some((name) => !/^\d+$|^R$/.test(name) && !KNOWN_FILTER.test(name));
}

/** Returns where the stream's data begins after the keyword, or -1 if this is another word. */
function dataStart(file: Buffer, keyword: number): number {
  if (file.toString('latin1', Math.max(0, keyword - 3), keyword) === 'end') return -1;
  let at = keyword + START.length;
  if (file[at] === 0x0d) at++;
  if (file[at] === 0x0a) return at + 1;
  return -1;
}

const LENGTH = /\/Length\s+(\d+)(?!\s+\d+\s+R|\d)/;
/** At most a line end stands between the data and the keyword. */
const LINE_END = 2;

/** Returns where the data ends: where its length says, as packed data may hold the keyword itself. */
function dataEnd(file: Buffer, start: number, dictionary: string): number {
  const said = start + Number(LENGTH.exec(dictionary)?.[1] ?? 0);
  const after = file.toString('latin1', said, said + LINE_END + END.length).trimStart();
  return said > start && after.startsWith('endstream') ? said : file.indexOf(END, start);
}

function* packedStreams(file: Buffer): Generator<Packed> {
  for (let at = file.indexOf(START); at >= 0; at = file.indexOf(START, at + 1)) {
    const start = dataStart(file, at);
    if (start < 0) continue;
    const head = file.toString('latin1', Math.max(0, at - DICTIONARY_WINDOW), at);
    const begin = head.lastIndexOf(' obj');
    const object = /(\d+)\s+\d+$/.exec(head.slice(Math.max(0, begin - 20), Math.max(0, begin)));
    const dictionary = head.slice(Math.max(0, begin));
    const end = dataEnd(file, start, dictionary);
    const data = file.subarray(start, end < 0 ? file.length : end);
    if (end >= 0) at = end + END.length - 1;
    if (NOT_TEXT.test(dictionary)) continue;
    const foreign = isBroken(dictionary) || hasForeignFilter(dictionary);
    if (!foreign && !FLATE.test(dictionary)) continue;
    const objects = OBJECTS.test(dictionary);
    yield { object: object ? Number(object[1]) : null, data, foreign, objects };
  }
}

/** Returns the packed data of the streams that hold objects of the file. */
export function objectStreams(file: Buffer): Buffer[] {
  return [...packedStreams(file)].filter(({ objects }) => objects).map(({ data }) => data);
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
 * whose number is lost. Text, character maps, fonts (an engine that cannot load one leaves its map
 * unread, too) and tables of objects are looked at, pictures not.
 */
export function findDamage(bytes: Uint8Array): (number | null)[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.includes(ENCRYPTED)) return [];
  const damaged: (number | null)[] = [];
  let left = MOST_BYTES;
  for (const { object, data, foreign } of packedStreams(file)) {
    if (left <= 0) break;
    if (data.length <= LINE_END) continue;
    const size = foreign ? null : unpackedSize(data, left);
    if (size === null) damaged.push(object);
    else left -= size;
  }
  return damaged;
}

/** A section's first number, and behind its head the entries one by one: there may be millions. */
const SECTION = /(?:^|[\r\n])\s*(\d+) \d+\s*[\r\n]+(?=\d{10} \d{5} [nf]\s)/g;
const ENTRY = /(\d{10}) \d{5} ([nf])\s+/y;
const OBJECT = /\b(\d+) \d+ obj/g;

/** A plain table begins on a line of its own; the word is also the end of `startxref`. */
const TABLE = /[\r\n]xref\s/g;
/** Producers that miscount miss their table by a line end, damage by more. */
const MISCOUNT = 16;
/** Where to look for a table that is not where the file says: 20 bytes for each of its objects. */
const TABLE_WINDOW = 8 * 1024 * 1024;

/** Returns where the file's cross-reference table begins and whether it says so; null without one. */
function findTable(file: Buffer, keyword: number): { at: number; said: boolean } | null {
  const said = Number(
    /^\D{1,4}(\d+)/.exec(file.toString('latin1', keyword + 9, keyword + 32))?.[1],
  );
  const there = file.toString('latin1', said, said + 24);
  const lead = /^\s*(?=xref\s)/.exec(there);
  if (lead) return { at: said + lead[0].length, said: true };
  // A packed table is an object of its own.
  if (/^\s*\d+ \d+ obj/.test(there)) return null;
  const from = Math.max(0, keyword - TABLE_WINDOW);
  const last = [...file.toString('latin1', from, keyword).matchAll(TABLE)].at(-1);
  if (!last) return null;
  const at = from + last.index + 1;
  return { at, said: Math.abs(said - at) <= MISCOUNT };
}

function standsAt(file: Buffer, offset: number, object: number): boolean {
  const around = file.toString('latin1', Math.max(0, offset - MISCOUNT), offset + 24);
  return [...around.matchAll(OBJECT)].some(([, number]) => Number(number) === object);
}

/**
 * Tells for each object that a plain cross-reference table names whether it stands there, and
 * first whether the table itself stands where the file says.
 */
function checkTable(file: Buffer): boolean[] {
  const keyword = file.lastIndexOf('startxref');
  const start = keyword < 0 ? null : findTable(file, keyword);
  if (!start) return [];
  const { at, said } = start;
  const found = [said];
  const table = file.toString('latin1', at + 4, keyword);
  for (const section of table.matchAll(SECTION)) {
    let number = Number(section[1]);
    ENTRY.lastIndex = section.index + section[0].length;
    for (let entry = ENTRY.exec(table); entry; entry = ENTRY.exec(table)) {
      const offset = entry[2] === 'n' ? Number(entry[1]) : 0;
      // Quartz (macOS) names objects that it left out with an offset of 0.
      if (offset > 0) found.push(standsAt(file, offset, number));
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
