/** The page's words in both languages; the only place where they stand. */
export type Language = 'zh' | 'en';

const WORDS = {
  reports: ['报告', 'Reports'],
  findings: ['矛盾', 'Findings'],
  docs: ['接口', 'API'],
  upload: ['上传', 'Upload'],
  uploadHint: [
    'PDF、DOCX 或扫描件的 PDF；读完即可查看，姓名和电话默认遮盖',
    'PDF, DOCX or scanned PDF; open it once it is read, names and numbers masked',
  ],
  chooseFiles: ['选择文件，或拖到这里', 'Choose files, or drop them here'],
  waiting: ['等待中', 'waiting'],
  sent: ['已上传 {}%', '{}% sent'],
  beingRead: ['已上传，读取中…', 'Sent, being read…'],
  open: ['查看报告', 'Open the report'],
  openLater: ['仍在排队，稍后查看', 'Still waiting: look again later'],
  onlyPdfDocx: ['只接受 PDF 和 DOCX', 'Only PDF and DOCX are taken'],
  emptyFile: ['文件是空的', 'The file is empty'],
  tooLarge: ['文件太大', 'The file is too large'],
  uploadsClosed: ['您没有上传权限', 'You may not upload here'],
  formExpired: ['上传许可已过期，请重试', 'The permission ran out: try again'],
  lineBroken: ['连接中断，请重试', 'The connection broke: try again'],
  notTaken: ['文件没有被接受', 'The file was not taken'],
  slogan: [
    '按报告自己的规则重算，把每一处矛盾找出来',
    'Re-scored by its own rules; every contradiction located',
  ],
  department: ['部门', 'Department'],
  whichDepartment: [
    '没有或不止一个部门含有这些字',
    'No department, or several, have this in their name',
  ],
  year: ['年度', 'Year'],
  form: ['表式', 'Form'],
  title: ['标题', 'Title'],
  score: ['自评得分', 'Self score'],
  recomputed: ['重算', 'Recomputed'],
  minScore: ['最低分', 'Score from'],
  maxScore: ['最高分', 'to'],
  severity: ['程度', 'Severity'],
  code: ['类别', 'Code'],
  all: ['全部', 'all'],
  more: ['更多', 'More'],
  none: ['没有符合条件的记录', 'Nothing fits'],
  clean: ['没有发现自相矛盾之处', 'The report does not contradict itself'],
  loading: ['读取中…', 'Loading…'],
  contradiction: ['矛盾', 'contradiction'],
  warning: ['疑点', 'warning'],
  note: ['说明', 'note'],
  printed: ['所印', 'Printed'],
  expected: ['应为', 'Expected'],
  equation: ['算式', 'Equation'],
  clause: ['依据', 'Clause'],
  explanation: ['解释', 'Why'],
  author: ['原文如此', 'as printed'],
  reading: ['可能是读取误差', 'perhaps our reading'],
  unknown: ['原因不明，请核对原文', 'compare by hand'],
  ledger: ['矛盾账', 'Ledger'],
  table: ['自评表', 'Form'],
  rules: ['重算', 'Re-score'],
  prose: ['正文数字', 'Prose'],
  goals: ['年度目标', 'Goals'],
  tasks: ['主要任务', 'Tasks'],
  funds: ['预算执行', 'Funds'],
  indicators: ['指标', 'Indicators'],
  name: ['名称', 'Name'],
  budget: ['预算（元）', 'Budget (yuan)'],
  executed: ['执行（元）', 'Executed (yuan)'],
  rate: ['执行率', 'Rate'],
  weight: ['分值', 'Weight'],
  points: ['得分', 'Score'],
  target: ['指标值', 'Target'],
  unit: ['单位', 'Unit'],
  actual: ['完成值', 'Actual'],
  reason: ['偏差原因', 'Reason'],
  outcome: ['完成情况', 'Outcome'],
  legal: ['应得', 'Allowed'],
  verdict: ['结论', 'Verdict'],
  rule: ['规则', 'Rule'],
  figure: ['数字', 'Figure'],
  sentence: ['原句', 'Sentence'],
  status: ['状态', 'Status'],
  complete: ['完整', 'complete'],
  partial: ['部分读取', 'partial'],
  unreadable: ['无法读取', 'unreadable'],
  text: ['电子文本', 'born digital'],
  ocr: ['扫描识别', 'recognized scan'],
  mixed: ['部分扫描', 'partly scanned'],
  page: ['第{}页', 'Page {}'],
  cell: ['表{}', 'Table {}'],
  row: ['第{}行', 'row {}'],
  column: ['第{}列', 'column {}'],
  paragraph: ['第{}段', 'Paragraph {}'],
  pick: ['点一个数字，这里显示它在原件上的位置', 'Click a value: this shows where it is printed'],
  noPages: [
    'DOCX 没有页码；位置按表、行、列给出',
    'DOCX has no pages: places are tables, rows, columns',
  ],
  file: ['原件', 'Source file'],
  record: ['记录', 'Record'],
  years: ['历年', 'Years'],
  count: ['矛盾数', 'Contradictions'],
  token: ['请输入访问令牌', 'An access token is needed'],
  enter: ['进入', 'Enter'],
  failed: ['没有得到答案', 'No answer'],
  doesNotFit: ['条件不合', 'The question does not fit'],
  notAllowed: ['您没有权限', 'You may not see this'],
  notThere: ['没有找到', 'Nothing is there'],
  maybeSame: ['可能是同一部门：', 'Perhaps the same:'],
  back: ['返回', 'Back'],
  review: ['待核对', 'to review'],
  full: ['满分', 'Full marks'],
  masked: ['个人姓名与电话已遮盖', 'Personal names and numbers are masked'],
} as const satisfies Record<string, readonly [string, string]>;
export type Word = keyof typeof WORDS;

const KEY = 'jixiao-language';
let language: Language = localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';

export const currentLanguage = (): Language => language;

export function setLanguage(next: Language): void {
  language = next;
  localStorage.setItem(KEY, next);
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
}

/** A word in the reader's language; `{}` takes the number. */
export function say(word: Word, number?: number): string {
  const text = WORDS[word][language === 'zh' ? 0 : 1];
  return number === undefined ? text : text.replace('{}', String(number));
}

export const isWord = (text: string): text is Word => text in WORDS;

const withDecimals = (most: number) =>
  new Intl.NumberFormat('zh-CN', { maximumFractionDigits: most });
/** As many as a re-score has; a printed figure loses none, since one decimal is a contradiction. */
const EXACT = withDecimals(5);
/** For what is worked out and stands beside a printed figure for comparison. */
const ROUNDED = withDecimals(2);
const formatted = (value: number | null, format: Intl.NumberFormat) =>
  value === null ? '—' : format.format(value);
export const figure = (value: number | null) => formatted(value, EXACT);
/** An interval; one figure where its ends are the same. */
export function range(min: number | null, max: number | null, kind: 'exact' | 'rounded'): string {
  const ends = [min, max].map((end) => formatted(end, kind === 'exact' ? EXACT : ROUNDED));
  return [...new Set(ends)].join('–');
}
export const percent = (value: number | null) => (value === null ? '—' : `${figure(value)}%`);
