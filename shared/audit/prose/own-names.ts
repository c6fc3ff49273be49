/** The names that the forms give their bodies, and a name of the prose that one wrong letter parts from them. */
import type { Statement } from '../../report/record.ts';
import type { Audit } from '../context.ts';
import { fold } from '../words.ts';
import { wordOf } from './figures.ts';

interface Named {
  readonly path: string;
  readonly name: string;
}

export function namesInForms(audit: Audit): Named[] {
  return audit.forms.flatMap(({ path, form }) =>
    (['department', 'implementingUnit'] as const).flatMap((field) => {
      const name = form[field];
      return name === null ? [] : [{ path: `${path}/${field}`, name }];
    }),
  );
}

/** 第二小学 beside 第一小学, 西城分局 beside 东城分局: letters that tell bodies of one kind apart. */
const TELLS_APART = /[\d一二三四五六七八九十东西南北中上下新老甲乙]/;

/** Whether the body that evaluated itself is the form's own, with one letter of its name wrong. */
export function isMisspelt(audit: Audit, statement: Statement): boolean {
  const name = wordOf(statement, 'name');
  if (name === null || !/自评/.test(statement.text)) return false;
  const said = fold(name);
  return namesInForms(audit).some((own) => {
    const other = fold(own.name);
    const wrong = [...other].filter((sign, i) => sign !== said[i]);
    const apart = [...said].filter((sign, i) => sign !== other[i]);
    const isOne = other.length === said.length && wrong.length === 1;
    return isOne && !TELLS_APART.test(wrong.join('')) && !TELLS_APART.test(apart.join(''));
  });
}
