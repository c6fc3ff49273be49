/** Reads what the problems section says was not kept: 未按期开展资产盘点, 账实不符, 内部控制制度不健全. */
import { NO_ADMISSION, PARTIAL, PROBLEMS_HEADING } from './admission.ts';
import type { RawClaim } from './raw-narrative.ts';
import type { Sentence } from './sentences.ts';

const NOT_KEPT =
  /(?:未|没有|未能|不能|不)能?(?:按期|按时|及时|如期|按规定|按要求)|[\u4e00-\u9fff]{2}不(?:相)?(?:符(?!合)|一致)|[\u4e00-\u9fff]{2}不(?:健全|完整|规范|合规|准确|真实|齐全|完善|到位|有效|明确|合理|科学)/;
/** 未按要求 is no wish. */
const AS_ASKED = /按(?:规定|要求)/g;
/** 无账实不符情况: denied. */
const DENIED =
  /(?:无|没有)(?:出现|发生|存在)?(?!.*(?:导致|造成|致使))[^,。;:]{0,12}不[^,。;:]{1,6}(?:情况|现象|问题|情形)|(?:无|没有)[\u4e00-\u9fff]{2}不/;
/** What somebody else lacked, or what was lacking in another year. */
const NOT_OURS = new RegExp(
  [
    '下属|所属|下级|基层|[^所]属单位|(?:项目|实施|建设|用款|预算|主管|监理|承办|服务|代理|用人)单位',
    '乡镇|街道|社区|村|企业|公司|机构|合作社|物业|行业|学校|医院|农户|商户',
    '施工|承包|供应商|业主|中标|第三方|(?:部分|个别|少数|有的)[^,。;]{0,4}(?:单位|部门|科室|项目)',
    '上年|去年|往年|以往|以前|历史',
  ].join('|'),
);
/** What has been mended since, and what points were taken off for. */
const SETTLED =
  /扣|(?:已(?:经)?|得到)(?:全部|基本)?(?:完成)?(?:整改|纠正|解决)|已(?:经)?(?:全部|基本)?(?:补|销号)/;
/** One matter, whose subject its clauses share: 一是部分乡镇报送不及时,台账不完整;二是未按期盘点. */
const MATTERS = /;|(?<=[,;:]|^)(?=[一二三四五六七八九]是|\(?\d{1,2}[)、.](?!\d))/;

/** The clauses of a matter that speak of the report's own body: what follows another body's is that one's. */
function ownClauses(matter: string): string[] {
  if (SETTLED.test(matter)) return [];
  const clauses = matter.split(/[,。:]/);
  const foreign = clauses.findIndex((clause) => NOT_OURS.test(clause));
  return foreign < 0 ? clauses : clauses.slice(0, foreign);
}

/** Returns the clauses that say so, each for itself: which row they are of, its own criterion tells. */
export function findUnkept(sentence: Sentence): RawClaim[] {
  const { text } = sentence.text;
  const under = [...sentence.headings.slice(-1), sentence.lead ?? ''];
  if (sentence.isHeading || !under.some((words) => PROBLEMS_HEADING.test(words))) return [];
  if (NO_ADMISSION.test(text.replace(AS_ASKED, ''))) return [];
  // 部分单位存在以下问题:…: of whom all of it is.
  const lead = text.slice(0, text.indexOf(':') + 1);
  if ([...under, lead].some((words) => NOT_OURS.test(words))) return [];
  return text
    .split(MATTERS)
    .flatMap(ownClauses)
    .flatMap((clause): RawClaim[] => {
      if (!NOT_KEPT.test(clause) || DENIED.test(clause)) return [];
      const extent = PARTIAL.test(clause) ? 'some' : 'all';
      const values = { subject: 'condition', category: null, extent, bound: null, actual: null };
      return [{ kind: 'shortfall', scope: clause, values, sentence: sentence.text }];
    });
}
