/** Parses one XML part into a tree of the elements that matter, without ever resolving an entity. */
import { SaxesParser } from 'saxes';
import type { ReadLimits } from '../limits.ts';
import { damaged, hostile } from './trouble.ts';

export interface XmlElement {
  /** Short prefix and local name (`w:p`), whatever prefix the file itself uses. */
  readonly name: string;
  /** By short prefix and local name; attributes without a namespace have their bare name. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Character data of the element itself. */
  readonly text: string;
}

interface Building {
  name: string;
  attributes: Record<string, string>;
  children: Building[];
  text: string;
}

/** The namespaces of the transitional and of the strict form of OOXML, by the prefix used here. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://www.w3.org/XML/1998/namespace': 'xml',
};

/** Elements that print nothing and hold nothing that prints: most of a Word file by weight. */
const SKIPPED = new Set([
  'w:tblBorders',
  'w:tcBorders',
  'w:tcMar',
  'w:tblCellMar',
  'w:pBdr',
  'w:tabs',
  'w:spacing',
  'w:ind',
  'w:jc',
  'w:sz',
  'w:szCs',
  'w:b',
  'w:bCs',
  'w:i',
  'w:iCs',
  'w:color',
  'w:shd',
  'w:lang',
  'w:kern',
  'w:vAlign',
  'w:trHeight',
  'w:cantSplit',
  'w:tblLook',
  'w:tblLayout',
  'w:tblInd',
  'w:sectPr',
  'w:proofErr',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:tcPrChange',
  'w:trPrChange',
  'w:sectPrChange',
  'w:tblGridChange',
  'w:tblPrExChange',
  'w:latentStyles',
  'w:rsids',
  'w:u',
  'w:snapToGrid',
  'w:widowControl',
  'w:overflowPunct',
]);

function shortName(uri: string, local: string): string {
  if (uri === '') return local;
  return `${PREFIXES[uri] ?? '?'}:${local}`;
}

/** Returns the text of an XML part; Word writes UTF-8, the standard also allows UTF-16. */
function decode(bytes: Uint8Array): string {
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    throw damaged('a part of the DOCX is not valid Unicode');
  }
}

class TreeBuilder {
  readonly #stack: Building[] = [];
  readonly #limits: ReadLimits;
  #elements = 0;
  #depth = 0;
  /** Depth of the skipped element that is open; 0 for none. */
  #skipFrom = 0;
  root: Building | null = null;

  constructor(limits: ReadLimits) {
    this.#limits = limits;
  }

  open(name: string, attributes: Record<string, string>): void {
    this.#depth++;
    this.#elements++;
    if (this.#depth > this.#limits.xmlDepth) {
      throw hostile(`the DOCX nests elements more than ${this.#limits.xmlDepth} deep`);
    }
    if (this.#elements > this.#limits.xmlElements) {
      throw hostile(`a part of the DOCX has more than ${this.#limits.xmlElements} elements`);
    }
    if (this.#skipFrom > 0) return;
    if (SKIPPED.has(name)) {
      this.#skipFrom = this.#depth;
      return;
    }
    const element: Building = { name, attributes, children: [], text: '' };
    const parent = this.#stack[this.#stack.length - 1];
    if (parent) parent.children.push(element);
    else this.root = element;
    this.#stack.push(element);
  }

  close(): void {
    if (this.#skipFrom === 0) this.#stack.pop();
    else if (this.#skipFrom === this.#depth) this.#skipFrom = 0;
    this.#depth--;
  }

  text(text: string): void {
    const current = this.#stack[this.#stack.length - 1];
    if (current && this.#skipFrom === 0) current.text += text;
  }
}

/** Returns the root element. Throws DocxTrouble for a DOCTYPE, for broken XML and beyond a limit. */
export function parseXml(bytes: Uint8Array, limits: ReadLimits): XmlElement {
  const builder = new TreeBuilder(limits);
  const parser = new SaxesParser({ xmlns: true });
  parser.on('doctype', () => {
    throw hostile('a part of the DOCX declares a document type, which Word never writes');
  });
  parser.on('error', (error) => {
    throw damaged(`a part of the DOCX is no valid XML: ${error.message.slice(0, 120)}`);
  });
  parser.on('opentag', (tag) => {
    const attributes: Record<string, string> = {};
    for (const { uri, local, prefix, value } of Object.values(tag.attributes)) {
      if (prefix !== 'xmlns' && local !== 'xmlns') attributes[shortName(uri, local)] = value;
    }
    builder.open(shortName(tag.uri, tag.local), attributes);
  });
  parser.on('closetag', () => builder.close());
  parser.on('text', (text) => builder.text(text));
  parser.on('cdata', (text) => builder.text(text));
  parser.write(decode(bytes)).close();
  if (!builder.root) throw damaged('a part of the DOCX is empty');
  return builder.root;
}

/** Returns the first child of this name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** Returns `w:val` of the child of this name: null where it has none, undefined where it is missing. */
export function settingOf(
  element: XmlElement | undefined,
  name: string,
): string | null | undefined {
  const child = childOf(element, name);
  return child && (child.attributes['w:val'] ?? null);
}

const OFF = new Set(['0', 'false', 'off']);

/** Returns whether an on/off property is set; undefined where the element does not mention it. */
export function switchOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const value = settingOf(element, name);
  return value === undefined ? undefined : !OFF.has(value ?? '');
}

/** Returns a whole number in an attribute value, or the fallback. */
export function integerOf(value: string | null | undefined, fallback: number): number {
  return value && /^-?\d{1,9}$/.test(value.trim()) ? Number(value) : fallback;
}
