/** Draws a half-ruled table at a place, and tells its cells. */
import type { SpannedCell } from '../../../test/support/adjacency.ts';
import type { Pen } from '../../../test/support/pdf-builder.ts';
import type { Column, TableModel } from './model.ts';
import { type Band, drawRules, type Place, type Ruling } from './rules.ts';
import { between, type Dice, pick, widthIn } from './words.ts';

export interface Drawn {
  readonly cells: SpannedCell[];
  readonly bottom: number;
  readonly right: number;
}
interface Setting {
  readonly dice: Dice;
  readonly size: number;
  readonly pitch: number;
  readonly pad: number;
  readonly valign: 'top' | 'bottom' | 'middle';
  readonly ruling: Ruling;
}

function breakText(text: string, widest: number, size: number): string[] {
  if (text === '') return [];
  const parts = /[\u4e00-\u9fff]/.test(text) ? [...text] : text.split(' ');
  const joint = parts.length > 0 && /[\u4e00-\u9fff]/.test(text) ? '' : ' ';
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const longer = last === undefined ? part : last + joint + part;
    if (last !== undefined && widthIn(size, longer) <= widest) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}

function placeColumns(
  { columns, spanners, rows, headed }: TableModel,
  left: number,
  gap: number,
  size: number,
): Place[] {
  const widths = columns.map((column, c) => {
    const texts = rows
      .filter(({ kind }) => kind !== 'group' || c > 0)
      .map((row) => row.texts[c] ?? '');
    const all = [...texts, ...(headed ? [column.label] : [])];
    const lines = all.flatMap((text) => breakText(text, column.widest * size, size));
    return Math.max(size, ...lines.map((line) => widthIn(size, line))) + (c === 0 ? size : 0);
  });
  for (const { from, to, text } of spanners) {
    const own = widths.slice(from, to + 1).reduce((a, b) => a + b + gap, -gap);
    const lack = widthIn(size, text) + 2 - own;
    if (lack > 0) widths[to] = (widths[to] ?? 0) + lack;
  }
  let x = left;
  return widths.map((width) => {
    const place = { from: x, to: x + width };
    x += width + gap;
    return place;
  });
}

function xFor(text: string, align: Column['align'], { from, to }: Place, size: number): number {
  const width = widthIn(size, text);
  return align === 'left' ? from : align === 'right' ? to - width : (from + to - width) / 2;
}

/** A cell of several lines between two heights. */
function write(
  pen: Pen,
  lines: readonly string[],
  align: Column['align'],
  place: Place,
  top: number,
  rows: number,
  set: Setting,
  valign: Setting['valign'],
): void {
  const free = rows - lines.length;
  const skip = valign === 'top' ? 0 : valign === 'bottom' ? free : free / 2;
  lines.forEach((line, i) => {
    pen.text(
      xFor(line, align, place, set.size),
      top + (skip + i) * set.pitch + set.size * 0.8,
      set.size,
      line,
    );
  });
}

export function drawTable(
  pen: Pen,
  model: TableModel,
  ruling: Ruling,
  left: number,
  top: number,
  size: number,
  dice: Dice,
): Drawn {
  const pitch = size * between(dice, 1.1, 1.3);
  const ruled = /rows|dotted|white|zebra$/.test(ruling);
  const set: Setting = {
    dice,
    size,
    pitch,
    ruling,
    pad: !ruled && dice() < 0.2 ? 0 : size * between(dice, ruled ? 0.1 : 0.05, 0.4),
    valign: pick(dice, ['top', 'top', 'top', 'bottom', 'middle']),
  };
  const gap = size * between(dice, 0.6, 4);
  const places = placeColumns(model, left, gap, size);
  const overhang = between(dice, 0, 5);
  const [x0, x1] = [left - overhang, (places.at(-1)?.to ?? left) + overhang];
  const cells: SpannedCell[] = [];
  const bands: Band[] = [];
  let y = top;
  const inks: (() => void)[] = [];
  const under: (() => void)[] = [];
  const depth = model.headed ? (model.spanners.length > 0 ? 2 : 1) : 0;
  if (model.headed) {
    const headAlign = pick(dice, ['own', 'centre'] as const);
    const headValign = pick(dice, ['bottom', 'bottom', 'top', 'middle'] as const);
    const corner = dice() < 0.7;
    const spannerPlace = new Map<number, { from: number; to: number }>();
    const headTop = y;
    y += set.pad;
    const spanTop = y;
    if (depth === 2) y += pitch + set.pad;
    const labelTop = y;
    const own = model.columns.map(({ label, widest }, c) =>
      c === 0 && !corner ? [] : breakText(label, widest * size, size),
    );
    const rows = Math.max(1, ...own.map((lines) => lines.length));
    const total = rows + (depth === 2 ? (labelTop - spanTop) / pitch : 0);
    for (const { from, to, text } of model.spanners) {
      const place = { from: places[from]?.from ?? 0, to: places[to]?.to ?? 0 };
      inks.push(() => write(pen, [text], 'centre', place, spanTop, 1, set, 'top'));
      for (let c = from; c <= to; c++) spannerPlace.set(c, { from, to });
      cells.push({ row: 0, column: from, rowSpan: 1, columnSpan: to - from + 1, text });
    }
    const stroke =
      ruling === 'box' ? 'stroke' : pick(dice, ['none', 'stroke', 'stroke', 'stroke'] as const);
    if (stroke === 'stroke')
      for (const { from, to } of model.spanners)
        under.push(() =>
          pen.stroke(
            (places[from]?.from ?? 0) - Math.min(overhang, gap / 3),
            labelTop - set.pad / 2,
            places[to]?.to ?? 0,
            labelTop - set.pad / 2,
          ),
        );
    model.columns.forEach((column, c) => {
      const lines = own[c] ?? [];
      const place = places[c] ?? { from: 0, to: 0 };
      const align = headAlign === 'own' || c === 0 ? column.align : 'centre';
      const spanned = spannerPlace.has(c);
      inks.push(() =>
        write(
          pen,
          lines,
          align,
          place,
          spanned || depth < 2 ? labelTop : spanTop,
          spanned || depth < 2 ? rows : total,
          set,
          headValign,
        ),
      );
      cells.push({
        row: spanned ? 1 : 0,
        column: c,
        rowSpan: spanned ? 1 : depth,
        columnSpan: 1,
        text: lines.join(' '),
      });
    });
    y = labelTop + rows * pitch + set.pad;
    bands.push({ top: headTop, bottom: y, kind: 'head' });
  }
  const sign = ruling === 'totals' || dice() < 0.1;
  const leaders = dice() < 0.08;
  model.rows.forEach((row, r) => {
    y += row.room * pitch;
    const rowTop = y;
    const texts = row.texts.map((text, c) =>
      row.kind === 'group'
        ? text
          ? [text]
          : []
        : breakText(text, (model.columns[c]?.widest ?? 9) * size, size),
    );
    const rows = Math.max(1, ...texts.map((lines) => lines.length));
    y += set.pad;
    const at = y;
    texts.forEach((lines, c) => {
      const column = model.columns[c];
      const place = places[c];
      if (!column || !place) return;
      const align = c === 0 ? 'left' : column.align;
      const shifted = c === 0 ? { ...place, from: place.from + row.indent * size } : place;
      inks.push(() => write(pen, lines, align, shifted, at, rows, set, set.valign));
      let text = lines.join(' ');
      const money =
        sign &&
        column.figures === 'money' &&
        column.kind === 'figures' &&
        /^[(\d]/.test(text) &&
        align === 'right' &&
        (r === 0 || row.kind === 'total');
      if (money) {
        const free = place.to - place.from - widthIn(size, text) > size * 0.8;
        if (free) {
          inks.push(() => write(pen, ['$'], 'left', place, at, rows, set, set.valign));
          text = `$ ${text}`;
        }
      }
      const [only, more] = lines;
      if (leaders && c === 0 && row.kind === 'row' && only && !more) {
        const count =
          Math.floor((place.to - shifted.from - widthIn(size, only)) / widthIn(size, ' .')) - 1;
        if (count > 3)
          inks.push(() =>
            pen.text(
              shifted.from + widthIn(size, only),
              at +
                size * 0.8 +
                (set.valign === 'top' ? 0 : set.valign === 'bottom' ? rows - 1 : (rows - 1) / 2) *
                  pitch,
              size,
              ' .'.repeat(count),
            ),
          );
      }
      cells.push({ row: depth + r, column: c, rowSpan: 1, columnSpan: 1, text });
    });
    y += rows * pitch + set.pad;
    bands.push({ top: rowTop, bottom: y, kind: row.kind });
  });
  drawRules(pen, bands, places, x0, x1, dice, ruling, under);
  for (const ink of inks) ink();
  for (const ink of under) ink();
  return { cells: cells.filter((cell) => cell.rowSpan > 0), bottom: y, right: x1 };
}
