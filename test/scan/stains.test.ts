/** What lies black over a form: its borders go on under it, its strokes are none of them, figures under it are doubtful. */
import { describe, expect, it } from 'vitest';
import type { Border } from '../../shared/read/scan/borders/borders.ts';
import { eraseBorders } from '../../shared/read/scan/borders/erase-borders.ts';
import { findGrid, type Grid } from '../../shared/read/scan/borders/grid.ts';
import { placeIn } from '../../shared/read/scan/borders/stains.ts';
import { findStrokes } from '../../shared/read/scan/borders/strokes.ts';
import { createRaster, maskBelow, type Raster } from '../../shared/read/scan/raster.ts';
import { doubtStained } from '../../shared/read/scan/signs/foreign-ink.ts';

const DPI = 200;
const [WIDTH, HEIGHT] = [1000, 700];
const ROWS = [100, 160, 220, 280, 340, 400, 460, 520, 580];
const COLUMNS = [100, 260, 420, 580, 740, 900];

function draw(raster: Raster, x0: number, y0: number, x1: number, y1: number, ink = 0): void {
  for (let y = y0; y < y1; y++) raster.data.fill(ink, y * WIDTH + x0, y * WIDTH + x1);
}
/** Eight rows of five cells, each with a bar as high as a digit. */
function table(): Raster {
  const raster = createRaster(WIDTH, HEIGHT, 255);
  for (const y of ROWS) draw(raster, 100, y, 903, y + 3);
  for (const x of COLUMNS) draw(raster, x, 100, x + 3, 583);
  for (const y of ROWS.slice(0, -1))
    for (const x of COLUMNS.slice(0, -1)) draw(raster, x + 70, y + 20, x + 76, y + 42);
  return raster;
}
/** A round rim of that thickness. */
function ring(raster: Raster, x: number, y: number, r: number, thick: number): void {
  for (let row = y - r - thick; row <= y + r + thick; row++) {
    for (let column = x - r - thick; column <= x + r + thick; column++)
      if (Math.abs(Math.hypot(column - x, row - y) - r) <= thick / 2)
        raster.data[row * WIDTH + column] = 0;
  }
}
function box(raster: Raster, x0: number, y0: number, x1: number, y1: number, thick: number): void {
  for (const y of [y0, y1 - thick]) draw(raster, x0, y, x1, y + thick);
  for (const x of [x0, x1 - thick]) draw(raster, x, y0, x + thick, y1);
}
function gridOf(raster: Raster, red: Raster | null = null): Grid {
  const wiped = placeIn(red);
  const strokes = findStrokes(maskBelow(raster, 185), DPI, undefined, wiped);
  return findGrid({ level: raster, drawn: raster, strokes, wiped }, DPI);
}
const round = ({ level, at, from, to }: Border): string =>
  [level ? 'row' : 'column', ...[at, from, to].map((v) => Math.round(v / 8))].join(' ');
const bordersOf = (raster: Raster): string[] => gridOf(raster).borders.map(round).sort();
const CLEAN = bordersOf(table());

describe('the grid under something black', () => {
  it('is that of the clean sheet where nothing lies over it, and no stain is seen', () => {
    expect(CLEAN).toHaveLength(ROWS.length + COLUMNS.length);
    expect(gridOf(table()).stains.all).toEqual([]);
  });

  it('goes on under a rim and a star that hide it, where it goes on at both sides', () => {
    const raster = table();
    ring(raster, 500, 340, 150, 14);
    for (let y = 300; y < 380; y++)
      draw(raster, 580 - Math.abs(340 - y), y, 584 + Math.abs(340 - y), y + 1);
    draw(raster, 424, 332, 578, 352);
    expect(bordersOf(raster)).toEqual(CLEAN);
  });

  it('has no part in the frame of a seal with its own corners', () => {
    const raster = table();
    box(raster, 450, 190, 540, 310, 4);
    // This one's upper side lies along a border: only its other corners give it away.
    box(raster, 640, 462, 715, 508, 4);
    expect(bordersOf(raster)).toEqual(CLEAN);
  });

  it.each([
    ['runs close along two borders', 500, 226, 562, 277],
    ['has a side on a border', 450, 280, 530, 360],
    ['is touched by print and crossed by a border', 350, 200, 450, 300],
    ['has its right side on an upright border', 500, 250, 583, 350],
    ['has its left side beside an upright border', 424, 250, 510, 350],
    ['hides the lower half of a border that ends there', 540, 565, 620, 640],
  ])(
    'has no part in a square seal with signs that %s, and what stands in it is doubtful',
    (_, x0, y0, x1, y1) => {
      const raster = table();
      box(raster, x0, y0, x1, y1, 6);
      for (let x = x0 + 18; x < x1 - 18; x += 16) draw(raster, x, y0 + 16, x + 5, y0 + 34);
      draw(raster, x1 - 8, y0 - 12, x1 - 5, y0 + 20);
      const { borders, stains } = gridOf(raster);
      expect(borders.map(round).sort()).toEqual(CLEAN);
      expect(stains.frames).toHaveLength(1);
      expect(stains.covers(true, x0 + 30, y0 + 30)).toBe(true);
    },
  );

  it('has no border along the side of a seal in a cell that reaches over many rows', () => {
    const raster = table();
    for (const y of ROWS.slice(1, -1)) draw(raster, 103, y, 260, y + 3, 255);
    const clean = bordersOf(raster);
    box(raster, 112, 279, 246, 390, 4);
    expect(bordersOf(raster)).toEqual(clean);
    expect(gridOf(raster).stains.frames).toHaveLength(1);
  });

  it('keeps a small cell of its own: its lines go on behind its corners', () => {
    const raster = table();
    draw(raster, 500, 400, 503, 460);
    expect(gridOf(raster).stains.frames).toEqual([]);
  });

  it('goes on, or it is said, where something hides the last piece of a border', () => {
    const raster = table();
    // The border ends there: what stands in its place is a slanted stroke that goes on below.
    draw(raster, 740, 523, 743, 580, 255);
    expect(gridOf(raster)).toMatchObject({ hidden: false });
    for (let y = 500; y < 640; y++) {
      const x = 738 + Math.round((y - 530) * 0.13);
      draw(raster, x, y, x + 6, y + 1);
    }
    expect(gridOf(raster)).toMatchObject({ hidden: true });
  });

  it('keeps the last cell of a table of one row: its lines go on at one side of it', () => {
    const raster = createRaster(WIDTH, HEIGHT, 255);
    for (const y of [100, 160]) draw(raster, 100, y, 503, y + 3);
    for (const x of [100, 300, 420, 500]) draw(raster, x, 100, x + 3, 163);
    expect(gridOf(raster).borders).toHaveLength(6);
  });

  it('has no border so close to a longer one that nothing could be printed between them', () => {
    const raster = table();
    draw(raster, 423, 176, 583, 179);
    expect(bordersOf(raster)).toEqual(CLEAN);
  });

  it('has none of a stroke that only crosses a row: it goes on behind both borders', () => {
    const raster = table();
    // A wide arc, upright where it crosses the row.
    for (let y = 190; y < 312; y++) {
      const x = 500 + Math.round((y - 251) ** 2 / 350);
      draw(raster, x, y, x + 4, y + 1);
    }
    expect(bordersOf(raster)).toEqual(CLEAN);
  });

  it('has none of a stroke of a sign as high as its row, which other strokes cross', () => {
    const raster = table();
    ring(raster, 500, 310, 180, 10);
    draw(raster, 520, 283, 523, 340);
    for (const y of [296, 310, 324]) draw(raster, 508, y, 536, y + 2);
    expect(bordersOf(raster)).toEqual(CLEAN);
  });

  it('is not drawn aside by a stroke that leaves a border at a slant', () => {
    const raster = table();
    for (let x = 200; x < 860; x++) {
      const y = 222 + Math.round((x - 300) * 0.09);
      draw(raster, x, y, x + 1, y + 5);
    }
    expect(bordersOf(raster)).toEqual(CLEAN);
  });

  it('keeps a border of one cell that ends on others and runs through nothing', () => {
    const raster = table();
    draw(raster, 500, 400, 503, 460);
    draw(raster, 490, 420, 496, 442, 255);
    expect(gridOf(raster).borders).toHaveLength(CLEAN.length + 1);
  });
});

describe('the grid where red ink was taken off', () => {
  /** The table, and the mask of a red seal that took with it what it hid. */
  function wipedTable(x0: number, y0: number, x1: number, y1: number) {
    const [raster, red] = [table(), createRaster(WIDTH, HEIGHT)];
    draw(raster, x0, y0, x1, y1, 255);
    draw(red, x0, y0, x1, y1, 1);
    return { raster, red };
  }
  const told = ({ borders, hidden }: Grid) => ({ borders: borders.map(round).sort(), hidden });

  it('goes on along the rim of a seal, where it is drawn at both sides', () => {
    const { raster, red } = wipedTable(412, 170, 428, 332);
    expect(told(gridOf(raster, red))).toEqual({ borders: CLEAN, hidden: false });
    // Nothing lay there: a merged cell.
    expect(bordersOf(raster)).not.toEqual(CLEAN);
  });

  it('goes on to a piece behind the seal that is no stroke by itself', () => {
    const { raster, red } = wipedTable(412, 470, 428, 550);
    draw(raster, 420, 520, 423, 523);
    expect(told(gridOf(raster, red))).toEqual({ borders: CLEAN, hidden: false });
  });

  it('is not lost for what is left of the ink, fainter than borders are', () => {
    const { raster, red } = wipedTable(412, 170, 428, 332);
    for (let y = 170; y < 332; y++) draw(raster, 420, y, 421, y + 1, 190);
    expect(told(gridOf(raster, red))).toEqual({ borders: CLEAN, hidden: false });
  });

  it('says so where a border ends there and may go on', () => {
    const { raster, red } = wipedTable(412, 450, 428, 582);
    const { borders, hidden } = told(gridOf(raster, red));
    expect(borders).not.toEqual(CLEAN);
    expect(hidden).toBe(true);
  });

  it('says so where the open end of a row may have stood there', () => {
    const { raster, red } = wipedTable(100, 330, 262, 350);
    draw(raster, 100, 95, 103, 590, 255);
    for (const y of ROWS) if (y !== 340) draw(raster, 90, y, 110, y + 3);
    expect(gridOf(raster).hidden).toBe(false);
    expect(gridOf(raster, red).hidden).toBe(true);
  });

  it('has the merged cell that is seen beside the seal', () => {
    const raster = table();
    draw(raster, 420, 223, 423, 280, 255);
    const merged = bordersOf(raster);
    const red = createRaster(WIDTH, HEIGHT);
    draw(red, 412, 215, 428, 245, 1);
    expect(merged).not.toEqual(CLEAN);
    expect(told(gridOf(raster, red))).toEqual({ borders: merged, hidden: false });
  });
});

describe('figures under a stain', () => {
  const line = (x0: number) => {
    const character = { text: '5', confidence: 0.999, at: 0.5, alternatives: [] };
    const reading = { characters: [character], figures: [character] };
    const rect = { x0, y0: 362, x1: x0 + 20, y1: 384 };
    return { rect, frame: rect, reading };
  };

  it('are doubtful within it, and as sure as before beside it', () => {
    const raster = table();
    ring(raster, 500, 340, 150, 14);
    const { stains } = gridOf(raster);
    const sureness = (x0: number) => doubtStained(line(x0), stains, 28).characters[0]?.confidence;
    expect(sureness(490)).toBeLessThanOrEqual(0.6);
    expect(sureness(170)).toBe(0.999);
  });
});

describe('a scratched border', () => {
  it('is painted over on both sides of the scratch', () => {
    const raster = createRaster(WIDTH, HEIGHT, 255);
    for (const y of ROWS) draw(raster, 100, y, 906, y + 6);
    for (const x of COLUMNS) draw(raster, x, 100, x + 6, 586);
    draw(raster, 300, 222, 312, 224, 235);
    const { borders } = gridOf(raster);
    const left = maskBelow(eraseBorders(raster, borders, DPI), 200);
    const places = [...left.data.keys()]
      .filter((at) => left.data[at] === 1)
      .map((at) => [at % WIDTH, Math.floor(at / WIDTH)]);
    expect(places.filter(([x]) => (x ?? 0) > 110)).toEqual([]);
  });
});
