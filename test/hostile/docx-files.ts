/** Hostile DOCX and other containers, each written by a few lines. */
import { strToU8, zipSync } from 'fflate';
import { buildDocx, cell, docxParts, paragraph, row, table } from '../support/docx-builder.ts';
import type { HostileFile } from './files.ts';

const MB = 1024 * 1024;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** Changes the directory entry of a part; `write` gets the view and where the entry stands. */
function tamper(
  file: Uint8Array,
  name: string,
  write: (view: DataView, at: number, local: number) => void,
): Uint8Array {
  const copy = file.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 46 < copy.length; at++) {
    if (view.getUint32(at, true) !== CENTRAL) continue;
    const length = view.getUint16(at + 28, true);
    if (Buffer.from(copy.subarray(at + 46, at + 46 + length)).toString() !== name) continue;
    const local = view.getUint32(at + 42, true);
    if (view.getUint32(local, true) !== LOCAL) throw new Error('no local header');
    write(view, at, local);
    return copy;
  }
  throw new Error(`no part ${name}`);
}

const simple = (): Uint8Array => buildDocx({ body: paragraph('a report') });

/** The main part is so many megabytes of spaces. */
function inflatingPart(megabytes: number): Uint8Array {
  return buildDocx({ body: ' '.repeat(megabytes * MB) });
}

/** The main part unpacks to far more than its directory says. */
function lyingSize(): Uint8Array {
  const file = inflatingPart(64);
  return tamper(file, 'word/document.xml', (view, at) => view.setUint32(at + 24, 1000, true));
}

function billionLaughs(): Uint8Array {
  let entities = '<!ENTITY a0 "ha">';
  for (let i = 1; i < 30; i++) entities += `<!ENTITY a${i} "&a${i - 1};&a${i - 1};">`;
  return buildDocx({ prolog: `<!DOCTYPE w [${entities}]>`, body: paragraph('&a29;') });
}

function foreignEntity(): Uint8Array {
  return buildDocx({
    prolog: '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    body: paragraph('<w:r><w:t>&x;</w:t></w:r>'),
  });
}

function deepXml(depth: number): Uint8Array {
  return buildDocx({ body: '<w:sdt>'.repeat(depth) + '</w:sdt>'.repeat(depth) });
}

function nestedTables(depth: number): Uint8Array {
  let inner = paragraph('innermost');
  for (let i = 0; i < depth; i++) inner = `${table([row([cell(inner)])])}<w:p/>`;
  return buildDocx({ body: inner });
}

function hugeSpans(): Uint8Array {
  const span = '<w:gridSpan w:val="2147483647"/>';
  return buildDocx({ body: table([row([cell('a', span), cell('b', span)])]) });
}

function manyCells(rows: number, columns: number): Uint8Array {
  const one = row(Array<string>(columns).fill('<w:tc><w:p/></w:tc>'));
  return buildDocx({ body: table(Array<string>(rows).fill(one)) });
}

function loopedStyles(): Uint8Array {
  const style = (id: string, base: string): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:basedOn w:val="${base}"/></w:style>`;
  return buildDocx({
    styles: style('A', 'B') + style('B', 'A'),
    body: paragraph('a report', '<w:pStyle w:val="A"/>'),
  });
}

function manyParts(count: number): Uint8Array {
  const extra: Record<string, Uint8Array> = {};
  for (let i = 0; i < count; i++) extra[`word/media/${i}.bin`] = new Uint8Array(1);
  return buildDocx({ body: paragraph('a report'), extra });
}

/** All parts share one packed body: a bomb without a high ratio anywhere. */
function overlappingParts(): Uint8Array {
  const parts = docxParts({ body: paragraph('x'.repeat(1_000)) });
  const file = zipSync({ ...parts, 'word/numbering.xml': strToU8('<w:numbering/>') });
  let target = 0;
  tamper(file, 'word/document.xml', (_, __, local) => {
    target = local;
  });
  return tamper(file, 'word/numbering.xml', (view, at) => view.setUint32(at + 42, target, true));
}

function askForPassword(): Uint8Array {
  return tamper(simple(), 'word/document.xml', (view, at) => {
    view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true);
  });
}

/** An OLE container with the stream that Office writes its encrypted package to. */
function encryptedOffice(): Uint8Array {
  const bytes = Buffer.alloc(4_096);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  Buffer.from('EncryptedPackage', 'utf16le').copy(bytes, 1_024);
  return new Uint8Array(bytes);
}

function oldWord(): Uint8Array {
  const bytes = Buffer.alloc(4_096);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  Buffer.from('WordDocument', 'utf16le').copy(bytes, 1_024);
  return new Uint8Array(bytes);
}

/** Refers to a template and a picture on another host: nothing may be fetched. */
function callsHome(): Uint8Array {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const target = 'Target="http://127.0.0.1:9/x" TargetMode="External"';
  const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    <Relationship Id="a" Type="${type}/attachedTemplate" ${target}/>
    <Relationship Id="b" Type="${type}/numbering" ${target}/>
    <Relationship Id="c" Type="${type}/styles" ${target}/></Relationships>`;
  const parts = docxParts({ body: paragraph('a report') });
  return zipSync({ ...parts, 'word/_rels/document.xml.rels': strToU8(rels) });
}

const text = (content: string): Uint8Array => strToU8(content);

export const HOSTILE_DOCX: readonly HostileFile[] = [
  ['a DOCX whose text inflates to 150 MB', 'hostile', () => inflatingPart(150)],
  ['a DOCX whose directory lies about the size', 'hostile', lyingSize],
  ['a DOCX with entities that double 30 times', 'hostile', billionLaughs],
  ['a DOCX with an entity from the disk', 'hostile', foreignEntity],
  ['a DOCX nested 100,000 elements deep', 'hostile', () => deepXml(100_000)],
  ['a DOCX of tables in tables, 40 deep', 'read', () => nestedTables(40)],
  ['a DOCX cell that spans two billion columns', 'read', hugeSpans],
  ['a DOCX table of 4 million cells', 'hostile', () => manyCells(2_000, 2_000)],
  ['a DOCX of styles based on each other', 'read', loopedStyles],
  ['a DOCX of 60,000 parts', 'hostile', () => manyParts(60_000)],
  ['a DOCX whose parts share one body', 'read', overlappingParts],
  [
    'a DOCX part named ../../etc/x',
    'hostile',
    () => buildDocx({ body: paragraph('a'), extra: { '../../etc/x': new Uint8Array(1) } }),
  ],
  ['a DOCX part that asks for a password', 'encrypted', askForPassword],
  ['a DOCX that asks another host for its styles', 'read', callsHome],
  ['a DOCX cut in the middle', 'truncated', () => simple().slice(0, 600)],
  ['a DOCX that prints nothing', 'empty', () => buildDocx({ body: '<w:p/>' })],
  ['an Office file that opens with a password', 'encrypted', encryptedOffice],
  ['an old Word file', 'foreign', oldWord],
  [
    'an Excel workbook named .docx',
    'foreign',
    () => zipSync({ 'xl/workbook.xml': text('<workbook/>') }),
  ],
  ['a ZIP of a ZIP', 'foreign', () => zipSync({ 'report.docx': simple() })],
  [
    'HTML named .pdf',
    'foreign',
    () => text('<!DOCTYPE html><html><body>404 Not Found</body></html>'),
  ],
  ['an error message named .pdf', 'foreign', () => text('{"error":"not found"}')],
  [
    'a JPEG named .pdf',
    'foreign',
    () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46]),
  ],
  ['an empty file', 'empty', () => new Uint8Array(0)],
  ['one byte', 'foreign', () => new Uint8Array([37])],
  ['a megabyte of zeros', 'foreign', () => new Uint8Array(MB)],
];
