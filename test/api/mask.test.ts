/** What the mask takes out, and what it must leave as printed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask } from '../../functions/api/mask.ts';
import { MASK, maskText } from '../../functions/api/mask-text.ts';

describe('the mask', () => {
  it.each([
    ['填表人：张小明', '张小明'],
    ['填表人及联系方式: 李四 13912345678', '13912345678'],
    ['填表人及联系方式: 李四 13912345678', '李四'],
    ['联系电话：68921234', '68921234'],
    ['电话 0371-68921234', '0371-68921234'],
    ['(0371)68921234', '68921234'],
    ['请拨打138 0013 8000', '138 0013 8000'],
    ['手机+86 13800138000', '13800138000'],
    ['联系方式（手机）：68921234', '68921234'],
    ['用于补发马××的退休工资', '马××'],
    ['用于吴××、马××的生活补助', '吴××'],
    ['补发马小明的退休工资', '马小明'],
    ['用于吴小花、马小明的生活补助', '吴小花'],
    ['用于吴小花、马小明的生活补助', '马小明'],
    ['支付李建国同志抚恤金', '李建国'],
    ['身份证410105199001011234', '410105199001011234'],
    ['单位负责人（签字）：王五', '王五'],
    ['项目负责人:欧阳修', '欧阳修'],
    ['填表人及联系方式：陈某某 68921234', '68921234'],
    ['项目负责人李建国（手机13812345678）全年', '李建国'],
    ['联系人王芳，电话0371-68921234', '王芳'],
    ['发放困难职工张某慰问金', '张某'],
    ['联系陈晓明（电话：68925678）未支付', '陈晓明'],
    ['遗属吴秀英(身份证410106195001011234)等2人', '吴秀英'],
    ['补发老干部马建国、吴秀英2人退休工资', '马建国'],
    ['补发老干部马建国、吴秀英2人退休工资', '吴秀英'],
    ['账号6222021702012345678', '6222021702012345678'],
    ['开户行及账号：6222 0217 0201 2345 678', '2345 678'],
    ['请发至chenxm@163.com', 'chenxm@163.com'],
    ['负责人：阿依古丽·买买提', '买买提'],
    ['经办人：孙 丽', /孙|丽/],
    ['负责人签字：李　雷 年 月 日', /李|雷/],
    ['已养护，经办人：孙 丽，联系人:张 三', /孙|丽|张|三/],
    ['联系人：欧阳 丽', /欧|阳|丽/],
    ['联系人：李 小明', /李|小|明/],
    ['填 表 人：王五', '王五'],
    ['填表人: 张三丰，李四，王五', /张|李|王/],
    ['经办人 孙 丽 0371-65251234', /孙|丽|\d/],
    ['请联系张建国 13812345678', /张建国|\d/],
    ['法定代表人：李伟', '李伟'],
    ['请联系于小明（13812345678）', '于小明'],
    ['填报人： 单位负责人：李四', '李四'],
    ['13812345678,13912345678', /\d/],
    ['13812345678，13912345678;13712345678 13612345678', /\d/],
    ['13812345678、13912345678/65251234', /\d/],
    ['138 1234 5678,139 1234 5678', /\d/],
    ['13812345678.13912345678', /\d/],
    ['0086-13812345678', /\d/],
    ['008613812345678', /\d/],
    ['手机-13812345678', /\d/],
    ['+86-371-65251234', /\d/],
    ['座机65251234', /\d/],
    ['037165251234', /\d/],
    ['01065251234', /\d/],
    ['0371-65251234,0371-65251235', /\d/],
    ['(0371)65251234/65251235', /\d/],
    ['电 话：65251234', /\d/],
    ['电话号码：65251234', /\d/],
    ['联系电话（办公）：65251234', /\d/],
    ['联系电话：65251234,65251235，65251236', /\d/],
    ['联系电话13812345678、65251235', /\d/],
    ['联系电话是6525 1234', /\d/],
    ['热线电话400-820-8820', /\d/],
    ['电话023-8800XXXX', /\d/],
    ['联系电话：65251234部门联系人', /\d/],
    ['联系电话65251234 部门联系人', /\d/],
    ['落实经费，13812345678', /\d/],
    ['电话：×××-65251234', /\d/],
  ])('takes the person out of %s', (text, personal) => {
    const masked = maskText(text);
    expect(masked).not.toMatch(personal);
    expect(masked).toContain(MASK);
    expect(maskText(masked)).toBe(masked);
  });

  it.each([
    '全年预算数1234567890.12元',
    '投资总额13812345678元',
    '分值×实际完成值/目标值',
    '权重(W)×A/B',
    '2021年全区新开工项目36个, 投资总额133.82亿元, 完成全年目标任务的148.7%',
    '≥95%',
    '2021-12-31',
    '郑州市上街区商务局',
    '发放职工工资',
    '支付高温津贴',
    '完成率＝实际完成值÷目标值×100%',
    '219-池州市财政局',
    '用于干部教育培训补助',
    '豫财预〔2021〕1381234号',
    '项目负责人和联系电话均已公示',
    '负责人任期内全部完成',
    '基本账户1234567890123元',
    '账户2个',
    '乡镇卫生院(电话回访率100%)',
    '对干部任用、康复2人',
    '职工康复、培训30人',
    '接听咨询电话12000次',
    '接听咨询电话 12000 次',
    '接听监督电话15000余次，办结率98%',
    '接听咨询电话12000-15000次',
    '咨询电话：12000余件',
    '电话：120,000件',
    '发放传真100000份',
    '购置手机12000部，安装电话100000台',
    '全省移动电话65251234户',
    '手机缴费1200000元',
    '咨询电话12345',
    '执行数13800000000',
    '执行数为13800000000,较上年增加',
    '预算数(元): 13812345678',
    '支出13812345678',
    '13812345678.12',
    '0.13812345678',
    '1,138 1234 5678',
    '1,010 12345678',
    '0.010 12345678',
    '13812345678 ÷ 13912345678 = 99.28%',
    '发电量13812345678千瓦时',
    '编号A037165251234B',
    '负责人签字：    年  月  日',
    '填报人（签字）： 单位：万元',
  ])('leaves %s as it is', (text) => {
    expect(maskText(text)).toBe(text);
  });

  it('takes the name of the contact out of everything else, evidence included', () => {
    const record = {
      reportId: '13800138000a',
      forms: [{ contact: '诸葛明 王小二 13800138000', title: '表' }],
      goal: '由王小二负责',
      evidence: { '/forms/0/contact': { page: 1, text: '诸葛明' } },
    };
    const masked = mask(record);
    expect(JSON.stringify(masked)).not.toMatch(/王小二|诸葛明/);
    expect(masked.reportId).toBe('13800138000a');
    expect(masked.evidence['/forms/0/contact'].page).toBe(1);
  });

  it('finds the name of the contact with room between its signs and without', () => {
    const { contact, goal, title } = mask({
      ...{ contact: '孙　丽 13800138000', goal: '由孙丽负责', title: '孙 丽的表' },
    });
    expect([contact, goal, title]).toEqual([MASK, `由${MASK}负责`, `${MASK}的表`]);
  });

  it('leaves the printed amounts of fields in yuan, which may have eleven digits', () => {
    const text = '13800000000';
    const paths = ['/forms/0/funds/0/executedYuan'];
    const record = {
      evidence: { '/forms/0/funds/0/executedYuan': { page: 1, text } },
      findings: [{ paths, printed: text, expected: '13,900,000,000' }],
      review: [{ path: paths[0], evidence: { page: 1, text } }],
    };
    expect(mask(record)).toEqual(record);
    const others = {
      evidence: {
        '/forms/0/funds/0/executedYuan': { page: 1, text: `李四 ${text}` },
        '/forms/0/goals/0/target': { page: 1, text },
      },
      findings: [{ paths: ['/forms/0/goals/0/target'], printed: text, clause: text }],
    };
    expect(JSON.stringify(mask(others))).not.toContain(text);
  });

  it.each([
    ['单位负责人', '孙 丽'],
    ['主要负责人', '李建国'],
    ['分管领导：', '阿依古丽·买买提'],
    ['审核人(签字)', '孙悟空、郑和平'],
    ['主管部门联系人', '蒋大为 0371-6892123'],
    ['电话', '68921233'],
    ['联系人电话', '(8)68921236'],
  ])('takes out what stands behind the label %s in a cell of its own', (label, personal) => {
    const cells = [label, personal, '是否公开', '是'].map((text) => ({ page: 1, text }));
    const { unclaimed } = mask({ unclaimed: cells });
    expect(unclaimed.map(({ text }) => text)).toEqual([label, MASK, '是否公开', '是']);
  });

  it('leaves cells that no label for a person stands before, and labels one behind the other', () => {
    const cells = ['审核人', '制表人', '主管部门', '高新区管委会', '满意率', '95'];
    const unclaimed = cells.map((text) => ({ page: 1, text }));
    expect(mask({ unclaimed })).toEqual({ unclaimed });
  });

  it.each(['、张三', '0371-', '电话   ', '账号 ', 'a.', '遗属张三丰、', '联系人：孙 ', '1 '])(
    'takes no longer than the text is long, though it repeats %s without end',
    (part) => {
      const startedAt = performance.now();
      maskText(part.repeat(20_000));
      // A text whose time grows with the square of its length takes twenty seconds and more.
      expect(performance.now() - startedAt).toBeLessThan(5_000);
    },
  );

  it('changes no number, no shape, and nothing the second time', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const once = mask(value);
        expect(mask(once)).toEqual(once);
        expect(JSON.stringify(once).match(/[[\]{}]/g)?.length).toBe(
          JSON.stringify(value).match(/[[\]{}]/g)?.length,
        );
      }),
      { numRuns: 200 },
    );
  });
});
