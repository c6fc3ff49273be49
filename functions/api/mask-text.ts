/** Takes personal names and numbers out of a text by the signs around them: labels, payments, shapes. */

/** What stands in place of a name or number. */
export const MASK = '×××';

/** Surnames that stand in front of a masked or unlabelled given name. */
export const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝';
export const LABELS =
  '填表人|填报人|报送人|联系人|负责人|经办人|审核人|复核人|制表人|项目负责人|单位负责人|财务负责人|主管领导|分管领导|单位领导|法定代表人|签字|签名|姓名|收款人|受益人';
export const NUMBER_LABELS = '联系方式|电话|手机|座机|固话|传真|Tel|TEL|tel';
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

/** Words whose signs may stand apart, as labels in forms do: 电　话, 经 办 人. */
const spread = (words: string) =>
  words.replace(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, '\\s{0,3}');

const NAME_LABEL = `(?:${spread(LABELS)})(?:及联系方式|及电话|及联系电话|姓名)?(?:[(（][^)）]{0,8}[)）])?`;
const NUMBER_LABEL = `(?:${spread(NUMBER_LABELS)})(?:号码?)?(?:[(（][^)）]{0,8}[)）]|[)）])?`;
const COLON = '\\s*[:：]\\s*';

/** What is counted or paid is no phone. Behind a sign of these other words begin: 部门, 台州, 万小明. */
const MEASURE =
  '(?:[余多]?(?:人?次(?![要日])|个(?!人)|件|部(?![门长分])|台(?![办湾账州前])|条(?!件)|份|户(?![名籍口县])|项(?![目城])|元(?![月氏])|[万亿](?=[元人个件次户台部份]|\\P{Script=Han}|$)|千瓦|吨|度|亩|公里|平方|立方)|[%％])';
/** Between spaces, as equations are printed: without them `+` and `=` stand beside phones, too. */
const OPERATOR = '\\s[÷×+−=<>≤≥]\\s';
/** Words right in front of an amount: `执行数`, `投资额约`, `支出（元）：`. */
const MONEY =
  '(?:数|额|资金|经费|投资|支出|收入|产值|款项|拨款|预算|决算)(?:[(（]元[)）]|合计|共计|总计|达到|[约共达为是:：\\s]){0,3}';

/** A decimal has not seven digits on one side of the point and eleven on the other. */
const NOT_IN_NUMBER_BEFORE = '(?<!\\d)(?<!(?<!\\d{6})\\d[.-])';
/** Three digits behind a comma may be a group of a number, unless four and more stand before it. */
const NOT_A_GROUP = '(?<!(?<!\\d{3})\\d[,，])';
const NOT_AMOUNT_BEFORE = `(?<!${MONEY})(?<!\\d%?${OPERATOR})`;
const NOT_AMOUNT_AFTER = `(?!\\d|\\.\\d{1,6}(?!\\d)|\\s{0,2}${MEASURE}|${OPERATOR}\\d)`;

/** Further numbers of one place stand behind its first without their area code. */
const MORE_LOCAL = `(?:\\s?[、,，/;；]\\s?[2-9]\\d{6,7}${NOT_AMOUNT_AFTER})*`;
const LOCAL = '(?:\\d{7,8}|[2-9]\\d{2,3}[ -]\\d{4})';
/** A digit, or the sign by which the publisher took one out. */
const DIGIT = '[\\d×*＊xX]';
const SEPARATOR = '\\s{0,3}[,，、/;；和或]\\s{0,3}';
/** What is masked already, with what parts it from the next. */
const MASKED = `(?:${MASK}[\\s,，、/;；和或—－-]{1,4}){0,9}`;
/** Not what is masked already. */
const UNMASKED = `(?!${MASK}(?!${DIGIT}))`;
/** Behind a colon: any seven digits and more, or five and six that count nothing. */
const ANY_NUMBER = `(?:${DIGIT}(?:[\\s—－-]{0,3}${DIGIT}){6,}|${DIGIT}(?:[\\s—－-]{0,3}${DIGIT}){4,5}(?!\\s*${DIGIT}|[,，]\\d{3}(?!\\d)|\\s{0,2}${MEASURE}))`;
/** Without a colon a label may be a word of a sentence (接听咨询电话12000次): only what a phone looks like. */
const PHONE = `(?:1[3-9]\\d[ -]?${DIGIT}{4}[ -]?${DIGIT}{4}|(?:0\\d{2,3}[—－ -]?)?(?:[2-9×*＊]${DIGIT}{6,7}|[2-9]${DIGIT}{2,3}[ —－-]${DIGIT}{4})|[48]00[ -]?${DIGIT}{3,4}[ -]?${DIGIT}{3,4})(?:[-—转]\\d{1,6})?(?!${DIGIT})${NOT_AMOUNT_AFTER}`;

/** Applied twice: what stands behind a name shows once the name is masked. */
const NUMBERS_BEHIND_LABEL: MaskRule = {
  about: 'any digits behind a label for numbers, a colon and what is masked already',
  pattern: new RegExp(
    `(${NUMBER_LABEL}${COLON}${MASKED})${UNMASKED}${ANY_NUMBER}(?:${SEPARATOR}${ANY_NUMBER})*`,
    'gu',
  ),
  into: `$1${MASK}`,
};

/** Words that begin as a surname does, and stand beside names. */
const NO_NAME = '(?!单位|时间|项目|和谐|全[部体年]|应用)';
const NOT_ANOTHER_LABEL = '(?!\\s*[:：])';
/** Where nobody signed, the next label stands behind the colon. */
const NOT_NEXT_LABEL =
  '(?!(?:单位|日期|时间|联系|电话|手机|传真|填[报表]|[审复]核|制表|负责|主管|分管|财务)\\p{Script=Han}{0,6}\\s*[:：])';
/** The signs of a date to be filled in, and of the next label. */
const NAME_SIGN = '(?![年月日电手])\\p{Script=Han}';
/** Short names are printed with room between their signs: 孙　丽, 欧阳 丽, 李 小明. */
const SPREAD_NAME = `(?:(?![年月日无是否有])\\p{Script=Han}(?:\\s{1,4}${NAME_SIGN}){1,3}|\\p{Script=Han}{2}\\s{1,4}${NAME_SIGN}|[${SURNAMES}]\\s{1,4}${NAME_SIGN}\\p{Script=Han})(?!\\p{Script=Han})${NOT_ANOTHER_LABEL}`;
const FURTHER_NAME = `${NO_NAME}[${SURNAMES}](?:\\p{Script=Han}{1,2}|\\s{1,3}${NAME_SIGN})(?=[\\s、,，/;；。)）×]|$)${NOT_ANOTHER_LABEL}`;

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
      `${NOT_IN_NUMBER_BEFORE}${NOT_AMOUNT_BEFORE}(?:(?:\\+|00)?86[- ]?)?(?:1[3-9]\\d{9}|${NOT_A_GROUP}1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4})${NOT_AMOUNT_AFTER}${MORE_LOCAL}`,
      'gu',
    ),
    into: MASK,
  },
  {
    about: 'landlines with an area code, also with nothing between',
    pattern: new RegExp(
      `(?<!\\d)(?<!\\d\\.)(?:(?:[(（]0\\d{2,3}[)）][-—－ ]?|0\\d{3}[-—－ ]|${NOT_A_GROUP}0\\d{2}[-—－ ]|(?:\\+|00)86[- ]?[1-9]\\d{1,2}[- ]?)\\s?${LOCAL}|(?<![A-Za-z])0(?:10|2\\d|[3-9]\\d{2})[2-9]\\d{6,7}(?![A-Za-z]))(?:[-—转]\\d{1,6})?(?!\\d)${MORE_LOCAL}`,
      'gu',
    ),
    into: MASK,
  },
  NUMBERS_BEHIND_LABEL,
  {
    about: 'phones behind a label for numbers without a colon',
    pattern: new RegExp(
      `(${NUMBER_LABEL}[为是]?\\s*${MASKED})${UNMASKED}${PHONE}(?:${SEPARATOR}${PHONE})*`,
      'gu',
    ),
    into: `$1${MASK}`,
  },
  {
    about: 'names behind a label',
    pattern: new RegExp(
      `(${NAME_LABEL}${COLON})${NOT_NEXT_LABEL}(?:${MASK}|${SPREAD_NAME}|\\p{Script=Han}{2,6}·\\p{Script=Han}{1,6}|[\\p{Script=Han}×*＊·]{2,4})(?:[\\s、,，/;；]{1,3}${FURTHER_NAME})*`,
      'gu',
    ),
    into: `$1${MASK}`,
  },
  {
    about: 'names right behind a label, with a number behind them',
    pattern: new RegExp(
      `((?:${LABELS})(?:[为是])?\\s*)(?!和)[${SURNAMES}](?:\\s{0,3}\\p{Script=Han}){1,2}(?=[\\s,，、(（]*(?:${NUMBER_LABEL}[:：]?\\s*)?${MASK})`,
      'gu',
    ),
    into: `$1${MASK}`,
  },
  NUMBERS_BEHIND_LABEL,
  {
    about: 'names whose own number stands behind them, in brackets or right there',
    pattern: new RegExp(
      `(?<=^|[^\\p{Script=Han}]|${PEOPLE})${NO_NAME}[${SURNAMES}]\\p{Script=Han}{1,2}(?=[(（](?:身份证号?码?|${NUMBER_LABEL})?[:：]?\\s*${MASK}|\\s?${MASK})`,
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
