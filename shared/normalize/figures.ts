/** Mentions of the prose → key figures of the record, each with the place that it is printed at. */
import type { RawMention, RawNarrative } from '../form/narrative/raw-narrative.ts';
import type { Figure, Statement } from '../report/record.ts';
import { byPassage, type ReadMention, readMentions } from './prose-mentions.ts';
import { findSplits, sideOfSplit } from './prose-parts.ts';
import type { Placed } from './prose-placed.ts';
import { ofOtherYear, yearsOfReport } from './prose-years.ts';
import { normalizeStatements } from './statements.ts';

export interface Narrative {
  readonly figures: readonly Placed<Figure>[];
  readonly statements: readonly Placed<Statement>[];
}

/** Parts that name no side get the side of the total that they add up to. */
function sidesOfParts(mentions: readonly ReadMention[]): Map<RawMention, Figure['aspect']> {
  const sides = new Map<RawMention, Figure['aspect']>();
  for (const passage of byPassage(mentions)) {
    for (const split of findSplits(passage)) {
      const side = sideOfSplit(split, passage);
      if (side === null) continue;
      for (const { raw } of split.parts) if (raw.aspect === null) sides.set(raw, side);
    }
  }
  return sides;
}

/**
 * A budget that the next words of its passage add to (追加) is the one at the start of the year, unless
 * that one stands before it: 年初预算A万元,全年预算B万元,调增C万元.
 */
function initialBudgets(mentions: readonly ReadMention[]): RawMention[] {
  return byPassage(mentions).flatMap((passage) => {
    const budgets = passage.filter(({ raw }) => raw.kind === 'budget' && raw.scope === null);
    return budgets.flatMap(({ raw }, i) => {
      const next = budgets[i + 1]?.raw;
      const added = next?.aspect === 'adjustment' && !next.partOf;
      const told = budgets.slice(0, i).some((before) => before.raw.aspect === 'initial');
      return raw.aspect === 'budget' && added && !told ? [raw] : [];
    });
  });
}

function figureOf(raw: RawMention, value: number | string, step: number | null): Figure {
  const { kind, scope, aspect, unit } = raw;
  return { kind, scope, aspect, value, unit, step, text: raw.sentence.text };
}

function keyOf({ kind, scope, aspect, value, unit }: Figure): string {
  return [kind, scope, aspect, value, unit].join('|');
}

/** What a level had in another year is not called as what it has in this one: 2021年产出指标. */
function datedScope({ scope, unit, year }: RawMention): string | null {
  if (scope === null || year === null || unit !== 'points') return scope;
  return `${/^\d+$/.test(year) ? `${year}年` : year}${scope}`;
}

/** Returns the figures in document order; one that is said again is said once. */
function normalizeFigures(narrative: RawNarrative, years: ReadonlySet<string>): Placed<Figure>[] {
  const mentions = readMentions(narrative);
  const sides = sidesOfParts(mentions);
  for (const raw of initialBudgets(mentions)) sides.set(raw, 'initial');
  const numbers = new Map(mentions.map((mention) => [mention.raw, mention]));
  const seen = new Set<string>();
  return narrative.mentions.flatMap((raw) => {
    const number = numbers.get(raw);
    if (!number && raw.unit !== 'text') return [];
    const sided = { ...raw, aspect: sides.get(raw) ?? raw.aspect };
    const other = ofOtherYear(raw, years);
    const figure = figureOf(
      other ? { ...sided, kind: 'other', scope: datedScope(raw) } : sided,
      number?.value ?? raw.number,
      number?.step ?? null,
    );
    if (seen.has(keyOf(figure))) return [];
    seen.add(keyOf(figure));
    return [{ value: figure, printed: raw.printed, fields: { '/value': raw.printed } }];
  });
}

/** Returns the key figures and statements of the prose with their evidence; `printed`: years of forms. */
export function normalizeNarrative(
  narrative: RawNarrative,
  printed: ReadonlySet<string> = new Set(),
): Narrative {
  const years = yearsOfReport(narrative, printed);
  return {
    figures: normalizeFigures(narrative, years),
    statements: normalizeStatements(narrative, years),
  };
}
