/** A page with half-ruled tables and what stands around them, made by seed. */
import type { SpannedCell } from '../../../test/support/adjacency.ts';
import { buildPdf, Pen } from '../../../test/support/pdf-builder.ts';
import { uniform } from '../../../test/support/random.ts';
import { drawTable } from './draw.ts';
import { makeModel } from './model.ts';
import type { Ruling } from './rules.ts';
import { between, type Dice, phrase, pick, whole, widthIn } from './words.ts';

export interface MadePage {
  readonly bytes: Uint8Array;
  readonly tables: SpannedCell[][];
}

const [LEFT, RIGHT, BOTTOM] = [50, 545, 790];

function prose(
  pen: Pen,
  dice: Dice,
  left: number,
  right: number,
  top: number,
  size: number,
  lines: number,
): number {
  let y = top;
  for (let i = 0; i < lines; i++) {
    let text = i === 0 ? 'The' : '';
    const full = i < lines - 1 ? right - left : (right - left) * dice();
    for (;;) {
      const next = `${text}${text ? ' ' : ''}${phrase(dice, 1, false).toLowerCase()}`;
      if (widthIn(size, next) > full) break;
      text = next;
    }
    y += size * 1.25;
    pen.text(left, y, size, i === lines - 1 ? `${text}.` : text);
  }
  return y;
}

/** Draws caption, table and notes; returns where it ends, null where it does not fit. */
function block(
  pen: Pen,
  dice: Dice,
  ruling: Ruling,
  left: number,
  right: number,
  top: number,
  chinese: boolean,
): { y: number; cells: SpannedCell[] } | null {
  const size = between(dice, 6.5, 10);
  let y = top;
  const model = makeModel(dice, chinese, right - left > 300 ? 8 : 4, whole(dice, 4, 22));
  const trial = drawTable(new Pen(), model, ruling, left, 0, size, uniform(7));
  if (trial.right > right || y + trial.bottom * 1.5 + 40 > BOTTOM) return null;
  const caption = pick(dice, ['numbered', 'title', 'none', 'units']);
  if (caption === 'numbered' || caption === 'title') {
    y += size * 1.4;
    pen.text(
      left,
      y,
      size + (dice() < 0.5 ? 2 : 0),
      `${caption === 'numbered' ? `Table ${whole(dice, 1, 30)}. ` : ''}${phrase(dice, whole(dice, 3, 6), chinese)}`,
    );
  }
  const start = y + between(dice, 4, 14);
  const drawn = drawTable(pen, model, ruling, left, start, size, dice);
  if (caption === 'units') {
    const text = pick(dice, ['(in thousands)', 'USD million', 'Unit: 1,000 t']);
    pen.text(Math.max(left, drawn.right - 5 - widthIn(size, text)), start - 3, size, text);
  }
  y = drawn.bottom;
  if (dice() < 0.5) {
    y += between(dice, 4, 9);
    y = prose(
      pen,
      dice,
      left,
      Math.max(drawn.right, left + 150),
      y,
      Math.max(6, size - 1.5),
      whole(dice, 1, 2),
    );
  }
  return { y, cells: drawn.cells };
}

export function makePage(ruling: Ruling, seed: number): MadePage {
  const dice = uniform(seed * 7919 + ruling.length * 104729);
  const pen = new Pen();
  const tables: SpannedCell[][] = [];
  let y = 50;
  const around = dice() < 0.7;
  const chinese = dice() < 0.12;
  if (around) y = prose(pen, dice, LEFT, RIGHT, y, 10, whole(dice, 2, 5)) + between(dice, 14, 26);
  const beside = dice() < 0.12;
  const most = whole(dice, 1, 3);
  for (let tries = 0; tries < 12 && tables.length < most; tries++) {
    const middle = (LEFT + RIGHT) / 2;
    const right = beside ? middle - 12 : RIGHT;
    const made = block(
      pen,
      dice,
      ruling,
      LEFT + (beside ? 0 : dice() < 0.3 ? 40 : 0),
      right,
      y,
      chinese,
    );
    if (!made) continue;
    tables.push(made.cells);
    let end = made.y;
    for (let more = 0; beside && more < 6; more++) {
      const other = block(pen, dice, ruling, middle + 12, RIGHT, y, chinese);
      if (!other) continue;
      tables.push(other.cells);
      end = Math.max(end, other.y);
      break;
    }
    y = end + between(dice, 16, 30);
    if (around && dice() < 0.6 && y < 700)
      y = prose(pen, dice, LEFT, RIGHT, y, 10, whole(dice, 2, 4)) + between(dice, 14, 26);
    if (y > 640) break;
  }
  return { bytes: buildPdf([{ content: pen.content }]), tables };
}
