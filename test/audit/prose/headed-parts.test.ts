/** Under a heading of its own a part needs no name; a share of the whole that stands for its rate is told as one. */
import { describe, expect, it } from 'vitest';
import { codesOf } from './one-report.ts';

const WHOLE = '(一)总体情况。全年预算1203.46万元,全年执行1180.25万元,执行率98.07%。';

describe('the first sentence under the heading of a part', () => {
  it.each([
    ['(二)基本支出。全年执行800.25万元,执行率99.60%。', []],
    ['(二)基本支出。全年执行820.25万元,执行率99.60%。', ['prose.basic']],
    ['(三)项目支出。全年支出380万元,主要用于展览。', []],
    ['(三)项目支出情况。全年支出308万元,主要用于展览。', ['prose.project']],
    // of something that has a name, of several years, of a later sentence
    ['(三)项目支出。场馆维修,全年支出308万元。', []],
    ['(三)项目支出。2020—2022年累计支出308万元。', []],
    ['(三)项目支出。共安排5个项目。展陈更新支出308万元。', []],
    ['(三)场馆维修项目支出。全年支出308万元。', []],
  ])('is of that part: %s', (said, codes) => expect(codesOf([WHOLE, said])).toEqual(codes));
});

describe('a rate of a part without its amount', () => {
  it.each([
    ['基本支出执行率为67.8%,项目支出执行率为32.2%。', ['rate.share']],
    ['从构成看,基本支出执行率67.80%。基本支出执行率99.60%。', ['rate.share']],
    ['基本支出占全年支出的67.8%,项目支出占32.2%。', []],
    ['基本支出执行率99.60%,项目支出执行率95%。', []],
  ])('is a share where it is that of the form: %s', (said, codes) =>
    expect(codesOf([WHOLE, said])).toEqual(codes),
  );
});
