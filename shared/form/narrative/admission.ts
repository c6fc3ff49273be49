/** Words that tell whether a sentence admits that something of the report's own fell short. */

/** A wish, a measure, a rule or a denial admits nothing. */
export const NO_ADMISSION =
  /避免|防止|杜绝|力争|确保|如果|若|对于.{0,12}的,|不存在|未发现|没有发现|未出现|克服|针对|解决.{0,10}问题|应当|要求|下一步|今后|扣\d|不得分|不予|(?:低于|不足|未达到?|高于)[^,。;]{0,12}的(?:项目|单位|部门|科室)/;
/** Headings above what went wrong. */
export const PROBLEMS_HEADING = /问题|不足|薄弱|原因|偏差/;
/** 部分项目 is not all of them: what some fall short of, the total may still have reached. */
export const PARTIAL =
  /部分|个别|少数|一些|有的|有些|(?:\d|[一二两三四五六七八九十多几])(?:个|项|家)/;
