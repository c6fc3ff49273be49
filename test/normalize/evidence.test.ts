/** Evidence says where a value is printed: as finely as anybody sees, and no finer. */
import { expect, it } from 'vitest';
import { evidenceOf } from '../../shared/normalize/evidence.ts';

it('tells boxes in hundredths of a point, those behind a page break too', () => {
  const box = [322, 229.45074462890625, 403.8999938964844, 245.955] as const;
  const place = {
    kind: 'page',
    page: 2,
    box: [...box] as [number, number, number, number],
  } as const;
  const parts = [{ page: 3, box: [0.001, 0.005, 9.994, 10] as [number, number, number, number] }];
  expect(evidenceOf({ text: '科学', confidence: 1, place: { ...place, parts } })).toEqual({
    ...{ page: 2, box: [322, 229.45, 403.9, 245.96], text: '科学' },
    parts: [{ page: 3, box: [0, 0.01, 9.99, 10] }],
  });
});
