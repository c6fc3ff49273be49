/** Checks of the rating against the score's band, and of level weights against the note. */
import { type Check, type Claim, present } from './claim.ts';
import { type Audit, cell, executionRow, type FormView, numberAt } from './context.ts';
import type { Text } from './draft.ts';
import { type Exact, exact, sum } from './exact.ts';
import { rowsOfLevels } from './level-names.ts';
import { figuresOf, isOwnScore, type ProseFigure, statementsOf, wordOf } from './prose/figures.ts';
import { pointsText, type Quantity } from './quantity.ts';
import { adjustmentClause, type Band, bandsOf, fullMarksOf, prescribedWeights } from './rules.ts';
import { EXECUTION_LABEL, ratingOf } from './words.ts';

function bandOf(bands: readonly Band[], score: Exact): Band | null {
  return bands.find((band) => score >= band.least) ?? null;
}

interface Rated {
  readonly rating: string;
  readonly path: string;
  readonly score: Quantity;
}

/** The rating with the score it stands beside: the form's own, or the prose's where it has none. */
function ratedIn(audit: Audit, view: FormView): Rated | null {
  const score = numberAt(audit, view, `${view.path}/selfScore`, view.form.selfScore, 'points');
  const rating = view.form.selfRating;
  if (rating !== null)
    return score === null ? null : { rating, path: `${view.path}/selfRating`, score };
  return view === audit.proseForm ? ratedInProse(audit, score) : null;
}

/** A rating that the prose gives some other name beside the form's own score: the name is copied, or misspelt. */
function ratedUnderName(audit: Audit): ProseFigure[] {
  const named = statementsOf(audit, 'department').filter(
    ({ statement }) => statement.values.from === 'score' && isOwnScore(audit, statement),
  );
  const sentences = named.map(({ statement }) => statement.text);
  const rated = figuresOf(audit, 'other').filter(({ figure }) => figure.unit === 'text');
  return rated.filter(({ figure }) => sentences.includes(figure.text));
}

function ratedInProse(audit: Audit, score: Quantity | null): Rated | null {
  const own = figuresOf(audit, 'selfRating').filter(({ figure }) => figure.scope === null);
  const [said] = own.length > 0 ? own : ratedUnderName(audit);
  const [points] = figuresOf(audit, 'selfScore').filter(({ figure }) => figure.scope === null);
  const beside = points?.quantity ?? score;
  if (!said || !beside || typeof said.figure.value !== 'string') return null;
  return { rating: said.figure.value, path: said.path, score: beside };
}

function bandClaim(view: FormView | null, bands: readonly Band[], rated: Rated): Claim[] {
  const band = bandOf(bands, rated.score.value);
  const printed = ratingOf(rated.rating);
  if (band === null || printed === null || printed === band.rating) return [];
  return [
    {
      view,
      subject: '',
      paths: [rated.path, rated.score.path],
      printed: rated.rating,
      expected: band.rating,
      equation: `${rated.score.text} ≥ ${pointsText(band.least)} → ${band.rating}`,
      clause: band.clause,
      severity: band.isDefault ? ('warning' as const) : ('contradiction' as const),
      key: [printed, rated.score.text],
    },
  ];
}

function checkBand(audit: Audit): Claim[] {
  const ofForms = audit.forms.flatMap((view) => {
    const rated = ratedIn(audit, view);
    // Bands are printed for a hundred marks.
    if (rated === null || fullMarksOf(audit, view).value !== exact(100)) return [];
    return bandClaim(view, bandsOf(view), rated);
  });
  // A report on the whole that has no form of it states its own score and rating.
  const said = audit.proseForm === null ? ratedInProse(audit, null) : null;
  const [form] = audit.forms;
  return said && form ? [...ofForms, ...bandClaim(null, bandsOf(form), said)] : ofForms;
}

/** What the prose gives as the reason for other weights; null where it gives none. */
function reallocation(audit: Audit, view: FormView): Text | null {
  if (view !== audit.proseForm) return null;
  const [given] = statementsOf(audit, 'reallocation');
  if (!given) return null;
  const to = wordOf(given.statement, 'to');
  return {
    zh: `正文说明：${given.statement.text}`,
    en: `The prose gives a reason: the weight of ${given.statement.scope ?? 'a level'} was given to ${to ?? 'others'}`,
  };
}

interface Deviation {
  readonly level: string;
  readonly points: Exact;
  readonly printed: Exact;
  readonly paths: readonly string[];
  readonly clause: string;
}

function deviationsOf(audit: Audit, view: FormView): Deviation[] {
  const levels = prescribedWeights(view);
  const rowsOf = rowsOfLevels(view, levels);
  return levels.flatMap(({ level, points, clause }, i) => {
    const isExecution = EXECUTION_LABEL.test(level);
    const row = isExecution ? executionRow(view) : null;
    const rows = rowsOf[i] ?? [];
    const cells = isExecution && row !== null ? [cell(audit, row, 'weight')] : [];
    const weights = rows.length > 0 ? rows.map((at) => cell(audit, at, 'weight')) : cells;
    if (weights.some((weight) => weight === null)) return [];
    const known = present(weights);
    // A level that the note names and the form leaves out has given its points away.
    const printed = sum(known.map((q) => q.value));
    const isUnread = isExecution || audit.incomplete.has(view.path);
    if (printed === points || (isUnread && known.length === 0)) return [];
    return [{ level, points, printed, paths: known.map((q) => q.path), clause }];
  });
}

function checkPolicy(audit: Audit): Claim[] {
  return audit.forms.flatMap((view) => {
    if (!view.form.indicators.some((row) => row.weight !== null)) return [];
    const deviations = deviationsOf(audit, view);
    const [first] = deviations;
    if (!first) return [];
    const allowed = adjustmentClause(view);
    const reason = allowed === null ? null : reallocation(audit, view);
    const sides = (of: (deviation: Deviation) => Exact) =>
      deviations.map((d) => `${d.level} ${pointsText(of(d))}`).join('、');
    const [printed, expected] = [sides((d) => d.printed), sides((d) => d.points)];
    return [
      {
        view,
        subject: deviations.map((d) => d.level).join('、'),
        paths: deviations.flatMap((d) => d.paths),
        printed,
        expected,
        equation: deviations
          .map((d) => `${pointsText(d.printed)} ≠ ${pointsText(d.points)}`)
          .join('; '),
        clause: first.clause,
        explanation: reason,
        severity: reason === null ? ('warning' as const) : ('note' as const),
        key: [printed, expected],
      },
    ];
  });
}

export const RATING_CHECKS: readonly Check[] = [
  {
    code: 'rating.band',
    about: {
      zh: '自评结果与自评得分所在等次不符',
      en: 'The printed rating is not the one that the printed score falls into',
    },
    severity: 'contradiction',
    run: checkBand,
  },
  {
    code: 'weights.policy',
    about: {
      zh: '一级指标分值与填表说明的统一设置不同',
      en: 'Level weights differ from those that the note prescribes',
    },
    severity: 'warning',
    run: checkPolicy,
  },
];
