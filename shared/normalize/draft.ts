/** Forms, head and prose of one file → what the record says of the document: no scores, no findings. */

import type { ReportHead } from '../form/head/report-head.ts';
import { withCells } from '../form/narrative/cells.ts';
import type { RawNarrative } from '../form/narrative/raw-narrative.ts';
import type { RawForm } from '../form/raw-form.ts';
import type { Form, ReportRecord } from '../report/record.ts';
import type { PlacedText } from '../table/layout.ts';
import type { Ledger } from './evidence.ts';
import { normalizeNarrative } from './figures.ts';
import { normalizeForm } from './form.ts';
import { parseYear } from './numbers.ts';
import { cleanName } from './texts.ts';

export interface RawReport {
  readonly head: ReportHead;
  readonly forms: readonly RawForm[];
  readonly narrative: RawNarrative;
}

type UnscoredForm = Omit<Form, 'rescore'>;

/** What the document says, before it is scored again. */
export type ReportContent = Pick<
  ReportRecord,
  'title' | 'department' | 'fiscalYear' | 'consolidated' | 'narrative'
> & { readonly forms: readonly UnscoredForm[] };

/** Copies the place of a form's value to the record's own; null stays without evidence. */
function lift<T>(ledger: Ledger, name: string, value: T | null, from: string): T | null {
  const placed = ledger.placed.get(from);
  if (value !== null && placed) ledger.note(`/${name}`, placed);
  return value;
}

function takeField<T>(
  ledger: Ledger,
  name: string,
  field: PlacedText | null,
  parse: (text: string) => T | null,
): T | null {
  const value = field ? parse(field.text) : null;
  if (field && value !== null) ledger.note(`/${name}`, field);
  return value;
}

/** The form that speaks for the whole department, else the first one. */
function leadingForm(forms: readonly UnscoredForm[]): number {
  const department = forms.findIndex((form) => form.kind === 'department' && form.department);
  return department >= 0 ? department : 0;
}

/** The one department that any of the forms name. */
function departmentOfAll(ledger: Ledger, forms: readonly UnscoredForm[]): string | null {
  const [name, ...others] = new Set(forms.flatMap((form) => form.department ?? []));
  if (name === undefined || others.length > 0) return null;
  const at = forms.findIndex((form) => form.department === name);
  return lift(ledger, 'department', name, `/forms/${at}/department`);
}

/** The only form of the report, on the whole department and without its name, is that of the title's. */
function withDepartment(
  forms: readonly UnscoredForm[],
  { titleDepartment }: ReportHead,
  ledger: Ledger,
): readonly UnscoredForm[] {
  const [form, ...others] = forms;
  const isOpen = form?.kind === 'department' && form.department === null && others.length === 0;
  const department = isOpen
    ? takeField(ledger, 'forms/0/department', titleDepartment, cleanName)
    : null;
  return form && department !== null ? [{ ...form, department }] : forms;
}

/** The year that the form itself prints; the day it was filled in only hints at one. */
function printedYear(raw: RawForm | undefined, form: UnscoredForm | undefined): number | null {
  const isPrinted =
    raw !== undefined &&
    [raw.fiscalYear, raw.title].some((field) => field !== null && parseYear(field.text) !== null);
  return isPrinted ? (form?.fiscalYear ?? null) : null;
}

/** A form that prints no year of its own belongs to the report's year. */
function withYear(
  form: UnscoredForm,
  i: number,
  year: number | null,
  ledger: Ledger,
): UnscoredForm {
  if (form.fiscalYear !== null || year === null) return form;
  const placed = ledger.placed.get('/fiscalYear');
  if (placed) ledger.note(`/forms/${i}/fiscalYear`, placed);
  return { ...form, fiscalYear: year };
}

function narrativeOf(
  raw: RawNarrative,
  years: ReadonlySet<string>,
  ledger: Ledger,
): ReportRecord['narrative'] {
  const { figures, statements } = normalizeNarrative(raw, years);
  for (const [list, said] of Object.entries({ figures, statements }))
    for (const [i, { fields }] of said.entries())
      for (const [pointer, printed] of Object.entries(fields))
        ledger.note(`/narrative/${list}/${i}${pointer}`, printed);
  return { figures: figures.map((f) => f.value), statements: statements.map((s) => s.value) };
}

/** Blocks that a form of its kind has and that were not found; of an unknown one, all that is open. */
function remarkMissing(forms: readonly RawForm[], ledger: Ledger): void {
  for (const [
    i,
    { variant, missing, notTaken, lost, certificate, unitConflict },
  ] of forms.entries()) {
    if (unitConflict)
      ledger.remark({
        code: 'form.incomplete',
        where: `/forms/${i}/amountUnit`,
        detail: `two units are printed for the same amounts: ${unitConflict}`,
        remedy: 'The label of the block was followed; a wrong one makes amounts 10,000 times off.',
      });
    for (const cell of lost) {
      const where = `/forms/${i}/certificate/unclaimed/${certificate.unclaimed.indexOf(cell)}`;
      ledger.note(where, cell);
      const detail = `printed and in no field: ${cell.text.trim()}`;
      ledger.remark({ code: 'form.incomplete', where, detail, remedy: null });
    }
    const isUnknown = variant === 'unknown';
    if (missing.length === 0 && !isUnknown) continue;
    const parts = [
      ...(missing.length > 0 ? [`not found in the form: ${missing.join(', ')}`] : []),
      ...(notTaken.length > 0 ? [`not taken up: ${notTaken.join(', ')}`] : []),
    ];
    ledger.remark({
      code: isUnknown ? 'form.unknown' : 'form.incomplete',
      where: `/forms/${i}`,
      detail:
        parts.join('; ') || 'its columns are those of no known form; all that it holds was read',
      remedy: 'Look at the form itself; its other blocks are in the record.',
    });
  }
}

/** Returns the content of the report; evidence and remarks go to the ledger. */
export function normalizeReport(
  { head, forms: raw, narrative }: RawReport,
  ledger: Ledger,
): ReportContent {
  const printedForms = raw.map((form, i) => normalizeForm(form, `/forms/${i}`, ledger));
  const read = withDepartment(printedForms, head, ledger);
  remarkMissing(raw, ledger);
  const lead = leadingForm(read);
  const form = read[lead];
  const at = `/forms/${lead}`;
  const fiscalYear =
    lift(ledger, 'fiscalYear', printedYear(raw[lead], form), `${at}/fiscalYear`) ??
    takeField(ledger, 'fiscalYear', head.fiscalYear, parseYear) ??
    lift(ledger, 'fiscalYear', form?.fiscalYear ?? null, `${at}/fiscalYear`);
  const printed = read.flatMap((one, i) => printedYear(raw[i], one) ?? []);
  return {
    title:
      takeField(ledger, 'title', head.title, cleanName) ??
      lift(ledger, 'title', form?.title ?? null, `${at}/title`),
    department:
      lift(ledger, 'department', form?.department ?? null, `${at}/department`) ??
      takeField(ledger, 'department', head.titleDepartment ?? head.proseDepartment, cleanName) ??
      departmentOfAll(ledger, read),
    fiscalYear,
    consolidated: head.consolidated,
    forms: read.map((f, i) => withYear(f, i, fiscalYear, ledger)),
    narrative: narrativeOf(withCells(narrative, raw), new Set(printed.map(String)), ledger),
  };
}
