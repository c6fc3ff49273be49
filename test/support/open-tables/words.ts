/** What statistics tables of governments talk about: stubs, heads, groups, notes. */

export interface Words {
  readonly stubs: readonly string[];
  readonly long: readonly string[];
  readonly groups: readonly string[];
  readonly heads: readonly string[];
  readonly spanners: readonly string[];
  readonly subs: readonly string[];
  readonly first: readonly string[];
  readonly texts: readonly string[];
  readonly total: string;
  readonly caption: (n: number) => string;
  readonly units: string;
  readonly notes: readonly string[];
  readonly prose: string;
}

const LATIN: Words = {
  stubs: [
    'Belgium',
    'Bulgaria',
    'Czech Republic',
    'Denmark',
    'Germany',
    'Estonia',
    'Ireland',
    'Greece',
    'Spain',
    'France',
    'Italy',
    'Cyprus',
    'Latvia',
    'United Kingdom',
    'New Mexico',
    'District of Columbia',
    'Construction',
    'Retail trade',
    'Public administration',
    'Fishing and aquaculture',
    '18 to 24 years',
    '25 to 34 years',
    'Less than high school',
    "Bachelor's degree",
    '2005-06',
    'FY 2007',
    'Households',
    'Self-employed persons',
  ],
  long: [
    'Manufacture of food products, beverages and tobacco products',
    'Expenditure on research and development by the business enterprise sector',
    'Persons aged 65 and over living in private households',
    'Grants and contributions to international organizations',
    'Transport, storage and communication services',
    'Agriculture, forestry and fishing, including hunting and related services',
    'Administrative and support service activities',
    'Students enrolled in postsecondary degree-granting institutions',
  ],
  groups: ['Men', 'Women', 'Northeast', 'Southern region', 'All industries', 'Public institutions'],
  heads: [
    '2005',
    '2006',
    '2007',
    '2008',
    '2009',
    'Total',
    'Change (%)',
    'Number',
    'Rate',
    'Share of total',
    'Average annual growth',
    'EU-27',
    'EUR million',
    'Standard error',
    'Amount requested',
    'Per cent',
  ],
  spanners: [
    'Population',
    'Expenditure',
    'Enrolment by level',
    'Unemployment rate',
    'Employed persons',
    'Imports',
    'Exports',
    'All households',
  ],
  subs: ['2007', '2008', '2009', 'Men', 'Women', 'Total', 'Number', '%', 'Value', 'Volume'],
  first: ['Country', 'Region', 'Industry', 'Category', 'Characteristic', ''],
  texts: [
    'Yes',
    'Under review',
    'Ministry of Finance',
    'Completed in the first quarter of the year',
    'The authority will report to the committee every six months',
    'Not applicable',
    'Regional office',
    'Two studies were published and one conference was held in the reference period',
    'Open call',
    'Annual',
  ],
  total: 'Total',
  caption: (n) => `Table ${n}: Main indicators by category, selected years`,
  units: '(in thousands)',
  notes: [
    'Source: National statistical offices.',
    '(1) Provisional data. Figures may not add up to totals because of rounding.',
    'NOTE: Detail may not sum to totals because of rounding. Some data have been revised from previously published figures; standard errors are available on request.',
  ],
  prose:
    'The programme supports regional authorities in the preparation of annual work plans, and the evaluation of the results that were reported by the beneficiaries during the reference period. ',
};

const CHINESE: Words = {
  stubs: [
    '北京',
    '天津',
    '河北省',
    '山西省',
    '内蒙古自治区',
    '农业',
    '制造业',
    '建筑业',
    '批发和零售业',
    '教育',
    '城镇居民',
    '农村居民',
    '一般公共服务',
    '社会保障和就业',
  ],
  long: [
    '农林牧渔业及其辅助性活动的专业技术服务支出',
    '水利、环境和公共设施管理业固定资产投资',
    '城乡居民基本医疗保险基金补助资金支出合计',
    '文化旅游体育与传媒支出中的重点项目经费',
  ],
  groups: ['按地区分', '按行业分', '男性', '女性', '东部地区'],
  heads: [
    '2019年',
    '2020年',
    '2021年',
    '合计',
    '增长(%)',
    '人数',
    '比重',
    '预算数',
    '决算数',
    '户数',
  ],
  spanners: ['年末人口', '财政支出', '就业人员', '进口', '出口'],
  subs: ['2020年', '2021年', '男', '女', '合计', '数量', '金额', '比重'],
  first: ['地区', '行业', '项目', '指标', ''],
  texts: [
    '是',
    '正在办理',
    '财政局',
    '第一季度已完成全部任务',
    '不适用',
    '每半年向委员会报告一次工作进展情况',
  ],
  total: '合计',
  caption: (n) => `表${n} 主要指标情况`,
  units: '单位:万元',
  notes: ['注:部分数据因四舍五入,合计与分项之和略有差异。', '资料来源:统计局。'],
  prose:
    '本年度各项工作按照年初确定的目标有序推进,资金管理制度健全,执行情况良好,有关部门对项目实施情况进行了监督检查,并对发现的问题提出了整改意见。',
};

export const WORDS = { latin: LATIN, chinese: CHINESE } as const;
