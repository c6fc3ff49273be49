/** What producers do at a page end, by seed: edges left out, captions, heads and feet, numbers again. */
import type { Chance } from '../../audit/mutations/random.ts';
import { type FlowRow, type FlowTable, put, tableOf } from '../reports/flow.ts';
import { REASONS, TASKS, TRAP_SENTENCES } from '../reports/words.ts';

export const TITLE = '部门整体支出绩效自评表';
export const UNIT_LINE = '单位：万元';
export const HEAD = '某市财政局绩效管理资料汇编';
export const FOOT = '填表说明见后页附注';

export interface Ends {
  readonly draws: 'strokes' | 'fills';
  /** Edges that are not drawn where the table goes on: below it, above its rest, or both. */
  readonly missing: 'none' | 'bottom' | 'top' | 'both';
  /** They are missing only where a row is cut. */
  readonly onlyInRows: boolean;
  /** Stands above the table's rest; '' for none. */
  readonly caption: string;
  readonly repeatsUnit: boolean;
  readonly hasHead: boolean;
  readonly hasFoot: boolean;
  /** A row that a page end cuts prints its number again. */
  readonly repeatsNumber: boolean;
}

export function endsOf(by: Chance): Ends {
  return {
    draws: by.pick(['strokes', 'fills'] as const),
    missing: by.pick(['none', 'bottom', 'top', 'both'] as const),
    onlyInRows: by.int(0, 1) === 0,
    caption: by.pick(['', '', '续表', '（续）', '续上表', `${TITLE}（续）`]),
    repeatsUnit: by.int(0, 2) === 0,
    hasHead: by.int(0, 2) === 0,
    hasFoot: by.int(0, 2) === 0,
    repeatsNumber: by.int(0, 1) === 0,
  };
}

/** A list with running numbers and long texts; one of them may be higher than a page. */
export function numberedList(by: Chance): { readonly table: FlowTable; readonly headRows: number } {
  const texts = [...REASONS, ...TRAP_SENTENCES, ...TASKS.map(([, content]) => `${content}；`)];
  const prose = (most: number): string =>
    Array.from({ length: by.int(1, most) }, () => by.pick(texts)).join('');
  const count = by.int(8, 40);
  const longest = by.int(0, 2) === 0 ? by.int(1, count) : 0;
  const rows: FlowRow[] = [
    [put('序号', 2), put('任务名称', 6), put('预算数', 4), put('执行数', 4)].concat(
      put('完成情况', 12),
      put('偏差原因', 8),
    ),
  ];
  for (let n = 1; n <= count; n++) {
    const [name] = by.pick(TASKS);
    const amount = (by.int(100, 9_999_999) / 100).toFixed(2);
    const reason = by.int(0, 1) === 0 ? '' : by.pick(REASONS);
    const text = prose(n === longest ? 90 : 6);
    rows.push(
      [put(`${n}`, 2), put(name, 6), put(amount, 4), put(amount, 4)].concat(
        put(text, 12),
        put(reason, 8),
      ),
    );
  }
  return { table: tableOf(rows), headRows: 1 };
}
