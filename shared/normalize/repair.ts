/** Corrects a doubtful digit where the form's own arithmetic leaves one reading, and keeps why. */
import type { Evidence, Repair, TypedReading } from '../report/evidence.ts';
import type { PlacedText } from '../table/layout.ts';
import { normalizeReport, type RawReport, type ReportContent } from './draft.ts';
import { Ledger } from './evidence.ts';
import { exchange } from './exchange.ts';
import { type Equation, equationsOf, type ValueAt } from './repair-equations.ts';
import { readTypedColumns } from './typed-columns.ts';

/** One equation may be wrong in the report itself; two that share nothing else are not by chance. */
const LEAST_EQUATIONS = 2;
/** The recognizer must have held the other reading possible at least so much. */
const LEAST_ALTERNATIVE = 0.05;
/**
 * What was read with more than this is what is printed: an author's slip breaks every equation
 * that it stands in, so only the reading itself can tell it from ours.
 */
const CONFIDENT = 0.9;
/** Each repair reads the report anew; a page with more doubts than this is for a person. */
const MOST_REPAIRS = 20;

const FIGURE = /^[\d.,%-]*$/;

/** The text as it stands in the report → how it came to say so. */
export interface Corrections {
  /** What was read, and the equations that agreed on something else. */
  readonly repairs: ReadonlyMap<PlacedText, Repair>;
  /** What was read before it was known what the column holds. */
  readonly typed: ReadonlyMap<PlacedText, TypedReading>;
}
export const NO_CORRECTIONS: Corrections = { repairs: new Map(), typed: new Map() };

/** Returns the value at a JSON Pointer of the content; null where it is no number. */
function valueIn(content: ReportContent): ValueAt {
  return (path) => {
    let at: unknown = content;
    for (const key of path.split('/').slice(1)) {
      at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined;
    }
    return typeof at === 'number' ? at : null;
  };
}

/** Returns the readings of a figure that differ from it in one doubtful character. */
function readingsOf(placed: PlacedText): PlacedText[] {
  return (placed.doubtful ?? []).flatMap((mark) => {
    const { offset, confidence, alternatives } = mark;
    const raw = placed.text.slice(offset, offset + 1);
    if (confidence >= CONFIDENT || !FIGURE.test(raw)) return [];
    return alternatives
      .filter((other) => other.confidence >= LEAST_ALTERNATIVE && FIGURE.test(other.text))
      .map((other) => ({
        ...placed,
        text: placed.text.slice(0, offset) + other.text + placed.text.slice(offset + 1),
        // Offsets behind a character that came or went would be wrong: one repair a text.
        doubtful: [],
      }));
  });
}

/** Equations that share no value but the one in question. */
function independent(equations: readonly Equation[], path: string): Equation[] {
  const chosen: Equation[] = [];
  const seen = new Set<string>();
  for (const equation of [...equations].sort((a, b) => a.paths.length - b.paths.length)) {
    const others = equation.paths.filter((other) => other !== path);
    if (others.some((other) => seen.has(other))) continue;
    for (const other of others) seen.add(other);
    chosen.push(equation);
  }
  return chosen;
}

interface Proposal {
  readonly path: string;
  readonly raw: PlacedText;
  readonly text: PlacedText;
  readonly settled: readonly Equation[];
}

interface State {
  readonly raw: RawReport;
  readonly ledger: Ledger;
  readonly content: ReportContent;
  readonly equations: readonly Equation[];
}

function readState(raw: RawReport): State {
  const ledger = new Ledger();
  const content = normalizeReport(raw, ledger);
  const printed = (path: string): boolean => ledger.placed.has(path);
  return { raw, ledger, content, equations: equationsOf(content, printed) };
}

/** Returns the readings of one value that at least two independent equations ask for. */
function proposalsFor(path: string, state: State): Proposal[] {
  const raw = state.ledger.placed.get(path);
  if (!raw?.doubtful || raw.doubtful.length === 0) return [];
  const own = state.equations.filter((equation) => equation.paths.includes(path));
  const before = valueIn(state.content);
  const broken = own.filter((equation) => equation.holds(before) !== true);
  if (independent(broken, path).length < LEAST_EQUATIONS) return [];
  const kept = own.filter((equation) => equation.holds(before) === true);
  return readingsOf(raw).flatMap((text) => {
    const after = valueIn(
      normalizeReport(exchange(state.raw, new Map([[raw, text]])), new Ledger()),
    );
    if (kept.some((equation) => equation.holds(after) !== true)) return [];
    const settled = independent(
      broken.filter((equation) => equation.holds(after) === true),
      path,
    );
    return settled.length < LEAST_EQUATIONS ? [] : [{ path, raw, text, settled }];
  });
}

/** Returns the proposals that no other one contests: two ways to mend an equation are none. */
function uncontested(proposals: readonly Proposal[]): Proposal[] {
  return proposals.filter((proposal) =>
    proposals.every(
      (other) =>
        other === proposal ||
        (other.raw === proposal.raw && other.text.text === proposal.text.text) ||
        !other.settled.some((equation) => proposal.settled.includes(equation)),
    ),
  );
}

/** Returns the report with the texts of its typed columns read as what they can hold. */
function readAgain(report: RawReport): { raw: RawReport; typed: Corrections['typed'] } {
  const found = report.forms.flatMap((form) => [...readTypedColumns(form)]);
  const texts = new Map(found.map(([before, [after]]) => [before, after]));
  const typed = new Map(found.map(([, [after, why]]) => [after, why]));
  return { raw: exchange(report, texts), typed };
}

/**
 * Returns the report as its columns and its arithmetic correct it, and the corrections. A digit is
 * repaired only if the recognizer itself held the other reading possible and two independent
 * equations of the form agree on it; text that was read with confidence is never touched.
 */
export function correctReading(report: RawReport): { raw: RawReport; corrections: Corrections } {
  const again = readAgain(report);
  const repairs = new Map<PlacedText, Repair>();
  const typed = new Map(again.typed);
  let state = readState(again.raw);
  while (repairs.size < MOST_REPAIRS) {
    const current = state;
    const paths = [...current.ledger.placed.keys()];
    const [next] = uncontested(paths.flatMap((path) => proposalsFor(path, current)));
    if (!next) break;
    const after = readState(exchange(current.raw, new Map([[next.raw, next.text]])));
    const textAt = (path: string): string => after.ledger.placed.get(path)?.text ?? path;
    repairs.set(next.text, {
      raw: next.raw.text,
      repaired: next.text.text,
      equations: next.settled.map((equation) => equation.print(textAt)),
    });
    const why = typed.get(next.raw);
    if (why) typed.set(next.text, why);
    state = after;
  }
  return { raw: state.raw, corrections: { repairs, typed } };
}

/** Returns where each value is printed; one that was corrected says what was read and why. */
export function evidenceWith(
  ledger: Ledger,
  { repairs, typed }: Corrections,
): Record<string, Evidence> {
  const evidence = ledger.evidence();
  for (const [path, placed] of ledger.placed) {
    const own = evidence[path];
    if (!own) continue;
    const label = placed.raw === undefined ? null : { raw: placed.raw, column: 'label' as const };
    const [repair, reading] = [repairs.get(placed), typed.get(placed) ?? label];
    if (repair || reading)
      evidence[path] = {
        ...own,
        ...(repair ? { repair } : {}),
        ...(reading ? { typed: reading } : {}),
      };
  }
  return evidence;
}
