/** What of a document is prose, where its sentences stand, and how sure their characters are. */
import { describe, expect, it } from 'vitest';
import { readNarrative } from '../../shared/form/narrative/narrative.ts';
import { findPassages, MOST_PROSE } from '../../shared/form/narrative/passages.ts';
import { normalizeNarrative } from '../../shared/normalize/figures.ts';
import { recordOf } from '../../shared/pipeline.ts';
import type { Layout } from '../../shared/table/layout.ts';
import { layoutOf, table } from '../support/layouts.ts';
import { figuresOf, narrativeOf } from '../support/prose.ts';

const SENTENCE =
  '我单位严格执行年初部门预算,资金使用及管理规范,制度落实到位,绩效考核目标任务圆满完成,经对照指标体系逐项打分,综合得分98分,自评结果为优。';

describe('prose', () => {
  it('stands in paragraphs, and in the long texts of a frame', () => {
    expect(figuresOf(SENTENCE)).toEqual(['selfScore 98分', 'selfRating 优']);
    expect(figuresOf(table(SENTENCE))).toEqual(['selfScore 98分', 'selfRating 优']);
    expect(figuresOf(table(`评价结论|${SENTENCE}`))).toEqual(['selfScore 98分', 'selfRating 优']);
  });

  it('is read to an end: what stands behind half a million characters is told, not read', () => {
    const filler = '的'.repeat(1000);
    const read = (paragraphs: number) => {
      const layout = layoutOf(...Array<string>(paragraphs).fill(filler), SENTENCE);
      const file = { bytes: new Uint8Array(), fileName: 'long.docx' };
      const record = recordOf(file, 'docx', { value: layout, remarks: [] });
      const told = record.findings.filter(({ code }) => code === 'page.unread');
      return [record.narrative.figures.length, told.length, told[0]?.message.zh ?? ''];
    };
    expect(read(MOST_PROSE / 1000 - 1)).toEqual([2, 0, '']);
    expect(read(MOST_PROSE / 1000)).toEqual([0, 1, expect.stringContaining('500000个字符')]);
  });

  it('does not stand in a form', () => {
    expect(figuresOf(table(`评价结论|${SENTENCE}|得分|98`))).toEqual([]);
  });

  it('goes on behind the notes of a form where a new chapter begins', () => {
    const form = table('一级指标|二级指标|得分');
    const said = figuresOf(form, '注:得分98分为优。', '综合得分90分。', '二、评价结论', SENTENCE);
    expect(said).toEqual(['selfScore 98分', 'selfRating 优']);
  });

  it('leaves a heading where the next number begins, be that a paragraph', () => {
    const passages = findPassages(
      layoutOf(
        '2.5 项目支出分布',
        '1. 设备购置120万元。',
        '2.6 三公经费:预算46万元,支出38万元。',
        '3 其他',
      ),
    );
    expect(passages.map(({ headings }) => headings)).toEqual([[], ['项目支出分布'], [], []]);
  });

  it('knows the headings above it, by their numbers', () => {
    const passages = findPassages(
      layoutOf(
        '一、结论',
        '(一)得分',
        '1. 产出指标',
        '正文。',
        '(二)资金',
        '正文。',
        '二、问题',
        '正文。',
      ),
    );
    expect(passages.filter((p) => !p.isHeading).map((p) => p.headings)).toEqual([
      ['结论', '得分', '产出指标'],
      ['结论', '资金'],
      ['问题'],
    ]);
  });
});

describe('places', () => {
  it('are those of the paragraph that prints the value, also where a sentence has two', () => {
    const { figures } = narrativeOf('2021年部门预算批复资金1252.08万元,', '实际支出1200万元。');
    expect(figures.map(({ printed }) => printed)).toEqual([
      { text: '1252.08万元', place: { kind: 'paragraph', paragraph: 0 }, confidence: 1 },
      { text: '1200万元', place: { kind: 'paragraph', paragraph: 1 }, confidence: 1 },
    ]);
  });

  it('every value of a statement has its own', () => {
    const { statements } = narrativeOf(
      '2023年部门预算总金额 803.74 万元其中:基本支出 757.49 万元,项目支出 46.25 万元。',
    );
    const parts = statements.find(({ value }) => value.kind === 'parts');
    const printed = Object.entries(parts?.fields ?? {}).map(([key, { text }]) => [key, text]);
    expect(printed.filter(([key]) => key !== '/text')).toEqual([
      ['/values/total', '803.74万元'],
      ['/parts/0/value', '757.49万元'],
      ['/parts/1/value', '46.25万元'],
    ]);
  });
});

describe('confidence', () => {
  const text = '2021年部门预算 1252.08 万元,预算执行率100%。';
  const doubtful = [
    {
      offset: text.indexOf('8 万元'),
      confidence: 0.61,
      alternatives: [{ text: '3', confidence: 0.3 }],
    },
  ];
  const layout: Layout = {
    pageCount: 1,
    textSource: 'ocr',
    blocks: [
      {
        kind: 'paragraph',
        text,
        place: { kind: 'page', page: 1, box: [0, 0, 1, 1] },
        confidence: 0.61,
        doubtful,
      },
    ],
  };

  it('is that of the figure’s own characters, not of its paragraph’s worst', () => {
    const { figures } = normalizeNarrative(readNarrative(layout));
    const printed = figures.map((figure) => [figure.printed.text, figure.printed.confidence]);
    expect(printed).toEqual([
      ['1252.08万元', 0.61],
      ['100%', 0.97],
    ]);
    expect(figures[0]?.printed.doubtful?.[0]?.offset).toBe('1252.0'.length);
  });
});
