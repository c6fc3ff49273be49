/** A worn % is told by its shape behind a figure, and stays doubtful; nothing else becomes one. */
import { describe, expect, it } from 'vitest';
import { createRaster, type Raster } from '../../shared/read/scan/raster.ts';
import { readPercent } from '../../shared/read/scan/signs/percent-tail.ts';
import type { ReadLine } from '../../shared/read/scan/signs/read-lines.ts';
import type { ReadCharacter } from '../../shared/read/scan.ts';

const EM = 24;
const MARGIN = 8;

function fill(page: Raster, x0: number, y0: number, x1: number, y1: number): void {
  for (let y = y0; y < y1; y++) page.data.fill(0, y * page.width + x0, y * page.width + x1);
}
/** Two digits, 12 pixels wide each, and behind them the ink that is drawn from x = 0 on. */
function lineOf(draw: (page: Raster, x: number) => void, tail: readonly [string, number][]) {
  const grey = createRaster(MARGIN * 2 + 48, EM + 6, 255);
  fill(grey, MARGIN + 1, 3, MARGIN + 10, 3 + EM);
  fill(grey, MARGIN + 13, 3, MARGIN + 22, 3 + EM);
  draw(grey, MARGIN + 25);
  const rect = { x0: MARGIN, y0: 3, x1: MARGIN + 48, y1: 3 + EM };
  const frame = { x0: 0, y0: 0, x1: grey.width, y1: grey.height };
  const at = (x: number): number => x / grey.width;
  const read = (text: string, confidence: number, x: number): ReadCharacter => ({
    text,
    confidence,
    at: at(MARGIN + x),
    alternatives: [],
  });
  const characters = [
    read('9', 0.99, 6),
    read('8', tail.length === 0 ? 0.6 : 0.99, 18),
    ...tail.map(([text, confidence], i) => read(text, confidence, 28 + i * 12)),
  ];
  const line: ReadLine = { rect, frame, reading: { characters, figures: characters } };
  return { line, grey };
}
const ring = (page: Raster, x: number, y: number): void => fill(page, x, y, x + 7, y + 8);
function percent(page: Raster, x: number): void {
  ring(page, x, 3);
  ring(page, x + 15, 3 + EM - 8);
  for (let i = 0; i < EM; i++) fill(page, x + 15 - (i >> 1), 3 + i, x + 17 - (i >> 1), 4 + i);
}
function digits(page: Raster, x: number): void {
  fill(page, x, 3, x + 9, 3 + EM);
  fill(page, x + 13, 3, x + 22, 3 + EM);
}
const said = (line: ReadLine, grey: Raster): string =>
  readPercent(line, grey, EM)
    .characters.map(({ text }) => text)
    .join('');

describe('a worn %', () => {
  it.each([
    [
      'is read as marks',
      [
        ['"', 0.6],
        ['0', 0.5],
      ],
    ],
    ['is passed over', []],
  ] as const)('is told where it %s', (_, tail) => {
    const { line, grey } = lineOf(
      percent,
      tail.map(([t, p]): [string, number] => [t, p]),
    );
    expect(said(line, grey)).toBe('98%');
    const sign = readPercent(line, grey, EM).characters.at(-1);
    expect(sign?.confidence).toBeLessThan(0.9);
  });

  it('is not made of what was read surely, of digits, or of other signs', () => {
    const sure = lineOf(percent, [['万', 0.99]]);
    expect(said(sure.line, sure.grey)).toBe('98万');
    const worn = lineOf(digits, [
      ['0', 0.6],
      ['0', 0.6],
    ]);
    expect(said(worn.line, worn.grey)).toBe('9800');
    const unit = lineOf(percent, [['个', 0.5]]);
    expect(said(unit.line, unit.grey)).toBe('98个');
  });
});
