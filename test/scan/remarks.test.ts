/** What a scanned page says of itself: unreadable, too coarse, or ruled in a way that is not understood. */
import { describe, expect, it } from 'vitest';
import type { ScannedPage } from '../../shared/read/scan/scan-page.ts';
import { remarksOn } from '../../shared/recognize.ts';

const GOOD: ScannedPage = {
  page: {
    ...{ number: 3, width: 595, height: 842, rulings: [], source: 'ocr' },
    glyphs: [{ text: '9', box: [0, 0, 5, 9], confidence: 0.99 }],
  },
  pose: { turns: 0, angle: 0, width: 595, height: 842, bend: null },
  ...{ dpi: 200, scannedDpi: 200, confidence: 0.99, gridDoubt: null, characterHeight: 25 },
};
const codesOf = (page: Partial<ScannedPage>): string[] =>
  remarksOn({ ...GOOD, ...page }).map(({ code, where }) => `${code} ${where}`);

describe('a scanned page', () => {
  it('that is sure of its grid and fine enough says nothing', () => {
    expect(codesOf({})).toEqual([]);
    expect(codesOf({ scannedDpi: null, dpi: 300 })).toEqual([]);
    // Sizes in whole points make a scan of 150 dpi one of 149.6.
    expect(codesOf({ scannedDpi: 149.6, dpi: 150 })).toEqual([]);
  });

  it('of too few dots to the inch says so, though it was enlarged', () => {
    expect(codesOf({ scannedDpi: 120, dpi: 150 })).toEqual(['scan.coarse page 3']);
    const [remark] = remarksOn({ ...GOOD, scannedDpi: 120, dpi: 150 });
    expect(remark?.detail).toBe('it has 120 dpi, and 200 are needed');
  });

  it('with characters of too few pixels says so', () => {
    expect(codesOf({ characterHeight: 9 })).toEqual(['scan.coarse page 3']);
    expect(codesOf({ characterHeight: 13.5 })).toEqual([]);
  });

  it('whose grid is in doubt says why', () => {
    const gridDoubt = '8% of the ruled lines belong to no border that was found';
    expect(remarksOn({ ...GOOD, gridDoubt })).toMatchObject([
      { code: 'page.grid', where: 'page 3', detail: gridDoubt },
    ]);
    expect(codesOf({ gridDoubt, scannedDpi: 100 })).toEqual([
      'page.grid page 3',
      'scan.coarse page 3',
    ]);
  });

  it('that can hardly be read says that alone, and one without characters nothing', () => {
    expect(codesOf({ confidence: 0.4, scannedDpi: 60 })).toEqual(['page.unread page 3']);
    expect(codesOf({ page: { ...GOOD.page, glyphs: [] }, scannedDpi: 60 })).toEqual([]);
  });
});
