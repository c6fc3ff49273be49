/** Tells of what a PDF holds beside its pages, which nobody reads there. */
import type { Remark } from '../../report/outcome.ts';
import type { Beside } from './engine.ts';

function attached({ attachments, portfolio }: Beside): Remark {
  const detail = portfolio
    ? `the PDF is a portfolio: the ${attachments} file(s) in it are not read`
    : `the PDF has ${attachments} file(s) attached, which are not read`;
  return {
    code: 'page.unread',
    where: 'attachments',
    detail,
    remedy: 'Save the attached files and upload each report by itself.',
    zh: {
      detail: portfolio
        ? `该文件是PDF包，其中${attachments}个文件未读取`
        : `该文件带有${attachments}个附件，未读取`,
      remedy: '请将附件另存后分别上传',
    },
    ...(portfolio ? {} : { aside: true as const }),
  };
}

const DYNAMIC_FORM: Remark = {
  code: 'page.unread',
  where: 'form',
  detail: 'the PDF is a dynamic XFA form: what is filled in does not stand on its pages',
  remedy: 'Open it in Adobe Reader, print it to a new PDF and upload that.',
  zh: {
    detail: '该文件是动态XFA表单，填写的内容不在页面上',
    remedy: '请用Adobe Reader打开，打印为新的PDF后再上传',
  },
};

export function remarksBeside(beside: Beside | undefined): Remark[] {
  if (!beside) return [];
  return [
    ...(beside.attachments > 0 ? [attached(beside)] : []),
    ...(beside.dynamicForm ? [DYNAMIC_FORM] : []),
  ];
}
