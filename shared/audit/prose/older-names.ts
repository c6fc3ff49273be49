/** Which names may be those of one body before and after a reform: 卫生和计划生育局, 卫生健康局. */
import { fold, mayBeSameBody } from '../words.ts';

/** What a body is: whom it serves stands before it. */
const KIND =
  /(?:委员会|办公室|办事处|人民政府|人民法院|人民检察院|管理局|监督局|分局|总局|事务局|服务中心|中心|局|厅|委|办|部|院|处|所|站)(?:机关|本级)?$/;
const PLACE = /^.*(?:自治区|[省县区旗州]|市(?!场))(?=(?:市场|[^省市县区旗州]){2,})/;
const PIECE = 2;
/** Letters that many offices have in common. */
const COMMON = /工作|综合|服务|事务|管理|监督|行政|人民|中心|发展|保障/;

/** Offices whose names have nothing in common with those that they became. */
const BECAME: readonly (readonly [RegExp, RegExp])[] = [
  [/扶贫/, /乡村振兴/],
  [/安全生产|安监|消防/, /应急/],
  [/工商|质量技术|质监|食品药品/, /市场监/],
  [/国土|测绘/, /自然资源|规划/],
  [/环保|环境/, /生态/],
  [/法制/, /司法/],
  [/计划生育|计生|疾病/, /卫生健康|卫健/],
  [/新型农村合作|医疗保险/, /医疗保障|医保/],
  [/劳动|人事|社会保险/, /人力资源|人社/],
  [/农机|农业|畜牧|渔业|水产|农委/, /农业农村/],
  [/旅游|文化|体育|广播|新闻/, /文旅|文化|文广/],
  [/物价|粮食/, /发展和?改革|发改/],
];

function coreOf(name: string): string {
  return fold(name).replace(PLACE, '').replace(KIND, '');
}

function shareWord(a: string, b: string): boolean {
  return [...a].some((_, at) => {
    const piece = a.slice(at, at + PIECE);
    return piece.length === PIECE && !COMMON.test(piece) && b.includes(piece);
  });
}

/** What governs, and what serves: reforms made the second of the first, and seldom the first of the second. */
const GOVERNS = /(?:局|厅|委员会|委|办公室|办|部|人民政府)(?:机关|本级)?$/;
const SERVES = /(?:中心|院|所|站|馆|队|校|公司)$/;

/** Stations and institutes are below the body whose office they share. */
const MAIN_BODY = /(?:局|厅|委员会|委|办公室|办|部|中心)(?:机关|本级)?$/;

/** Whether one name's place ends as the other's does: 青衣区 and 雅城市青衣区. */
function areOfOnePlace(a: string, b: string): boolean {
  const [p, q] = [a, b].map((name) => PLACE.exec(fold(name))?.[0] ?? '') as [string, string];
  return p.endsWith(q) || q.endsWith(p);
}

/** Whether the first may be a name of the other body, now or before a reform. */
export function mayBeOneBody(name: string, own: string): boolean {
  if (mayBeSameBody(name, own)) return true;
  const [p, q] = [coreOf(name), coreOf(own)];
  // 农机局 became 农机服务中心; the same office of another place is another.
  if (p === q)
    return [name, own].every((one) => MAIN_BODY.test(fold(one))) && areOfOnePlace(name, own);
  // 政务服务中心 became 政务服务管理局; 文物旅游服务中心 is one of those below 文化和旅游局.
  if (SERVES.test(fold(name)) && GOVERNS.test(fold(own))) return mayBeSameBody(p, q);
  if (shareWord(p, q)) return true;
  return BECAME.some(([old, now]) => (old.test(p) && now.test(q)) || (old.test(q) && now.test(p)));
}
