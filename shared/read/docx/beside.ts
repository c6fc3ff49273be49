/** What a DOCX holds beside its body: notes, comments, page heads, pictures, and what is told of them. */
import type { Remark } from '../../report/outcome.ts';
import type { XmlElement } from './xml.ts';

/** Page numbers stand in boxes too; less text than this is one, or a sign. */
const FEW_LETTERS = 4;
const PAGE_WORDS = /[^\p{Letter}]|[第页共]|page|of/giu;

/** Parts of a file that were left out, by what they are. */
export interface LeftOut {
  readonly imported: number;
  readonly pictures: number;
  readonly smallPictures: number;
  readonly comments: number;
  /** Page heads and feet with text in boxes or tables. */
  readonly boxed: number;
}

/** Returns what the notes print that the text refers to, in its order, as one body. */
export function printedNotes(
  parts: readonly XmlElement[],
  wanted: ReadonlySet<string>,
): XmlElement {
  const byName = new Map<string, XmlElement>();
  for (const note of parts.flatMap(({ children }) => children))
    byName.set(`${note.name} ${note.attributes['w:id']}`, note);
  const children = [...wanted].flatMap((name) => byName.get(name)?.children ?? []);
  return { name: 'w:body', attributes: {}, children, text: '' };
}

function textIn(element: XmlElement): string {
  return element.name === 'w:t' ? element.text : element.children.map(textIn).join('');
}

/** A table of one row lays out a line. */
function isSheet({ name, children }: XmlElement): boolean {
  return name === 'w:tbl' && children.filter((child) => child.name === 'w:tr').length > 1;
}

/** Returns whether a page head or foot holds a text box or a table with more than a page number. */
export function holdsText(element: XmlElement): boolean {
  if (element.name === 'w:txbxContent' || isSheet(element))
    return textIn(element).replace(PAGE_WORDS, '').length >= FEW_LETTERS;
  return element.children.some(holdsText);
}

/** Tells of what the file prints and nobody reads, and of what it holds without printing it. */
export function remarksOn(left: LeftOut): Remark[] {
  const remarks: Remark[] = [];
  const tell = (n: number, remark: Omit<Remark, 'code'>) => {
    if (n > 0) remarks.push({ code: 'page.unread', ...remark });
  };
  tell(left.imported, {
    where: 'imported text',
    detail: `${left.imported} imported part(s) of the text could not be read`,
    remedy: 'Open the file in Word, save it again and upload the new copy.',
    zh: {
      detail: `有${left.imported}处引用其他文件的内容未读取`,
      remedy: '请用Word打开，重新保存后再上传',
    },
  });
  tell(left.pictures, {
    where: 'pictures',
    detail: `the text of ${left.pictures} large picture(s) or spreadsheet object(s) is not read`,
    remedy: 'If a form stands in one, upload its page as a PDF of its own: it is recognized.',
    zh: {
      detail: `有${left.pictures}幅大图片或表格对象中的文字未读取`,
      remedy: '如自评表在图片中，请将该页单独存为PDF上传，系统会识别',
    },
  });
  tell(left.boxed, {
    where: 'page head',
    detail: `${left.boxed} page head(s) or foot(s) hold text in boxes or tables, which is not read`,
    remedy: 'If it belongs to the report, move it into the text and upload the new copy.',
    zh: {
      detail: `有${left.boxed}处页眉或页脚的文本框、表格未读取`,
      remedy: '如属报告内容，请移入正文后再上传',
    },
    aside: true,
  });
  tell(left.smallPictures, {
    where: 'small pictures',
    detail: `the text of ${left.smallPictures} small picture(s) is not read`,
    remedy: 'If a table stands in one, upload its page as a PDF of its own: it is recognized.',
    zh: {
      detail: `有${left.smallPictures}幅小图片中的文字未读取`,
      remedy: '如图片中有表格，请将该页单独存为PDF上传，系统会识别',
    },
    aside: true,
  });
  tell(left.comments, {
    where: 'comments',
    detail: `${left.comments} comment(s) on the text are not read`,
    remedy: 'They are no part of the report; if one matters, read it in Word.',
    zh: {
      detail: `有${left.comments}条批注未读取`,
      remedy: '批注不属于报告内容，如有需要请在Word中查看',
    },
    aside: true,
  });
  return remarks;
}
