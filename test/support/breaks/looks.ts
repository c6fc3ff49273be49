/** How a random form is printed: face, size, borders, room, and which rows a page end may cut. */
import type { Chance } from '../../audit/mutations/random.ts';

/** Stands in front of the table. */
export const LINE = '部门整体支出绩效自评情况。';

export interface Look {
  /** In points. */
  readonly size: number;
  readonly face: string;
  readonly padding: readonly [across: number, down: number];
  readonly border: 'thin' | 'thick' | 'double' | 'dotted' | 'dashed';
  readonly margin: readonly [top: number, side: number];
  readonly isLandscape: boolean;
  readonly vertical: 'top' | 'middle';
  /** Labels and figures stand in the middle, long texts at the left; or all alike. */
  readonly isCentred: boolean;
  readonly pitch: number;
  /** Of all rows, which may be cut: every one, none, or some. */
  readonly cut: 'every' | 'none' | 'some';
  readonly repeatsHead: boolean;
  /** The least height of a row. */
  readonly height: number;
  /** Lines of text in front of the table, so that breaks move. */
  readonly before: number;
  readonly hasPageNumbers: boolean;
  /** Where a word processor keeps the borders: with the table, with each cell, or in a style. */
  readonly bordersOf: 'table' | 'cells' | 'style';
}

export function lookOf(by: Chance): Look {
  return {
    size: by.pick([7.5, 9, 9, 10.5, 12]),
    face: by.pick(['Noto Serif CJK SC', 'Noto Sans CJK SC']),
    padding: [by.pick([1, 2, 5.4]), by.pick([0, 1, 3])],
    border: by.pick(['thin', 'thin', 'thin', 'thick', 'double', 'dotted', 'dashed'] as const),
    margin: [by.pick([36, 56, 72]), by.pick([36, 56, 72])],
    isLandscape: by.int(0, 3) === 0,
    vertical: by.pick(['middle', 'middle', 'top'] as const),
    isCentred: by.int(0, 2) > 0,
    pitch: by.pick([1.2, 1.5, 1.8]),
    cut: by.pick(['every', 'every', 'some', 'none'] as const),
    repeatsHead: by.int(0, 1) === 0,
    height: by.pick([0, 0, 20, 30]),
    before: by.int(0, 24),
    hasPageNumbers: by.int(0, 1) === 0,
    bordersOf: by.pick(['table', 'cells', 'style'] as const),
  };
}

/** Where `some` rows may be cut, every third may not. */
export function mayCut(look: Look, row: number): boolean {
  return look.cut === 'every' || (look.cut === 'some' && row % 3 !== 0);
}

/** A text that stands in the middle of its cell's width. */
export function isMiddle(look: Look, text: string): boolean {
  return look.isCentred && text.length < 14;
}
