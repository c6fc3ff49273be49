/** Figures that a narrow cell breaks before or behind their point: where none was read, one may stand there. */
import type { LineReading } from '../../scan.ts';
import { lowered } from './doubt-ends.ts';
import type { CellLine } from './read-lines.ts';

/** `12016000` above `00`: no point, and decimals below. */
const WHOLE = /^[\d,]{5,}$/;
const DECIMALS = /^\d{1,2}$/;

function textOf({ characters }: LineReading): string {
  return characters.map(({ text }) => text.trim()).join('');
}

/** Returns the line right above in the same cell. */
function above(line: CellLine, all: readonly CellLine[]): CellLine | null {
  const higher = all.filter(({ cell, rect }) => cell === line.cell && rect.y0 < line.rect.y0);
  return higher.reduce<CellLine | null>(
    (low, own) => (low && low.rect.y0 > own.rect.y0 ? low : own),
    null,
  );
}

/** Returns the reading of a line whose digits end the figure above: it may begin with a point. */
export function doubtParted(line: CellLine, all: readonly CellLine[]): LineReading {
  const { reading } = line;
  if (line.cell === null || !DECIMALS.test(textOf(reading))) return reading;
  const figure = above(line, all);
  if (figure === null || !WHOLE.test(textOf(figure.reading))) return reading;
  const doubt = (list: LineReading['characters']) =>
    list.map((own, i) => (i === 0 ? lowered(own, `.${own.text}`) : own));
  return { characters: doubt(reading.characters), figures: doubt(reading.figures) };
}
