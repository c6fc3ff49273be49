/** Characters fainter than print: lines reach over them, and what is read there is not certain. */
import { describe, expect, it } from 'vitest';
import { createRaster, PAPER, type Raster, type Rect } from '../../shared/read/scan/raster.ts';
import { doubtUnread } from '../../shared/read/scan/signs/doubt-ink.ts';
import {
  doubtFaint,
  type FoundLine,
  withFaintInk,
} from '../../shared/read/scan/signs/faint-ink.ts';

const CELL = { x0: 10, y0: 10, x1: 210, y1: 60 };
const SIZES = { em: 24, dpi: 200, thickness: 2 };
const TEXT = { x0: 80, y0: 24, x1: 140, y1: 46 };
const [BLACK, FAINT, GRAIN] = [40, 165, 215];

type Stroke = readonly [x0: number, y0: number, x1: number, y1: number, level: number];
const PRINT: Stroke = [80, 24, 140, 46, BLACK];
/** A = before the text, both of its strokes lighter than print. */
const EQUALS: readonly Stroke[] = [
  [64, 31, 74, 32, FAINT],
  [64, 38, 74, 39, FAINT],
];

function paperWith(strokes: readonly Stroke[]): Raster {
  const raster = createRaster(220, 70, PAPER);
  for (const [x0, y0, x1, y1, level] of strokes)
    for (let y = y0; y < y1; y++)
      raster.data.fill(level, y * raster.width + x0, y * raster.width + x1);
  return raster;
}

function found(strokes: readonly Stroke[], lines: readonly Rect[] = [TEXT]): FoundLine[] {
  const own = lines.map((rect) => ({ rect, cell: 0 }));
  return withFaintInk(own, [CELL], paperWith(strokes), SIZES);
}

/** A reading of characters with these middles, in pixels of the page. */
function lineOf(rect: Rect, middles: readonly number[]) {
  const frame = { x0: rect.x0 - 7, y0: rect.y0 - 3, x1: rect.x1 + 7, y1: rect.y1 + 3 };
  const characters = middles.map((middle) => ({
    ...{ text: '8', confidence: 0.99, alternatives: [] },
    at: (middle - frame.x0) / (frame.x1 - frame.x0),
  }));
  return { rect, frame, reading: { characters, figures: characters } };
}
const sureness = ({ characters }: { characters: readonly { confidence: number }[] }): number[] =>
  characters.map(({ confidence }) => confidence);

describe('a line', () => {
  it('reaches over a sign that is fainter than print', () => {
    const [line] = found([PRINT, ...EQUALS]);
    expect(line?.rect).toEqual({ ...TEXT, x0: 64 });
    expect(line?.faint).toEqual([expect.objectContaining({ x0: 64, x1: 74 })]);
  });

  it.each([
    ['grain', [[64, 31, 74, 33, GRAIN]]],
    ['specks', [[64, 31, 66, 33, FAINT]]],
    ['the rim of its own print', [[78, 24, 142, 46, FAINT], PRINT]],
    ['what is left of a border', [[10, 12, 210, 13, FAINT]]],
    ['a stroke longer than a character', [[30, 34, 74, 35, FAINT]]],
    ['ink far from it', [[30, 34, 40, 35, FAINT]]],
  ] as const)('does not reach over %s', (_, strokes) => {
    expect(found([PRINT, ...strokes])).toEqual([{ rect: TEXT, cell: 0 }]);
  });

  it('leaves to the next line what is a part of it', () => {
    const next = { x0: 60, y0: 44, x1: 140, y1: 56 };
    const lines = found([PRINT, [60, 44, 79, 56, FAINT], [60, 47, 140, 56, BLACK]], [TEXT, next]);
    expect(lines[0]).toEqual({ rect: TEXT, cell: 0 });
  });
});

describe('a cell without print', () => {
  it('has a line where a faint sign stands', () => {
    const stroke = [100, 34, 116, 35, FAINT] as const;
    expect(found([stroke], [])).toEqual([
      {
        ...{ rect: expect.objectContaining({ x0: 100, y0: 34, x1: 116, y1: 35 }), cell: 0 },
        faint: [expect.objectContaining({ x0: 100, x1: 116 })],
      },
    ]);
  });

  it.each([
    ['nothing stands', []],
    ['a ghost of a stamp stands', [[60, 16, 62, 52, FAINT]]],
    ['dirt stands', [[100, 34, 106, 36, FAINT]]],
  ] as const)('has none where %s', (_, strokes) => {
    expect(found(strokes, [])).toEqual([]);
  });
});

describe('a reading', () => {
  it('is doubtful where the line is faint, and only there', () => {
    const line = lineOf({ ...TEXT, x0: 64 }, [69, 90, 110, 130]);
    const faint = [{ x0: 64, y0: 31, x1: 74, y1: 39 }];
    expect(sureness(doubtFaint(line, faint, SIZES.em))).toEqual([0.6, 0.99, 0.99, 0.99]);
    expect(doubtFaint(line, [], SIZES.em)).toBe(line.reading);
  });

  it('is doubtful beside a faint sign that was not read', () => {
    const line = lineOf({ ...TEXT, x0: 64 }, [90, 110, 130]);
    const faint = [{ x0: 64, y0: 31, x1: 74, y1: 39 }];
    expect(sureness(doubtFaint(line, faint, SIZES.em))).toEqual([0.6, 0.99, 0.99]);
  });

  it('of nothing is an unknown sign', () => {
    const { characters } = doubtFaint(lineOf(TEXT, []), [TEXT], SIZES.em);
    expect(characters).toMatchObject([{ text: '\ufffd', confidence: 0 }]);
  });

  it('is doubtful beside faint ink within the line that it passed over', () => {
    const digits: readonly Stroke[] = [
      [86, 24, 96, 46, BLACK],
      [104, 24, 114, 46, BLACK],
    ];
    const line = lineOf({ ...TEXT, x0: 64, x1: 114 }, [91, 109]);
    const look = (strokes: readonly Stroke[]) =>
      sureness(doubtUnread(line, paperWith(strokes), SIZES.em));
    expect(look(digits)).toEqual([0.99, 0.99]);
    expect(look([...digits, ...EQUALS])).toEqual([0.6, 0.99]);
  });
});
