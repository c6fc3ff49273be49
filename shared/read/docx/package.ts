/** Opens the ZIP container of a DOCX by its central directory, with a cap on everything it claims. */
import { crc32, inflateRawSync } from 'node:zlib';
import type { ReadLimits } from '../limits.ts';
import { DocxTrouble, damaged, hostile } from './trouble.ts';

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
/** The comment behind the directory has at most 65,535 bytes. */
const END_WINDOW = END_SIZE + 0xffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;
/** Parts below this size may be as repetitive as they like: they cost nothing. */
const RATIO_FREE_BYTES = 1024 * 1024;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

export interface Package {
  /** Names of all parts, without a leading slash. */
  readonly names: ReadonlySet<string>;
  /** Returns the unpacked part, or null if there is none; throws DocxTrouble. */
  read(name: string): Uint8Array | null;
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_WINDOW);
  for (let at = view.byteLength - END_SIZE; at >= lowest; at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  throw new DocxTrouble(
    'document.truncated',
    'the DOCX breaks off before its end: the directory of its parts is missing',
    'The transfer was cut short: fetch the file again from its source.',
  );
}

function readEntry(view: DataView, at: number): { entry: Entry; next: number } {
  const outside = at + ENTRY_SIZE > view.byteLength;
  if (outside || view.getUint32(at, true) !== ENTRY_SIGNATURE) {
    throw damaged('the directory of the DOCX is damaged');
  }
  const nameLength = view.getUint16(at + 28, true);
  const next =
    at + ENTRY_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > view.byteLength) throw damaged('the directory of the DOCX is damaged');
  const raw = new Uint8Array(view.buffer, view.byteOffset + at + ENTRY_SIZE, nameLength);
  const entry = {
    name: Buffer.from(raw).toString('utf8').replace(/^\/+/, ''),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & ENCRYPTED_FLAG) !== 0,
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
  return { entry, next };
}

/** Part names are compared without regard to case (OPC, part naming). */
function keyOf(name: string): string {
  return name.toLowerCase();
}

function readDirectory(view: DataView, limits: ReadLimits): Map<string, Entry> {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > limits.zipEntries) {
    throw hostile(`the DOCX has ${count} parts; at most ${limits.zipEntries} are read`);
  }
  const entries = new Map<string, Entry>();
  for (let i = 0; i < count; i++) {
    const { entry, next } = readEntry(view, at);
    at = next;
    if (entry.name.split(/[/\\]/).includes('..')) {
      throw hostile(`a part of the DOCX is named to escape its folder: ${entry.name}`);
    }
    if (entries.has(keyOf(entry.name))) {
      throw hostile(`the DOCX holds two parts of one name: ${entry.name}`);
    }
    entries.set(keyOf(entry.name), entry);
  }
  return entries;
}

function packedBytes(view: DataView, entry: Entry): Uint8Array {
  const at = entry.offset;
  const outside = at + LOCAL_SIZE > view.byteLength;
  if (outside || view.getUint32(at, true) !== LOCAL_SIGNATURE) {
    throw damaged(`the part ${entry.name} is not where the directory says`);
  }
  const start = at + LOCAL_SIZE + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + entry.packed > view.byteLength) {
    throw new DocxTrouble(
      'document.truncated',
      `the part ${entry.name} is cut short`,
      'The transfer was cut short: fetch the file again from its source.',
    );
  }
  return new Uint8Array(view.buffer, view.byteOffset + start, entry.packed);
}

function checkClaims(entry: Entry, limits: ReadLimits): void {
  if (entry.encrypted) {
    throw new DocxTrouble(
      'document.encrypted',
      `the part ${entry.name} is encrypted`,
      'Save a copy without password protection and upload that.',
    );
  }
  const ratio = entry.size / Math.max(1, entry.packed);
  if (entry.size > limits.entryBytes) {
    throw hostile(`the part ${entry.name} would unpack to ${entry.size} bytes`);
  }
  if (entry.size > RATIO_FREE_BYTES && ratio > limits.zipRatio) {
    throw hostile(`the part ${entry.name} would unpack to ${Math.round(ratio)} times its size`);
  }
}

/** Unpacks at most the size that the directory claims, whatever the packed data would give. */
function unpack(view: DataView, entry: Entry, limits: ReadLimits): Uint8Array {
  checkClaims(entry, limits);
  const packed = packedBytes(view, entry);
  if (entry.method === STORED) return packed;
  if (entry.method !== DEFLATED) {
    throw damaged(`the part ${entry.name} is packed by an unknown method`);
  }
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw hostile(`the part ${entry.name} unpacks to more than it declares`);
    }
    throw damaged(`the part ${entry.name} cannot be unpacked`);
  }
}

/** Returns the container's parts; throws DocxTrouble when it is cut, damaged or hostile. */
export function openPackage(bytes: Uint8Array, limits: ReadLimits): Package {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(view, limits);
  return {
    names: new Set([...entries.values()].map((entry) => entry.name)),
    read: (name) => {
      const entry = entries.get(keyOf(name));
      if (!entry) return null;
      const part = unpack(view, entry, limits);
      if (part.length !== entry.size || crc32(part) !== entry.crc) {
        throw damaged(`the part ${entry.name} does not match its checksum`);
      }
      return part;
    },
  };
}
