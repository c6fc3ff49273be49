/** Reads the small tables of amounts inside the prose: 支出内容 | 预算 | 支出 | 执行率, with a row of totals. */
import type { Cell, Grid, Layout, PlacedText } from '../../table/layout.ts';
import type { RawMention } from './raw-narrative.ts';
import { AMOUNT, gridsWithAbove, PERCENT, plain, rowAt } from './table-cells.ts';
import { yearBefore } from './years.ts';

/** A form, or a table of its marks, is none. */
const OF_FORM = /指标|得分|分值|权重|任务名称|绩效目标|自评|主管部门|项目名称|部门名称|单位名称/;
/** What a column states; amounts of other years, of arrivals and of differences are left out. */
const COLUMNS = [
  { aspect: 'initial', pattern: /^年初预算(?:数|金额|安排)?$/ },
  { aspect: 'budget', pattern: /^(?:全年|调整后?的?|年度)?预算(?:数|金额|安排)?$/ },
  { aspect: 'executed', pattern: /^(?:全年|实际|预算|本年)?(?:支出|执行|决算)(?:数|金额|额)?$/ },
  { aspect: 'rate', pattern: /^(?:预算)?执行率$/ },
] as const;
const UNIT = /[(:](万元|亿元|元)\)?$/;
const TOTAL = /^(?:合计|总计|总额)$/;
/** Tables lie behind all passages of the prose. */
const FIRST_PASSAGE = 2_000_000;
const SPENDING = { 基本支出: 'basicExpenditure', 项目支出: 'projectExpenditure' } as const;

interface Column {
  readonly aspect: (typeof COLUMNS)[number]['aspect'];
  readonly index: number;
  readonly unit: string | null;
}

interface MoneyTable {
  readonly columns: readonly Column[];
  /** Label and cells of each row below the head. */
  readonly rows: readonly { readonly label: string; readonly cells: readonly (Cell | null)[] }[];
}

function columnsOf(head: readonly (Cell | null)[], above: string | null): Column[] {
  return head.flatMap((cell, index): Column[] => {
    const text = plain(cell?.text ?? '');
    const name = text.replace(/\([^)]*\)$/, '');
    const aspect = COLUMNS.find(({ pattern }) => pattern.test(name))?.aspect;
    return aspect ? [{ aspect, index, unit: UNIT.exec(text)?.[1] ?? above }] : [];
  });
}

function readTable(grid: Grid, unit: string | null): MoneyTable | null {
  if (grid.cells.some(({ text }) => OF_FORM.test(plain(text)))) return null;
  const columns = columnsOf(rowAt(grid, 0), unit);
  const sides = new Set(columns.map(({ aspect }) => aspect));
  const [first] = columns;
  if (!first || !sides.has('executed') || sides.size < columns.length || columns.length < 2)
    return null;
  const rows = Array.from({ length: grid.rows - 1 }, (_, i) => {
    const cells = rowAt(grid, i + 1);
    const words = cells.slice(0, first.index).map((cell) => plain(cell?.text ?? ''));
    const label = words.filter((text) => !/^\d*$/.test(text)).at(-1) ?? '';
    return { label, cells };
  });
  return { columns, rows };
}

function kindOf(
  label: string,
  aspect: Column['aspect'],
  isWhole: boolean,
): RawMention['kind'] | null {
  const spending = label in SPENDING ? SPENDING[label as keyof typeof SPENDING] : null;
  if (aspect === 'rate') return spending || isWhole ? 'executionRate' : null;
  if (spending) return spending;
  if (!isWhole) return null;
  return aspect === 'executed' ? 'executed' : 'budget';
}

/** The words around a figure of a table: its row and its column say what it is of. */
function saidIn(cell: Cell, label: string, unit: string): PlacedText {
  return {
    text: `${label}:${plain(cell.text)}${unit}`,
    place: cell.place,
    confidence: cell.confidence,
  };
}

function mentionsOf(table: MoneyTable, ofProject: boolean, year: string | null, number: number) {
  const labels = table.rows.map(({ label }) => label);
  const isSplit = Object.keys(SPENDING).every((label) => labels.includes(label));
  return table.rows.flatMap(({ label, cells }) =>
    table.columns.flatMap(({ aspect, index, unit }): RawMention[] => {
      const cell = cells[index];
      const kind = kindOf(label, aspect, TOTAL.test(label) && (isSplit || ofProject));
      const text = plain(cell?.text ?? '');
      const amount = aspect === 'rate' ? PERCENT.exec(text)?.[1] : AMOUNT.exec(text)?.[0];
      if (!cell || !kind || amount === undefined || (aspect !== 'rate' && unit === null)) return [];
      const sentence = saidIn(cell, label, aspect === 'rate' ? '' : (unit ?? ''));
      return [
        {
          ...{ kind, scope: aspect === 'rate' && !TOTAL.test(label) ? label : null },
          ...{
            aspect: aspect === 'rate' ? null : aspect,
            unit: aspect === 'rate' ? 'percent' : 'yuan',
          },
          ...{ number: amount, unitWord: unit ?? '', printed: { ...sentence, text } },
          ...{ part: null, label: null, partOf: false, year, sentence },
          ...{ passage: number, sentenceIndex: 0, group: 0 },
        },
      ];
    }),
  );
}

/** Returns what the tables outside of forms state of the whole, of basic and of project expenditure. */
export function readMoneyTables(layout: Layout, ofProject: boolean): RawMention[] {
  const mentions: RawMention[] = [];
  for (const { grid, index, above, unit } of gridsWithAbove(layout)) {
    const table = readTable(grid, unit);
    if (!table) continue;
    const year = yearBefore(above, above.length);
    mentions.push(...mentionsOf(table, ofProject, year, FIRST_PASSAGE + index));
  }
  return mentions;
}
