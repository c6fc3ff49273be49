/** Titles of forms, and the lines around them that name the year and the unit. */

/** A title ends in 表 (a note in brackets may follow) and says that it evaluates. */
const TITLE =
  /^(?:.{0,50})(?:自评|评价|绩效|评分|得分|评估)[^。;;::]{0,14}表(?:\s*[((][^))]{1,20}[))])?\s*$/;
const ATTACHMENT = /^附(?:件|表)\s*[\d一二三四五六七八九十-]*\s*[::.、]?\s*/;
const LONGEST = 60;

/** Returns the title without the number of the attachment in front of it. */
export function stripAttachment(text: string): string {
  return text.replace(ATTACHMENT, '');
}

export function isFormTitle(text: string): boolean {
  const title = stripAttachment(text.trim());
  return title.length >= 4 && title.length <= LONGEST && TITLE.test(title);
}

const YEAR_LINE = /^[((]?\s*(20\d{2})\s*年?\s*(?:度|年度)?\s*[))]?$/;

/** The year of a line that prints nothing else: `(2021年度)`, `2019年度)`; null for any other line. */
export function yearLine(text: string): number | null {
  const year = YEAR_LINE.exec(text.trim())?.[1];
  return year === undefined ? null : Number(year);
}

/** `单位:万元`, `金额单位:元`, also with a unit for rates behind it. */
const UNIT_LINE = /(?:金额|资金|货币)?单位\s*[::]\s*(?:人民币)?\s*(万元|元)(?=$|[\s、,,;;))/])/;

/** The unit that a line prints for the amounts of the form; null for any other line. */
export function unitLine(text: string): '万元' | '元' | null {
  return (UNIT_LINE.exec(text)?.[1] as '万元' | '元' | undefined) ?? null;
}
