/** The prose of a report → what it mentions and claims, as printed strings with their places. */
import type { Layout, PlacedText } from '../../table/layout.ts';
import { PROJECT_TITLE, type ReportHead, readReportHead } from '../head/report-head.ts';
import { findClaims } from './claims.ts';
import { findCountRates } from './count-rates.ts';
import { readTableSums } from './count-tables.ts';
import { findCounts } from './counts.ts';
import {
  findConcluded,
  findIntroduction,
  findYears,
  type Introduction,
  isBody,
} from './identity.ts';
import { findListings } from './listings.ts';
import { findMoney } from './money.ts';
import { readMoneyTables } from './money-tables.ts';
import { onlyOwnScores } from './own-score.ts';
import { findPassages, type Passage } from './passages.ts';
import { findPeriods } from './periods.ts';
import { type Alias, aliasesOf, endsOf } from './project-names.ts';
import { groupsOf } from './rate-values.ts';
import type {
  RawClaim,
  RawListing,
  RawMention,
  RawNarrative,
  RawPeriod,
  RawRate,
} from './raw-narrative.ts';
import { findRowRates } from './row-rates.ts';
import { findScores } from './scores.ts';
import { cutSentences, printedAt, printedText, type Said, type Sentence } from './sentences.ts';
import { findShareRates } from './share-rates.ts';
import { findSplits } from './splits.ts';
import { findStatedRates } from './stated-rates.ts';
import { type OwnNames, PROJECT } from './subject.ts';
import { findValues } from './values.ts';

function claimsOfTitle(head: ReportHead): RawClaim[] {
  const { title, titleNames } = head;
  if (!title) return [];
  // 2025年4月30日2024年度…自评报告: the day it was signed is no year of its own.
  const year = /20\d\d(?=年(?!\d{1,2}月))/.exec(title.text)?.[0];
  const claims: RawClaim[] = [];
  const base = { scope: null, sentence: title };
  // A project's title may name the project alone; the body before it may be the one above it.
  const name = titleNames.at(-1)?.text;
  if (name !== undefined && isBody(name)) {
    const values = { name, from: 'title' };
    claims.push({ ...base, kind: 'department', values });
  }
  if (year) claims.push({ ...base, kind: 'year', values: { year, from: 'title' } });
  return claims;
}

function introducedBy({ sentence, name }: Introduction): RawClaim {
  return {
    ...{ kind: 'department', scope: null, sentence: sentence.text },
    values: { name, from: 'prose' },
  };
}

const PROJECT_WORDS = [
  '本项目',
  '该项目',
  '本政策',
  '该政策',
  '专项资金',
  '补贴资金',
  '补助资金',
  '该项资金',
  '专项',
  PROJECT,
];
/** A transfer to a region is the region's whole. */
const REGION_WORDS = ['全省', '全市', '全县', '全区'];

/** 蜀安县青河镇人民政府 is 青河镇. */
const STREET = /街道(?:办事处)?$/;
const TOWN = /[省市县区旗州](([^省市县区旗州]{2,8}(?:镇|乡|街道))(?:人民政府|办事处)?)$/;
/** 县档案馆 for 沅溪县档案馆; 市档案馆 is another. */
const OF_REGION = /^.*([省市县区旗州][^省市县区旗州]{3,})$/;
/** Bodies that call themselves by their kind. */
const KINDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?:大学|学院|学校|中学|小学|幼儿园)$/, ['学校', '全校']],
  [/医院$/, ['医院', '全院']],
  [/分局$/, ['分局']],
  [/支队$/, ['支队']],
  [/大队$/, ['大队']],
];

function kindNames(name: string): readonly string[] {
  return KINDS.flatMap(([kind, names]) => (kind.test(name) ? names : []));
}

/** X(以下简称"Y"). */
const SHORT_NAME = /(?:以下|下)?简称(?:为|:)?["“‘「]?([^"”’」()、,。]{2,12})["”’」]?\)/;

/** 市中院 for 金沅市中级人民法院. */
const SHORTENED: readonly (readonly [RegExp, string])[] = [
  [/中级人民法院$/, '中院'],
  [/高级人民法院$/, '高院'],
  [/人民法院$/, '法院'],
  [/人民检察院$/, '检察院'],
  [/卫生健康委员会$/, '卫健委'],
  [/发展和改革委员会$/, '发改委'],
  [/人力资源和社会保障(?=[局厅]$)/, '人社'],
  [/住房和城乡建设(?=[局厅]$)/, '住建'],
  [/市场监督管理局$/, '市场监管局'],
];

const shortened = (name: string): string[] =>
  SHORTENED.flatMap(([long, short]) =>
    long.test(name)
      ? (/[省市县区旗州][^省市县区旗州]+$/.exec(name.replace(long, short))?.[0] ?? [])
      : [],
  );

function shortNames(names: readonly string[], passages: readonly Passage[]): string[] {
  const towns = names.flatMap((name) => TOWN.exec(name)?.slice(1) ?? []);
  // A street's office calls itself 街道.
  if (names.some((name) => STREET.test(name))) towns.push('街道');
  towns.push(
    ...names.flatMap((name) => [
      ...(OF_REGION.exec(name)?.slice(1) ?? []),
      ...shortened(name),
      ...kindNames(name),
    ]),
  );
  const given = passages.flatMap(({ text }) => {
    const match = SHORT_NAME.exec(text);
    const before = match ? text.slice(0, match.index).replace(/\($/, '') : '';
    return match?.[1] && names.some((name) => before.endsWith(name)) ? [match[1]] : [];
  });
  return [...towns, ...given];
}

function ownNames(
  head: ReportHead,
  passages: readonly Passage[],
  projects: readonly string[],
): OwnNames {
  const names = [head.proseDepartment, ...head.titleNames].flatMap((name) => name?.text ?? []);
  names.push(...shortNames(names, passages));
  // In a report on one project, 项目 is the whole.
  const title = head.title?.text ?? '';
  if (PROJECT_TITLE.test(title)) {
    names.push(...head.titleNames.flatMap(({ text }) => endsOf(text)));
    // The only form's project is the one that the report is on.
    if (projects.length === 1) names.push(...aliasesOf(projects).map(({ name }) => name));
    names.push(...PROJECT_WORDS, ...REGION_WORDS, ...names.map((name) => name + PROJECT));
  }
  return [...new Set(names)].sort((a, b) => b.length - a.length);
}

function mentionsIn(
  passage: Passage,
  sentences: readonly Sentence[],
  own: OwnNames,
  aliases: readonly Alias[],
): RawMention[] {
  const printed = (sentence: Sentence, said: Said): PlacedText =>
    printedAt(passage, sentence, said.value);
  return [
    ...findScores(sentences, own, printed, aliases),
    ...findMoney(sentences, own, printed, aliases),
    ...findCounts(sentences, (sentence, from, to) => printedText(passage, sentence, from, to)),
  ];
}

/**
 * Returns everything that the prose outside of the forms says and a record or check can use; `projects`: what the
 * forms of projects are on.
 */
export function readNarrative(layout: Layout, projects: readonly string[] = []): RawNarrative {
  const head = readReportHead(layout);
  const passages = findPassages(layout);
  const own = ownNames(head, passages, projects);
  const aliases = aliasesOf(projects).filter(({ name }) => !own.includes(name));
  const mentions: RawMention[] = [];
  const periods: RawPeriod[] = [];
  const listings: RawListing[] = [];
  const claims: RawClaim[] = claimsOfTitle(head);
  const cut = passages.map(cutSentences);
  const introduction = findIntroduction(cut.flat());
  for (const [number, passage] of passages.entries()) {
    const sentences = cut[number] ?? [];
    mentions.push(...mentionsIn(passage, sentences, own, aliases));
    periods.push(...findPeriods(sentences));
    const printed = (sentence: Sentence, said: Said) => printedAt(passage, sentence, said.value);
    listings.push(...findListings(sentences, printed));
    for (const sentence of sentences) {
      claims.push(...findClaims(sentence), ...findYears(sentence), ...findConcluded(sentence));
      if (sentence === introduction?.sentence) claims.push(introducedBy(introduction));
    }
  }
  mentions.push(...readMoneyTables(layout, own.includes(PROJECT)));
  const year = claims.find(({ kind }) => kind === 'year')?.values.year ?? null;
  const said = onlyOwnScores(mentions, year);
  const values = passages.flatMap(({ text }) => findValues(text));
  const clauses = passages.map(groupsOf);
  const stated = clauses.flatMap((groups) => findStatedRates(groups, values));
  const isMoney = ({ budget }: RawRate): boolean => /元/.test(budget.unitWord);
  return {
    ...{ mentions: said, periods, listings, claims },
    splits: findSplits(
      passages,
      said.filter((one) => one.year === null || one.year === year),
    ),
    saidRates: [...passages.flatMap(findRowRates), ...stated.filter(isMoney)],
    shareRates: findShareRates(clauses),
    countRates: [...clauses.flatMap(findCountRates), ...stated.filter((rate) => !isMoney(rate))],
    ...readTableSums(layout),
  };
}
