/** The form's notes as data: typed rules, each with the clause that states it; defaults where it is silent. */
import type { Form, Rule } from '../report/record.ts';
import { clausesOf, folded, printedRule } from './clauses.ts';
import { defaultRules } from './defaults.ts';
import { bandRules } from './note-bands.ts';
import { levelRules } from './note-levels.ts';
import { simpleRules } from './note-simple.ts';
import { tierRules } from './note-tiers.ts';

type Kind = Rule['kind'];

/** What a clause must say to be about how points are given. */
const GIVES_POINTS =
  /(?:计|得|扣|赋|给|记|加)(?:该|其|相应|满|全|\d)?.{0,6}分|扣减|调减|分\*|\*.{0,12}分|评为|等次为|\d分?(?:\(含\))?(?:及|含)?以[上下]|得\d+%/;
const SAYS_HOW = /\d|按|依|每|=|满分|不[得计给]分/;
/** A formula of its own for targets that must not be exceeded. */
const REVERSED = /(?:反向|逆向?|负向)指标.*(?:计算|[-/*])/;

/** `总分=执行率得分+各指标得分之和` adds scores up and gives no row its own. */
const ADDS_UP = /^[^*]*(?:总分?=[^*]*\+|得分(?:之和|相加|合计|累计))[^*]*$/;

/** 未得满分的须逐项说明原因: what is to be written down gives no points and takes none. */
const ASKS_FOR_WORDS = /(?:[须需应请]|必须|逐项)[^,。;]{0,24}(?:说明|填写|注明|填报|填列)/;
const RECKONS = /[\d*/%]|比例|扣减|扣除|加分|减分/;

/** “≤”类指标不超过目标值得满分: what a met target gives, said of ceilings, is no rule of its own. */
const CEILING_MET =
  /^(?:\d+[.、])?["“'‘(]*(?:≤|<=|小于等于)["”'’)]*(?:类|型)?(?:的)?指标,?(?:不超过|不高于|不大于|未超过)(?:年度|预期|绩效)*(?:目标|指标)值?的?,?(?:得|计|记|给)满分[。;,]?$/;

/** What an unread clause is about: the variant's rule must not stand in for what the note does say. */
const SUBJECTS: readonly (readonly [string, RegExp, readonly Kind[]])[] = [
  ['execution', /执行率|执行数|预算执行/, ['execution-score']],
  ['rating', /优|良|等次|等级|[A-D]级/, ['rating-band']],
  ['qualitative', /定性/, ['qualitative-tier']],
  // A clause that names its own rows leaves the rule for all others standing.
  ['time-limited', /^(?:\d+[.、])?(?:时[限效间]|进度)类/, []],
  [
    'reverse',
    /^(?:\d+[.、])?(?:对于?)?(?:反向|逆向?|负向)指标(?!.*(?:正向|定[量性]|其[他它余](?:[各类]项?)?)(?:类?指标|的))/,
    ['quantitative-reverse'],
  ],
  [
    'quantitative',
    /定量|完成率|完成值|指标值|目标值|完成(?:情况)?比例|完成程度|偏差|偏离|延期|逾期|按[期时]完成|超额|超出|超支|预算内|满意度|(?:数量|质量|时效|成本)指标|正向|反向|逆向?指标|负向|\d%?(?:\([不]?含\))?以[上下内].{0,8}(?:得|计|给|扣)|每(?:低|少|降|高|多|超|增|缺|差|漏|欠|下降|不足|发生|出现|延|逾|提前|偏)/,
    ['quantitative-met', 'quantitative-ratio', 'quantitative-reverse'],
  ],
  // Points taken from each indicator by steps of its own (扣分制): no ratio and no band stands in for them.
  [
    'indicators',
    /扣分制|从.{0,6}分中扣/,
    ['quantitative-met', 'quantitative-ratio', 'quantitative-reverse', 'qualitative-tier'],
  ],
];
const OTHER = 'points';

function subjectOf(clause: string): string {
  return SUBJECTS.find(([, pattern]) => pattern.test(folded(clause)))?.[0] ?? OTHER;
}

/** A deduction in steps: it may stand in the clause of a rule that was read, and changes what that gives. */
const DEDUCTS =
  /每[^,。;]{0,16}(?:扣|减)|扣完为止|按[^,。;]{0,6}(?:超出|超过|偏差|偏离|差额|差距)[^,。;]{0,10}(?:扣|减)/;
/** … but not the rule on targets exceeded by far: it takes nothing for granted. */
const LOOSE = new Set<Kind>(['quantitative-overshoot']);

/** Kinds that judge a row by the whole clause they stand in. */
const JUDGING = new Set<Kind>([
  ...(['quantitative-met', 'quantitative-ratio', 'quantitative-reverse'] as const),
  'execution-score',
]);
const FULL_PERCENT = 100;
/** 按完成比例的50%计分, 乘以0.8, 减半: what the plain rule gives is not what is earned. */
const CHANGED = /(?<![\d.])0\.\d+(?![\d分%])|减半|一半|折/;

/** Conditions of a clause that its rule does not hold: 达到80%以上得满分 is no rule of 100%. */
function hasMore(clause: string, quoting: readonly Rule[]): boolean {
  if (
    quoting.length === 0 ||
    !quoting.every(({ kind }) => JUDGING.has(kind) || kind === 'score-cap')
  )
    return false;
  const known = quoting.map(({ value }) => value.zeroBelowPercent);
  const percents = [...folded(clause).matchAll(/(\d+(?:\.\d+)?)%/g)].map((match) =>
    Number(match[1]),
  );
  const open = percents.some((percent) => percent !== FULL_PERCENT && !known.includes(percent));
  return open || CHANGED.test(folded(clause));
}

/** What an unread clause is about: the subject of the rule that was read from a part of it, or its words. */
function aboutOf(clause: string, quoting: readonly Rule[]): string {
  const kinds = quoting.map(({ kind }) => kind).filter((kind) => JUDGING.has(kind));
  const subject =
    (kinds.length > 0 && SUBJECTS.find(([, , own]) => kinds.every((kind) => own.includes(kind)))) ||
    SUBJECTS.find(([, , own]) => kinds.some((kind) => own.includes(kind)));
  return subject?.[0] ?? subjectOf(clause);
}

/** Clauses about points that no rule was read from: listed, never guessed. */
function unreadRules(clauses: readonly string[], read: readonly Rule[]): Rule[] {
  const quotedBy = (clause: string): Rule[] =>
    read.filter(({ clause: q }) => q !== null && (q.includes(clause) || clause.includes(q)));
  return clauses.flatMap((clause) => {
    const text = folded(clause);
    if (ADDS_UP.test(text) && !DEDUCTS.test(text)) return [];
    const isMet = read.some(({ kind }) => kind === 'quantitative-met');
    if (isMet && CEILING_MET.test(text)) return [];
    if (ASKS_FOR_WORDS.test(text) && !RECKONS.test(text.replace(/^\d+[.、]/, ''))) return [];
    if (!(GIVES_POINTS.test(text) && SAYS_HOW.test(text)) && !REVERSED.test(text)) return [];
    const quoting = quotedBy(clause);
    const isLoose = quoting.some((rule) => LOOSE.has(rule.kind));
    const isRead = quoting.length > 0 && (isLoose || !DEDUCTS.test(text));
    if (isRead && !hasMore(clause, quoting)) return [];
    return [printedRule('unread', { about: aboutOf(clause, quoting) }, clause)];
  });
}

/** Kinds for which the note has words of its own that could not be read. */
function unreadKinds(unread: readonly Rule[]): Set<Kind> {
  const about = new Set(unread.map((rule) => rule.value.about));
  return new Set(SUBJECTS.flatMap(([subject, , kinds]) => (about.has(subject) ? kinds : [])));
}

/** Returns the rules that the form prints, then the variant's for what its notes do not speak of. */
export function readRules(form: Pick<Form, 'notes' | 'variant'>): Rule[] {
  const clauses = clausesOf(form.notes);
  const printed = [
    ...simpleRules(clauses),
    ...levelRules(clauses),
    ...tierRules(form.notes),
    ...bandRules(form.notes),
  ];
  const unread = unreadRules(clauses, printed);
  const spoken = new Set([...printed.map((r) => r.kind), ...unreadKinds(unread)]);
  const silent = defaultRules(form.variant).filter((r) => !spoken.has(r.kind));
  return [...printed, ...unread, ...silent];
}
