/** Reads what one paragraph prints: its runs in accepted form, fields by their results. */
import { foldText, raiseDigits } from '../fold.ts';
import { showing } from './pictures.ts';
import type { Styles } from './styles.ts';
import { isSymbolFont, symbolOf, symbolText } from './symbols.ts';
import { childOf, integerOf, settingOf, switchOf, type XmlElement } from './xml.ts';

/** A text box hung on a paragraph. */
export interface TextBox {
  readonly content: XmlElement;
  /** It floats over the page, rather than standing in the line. */
  readonly floating: boolean;
}

export interface ParagraphText {
  /** Broken where the author broke it; at least one, which may be empty. */
  readonly lines: string[];
  readonly boxes: TextBox[];
}

/** Wrappers that print what they hold: accepted insertions, links, content controls. */
const TRANSPARENT = new Set([
  'w:ins',
  'w:moveTo',
  'w:hyperlink',
  'w:smartTag',
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:fldSimple',
  'w:dir',
  'w:bdo',
  'm:oMathPara',
  'w:rubyBase',
]);

/** Elements that stand for one character. */
const SIGNS: Readonly<Record<string, string>> = {
  'w:tab': ' ',
  'w:ptab': ' ',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
};

/** Elements that refer to a note, and the element that holds it. */
const NOTE_KINDS: ReadonlyMap<string, string> = new Map([
  ['w:footnoteReference', 'w:footnote'],
  ['w:endnoteReference', 'w:endnote'],
]);

/** Returns the one alternative that is printed: the first choice, unless only the fallback has text. */
export function chooseAlternative(element: XmlElement): readonly XmlElement[] {
  const choice = childOf(element, 'mc:Choice');
  const fallback = childOf(element, 'mc:Fallback');
  if (!choice) return fallback?.children ?? [];
  if (!fallback || hasText(choice) || !hasText(fallback)) return choice.children;
  return fallback.children;
}

function hasText(element: XmlElement): boolean {
  return element.name === 'w:t' || element.children.some(hasText);
}

/** Returns what a formula prints in one line: 1/2, x^2; never 12 for a half or x2 for a square. */
function mathText(element: XmlElement): string {
  const part = (name: string): string => {
    const child = childOf(element, name);
    return child ? mathText(child) : '';
  };
  if (element.name === 'm:t') return element.text;
  if (element.name === 'm:f') return `${part('m:num')}/${part('m:den')}`;
  if (element.name === 'm:sSup') return `${part('m:e')}^${part('m:sup')}`;
  if (element.name === 'm:sSub') return `${part('m:e')}_${part('m:sub')}`;
  return element.children.map(mathText).join('');
}

interface Field {
  phase: 'instruction' | 'result';
}

/** What the runs of one paragraph share. */
interface Line {
  readonly style: string | null;
  readonly boxes: TextBox[];
  text: string;
}

export class InlineReader {
  readonly #styles: Styles;
  /** Open fields, over paragraph ends: a table of contents is one field. */
  readonly #fields: Field[] = [];
  /** Pictures that may be a form: of its size, or of a spreadsheet; and smaller ones. */
  pictures = 0;
  smallPictures = 0;
  /** Notes that the text refers to, by kind and number, in the order of printing. */
  readonly notes = new Set<string>();

  constructor(styles: Styles) {
    this.#styles = styles;
  }

  /** Returns what the paragraph prints, without its list number. */
  read(paragraph: XmlElement): ParagraphText {
    const style = settingOf(childOf(paragraph, 'w:pPr'), 'w:pStyle') ?? null;
    const line: Line = { style, boxes: [], text: '' };
    for (const child of paragraph.children) this.#inline(child, line);
    // An instruction never runs on; one that is not closed must not swallow the report.
    while (this.#fields.at(-1)?.phase === 'instruction') this.#fields.pop();
    return { lines: line.text.split('\n').map(foldText), boxes: line.boxes };
  }

  #inline(element: XmlElement, line: Line): void {
    if (element.name === 'w:r') this.#run(element, line);
    else if (element.name === 'm:oMath') this.#print(line, mathText(element));
    else if (element.name === 'mc:AlternateContent') {
      for (const child of chooseAlternative(element)) this.#inline(child, line);
    } else if (TRANSPARENT.has(element.name)) {
      for (const child of element.children) this.#inline(child, line);
    }
  }

  #print(line: Line, text: string): void {
    if (this.#fields.every((field) => field.phase === 'result')) line.text += text;
  }

  #run(run: XmlElement, line: Line): void {
    const properties = childOf(run, 'w:rPr');
    const hidden = this.#styles.isHidden(properties, line.style);
    for (const child of run.children) this.#runPart(child, properties, hidden, line);
  }

  #runPart(
    part: XmlElement,
    properties: XmlElement | undefined,
    hidden: boolean,
    line: Line,
  ): void {
    if (part.name === 'w:fldChar') this.#field(part, hidden, line);
    if (hidden) return;
    this.#print(line, partText(part, properties));
    if (part.name === 'w:ruby') {
      const base = childOf(part, 'w:rubyBase');
      if (base) this.#inline(base, line);
    } else if (part.name === 'mc:AlternateContent') {
      for (const child of chooseAlternative(part)) {
        this.#runPart(child, properties, hidden, line);
      }
    } else if (part.name === 'w:drawing' || part.name === 'w:pict' || part.name === 'w:object') {
      collectBoxes(part, false, line.boxes);
      const shown = showing(part);
      if (shown === 'form') this.pictures++;
      else if (shown === 'picture') this.smallPictures++;
    } else if (NOTE_KINDS.has(part.name)) {
      this.notes.add(`${NOTE_KINDS.get(part.name)} ${part.attributes['w:id']}`);
    }
  }

  #field(part: XmlElement, hidden: boolean, line: Line): void {
    const type = part.attributes['w:fldCharType'];
    if (type === 'begin') {
      if (!hidden) this.#print(line, formFieldText(part));
      this.#fields.push({ phase: 'instruction' });
    } else if (type === 'separate') {
      const field = this.#fields.at(-1);
      if (field) field.phase = 'result';
    } else if (type === 'end') this.#fields.pop();
  }
}

/** Returns what a part of a run prints by itself; '' for what is no text. */
function partText(part: XmlElement, properties: XmlElement | undefined): string {
  if (part.name === 'w:t') return runText(part, properties);
  if (part.name === 'w:sym') return symbol(part);
  return SIGNS[part.name] ?? '';
}

/** Returns the sign of a tick box, the chosen entry of a list: fields that keep no result text. */
function formFieldText(part: XmlElement): string {
  const data = childOf(part, 'w:ffData');
  const box = childOf(data, 'w:checkBox');
  if (box) return (switchOf(box, 'w:checked') ?? switchOf(box, 'w:default')) ? '☑' : '□';
  const list = childOf(data, 'w:ddList');
  if (!list) return '';
  const entries = list.children.filter((child) => child.name === 'w:listEntry');
  const chosen = integerOf(settingOf(list, 'w:result') ?? settingOf(list, 'w:default'), 0);
  return entries[chosen]?.attributes['w:val'] ?? '';
}

function symbol(part: XmlElement): string {
  const code = Number.parseInt(part.attributes['w:char'] ?? '', 16);
  return Number.isNaN(code) ? '' : symbolOf(part.attributes['w:font'] ?? '', code);
}

/** Returns the printed text of a `w:t`; raised digits stay raised, or 10² would read 102. */
function runText(part: XmlElement, properties: XmlElement | undefined): string {
  const kept = part.attributes['xml:space'] === 'preserve';
  const text = (kept ? part.text : part.text.trim()).replace(/[\t\r\n]/g, ' ');
  const fonts = childOf(properties, 'w:rFonts')?.attributes;
  const font = fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'] ?? '';
  if (isSymbolFont(font)) return symbolText(font, text);
  if (settingOf(properties, 'w:vertAlign') !== 'superscript') return text;
  return raiseDigits(text);
}

function isFloating(element: XmlElement): boolean {
  if (element.name === 'wp:anchor') return true;
  return /position:\s*absolute/.test(element.attributes.style ?? '');
}

/** Finds the text boxes in a drawing; boxes in boxes are found when those are read. */
function collectBoxes(element: XmlElement, floating: boolean, found: TextBox[]): void {
  const floats = floating || isFloating(element);
  const children =
    element.name === 'mc:AlternateContent' ? chooseAlternative(element) : element.children;
  for (const child of children) {
    if (child.name === 'w:txbxContent') found.push({ content: child, floating: floats });
    else collectBoxes(child, floats, found);
  }
}
