/** Sheets made up by seed: some prose and a ruled form, as HTML, with every text known. */
import { type Random, randomOf } from './random.ts';

export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
}
export interface Sheet {
  readonly html: string;
  readonly paragraphs: readonly string[];
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly SheetCell[];
}

const DEPARTMENTS = ['县农业农村局', '市交通运输局', '区民政局', '县水利局', '市文化广电和旅游局'];
const LEVELS: readonly (readonly [string, readonly string[]])[] = [
  ['产出指标', ['数量指标', '质量指标', '时效指标', '成本指标']],
  ['效益指标', ['经济效益', '社会效益', '生态效益', '可持续影响']],
  ['满意度指标', ['服务对象满意度']],
];
const NAMES = [
  '农村公路养护里程',
  '高标准农田建设面积',
  '补贴资金发放及时率',
  '新建安置点数量',
  '验收合格率',
  '项目按期完成率',
  '带动农户增收',
  '一般公共预算支出',
  '培训人次',
  '群众满意度',
  '设备购置成本控制',
  '污水处理达标率',
  '三公经费控制率',
  '政府采购执行率',
  '信访事项办结率',
  '档案数字化卷数',
  '危房改造户数',
];
const PHRASES = [
  '达成预期指标',
  '持续提升',
  '已完成',
  '有所改善',
  '长期',
  '2021年12月底前',
  '按时完成',
];
const UNITS = ['个', '公里', '亩', '人次', '万元', '户', '%', '件'];
const REASONS = ['', '', '', '', '资金拨付较晚', '受疫情影响，部分项目延期', '年初目标设置偏高'];
const OPENINGS = ['根据财政部门要求', '按照全面实施预算绩效管理的意见', '为进一步提高资金使用效益'];

function amount(random: Random): string {
  const whole = random.pick([random.whole(0, 9), random.whole(10, 999), random.whole(1000, 29999)]);
  const places = random.pick([0, 1, 2, 2, 2, 4]);
  const digits = String(random.whole(0, 9999)).padStart(4, '0').slice(0, places);
  return places === 0 ? String(whole) : `${whole}.${digits}`;
}

function target(random: Random): readonly [string, string] {
  const kind = random.whole(0, 4);
  if (kind === 0) return [random.pick(PHRASES), '达成预期指标'];
  if (kind === 1) {
    const sign = random.pick(['≥', '≥', '≤', '=', '<', '＞']);
    const value = random.pick([100, 98, 95, 90, 85, 5, 0]);
    return [`${sign}${value}%`, `${value + (value < 97 ? random.whole(0, 3) : 0)}%`];
  }
  const number = amount(random);
  const unit = random.pick(UNITS);
  return [`${random.pick(['≥', '', '='])}${number}${unit}`, `${number}${unit}`];
}

type Row = readonly (readonly [text: string, rowSpan: number, columnSpan: number])[];

function head(random: Random, department: string): Row[] {
  const [budget, executed] = [amount(random), amount(random)];
  const rate = `${random.whole(40, 100)}.${random.whole(10, 99)}%`;
  return [
    [
      ['项目名称', 1, 1],
      [`${random.pick(NAMES)}项目`, 1, 3],
      ['主管部门', 1, 1],
      [department, 1, 4],
    ],
    [
      ['项目资金（万元）', 3, 1],
      ['', 1, 2],
      ['年初预算数', 1, 1],
      ['全年预算数', 1, 1],
      ['全年执行数', 1, 1],
      ['分值', 1, 1],
      ['执行率', 1, 1],
      ['得分', 1, 1],
    ],
    [
      ['年度资金总额', 1, 2],
      [budget, 1, 1],
      [budget, 1, 1],
      [executed, 1, 1],
      ['10', 1, 1],
      [rate, 1, 1],
      [random.pick(['10', '9.63', '8.5', '7']), 1, 1],
    ],
    [
      ['其中：当年财政拨款', 1, 2],
      [amount(random), 1, 1],
      [amount(random), 1, 1],
      [random.pick(['0', '0.00', amount(random)]), 1, 1],
      ['—', 1, 1],
      [random.pick(['', '/', rate]), 1, 1],
      ['—', 1, 1],
    ],
    [
      ['一级指标', 1, 1],
      ['二级指标', 1, 1],
      ['三级指标', 1, 2],
      ['年度指标值', 1, 1],
      ['实际完成值', 1, 1],
      ['分值', 1, 1],
      ['得分', 1, 1],
      ['偏差原因分析及改进措施', 1, 1],
    ],
  ];
}

function indicators(random: Random): Row[] {
  const rows: Row[] = [];
  for (const [level1, seconds] of LEVELS) {
    const counts = seconds.map(() => random.whole(1, 4));
    const total = counts.reduce((a, b) => a + b, 0);
    seconds.forEach((level2, i) => {
      for (let n = 0; n < (counts[i] ?? 0); n++) {
        const [want, got] = target(random);
        const weight = random.pick(['1', '2', '5', '10', '3.5', '20', '11']);
        const score = random.next() < 0.8 ? weight : random.pick(['0', '1', '4.5', '1.11', '7']);
        const row: [string, number, number][] = [];
        if (i === 0 && n === 0) row.push([level1, total, 1]);
        if (n === 0) row.push([level2, counts[i] ?? 1, 1]);
        row.push(
          [random.pick(NAMES), 1, 2],
          [want, 1, 1],
          [got, 1, 1],
          [weight, 1, 1],
          [score, 1, 1],
        );
        row.push([random.pick(REASONS), 1, 1]);
        rows.push(row);
      }
    });
  }
  rows.push([
    ['总分', 1, 6],
    ['100', 1, 1],
    [String(random.whole(70, 100)), 1, 1],
    ['', 1, 1],
  ]);
  return rows;
}

function place(rows: readonly Row[]): SheetCell[] {
  const taken = new Set<string>();
  return rows.flatMap((row, r) => {
    let column = 0;
    return row.map(([text, rowSpan, columnSpan]) => {
      while (taken.has(`${r},${column}`)) column++;
      const cell = { row: r, column, rowSpan, columnSpan, text };
      for (let y = r; y < r + rowSpan; y++) {
        for (let x = column; x < column + columnSpan; x++) taken.add(`${y},${x}`);
      }
      return cell;
    });
  });
}

const FACES = ['Noto Serif CJK SC', 'Noto Sans CJK SC'];

/** How a sheet is set. */
export interface SheetLook {
  /** Points. */
  readonly size: number;
  /** A family, or several between quotes and commas. */
  readonly face: string;
  readonly line: string;
  readonly border: 'solid' | 'dashed' | 'dotted';
  /** Colour behind the head of the indicators. */
  readonly shade: string | null;
}

function lookOf(random: Random): SheetLook {
  const size = random.pick([9, 10, 10.5]);
  const face = random.pick(FACES);
  const line = random.pick(['0.5pt', '0.75pt', '1pt', '1.5pt']);
  return { size, face, line, border: 'solid', shade: null };
}

function toHtml(
  rows: readonly Row[],
  title: string,
  prose: readonly string[],
  { size, face, line, border, shade }: SheetLook,
): string {
  const body = rows
    .map((row) => {
      const cells = row.map(
        ([text, rowSpan, columnSpan]) =>
          `<td rowspan=${rowSpan} colspan=${columnSpan}>${text.replace('<', '&lt;')}</td>`,
      );
      const shaded = shade !== null && row[0]?.[0] === '一级指标';
      return `<tr${shaded ? ` style="background:${shade}"` : ''}>${cells.join('')}</tr>`;
    })
    .join('');
  return `<!doctype html><meta charset=utf-8><style>
    @page { size: A4; margin: 14mm 13mm } body { font: ${size}pt '${face}'; margin: 0 }
    h1 { font-size: 16pt; text-align: center; margin: 0 0 8pt; font-weight: normal }
    p { margin: 0; text-indent: 2em; line-height: 1.8 }
    table { border-collapse: collapse; width: 100%; margin-top: 8pt; table-layout: fixed }
    td { border: ${line} ${border} black; text-align: center; padding: 1pt 2pt; height: 15pt }
    </style><h1>${title}</h1>${prose.map((p) => `<p>${p}</p>`).join('')}
    <table>${['9%', '11%', '11%', '10%', '14%', '14%', '8%', '8%', '15%'].map((w) => `<col style="width:${w}">`).join('')}${body}</table>`;
}

/** Returns the sheet of that seed, set as told where that is told. */
export function makeSheet(seed: number, look: Partial<SheetLook> = {}): Sheet {
  const random = randomOf(seed);
  const department = random.pick(DEPARTMENTS);
  const rows = [...head(random, department), ...indicators(random)];
  const title = `${department}2021年度项目支出绩效自评表`;
  const [budget, executed] = [amount(random), amount(random)];
  const prose = [
    `${random.pick(OPENINGS)}，${department}对本项目开展了绩效自评，全年预算数${budget}万元，实际支出${executed}万元。`,
    `本项目自评得分${random.whole(60, 99)}.${random.whole(1, 9)}分，自评等级为“${random.pick(['优', '良', '中'])}”。`,
  ];
  const cells = place(rows);
  return {
    html: toHtml(rows, title, prose, { ...lookOf(random), ...look }),
    paragraphs: [title, ...prose],
    rows: rows.length,
    columns: 9,
    cells,
  };
}
