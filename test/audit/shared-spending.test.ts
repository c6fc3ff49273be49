/** Which task is the basic expenditure as a whole: the one named so, or that pays staff and states its money. */
import { describe, expect, it } from 'vitest';
import { audit } from '../../shared/audit/audit.ts';
import { broken } from './drafts.ts';

/** Codes for a first task of this name and content, with these amounts in place of 600 and 560 万元. */
const codes = (name: string, content: string | null, budget: number, spent: number) =>
  audit(
    broken(({ form }) => {
      Object.assign(form.tasks[0]!, { name, content });
      Object.assign(form.tasks[0]!, { budgetYuan: budget, executedYuan: spent });
    }),
  ).map(({ code }) => code);

describe('a task that pays staff and running costs', () => {
  it.each([
    ['机关及司法所运转', '在职41人、退休19人的人员支出和公用支出'],
    ['人员和机构运转经费', null],
    ['保障运转', '机关及所属5个单位人员经费、公用经费'],
  ])('%s is the basic expenditure where one amount is its', (name, content) => {
    expect(codes(name, content, 6_000_000, 5_650_000)).toContain('tasks.basic');
    expect(codes(name, content, 6_050_000, 5_600_000)).toContain('tasks.basic');
    expect(codes(name, content, 6_000_000, 5_600_000)).not.toContain('tasks.basic');
  });

  it('is not where neither amount is, nor any other task of the same budget', () => {
    expect(codes('人员经费', null, 6_050_000, 5_650_000)).not.toContain('tasks.basic');
    expect(codes('道路养护', '小修保养', 6_000_000, 5_650_000)).not.toContain('tasks.basic');
  });

  it('is none of several: they may be parts of it', () => {
    const found = audit(
      broken(({ form }) => {
        Object.assign(form.tasks[0]!, { name: '人员经费', executedYuan: 5_650_000 });
        form.tasks.push({ ...form.tasks[0]!, name: '公用经费', budgetYuan: 10, executedYuan: 10 });
      }),
    ).map(({ code }) => code);
    expect(found).not.toContain('tasks.basic');
  });
});
