/** RawForm → Form: every string becomes the value that it prints, with its evidence noted. */
import type {
  AmountUnit,
  Field,
  RawForm,
  RawFund,
  RawIndicator,
  RawTask,
} from '../form/raw-form.ts';
import type { Form, Fund, Indicator, Task } from '../report/record.ts';
import type { PlacedText } from '../table/layout.ts';
import { evidenceOf, type Ledger } from './evidence.ts';
import { type Parsed, parseAmount, parsePercent, parsePoints, parseYear } from './numbers.ts';
import { placeOpenAmounts } from './open-amounts.ts';
import { parseRating } from './rating.ts';
import { readActual, readTarget } from './target.ts';
import { cleanName, cleanReason, cleanText, splitCode } from './texts.ts';

/** Reads fields below one JSON Pointer and notes where each value stands. */
class Reader {
  readonly #ledger: Ledger;
  readonly #path: string;

  constructor(ledger: Ledger, path: string) {
    this.#ledger = ledger;
    this.#path = path;
  }

  below(path: string): Reader {
    return new Reader(this.#ledger, `${this.#path}/${path}`);
  }

  /** Returns what `parse` makes of the field; a value is noted, null is not. */
  take<T>(name: string, field: Field, parse: (text: string) => T | null): T | null {
    if (field === null) return null;
    const value = parse(field.text);
    if (value !== null) this.#ledger.note(`${this.#path}/${name}`, field);
    return value;
  }

  text(name: string, field: Field): string | null {
    return this.take(name, field, cleanText);
  }

  number(name: string, field: Field, parse: (text: string) => Parsed): number | null {
    return this.take(name, field, (text) => {
      const parsed = parse(text);
      if (parsed.kind === 'malformed') this.#remarkMalformed(name, field);
      if (parsed.kind === 'unitless') this.#ledger.remarkUnitless(this.#path);
      if (parsed.kind === 'wording' && field) this.#remarkWording(name, field);
      return parsed.kind === 'value' ? parsed.value : null;
    });
  }

  /** Words instead of a number may be right; which number they mean is not ours to say. */
  #remarkWording(name: string, field: PlacedText): void {
    this.remarkIncomplete(name, field, 'words stand where a number is expected');
  }

  remarkIncomplete(name: string, field: PlacedText, problem: string): void {
    const path = `${this.#path}/${name}`;
    this.#ledger.note(path, field);
    const detail = `${problem}: ${field.text.trim()}`;
    this.#ledger.remark({ code: 'form.incomplete', where: path, detail, remedy: null });
  }

  /** The cell is kept as evidence: the finding points at a value that is null. */
  #remarkMalformed(name: string, field: Field): void {
    const path = `${this.#path}/${name}`;
    if (field) this.#ledger.note(path, field);
    this.#ledger.remark({
      code: 'number.malformed',
      where: path,
      detail: field?.text ?? '',
      remedy: null,
    });
  }
}

function normalizeTask(raw: RawTask, unit: AmountUnit, reader: Reader): Task {
  const amount = (name: string, field: Field) =>
    reader.number(name, field, (text) => parseAmount(text, unit));
  const budgetYuan = amount('budgetYuan', raw.budget);
  const executedYuan = amount('executedYuan', raw.executed);
  return {
    name: reader.take('name', raw.name, cleanName),
    content: reader.text('content', raw.content),
    budgetYuan,
    budgetFiscalYuan: amount('budgetFiscalYuan', raw.budgetFiscal),
    outcome: reader.text('outcome', raw.outcome),
    executedYuan,
    executedFiscalYuan: amount('executedFiscalYuan', raw.executedFiscal),
    executionRatePercent: reader.number('executionRatePercent', raw.executionRate, (text) =>
      parsePercent(text, ratioOf(executedYuan, budgetYuan)),
    ),
  };
}

/** Null where there is no ratio. */
function ratioOf(executed: number | null, budget: number | null): number | null {
  return executed === null || budget === null || budget === 0 ? null : executed / budget;
}

function normalizeFund(raw: RawFund, unit: AmountUnit, reader: Reader): Fund {
  const amount = (side: keyof RawFund['units']) =>
    reader.number(`${side}Yuan`, raw[side], (text) => parseAmount(text, raw.units[side] ?? unit));
  const budgetYuan = amount('budget');
  const executedYuan = amount('executed');
  if (raw.open) reader.remarkIncomplete('label', raw.open, 'an amount stands under no measure');
  const adjustment = reader.number('adjustmentYuan', raw.adjustment ?? null, (text) =>
    parseAmount(text, unit),
  );
  return {
    label: reader.text('label', raw.label),
    ...(raw.adjustment ? { adjustmentYuan: adjustment } : {}),
    category: raw.category,
    initialBudgetYuan: amount('initialBudget'),
    budgetYuan,
    executedYuan,
    executionRatePercent: reader.number('executionRatePercent', raw.executionRate, (text) =>
      parsePercent(text, ratioOf(executedYuan, budgetYuan)),
    ),
    weight: reader.number('weight', raw.weight, parsePoints),
    score: reader.number('score', raw.score, parsePoints),
    partOf: raw.partOf,
  };
}

function normalizeIndicator(raw: RawIndicator, reader: Reader): Indicator {
  const target = reader.text('target', raw.target);
  const unit = reader.text('unit', raw.unit);
  const actual = reader.text('actual', raw.actual);
  const level = (name: 'level1' | 'level2' | 'level3') => reader.take(name, raw[name], cleanName);
  const points = (name: 'weight' | 'score' | 'reviewScore', field: Field) =>
    reader.number(name, field, parsePoints);
  return {
    level1: level('level1'),
    level1Weight: reader.number('level1Weight', raw.level1Weight, parsePoints),
    level2: level('level2'),
    level2Weight: reader.number('level2Weight', raw.level2Weight, parsePoints),
    level3: level('level3'),
    level3Weight: reader.number('level3Weight', raw.level3Weight, parsePoints),
    target,
    targetValue: readTarget(target, unit),
    unit,
    actual,
    actualValue: readActual(actual, unit),
    weight: points('weight', raw.weight),
    score: points('score', raw.score),
    reviewScore: points('reviewScore', raw.reviewScore),
    criterion: reader.text('criterion', raw.criterion),
    reason: reader.take('reason', raw.reason, cleanReason),
  };
}

/** The place for the seal, printed in front of the name. */
function withoutSeal(text: string): string {
  return text.replace(/^\s*[((](?:盖章|公章|签章)[))]\s*/, '');
}

/** Whose figures are among the body's own: `某局(本级及所属中心)`, `某街道(含服务中心)`. */
function withoutMembers(text: string): string {
  return text.replace(
    /(?<=\S)\s*[((](?:含|包括|本级[及和与]|机关本级|机关[及和与])[^()()]*[))]\s*$/,
    '',
  );
}

/** Name and code are evidence of one printed text. */
function readName(reader: Reader, name: string, field: Field) {
  const code = reader.take(`${name}Code`, field, (text) => splitCode(text).code);
  const clean = reader.take(name, field, (text) =>
    cleanName(withoutMembers(splitCode(withoutSeal(text)).name)),
  );
  return { name: clean, code };
}

/** `98(优)` prints both; a cell of the rating alone may print more words. */
function readSelfScore(raw: RawForm, reader: Reader) {
  const printed = raw.selfScore;
  const both = printed
    ? /^([\d.]+)\s*分?\s*[((、,,/]?\s*(优秀?|良好?|中等?|差)\s*[))]?$/.exec(printed.text)
    : null;
  const rating = (field: Field) => reader.take('selfRating', field, parseRating);
  return {
    selfScore: reader.number('selfScore', printed, (text) => parsePoints(both?.[1] ?? text)),
    selfRating:
      rating(raw.selfRating) ??
      (both ? reader.take('selfRating', printed, () => both[2] ?? null) : null),
  };
}

/** A span over several years tells none of them. */
function parseOneYear(text: string): number | null {
  const [from, to] = text.split(/[-—–~至到]+/).map(parseYear);
  return from && to && from !== to ? null : parseYear(text);
}

/** The year printed with the form; a form filled in early in a year speaks of the year before. */
function readFiscalYear(raw: RawForm, reader: Reader): number | null {
  return (
    reader.take('fiscalYear', raw.fiscalYear, parseOneYear) ??
    reader.take('fiscalYear', raw.title, parseYear) ??
    reader.take('fiscalYear', raw.filledOn, (text) => {
      const year = parseYear(text);
      return year === null ? null : year - 1;
    })
  );
}

/** Returns the form without its re-score; `path` is its JSON Pointer in the record. */
export function normalizeForm(raw: RawForm, path: string, ledger: Ledger): Omit<Form, 'rescore'> {
  const reader = new Reader(ledger, path);
  const { units, certificate } = raw;
  const department = readName(reader, 'department', raw.department);
  const implementing = readName(reader, 'implementingUnit', raw.implementingUnit);
  const project = readName(reader, 'projectName', raw.projectName);
  const indicators = raw.indicators.map((row, i) =>
    normalizeIndicator(row, reader.below(`indicators/${i}`)),
  );
  const unit = units.funds ?? units.form;
  // The record names two units; amounts in 亿元 are read, and named by none of them.
  const ownUnit = units.form === '万元' || units.form === '元' ? units.form : null;
  const funds = placeOpenAmounts(raw.funds, unit).map((row, i) =>
    normalizeFund(row, unit, reader.below(`funds/${i}`)),
  );
  return {
    kind: raw.kind,
    variant: raw.variant,
    title: reader.take('title', raw.title, cleanName),
    fiscalYear: readFiscalYear(raw, reader),
    amountUnit: reader.take('amountUnit', raw.amountUnit, () => ownUnit) ?? ownUnit,
    ...{ department: department.name, departmentCode: department.code },
    ...{ implementingUnit: implementing.name, implementingUnitCode: implementing.code },
    ...{ projectName: project.name, projectCode: project.code },
    contact: reader.text('contact', raw.contact),
    filledOn: reader.text('filledOn', raw.filledOn),
    ...readSelfScore(raw, reader),
    reviewScore: reader.number('reviewScore', raw.reviewScore, parsePoints),
    totalWeight: reader.number('totalWeight', raw.totalWeight, parsePoints),
    goals: raw.goals.map((goal, i) => ({
      target: reader.below(`goals/${i}`).text('target', goal.target),
      actual: reader.below(`goals/${i}`).text('actual', goal.actual),
    })),
    tasks: raw.tasks.map((row, i) =>
      normalizeTask(row, units.tasks ?? units.form, reader.below(`tasks/${i}`)),
    ),
    funds,
    indicators,
    ...(raw.subtotals.length > 0 ? { subtotals: subtotalsOf(raw, reader) } : {}),
    ...(raw.pointsBeside.length > 0 ? { pointsBeside: besideOf(raw, reader) } : {}),
    ...(raw.hasReasons || indicators.length === 0 ? {} : { reasonColumn: false as const }),
    notes: raw.notes.map((note, i) => reader.text(`notes/${i}`, note) ?? ''),
    fields: raw.others.map(({ label, value }, i) => ({
      label,
      value: reader.below(`fields/${i}`).take('value', value, (text) => text.trim()) ?? '',
    })),
    certificate: {
      ...{ pages: [...certificate.pages], rows: certificate.rows, columns: certificate.columns },
      ...{ cells: certificate.cells, cellsUsed: certificate.cellsUsed },
      unclaimed: certificate.unclaimed.map(evidenceOf),
      weightSum: weightSum(funds, indicators),
    },
  };
}

function subtotalsOf(raw: RawForm, reader: Reader): NonNullable<Form['subtotals']> {
  return raw.subtotals.map(({ label, first, end, weight, score }, i) => {
    const below = reader.below(`subtotals/${i}`);
    return {
      label: below.text('label', label),
      ...{ first, end },
      weight: below.number('weight', weight, parsePoints),
      score: below.number('score', score, parsePoints),
    };
  });
}

function besideOf(raw: RawForm, reader: Reader): NonNullable<Form['pointsBeside']> {
  return raw.pointsBeside.map(({ label, score }, i) => {
    const below = reader.below(`pointsBeside/${i}`);
    return { label: below.text('label', label), score: below.number('score', score, parsePoints) };
  });
}

/** Hundredths of a point, so that the sum is exact; null where the form has no weights. */
function weightSum(funds: readonly Fund[], indicators: readonly Indicator[]): number | null {
  const weights = [...funds, ...indicators].flatMap((row) =>
    row.weight === null ? [] : [row.weight],
  );
  if (weights.length === 0) return null;
  return weights.reduce((sum, weight) => sum + Math.round(weight * 100), 0) / 100;
}
