/** The words that open a list of parts, and the heading that does. */

export interface Start {
  /**
   * `parts`: of a total before the list; `bracket`: right before it; `manner`: of one that stands
   * elsewhere; `behind`: of the one that ends it.
   */
  readonly kind: 'parts' | 'bracket' | 'manner' | 'behind';
  readonly words: string;
}

export const OPENERS: readonly { readonly kind: Start['kind']; readonly pattern: RegExp }[] = [
  {
    kind: 'parts',
    pattern:
      /其中[:,]?(?:包括)?|(?<=\d(?:万元|亿元|元|[人名个件家户宗项批]))中[,:]|包括:?|(?<=\d[\d.,]*(?:万元|亿元|元|[人名个件家户宗项批场]|亩)):|分别(?:是|为):?|由[^,。;\d]{0,12}(?:组成|构成):|的构成(?:是|为|如下):|(?:原因|方式|类型|去向|用途|来源|投向|(?:支出|开支|使用)(?:内容|方向))(?:为|是|包括):?|主要(?:为|是|用于):?|由(?=[^。;]*\d[^。;]*(?:组成|构成))|(?<=指标[^,。;]{0,4}\d+[个项]),(?=(?:定量|量化)指标)/g,
  },
  {
    kind: 'bracket',
    pattern: /(?<=\d[\u4e00-\u9fff]{1,3})\((?!含|其中|包括|主要|不|约|折|即|如|较|比|同比|占|20)/g,
  },
  {
    kind: 'manner',
    pattern:
      /按[^,。;:\d]{1,10}(?:分|划分|分类|类别|类型)[,:]|按(?:资金|支出)?(?:来源|用途|性质|单位|层级|级次|区域|地区)[,:]|(?:用途|来源|结构)上[,:]|分布(?:为|是|如下):?|从[^,。;:\d]{1,8}看[,:]|分(?:项|类|来源|用途|性质|层级|科目)看[,:]|分(?:季度|月份?|项目|科目|市|县|区|地区|单位|类别)(?:看|的[^,。;:\d]{2,8}(?:为|是|如下))?[,:]|(?:支出|经费|资金|收入|补助)(?:明细|构成|组成|分配|安排)?(?:情况)?(?:如下:|中[,:])/g,
  },
];
export const MANNER_HEADING = /按.{1,10}(?:分|划分|分类)$/;
