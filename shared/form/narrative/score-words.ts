/** The words that say what points are of: cues of scores, weights and the whole; level-1 labels. */

export const WEIGHT_CUE =
  /(?:总分值|(?<!自评)分值|权重|(?<!得)满分|标准分|应得分|设置?分|总权重)(?:值|数)?(?:为|是|共|占|:|各)*$/;
export const SCORE_CUE =
  /(?:得出的?结果|(?:自评|评价|综合|最终|绩效|整体|评定|实际)?(?:总?得分|总评分|评分|打分|实得分?|自评分值?|分数|总分|得分值|合计|总计)(?:情况|合计|结果)?|自评结果|评价结果|评分结果|自评|评定|评价|得|获得|获|自评价|得(?:到|了)?满分)(?:共|总)?(?:为|是|达到?|计|:|=|共计|合计)*$/;
/** Rules and deductions read like results. */
export const RULE_BEFORE =
  /每|如果|若|凡|扣|减|标准为|低于|高于|不足|达到(?!\d*$)|起评|加分|按比例|区间/;
export const RULE_SENTENCE =
  /\d+分?(?:\(含\))?(?:以上|以下)|\d+分?(?:\(含\d*分?\))?[-~至—]\d+分?.{0,8}[优良中差]|[优良中差]、[优良中差]/;
/**
 * A score that another body gave (经市财政局审定, 市信访联席办年度考核, 对我市粮食安全责任制考核), or a review of
 * the self-evaluation (抽查复核得分).
 */
export const BY_OTHERS =
  /(?:财政|主管部门|上级|考核办|审计)[^,。;:]{0,30}(?:审定|核定|复核|复评|审核|评定|评价|考核|抽评|抽查)|[省市县区州][^,。;:自我本]{0,12}(?:厅|局|委|办|部|办公室)[^,。;:自]{0,12}考核(?!(?:评价)?(?:办法|方案|指标|细则|体系|标准|要求|通知|文件|规定))|对[我本][^,。;:自]{1,20}考核|(?<!自)(?:检查|督查|督导|巡[察视]|评比|评选)中|(?:专家|(?<![我本])公司|事务所|(?:评价|中介|咨询|评估)机构)(?:(?!自评)[^。;]){0,40}?(?:审定|复核|复评|评定|评价|考核|评分|打分|得分)|抽查复核|复核(?:得分|后|分)|抽评|重点评价|第三方|同行|核减|中期评价/g;
/** Speaks of the whole, whatever was named before it. */
export const WHOLE_CUE = /(?:综合|最终|合计|总计|自评总|整体|得出的?结果)[^,]*$/;
/** Without one of these a score is the whole's only where heading or rating say so. */
export const OF_REPORT = /自评|评价|综合|最终|绩效|整体|总得分|总评分|总分|结果|评定|合计|总计/;
/** Words of the whole that a row's or a level's score never carries. */
export const OF_WHOLE = /综合|最终|整体|总得分|总评分|总分|合计|总计/;
/** … and what was taken off never: 扣分为A1分、B5.83分,合计6.83分. */
export const OF_SCORES = /综合|最终|整体|总得分|总评分|总分/;
/** Nothing but the word for the total, in front of the points of several levels together. */
export const TOTAL_ONLY =
  /^[,;:]?(?:共计|共|总计|合计)?(?:自评)?(?:总分|总得分|得分合计|合计得分)(?:为|是|:|共)*$/;
export const CONCLUSION = /结论|得分|评分|结果|综合评价/;
/** What an indicator has and a report has not; 各项指标值 are those of the report. */
export const OF_INDICATOR =
  /(?<!各项|各个|全部|所有)指标值|完成值|分值|权重|目标值|完成率|达标率|覆盖率/;
export const FULL_MARKS =
  /(?:满分|(?<!自评|评价|综合|最终|得|自评分)总分|总分值|分值共?|百分制)(?:为|是|共|:|计)*$/;
export const THIS_ITEM =
  /(?:该|本|此)(?:项(?!目|资金|经费|补助|专项|政策|工作)|指标|部分|类)(?:指标)?/;
export const SCORE_NEUTRAL =
  /以上(?:各项|[二三四五六]项)?|上述|附[表件][一1]?(?!\d)|各部分|各方面|自评|评价|综合|最终|加权(?:后|计算后?|平均)?|绩效|指标|体系|评分|打分|得分|得出|结果|对照|部门|一级|标准|表|其中|各项|逐项|经|我们|认为|情况|实现|目标|工作|小组|评审|认定|评定|审核|组织|开展|年度|支出|最后|因此|综上(?:所述)?|预算|管理|总(?:体|分|评)?|得|分值|分数|计算|汇总|进行|项目(?=支出|绩效)|财政|类|方面|部分/g;

/** 一级指标 in front of a label says its level and is no part of it. */
export const LEVEL1_PREFIX = /一级指标(?=.)/g;
export const OPENS_WITH_LEVEL1 = /^(?:其中)?[:,]?一级指标(?=.)/;
export const ITEM_PREFIX = /^(?:其中|一级指标)[:,]?/;
/** What a label may end with without being another one. */
export const LABEL_END = /类?指标$/;
export const TOPIC_END = /(?:方面|完成情况|情况|得分|分析)+$/;
export const FULL = /满分/;
/** 产出指标50分得满分: the weight is the score as well. */
export const FULL_BEHIND = /^\)?,?(?:均|都)?[得获](?:得|到|了)?满分/;
/** 设置8项指标, in front of the points of them all. */
export const INDICATOR_COUNT = /(?:共|设置?|包括|有)*\d{1,2}(?:个|项)(?:三级|绩效)?指标/;
/** 成本指标 beside these is one of them, a level below. */
export const LEVEL2_BESIDE = /数量指标|质量指标|时效指标/;

/** Level-1 labels of every form of the family, longest first. */
const LEVEL1 =
  '(?:部门)?预算执行(?:率|情况)?|投入管理|投入和管理|投入|可持续性|可持续发展(?:能力)?|过程|产出|效益|效果|部门决策|项目决策|决策|综合管理|项目管理|部门绩效情况|部门绩效(?!自评|评价|目标)|(?<![本该])项目绩效(?!自评|评价|目标)|项目产出|项目效益|项目效果|运行成本|管理效率|履职效能|履职效果|履职|社会效应|满意度|成本|部门管理|职责履行|整体效能|管理';
export const LEVEL1_LABEL = new RegExp(`(?:${LEVEL1})(?:类)?(?:一级)?(?:指标)?`, 'g');
/** A section about one level-1 label. */
export const LEVEL1_HEADING = new RegExp(
  `^(?:一级指标)?["“]?((?:${LEVEL1})(?:类)?指标|(?:${LEVEL1})["”]?(?:方面|情况|得分|分析|(?=[::(]|$)))`,
);

export const RATINGS: Readonly<Record<string, string>> = {
  优秀: '优',
  优: '优',
  良好: '良',
  良: '良',
  中等: '中',
  中: '中',
  合格: '合格',
  一般: '一般',
  较差: '差',
  差: '差',
};

/** 绩效考评中,…: in it, and no rating. */
export const RATING =
  /(?:自评|评价|综合|绩效|评定|最终)*(?:结果|等级|等次|结论|评级|级别|档次|评定|评价|得分|达到|评|绩效)(?:等级|等次|结果)?(?:均)?(?:评定|属于|认定|确定|定)?(?:为|是|:|达到)*["“'‘「《]?(优秀|优|良好|良|中等|(?<![评价效果论])中|合格|一般|较差|差)(?=["”'’」》]|等级|等次|级|[,。;:)(]|$)/g;
/** 97分,属于“优”等次. */
export const RATING_QUOTED =
  /(?:属于?|位于|处于|列为?|评为|定为|达到|为)["“'‘「](优秀|优|良好|良|中等|中|合格|一般|较差|差)["”'’」](?:等次|等级|档次|级别|级|档)/g;
/** 12个项目自评为优: the rating of some, not of the whole. */
export const SOME_RATED = /\d(?:个|项|家)|[一二两三四五六七八九十](?:个|家)|其余|其他|部分|平均/;
/** 98分,优 and 98分("优"): the word stands right behind the points. */
export const RATING_BEHIND =
  /分(?:[,、(]|,?等级)?["“'‘「]?(优秀|优|良好|良|中等|较差|差)(?=["”'’」]|等级|等次|级|[,。;)]|$)/g;
