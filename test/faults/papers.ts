/** The report files of the fault tests: small real DOCX forms whose rows contradict themselves. */
import { createHash } from 'node:crypto';
import { buildDocx, cell, paragraph, row, table } from '../support/docx-builder.ts';

/** Says what a file shall hold; the same paper is the same file. */
export interface Paper {
  readonly seed: string;
  /** Rows whose score is above their weight: a finding each, and some that follow from them. */
  readonly findings: number;
  /** No form at all, but a few words that no extractor can read. */
  readonly isPoison?: boolean;
}

const YEAR = 2021;
const cells = (...texts: (string | number)[]) => row(texts.map((text) => cell(String(text))));

/** A department of its own for each paper, so that lists stay short however long a world lives. */
const departmentOf = ({ seed }: Paper) => `上街区${seed.replaceAll(/[^\p{L}\p{N}]/gu, '')}局`;

function formOf(paper: Paper): Uint8Array {
  const rows = Array.from({ length: paper.findings }, (_, i) =>
    cells('产出指标', '数量指标', `任务${i + 1}完成率`, '=100%', '100%', 1, 2),
  );
  const rest = 100 - paper.findings;
  const total = rest + 2 * paper.findings;
  return buildDocx({
    body: [
      paragraph(`${YEAR}年度${departmentOf(paper)}部门整体绩效自评报告`),
      paragraph('部门整体绩效自评表'),
      paragraph(`(${YEAR}年度)`),
      table(
        [
          cells('部门(单位)名称', departmentOf(paper), '', '自评得分', total, '', ''),
          cells('一级指标', '二级指标', '三级指标', '指标值', '实际完成值', '分值', '得分'),
          ...rows,
          cells('效益指标', '社会效益', '满意度', '≥90%', '95%', rest, rest),
          cells('总分', '', '', '', '', 100, total),
        ],
        7,
      ),
    ].join(''),
  });
}

/** A zip holds the time at which it was packed: each paper is packed once. */
const packed = new Map<string, Uint8Array>();

export function bytesOf(paper: Paper): Uint8Array {
  const name = JSON.stringify([paper.seed, paper.findings]);
  if (paper.isPoison) return new TextEncoder().encode(`not a report: ${name}`);
  const bytes = packed.get(name) ?? formOf(paper);
  packed.set(name, bytes);
  return bytes;
}

export const idOfPaper = (paper: Paper) =>
  createHash('sha256').update(bytesOf(paper)).digest('hex');
