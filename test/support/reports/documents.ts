/** A report's model → its flow, its files and its truth. */
import type { Chance } from '../../audit/mutations/random.ts';
import { type Flow, tableOf } from './flow.ts';
import { pageRows } from './layouts.ts';
import type { FormModel, ReportModel } from './model.ts';
import { signs } from './printed.ts';
import { proseLines } from './prose.ts';
import { type DocxStyle, toDocx } from './to-docx.ts';
import { type PdfStyle, toPdf } from './to-pdf.ts';

/** The same form before anybody filled it in. */
function blankOf(form: FormModel): FormModel {
  const nothing = { initial: null, budget: null, executed: null, rate: null, score: null };
  return {
    ...form,
    ...{ department: '', departmentCode: null, implementing: '', implementingCode: null },
    ...{ project: '', selfScore: null, reviewScore: null, rating: null },
    goal: form.goal === null ? null : { target: '', actual: '' },
    funds: form.funds.map((row) => ({ ...row, ...nothing })),
    style: { ...form.style, blank: '' },
    indicators: [],
  };
}

function formFlow(form: FormModel): Flow {
  const isYearInTitle = form.style.synonym % 2 === 1 && form.variant !== 'henan-department';
  const title = isYearInTitle ? `${form.year}年度${form.title}` : form.title;
  const year = isYearInTitle ? [] : [signs(`(${form.year}年度)`, form.style)];
  const unit =
    form.unit === '元' ? '金额单位:元' : ['单位:万元', '金额单位:万元'][form.style.synonym % 2]!;
  const unitLine = form.odd.hasColumnUnits ? [] : [signs(unit, form.style)];
  const below = form.odd.hasNotesBelow ? form.notes.map((note) => signs(note, form.style)) : [];
  return [title, ...year, ...unitLine, tableOf(pageRows(form)), ...below];
}

export function flowOf({ title, form, further, prose, hasTemplate }: ReportModel): Flow {
  return [
    ...(title === null ? [] : [title]),
    ...(prose === null ? [] : proseLines(prose)),
    ...(hasTemplate ? [...formFlow(blankOf(form)), '附件2'] : []),
    ...(title === null ? [] : ['附件']),
    ...formFlow(form),
    ...further.flatMap(formFlow),
  ];
}

export function pdfStyleOf(by: Chance): PdfStyle {
  return {
    size: by.pick([8, 9, 10]),
    border: by.pick(['strokes', 'fills', 'boxes'] as const),
    isLandscape: by.int(0, 3) === 0,
    skip: by.pick([0, 0.1, 0.3, 0.5]),
    hasPageNumbers: by.int(0, 1) === 0,
  };
}

export function docxOf(report: ReportModel, style?: DocxStyle): Uint8Array {
  return toDocx(flowOf(report), style);
}

export function pdfOf(report: ReportModel, by: Chance): Uint8Array {
  return toPdf(flowOf(report), pdfStyleOf(by));
}
