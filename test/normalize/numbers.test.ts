/** Strings of number cells become numbers exactly, or not at all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseAmount,
  parsePercent,
  parsePoints,
  parseYear,
} from '../../shared/normalize/numbers.ts';

const value = (v: number) => ({ kind: 'value', value: v });
const BLANK = { kind: 'blank' };
const MALFORMED = { kind: 'malformed' };
const WORDING = { kind: 'wording' };

describe('an amount', () => {
  it.each([
    ['761.6', '万元', 7_616_000],
    ['1,252.08', '万元', 12_520_800],
    ['215,457.6', '万元', 2_154_576_000],
    ['387664.62', '元', 387_664.62],
    ['36121.00', '元', 36_121],
    ['10万', '元', 100_000],
    ['2.38 万元', null, 23_800],
    ['36121.00元', '万元', 36_121],
    ['133.82亿元', '万元', 13_382_000_000],
    ['0.0900000762939453', '万元', 900],
    ['0', '万元', 0],
    ['-5.2', '万元', -52_000],
    ['1252.08', '万元', 12_520_800],
  ] as const)('%s in %s is %d yuan', (text, unit, yuan) => {
    expect(parseAmount(text, unit)).toEqual(value(yuan));
  });

  it.each([
    ['1.5元', 1.5],
    ['1.5千元', 1_500],
    ['1.5万', 15_000],
    ['1.5万元', 15_000],
    // As the recognizer reads 万元 now and then.
    ['1.5万兀', 15_000],
    ['1.5百万', 1_500_000],
    ['1.5百万元', 1_500_000],
    ['1.5千万', 15_000_000],
    ['1.5千万元', 15_000_000],
    ['1.5亿', 150_000_000],
    ['1.5亿元', 150_000_000],
  ])('%s is %d yuan whatever the unit above it', (text, yuan) => {
    for (const unit of ['元', '千元', '万元', '百万元', '亿元', null] as const)
      expect(parseAmount(text, unit)).toEqual(value(yuan));
  });

  it.each([
    ['元', 1.5],
    ['千元', 1_500],
    ['万元', 15_000],
    ['百万元', 1_500_000],
    ['亿元', 150_000_000],
  ] as const)('without a unit of its own 1.5 under %s is %d yuan', (unit, yuan) => {
    expect(parseAmount('1.5', unit)).toEqual(value(yuan));
  });

  it('prints marks of notes behind its last digit, which are none of it', () => {
    for (const text of ['761.6¹', '761.6①', '761.6*', '761.6¹²'])
      expect(parseAmount(text, '万元')).toEqual(value(7_616_000));
    expect([parsePoints('10¹'), parsePercent('98.7%²')]).toEqual([value(10), value(98.7)]);
  });

  it.each(['', '/', '—', '-', '无', ' '])('%j is blank, never 0', (text) => {
    expect(parseAmount(text, '万元')).toEqual(BLANK);
  });

  it.each(['7,00.0,77', '1.2.3', '12,34', '864.2(含结转10)', '约100'])(
    '%s is no number',
    (text) => {
      expect(parseAmount(text, '万元')).toEqual(MALFORMED);
    },
  );

  it.each(['5 8', '12.5 13', '1234 567'])('%j is two numbers, and no number', (text) => {
    expect(parseAmount(text, '万元')).toEqual({ kind: 'malformed' });
    expect(parsePercent(text)).toEqual({ kind: 'malformed' });
    expect(parsePoints(text)).toEqual({ kind: 'malformed' });
  });

  it('of nothing needs no unit', () => {
    expect(parseAmount('0.00', null)).toEqual(value(0));
  });

  it('without any unit is not told', () => {
    expect(parseAmount('100', null)).toEqual({ kind: 'unitless' });
  });

  it('printed and parsed again is the same, to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), (fen) => {
        const yuan = fen / 100;
        expect(parseAmount(yuan.toFixed(2), '元')).toEqual(value(yuan));
        const digits = String(Math.abs(fen)).padStart(7, '0');
        const wan = `${fen < 0 ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
        const parsed = parseAmount(wan, '万元');
        expect(parsed).toEqual(
          value(yuan === 0 ? (parsed.kind === 'value' ? parsed.value : 0) : yuan),
        );
      }),
    );
  });

  it.each([parseAmount, parsePercent, parsePoints])(
    'of more digits than a number holds is none: %o',
    (parse) => {
      for (const digits of [16, 400]) {
        expect(parse('9'.repeat(digits), '元' as never)).toEqual({ kind: 'malformed' });
        expect(parse(`-${'9'.repeat(digits)}.5`, '元' as never)).toEqual({ kind: 'malformed' });
      }
      expect(parse('0.0900000762939453', '元' as never).kind).toBe('value');
    },
  );

  it('never throws, and never guesses: what it gives was printed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseAmount(text, '元');
        if (parsed.kind === 'value') expect(text).toMatch(/[\d０-９]/u);
      }),
    );
  });
});

describe('a percent', () => {
  it.each([
    ['96.30%', 96.3],
    ['76%', 76],
    ['100', 100],
    ['0.00%', 0],
    ['400.12%', 400.12],
  ])('%s is %d', (text, percent) => {
    expect(parsePercent(text)).toEqual(value(percent));
  });

  it('printed as a fraction is one only where the amounts say so', () => {
    expect(parsePercent('1', 1)).toEqual(value(100));
    expect(parsePercent('0.9631', 0.96314)).toEqual(value(96.31));
    expect(parsePercent('1', 0.01)).toEqual(value(1));
    expect(parsePercent('1')).toEqual(value(1));
  });
});

describe('points and years', () => {
  it('are read with their unit or without', () => {
    expect(
      ['10', '10分', '8.63', '—', '优', '(10分)', '十', '5 5', '98.5 分', '9 8 . 5'].map(
        parsePoints,
      ),
    ).toEqual([
      value(10),
      value(10),
      value(8.63),
      BLANK,
      WORDING,
      value(10),
      value(10),
      MALFORMED,
      value(98.5),
      value(98.5),
    ]);
    expect(['(2021年度)', '2019年度)', '二〇二一年度', '2021.5.18', '年度'].map(parseYear)).toEqual(
      [2021, 2019, 2021, 2021, null],
    );
  });
});
