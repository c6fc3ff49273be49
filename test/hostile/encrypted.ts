/** A PDF encrypted as PDF 1.4 describes it, so that both kinds of password can be tried. */
import { createHash } from 'node:crypto';
import { Pen } from '../support/pdf-builder.ts';
import { CATALOG, PAGES, page } from './pages.ts';
import { writePdf } from './pdf-writer.ts';

const PADDING = Buffer.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a',
  'hex',
);

function rc4(key: Uint8Array, data: Uint8Array): Uint8Array {
  const s = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + s[i]! + key[i % key.length]!) & 255;
    [s[i], s[j]] = [s[j]!, s[i]!];
  }
  let a = 0;
  let b = 0;
  return data.map((byte) => {
    a = (a + 1) & 255;
    b = (b + s[a]!) & 255;
    [s[a], s[b]] = [s[b]!, s[a]!];
    return byte ^ s[(s[a]! + s[b]!) & 255]!;
  });
}

const md5 = (...parts: readonly Uint8Array[]): Buffer =>
  createHash('md5').update(Buffer.concat(parts)).digest();
const padded = (password: string): Buffer =>
  Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32);

/** A page encrypted by the standard handler, revision 2 (40-bit RC4), as PDF 1.4 describes it. */
export function encrypted(user: string, owner: string): Uint8Array {
  const id = Buffer.from('0123456789abcdef');
  const rights = -4;
  const ownerEntry = rc4(md5(padded(owner)).subarray(0, 5), padded(user));
  const bits = Buffer.alloc(4);
  bits.writeInt32LE(rights);
  const key = md5(padded(user), ownerEntry, bits, id).subarray(0, 5);
  const userEntry = rc4(key, PADDING);
  const forObject = (number: number): Buffer =>
    md5(key, Buffer.from([number, 0, 0, 0, 0])).subarray(0, 10);
  const hex = (data: Uint8Array): string => `<${Buffer.from(data).toString('hex')}>`;
  const content = new Pen().text(50, 50, 9, 'readable').content;
  return writePdf(
    [CATALOG, PAGES, page(), { dict: '', data: rc4(forObject(4), Buffer.from(content)) }],
    `/ID [ ${hex(id)} ${hex(id)} ] /Encrypt << /Filter /Standard /V 1 /R 2 /P ${rights}
      /O ${hex(ownerEntry)} /U ${hex(userEntry)} >>`,
  );
}
