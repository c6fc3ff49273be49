/** What printers, scanners and people do to a page, each as a step on its picture. */
import {
  bilevel,
  blur,
  CHANNELS,
  closePicture,
  type Damage,
  openPicture,
  overlay,
  type Picture,
  type Step,
} from './pictures.ts';
import { randomOf } from './random.ts';

function stamp(colour: string, opacity: number): Step {
  return overlay(({ width, height }, random) => {
    const [x, y] = [width * (0.25 + random.next() * 0.5), height * (0.4 + random.next() * 0.4)];
    const r = width * 0.12;
    const text = '<textPath href="#a">某某县人民政府财政局专用章</textPath>';
    return `<g fill="none" stroke="${colour}" stroke-opacity="${opacity}"><circle cx="${x}" cy="${y}" r="${r}" stroke-width="${r / 14}"/>
      <path id="a" d="M ${x - r * 0.72} ${y} a ${r * 0.72} ${r * 0.72} 0 1 1 ${r * 1.44} 0" stroke="none"/>
      <text fill="${colour}" fill-opacity="${opacity}" stroke="none" font-size="${r / 4}" font-family="Noto Serif CJK SC">${text}</text>
      <polygon fill="${colour}" fill-opacity="${opacity}" stroke="none" points="${star(x, y, r / 4)}"/></g>`;
  });
}

function star(x: number, y: number, r: number): string {
  return Array.from({ length: 10 }, (_, i) => {
    const a = (Math.PI * i) / 5 - Math.PI / 2;
    const reach = i % 2 === 0 ? r : r * 0.4;
    return `${x + Math.cos(a) * reach},${y + Math.sin(a) * reach}`;
  }).join(' ');
}

const punch: Step = overlay(({ width, height }) =>
  [0.4, 0.6]
    .map(
      (y) => `<circle cx="${width * 0.03}" cy="${height * y}" r="${width * 0.014}" fill="#222"/>`,
    )
    .join(''),
);

/** A shadow from one side and a yellowish sheet. */
export const shadow: Step = ({ width, height, data }) => {
  const out = Buffer.from(data);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const light = 0.55 + 0.45 * Math.min(1, (x / width) * 1.3 + (y / height) * 0.4);
      const at = (y * width + x) * CHANNELS;
      out[at] = (data[at] ?? 0) * light * 0.98;
      out[at + 1] = (data[at + 1] ?? 0) * light * 0.95;
      out[at + 2] = (data[at + 2] ?? 0) * light * 0.86;
    }
  }
  return { width, height, data: out };
};

export function noise(spread: number, salt: number): Step {
  return ({ width, height, data }, random) => {
    const out = Buffer.from(data);
    for (let i = 0; i < width * height; i++) {
      let add = (random.next() + random.next() + random.next() - 1.5) * spread * 2;
      const spot = random.next();
      if (spot < salt) add = -220;
      else if (spot < salt * 2) add = 220;
      for (let c = 0; c < CHANNELS; c++) {
        const at = i * CHANNELS + c;
        out[at] = Math.max(0, Math.min(255, (data[at] ?? 0) + add));
      }
    }
    return { width, height, data: out };
  };
}

function faint(ink: number): Step {
  return ({ width, height, data }) => ({
    width,
    height,
    data: Buffer.from(data.map((value) => 255 - (255 - value) * ink)),
  });
}

/** The sheet bends: rows rise and fall by some points over the page. */
function curl(points: number): Step {
  return ({ width, height, data }) => {
    const out = Buffer.alloc(data.length, 255);
    const reach = (points * height) / 842;
    for (let x = 0; x < width; x++) {
      const shift = Math.round(Math.sin((x / width) * Math.PI) * reach);
      for (let y = 0; y < height; y++) {
        const from = y + shift;
        if (from < 0 || from >= height) continue;
        data.copy(
          out,
          (y * width + x) * CHANNELS,
          (from * width + x) * CHANNELS,
          (from * width + x + 1) * CHANNELS,
        );
      }
    }
    return { width, height, data: out };
  };
}

const skew =
  (degrees: number): Step =>
  (picture) =>
    closePicture(openPicture(picture).rotate(degrees, { background: 'white' }));
const turn =
  (degrees: 90 | 180 | 270): Step =>
  (picture) =>
    closePicture(openPicture(picture).rotate(degrees));
/** Each way a page may have suffered; the bench reports each by itself. */
export const DAMAGES: Readonly<Record<string, Damage>> = {
  'clean 300': { dpi: 300, quality: 85, steps: [] },
  'clean 200': { dpi: 200, quality: 80, steps: [] },
  'clean 150': { dpi: 150, quality: 80, steps: [] },
  'clean 120': { dpi: 120, quality: 75, steps: [] },
  'clean 100': { dpi: 100, quality: 75, steps: [] },
  'clean 85': { dpi: 85, quality: 75, steps: [] },
  'clean 70': { dpi: 70, quality: 75, steps: [] },
  'jpeg 40': { dpi: 200, quality: 40, steps: [] },
  skewed: { dpi: 200, quality: 75, steps: [skew(1.7)] },
  noisy: { dpi: 200, quality: 75, steps: [noise(28, 0.002)] },
  blurred: { dpi: 200, quality: 75, steps: [blur(1.2)] },
  faint: { dpi: 200, quality: 75, steps: [faint(0.45)] },
  fax: { dpi: 200, quality: 90, steps: [skew(-0.4), bilevel(150)] },
  shadow: { dpi: 200, quality: 75, steps: [shadow, noise(8, 0)] },
  'red stamp': { dpi: 200, quality: 75, steps: [stamp('#d5202a', 0.85)] },
  'grey stamp': { dpi: 200, quality: 75, steps: [stamp('#777', 0.55)] },
  punched: { dpi: 200, quality: 75, steps: [punch, skew(0.6)] },
  curled: { dpi: 200, quality: 75, steps: [curl(4)] },
  'turned 90': { dpi: 200, quality: 75, steps: [turn(90)] },
  'turned 180': { dpi: 200, quality: 75, steps: [skew(0.5), turn(180)] },
  'turned 270': { dpi: 200, quality: 75, steps: [turn(270)] },
  bad: { dpi: 200, quality: 45, steps: [blur(0.8), skew(-1.1), shadow, noise(18, 0.0005)] },
  'bad 150': { dpi: 150, quality: 50, steps: [blur(0.6), skew(0.8), noise(12, 0)] },
};

/** Returns the page after all its steps, as JPEG. */
export async function damage(picture: Picture, kind: Damage, seed: number): Promise<Buffer> {
  const random = randomOf(seed);
  let current = picture;
  for (const step of kind.steps) current = await step(current, random);
  return openPicture(current).jpeg({ quality: kind.quality }).toBuffer();
}
