/** What a damaged PDF does not say of itself is found: engines read on over it without a word. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { findDamage, hasMovedObjects } from '../../shared/read/pdf/integrity.ts';
import { readPdf } from '../../shared/read/pdf.ts';

const SAMPLES = join(import.meta.dirname, '..', '..', 'samples');
const open = (name: string) => Buffer.from(readFileSync(join(SAMPLES, name)));
const report = () => open('hubei-town/report.pdf');

/** Returns where the data of the first packed stream begins whose dictionary holds the words. */
function dataOf(file: Buffer, words: string): number {
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 9)) {
    const dictionary = file.toString('latin1', file.lastIndexOf(' obj', at), at);
    if (dictionary.includes('/FlateDecode') && dictionary.includes(words)) return at + 8;
  }
  throw new Error(`no stream with ${words}`);
}

describe('damage in a packed stream', () => {
  test('is found in a font, without which the engine leaves its character map unread', async () => {
    const file = report();
    const at = dataOf(file, '/Length1') + 400;
    file.writeUInt8((file[at] ?? 0) ^ 0x10, at);
    expect(findDamage(file)).toHaveLength(1);
    const { remarks } = await readPdf(file);
    expect(remarks.map((remark) => remark.code)).toEqual(['page.unread']);
  });

  test('is found in the name of its filter, which no engine then unpacks', async () => {
    const file = report();
    file.write('/FlateDeckde', file.indexOf('/FlateDecode'));
    expect(findDamage(file)).toHaveLength(1);
    const { remarks } = await readPdf(file);
    expect(remarks.map((remark) => remark.code)).toEqual(['document.unreadable']);
    expect(remarks[0]?.detail).toBe(
      'a part of the PDF is damaged, and what is left prints nothing',
    );
  });

  test('is found in a dictionary that does not open', () => {
    const file = report();
    file.write('<>', file.indexOf('<</Length'));
    expect(findDamage(file)).toHaveLength(1);
  });

  test('is not found in a whole file, nor in filters under their short names or in a list', () => {
    expect(findDamage(report())).toEqual([]);
    for (const filter of ['/A85', '[/ASCII85Decode/LZWDecode]', '[ /AHx ]', '12 0 R']) {
      const body = `1 0 obj\n<</Filter ${filter}/Length 3>>\nstream\nabc\nendstream\nendobj`;
      expect(findDamage(Buffer.from(body)), filter).toEqual([]);
    }
  });
});

describe('what real producers write', () => {
  const packed = (length: string, data: Buffer) =>
    Buffer.concat([
      Buffer.from(`1 0 obj\n<</Filter/FlateDecode/Length ${length}>>\nstream\n`),
      data,
      Buffer.from('\nendstream\nendobj\n'),
    ]);

  test('is no damage: data that holds the word endstream, empty data, a stream word alone', () => {
    const data = deflateSync(Buffer.from('a\nendstream\nb'), { level: 0 });
    expect(findDamage(packed(String(data.length), data))).toEqual([]);
    expect(findDamage(packed('12 0 R', data)), 'cut at the word').toEqual([1]);
    expect(findDamage(packed('0', Buffer.alloc(0)))).toEqual([]);
    expect(findDamage(Buffer.from('14 0 obj\n<<\n\nendstream\nendobj\n'))).toEqual([]);
  });

  test('is no damage: objects of Quartz at offset 0, a table missed by a byte', () => {
    const file = report();
    const table = file.lastIndexOf('\nxref');
    const entry = file.indexOf(' 00000 n', table + 60) - 10;
    const quartz = Buffer.from(file);
    quartz.write('0000000000', entry);
    expect(hasMovedObjects(quartz)).toBe(false);
    quartz.write('0000000900', entry);
    expect(hasMovedObjects(quartz)).toBe(true);
    const said = String(table + 1);
    file.write(String(table + 2), file.lastIndexOf(said));
    expect(hasMovedObjects(file)).toBe(false);
  });
});

describe('the table of objects', () => {
  test('is seen to be wrong where a piece was lost between the objects and the table', () => {
    const file = report();
    const table = file.lastIndexOf('\nxref');
    const lost = file.lastIndexOf('endobj', table - 400);
    const damaged = Buffer.concat([file.subarray(0, lost - 300), file.subarray(lost)]);
    expect(hasMovedObjects(damaged)).toBe(true);
  });

  test('is read to its end where it has a million entries', () => {
    const entries = '0000000000 65535 f \n'.repeat(1_000_000);
    const table = `%PDF-1.5\n\nxref\n0 1000001\n${entries}0000000000 00000 n \n`;
    const file = Buffer.from(`${table}trailer\nstartxref\n10\n%%EOF\n`, 'latin1');
    expect(hasMovedObjects(file)).toBe(false);
  });

  test.each([
    ['a whole file', report()],
    [
      'one with junk before its header, whose table is wrong throughout',
      Buffer.concat([Buffer.from('junk from a mail\r\n'), report()]),
    ],
    ['one in web order, which names its first table last', open('hubei-town/scan.pdf')],
  ])('is not doubted in %s', (_, file) => {
    expect(hasMovedObjects(file)).toBe(false);
  });
});
