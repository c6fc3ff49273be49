/** Layout → the forms it holds: tables that are forms, with the lines above and below that speak of them. */
import type { Block, Layout, PlacedText } from '../table/layout.ts';
import { canon } from './canon.ts';
import {
  certify,
  type Draft,
  fundsOf,
  goalsOf,
  hasBlocks,
  headField,
  indicatorsOf,
  tasksOf,
} from './draft.ts';
import { unitInLabel } from './funds.ts';
import { type HeadEntry, type HeadRole, readPairs } from './head.ts';
import { continuesNotes, opensNotes, splitNotes } from './notes.ts';
import { fieldOf, joinPlaced, slicePlaced } from './placed.ts';
import type { AmountUnit, Field, RawForm } from './raw-form.ts';
import { readSheet } from './read-sheet.ts';
import { Sheet } from './sheet.ts';
import { isFormTitle, stripAttachment, unitLine, yearLine } from './titles.ts';
import { BLOCKS_OF, kindOf, type Signs, variantOf } from './variants.ts';

type Paragraph = Block & { kind: 'paragraph' };

/** A form's own lines stand this near above its table. */
const LINES_ABOVE = 8;
/** Signatures and notes stand this near below it. */
const LINES_BELOW = 12;

/** The lines around one table, cut where the neighbouring tables begin. */
interface Surroundings {
  readonly above: readonly Paragraph[];
  readonly below: readonly Paragraph[];
}

interface Found extends Surroundings {
  readonly draft: Draft;
}

function linesAround(blocks: readonly Block[], at: number): Surroundings {
  const above: Paragraph[] = [];
  for (let i = at - 1; i >= 0 && above.length < LINES_ABOVE; i--) {
    const block = blocks[i];
    if (block?.kind !== 'paragraph') break;
    above.unshift(block);
  }
  const below: Paragraph[] = [];
  for (let i = at + 1; i < blocks.length && below.length < LINES_BELOW; i++) {
    const block = blocks[i];
    if (block?.kind !== 'paragraph' || isFormTitle(block.text)) break;
    below.push(block);
  }
  return { above, below };
}

function titleAbove(above: readonly Paragraph[]): Field {
  const line = above.findLast((p) => isFormTitle(p.text));
  if (!line) return null;
  return slicePlaced(line, line.text.length - stripAttachment(line.text).length, line.text.length);
}

/** `(2021年度)` behind a title is a line of its own in most forms. */
function splitTitleYear(title: Field): { title: Field; year: Field } {
  const match = title ? /\s*[((]\s*20\d{2}\s*年度?\s*[))]$/.exec(title.text) : null;
  if (!title || !match) return { title, year: null };
  return {
    title: slicePlaced(title, 0, match.index),
    year: slicePlaced(title, match.index, title.text.length),
  };
}

/** Whether the draft adds to the form above it: the same table drawn as two. */
function goesOn(form: Found, draft: Draft, around: Surroundings): boolean {
  if (draft.title !== null || around.above.some((p) => isFormTitle(p.text))) return false;
  if (around.above.length > 2) return false;
  const named = draft.head.some((e) => e.role === 'projectName' || e.role === 'department');
  if (named && form.draft.head.length > 0) return false;
  return (
    (draft.indicators.length === 0 || form.draft.total === null) &&
    (draft.funds.length === 0 || form.draft.funds.length === 0) &&
    (draft.tasks.length === 0 || form.draft.tasks.length === 0)
  );
}

function append(form: Draft, more: Draft): void {
  form.head.push(...more.head);
  form.goals.push(...more.goals);
  form.tasks.push(...more.tasks);
  form.funds.push(...more.funds);
  form.indicators.push(...more.indicators);
  form.notes.push(...more.notes);
  form.parts.push(...more.parts);
  form.total ??= more.total;
}

/** Whether the table is a form at all: indicators, or a head with money or tasks, or a title. */
function isForm(draft: Draft, title: Field): boolean {
  if (draft.indicators.length > 0) return true;
  const named = draft.head.some((e) => e.role === 'projectName' || e.role === 'department');
  if (named && (draft.funds.length > 0 || draft.tasks.length > 0)) return true;
  return title !== null && (named || hasBlocks(draft));
}

function findDrafts(layout: Layout): Found[] {
  const found: Found[] = [];
  layout.blocks.forEach((block, at) => {
    if (block.kind !== 'grid') return;
    const around = linesAround(layout.blocks, at);
    readSheet(new Sheet(block.grid)).forEach((draft, i) => {
      const last = found.at(-1);
      const above = i === 0 ? around.above : [];
      if (last && i === 0 && goesOn(last, draft, around) && isPart(draft)) {
        append(last.draft, draft);
        found[found.length - 1] = { ...last, below: around.below };
      } else if (isForm(draft, draft.title ?? titleAbove(above))) {
        found.push({ draft, above, below: around.below });
      }
    });
  });
  return found;
}

/** A table that brings something of a form. */
function isPart(draft: Draft): boolean {
  return hasBlocks(draft) || draft.head.length > 0 || draft.notes.length > 0;
}

/** What lines above a table may say of it, and what the line of signatures below. */
const ABOVE: ReadonlySet<HeadRole> = new Set([
  ...(['department', 'implementingUnit', 'projectName', 'contact', 'filledOn'] as const),
  ...(['amountUnit', 'fiscalYear', 'selfScore', 'selfRating'] as const),
]);
const BELOW: ReadonlySet<HeadRole> = new Set(['contact', 'filledOn', 'department']);
/** A sentence of the prose has a colon too: a line of labels is short. */
const LONGEST_LINE = 80;

function pairsAround(above: readonly Paragraph[], below: readonly Paragraph[]): HeadEntry[] {
  const pairs = (lines: readonly Paragraph[], roles: ReadonlySet<HeadRole>) =>
    lines
      .filter((line) => line.text.length <= LONGEST_LINE)
      .flatMap(readPairs)
      .filter((entry) => roles.has(entry.role));
  return [...pairs(above, ABOVE), ...pairs(below.slice(0, 3), BELOW)];
}

/** Notes below the table, up to the first line that is none of them. */
function notesBelow(below: readonly Paragraph[]): PlacedText[] {
  const from = below.findIndex((p) => opensNotes(p.text));
  if (from < 0) return [];
  const notes = splitNotes(below[from] as Paragraph);
  for (const line of below.slice(from + 1)) {
    if (!continuesNotes(line.text)) break;
    notes.push(...splitNotes(line));
  }
  return notes;
}

function firstOf(lines: readonly Paragraph[], is: (text: string) => boolean): Field {
  const line = lines.findLast((p) => is(p.text));
  return line ? fieldOf(line) : null;
}

/** Where the form prints the unit of its amounts, and the unit of each block. */
function unitsOf(draft: Draft, above: readonly Paragraph[]) {
  const printed = headField(draft, 'amountUnit');
  const line = printed ?? firstOf(above, (t) => unitLine(t) !== null);
  const form: AmountUnit = line ? (unitLine(line.text) ?? unitLine(`单位:${line.text}`)) : null;
  const label = draft.funds.map((f) => f.unitLabel).find((l) => l !== null) ?? null;
  const ofFunds = label ? unitInLabel(label.text) : null;
  return { line: line ?? label, units: { form: form ?? ofFunds, funds: ofFunds, tasks: null } };
}

function signsOf(draft: Draft, title: Field, amountUnit: AmountUnit): Signs {
  const columns = draft.indicators.flatMap((i) => i.band.columns);
  const rows = indicatorsOf(draft);
  const blocks = (['tasks', 'funds', 'goals', 'indicators'] as const).filter(
    (b) => draft[b].length > 0,
  );
  return {
    title: title?.text.replace(/\s+/g, '') ?? '',
    blocks: new Set(blocks),
    head: new Set(draft.head.map((e) => e.role)),
    columns: new Set(columns.map((c) => c.role)),
    labels: new Set([
      ...columns.map((c) => canon(c.label.text)),
      ...draft.head.map((e) => canon(e.label)),
    ]),
    weightsInLabels: rows.length > 0 && rows.every((r) => r.level3Weight !== null),
    levelsWithWeightColumns: columns.filter((c) => c.role === 'weight').length > 1,
    hasTotalRow: draft.total !== null,
    amountUnit,
  };
}

/** Who filled in the form, and the numbers printed in cells of their own: all of it personal. */
function contactOf(draft: Draft): Field {
  const printed = draft.head.flatMap(({ role, value }) =>
    role === 'contact' && value !== null ? [value] : [],
  );
  const [first, ...rest] = printed;
  if (!first) return null;
  return rest.reduce(
    (all, next) => joinPlaced(joinPlaced(all, { ...next, text: ' ' }), next),
    first,
  );
}

/** A heading names the project's manager; a form of a department names itself. */
function departmentOf(draft: Draft, kind: RawForm['kind']): Field {
  const preferred = kind === 'project' ? /主管/ : /^(?!.*主管)/;
  return headField(draft, 'department', preferred);
}

function toRawForm({ draft, above, below }: Found): RawForm {
  draft.head.push(...pairsAround(above, below));
  const { title, year } = splitTitleYear(draft.title ?? titleAbove(above));
  const { line, units } = unitsOf(draft, above);
  const signs = signsOf(draft, title, units.form);
  const kind = kindOf(signs);
  const variant = variantOf(signs);
  const expected = BLOCKS_OF[variant];
  return {
    ...{ kind, variant, title, amountUnit: line, units },
    fiscalYear:
      draft.fiscalYear ??
      year ??
      headField(draft, 'fiscalYear') ??
      firstOf(above, (text) => yearLine(text) !== null),
    department: departmentOf(draft, kind),
    implementingUnit: headField(draft, 'implementingUnit'),
    projectName: headField(draft, 'projectName'),
    contact: contactOf(draft),
    filledOn: headField(draft, 'filledOn'),
    selfScore: headField(draft, 'selfScore') ?? draft.total?.score ?? null,
    reviewScore: headField(draft, 'reviewScore') ?? draft.total?.reviewScore ?? null,
    selfRating: headField(draft, 'selfRating') ?? draft.total?.rating ?? null,
    totalWeight: draft.total?.weight ?? null,
    goals: goalsOf(draft),
    tasks: tasksOf(draft),
    funds: fundsOf(draft),
    indicators: indicatorsOf(draft),
    notes: draft.notes.length > 0 ? draft.notes : notesBelow(below),
    others: draft.head.flatMap(({ role, label, value }) =>
      role === 'other' && value !== null ? [{ label: canon(label), value }] : [],
    ),
    certificate: certify(draft),
    missing: expected.filter((block) => draft[block].length === 0),
  };
}

/** A template that nobody filled in: no actual value, no score, no money. */
function isBlank(form: RawForm): boolean {
  const values = [
    ...form.indicators.flatMap((i) => [i.actual, i.score]),
    ...form.funds.flatMap((f) => [f.budget, f.executed]),
    ...form.tasks.flatMap((t) => [t.name]),
    ...form.goals.flatMap((g) => [g.actual]),
    form.selfScore,
  ];
  return values.every((v) => v === null || /^[-—/\s]*$/.test(v.text));
}

/** Returns the forms of the document in its order; a blank template beside a filled form is left out. */
export function findForms(layout: Layout): RawForm[] {
  const forms = findDrafts(layout).map(toRawForm);
  const filled = forms.filter((form) => !isBlank(form));
  return filled.length > 0 ? filled : forms;
}
