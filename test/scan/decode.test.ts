/** From probabilities to characters: what was nearly read is kept, figures are read as figures. */
import { describe, expect, it } from 'vitest';
import { decodeLine, type Probabilities } from '../../shared/read/ocr/decode.ts';
import { mendSlips } from '../../shared/read/scan/signs/slips.ts';

const CHARACTERS = ['', '7', '0', '〇', '.', '万', ' '];
const ALPHABET = {
  characters: CHARACTERS,
  figures: [
    { text: '7', classes: [1] },
    { text: '0', classes: [2, 3] },
    { text: '.', classes: [4] },
  ],
};

/** Each step names the probabilities of some characters; the rest is blank. */
function steps(...list: Record<string, number>[]): Probabilities {
  const classes = CHARACTERS.length;
  const data = new Float32Array(list.length * classes);
  list.forEach((step, s) => {
    let left = 1;
    for (const [text, p] of Object.entries(step)) {
      data[s * classes + CHARACTERS.indexOf(text)] = p;
      left -= p;
    }
    data[s * classes] = (data[s * classes] ?? 0) + left;
  });
  return { steps: list.length, classes, data };
}
const textOf = (list: readonly { readonly text: string }[]): string =>
  list.map((c) => c.text).join('');

describe('a line', () => {
  it('says a character once however many steps it fills, and twice with a blank between', () => {
    const { characters } = decodeLine(steps({ '7': 1 }, { '7': 0.9 }, {}, { '7': 1 }), ALPHABET);
    expect(textOf(characters)).toBe('77');
  });

  it('keeps what else a character may be, with its probability', () => {
    const { characters } = decodeLine(steps({ '7': 0.7, '0': 0.2 }), ALPHABET);
    expect(characters[0]?.confidence).toBeCloseTo(0.7);
    expect(characters[0]?.alternatives[0]?.text).toBe('0');
    expect(characters[0]?.alternatives[0]?.confidence).toBeCloseTo(0.2);
  });

  it('doubts a character behind which a point was nearly read', () => {
    const { characters } = decodeLine(steps({ '0': 1 }, { '.': 0.4 }, { '7': 1 }), ALPHABET);
    expect(textOf(characters)).toBe('07');
    expect(characters[0]?.confidence).toBeCloseTo(0.6);
    expect(characters[0]?.alternatives[0]?.text).toBe('0.');
  });

  it('does not doubt a character because a space may follow', () => {
    const { characters } = decodeLine(steps({ '7': 1 }, { ' ': 0.4 }, { 万: 1 }), ALPHABET);
    expect(characters.map((c) => c.confidence)).toEqual([1, 1]);
  });

  it('read as a figure takes 〇 for 0, with both probabilities', () => {
    const { characters, figures } = decodeLine(steps({ '7': 1 }, { 〇: 0.5, '0': 0.45 }), ALPHABET);
    expect(textOf(characters)).toBe('7〇');
    expect(textOf(figures)).toBe('70');
    expect(figures[1]?.confidence).toBeCloseTo(0.95);
  });

  it('read as a figure keeps the likeliest digit where another character is printed', () => {
    const { characters, figures } = decodeLine(steps({ 万: 0.8, '7': 0.02 }), ALPHABET);
    expect(textOf(characters)).toBe('万');
    expect(textOf(figures)).toBe('7');
    expect(figures[0]?.confidence).toBeCloseTo(0.02);
  });
});

describe('a slip', () => {
  const mended = (text: string): string =>
    textOf(mendSlips([...text].map((c) => ({ text: c, confidence: 1, at: 0, alternatives: [] }))));

  it('is mended where the neighbours tell', () => {
    expect(mended('-级指标')).toBe('一级指标');
    expect(mended('马xx的')).toBe('马××的');
    expect(mended('2〇21')).toBe('2021');
    expect(mended('2O.5')).toBe('20.5');
    expect(mended('外资丶外贸')).toBe('外资、外贸');
    expect(mended('目标末完成')).toBe('目标未完成');
  });

  it('that took the whole stroke of 一级指标 leaves the rest doubtful', () => {
    const read = [...'级指标'].map((text) => ({ text, confidence: 1, at: 0, alternatives: [] }));
    expect(mendSlips(read).map((c) => c.confidence)).toEqual([0.6, 1, 1]);
  });

  it('is left alone where they do not', () => {
    expect(mended('-5')).toBe('-5');
    expect(mended('2019-2021')).toBe('2019-2021');
    expect(mended('二〇二一年')).toBe('二〇二一年');
    expect(mended('box')).toBe('box');
    expect(mended('年末完成')).toBe('年末完成');
  });
});
