/** The form's notes as data: typed rules, each with the clause that states it; defaults where it is silent. */
import type { Form, Rule } from '../report/record.ts';
import { clausesOf, findClause } from './clauses.ts';
import { defaultRules } from './defaults.ts';

type Kind = Rule['kind'];
type Unscored = Pick<Form, 'notes' | 'variant'>;

function rule(kind: Kind, value: Rule['value'], clause: string): Rule {
  return { kind, value, clause, default: false };
}

/** Rules that one pattern in one clause states; `points` is the pattern's first group. */
const SIMPLE: readonly (readonly [Kind, RegExp])[] = [
  [
    'full-marks',
    /(?:满分|总分)(?:值)?(?:统一)?(?:设置|设定)?(?:应)?(?:为|是|:)?\s*(\d+(?:\.\d+)?)\s*分/,
  ],
  [
    'weight-adjustment',
    /(?:权重|分值).{0,20}(?:可|允许).{0,12}调整|(?:可|允许).{0,12}调整.{0,10}(?:权重|分值)/,
  ],
  [
    'score-cap',
    /(?:不能|不得|不)(?:超过|高于|超出|突破).{0,16}(?:分值|权重|上限|满分)|最高不.{0,4}超过/,
  ],
  [
    'quantitative-met',
    /(?:完成|达到|达成)(?:了)?(?:年度|预期|绩效|全年)*(?:指标|目标)(?:值)?(?:的)?.{0,6}(?:计|得|给|记).{0,12}(?:全部|满|全)?(?:分|权重)/,
  ],
  [
    'quantitative-ratio',
    /未(?:完成|达到|达成|达标).{0,16}(?:按|依).{0,24}(?:比例|比率|比值|完成率)|(?:按照?|依据?).{0,10}完成(?:值|率|情况|比例).{0,16}(?:计|得|记|给)分/,
  ],
  [
    'quantitative-reverse',
    /(?:反向|逆向|负向|≤|小于等于|不超过).{0,40}(?:A\s*\/\s*B|目标值?\s*(?:\/|÷|除以)\s*(?:实际|完成)|年初(?:指标|目标)值.{0,6}(?:\/|÷)|反比)|B\s*(?:为|表示).{0,20}A\s*\/\s*B/,
  ],
  [
    'execution-score',
    /执行率.{0,24}(?:×|\*|乘(?:以)?).{0,10}(?:分|权重|执行率)|(?:分值|权重|\d+分)\s*(?:×|\*|乘(?:以)?)\s*(?:预算)?执行率/,
  ],
];

const NUMBERED = new Set<Kind>(['full-marks']);

function simpleRules(clauses: readonly string[]): Rule[] {
  return SIMPLE.flatMap(([kind, pattern]) => {
    const found = findClause(clauses, pattern);
    if (!found) return [];
    const value = NUMBERED.has(kind) ? { points: Number(found.match[1]) } : {};
    return [rule(kind, value, found.clause)];
  });
}

/** `投入管理指标30分`, `预算执行率10分`: a level and its weight. */
const LEVEL =
  /([\u4e00-\u9fff()]{0,8}?(?:产出|效益|满意度|投入管理|投入|过程|可持续性|可持续影响|决策|管理|履职|履职效能|预算资金执行率|预算执行率|执行率)(?:类)?(?:指标)?)(?:权重|分值)?(?:为|:)?\s*(\d+(?:\.\d+)?)\s*(?:分|%)/g;

/** A clause that lists two levels or more with their points prescribes them. */
function levelRules(clauses: readonly string[]): Rule[] {
  for (const clause of clauses) {
    const levels = [...clause.matchAll(LEVEL)];
    if (levels.length < 2 || !/分值|权重|满分|一级指标/.test(clause)) continue;
    return levels.flatMap((m) => {
      const level = (m[1] ?? '').replace(/^.*(?:为|和|及|与|其中)/, '');
      const points = Number(m[2]);
      const kind = /执行率/.test(level) ? 'execution-weight' : 'level-weight';
      return kind === 'execution-weight'
        ? [rule('level-weight', { level, points }, clause), rule(kind, { points }, clause)]
        : [rule(kind, { level, points }, clause)];
    });
  }
  return [];
}

/** `100%-80%(含)`: the share of the weight from which and to which a tier goes. */
const TIER = /(\d+)%?\s*(\((?:不)?含\))?\s*(?:-|—|~|至|到)\s*(\d+)%?\s*(\((?:不)?含(?:\d+%?)?\))?/g;
const TIER_NAMES = ['met', 'partly', 'missed'] as const;
/** Tiers are listed behind one another; fewer or more are another rule. */
const TIERS = TIER_NAMES.length;

/**
 * Reads the bands of qualitative results, best first. A bound belongs to the band that says 含; where
 * neither does, to the better one.
 */
function tierRules(clauses: readonly string[]): Rule[] {
  const found = findClause(clauses, /(?:三|3)\s*(?:档|个档次|个等级|等)|达成预期(?:指标|目标)/);
  if (!found) return [];
  const bands = [...found.clause.matchAll(TIER)].map((m) => ({
    ends: [Number(m[1]), Number(m[3])] as const,
    excludesSecond: /不含/.test(m[4] ?? ''),
  }));
  if (bands.length !== TIERS) return [];
  return bands.map(({ ends, excludesSecond }, i) => {
    const [max, min] = [Math.max(...ends), Math.min(...ends)];
    const value = {
      tier: TIER_NAMES[i] ?? '',
      min,
      max,
      includesMin: !excludesSecond,
      includesMax: i === 0,
    };
    return rule('qualitative-tier', value, found.clause);
  });
}

const BAND_RANGE =
  /(\d+(?:\.\d+)?)\s*(?:分)?\s*(?:\((?:不)?含\))?\s*(?:-|—|~|至|到)\s*(\d+(?:\.\d+)?)\s*分?\s*(?:\((?:不)?含(?:\d+)?分?\))?\s*(?:的)?(?:为|是|:|评为|定为)?\s*["“]?(优秀?|良好?|中等?|一般|合格|差|不合格|较差)/g;
const BAND_RANGE_AFTER =
  /["“]?(优秀?|良好?|中等?|一般|合格|差|不合格|较差)["”]?\s*(?:等次|等级|档)?\s*(?:为|是|:)?\s*[((]?\s*(?:得分|评分)?\s*(\d+(?:\.\d+)?)\s*分?\s*(?:-|—|~|至|到)\s*(\d+(?:\.\d+)?)\s*分?/g;
const BAND_LEAST =
  /(?:得分|总分|评分|分值)?\s*(?:≥|>=|大于等于|大于或等于)?\s*(\d+(?:\.\d+)?)\s*分?\s*(?:及|\(含\)|含)?以上\s*(?:的)?(?:为|是|:)?\s*["“]?(优秀?|良好?|中等?|一般|合格)/g;

interface Band {
  readonly rating: string;
  readonly min: number;
}

function bandsIn(clause: string): Band[] {
  const ranges = [...clause.matchAll(BAND_RANGE)].map((m) => ({
    rating: m[3] ?? '',
    min: Math.min(Number(m[1]), Number(m[2])),
  }));
  if (ranges.length >= 2) return ranges;
  const after = [...clause.matchAll(BAND_RANGE_AFTER)].map((m) => ({
    rating: m[1] ?? '',
    min: Math.min(Number(m[2]), Number(m[3])),
  }));
  if (after.length >= 2) return after;
  return [...clause.matchAll(BAND_LEAST)].map((m) => ({ rating: m[2] ?? '', min: Number(m[1]) }));
}

/** Bands that are printed in whole numbers are read as `at least` their lower bound. */
function bandRules(notes: readonly string[]): Rule[] {
  for (const note of notes) {
    const bands = bandsIn(note);
    if (bands.length < 2) continue;
    const rest = bands.some((band) => band.min === 0)
      ? []
      : [
          ...note.matchAll(
            /(\d+)\s*分?(?:\(不含\))?以下\s*(?:的)?(?:为|是|:)?\s*["“]?(差|不合格|较差)/g,
          ),
        ].map((m) => ({ rating: m[2] ?? '', min: 0 }));
    return [...bands, ...rest].map(({ rating, min }) => rule('rating-band', { rating, min }, note));
  }
  return [];
}

/** What a clause must say to be about points at all. */
const ABOUT_POINTS = /(?:计|得|扣|赋|给|记)(?:该|其|相应)?.{0,12}分|分值|权重|扣减/;

/** Clauses about points that no rule was read from: listed, never guessed. */
function unreadRules(clauses: readonly string[], read: readonly Rule[]): Rule[] {
  const quoted = read.map((r) => r.clause ?? '');
  return clauses
    .filter((clause) => ABOUT_POINTS.test(clause) && /\d|按|依/.test(clause))
    .filter((clause) => !quoted.some((q) => q.includes(clause) || clause.includes(q)))
    .map((clause) => rule('unread', {}, clause));
}

/** Returns the rules that the form prints, then the defaults for what it does not. */
export function readRules(form: Unscored): Rule[] {
  const clauses = clausesOf(form.notes);
  const printed = [
    ...simpleRules(clauses),
    ...levelRules(clauses),
    ...tierRules(clauses),
    ...bandRules(form.notes),
  ];
  const kinds = new Set(printed.map((r) => r.kind));
  const silent = defaultRules(form.variant).filter((r) => !kinds.has(r.kind));
  return [...printed, ...unreadRules(clauses, printed), ...silent];
}
