/** Sheets set otherwise, and scans gone wrong in ways of their own: other faces, small print, photos, streaks. */
import { execFileSync } from 'node:child_process';
import { bendPicture, warpOf } from './bends.ts';
import { DAMAGES, noise, shadow } from './damage.ts';
import {
  bilevel,
  CHANNELS,
  closePicture,
  type Damage,
  openPicture,
  overlay,
  type Step,
} from './pictures.ts';
import { randomOf } from './random.ts';
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

/** The sheet is smaller than what is scanned: the bed or the table shows on all sides. */
const surround =
  (background: string): Step =>
  (picture) => {
    const [x, y] = [Math.round(picture.width * 0.07), Math.round(picture.height * 0.05)];
    const sides = { left: x, right: x >> 1, top: y, bottom: y };
    return closePicture(openPicture(picture).extend({ ...sides, background }));
  };

/** A book on the glass: the gutter, and beside it the edge of the next page. */
const neighbour: Step = async (picture) => {
  const { width, height } = picture;
  const wide = Math.round(width * 0.16);
  const strip = await openPicture(picture)
    .extract({ left: Math.round(width * 0.04), top: 0, width: wide, height })
    .png()
    .toBuffer();
  const wider = await closePicture(
    openPicture(picture).extend({ right: wide, background: 'white' }),
  );
  const open = await closePicture(
    openPicture(wider).composite([{ input: strip, left: width, top: 0 }]),
  );
  const gutter = `<rect x="${width - 6}" y="0" width="12" height="${height}" fill="#444"/>`;
  return overlay(() => gutter)(open, randomOf(0));
};

/** A signature over some cells of the table, as thick as pens draw. */
const signature: Step = overlay(({ width, height }, random) => {
  const [x, y] = [width * (0.3 + random.next() * 0.4), height * (0.45 + random.next() * 0.2)];
  const way =
    'c 60 -90 90 40 40 70 s -120 40 -30 -60 s 150 -70 160 20 s -90 90 20 60 s 120 -90 190 -40';
  return `<path d="M ${x} ${y} ${way}" fill="none" stroke="#223" stroke-width="${width / 330}"/>`;
});

/** What a fax machine prints over the top of each page. */
const faxHeader: Step = overlay(
  () =>
    '<text x="40" y="34" font-size="24" font-family="DejaVu Sans Mono">2022-03-14 09:12 FROM:0371-6892 1234 P.003/007</text>',
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
  'photo on a table': {
    look: {},
    damage: scan(220, 70, surround('#6b4a2f'), bent('keystone', 40), shadow, noise(9, 0)),
  },
  'black surround': { look: {}, damage: scan(200, 75, surround('#101010')) },
  'neighbour page': { look: {}, damage: scan(200, 75, neighbour) },
  signature: { look: {}, damage: scan(200, 75, signature) },
  'fax header': { look: {}, damage: scan(200, 90, faxHeader, bilevel(150)) },
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
