/** Sheets that do not lie flat, by kind and by how far they bend, and where each place of the sheet goes. */
import type { Raster } from '../../../shared/read/scan/raster.ts';
import type { Picture } from './pictures.ts';
import type { Random } from './random.ts';

type Point = readonly [x: number, y: number];
/** Where on the flat sheet the point of the picture comes from; both as shares of the page. */
export type Warp = (x: number, y: number) => Point;

/** Points on the page that the furthest place of the sheet is moved, on an A4 sheet. */
export const MAGNITUDES = [1, 2, 4, 8, 12] as const;
const SHEET = { width: 595, height: 842 } as const;

/** Makes the warp of a sheet that bends by so many points; the seed chooses side and place. */
type Bend = (points: number, random: Random) => Warp;

const signOf = (random: Random): number => (random.next() < 0.5 ? -1 : 1);

/** A sheet rolled around an upright axis: rows rise and fall, more at the top or at the bottom. */
const curlRows: Bend = (points, random) => {
  const [reach, tilt] = [(signOf(random) * points) / SHEET.height, random.next() * 0.6];
  const from = random.next() * 0.3;
  return (x, y) => [x, y + reach * (1 - tilt * y) * Math.sin(Math.PI * (x * (1 - from) + from))];
};

/** A sheet rolled around a level axis: columns sway. */
const curlColumns: Bend = (points, random) => {
  const reach = (signOf(random) * points) / SHEET.width;
  const tilt = random.next() * 0.6;
  return (x, y) => [x + reach * (1 - tilt * x) * Math.sin(Math.PI * y), y];
};

/** The spine of a book: near one side rows turn up or down and are squeezed. */
const spine: Bend = (points, random) => {
  const left = random.next() < 0.5;
  const depth = 0.07 + random.next() * 0.07;
  const eye = 0.2 + random.next() * 0.6;
  const most = Math.max(eye, 1 - eye);
  return (x, y) => {
    const near = Math.exp(-(left ? x : 1 - x) / depth) * 1.4;
    const squeeze = ((left ? 1 : -1) * near * points * 0.5) / SHEET.width;
    return [x + squeeze, y + ((near * points) / SHEET.height) * ((y - eye) / most)];
  };
};

/** A sheet that lies nearer to the camera with one of its sides: a trapezoid. */
const keystone: Bend = (points, random) => {
  const lean = (signOf(random) * points * 2) / SHEET.width;
  const turn = ((random.next() - 0.5) * points * 2) / SHEET.height;
  return (x, y) => {
    const depth = 1 + lean * (y - 0.5) + turn * (x - 0.5);
    return [0.5 + (x - 0.5) * depth, 0.5 + (y - 0.5) * depth];
  };
};

/** Damp paper: a slight wave both ways. */
const wave: Bend = (points, random) => {
  const [periods, phase] = [1.2 + random.next(), random.next()];
  return (x, y) => {
    const swing = Math.sin(2 * Math.PI * (x * periods + phase + y * 0.2));
    const sway = Math.sin(2 * Math.PI * (y * periods + phase));
    return [x + (sway * points * 0.25) / SHEET.width, y + (swing * points * 0.5) / SHEET.height];
  };
};

/** A fold that was pressed flat badly: rows have a ridge where it runs down the sheet. */
const fold: Bend = (points, random) => {
  const [place, lean] = [0.25 + random.next() * 0.5, (random.next() - 0.5) * 0.2];
  const [half, reach] = [0.1 + random.next() * 0.08, (signOf(random) * points) / SHEET.height];
  return (x, y) => {
    const away = Math.abs(x - place - lean * (y - 0.5)) / half;
    return [x, y + reach * Math.max(0, 1 - away)];
  };
};

/** Photographed over a book: curl, trapezoid and sway at once. */
const mixed: Bend = (points, random) => {
  const parts = [
    curlRows(points * 0.6, random),
    keystone(points * 0.4, random),
    curlColumns(points * 0.3, random),
  ];
  return (x, y) => parts.reduce<Point>((at, part) => part(at[0], at[1]), [x, y]);
};

export const BENDS: Readonly<Record<string, Bend>> = {
  'curl of rows': curlRows,
  'curl of columns': curlColumns,
  spine,
  keystone,
  wave,
  fold,
  mixed,
};

/** Returns the warp of that kind; the same seed gives the same one. */
export function warpOf(kind: string, points: number, random: Random): Warp {
  const bend = BENDS[kind];
  if (!bend) throw new Error(`no bend is called ${kind}`);
  return bend(points, random);
}

/** Returns where in the picture the place of the flat sheet is found: the warp run backwards. */
export function findInPicture(warp: Warp, x: number, y: number): Point {
  let at: Point = [x, y];
  for (let i = 0; i < 20; i++) {
    const [sx, sy] = warp(at[0], at[1]);
    at = [at[0] + x - sx, at[1] + y - sy];
  }
  return at;
}

/** Returns bytes of a picture as the warp leaves them: each lies between four of the flat sheet. */
function bendBytes(
  data: Uint8Array,
  size: readonly [number, number],
  channels: number,
  warp: Warp,
): Buffer {
  const [width, height] = size;
  const out = Buffer.alloc(data.length, 255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [px, py] = warp((x + 0.5) / width, (y + 0.5) / height);
      const [sx, sy] = [px * width - 0.5, py * height - 0.5];
      const [fx, fy] = [Math.floor(sx), Math.floor(sy)];
      if (fx < 0 || fy < 0 || fx + 1 >= width || fy + 1 >= height) continue;
      const [ax, ay] = [sx - fx, sy - fy];
      for (let c = 0; c < channels; c++) {
        const at = (fy * width + fx) * channels + c;
        const below = at + width * channels;
        const top = (data[at] ?? 0) * (1 - ax) + (data[at + channels] ?? 0) * ax;
        const bottom = (data[below] ?? 0) * (1 - ax) + (data[below + channels] ?? 0) * ax;
        out[(y * width + x) * channels + c] = top * (1 - ay) + bottom * ay + 0.5;
      }
    }
  }
  return out;
}

/** Returns the picture of the sheet bent that way; what lies outside of the sheet is white. */
export function bendPicture({ width, height, data }: Picture, warp: Warp): Picture {
  return { width, height, data: bendBytes(data, [width, height], 3, warp) };
}

/** The same for a grey picture. */
export function bendRaster({ width, height, data }: Raster, warp: Warp): Raster {
  return { width, height, data: bendBytes(data, [width, height], 1, warp) };
}
