/** Reads the prose inside form cells: what a goal's completion says of the budget, what a reason admits. */
import type { Figure } from '../../report/record.ts';
import type { Field, RawForm } from '../raw-form.ts';
import { findClaims } from './claims.ts';
import { clear } from './clear.ts';
import { findMoney } from './money.ts';
import type { RawClaim, RawMention, RawNarrative } from './raw-narrative.ts';
import { cutSentences, printedAt, type Sentence } from './sentences.ts';
import type { OwnNames } from './subject.ts';

/** Cells are passages too; their numbers lie behind those of any prose. */
const FIRST_PASSAGE = 1_000_000;
/** Figures that mean the same in a cell as in the prose; anything else there is a result of work. */
const KINDS = new Set<Figure['kind']>([
  ...(['budget', 'executed', 'executionRate'] as const),
  ...(['basicExpenditure', 'projectExpenditure'] as const),
]);
const PROJECT_WORDS = ['本项目', '该项目', '项目'];

function namesOf({ kind, department, implementingUnit, projectName }: RawForm): OwnNames {
  const names = [department, implementingUnit, projectName].flatMap((field) => field?.text ?? []);
  return [...names, ...(kind === 'project' ? PROJECT_WORDS : [])].sort(
    (a, b) => b.length - a.length,
  );
}

/** The scope that names the form; null: the report's only or leading form; undefined: neither. */
function scopeOf(form: RawForm, forms: readonly RawForm[]): string | null | undefined {
  const leading = forms.find(({ kind }) => kind === 'department') ?? forms[0];
  const isOnly = forms.length === 1 || (form === leading && form.kind === 'department');
  return isOnly ? null : form.projectName?.text;
}

interface CellProse {
  readonly sentences: readonly Sentence[];
  readonly mentions: readonly RawMention[];
}

function readCell(source: NonNullable<Field>, number: number, own: OwnNames): CellProse {
  const passage = {
    text: clear(source.text).text,
    segments: [{ start: 0, source }],
    ...{ headings: [], isHeading: false, level: null, sinceHeading: 1 },
  };
  const sentences = cutSentences(passage, number);
  const printed = (sentence: Sentence, said: Parameters<typeof printedAt>[2]) =>
    printedAt(passage, sentence, said);
  const money = findMoney(sentences, own, (sentence, said) => printed(sentence, said.value));
  return { sentences, mentions: money };
}

/** A reason speaks of its own row, where it calls it by its name. */
function ofRow({ scope }: RawClaim, name: Field): boolean {
  return scope !== null && name !== null && scope.includes(name.text.replace(/\s/g, ''));
}

function shortfalls(sentences: readonly Sentence[]): RawClaim[] {
  return sentences.flatMap(findClaims).filter(({ kind }) => kind === 'shortfall');
}

/** Returns the narrative with what the cells of the forms add to it. */
export function withCells(narrative: RawNarrative, forms: readonly RawForm[]): RawNarrative {
  const mentions: RawMention[] = [];
  const claims: RawClaim[] = [];
  let number = FIRST_PASSAGE;
  for (const form of forms) {
    const scope = scopeOf(form, forms);
    if (scope === undefined) continue;
    const own = namesOf(form);
    for (const { actual } of form.goals) {
      if (actual === null) continue;
      const cell = readCell(actual, number++, own);
      const compared = cell.mentions.filter((m) => KINDS.has(m.kind) && m.scope === null);
      mentions.push(...compared.map((mention) => ({ ...mention, scope })));
      if (scope === null) claims.push(...shortfalls(cell.sentences));
    }
    for (const { reason, level3 } of scope === null ? form.indicators : []) {
      if (reason === null) continue;
      const { sentences } = readCell(reason, number++, own);
      claims.push(...shortfalls(sentences).filter((claim) => ofRow(claim, level3)));
    }
  }
  return {
    ...narrative,
    mentions: [...narrative.mentions, ...mentions],
    claims: [...narrative.claims, ...claims],
  };
}
