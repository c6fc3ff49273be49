/** Reads what the problems section says was not kept: 未按期开展资产盘点, 账实不符, 内部控制制度不健全. */
import type { RawClaim } from './raw-narrative.ts';
import type { Sentence } from './sentences.ts';

const PROBLEMS = /问题|不足|薄弱|原因|偏差/;
const NOT_KEPT =
  /(?:未|没有|未能|不能|不)能?(?:按期|按时|及时|如期|按规定|按要求)|[\u4e00-\u9fff]{2}不(?:相)?(?:符(?!合)|一致)|[\u4e00-\u9fff]{2}不(?:健全|完整|规范|合规|准确|真实|齐全|完善|到位|有效|明确|合理|科学)/;
/** What somebody else lacked, in another year, or has mended since. */
const NOT_OURS =
  /下属|所属|下级|基层|乡镇|街道|[^所]属单位|社区|村|企业|施工|承包|供应商|业主|中标|第三方|学校|用人单位|(?:部分|个别|少数|有的)[^,。;]{0,4}(?:单位|部门|科室|项目)|上年|去年|往年|以前年度|历史|如果|若|避免|防止|杜绝|不存在|未发现|没有发现|未出现|应当|扣|不得分|已(?:经)?(?:全部|基本)?(?:整改|完成整改|纠正|补|销号)/;

/** Returns the clauses that say so, each for itself: which row they are of, its own criterion tells. */
export function findUnkept(sentence: Sentence): RawClaim[] {
  const { text } = sentence.text;
  const under = [...sentence.headings.slice(-1), sentence.lead ?? ''];
  if (sentence.isHeading || !under.some((words) => PROBLEMS.test(words))) return [];
  if (NOT_OURS.test(text)) return [];
  return text.split(/[,;。:]/).flatMap((clause): RawClaim[] => {
    if (!NOT_KEPT.test(clause)) return [];
    const values = {
      ...{ subject: 'condition', category: null, extent: 'all' },
      ...{ bound: null, actual: null },
    };
    return [{ kind: 'shortfall', scope: clause, values, sentence: sentence.text }];
  });
}
