/** Checks what the prose admits to have fallen short against rows that the form scores as met. */
import type { Indicator, Statement } from '../../report/record.ts';
import { compare } from '../../score/compare.ts';
import { type Claim, present } from '../claim.ts';
import { type Audit, cell, type FormView, fundOf, indicatorsOf, type Row } from '../context.ts';
import { exact, ONE, percentOf } from '../exact.ts';
import { percentText } from '../quantity.ts';
import { fold, OWN_COMPLETION } from '../words.ts';
import { numberOf, type ProseStatement, statementsOf, wordOf } from './figures.ts';
import { brokenConditions } from './kept-conditions.ts';
import { missedTargets, sharedLength } from './missed-targets.ts';

const FULL_PERCENT = 100;
/** Fewer letters end many names … */
const TELLING = 4;
/** … unless all that the name has beside them is said, too: 重大隐患整改不彻底,整改率未达标. */
const SHORT_RATE = /^[^满]{2,}率$/;

interface Met {
  readonly subject: string;
  readonly paths: readonly string[];
  readonly value: string;
}

/** Words that name the whole or a row of every form, and no undertaking: 抢救性发掘项目 is one. */
const OF_ROWS =
  /^(?:部门|整体|全年|年度|本年|当年|总体|单位|[我本](?:单位|部门|[局委院校中心镇])|预算|资金|财政|年初|专项|项目|支出|经费|基本|人员|公用|各|的|类)*$/;

/** Where the funds block says that the rate, admitted to fall short, was reached. */
function metRate(audit: Audit, view: FormView, { statement }: ProseStatement): Met | null {
  const category = wordOf(statement, 'category');
  const isPart = category === 'basic' || category === 'project';
  const own = isPart ? fundOf(view, category) : null;
  const fund = own ?? fundOf(view, 'total');
  if (fund === null) return null;
  const [rate, executed, budget] = [
    cell(audit, fund, 'executionRatePercent'),
    cell(audit, fund, 'executedYuan'),
    cell(audit, fund, 'budgetYuan') ?? cell(audit, fund, 'initialBudgetYuan'),
  ];
  const due = executed && budget ? percentOf(executed.value, budget.value) : null;
  const rates = present([rate?.value ?? null, due]);
  const bound = exact(numberOf(statement, 'boundPercent') ?? FULL_PERCENT);
  // Some of them, a part or what has a name may be below what the whole has reached, unless that is everything.
  const isNamed = !OF_ROWS.test(statement.scope ?? '');
  const isLess = wordOf(statement, 'extent') === 'some' || (isPart && own === null) || isNamed;
  if (isLess && bound < exact(FULL_PERCENT)) return null;
  // Where either the printed rate or its amounts fall short, the table admits it as well.
  if (rates.length === 0 || rates.some((value) => value < bound)) return null;
  const paths = present([rate?.path ?? null, executed?.path ?? null, budget?.path ?? null]);
  const value = rate?.text ?? percentText(due ?? 100n * ONE);
  return { subject: fund.row.label ?? '', paths, value };
}

/** Where the form prints no weights, what the row itself prints as reached tells. */
function isFullScore({ row }: Row<Indicator>): boolean {
  if (row.weight === null) return row.score !== null && compare(row).kind === 'met';
  // A score above its weight is told as such.
  return row.score === row.weight;
}

/** What a shortfall's subject is called in an indicator's name. */
const SUBJECT_WORDS: Readonly<Record<string, RegExp>> = {
  completion: OWN_COMPLETION,
  timeliness: /及时/,
  satisfaction: /满意/,
};

/** What is below its bound in some places only is no lower as a whole, unless that reached everything. */
function isOfWhole({ row }: Row<Indicator>, { statement }: ProseStatement): boolean {
  if (wordOf(statement, 'extent') !== 'some') return true;
  return row.actualValue.unit !== '%' || row.actualValue.value === FULL_PERCENT;
}

/** 合格率只有86.7% is short of a target above it only. */
function isShortOf({ targetValue }: Indicator, statement: Statement): boolean {
  const [target, actual] = [targetValue.value, numberOf(statement, 'actualPercent')];
  return targetValue.unit === '%' && target !== null && actual !== null && actual < target;
}

/** 执行率未达到100% beside ≥80%, 90.68%: the row prints the same shortfall, and its own target was met. */
function admits({ targetValue, actualValue }: Indicator, statement: Statement): boolean {
  const bound = numberOf(statement, 'boundPercent');
  const [target, actual] = [targetValue.value, actualValue.value];
  if (bound === null || target === null || actual === null) return false;
  return target <= actual && actual < bound;
}

/** The row's name, or the end of it that no other row has: 按期结案率 of 争议案件按期结案率. */
function rowsNamed(rows: readonly Row<Indicator>[], said: ProseStatement): Row<Indicator>[] {
  const { statement } = said;
  const scope = fold(statement.scope ?? '');
  const isOfRate = wordOf(statement, 'subject') === 'rate';
  // A target that is a ceiling is met by what stays below it.
  const floors = rows.filter(
    ({ row }) =>
      row.targetValue.direction !== 'down' &&
      !admits(row, statement) &&
      (!isOfRate || isShortOf(row, statement)),
  );
  const nameOf = ({ row }: Row<Indicator>): string => fold(row.level3 ?? '');
  const isNamed = (name: string): boolean =>
    name !== '' && (isOfRate ? scope === name : scope.includes(name));
  const named = floors.filter((at) => isNamed(nameOf(at)));
  const isTelling = scope.length >= TELLING || SHORT_RATE.test(scope);
  if (named.length > 0 || !isTelling) return named.filter((at) => isOfWhole(at, said));
  const ending = rows.filter((at) => nameOf(at).endsWith(scope));
  const [only] = ending;
  if (!only || ending.length > 1 || !floors.includes(only)) return [];
  const others = nameOf(only).slice(0, -scope.length);
  const text = fold(statement.text);
  const isSpokenOf =
    scope.length < TELLING ? text.includes(others) : sharedLength(others, text) > 0;
  return isSpokenOf && isOfWhole(only, said) ? ending : [];
}

/** What a name keeps when what counts it, or brings it about, is left out: 村道 of 新建村道, 村道建设任务, 村道数量. */
const ABOUT_NAME =
  /^(?:一是|二是|三是|四是|五是|全年|年度|本年|新建|新增|建设|完成|开展|实施|举办|组织)+|(?:建设|新建|任务|工作|目标|指标|[人户件次场个台套吨亩间座张棵篇份册项处家辆期]数|人次|场次|批次|户次|数量|面积|里程|规模)+$/g;
const coreOf = (name: string): string => name.replace(ABOUT_NAME, '');
/** Fewer letters of a core are of many names. */
const TELLING_CORE = 2;

/** The rows of the very names that the scope joins (辅具适配件数和就业人数), as far as they tell one row each. */
function rowsCounted(rows: readonly Row<Indicator>[], { statement }: ProseStatement) {
  const names = (statement.scope ?? '').split(/[、和及与]|以及/).map(fold);
  return names.flatMap((said) => {
    const same = rows.filter(({ row }) => fold(row.level3 ?? '') === said);
    const core = coreOf(said);
    const alike = rows.filter(({ row }) => coreOf(fold(row.level3 ?? '')) === core);
    const [only, ...others] = same.length > 0 || core.length < TELLING_CORE ? same : alike;
    const isFloor = only !== undefined && only.row.targetValue.direction !== 'down';
    return isFloor && others.length === 0 ? [only] : [];
  });
}

/** The rows that the statement calls by their names, or by their targets and words of their names. */
function rowsMeant(
  view: FormView,
  said: ProseStatement,
  least?: number,
): readonly Row<Indicator>[] {
  const { statement } = said;
  const subject = wordOf(statement, 'subject');
  if (subject === 'target') {
    const missed = { clauses: statement.scope ?? '', planned: wordOf(statement, 'planned') };
    return missedTargets(view, missed, least);
  }
  if (subject === 'condition') return brokenConditions(view, statement);
  const rows = indicatorsOf(view);
  const named = subject === 'count' ? [] : rowsNamed(rows, said);
  const isCount = subject === 'count' || subject === 'completion';
  return named.length === 0 && isCount ? rowsCounted(rows, said) : named;
}

/** Indicators of the admitted subject, all of them scored in full. */
function metIndicators(view: FormView, said: ProseStatement): Met | null {
  const named = rowsMeant(view, said);
  const words = SUBJECT_WORDS[wordOf(said.statement, 'subject') ?? ''];
  // A shortfall of no named indicator is contradicted only where the table admits none at all.
  const rows = indicatorsOf(view);
  const bySubject =
    words !== undefined && rows.every(isFullScore)
      ? rows.filter(({ row }) => words.test(fold(row.level3 ?? '')))
      : [];
  return metRows(named.length > 0 ? named : bySubject);
}

/** Shorter names (满意度) are of rows of many forms. */
const TELLING_NAME = 5;
const TELLING_PIECE = 3;

/** What is admitted with a number may be of a project, where the form of one alone has such a row. */
function metInOther(audit: Audit, said: ProseStatement): { view: FormView; met: Met } | null {
  if (!isMeasured(said)) return null;
  const rows = audit.forms.map((view) => ({ view, meant: rowsMeant(view, said, TELLING_PIECE) }));
  const [only, ...more] = rows.filter(({ meant }) => meant.length > 0);
  if (!only || more.length > 0) return null;
  const isTold = only.meant.every(({ row }) => fold(row.level3 ?? '').length >= TELLING_NAME);
  const met = isTold ? metRows(only.meant) : null;
  return met === null ? null : { view: only.view, met };
}

/** Rows that the form holds for met, all of them. */
function metRows(met: readonly Row<Indicator>[]): Met | null {
  const [first] = met;
  if (!first || !met.every(isFullScore)) return null;
  return {
    subject: first.row.level3 ?? '',
    paths: met.flatMap((at) => [`${at.path}/actual`, `${at.path}/score`]),
    value: `${first.row.actual ?? ''} ${first.row.score ?? ''}/${first.row.weight ?? ''}`.trim(),
  };
}

/** A shortfall with a figure says more than one in words alone. */
function isMeasured({ statement }: ProseStatement): boolean {
  const { boundPercent, actualPercent, subject } = statement.values;
  return boundPercent != null || actualPercent != null || subject === 'target';
}

/** The form that has what is admitted for reached, and the rows of it. */
function metBy(audit: Audit, said: ProseStatement): { view: FormView; met: Met } | null {
  const view = audit.proseForm;
  const isRate = wordOf(said.statement, 'subject') === 'executionRate';
  const metIn = (own: FormView): Met | null =>
    isRate ? metRate(audit, own, said) : metIndicators(own, said);
  const met = view && metIn(view);
  if (view && met) return { view, met };
  return isRate ? null : metInOther(audit, said);
}

/** Shortfalls that the prose admits, beside rows that the form holds for met. */
export function checkProblem(audit: Audit): Claim[] {
  const all = statementsOf(audit, 'shortfall');
  const said = [...all.filter(isMeasured), ...all.filter((one) => !isMeasured(one))];
  const byRow = new Map<string, Claim>();
  for (const one of said) {
    const found = metBy(audit, one);
    if (found === null) continue;
    const rows = found.met.paths.join();
    const first = byRow.get(rows);
    // Several sentences on one row are one matter; the one with a figure speaks for all.
    if (first) byRow.set(rows, { ...first, paths: [...first.paths, `${one.path}/text`] });
    else byRow.set(rows, problemOf(found.view, one, found.met));
  }
  return [...byRow.values()];
}

function problemOf(view: FormView, said: ProseStatement, met: Met): Claim {
  const { statement, path } = said;
  return {
    view,
    subject: met.subject,
    paths: [`${path}/text`, ...met.paths],
    printed: statement.text,
    expected: met.value,
    equation: null,
    severity: isMeasured(said) ? 'contradiction' : 'warning',
    key: [wordOf(statement, 'subject'), fold(statement.scope ?? ''), met.value],
  };
}
