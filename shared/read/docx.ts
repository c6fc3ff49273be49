/** Reads a DOCX into its paragraphs and declared tables, or says why it cannot. */
import type { Outcome, Remark } from '../report/outcome.ts';
import type { FlowDocument } from './document.ts';
import { holdsText, printedNotes, remarksOn } from './docx/beside.ts';
import { FlowReader } from './docx/flow-reader.ts';
import { InlineReader } from './docx/inline.ts';
import { Numbering } from './docx/numbering.ts';
import { openPackage, type Package } from './docx/package.ts';
import { Styles } from './docx/styles.ts';
import { DocxTrouble, foreign } from './docx/trouble.ts';
import { childOf, parseXml, type XmlElement } from './docx/xml.ts';
import { DEFAULT_LIMITS, type ReadLimits } from './limits.ts';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const MACRO_MEDIA_TYPE = 'application/vnd.ms-word.document.macroEnabled.12';

/** A part that tells what kind of container a ZIP is, when it is no Word file. */
const OTHER_CONTAINERS: readonly (readonly [RegExp, string])[] = [
  [/^xl\//i, 'an Excel workbook'],
  [/^ppt\//i, 'a PowerPoint presentation'],
  [/^OFD\.xml$/i, 'an OFD document'],
  [/^META-INF\/manifest\.xml$/i, 'an OpenDocument or Java archive'],
  [/^(mimetype|META-INF\/container\.xml)$/i, 'an e-book or OpenDocument file'],
];

function describeContainer(names: ReadonlySet<string>): string {
  for (const [pattern, description] of OTHER_CONTAINERS) {
    if ([...names].some((name) => pattern.test(name))) return description;
  }
  return 'a ZIP archive without a Word document in it';
}

function readXml(parts: Package, name: string, limits: ReadLimits): XmlElement | null {
  const bytes = parts.read(name);
  return bytes && parseXml(bytes, limits);
}

/** Returns the names of the parts that relationships of this kind name, resolved against `base`. */
function relatedParts(parts: Package, base: string, kind: string, limits: ReadLimits): string[] {
  const slash = base.lastIndexOf('/') + 1;
  const folder = base.slice(0, slash);
  const list = readXml(parts, `${folder}_rels/${base.slice(slash)}.rels`, limits);
  return (list?.children ?? []).flatMap(({ attributes }) => {
    const { Type, TargetMode, Target } = attributes;
    if (!Type?.endsWith(`/${kind}`) || TargetMode === 'External' || !Target) return [];
    return [Target.startsWith('/') ? Target.slice(1) : folder + Target.replace(/^\.\//, '')];
  });
}

function mediaTypeOf(parts: Package, main: string, limits: ReadLimits): string {
  const types = readXml(parts, '[Content_Types].xml', limits);
  const own = types?.children.find(({ attributes }) => attributes.PartName === `/${main}`);
  return /macroEnabled/i.test(own?.attributes.ContentType ?? '') ? MACRO_MEDIA_TYPE : MEDIA_TYPE;
}

function readPackage(bytes: Uint8Array, limits: ReadLimits): Outcome<FlowDocument> {
  const parts = openPackage(bytes, limits);
  const main = relatedParts(parts, '', 'officeDocument', limits)[0] ?? 'word/document.xml';
  const root = readXml(parts, main, limits);
  if (root?.name !== 'w:document') {
    throw foreign(`the file is ${describeContainer(parts.names)}`);
  }
  const related = (kind: string): XmlElement[] =>
    relatedParts(parts, main, kind, limits).flatMap((name) => readXml(parts, name, limits) ?? []);
  const styles = new Styles(related('styles')[0] ?? null);
  const numbering = new Numbering(related('numbering')[0] ?? null, styles);
  const inline = new InlineReader(styles);
  const reader = new FlowReader(inline, numbering, limits);
  const body = childOf(root, 'w:body');
  const text = body ? reader.read(body) : [];
  const { pictures, smallPictures } = inline;
  const notes = ['footnotes', 'endnotes'].flatMap((kind) => related(kind));
  const blocks = [...text, ...reader.read(printedNotes(notes, inline.notes))];
  const heads = related('header').flatMap((head) => reader.read(head));
  const mediaType = mediaTypeOf(parts, main, limits);
  const comments = related('comments').flatMap(({ children }) => children).length;
  const boxed = [...related('header'), ...related('footer')].filter(holdsText).length;
  const left = { imported: reader.leftOut, pictures, smallPictures, comments, boxed };
  return { value: { kind: 'flow', mediaType, blocks, heads }, remarks: remarksOn(left) };
}

function prints(document: FlowDocument): boolean {
  return document.blocks.some((block) =>
    block.kind === 'paragraph'
      ? block.text.trim() !== ''
      : block.cells.some((cell) => cell.lines.some((line) => line.trim() !== '')),
  );
}

function failed(remark: Omit<Remark, 'where'>): Outcome<FlowDocument> {
  return {
    value: { kind: 'flow', mediaType: MEDIA_TYPE, blocks: [] },
    remarks: [{ where: null, ...remark }],
  };
}

/**
 * Returns the blocks of the DOCX (DOCM too) as they would be printed: tracked changes accepted,
 * hidden text left out. A file that cannot be read gives no blocks and a remark that says why
 * and what to do.
 */
export function readDocx(
  bytes: Uint8Array,
  limits: ReadLimits = DEFAULT_LIMITS,
): Outcome<FlowDocument> {
  if (bytes.length > limits.bytes) {
    return failed({
      code: 'document.too-large',
      detail: `the file has ${bytes.length} bytes; at most ${limits.bytes} are read`,
      remedy: 'Upload the report without its attachments, or with smaller pictures.',
    });
  }
  try {
    const outcome = readPackage(bytes, limits);
    if (prints(outcome.value) || outcome.remarks.some(({ aside }) => !aside)) return outcome;
    return failed({
      code: 'document.empty',
      detail: 'the DOCX prints no text',
      remedy: 'If the report is a picture inside the file, print it to PDF and upload that.',
    });
  } catch (error) {
    if (!(error instanceof DocxTrouble)) throw error;
    return failed({ code: error.code, detail: error.message, remedy: error.remedy });
  }
}
