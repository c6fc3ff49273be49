/** Black things across a form: stamps of black-and-white copies, seals of names, what pens leave. */
import { bilevel, CHANNELS, type Damage, overlay, type Picture, type Step } from './pictures.ts';
import type { Random } from './random.ts';

const INK = 140;
const COPY = '#222';

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A round seal with its office around a star. */
function roundSeal({ x, y }: Spot, r: number, id: number, colour = COPY): string {
  const points = Array.from({ length: 10 }, (_, i) => {
    const angle = (Math.PI * i) / 5 - Math.PI / 2;
    const reach = (r / 4) * (i % 2 === 0 ? 1 : 0.4);
    return `${x + Math.cos(angle) * reach},${y + Math.sin(angle) * reach}`;
  });
  return `<g fill="${colour}" font-family="Noto Serif CJK SC"><circle cx="${x}" cy="${y}" r="${r}" stroke="${colour}" stroke-width="${r / 16}" fill="none"/>
    <path id="a${id}" d="M ${x - r * 0.72} ${y} a ${r * 0.72} ${r * 0.72} 0 1 1 ${r * 1.44} 0" fill="none"/>
    <text font-size="${r / 4}"><textPath href="#a${id}">某某县人民政府财政局</textPath></text>
    <text x="${x - r * 0.45}" y="${y + r * 0.6}" font-size="${r / 5}">财务专用章</text>
    <polygon points="${points.join(' ')}"/></g>`;
}

/** A square seal with four signs of a name. */
function squareSeal({ x, y }: Spot, side: number): string {
  const size = side * 0.42;
  const signs = [...'王建国印'].map((sign, i) => {
    const [column, row] = [i < 2 ? 1 : 0, i % 2];
    return `<text x="${x + side * (0.07 + 0.44 * column)}" y="${y + side * (0.43 + 0.45 * row)}" font-size="${size}" font-weight="bold">${sign}</text>`;
  });
  return `<g fill="${COPY}" font-family="Noto Serif CJK SC"><rect x="${x}" y="${y}" width="${side}" height="${side}" fill="none" stroke="${COPY}" stroke-width="${side / 18}"/>${signs.join('')}</g>`;
}

const spotOf = ({ width, height }: Picture, random: Random): Spot => ({
  x: width * (0.12 + random.next() * 0.76),
  y: height * (0.25 + random.next() * 0.55),
});

const times = (count: number, one: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => one(i)).join('');

const rounds = (count: number, least: number, most: number): Step =>
  overlay((picture, random) =>
    times(count, (i) => {
      const r = picture.width * (least + random.next() * (most - least));
      return roundSeal(spotOf(picture, random), r, i);
    }),
  );

const squares = (count: number): Step =>
  overlay((picture, random) =>
    times(count, () =>
      squareSeal(spotOf(picture, random), picture.width * (0.04 + random.next() * 0.04)),
    ),
  );

/** Where the table's lowest border is: the last row of pixels with much ink. */
function footOf({ width, height, data }: Picture): number {
  for (let y = height - 1; y > 0; y--) {
    let ink = 0;
    for (let x = 0; x < width; x++) if ((data[(y * width + x) * CHANNELS] ?? 255) < INK) ink++;
    if (ink > width / 2) return y;
  }
  return height;
}

const MARGIN = 13 / 210;

const corner: Step = overlay((picture, random) => {
  const x = picture.width * (random.next() < 0.5 ? MARGIN : 1 - MARGIN);
  const off = (): number => (random.next() - 0.5) * picture.width * 0.08;
  return roundSeal({ x: x + off(), y: footOf(picture) + off() }, picture.width * 0.1, 0);
});

const overlapping: Step = overlay((picture, random) => {
  const first = spotOf(picture, random);
  const r = picture.width * (0.08 + random.next() * 0.03);
  const angle = random.next() * Math.PI * 2;
  const second = { x: first.x + Math.cos(angle) * r, y: first.y + Math.sin(angle) * r };
  return roundSeal(first, r, 0) + roundSeal(second, r * 0.9, 1);
});

const pen = ({ width }: Picture, random: Random, paths: string): string =>
  `<g fill="none" stroke="#223" stroke-width="${(width / 330) * (0.7 + random.next() * 0.6)}" stroke-linecap="round">${paths}</g>`;

/** Straight strokes that lean, each over some rows or columns. */
const slants: Step = overlay((picture, random) =>
  pen(
    picture,
    random,
    times(5, () => {
      const { x, y } = spotOf(picture, random);
      const long = picture.width * (0.05 + random.next() * 0.2);
      const angle = random.next() * Math.PI;
      return `<path d="M ${x} ${y} l ${Math.cos(angle) * long} ${Math.sin(angle) * long}"/>`;
    }),
  ),
);

/** Nearly level strokes below figures, drawn by hand. */
const underlines: Step = overlay((picture, random) =>
  pen(
    picture,
    random,
    times(6, () => {
      const { x, y } = spotOf(picture, random);
      const long = picture.width * (0.04 + random.next() * 0.1);
      const sway = (): number => (random.next() - 0.5) * picture.width * 0.008;
      return `<path d="M ${x} ${y} c ${long / 3} ${sway()} ${(long * 2) / 3} ${sway()} ${long} ${sway()}"/>`;
    }),
  ),
);

const circles: Step = overlay((picture, random) =>
  pen(
    picture,
    random,
    times(5, () => {
      const { x, y } = spotOf(picture, random);
      const rx = picture.width * (0.02 + random.next() * 0.03);
      return `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${rx * (0.4 + random.next() * 0.4)}" transform="rotate(${random.next() * 30 - 15} ${x} ${y})"/>`;
    }),
  ),
);

const ticks: Step = overlay((picture, random) =>
  pen(
    picture,
    random,
    times(8, () => {
      const { x, y } = spotOf(picture, random);
      const size = picture.width * (0.012 + random.next() * 0.02);
      return `<path d="M ${x} ${y} l ${size * 0.4} ${size * 0.6} l ${size} ${-size * 1.4}"/>`;
    }),
  ),
);

/** Boxes drawn by hand around figures: level and upright strokes that nearly meet. */
const boxes: Step = overlay((picture, random) =>
  pen(
    picture,
    random,
    times(4, () => {
      const { x, y } = spotOf(picture, random);
      const [w, h] = [picture.width * (0.04 + random.next() * 0.04), picture.width * 0.02];
      const off = (): number => (random.next() - 0.5) * picture.width * 0.004;
      return `<path d="M ${x} ${y} L ${x + w + off()} ${y + off()} L ${x + w + off()} ${y + h + off()} L ${x + off()} ${y + h + off()} L ${x + off()} ${y - 2 + off()}"/>`;
    }),
  ),
);

/** Names signed over cells: strokes that turn, cross and double back. */
const names: Step = overlay((picture, random) =>
  pen(
    picture,
    random,
    times(3, () => {
      const { x, y } = spotOf(picture, random);
      const unit = picture.width / 40;
      const to = (): string =>
        `${(random.next() * 1.6 - 0.4) * unit} ${(random.next() * 2 - 1) * unit}`;
      return `<path d="M ${x} ${y} ${times(7, () => `c ${to()} ${to()} ${to()} `)}"/>`;
    }),
  ),
);

const on200 = (...steps: Step[]): Damage => ({ dpi: 200, quality: 75, steps });

export const STAINS: Readonly<Record<string, Damage>> = {
  'black seals': on200(rounds(2, 0.08, 0.11)),
  'large seal': on200(rounds(1, 0.13, 0.17)),
  'small seals': on200(rounds(4, 0.03, 0.06)),
  'square seals': on200(squares(4)),
  'corner seal': on200(corner),
  'overlapping seals': on200(overlapping),
  'seals 1 bit': on200(rounds(2, 0.08, 0.11), bilevel(150)),
  'square seals 1 bit': on200(squares(4), bilevel(150)),
  'seals 150 dpi': { dpi: 150, quality: 70, steps: [rounds(2, 0.08, 0.11)] },
  'pen slants': on200(slants),
  'pen underlines': on200(underlines),
  'pen circles': on200(circles),
  'pen ticks': on200(ticks),
  'pen boxes': on200(boxes),
  'pen names': on200(names),
  'pen names 1 bit': on200(names, bilevel(150)),
};
