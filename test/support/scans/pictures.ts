/** Pictures of pages, and the steps that damage them have in common. */
import sharp from 'sharp';
import type { Random } from './random.ts';

/** Three bytes a pixel: red, green, blue. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}
export const CHANNELS = 3;

export type Step = (picture: Picture, random: Random) => Promise<Picture> | Picture;

export interface Damage {
  readonly dpi: number;
  readonly quality: number;
  readonly steps: readonly Step[];
}

export function openPicture({ width, height, data }: Picture): ReturnType<typeof sharp> {
  return sharp(data, { raw: { width, height, channels: CHANNELS } });
}

export async function closePicture(image: ReturnType<typeof sharp>): Promise<Picture> {
  const { data, info } = await image
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** Lays an SVG drawing over the page, multiplied as ink is. */
export function overlay(draw: (picture: Picture, random: Random) => string): Step {
  return (picture, random) => {
    const { width, height } = picture;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${draw(picture, random)}</svg>`;
    const drawing = { input: Buffer.from(svg), blend: 'multiply' as const };
    return closePicture(openPicture(picture).composite([drawing]));
  };
}

export function blur(sigma: number): Step {
  return (picture) => closePicture(openPicture(picture).blur(sigma));
}

/** Black below the level, white from it on. */
export function bilevel(level: number): Step {
  return (picture) => ({
    ...picture,
    data: Buffer.from(picture.data.map((value) => (value < level ? 0 : 255))),
  });
}
