/** Sheets set otherwise, and scans gone wrong in ways of their own: other faces, small print, photos, streaks. */
import { execFileSync } from 'node:child_process';
import { bendPicture, warpOf } from './bends.ts';
import { DAMAGES, noise, shadow } from './damage.ts';
import { CHANNELS, type Damage, overlay, type Step } from './pictures.ts';
import type { SheetLook } from './sheets.ts';

/** A way to set sheets, and what happens to the scan of them. */
export interface Kind {
  readonly look: Partial<SheetLook>;
  readonly damage: Damage;
  /** A text layer that says something else lies over each picture, invisible. */
  readonly hidesText?: boolean;
}

const scan = (dpi: number, quality: number, ...steps: Step[]): Damage => ({ dpi, quality, steps });
const CLEAN = scan(200, 75);

const bent =
  (kind: string, points: number): Step =>
  (picture, random) =>
    bendPicture(picture, warpOf(kind, points, random));

/** Lids and walls around the sheet: dark along two of its edges, fading inwards. */
const darkEdges: Step = ({ width, height, data }, random) => {
  const out = Buffer.from(data);
  const [reach, right] = [width * 0.025, random.next() < 0.5];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const near = Math.min(right ? width - 1 - x : x, y);
      if (near > reach) continue;
      const light = 0.15 + 0.85 * (near / reach) ** 2;
      const at = (y * width + x) * CHANNELS;
      for (let c = at; c < at + CHANNELS; c++) out[c] = (data[c] ?? 0) * light;
    }
  }
  return { width, height, data: out };
};

/** Dust on the glass of a feeder: thin lines down the whole page. */
const streaks = (opacity: number): Step =>
  overlay(({ width, height }, random) =>
    [1, 2, 3]
      .map(() => {
        const x = width * (0.08 + random.next() * 0.84);
        return `<rect x="${x}" y="0" width="${width / 1100}" height="${height}" fill="#333" fill-opacity="${opacity}"/>`;
      })
      .join(''),
  );

const faint = DAMAGES.faint?.steps ?? [];

export const LOOKS: Readonly<Record<string, Kind>> = {
  'thin song': { look: { face: 'AR PL SungtiL GB' }, damage: CLEAN },
  kai: { look: { face: 'AR PL KaitiM GB' }, damage: CLEAN },
  'wen kai': { look: { face: 'LXGW WenKai' }, damage: CLEAN },
  'micro hei': { look: { face: 'WenQuanYi Micro Hei' }, damage: CLEAN },
  'zen hei': { look: { face: 'WenQuanYi Zen Hei' }, damage: CLEAN },
  'serif figures': { look: { face: "Liberation Serif', 'AR PL UMing CN" }, damage: CLEAN },
  'sans figures': { look: { face: "Liberation Sans', 'AR PL KaitiM GB" }, damage: CLEAN },
  '8 pt': { look: { size: 8 }, damage: CLEAN },
  '7 pt': { look: { size: 7 }, damage: CLEAN },
  '7 pt 150 dpi': { look: { size: 7 }, damage: scan(150, 70) },
  'shaded head': { look: { shade: '#b8cce4' }, damage: CLEAN },
  'dark head': { look: { shade: '#999999' }, damage: CLEAN },
  dashed: { look: { border: 'dashed' }, damage: CLEAN },
  dotted: { look: { border: 'dotted' }, damage: CLEAN },
  'dashed 150': { look: { border: 'dashed' }, damage: scan(150, 60) },
  'dotted 150': { look: { border: 'dotted' }, damage: scan(150, 60) },
  'very light': { look: {}, damage: scan(200, 75, ...faint, ...faint) },
  'jpeg 25': { look: {}, damage: scan(200, 25) },
  'jpeg 20 150 dpi': { look: {}, damage: scan(150, 20) },
  '96 dpi': { look: {}, damage: scan(96, 70) },
  'dark edges': { look: {}, damage: scan(200, 75, darkEdges) },
  photo: { look: {}, damage: scan(200, 70, bent('keystone', 25), shadow, noise(10, 0)) },
  'light streaks': { look: {}, damage: scan(200, 75, streaks(0.35)) },
  'dark streaks': { look: {}, damage: scan(200, 75, streaks(0.8)) },
  'hidden text': { look: {}, damage: CLEAN, hidesText: true },
};

/** Returns the faces of a kind that this machine lacks: a browser would print another in silence. */
export function missingFaces({ look }: Kind): string[] {
  if (look.face === undefined) return [];
  const installed = execFileSync('fc-list', [':', 'family'], { encoding: 'utf8' });
  return look.face.split("', '").filter((face) => !installed.includes(face));
}
