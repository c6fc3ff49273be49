/** Names the files that are neither PDF nor DOCX, and what their owner can do. */
import type { Remark } from '../report/outcome.ts';
import type { FileKind } from './detect.ts';

const SAVE_AS = 'Open it in the program that made it and save it as PDF or DOCX.';
const UNPACK = 'Unpack it and upload the report inside as PDF or DOCX.';
const PRINT = 'Print it to PDF and upload that.';
const PICTURE = 'Put the pages into one PDF and upload that.';

interface Description {
  readonly detail: string;
  readonly remedy: string;
}

const KINDS: Partial<Record<FileKind, Description>> = {
  rtf: { detail: 'an RTF text', remedy: SAVE_AS },
  html: { detail: 'a web page', remedy: PRINT },
  png: { detail: 'a PNG picture', remedy: PICTURE },
  jpeg: { detail: 'a JPEG picture', remedy: PICTURE },
  tiff: { detail: 'a TIFF picture', remedy: PICTURE },
};

/** First bytes, as Latin-1 text, of files that people upload by mistake. */
const HEADS: readonly (readonly [RegExp, Description])[] = [
  [/^Rar!/, { detail: 'a RAR archive', remedy: UNPACK }],
  [/^7z\xbc\xaf/, { detail: 'a 7-Zip archive', remedy: UNPACK }],
  [/^[^ -~]\x8b/s, { detail: 'a gzip archive', remedy: UNPACK }],
  [/^GIF8/, { detail: 'a GIF picture', remedy: PICTURE }],
  [/^BM/, { detail: 'a BMP picture', remedy: PICTURE }],
  [/^RIFF.{4}WEBP/s, { detail: 'a WebP picture', remedy: PICTURE }],
  [/^.{4}ftyp(heic|mif1)/s, { detail: 'a HEIC picture', remedy: PICTURE }],
  [/^%!PS/, { detail: 'a PostScript file', remedy: PRINT }],
  [/^MIME-Version:/i, { detail: 'a web page saved with its pictures (MHTML)', remedy: PRINT }],
  [/progid="Word\.Document"/, { detail: 'a Word 2003 XML document', remedy: SAVE_AS }],
  [/^\s*<\?xml/, { detail: 'an XML file', remedy: SAVE_AS }],
];
const HEAD_BYTES = 1024;

/** Streams by which the programs that write OLE containers are known, as their directory names them. */
const STREAMS: readonly (readonly [string, string])[] = [
  ['WordDocument', 'an old Word or WPS document (.doc, .wps)'],
  ['Workbook', 'an old Excel workbook (.xls, .et)'],
  ['PowerPoint Document', 'an old PowerPoint presentation (.ppt)'],
];

function describeOle(bytes: Uint8Array): Description | 'encrypted' {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string): boolean => buffer.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) return 'encrypted';
  const known = STREAMS.find(([name]) => holds(name));
  return { detail: known?.[1] ?? 'a file of an old Office program', remedy: SAVE_AS };
}

function describe(bytes: Uint8Array, kind: FileKind): Description | 'encrypted' {
  if (kind === 'ole') return describeOle(bytes);
  const known = KINDS[kind];
  if (known) return known;
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  const match = HEADS.find(([pattern]) => pattern.test(head));
  return match?.[1] ?? { detail: 'of a kind that is not known', remedy: SAVE_AS };
}

/** Returns the remark on a file that no reader takes. */
export function remarkForeign(bytes: Uint8Array, kind: FileKind): Remark {
  if (kind === 'empty') {
    return {
      code: 'document.empty',
      where: null,
      detail: 'the file has no bytes',
      remedy: 'Upload the file again.',
    };
  }
  const found = describe(bytes, kind);
  if (found === 'encrypted') {
    return {
      code: 'document.encrypted',
      where: null,
      detail: 'the Office file opens only with a password',
      remedy: 'Save a copy without password protection and upload that.',
    };
  }
  return {
    code: 'document.foreign',
    where: null,
    detail: `the file is ${found.detail}`,
    remedy: found.remedy,
  };
}
