/** Rules that one pattern in one clause states: full marks, caps, the quantitative and execution rules. */
import type { Rule } from '../report/record.ts';
import { folded, printedRule } from './clauses.ts';

type Kind = Rule['kind'];

interface Pattern {
  readonly kind: Kind;
  readonly says: RegExp;
  /** A clause that speaks of these is about something else. */
  readonly not?: RegExp;
  readonly value?: (match: RegExpExecArray, clause: string) => Rule['value'];
}

/** Full marks of a row or a level are below this; those of a form are not. */
const LEAST_FULL_MARKS = 100;
const GIVES = '(?:计|得|给|记|赋)';
const REACHED = '(?:完成|达到|达成|实现)';
const OF_TARGET = '(?:了)?(?:年度|年初|预期|绩效|全年)*(?:指标|目标)(?:值)?';
const ACTUAL = String.raw`(?:全年|年终)?(?:实际)?完?成?值?(?:实际值)?(?:\(?B\)?)?`;
const TARGET = String.raw`(?:年度|年初|预期|绩效|调整后?)*(?:指标|目标)值(?:\(?A\)?)?`;
/** What was reached, named as a value: 实际完成值, 全年实际值, 完成数. */
const RESULT = String.raw`(?:全年|年终|实际|最终)*(?:完成|实现|实际)?(?:值|数|情况)(?:\(?B\)?)?`;
const NOTHING = String.raw`(?:不得分|不计分|不给分|[得计记]0分|为0分|得零分)`;

const RATIO_WORDS = new RegExp(
  [
    String.raw`未(?:能)?(?:完成|达到|达成|达标|实现)[^。]{0,16}(?:按|依)[^。]{0,24}(?:比例|比率|比值|完成率|B/A)`,
    String.raw`(?:按照?|依据?)[^。]{0,10}完成(?:值|率|情况|比例)[^。]{0,16}${GIVES}分`,
    String.raw`(?:正向|≥|大于等于|不低于)[^。]{0,40}(?:B/A|${ACTUAL}/${TARGET}|实际[^/,]{0,6}/)`,
    String.raw`得分=[^,。]{0,16}(?:B/A|(?:实际完成值|实际值|完成值|实现值|完成数|实绩|(?:年底|年末|年终|全年|实际)(?:完成|实现))/|完成率)`,
    String.raw`完成率[^。]{0,24}按照?(?:完成)?比例${GIVES}分`,
    // 完成目标70%以上的按比例得分,70%以下的不得分: the bound is the floor.
    String.raw`${REACHED}[^。,;]{0,8}\d+%(?:\(含\))?(?:及)?以上的?,?按照?(?:完成)?比例${GIVES}分`,
  ].join('|'),
);
const REVERSE_WORDS = new RegExp(
  [
    String.raw`(?:反向|逆向|负向|≤|小于等于|不超过)[^。]{0,40}(?:A/B|${TARGET}/(?:全年|实际|完成)|反比)`,
    String.raw`B(?:为|表示)[^。]{0,20}A/B`,
    // 反向指标按指标值与完成值的比例记分
    String.raw`(?:反向|逆向|负向|越[小低少]越好)[^。;]{0,24}${TARGET}(?:与|和|同|占|比|除以|/)${RESULT}(?:的|之)?(?:比|商)`,
  ].join('|'),
);
/** Below this share of the target nothing is earned. */
const FLOOR = new RegExp(
  String.raw`(?:(?:低于|不足|小于|<|未达到?)(\d+(?:\.\d+)?)%|(\d+(?:\.\d+)?)%(?:\(不含\))?以下)[^。;]{0,4}${NOTHING}`,
);
const ALL_OR_NOTHING = new RegExp(
  String.raw`未(?:能)?(?:${REACHED}|达标)[^。,;]{0,12},?[^。,;]{0,4}${NOTHING}`,
);

function floorOf(clause: string): Rule['value'] {
  const floor = FLOOR.exec(clause);
  if (floor) return { zeroBelowPercent: Number(floor[1] ?? floor[2]) };
  return { zeroBelowPercent: ALL_OR_NOTHING.test(clause) ? 100 : null };
}

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'full-marks',
    says: /(?:满分|总分)(?:值)?(?:统一|一般)?(?:设置|设定)?(?:应)?(?:为|是|:)?(\d+(?:\.\d+)?)分|实行百分制/,
    value: (match) => ({ points: Number(match[1] ?? LEAST_FULL_MARKS) }),
  },
  {
    kind: 'weight-adjustment',
    says: /(?:权重|分值).{0,20}(?:可|允许).{0,12}调整|(?:可|允许).{0,12}调整.{0,10}(?:权重|分值)/,
    value: (_, clause) => ({
      when: /(?:^|[,.])如有?([^,。]{2,16}?)(?:的)?,/.exec(clause)?.[1] ?? null,
      except: /除([^,。]{2,16}?)(?:以)?外/.exec(clause)?.[1] ?? null,
    }),
  },
  {
    kind: 'score-cap',
    says: /(?:不能|不得|不)(?:超过|高于|超出|突破|大于).{0,16}(?:分值|权重|上限|满分)|最高不.{0,4}超过|分值为上限|封顶/,
    // 不超过预算的得满分 says what is met.
    not: /(?:得|计|给)满分/,
  },
  {
    kind: 'quantitative-met',
    says: new RegExp(
      String.raw`(?<![未不能])${REACHED}${OF_TARGET}(?:的)?[^未。]{0,6}${GIVES}[^未不。]{0,12}(?:全部|满|全)?(?:分|权重)`,
    ),
    not: /^(?!.*定量).*定性/,
  },
  {
    kind: 'quantitative-ratio',
    says: new RegExp(`${RATIO_WORDS.source}|${ALL_OR_NOTHING.source}`),
    not: /执行率|执行数|定性/,
    value: (_, clause) => floorOf(clause),
  },
  { kind: 'quantitative-reverse', says: REVERSE_WORDS, not: /执行率|执行数/ },
  {
    kind: 'quantitative-overshoot',
    says: /(?:高于|超过|超出|大于).{0,8}(?:指标|目标)值?.{0,6}(?:较多|较大|过多|过高|\d+%).{0,60}(?:调减|扣减|扣分|减分|扣除)|偏离度.{0,10}(?:调减|扣)/,
  },
  {
    kind: 'execution-score',
    says: new RegExp(
      [
        String.raw`执行率[^。]{0,24}\*[^。]{0,10}(?:分|权重|执行率)`,
        String.raw`(?:分值|权重|\d分?)\*(?:预算|资金)*执行率`,
        String.raw`执行率?(?:得分)?=[^。,;]{0,8}(?:执行率(?:\(B/A\))?|执行数/[^。,;*]{0,4}预算数|B/A)\*\d`,
        String.raw`执行率[^。;]{0,12}得分=\(?B/A\)?\*\d`,
        String.raw`执行率[^。]{0,30}(?:按|依)照?[^。]{0,10}(?:比例|执行率)[^。]{0,10}${GIVES}分`,
      ].join('|'),
    ),
    not: /每[低少高超降]|档/,
  },
];

/** The first clause that states the rule; a number below a form's full marks is a row's. */
function ruleOf({ kind, says, not, value }: Pattern, clauses: readonly string[]): Rule[] {
  for (const clause of clauses) {
    const text = folded(clause);
    const match = not?.test(text) ? null : says.exec(text);
    if (!match) continue;
    const read = value ? value(match, text) : {};
    if (kind === 'full-marks' && Number(read.points) < LEAST_FULL_MARKS) continue;
    return [printedRule(kind, read, clause)];
  }
  return [];
}

/** Returns the rules that single clauses state, each once. */
export function simpleRules(clauses: readonly string[]): Rule[] {
  return PATTERNS.flatMap((pattern) => ruleOf(pattern, clauses));
}
