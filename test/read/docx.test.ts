/** What a DOCX prints is what is read: accepted text, shown text, printed numbers, in order. */
import { describe, expect, it } from 'vitest';
import type { FlowBlock } from '../../shared/read/document.ts';
import { readDocx } from '../../shared/read/docx.ts';
import {
  buildDocx,
  cell,
  type DocxParts,
  paragraph,
  row,
  run,
  table,
} from '../support/docx-builder.ts';

function read(parts: DocxParts | string): FlowBlock[] {
  const { value, remarks } = readDocx(
    buildDocx(typeof parts === 'string' ? { body: parts } : parts),
  );
  expect(remarks).toEqual([]);
  return [...value.blocks];
}

function texts(parts: DocxParts | string): string[] {
  return read(parts).flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
}

describe('the text of a paragraph', () => {
  it('is joined from runs, links, smart tags and content controls', () => {
    const body = paragraph(
      `${run('预算')}<w:hyperlink>${run('执行')}</w:hyperlink><w:smartTag>${run('率')}</w:smartTag>
       <w:sdt><w:sdtPr/><w:sdtContent>${run('96.3')}</w:sdtContent></w:sdt>${run('%')}`,
    );
    expect(texts(body)).toEqual(['预算执行率96.3%']);
  });

  it('is the accepted one: insertions stay, deletions and moved-away text go', () => {
    const body = paragraph(
      `${run('得分')}<w:ins w:id="1">${run('98')}</w:ins><w:del w:id="2"><w:r><w:delText>89</w:delText></w:r></w:del>
       <w:moveFrom w:id="3">${run('旧')}</w:moveFrom><w:moveTo w:id="4">${run('分')}</w:moveTo>`,
    );
    expect(texts(body)).toEqual(['得分98分']);
  });

  it('runs on into the next paragraph when the mark between them is deleted', () => {
    const mark = '<w:rPr><w:del w:id="1"/></w:rPr>';
    expect(texts(paragraph('共有', mark) + paragraph('1个项目') + paragraph('完'))).toEqual([
      '共有1个项目',
      '完',
    ]);
  });

  it('leaves hidden text out, also where a style hides it', () => {
    const styles = `<w:style w:type="character" w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style>
      <w:style w:type="character" w:styleId="Sub"><w:basedOn w:val="Hid"/></w:style>`;
    const body = paragraph(
      run('10') +
        run('0', '<w:vanish/>') +
        run('00', '<w:rStyle w:val="Sub"/>') +
        run('分', '<w:vanish w:val="0"/>') +
        run('。', '<w:rStyle w:val="Sub"/><w:vanish w:val="false"/>'),
    );
    expect(texts({ body, styles })).toEqual(['10分。']);
  });

  it('shows the result of a field, never its instruction, also with a field inside', () => {
    const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const code = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
    const inner = char('begin') + code('PAGE') + char('separate') + run('7') + char('end');
    const body = paragraph(
      `${run('合计')}${char('begin')}${code('=SUM(ABOVE)')}${inner}${char('separate')}${run('100')}${char('end')}${run('分')}
       <w:fldSimple w:instr="DATE">${run('2021')}</w:fldSimple>`,
    );
    expect(texts(body)).toEqual(['合计100分2021']);
  });

  it('does not lose the rest of the report to a field that is never closed', () => {
    const body = `${paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>')}${paragraph('自评得分98分')}`;
    expect(texts(body)).toEqual(['', '自评得分98分']);
  });

  it('prints tick boxes and drop-down fields as they are set', () => {
    const box = (state: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>${state}</w:checkBox></w:ffData></w:fldChar></w:r>
       <w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const list = `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>
      <w:listEntry w:val="优"/><w:listEntry w:val="良"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const body = paragraph(
      box('<w:default w:val="0"/><w:checked/>') +
        run('持续性') +
        box('<w:default w:val="0"/>') +
        run('一次性') +
        list,
    );
    expect(texts(body)).toEqual(['☑持续性□一次性良']);
  });

  it('reads the signs of symbol fonts: a target of ≥90% stays one', () => {
    const body = paragraph(
      `<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>${run('90%')}<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>
       ${run('\uf0a3', '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')}${run('5%')}<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>`,
    );
    expect(texts(body)).toEqual(['≥90%☑≤5%\ufffd']);
  });

  it('keeps raised digits raised: ten squared is not 102', () => {
    expect(texts(paragraph(run('10') + run('2', '<w:vertAlign w:val="superscript"/>')))).toEqual([
      '10²',
    ]);
  });

  it('reads fractions and powers of formulas in one line', () => {
    const r = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
    const body = paragraph(
      `<m:oMath><m:f><m:num>${r('1')}</m:num><m:den>${r('2')}</m:den></m:f><m:sSup><m:e>${r('x')}</m:e><m:sup>${r('2')}</m:sup></m:sSup></m:oMath>`,
    );
    expect(texts(body)).toEqual(['1/2x^2']);
  });

  it('knows tabs, hyphens, breaks, ruby and footnote marks', () => {
    const body = paragraph(
      `<w:r><w:t>得分</w:t><w:tab/><w:t>98</w:t><w:noBreakHyphen/><w:t>A</w:t><w:softHyphen/><w:br/><w:t>良</w:t>
        <w:footnoteReference w:id="2"/></w:r><w:r><w:ruby><w:rt>${run('zhong')}</w:rt><w:rubyBase>${run('中')}</w:rubyBase></w:ruby></w:r>`,
    );
    expect(texts(body)).toEqual(['得分 98-A', '良中']);
  });

  it('folds full-width forms and drops spaces that XML does not keep', () => {
    expect(texts(paragraph('<w:r><w:t> \n９８％ </w:t></w:r>'))).toEqual(['98%']);
  });
});

describe('text boxes', () => {
  const box = `<w:txbxContent>${paragraph('附件')}${table([row([cell('a'), cell('b')])])}</w:txbxContent>`;
  const drawing = (kind: string) =>
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:${kind}><wps:txbx>${box}</wps:txbx></wp:${kind}></w:drawing></mc:Choice>
     <mc:Fallback><w:pict><v:shape style="position:absolute"><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;

  it('are read once, with the tables in them', () => {
    expect(read(paragraph(drawing('anchor') + run('正文')))).toMatchObject([
      { kind: 'paragraph', index: 0, text: '正文' },
      { kind: 'paragraph', index: 1, text: '附件' },
      { kind: 'table', index: 0, columns: 2 },
    ]);
  });

  it('that float over a cell are no part of it; those in its line are', () => {
    const rows = (kind: string) =>
      read(table([row([cell(paragraph(run('10') + drawing(kind))), cell('x')])]));
    const lines = (blocks: FlowBlock[]) =>
      blocks[0]?.kind === 'table' ? blocks[0].cells[0]?.lines : [];
    expect(lines(rows('anchor'))).toEqual(['10']);
    expect(rows('anchor')[1]).toMatchObject({ kind: 'paragraph', text: '附件' });
    expect(lines(rows('inline'))).toEqual(['10', '附件']);
  });

  it('are taken from the fallback when the first choice has no text', () => {
    const body = paragraph(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wpc"><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    );
    expect(texts(body)).toEqual(['', '附件']);
  });
});

describe('automatic list numbers', () => {
  const level = (n: number, format: string, text: string, more = '') =>
    `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
  const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum>
    <w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '\uf0b7')}</w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
  const item = (text: string, n: number, id = 1) =>
    paragraph(text, `<w:numPr><w:ilvl w:val="${n}"/><w:numId w:val="${id}"/></w:numPr>`);

  it('are printed in front, each level counted by itself and restarted by the one above', () => {
    const body =
      item('概况', 0) +
      item('职能', 1) +
      item('机构', 1) +
      item('2021年', 2) +
      item('绩效', 0) +
      item('得分', 1);
    expect(texts({ body, numbering })).toEqual([
      '一、概况',
      '（一）职能'.normalize('NFKC'),
      '（二）机构'.normalize('NFKC'),
      '1. 2021年',
      '二、绩效',
      '（一）得分'.normalize('NFKC'),
    ]);
  });

  it('restart where the list says so, and bullets print nothing', () => {
    const body = item('甲', 0) + item('乙', 0, 3) + item('丙', 0, 3) + item('丁', 0, 2);
    expect(texts({ body, numbering })).toEqual(['一、甲', '一、乙', '二、丙', '丁']);
  });

  it('come from the paragraph style too, and number 0 takes them away', () => {
    const styles = `<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`;
    const body =
      paragraph('概况', '<w:pStyle w:val="H1"/>') +
      paragraph('附', '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>');
    expect(texts({ body, numbering, styles })).toEqual(['一、概况', '附']);
  });

  it('fill a column of serial numbers whose cells hold no text', () => {
    const [block] = read({
      body: table([1, 2, 3].map(() => row([cell(item('', 2)), cell('x')]))),
      numbering,
    });
    const firsts = block?.kind === 'table' ? block.cells.filter((c) => c.column === 0) : [];
    expect(firsts.map((c) => c.lines.join('').trim())).toEqual(['1.', '2.', '3.']);
  });
});

describe('the container', () => {
  it('may be strict OOXML', () => {
    expect(texts({ body: paragraph('严格'), strict: true })).toEqual(['严格']);
  });

  it('may be a macro-enabled file, and says so', () => {
    const mainType = 'application/vnd.ms-word.document.macroEnabled.main+xml';
    const { value } = readDocx(buildDocx({ body: paragraph('宏'), mainType }));
    expect(value.mediaType).toBe('application/vnd.ms-word.document.macroEnabled.12');
  });

  it('gives nothing of headers and footers', () => {
    const header = new TextEncoder().encode('<w:hdr/>');
    expect(texts({ body: paragraph('正文'), extra: { 'word/header1.xml': header } })).toEqual([
      '正文',
    ]);
  });

  it('that prints no text is empty, with a remedy', () => {
    const { value, remarks } = readDocx(buildDocx({ body: paragraph('') }));
    expect(value.blocks).toEqual([]);
    expect(remarks).toMatchObject([
      { code: 'document.empty', remedy: expect.stringContaining('PDF') },
    ]);
  });

  it('with imported chunks names what was left out', () => {
    const { value, remarks } = readDocx(buildDocx({ body: `${paragraph('正文')}<w:altChunk/>` }));
    expect(value.blocks).toHaveLength(1);
    expect(remarks).toMatchObject([{ code: 'page.unread' }]);
  });
});

it('page heads stand beside the blocks, numbered on from those of the body', () => {
  const { value } = readDocx(
    buildDocx({ body: paragraph('正文'), header: paragraph('单位:万元') }),
  );
  expect(value.blocks).toEqual([{ kind: 'paragraph', index: 0, text: '正文' }]);
  expect(value.heads).toEqual([{ kind: 'paragraph', index: 1, text: '单位:万元' }]);
});
