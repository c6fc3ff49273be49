/** Layout → the forms it holds: tables that are forms, with the lines above and below that speak of them. */
import type { Layout, PlacedText } from '../table/layout.ts';
import { unitOfLine, unitsOf } from './amount-units.ts';
import { canon } from './canon.ts';
import {
  append,
  certify,
  type Draft,
  fundsOf,
  goalsOf,
  hasBlocks,
  headField,
  indicatorsOf,
  subtotalsOf,
  tasksOf,
} from './draft.ts';
import { AMOUNT, fundCategory, measureOf } from './funds/fund-labels.ts';
import {
  firstOf,
  linesAround,
  notesBelow,
  pairsAround,
  pairsInTitle,
  resultBelow,
  type Surroundings,
  titleAbove,
} from './head/around.ts';
import { type HeadEntry, type HeadRole, readPairs } from './head/head.ts';
import { contactOf, departmentOf, othersOf, ratingOf, unitBelow } from './head/head-fields.ts';
import {
  isFormTitle,
  isListTitle,
  isOtherTable,
  projectInTitle,
  saysContinued,
  yearLine,
} from './head/titles.ts';
import { isRestOf, withHeadless } from './headless.ts';
import { asksForReasons } from './indicators/reasons.ts';
import { lostOf } from './lost.ts';
import type { AmountUnit, Field, RawForm } from './raw-form.ts';
import { readSheet } from './read-sheet.ts';
import { isFilled, Sheet } from './sheet.ts';
import { BLOCKS_OF, kindOf, type Signs, variantOf } from './variants.ts';
import { withWornLabels } from './worn-labels.ts';

interface Found extends Surroundings {
  readonly draft: Draft;
  /** The line over the first form of the same table: one unit for all forms below it. */
  readonly unitAbove: Field;
}

/** Whether the draft adds to the form above it: the same table drawn as two. */
function goesOn(form: Found, draft: Draft, around: Surroundings): boolean {
  const isNew = ({ text }: PlacedText): boolean => isFormTitle(text) && !saysContinued(text);
  if ([draft.title ?? [], around.above].flat().some(isNew)) return false;
  if (around.above.length > 2) return false;
  if (isNamed(draft) && form.draft.head.length > 0 && !isCutHead(form.draft, draft)) return false;
  return (
    (draft.indicators.length === 0 || form.draft.total === null) &&
    (draft.funds.length === 0 || form.draft.funds.length === 0) &&
    (draft.tasks.length === 0 || form.draft.tasks.length === 0)
  );
}

/** 单位名称 | 基本支出 | 项目支出: the header of a table of the prose, and no name. */
function isLabelOfMoney(value: Field): boolean {
  return value !== null && (fundCategory(value.text) !== null || measureOf(value.text) !== null);
}

/** What says whose form it is. */
const NAMES: ReadonlySet<HeadRole> = new Set<HeadRole>(['projectName', 'department']);

function isNamed(draft: Draft): boolean {
  return draft.head.some(({ role, value }) => NAMES.has(role) && !isLabelOfMoney(value));
}

/** A head that is cut: nothing but it stands above, and what is named below is not named there. */
function isCutHead(above: Draft, below: Draft): boolean {
  const named = new Set(above.head.map(({ role }) => role));
  return !hasBlocks(above) && !below.head.some(({ role }) => NAMES.has(role) && named.has(role));
}

/** Whether the table is a form at all: indicators, or a head with money or tasks, or a title. */
function isForm(draft: Draft, title: Field): boolean {
  if (draft.indicators.length > 0) return true;
  if (title !== null && isListTitle(title.text)) return false;
  const named = isNamed(draft);
  if (named && (draft.funds.length > 0 || draft.tasks.length > 0)) return true;
  return title !== null && (named || hasBlocks(draft));
}

function findDrafts(layout: Layout): Found[] {
  const found: Found[] = [];
  const blocks = withHeadless(layout.blocks);
  blocks.forEach((block, at) => {
    if (block.kind !== 'grid') return;
    const around = linesAround(blocks, at);
    const unitAbove = firstOf(around.above, (text) => unitOfLine(text) !== null);
    readSheet(new Sheet(block.grid)).forEach((draft, i) => {
      const last = found.at(-1);
      const above = i === 0 ? around.above : [];
      const title = draft.title ?? titleAbove(above).title;
      if (title && isOtherTable(title.text)) return;
      if (last && i === 0 && goesOn(last, draft, around) && isPart(draft)) {
        append(last.draft, draft);
        const unit = last.unitAbove ?? unitAbove;
        found[found.length - 1] = { ...last, below: around.below, unitAbove: unit };
      } else if (isForm(draft, title)) {
        found.push({ draft, above, below: around.below, unitAbove });
      } else if (last && i === 0 && isRestOf(last.draft, blocks, at)) {
        // Nothing of it is known: it is listed with the form, which says that it is not whole.
        last.draft.parts.push(...draft.parts);
        last.draft.lost.push(block.grid.cells.filter(isFilled));
      }
    });
  });
  return found;
}

/** A table that brings something of a form. */
function isPart(draft: Draft): boolean {
  return hasBlocks(draft) || draft.head.length > 0 || draft.notes.length > 0;
}

/** The only title that the heads of pages print: forms of one kind on pages of their own share it. */
function titleInHeads(heads: readonly PlacedText[]): Field {
  const [title, ...others] = heads.filter(({ text }) => isFormTitle(text));
  return others.length === 0 ? (title ?? null) : null;
}

/** What the heads of all pages say alike; where sections have heads of their own, they may differ. */
function inHeads(heads: readonly PlacedText[], role: HeadRole): HeadEntry[] {
  const [first, ...others] = heads
    .flatMap((head) => readPairs(head))
    .filter((entry) => entry.role === role && entry.value !== null);
  const isOne = others.every(({ value }) => value?.text === first?.value?.text);
  return first && isOne ? [first] : [];
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
    wording: draft.funds.flatMap((f) => f.headings).join('|'),
    weightsInLabels: rows.length > 0 && rows.every((r) => r.level3Weight !== null),
    levelsWithWeightColumns: draft.indicators.some(
      ({ band }) => band.columns.filter((c) => c.role === 'weight').length > 1,
    ),
    hasTotalRow: draft.total !== null,
    amountUnit,
  };
}

/** Labels and texts that no field took up, for the finding that names them. */
const MOST_NAMED = 6;
const LONGEST_NAMED = 16;

function notTaken({ unclaimed }: RawForm['certificate']): string[] {
  return unclaimed
    .map(({ text }) => text.trim())
    .filter((text) => !/\d/.test(text) && text.length <= LONGEST_NAMED)
    .slice(0, MOST_NAMED);
}

/** A budget and what was spent of it. */
const FEWEST_OF_FUNDS = 2;

/**
 * A block of funds is missed only where amounts are left that no field took up; what a task got from
 * other sources (总额 | 财政拨款 | 其他资金) is told by its budget and its fiscal part.
 */
function isMissing(
  draft: Draft,
  block: 'funds' | 'indicators' | 'tasks',
  { unclaimed }: RawForm['certificate'],
): boolean {
  if (draft[block].length > 0) return false;
  if (block !== 'funds') return true;
  const ofTasks = new Set<PlacedText>(draft.tasks.flatMap(({ cells }) => cells ?? []));
  const open = unclaimed.filter((cell) => printsMoney(cell.text) && !ofTasks.has(cell));
  return open.length >= FEWEST_OF_FUNDS;
}

function printsMoney(text: string): boolean {
  const isAmount = AMOUNT.test(text.trim()) && yearLine(text) === null;
  return isAmount || /\d\s*[万亿]?元/.test(text);
}

function toRawForm(
  { draft, above, below, unitAbove }: Found,
  heads: readonly PlacedText[],
): RawForm {
  const printed = titleAbove(above);
  const title = draft.title ?? printed.title ?? titleInHeads(heads);
  draft.head.push(...pairsAround(above, below), ...pairsInTitle(title));
  draft.head.push(...inHeads(heads, 'department'), ...inHeads(heads, 'fiscalYear'));
  const year = draft.title ? draft.titleYear : printed.year;
  const notes = [...draft.notes, ...notesBelow(below)];
  const inHead = inHeads(heads, 'amountUnit').flatMap(({ value }) => value ?? []);
  const certificate = certify(draft);
  const elsewhere = [...notes, ...certificate.unclaimed, ...inHead];
  const { line, units, conflict } = unitsOf(draft, unitAbove, elsewhere);
  const signs = signsOf(draft, title, units.form);
  const kind = kindOf(signs);
  const variant = variantOf(signs);
  const total = headField(draft, 'total');
  const own = headField(draft, 'selfScore') ?? draft.total?.score ?? null;
  const said = own === null && total === null ? resultBelow(below) : { score: null, rating: null };
  const selfScore = own ?? said.score;
  const head = {
    department: departmentOf(draft, kind),
    implementingUnit: headField(draft, 'implementingUnit') ?? unitBelow(draft),
    projectName: headField(draft, 'projectName') ?? projectInTitle(title),
    filledOn: headField(draft, 'filledOn'),
    selfScore: selfScore ?? total,
    reviewScore: headField(draft, 'reviewScore') ?? draft.total?.reviewScore ?? null,
    selfRating:
      ratingOf(draft) ?? draft.total?.rating ?? headField(draft, 'selfRating') ?? said.rating,
  };
  const fiscalYear =
    draft.fiscalYear ??
    year ??
    headField(draft, 'fiscalYear') ??
    firstOf(above, (text) => yearLine(text) !== null);
  for (const [i, block] of draft.indicators.entries())
    block.goOnFrom(draft.indicators[i - 1]?.rows.at(-1));
  return {
    ...{ kind, variant, title, amountUnit: line, units, fiscalYear, ...head },
    contact: contactOf(draft),
    totalWeight: draft.total?.weight ?? (selfScore ? total : null),
    goals: goalsOf(draft),
    tasks: tasksOf(draft),
    funds: fundsOf(draft),
    indicators: indicatorsOf(draft),
    subtotals: subtotalsOf(draft),
    pointsBeside: draft.indicators.flatMap((block) => block.beside),
    hasReasons: draft.indicators.some(asksForReasons),
    notes,
    others: othersOf(draft, [fiscalYear, ...Object.values(head)]),
    certificate,
    unitConflict: conflict,
    missing: BLOCKS_OF[variant].filter((block) => isMissing(draft, block, certificate)),
    lost: lostOf(draft, certificate.unclaimed),
    notTaken: variant === 'unknown' ? notTaken(certificate) : [],
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
  const drafts = findDrafts(withWornLabels(layout));
  const forms = drafts.map((found) => toRawForm(found, layout.heads ?? []));
  const filled = forms.filter((form) => !isBlank(form));
  return filled.length > 0 ? filled : forms;
}
