/** Remarks of the reading stages as findings: what could not be read, why, and what to do. */
import type { Finding, FindingCode, READING_CODES } from '../report/finding.ts';
import type { Remark } from '../report/outcome.ts';
import type { Draft, Text } from './draft.ts';
import { fingerprintOf } from './fingerprint.ts';

type ReadingCode = (typeof READING_CODES)[number];

interface Reading {
  readonly severity: Finding['severity'];
  readonly what: Text;
  /** What the person who has the file can do, where the remark names nothing better. */
  readonly remedy: Text;
}

const RESCAN: Text = {
  zh: '请重新导出或扫描该文件后再上传',
  en: 'Export or scan the file again and upload it.',
};
const REPORT_ALONE: Text = {
  zh: '请只上传报告本身，不含其他附件',
  en: 'Upload the report alone, without attachments.',
};
const LOOK: Text = {
  zh: '请对照原文人工核对',
  en: 'Compare with the published report by hand.',
};

export const READINGS: Readonly<Record<ReadingCode, Reading>> = {
  'document.unreadable': {
    severity: 'warning',
    what: { zh: '文件已损坏，无法读取', en: 'The file is damaged and cannot be read' },
    remedy: RESCAN,
  },
  'document.encrypted': {
    severity: 'warning',
    what: { zh: '文件有打开密码', en: 'The file opens only with a password' },
    remedy: { zh: '请去除密码后再上传', en: 'Save it without a password and upload it again.' },
  },
  'document.truncated': {
    severity: 'warning',
    what: { zh: '文件不完整', en: 'The file ends too early' },
    remedy: { zh: '请重新下载完整文件', en: 'Download the whole file again.' },
  },
  'document.empty': {
    severity: 'warning',
    what: { zh: '文件没有内容', en: 'The file holds nothing' },
    remedy: RESCAN,
  },
  'document.foreign': {
    severity: 'warning',
    what: { zh: '文件不是 PDF 或 DOCX', en: 'The file is neither PDF nor DOCX' },
    remedy: { zh: '请另存为 PDF 或 DOCX', en: 'Save the report as PDF or DOCX.' },
  },
  'document.too-large': {
    severity: 'warning',
    what: { zh: '文件超过可读取的上限', en: 'The file is larger than can be read' },
    remedy: REPORT_ALONE,
  },
  'document.hostile': {
    severity: 'warning',
    what: {
      zh: '文件耗尽了读取所允许的时间或内存',
      en: 'Reading the file took more than is allowed',
    },
    remedy: RESCAN,
  },
  'document.no-form': {
    severity: 'warning',
    what: { zh: '文件中没有找到自评表', en: 'No self-evaluation form was found in the file' },
    remedy: {
      zh: '请确认上传的是绩效自评报告及其附表',
      en: 'Check that the file is a self-evaluation report with its form.',
    },
  },
  'form.unknown': {
    severity: 'note',
    what: {
      zh: '自评表的式样未知，只读取了能辨认的部分',
      en: 'The layout of the form is not known',
    },
    remedy: LOOK,
  },
  'form.incomplete': {
    severity: 'warning',
    what: { zh: '自评表有内容未能读取', en: 'A part of the form could not be read' },
    remedy: LOOK,
  },
  'page.unread': {
    severity: 'warning',
    what: {
      zh: '有页面或部分内容未能读取',
      en: 'A page, or a part of the text, could not be read',
    },
    remedy: RESCAN,
  },
  'page.grid': {
    severity: 'warning',
    what: {
      zh: '页面的表格线未能全部辨认，单元格可能错位',
      en: 'The borders of a table were not all made out, so values may stand in the wrong cell',
    },
    remedy: {
      zh: '请对照原文人工核对该页，或将纸张压平后重新扫描',
      en: 'Compare the page with the original by hand, or scan it again, pressed flat.',
    },
  },
  'scan.coarse': {
    severity: 'warning',
    what: {
      zh: '扫描分辨率过低，数字可能误读',
      en: 'The scan is too coarse to be sure of its figures',
    },
    remedy: {
      zh: '请以200至300 dpi重新扫描，并对照原文核对数字',
      en: 'Scan the page again at 200 to 300 dpi, or compare its figures with the original.',
    },
  },
  'rule.unread': {
    severity: 'note',
    what: { zh: '填表说明中有一条规则未能理解', en: 'A rule of the note was not understood' },
    remedy: LOOK,
  },
};

function isReading(code: FindingCode): code is ReadingCode {
  return code in READINGS;
}

function isPointer(where: string | null): where is string {
  return where?.startsWith('/') === true;
}

function findingOf(draft: Draft, code: ReadingCode, remark: Remark): Finding {
  const { severity, what, remedy } = READINGS[code];
  const { detail } = remark;
  const zh = detail === '' ? what.zh : `${what.zh}（${remark.zh?.detail ?? detail}）`;
  const en = detail === '' ? what.en : `${what.en}: ${detail.replace(/\.$/, '')}`;
  const place = remark.where === null || isPointer(remark.where) ? '' : ` (${remark.where})`;
  const [, page] = /^ \(page (\d+)\)$/.exec(place) ?? [];
  const placeZh = page ? `（第${page}页）` : remark.zh ? '' : place;
  return {
    code,
    state: 'UNCERTAIN',
    severity,
    paths: isPointer(remark.where) ? [remark.where] : [],
    printed: null,
    expected: null,
    equation: null,
    clause: null,
    cause: 'reading',
    explanation: null,
    message: {
      zh: `${zh}${placeZh}。${remark.zh?.remedy ?? remedy.zh}。`,
      en: `${en}${place}. ${remark.remedy ?? remedy.en}`,
    },
    fingerprint: fingerprintOf(draft, code, null, [remark.detail, place], 0),
  };
}

/** Returns what the reading stages remarked, as findings; the same remark once. */
export function readingFindings(draft: Draft, remarks: readonly Remark[]): Finding[] {
  const seen = new Set<string>();
  return remarks.flatMap((remark) => {
    const name = JSON.stringify([remark.code, remark.where, remark.detail]);
    if (!isReading(remark.code) || remark.aside || seen.has(name)) return [];
    seen.add(name);
    return [findingOf(draft, remark.code, remark)];
  });
}
