/** Checks of the funds block: its sources, and its structure, against the total row. */
import type { Fund } from '../report/record.ts';
import {
  type Check,
  type Claim,
  COLUMNS,
  MONEY_COLUMNS,
  type MoneyColumn,
  present,
} from './claim.ts';
import {
  type Audit,
  cell,
  type FormView,
  fundOf,
  fundsOf,
  isMalformed,
  isOneCost,
  type Row,
} from './context.ts';
import type { Text } from './draft.ts';
import { exact, magnitude, sum } from './exact.ts';
import { moneyNumeral, moneyText, plain, type Quantity } from './quantity.ts';
import { moneySlack } from './tolerances.ts';

interface Split {
  readonly parts: readonly Fund['category'][];
  /** Whether the rows that are printed leave no room for a part that is not. */
  readonly isExhaustive: (
    rows: readonly Row<Fund>[],
    column: MoneyColumn,
    total: Row<Fund>,
  ) => boolean;
}

/** Two sources or more that make the whole in another column: there is none beside them. */
function addsUpElsewhere(rows: readonly Row<Fund>[], column: MoneyColumn, total: Row<Fund>) {
  return MONEY_COLUMNS.some((other) => {
    const parts = rows.flatMap(({ row }) => (row[other] ? [exact(row[other])] : []));
    const whole = total.row[other];
    return other !== column && parts.length > 1 && whole !== null && sum(parts) === exact(whole);
  });
}

/** Where the money comes from: the rows that make the total. */
export const SOURCE_ROWS: readonly Fund['category'][] = ['fiscal', 'carryover', 'other'];

const SOURCES: Split = {
  parts: SOURCE_ROWS,
  // A lone 其中 row names one source and does not say that there is no other.
  isExhaustive: (rows, column, total) =>
    rows.some((at) => at.row.category === 'other') || addsUpElsewhere(rows, column, total),
};

/**
 * Staff and offices make basic expenditure; one of them alone leaves room for the other, and so do
 * both where classes (资本性支出) stand beside them.
 */
function isWholeBasic(rows: readonly Fund[], hasClasses: boolean): boolean {
  if (rows.some((row) => !isOneCost(row))) return true;
  const names = rows.map(({ label }) => label ?? '');
  return !hasClasses && [/人员/, /公用/].every((cost) => names.some((name) => cost.test(name)));
}

const STRUCTURE: Split = {
  parts: ['basic', 'project'],
  // Basic and project are all there is; a blank one may be 0 or not filled in.
  isExhaustive: (rows, column, { view }) => {
    const hasClasses = fundsOf(view).some(({ row }) => row.category === 'economic');
    const printed = rows.filter(({ row }) => row[column] !== null).map(({ row }) => row);
    const basic = printed.filter(({ category }) => category === 'basic');
    return (
      isWholeBasic(basic, hasClasses) && printed.some(({ category }) => category === 'project')
    );
  },
};

/** Rows that are parts of the total itself; a 其中 row below one of them is in it already. */
function partsOf(view: FormView, total: Row<Fund>, split: Split, isFirst: boolean): Row<Fund>[] {
  return fundsOf(view).filter(
    ({ row }) =>
      split.parts.includes(row.category) &&
      ((row.partOf === null && isFirst) || row.partOf === total.index),
  );
}

function compare(
  audit: Audit,
  total: Row<Fund>,
  rows: readonly Row<Fund>[],
  column: MoneyColumn,
  isExhaustive: boolean,
): Claim[] {
  const { view } = total;
  const stated = cell(audit, total, column);
  const parts: Quantity[] = present(rows.map((at) => cell(audit, at, column)));
  if (stated === null || parts.length === 0) return [];
  if (rows.some((at) => isMalformed(audit, at, column))) return [];
  const added = sum(parts.map((q) => q.value));
  if (magnitude(added - stated.value) <= moneySlack([stated, ...parts])) return [];
  if (added < stated.value && (!isExhaustive || audit.incomplete.has(view.path))) return [];
  const unit = view.amountUnit;
  const expected = moneyText(added, unit);
  const terms = parts.map((q) => moneyNumeral(q.value, unit)).join(' + ');
  return [
    {
      view,
      subject: total.row.label ?? '',
      column: COLUMNS[column],
      paths: [stated.path, ...parts.map((q) => q.path)],
      printed: stated.text,
      expected,
      equation: `${terms} = ${moneyNumeral(added, unit)}`,
      key: [plain(stated), ...parts.map(plain)],
    },
  ];
}

/** Columns that print the same figures are one matter: one finding names them all. */
function mergeColumns(claims: readonly Claim[]): Claim[] {
  const merged = new Map<string, Claim>();
  for (const claim of claims) {
    const figures = JSON.stringify(claim.key);
    const first = merged.get(figures);
    const column =
      first?.column && claim.column ? joinTexts(first.column, claim.column) : undefined;
    merged.set(
      figures,
      first && column ? { ...first, column, paths: [...first.paths, ...claim.paths] } : claim,
    );
  }
  return [...merged.values()];
}

function joinTexts(a: Text, b: Text): Text {
  return { zh: `${a.zh}、${b.zh}`, en: `${a.en}, ${b.en}` };
}

function checkSplit(audit: Audit, split: Split): Claim[] {
  return audit.forms.flatMap((view) => {
    // A further whole, of another half of the block, has its own parts.
    const wholes = fundsOf(view).filter(({ row }) => row.category === 'total');
    const first = fundOf(view, 'total');
    return wholes.flatMap((total) => {
      const rows = partsOf(view, total, split, total.index === first?.index);
      return mergeColumns(
        MONEY_COLUMNS.flatMap((column) =>
          compare(audit, total, rows, column, split.isExhaustive(rows, column, total)),
        ),
      );
    });
  });
}

export const FUND_CHECKS: readonly Check[] = [
  {
    code: 'funds.sources',
    about: {
      zh: '财政拨款、上年结转与其他资金之和不等于资金总额',
      en: 'Fiscal, carried-over and other funds do not add to the total row',
    },
    severity: 'contradiction',
    run: (audit) => checkSplit(audit, SOURCES),
  },
  {
    code: 'funds.structure',
    about: {
      zh: '基本支出与项目支出之和不等于资金总额',
      en: 'Basic and project expenditure do not add to the total row',
    },
    severity: 'contradiction',
    run: (audit) => checkSplit(audit, STRUCTURE),
  },
];
