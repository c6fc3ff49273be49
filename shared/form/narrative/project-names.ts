/** What the prose calls a project that has a form or a title: its name, or the end of it. */
import { isBody } from './identity.ts';
import { rest as restOfScore } from './score-item.ts';
import type { Said } from './sentences.ts';
import { type OwnNames, readWords } from './subject.ts';

/** A name of several things (改善办学条件及困难学生资助) is none of them. */
const SEVERAL_THINGS = /[及和与、]/;
/** So many letters, or half of the name, say which project is meant. */
const TELLING_END = 4;
const FEWEST = 2;
/** 公路养护类, 图书馆免费开放补助: words behind what a project is called. */
const KINDS = '类|专项|补助|补贴|资金|经费|工程|项目';
const KIND = new RegExp(`(?:${KINDS})+$`);
const KIND_BEHIND = new RegExp(`^(?:${KINDS}|的)*`);

/** 养护类项目 and 养护资金 for 公路养护类项目: what a project is called for short. */
export function endsOf(name: string): string[] {
  if (SEVERAL_THINGS.test(name) || isBody(name)) return [];
  const plain = [...new Set([name, name.replace(KIND, '')])];
  return plain.flatMap((of) => {
    const least = Math.min(TELLING_END, Math.max(FEWEST, Math.ceil(of.length / 2)));
    const count = Math.max(0, of.length - least + 1);
    return Array.from({ length: count }, (_, from) => of.slice(from));
  });
}

/** A name that the prose may use, and the project of the file that it means. */
export interface Alias {
  readonly name: string;
  readonly project: string;
}

/** `51092323T000008123456-公共图书馆免费开放补助资金`: the code is none of the name. */
const CODE = /^[0-9A-Za-z]{2,}[-—_]/;

/** Returns the names of the projects, longest first, without those that may be of two. */
export function aliasesOf(printed: readonly string[]): Alias[] {
  const projects = [...new Set(printed.map((name) => name.replace(/\s/g, '').replace(CODE, '')))];
  const all = projects.flatMap((project) =>
    [...new Set([project, ...endsOf(project)])].map((name) => ({ name, project })),
  );
  const isOfOne = ({ name, project }: Alias): boolean =>
    name.length >= FEWEST && projects.every((other) => other === project || !other.includes(name));
  return all.filter(isOfOne).sort((a, b) => b.name.length - a.name.length);
}

const BEFORE_NAME = /^(?:20\d\d年度?)?(?:的)?/;
function readNamed(near: string, aliases: readonly Alias[]): { alias: Alias; rest: string } | null {
  const words = near.replace(BEFORE_NAME, '');
  const alias = aliases.find(({ name }) => words.startsWith(name));
  if (alias === undefined) return null;
  return { alias, rest: words.slice(alias.name.length).replace(KIND_BEHIND, '') };
}

/** 压减预算, 追加预算: by how much, not what it came to. */
const CHANGED = /[增减]|追加|调(?!整后)/;

/** 免费开放项目全年预算48.50万元: the project, and the words behind its name, where these say which side it is. */
export function projectOf(
  said: Said,
  aliases: readonly Alias[],
  own: OwnNames,
): { readonly project: string; readonly said: Said } | null {
  if (said.partOf || said.value.unit !== 'amount') return null;
  const named = readNamed(said.near, aliases);
  if (named === null) return null;
  const { cue, label, rest } = readWords(named.rest, own);
  const isSide = cue?.kind === 'budget' || cue?.kind === 'executed';
  if (!isSide || label !== null || rest !== '' || CHANGED.test(named.rest)) return null;
  return { project: named.alias.project, said: { ...said, near: named.rest, before: '' } };
}

/** 免费开放项目自评: the project whose score it is; null where the words name something else beside it. */
export function projectScored(
  words: string,
  aliases: readonly Alias[],
  own: OwnNames,
): string | null {
  const named = readNamed(words, aliases);
  return named !== null && restOfScore(named.rest, own) === '' ? named.alias.project : null;
}
