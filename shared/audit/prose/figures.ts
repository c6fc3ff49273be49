/** The prose's key figures as quantities: each said once, however often its sentences repeat it. */
import type { Figure, Statement } from '../../report/record.ts';
import type { Audit, FormView } from '../context.ts';
import { exact } from '../exact.ts';
import { type Quantity, quantityAt, type Unit } from '../quantity.ts';
import { foldLabel } from '../words.ts';

export interface ProseFigure {
  readonly figure: Figure;
  readonly path: string;
  /** null where the figure is a word. */
  readonly quantity: Quantity | null;
}

const UNITS: Readonly<Record<Figure['unit'], Unit | null>> = {
  yuan: 'yuan',
  percent: 'percent',
  points: 'points',
  count: 'count',
  text: null,
};

/** Returns the figure at a path as a quantity; null where it is a word. */
export function quantityOf(audit: Audit, figure: Figure, path: string): Quantity | null {
  const unit = UNITS[figure.unit];
  if (unit === null || typeof figure.value !== 'number') return null;
  const known = audit.read.get(path);
  if (known) return known;
  const printed = quantityAt(path, figure.value, unit, {
    evidence: audit.draft.evidence[path],
    sentence: figure.text,
    amountUnit: '万元',
  });
  const read = figure.step === null ? printed : { ...printed, step: exact(figure.step) };
  audit.read.set(path, read);
  return read;
}

export const pathOf = (index: number): string => `/narrative/figures/${index}/value`;

/** Returns the figures of a kind; a repetition (same scope, side and value) counts once. */
export function figuresOf(audit: Audit, kind: Figure['kind']): ProseFigure[] {
  const said = new Set<string>();
  return audit.draft.narrative.figures.flatMap((figure, index) => {
    if (figure.kind !== kind) return [];
    const key = [foldLabel(figure.scope ?? ''), figure.aspect, figure.value].join('|');
    if (said.has(key)) return [];
    said.add(key);
    const path = pathOf(index);
    return [{ figure, path, quantity: quantityOf(audit, figure, path) }];
  });
}

export interface ProseStatement {
  readonly statement: Statement;
  readonly path: string;
}

export function statementsOf(audit: Audit, kind: Statement['kind']): ProseStatement[] {
  return audit.draft.narrative.statements.flatMap((statement, index) =>
    statement.kind === kind ? [{ statement, path: `/narrative/statements/${index}` }] : [],
  );
}

export function numberOf(statement: Statement, key: string): number | null {
  const value = statement.values[key];
  return typeof value === 'number' ? value : null;
}

/** A score is the report's own where it is its form's; whoever else has that very score is no other body. */
export function isOwnScore(audit: Audit, statement: Statement): boolean {
  const points = numberOf(statement, 'scorePoints');
  return audit.forms.some(({ form }) => points !== null && form.selfScore === points);
}

export function wordOf(statement: Statement, key: string): string | null {
  const value = statement.values[key];
  return typeof value === 'string' ? value : null;
}

/** Returns a number of a statement with the spelling that its sentence gives it. */
export function statedAt(
  { statement, path }: ProseStatement,
  key: string,
  unit: Unit,
): Quantity | null {
  const value = numberOf(statement, key);
  if (value === null) return null;
  const options = { sentence: statement.text, amountUnit: '万元' } as const;
  return quantityAt(`${path}/values/${key}`, value, unit, options);
}

/** Forms whose department as a whole the prose states: for words that explain a difference. */
export function isConsolidated(audit: Audit, view: FormView | null): boolean {
  return audit.draft.consolidated && view?.form.kind === 'department';
}
