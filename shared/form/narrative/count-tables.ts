/** Reads the tables of the prose: what each column adds up to where the last row is a total, and rates. */
import type { Cell, Grid, Layout } from '../../table/layout.ts';
import type { RawAmount, RawRate, RawSplit } from './raw-narrative.ts';
import { AMOUNT, gridsWithAbove, PERCENT, plain, rowAt } from './table-cells.ts';

/** Tables of a form: their blocks are read as such, with rules of their own. */
const OF_FORM = /指标|分值|权重|主要内容|完成情况.*原因|绩效目标|主管部门|实施单位/;
/** Columns that nothing adds up: rates, averages, scores, numbers of rows, years. */
const NO_SUM = /率|比|占|均|单价|标准|得分|评分|分数|等级|序号|编号|排名|年份|增减|同比|面积单/;
const BUDGET = /^(?:全年|年度|调整后?的?)?预算(?:数|金额|安排|额)?$|^下达(?:数|金额|资金)$/;
const EXECUTED = /^(?:全年|实际|预算|本年)?(?:支出|执行|决算)(?:数|金额|额)?$/;
const RATE = /^(?:预算)?(?:执行|支出)率$/;
const UNIT = /\(([^()]{1,8})\)$/;
const MONEY = /万元|亿元|元/;
const TOTAL = /^(?:合计|总计|总额|小计|全年|总数|全[省市县区]合?计?)$/;
/** Rows that hold other rows. */
const WITHIN = /其中|小计|合计|总计|^[一二三四五六七八九十]+[、.]|^\(/;
const FEWEST_ROWS = 2;

interface Column {
  readonly name: string;
  readonly unit: string;
  readonly index: number;
}

interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly (Cell | null)[] }[];
}

function readTable(grid: Grid, unitAbove: string | null): Table | null {
  const head = rowAt(grid, 0);
  if (head.some((cell) => cell === null || OF_FORM.test(plain(cell.text)))) return null;
  const rows = Array.from({ length: grid.rows - 1 }, (_, i) => {
    const cells = rowAt(grid, i + 1);
    // The first cell that is no number names the row.
    const named = cells.find((cell) => cell && !/^\d*$/.test(plain(cell.text)));
    return { label: plain(named?.text ?? ''), cells };
  });
  const columns = head.map((cell, index) => {
    const text = plain(cell?.text ?? '');
    const inHead = UNIT.exec(text)?.[1];
    return {
      name: text.replace(UNIT, ''),
      unit: inHead ?? unitAbove ?? '',
      index,
    };
  });
  return { columns, rows };
}

function amountAt(
  { label, cells }: Table['rows'][number],
  { index, unit, name }: Column,
): RawAmount | null {
  const cell = cells[index];
  const number = plain(cell?.text ?? '');
  if (!cell || !AMOUNT.test(number)) return null;
  const unitWord = MONEY.test(unit) ? unit : '';
  const printed = { text: number, place: cell.place, confidence: cell.confidence };
  return { label: label || name, number, unitWord, printed };
}

/** One split a column that is numbers all the way down to the total in the last row. */
function columnSplits({ columns, rows }: Table): RawSplit[] {
  const last = rows.at(-1);
  const items = rows.slice(0, -1);
  if (!last || !TOTAL.test(last.label) || items.length < FEWEST_ROWS) return [];
  if (items.some(({ label }) => WITHIN.test(label) || label === '')) return [];
  return columns.flatMap((column): RawSplit[] => {
    if (NO_SUM.test(column.name)) return [];
    const amounts = rows.map((row) => amountAt(row, column));
    const known = amounts.filter((amount) => amount !== null);
    const total = known.at(-1);
    if (!total || known.length < amounts.length) return [];
    const parts = known.slice(0, -1);
    const said = known
      .map(({ label, number, unitWord }) => `${label}${number}${unitWord};`)
      .join('');
    return [
      {
        unit: total.unitWord === '' ? 'count' : 'yuan',
        sentence: { ...total.printed, text: said },
        ...{ totals: [total], items: parts, closed: false, kinds: false },
        ...{ near: 1, behind: false, far: false },
      },
    ];
  });
}

/** The rates of a table with one budget, one executed amount and one rate a row. */
function ratesOf({ columns, rows }: Table): RawRate[] {
  const named = (pattern: RegExp): Column[] => columns.filter(({ name }) => pattern.test(name));
  const [budgets, executed, rates] = [named(BUDGET), named(EXECUTED), named(RATE)];
  const [budget, spent, rate] = [budgets[0], executed[0], rates[0]];
  if (!budget || !spent || !rate || budgets.length + executed.length + rates.length > 3) return [];
  return rows.flatMap((row): RawRate[] => {
    const cell = row.cells[rate.index];
    const percent = PERCENT.exec(plain(cell?.text ?? ''))?.[1];
    const [of, by] = [amountAt(row, budget), amountAt(row, spent)];
    if (!cell || percent === undefined || !of || !by) return [];
    const printed = { text: `${percent}%`, place: cell.place, confidence: cell.confidence };
    return [{ label: row.label, budget: of, executed: by, percent, printed }];
  });
}

export interface TableSums {
  /** The columns of one table each. */
  readonly columns: readonly (readonly RawSplit[])[];
  readonly rates: readonly (readonly RawRate[])[];
}

/** Returns the columns that end with their total, and the rates, of each table outside of the forms. */
export function readTableSums(layout: Layout): TableSums {
  const columns: RawSplit[][] = [];
  const rates: RawRate[][] = [];
  for (const { grid, unit } of gridsWithAbove(layout)) {
    const table = readTable(grid, unit);
    if (!table) continue;
    columns.push(columnSplits(table));
    rates.push(ratesOf(table));
  }
  return { columns, rates };
}
