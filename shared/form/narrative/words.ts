/** The words that say what a number of the prose is: one table for every question asked of a clause. */
import type { Figure } from '../../report/record.ts';
import type { PartClass } from './raw-narrative.ts';

/** What a cue makes of an amount. `none`: it is something that no check compares. */
export interface MoneyCue {
  readonly pattern: RegExp;
  readonly kind: 'budget' | 'executed' | 'income' | 'none';
  readonly aspect: Figure['aspect'];
}

/** The cue that ends nearest to the number decides; of two that end there, the first in the table. */
export const MONEY_CUES: readonly MoneyCue[] = [
  {
    pattern:
      /(?:同比|环比|较上年|比上年|较去年|比去年|与上年相比|较年初|比预算|较预算)?(?:增加|增长|减少|下降|降低|上升|增幅|降幅|增收|多支出|节约|节省|压减|超出|超支|超预算|净增|少支出)了?/g,
    kind: 'none',
    aspect: 'growth',
  },
  {
    pattern: /结转(?:结余)?|结余|剩余|未支付|未执行|未使用|缺口|沉淀|欠付|待支付/g,
    kind: 'none',
    aspect: null,
  },
  {
    pattern:
      /(?:年中|预算)?(?:调整)?(?:调整追加|追加预算|追加调整|调整增加|追加(?!后)|调增(?!后)|(?:增加|新增)(?=(?:资金|经费|指标)?预算))(?:资金|预算|经费|指标)*/g,
    kind: 'budget',
    aspect: 'adjustment',
  },
  {
    pattern: /(?:年中|预算)?(?:核减|调减|收回)(?:资金|预算)?/g,
    kind: 'none',
    aspect: 'adjustment',
  },
  {
    pattern:
      /(?:(?:全年|年度)?\(调整后?\)|(?:年中|年内|期中)?(?:调整|变更|追加|[调追压核][增减])后|调整)的?(?:全年|年度|部门)?(?:支出|收入)?预算(?:数|总额|总金额|资金|金额)?|预算调整(?:后|为|数)|调整后/g,
    kind: 'budget',
    aspect: 'budget',
  },
  {
    pattern:
      /年初(?:部门|财政)?(?:批复|下达|安排|核定|批准)?(?:的?部门)?(?:支出|收入|收支)?预算(?:批复|安排|下达|核定)?(?:总额|总金额|资金|金额|数|总计|合计)?|(?:年初|初始)(?:批复|下达|安排|核定)(?:资金|数|金额|预算)?/g,
    kind: 'budget',
    aspect: 'initial',
  },
  {
    pattern:
      /(?:预算执行|实际执行|全年执行|累计执行|年度执行|预算实际执行|执行)(?:数|金额|资金|总额|额)?|(?:预算)?(?:实际|全年|累计|本年|当年|年度|已|共|总|共计)(?:总|共|已|完成|财政|发生)*(?:支出|使用|支付|列支)(?:合计|总额|总计|数|金额|资金|共计|总数)?|支出(?:决算|完成)(?:数|总额|金额|总计)?|决算(?:总)?支出(?:总额|数|总计|合计)?|决算(?:批复)?数|决算(?=(?:为|共|是|达|约|:)?$)|(?:完成|发生|实现)(?:财政|资金|预算)?支出|支出(?:总额|合计|总计|金额|数|共计|资金)|支出(?=(?:为|共|是|达|约|:)?$)/g,
    kind: 'executed',
    aspect: 'executed',
  },
  {
    pattern:
      /(?:实际|资金|全年|已)?(?:资金)?(?:到位|拨付到位|拨入)(?:资金|数|金额|总额)?|(?:实际收到|收到)(?:财政)?(?:资金|拨款)?/g,
    kind: 'income',
    aspect: 'received',
  },
  {
    pattern:
      /(?:本年|全年|年度|实际)?(?:总)?收入(?:决算)?(?:总额|合计|总计|数|金额)?(?=(?:为|共|是|达|约|:)?$)|决算(?:总)?收入/g,
    kind: 'income',
    aspect: null,
  },
  { pattern: /(?<!完成|发生|实现)预算支出/g, kind: 'none', aspect: null },
  {
    pattern:
      /(?:部门|单位|年度|全年|本年)*预算(?:总收入|收入)(?:合计|总计|总额|数)?|(?:部门|单位)?预算总支出/g,
    kind: 'budget',
    aspect: 'budget',
  },
  {
    pattern:
      /(?:部门|单位)?预算(?:总?支出)(?:安排|总额|合计|总计|数|总数)|(?:部门|单位|财政|全年|年度|本年|当年|全部|整体|总)*(?:支出|收入|收支)预算(?:安排|批复|下达|核定)?(?:数|总额|总金额|总计|合计|资金|金额|总数)?|预算(?:总)?收入(?:合计|总计|总额|数)?|(?:实际|财政|区财政|县财政|市财政)?(?:获批|批复|下达|核定|批准|安排)(?:的)?(?:部门|全年|年度|财政)?(?:预算)?(?:资金|经费|指标|金额|总额|数|额度)?|(?:部门|单位|全年|年度|本年|当年|财政|整体|总)*(?:支出)?预算(?:批复|安排|下达|核定|总体)?(?:的)?(?:总)?(?:数|总额|总金额|总计|计|合计|资金|金额|总数|额|规模|共计|指标)?/g,
    kind: 'budget',
    aspect: 'budget',
  },
];

/** A label whose amount is a part of the department's total. */
export const PART_LABELS: readonly { readonly pattern: RegExp; readonly part: PartClass | null }[] =
  [
    { pattern: /基本(?:经费)?支出/g, part: 'basic' },
    { pattern: /项目(?:经费)?支出/g, part: 'project' },
    { pattern: /人员(?:类)?(?:经费|支出)(?:支出)?/g, part: 'personnel' },
    { pattern: /(?:日常)?(?:公用|运转类?)(?:经费|支出)(?:支出)?/g, part: 'public' },
    {
      pattern:
        /一般公共预算(?:财政)?(?:拨款)?(?:资金|收入)?|政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:资金|收入)?|国有资本经营预算(?:拨款|资金)?|财政(?:拨款|性资金)(?:收入|资金)?|上级(?:补助|转移支付)(?:资金|收入)?|事业(?:单位经营)?收入|经营收入|其他(?:资金|收入)|(?:上年|年初|以前年度)结转(?:结余)?(?:资金|收入)?|自筹资金|单位资金|财政专户(?:管理)?资金|中央(?:资金|财政资金)|(?:省|市|县|区)级(?:资金|财政资金|配套资金)/g,
      part: 'source',
    },
    { pattern: /经营支出|上缴上级支出|对附属单位补助(?:支出)?|债务还本(?:支出)?/g, part: 'peer' },
    {
      pattern:
        /["“]?三公["”]?经费|公务接待费|公务用车(?:购置及)?运行(?:维护)?费|因公出国\(?境?\)?费用?|会议费|培训费|差旅费|政府采购|工资福利(?:支出)?|商品(?:和|及)服务(?:支出)?|对个人和家庭的?补助(?:支出)?|资本性支出|机关运行经费|债务(?:利息|付息)(?:支出)?|专项(?:预算)?(?:资金|经费)|项目(?:资金|经费|预算)|固定资产/g,
      part: null,
    },
  ];

/** Words in front of an amount that say nothing of what it is of. */
export const NEUTRAL =
  /20\d\d(?:年度?)?|(?:截至|截止)(?:到)?(?:20\d\d年)?(?:年?底|年末|\d+月(?:\d+日|底|末)?|目前)|[到至](?:20\d\d年)?(?:12月(?:31日|底|末)|年?底|年末)|(?:我|本)(?:单位|部门|局|委|办|中心|院|会|厅|处|镇|乡|街道|街道办事处|机关|馆|校|所|站|队|支队|大队|社|园|台)|(?:区|县|市|省)(?:级)?财政(?:局)?|当年|本年度?|本次|(?:经常|一次|延续|阶段|长期)性|我|本|全年|约|近|年度|年初|年末|年底|年终|年中|其中|主要(?:是|为|包括)|包括|包含|分别|可用|单位|部门|机关|本级|汇总|整体|总体|全部|所有|上级|财政局?|资金来源|资金|经费|金额|总额|总量|总数|总计|总|合计|共计|累计|共|数额|额度|规模|数|额|实际|实行|已经|已|均|也|并|在|由|由于|通过|按照|根据|对|以|到位|批复|下达|安排|核定|拨付|拨款|使用|支付|支出|收入|收支|预算|决算|执行|完成|情况|分析|如下|具体|概况|绩效|为|是|达到|达|有|了|的|和|与|及|内|则|均|即|元|人民币|[—\-~/"“”'‘’《》<>、,:()\s]/g;

/** Cues that name the whole by themselves; another cue needs a context of money. */
export const STRONG_CUES =
  /预算数|预算资金|预算指标|执行数|总支出|支出总|支出合计|支出共计|总预算|预算总|部门预算|单位预算|整体支出|获批|批复|决算|年初(?:部门)?预算|全年预算|年度预算|调整后|收入预算|支出预算|收支预算|预算(?:总)?收入|(?:收入|支出)总计|支出金额|核定/;
/** Headings and leads under which amounts are the department's. */
export const MONEY_CONTEXT = /资金|预算|执行|收支|支出|决算|经费|财务/;
/** Words of one undertaking among many. */
export const UNDERTAKING = /项目|工程|专项|补助|补贴|采购|活动|建设|购置|维修|中心|下属|所属|二级/;

/** What the prose calls an execution rate. */
export const RATE_CUES =
  /(?:整体|总体|部门|资金|预算|(?<!基本|项目|经费)支出|实际|全年|年度|财政|总)*(?:预算执行进度|执行率|执行进度|支出进度|支付进度|预算完成率|支出完成率|支出率|资金使用率|资金支付率|支付率|预算完成比例|执行比例|[完成为]+(?:全年|年度|调整后?|批复)+预算数?的|完成预算的?|占预算的?|占(?:全年|年初|年度|调整后|批复)+预算数?的?)(?:为|是|达到|达|仅|仅为|完成|:)*$/;
export const SHARE_CUES = /占比|比重|占.{0,20}(?:的|比例|为|达)?$|比例|份额|构成/;
export const GROWTH_CUES =
  /同比|环比|增长|增加|减少|下降|增幅|降幅|上升|提高|降低|压减|较上年|比上年|较去年|比去年|提升|超出|超额|节约/;
/** Words between a value and its rate that turn it into a bound or a wish. */
export const NOT_REACHED =
  /未达|未能|没有达|不足|低于|达不到|未到|应|力争|确保|争取|目标是|要求|不得/;
export const TARGET_CUES =
  /(?:指标值|目标值?|计划值?|预期值?|标准值|年初目标|年初设定值?|标准|要求)(?:为|是|:|达到)*$/;
export const ACTUAL_CUES =
  /(?:实际)?(?:完成值|完成率|完成情况|完成|达到值|实际值|实现值|变动)(?:为|是|:|达到|达|了)*$/;

/** The department as a whole, or the whole of the year. */
export const WHOLE = /部门|单位|我局|本局|我委|全年|整体|总体|全部/;
export const DEPARTMENT = /部门|单位|我局|本局|我委|整体/;
/** Endings of the names of projects, funds and subordinate units. */
export const NAME_END =
  /(?:项目|经费|资金|补助|补贴|工程|专项|费用?|局|中心|站|所|队|馆|院|校|办|委|政策|计划)$/;

/** The end of a clause that compares: 同比增加, 占总支出的. */
export const COMPARISON = /(?:同比|环比|较|比|占|增|减|下降|上升).*$/;
/** A clause that is all cue names nothing. */
export const OTHER_ONLY =
  /^(?:同比|环比|增长|增加|减少|下降|占|占比|较|比|上年|去年|实际|年初|全年|为|[的了:])+$/;
/** Text about the whole department. */
export const ABOUT_WHOLE = /部门|整体|单位|总体/;
/** A year in front of an amount dates the whole. */
export const DATED = /20\d\d年/;
