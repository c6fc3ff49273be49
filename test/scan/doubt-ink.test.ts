/** Ink that the network passed over: what is read beside it is not certain. */
import { describe, expect, it } from 'vitest';
import { createRaster, PAPER, type Raster } from '../../shared/read/scan/raster.ts';
import { doubtLoneMarks } from '../../shared/read/scan/signs/doubt-ends.ts';
import { doubtUnread } from '../../shared/read/scan/signs/doubt-ink.ts';

const EM = 24;
const FRAME = { x0: 0, y0: 0, x1: 120, y1: 30 };

/** A line whose ink is these boxes. */
function inkOf(...boxes: readonly (readonly [number, number, number, number])[]): Raster {
  const raster = createRaster(FRAME.x1, FRAME.y1, PAPER);
  for (const [x0, y0, x1, y1] of boxes)
    for (let y = y0; y < y1; y++) raster.data.fill(0, y * FRAME.x1 + x0, y * FRAME.x1 + x1);
  return raster;
}
const digitAt = (x: number) => [x, 4, x + 10, 26] as const;
const dotAt = (x: number) => [x, 22, x + 3, 26] as const;

/** What the reading says of its characters after the look at the ink, each with its middle. */
function look(raster: Raster, ...read: readonly (readonly [text: string, middle: number])[]) {
  const characters = read.map(([text, middle]) => ({
    ...{ text, confidence: 0.999, at: middle / FRAME.x1, alternatives: [] },
  }));
  const inked = [...raster.data].flatMap((value, at) => (value === 0 ? [at % FRAME.x1] : []));
  const rect = { x0: Math.min(...inked), x1: Math.max(...inked) + 1, y0: 4, y1: 26 };
  const line = { rect, frame: FRAME, reading: { characters, figures: characters } };
  return doubtUnread(line, raster, EM).characters;
}
const sure = (list: ReturnType<typeof look>) => list.map((c) => c.confidence > 0.9);

describe('a reading', () => {
  it('stays sure where every piece of ink has its character', () => {
    const ink = inkOf(digitAt(20), dotAt(33), digitAt(39), digitAt(52));
    expect(sure(look(ink, ['6', 25], ['.', 34], ['1', 44], ['4', 57]))).toEqual([
      ...[true, true, true, true],
    ]);
  });

  it('is doubtful beside a point that was not read, and the point is held possible', () => {
    const ink = inkOf(digitAt(20), dotAt(33), digitAt(39), digitAt(52));
    const read = look(ink, ['6', 25], ['1', 44], ['4', 57]);
    expect(sure(read)).toEqual([false, true, true]);
    expect(read[0]?.alternatives[0]?.text).toBe('6.');
  });

  it('is doubtful of a point that no digit follows, and none is held possible', () => {
    const ink = inkOf(digitAt(20), digitAt(33), dotAt(48));
    const read = look(ink, ['1', 25], ['0', 38], ['.', 49]);
    expect(sure(read)).toEqual([true, true, false]);
    expect(read[2]?.alternatives[0]?.text).toBe('');
  });

  it.each([':', '·'])('is doubtful of a %s in front, which begins no line', (speck) => {
    const ink = inkOf([10, 12, 13, 15], digitAt(18), digitAt(31));
    expect(sure(look(ink, [speck, 11], ['1', 23], ['0', 36]))).toEqual([false, true, true]);
  });

  it('is doubtful of a dash apart from its figure, and not of a minus close to it', () => {
    const apart = inkOf([4, 14, 12, 17], digitAt(26), digitAt(39));
    expect(sure(look(apart, ['-', 8], ['1', 31], ['0', 44]))).toEqual([false, true, true]);
    const close = inkOf([14, 14, 22, 17], digitAt(26), digitAt(39));
    expect(sure(look(close, ['-', 18], ['1', 31], ['0', 44]))).toEqual([true, true, true]);
  });

  it('is doubtful beside a sign in front of it that was not read', () => {
    const ink = inkOf([4, 8, 20, 26], digitAt(26), digitAt(39));
    expect(sure(look(ink, ['9', 31], ['5', 44]))).toEqual([false, true]);
  });

  it('is doubtful where a step between digits is as long as if a point stood there', () => {
    const ink = inkOf(digitAt(10), digitAt(34), digitAt(47), digitAt(60));
    const read = look(ink, ['6', 15], ['1', 39], ['4', 52], ['2', 65]);
    expect(sure(read)).toEqual([false, true, true, true]);
    expect(read[0]?.alternatives[0]?.text).toBe('6.');
  });

  it('is doubtful where it ends in what may be left of a border', () => {
    expect(sure(look(inkOf(digitAt(10), [40, 4, 42, 26]), ['8', 15], ['1', 41]))).toEqual([
      ...[true, false],
    ]);
    const stub = inkOf([10, 8, 14, 16], digitAt(20));
    expect(sure(look(stub, ['-', 12], ['5', 25]))).toEqual([false, true]);
    const minus = inkOf([6, 14, 16, 17], digitAt(20));
    expect(sure(look(minus, ['-', 11], ['5', 25]))).toEqual([true, true]);
  });

  it('takes no thin bar by itself for a digit', () => {
    expect(sure(look(inkOf([40, 4, 42, 26]), ['1', 41]))).toEqual([false]);
    expect(sure(look(inkOf([36, 4, 46, 26]), ['1', 41]))).toEqual([true]);
  });
});

describe('one of several lines of a cell', () => {
  const line = (text: string) => {
    const characters = [...text].map((own) => {
      return { text: own, confidence: 0.99, at: 0.5, alternatives: [] };
    });
    return sure(doubtLoneMarks({ characters, figures: characters }).characters);
  };

  it.each(['-', '·', ': -'])('is doubtful where it is %s, as no text wraps', (marks) => {
    expect(line(marks)).not.toContain(true);
  });

  it('is sure where it is a figure or the end of a sentence', () => {
    expect(line('10')).toEqual([true, true]);
    expect(line('高。')).toEqual([true, true]);
  });
});
