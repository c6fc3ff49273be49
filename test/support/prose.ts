/** Reads paragraphs as the pipeline would, and writes figures as short lines for comparison. */
import { readNarrative } from '../../shared/form/narrative/narrative.ts';
import { normalizeNarrative } from '../../shared/normalize/figures.ts';
import type { Figure, Statement } from '../../shared/report/record.ts';
import type { Grid } from '../../shared/table/layout.ts';
import { layoutOf } from './layouts.ts';

export function narrativeOf(...parts: (string | Grid)[]) {
  return normalizeNarrative(readNarrative(layoutOf(...parts)));
}

const UNITS = { yuan: '元', percent: '%', points: '分', count: '', text: '' } as const;

/** `executionRate[项目支出] 35.33%`, `budget.initial 572800元`. */
export function lineOf({ kind, scope, aspect, value, unit }: Figure): string {
  const side = aspect === null || aspect === kind ? '' : `.${aspect}`;
  return `${kind}${side}${scope === null ? '' : `[${scope}]`} ${value}${UNITS[unit]}`;
}

/** The figures that checks compare; `other` is left out. */
export function figuresOf(...parts: (string | Grid)[]): string[] {
  const figures = narrativeOf(...parts).figures.map(({ value }) => value);
  return figures.filter(({ kind }) => kind !== 'other').map(lineOf);
}

export function statementsOf(kind: Statement['kind'], ...parts: (string | Grid)[]): Statement[] {
  const statements = narrativeOf(...parts).statements.map(({ value }) => value);
  return statements.filter((statement) => statement.kind === kind);
}
