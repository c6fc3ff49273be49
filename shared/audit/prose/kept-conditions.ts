/** Which row of the form gave full points for a condition of its own that the prose says was not kept. */
import type { Indicator, Statement } from '../../report/record.ts';
import { type FormView, indicatorsOf, type Row } from '../context.ts';
import { fold } from '../words.ts';
import { sharedLength } from './missed-targets.ts';

const QUALITY = '健全|完整|规范|合规|准确|真实|齐全|完善|到位|有效|明确|合理|科学|及时|清晰';
/** Fewer letters than these say not of what. */
const TELLING = 3;
/** … and these are a word. */
const PIECE = 2;
/** 按期盘点 has been broken by 未按期开展盘点 and 未及时盘点, not by 未按规定盘点. */
const KEEPS: readonly (readonly [RegExp, string])[] = [
  [/^.*?(?:按期|按时|及时|如期|定期)(?:开展|进行|组织|完成)?(.+)$/, '按期|按时|及时|如期|定期'],
  [/^.*?(?:按规定|按要求)(?:开展|进行|组织|完成)?(.+)$/, '按规定|按要求'],
];
/** What every row does. */
const COMMON = /^(?:开展|进行|组织|完成|实施|到位|任务|工作|目标)+$/;

/** A clause of the prose in its sentence, folded. */
interface Admitted {
  readonly clause: string;
  readonly sentence: string;
  readonly isOfSome: boolean;
}

/** 账实相符 and 账实不符. */
function isDisagreed(condition: string, { clause }: Admitted): boolean {
  const what = /^(.{2,}?)(?:相符|一致)$/.exec(condition)?.[1];
  return what !== undefined && new RegExp(`${what}不(?:相)?(?:符|一致)`).test(clause);
}

/** 按期盘点 and 未按期开展盘点, where the sentence speaks of the row's subject. */
function isUndone(condition: string, name: string, { clause, sentence }: Admitted): boolean {
  return KEEPS.some(([keeps, words]) => {
    const what = keeps.exec(condition)?.[1] ?? '';
    if (what.length < PIECE || COMMON.test(what)) return false;
    const undone = new RegExp(`(?:未|没有|不)能?(?:${words})[^,。;]{0,10}?${what}`);
    return undone.test(clause) && sharedLength(name.replaceAll(what, '|'), sentence) >= PIECE;
  });
}

/** 资金使用合规 and 资金使用不合规; where the condition names no subject, the row's name does. */
function isOtherwise(condition: string, name: string, { clause }: Admitted): boolean {
  const [, of = '', quality = ''] = new RegExp(`^(.*?)(${QUALITY})$`).exec(condition) ?? [];
  if (quality === '') return false;
  const own = new RegExp(`^(.*?)${quality}(?:性|度|率)?$`).exec(name)?.[1] ?? '';
  const what = own.endsWith(of) ? own : of;
  return what.length >= TELLING && clause.includes(`${what}不${quality}`);
}

/** Words, up to `得6分`, and the points that they give. */
const GIVES = /([^。;]*?)[的,]?(?:得|计|记)(?:(满)分|(\d+(?:\.\d+)?)分)/g;
const PARTED = /且|并且|[,、]|以及|并(?!轨)/;

/** The conditions that a row's criterion sets for its full points: 按期盘点且账实相符得6分. */
function conditionsOf({ criterion, weight }: Indicator): string[] {
  const text = (criterion ?? '').normalize('NFKC');
  const given = [...text.matchAll(GIVES)].map(([, words = '', full, points]) => ({
    words,
    points: full === undefined ? Number(points) : weight,
  }));
  const whole = given.find(({ points }) => points === weight);
  const sum = given.reduce((all, { points }) => all + (points ?? 0), 0);
  const needed = whole ? [whole] : sum === weight ? given : [];
  return needed.flatMap(({ words }) => words.split(PARTED).map(fold));
}

function isBroken({ row }: Row<Indicator>, said: Admitted): boolean {
  const name = fold(row.level3 ?? '');
  // 资产管理规范性, 规范: what the row itself says of its subject, which some of it need not be.
  if (row.criterion === null)
    return !said.isOfSome && isOtherwise(fold(row.actual ?? ''), name, said);
  return conditionsOf(row).some(
    (condition) =>
      isDisagreed(condition, said) ||
      isUndone(condition, name, said) ||
      isOtherwise(condition, name, said),
  );
}

const YEAR = /20\d\d(?=年)/g;

/** Returns the rows whose own condition the statement says was not kept. */
export function brokenConditions(view: FormView, statement: Statement): Row<Indicator>[] {
  const { fiscalYear } = view.form;
  const years = [...statement.text.matchAll(YEAR)].map(([year]) => Number(year));
  if (years.some((year) => year !== fiscalYear)) return [];
  const said = {
    clause: fold(statement.scope ?? ''),
    sentence: fold(statement.text),
    isOfSome: statement.values.extent === 'some',
  };
  return indicatorsOf(view).filter((at) => isBroken(at, said));
}
