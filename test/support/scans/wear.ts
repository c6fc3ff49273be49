/** What makes single figures doubtful, though the page can be read: each as a kind of damage of its own. */
import { bilevel, blur, CHANNELS, type Damage, overlay, type Step } from './pictures.ts';

const INK = 140;

/** Strokes become thinner or thicker: each pixel is the lightest or darkest of it and its neighbours, in part. */
function press(share: number, thin: boolean): Step {
  return ({ width, height, data }) => {
    const out = Buffer.from(data);
    const row = width * CHANNELS;
    for (let at = row; at < data.length - row - CHANNELS; at++) {
      const own = data[at] ?? 0;
      let most = own;
      for (const by of [-CHANNELS, CHANNELS, -row, row]) {
        const other = data[at + by] ?? 0;
        most = thin ? Math.max(most, other) : Math.min(most, other);
      }
      out[at] = own + (most - own) * share;
    }
    return { width, height, data: out };
  };
}

/** Short light scratches over strokes, so many to a thousand inked pixels. */
function scratch(rate: number): Step {
  return ({ width, height, data }, random) => {
    const out = Buffer.from(data);
    const long = Math.max(2, Math.round(width / 420));
    for (let i = 0; i < width * height; i++) {
      if ((data[i * CHANNELS] ?? 255) > INK || random.next() > rate / 1000) continue;
      const [dx, dy] = random.pick([
        [1, 0],
        [0, 1],
        [1, 1],
        [1, -1],
      ] as const);
      for (let s = -long; s <= long; s++) {
        const at = (i + s * dx + s * dy * width) * CHANNELS;
        if (at < 0 || at + CHANNELS > out.length) continue;
        out.fill(235, at, at + CHANNELS);
      }
    }
    return { width, height, data: out };
  };
}

/** Rows that the sensor lost: light lines across the page. */
function dropRows(every: number): Step {
  return ({ width, height, data }, random) => {
    const out = Buffer.from(data);
    for (let y = 0; y < height; y++) {
      if (random.next() * every > 1) continue;
      for (let i = y * width * CHANNELS; i < (y + 1) * width * CHANNELS; i++)
        out[i] = Math.max(data[i] ?? 0, 225);
    }
    return { width, height, data: out };
  };
}

/** Stamps where figures stand: over the right half of the sheet. */
function stamps(colour: string, opacity: number, count: number): Step {
  return overlay(({ width, height }, random) => {
    const drawn = Array.from({ length: count }, () => {
      const [x, y] = [width * (0.5 + random.next() * 0.35), height * (0.2 + random.next() * 0.6)];
      const r = width * (0.07 + random.next() * 0.04);
      return `<circle cx="${x}" cy="${y}" r="${r}" stroke-width="${r / 12}"/>
        <text x="${x - r * 0.7}" y="${y - r * 0.2}" font-size="${r / 3}" stroke="none" fill="${colour}" fill-opacity="${opacity}" font-family="Noto Serif CJK SC">财务专用章</text>`;
    });
    return `<g fill="none" stroke="${colour}" stroke-opacity="${opacity}">${drawn.join('')}</g>`;
  });
}

function grain(spread: number): Step {
  return ({ width, height, data }, random) => {
    const out = Buffer.from(data);
    for (let i = 0; i < width * height; i++) {
      const add = (random.next() + random.next() + random.next() - 1.5) * spread * 2;
      for (let c = 0; c < CHANNELS; c++) {
        const at = i * CHANNELS + c;
        out[at] = Math.max(0, Math.min(255, (data[at] ?? 0) + add));
      }
    }
    return { width, height, data: out };
  };
}

/** Each wears figures in another way; none makes the page unreadable. */
export const WEAR: Readonly<Record<string, Damage>> = {
  'low 120': { dpi: 120, quality: 70, steps: [] },
  'low 100': { dpi: 100, quality: 75, steps: [] },
  'jpeg 12': { dpi: 150, quality: 12, steps: [] },
  'out of focus': { dpi: 200, quality: 70, steps: [blur(2)] },
  scratched: { dpi: 200, quality: 75, steps: [scratch(4)] },
  'thin print': { dpi: 200, quality: 75, steps: [press(0.6, true), grain(10)] },
  'thick print': { dpi: 150, quality: 70, steps: [press(1, false), blur(0.7)] },
  'thin fax': { dpi: 200, quality: 90, steps: [blur(0.6), bilevel(115)] },
  'thick fax': { dpi: 150, quality: 90, steps: [blur(0.7), bilevel(200)] },
  'copy of a copy': {
    dpi: 200,
    quality: 80,
    steps: [blur(0.8), bilevel(150), blur(0.9), bilevel(150)],
  },
  'lost rows': { dpi: 200, quality: 80, steps: [dropRows(45)] },
  'stamped figures': { dpi: 200, quality: 75, steps: [stamps('#d5202a', 0.9, 6)] },
  'black stamps': { dpi: 200, quality: 75, steps: [stamps('#333', 0.8, 4)] },
};
