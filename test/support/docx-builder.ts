/** Writes small DOCX files part by part, so that tests know exactly what is in them. */
import { strToU8, type Zippable, zipSync } from 'fflate';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const STRICT_W = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export interface DocxParts {
  /** What stands inside of `<w:body>`. */
  readonly body: string;
  /** What stands inside of `<w:numbering>` and `<w:styles>`. */
  readonly numbering?: string;
  readonly styles?: string;
  /** What the page head prints. */
  readonly header?: string;
  /** Written in front of the root element of the main part. */
  readonly prolog?: string;
  readonly strict?: boolean;
  readonly mainType?: string;
  /** Further parts that the main part relates to: what stands in each root, by kind (`footnotes`). */
  readonly related?: Readonly<Record<string, string>>;
  readonly extra?: Zippable;
}

const MAIN_TYPE =
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

function namespaces(strict: boolean): string {
  return [
    `xmlns:w="${strict ? STRICT_W : W}"`,
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
    'xmlns:v="urn:schemas-microsoft-com:vml"',
    `xmlns:r="${OFFICE}"`,
  ].join(' ');
}

/** Returns the parts of the container, for tests that damage them before zipping. */
export function docxParts(parts: DocxParts): Zippable {
  const { body, numbering, styles, header, prolog = '', strict = false, related = {} } = parts;
  const relations = [
    numbering === undefined
      ? ''
      : `<Relationship Id="n" Type="${OFFICE}/numbering" Target="numbering.xml"/>`,
    styles === undefined
      ? ''
      : `<Relationship Id="s" Type="${OFFICE}/styles" Target="styles.xml"/>`,
    header === undefined
      ? ''
      : `<Relationship Id="h" Type="${OFFICE}/header" Target="header1.xml"/>`,
    ...Object.keys(related).map(
      (kind) => `<Relationship Id="${kind}" Type="${OFFICE}/${kind}" Target="${kind}.xml"/>`,
    ),
  ].join('');
  const spaces = namespaces(strict);
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types">
      <Override PartName="/word/document.xml" ContentType="${parts.mainType ?? MAIN_TYPE}"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships">
      <Relationship Id="d" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relations}</Relationships>`,
    'word/document.xml': `${prolog}<w:document ${spaces}><w:body>${body}</w:body></w:document>`,
  };
  if (numbering !== undefined) {
    files['word/numbering.xml'] = `<w:numbering ${spaces}>${numbering}</w:numbering>`;
  }
  if (header !== undefined) files['word/header1.xml'] = `<w:hdr ${spaces}>${header}</w:hdr>`;
  if (styles !== undefined) files['word/styles.xml'] = `<w:styles ${spaces}>${styles}</w:styles>`;
  for (const [kind, inner] of Object.entries(related))
    files[`word/${kind}.xml`] = `<w:${kind} ${spaces}>${inner}</w:${kind}>`;
  const zippable: Zippable = { ...parts.extra };
  for (const [name, text] of Object.entries(files)) zippable[name] = strToU8(text);
  return zippable;
}

export function buildDocx(parts: DocxParts): Uint8Array {
  return zipSync(docxParts(parts));
}

/** A run of text. */
export function run(text: string, properties = ''): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph of runs (markup) or, without markup, of one run. */
export function paragraph(content: string, properties = ''): string {
  const inner = content.startsWith('<') || content === '' ? content : run(content);
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`;
}

/** A cell of a paragraph (plain text) or of blocks (markup). */
export function cell(content: string, properties = ''): string {
  const inner = content.startsWith('<w:') ? content : paragraph(content);
  return `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${inner}</w:tc>`;
}

export function row(cells: readonly string[], properties = ''): string {
  return `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;
}

export function table(rows: readonly string[], gridColumns = 0): string {
  const grid =
    gridColumns && `<w:tblGrid>${'<w:gridCol w:w="1000"/>'.repeat(gridColumns)}</w:tblGrid>`;
  return `<w:tbl><w:tblPr/>${grid || ''}${rows.join('')}</w:tbl>`;
}
