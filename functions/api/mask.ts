/** Takes personal names and numbers out of what default answers show. */

/** What stands in place of a name or number. */
export const MASK = '×××';

/** Surnames that stand in front of a masked or unlabelled given name. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝';
const LABELS =
  '填表人|填报人|联系人|负责人|经办人|审核人|复核人|制表人|项目负责人|单位负责人|财务负责人|主管领导|分管领导|签字|签名|姓名|收款人|受益人';
const NUMBER_LABELS =
  '联系方式|联系电话|电话|手机|手机号|手机号码|传真|办公电话|咨询电话|监督电话|Tel|TEL|tel';
/** Words that follow the name of a person whom a payment is for. */
const AFTER_PERSON =
  '同志|先生|女士|老师|等\\d+人|等人|的?(?:退休工资|退休金|生活补助|遗属补助|抚恤金|丧葬费)|的(?:补助金|慰问金|养老金|工资|津贴)';
/** Words that stand in front of such a name: without one, ordinary words would be taken for names. */
const BEFORE_PERSON =
  '(?:补发|发放|支付|用于|给予|慰问|发给|付|补助|遗属|职工|干部|患者|家属|、|和|及|,|，|:|：|^)';

/** What stands right in front of a person's name; behind other words a surname is a part of one. */
const PEOPLE =
  '联系|遗属|职工|干部|患者|家属|同志|人员|教师|医生|学生|党员|主任|科长|局长|村民|居民|户主|由|请|向|与|找|、|和|及|,|，|:|：';

/** So many names of one list are looked over for the words behind it: else a long one takes minutes. */
const MOST_NAMES = 200;

interface MaskRule {
  readonly about: string;
  readonly pattern: RegExp;
  readonly into: string;
}

const NOT_IN_NUMBER_BEFORE = '(?<![\\d.,，-])';
const NOT_AMOUNT_AFTER = '(?![\\d]|[.,，]\\d|\\s*(?:元|万|亿|%))';

/** In the order in which they are applied. */
const RULES: readonly MaskRule[] = [
  {
    about: 'identity card numbers',
    pattern: /(?<![\dA-Za-z])\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{5}[\dXx](?![\dA-Za-z])/g,
    into: MASK,
  },
  {
    about: 'e-mail addresses',
    // What stands in front of the sign has at most 64 characters.
    pattern: /[\w.+-]{1,64}[@＠][\w-]+(?:\.[\w-]+)+/g,
    into: MASK,
  },
  {
    about: 'numbers of bank accounts and cards',
    pattern:
      /((?:账号|帐号|账户|帐户|卡号|银行卡)(?:号码?)?(?:[为是])?(?:\s*[:：])?\s*)\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,4}(?:[ -]?\d{1,4})?(?!\d|\s*(?:元|万|亿))/g,
    into: `$1${MASK}`,
  },
  {
    about: 'mobile numbers, also in groups',
    pattern: new RegExp(
      `${NOT_IN_NUMBER_BEFORE}(?:\\+?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}${NOT_AMOUNT_AFTER}`,
      'g',
    ),
    into: MASK,
  },
  {
    about: 'landlines with an area code',
    pattern:
      /(?<![\d.,])(?:[(（]0\d{2,3}[)）][-— ]?|0\d{2,3}[-— ])\s?\d{7,8}(?:[-—转]\d{1,6})?(?!\d)/g,
    into: MASK,
  },
  {
    about: 'any digits behind a label for numbers',
    pattern: new RegExp(
      `((?:${NUMBER_LABELS})[)）]?(?:\\s*[:：])?\\s*)(?!${MASK}(?![\\d×*＊]))[\\d×*＊xX][\\d×*＊xX\\s—-]{4,}`,
      'g',
    ),
    into: `$1${MASK}`,
  },
  {
    about: 'names behind a label',
    pattern: new RegExp(
      `((?:${LABELS})(?:及联系方式|及电话|及联系电话|姓名)?(?:[(（][^)）]{0,8}[)）])?\\s*[:：]\\s*)(?:\\p{Script=Han}{2,6}·\\p{Script=Han}{1,6}|[\\p{Script=Han}×*＊·]{2,4})`,
      'gu',
    ),
    into: `$1${MASK}`,
  },
  {
    about: 'names right behind a label, with a number behind them',
    pattern: new RegExp(
      `((?:${LABELS})(?:[为是])?\\s*)(?!和)[${SURNAMES}]\\p{Script=Han}{1,2}(?=[\\s,，、(（]*(?:(?:${NUMBER_LABELS})[:：]?\\s*)?${MASK})`,
      'gu',
    ),
    into: `$1${MASK}`,
  },
  {
    about: 'digits behind a label for numbers and a name',
    pattern: new RegExp(
      `((?:${NUMBER_LABELS})[)）]?\\s*[:：]\\s*${MASK}[\\s,，、/;；]*)(?!${MASK}(?![\\d×*＊]))[\\d×*＊][\\d×*＊\\s—-]{4,}`,
      'g',
    ),
    into: `$1${MASK}`,
  },
  {
    about: 'names whose own number stands behind them in brackets',
    pattern: new RegExp(
      `(?<=^|[^\\p{Script=Han}]|${PEOPLE})[${SURNAMES}]\\p{Script=Han}{1,2}(?=[(（](?:身份证号?码?|${NUMBER_LABELS})?[:：]?\\s*${MASK})`,
      'gu',
    ),
    into: MASK,
  },
  {
    about: 'surnames that stand for a person who is paid',
    pattern: new RegExp(
      `[${SURNAMES}]某某?(?=的?(?:慰问金|补助|工资|津贴|抚恤金|丧葬费|养老金|退休))`,
      'g',
    ),
    into: MASK,
  },
  {
    about: 'names that the publisher masked in part',
    // Three on end are the mask itself.
    pattern: /\p{Script=Han}(?:[×＊*]{2}|[xX○〇]{2})(?![\d×＊*])/gu,
    into: MASK,
  },
  {
    about: 'lists of names with their number',
    // Words of two characters (任用、康复2人) are hardly names.
    pattern: new RegExp(
      `(?<=遗属|职工|干部|患者|家属|人员|教师|党员)[${SURNAMES}]\\p{Script=Han}{2}(?:、[${SURNAMES}]\\p{Script=Han}{1,2})+(?=等?\\d+[人名])`,
      'gu',
    ),
    into: MASK,
  },
  {
    about: 'names of people who are paid',
    pattern: new RegExp(
      `(${BEFORE_PERSON})[${SURNAMES}][\\p{Script=Han}×]{1,2}?(?=(?:、[${SURNAMES}][\\p{Script=Han}×]{1,2}?){0,${MOST_NAMES}}(?:${AFTER_PERSON}))`,
      'gu',
    ),
    into: `$1${MASK}`,
  },
];

/** The text without names and numbers of people. */
export function maskText(text: string): string {
  return RULES.reduce((t, rule) => t.replace(rule.pattern, rule.into), text);
}

/** Texts that are ours and no document's: their digits and letters stay. */
const OWN_KEYS: ReadonlySet<string> = new Set([
  'reportId',
  'fingerprint',
  'extractorVersion',
  'mediaType',
  'departmentId',
  'ingestedAt',
  'code',
  'path',
  'paths',
  'version',
]);
/** In a certificate: cells of a form that no field took up, in their order. */
const CELLS_KEY = 'unclaimed';
const PERSONAL_KEYS: ReadonlySet<string> = new Set(['contact']);
const PERSONAL_POINTER = /\/contact$/;

/** Names that a contact field prints: they are taken out wherever else they stand. */
function namesIn(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (Array.isArray(value)) for (const v of value) namesIn(v, found);
  else if (value !== null && typeof value === 'object')
    for (const [key, v] of Object.entries(value)) {
      if (PERSONAL_KEYS.has(key) && typeof v === 'string')
        for (const [name] of v.matchAll(/\p{Script=Han}{2,4}/gu))
          if (SURNAMES.includes(name[0] ?? '-')) found.add(name);
      namesIn(v, found);
    }
  return found;
}

function maskValue(value: unknown, names: readonly string[]): unknown {
  if (typeof value === 'string')
    return names.reduce((t, name) => t.replaceAll(name, MASK), maskText(value));
  if (Array.isArray(value)) return value.map((v) => maskValue(v, names));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, v]) => {
      if (OWN_KEYS.has(key)) return [key, v];
      if (PERSONAL_KEYS.has(key)) return [key, v === null ? null : MASK];
      if (PERSONAL_POINTER.test(key)) return [key, maskEvidence(v)];
      if (key === CELLS_KEY && Array.isArray(v))
        return [key, v.map((cell, i) => maskCell(cell, v[i - 1], names))];
      return [key, maskValue(v, names)];
    }),
  );
}

/** A cell that says what the next one holds: 分管领导, 主管部门联系人, 联系人电话. */
const LABEL_CELL = new RegExp(
  `^.{0,8}(?:${LABELS}|${NUMBER_LABELS}|主管|领导|法人|代表人?)(?:及联系方式|及(?:联系)?电话|姓名|号码)?$`,
  'u',
);
const NAME = `(?:[${SURNAMES}]\\p{Script=Han}{1,3}|\\p{Script=Han}{2,6}·\\p{Script=Han}{1,6})`;
const BETWEEN = '[\\d\\s×*＊,，、;；/:：()（）+—-]';
/** A cell that holds names, numbers or both, and nothing else. */
const PERSONAL_CELL = new RegExp(`^(?:${NAME}(?:${BETWEEN}+${NAME})*)?${BETWEEN}*$`, 'u');

const textOf = (cell: unknown): string =>
  cell !== null && typeof cell === 'object' && 'text' in cell ? String(cell.text) : '';

/** Behind a label in a cell of its own a name is a name, whatever else it might be. */
function maskCell(cell: unknown, before: unknown, names: readonly string[]): unknown {
  const label = textOf(before).replace(/[\s:：]|[(（][^)）]*[)）]/gu, '');
  if (LABEL_CELL.test(label) && PERSONAL_CELL.test(textOf(cell))) return maskEvidence(cell);
  return maskValue(cell, names);
}

/** The place stays, the words go. */
function maskEvidence(evidence: unknown): unknown {
  if (evidence === null || typeof evidence !== 'object') return evidence;
  return { ...evidence, text: MASK };
}

/** The same answer without personal names and numbers; the shape does not change. */
export function mask<T>(answer: T): T {
  return maskValue(answer, [...namesIn(answer)]) as T;
}
