/** Pictures in a DOCX: their text is not read, and some are forms that somebody pasted in. */
import { integerOf, type XmlElement } from './xml.ts';

/**
 * A third of an A4 sheet, in square points. A photo across the text is smaller; a form that was
 * scanned or cut out of another program is larger.
 */
const FORM_SIZE = (595 * 842) / 3;
/** Four by eight centimetres: seals, signatures and signs are smaller, no table can be read in less. */
const PICTURE_SIZE = 113 * 227;
const EMU_PER_POINT = 12_700;
/** Programs whose objects are tables. */
const SHEETS = /^(?:Excel|ET|KET)\b/i;

function find(element: XmlElement, wanted: (child: XmlElement) => boolean): XmlElement | null {
  if (wanted(element)) return element;
  for (const child of element.children) {
    const found = find(child, wanted);
    if (found) return found;
  }
  return null;
}

const isPicture = ({ name }: XmlElement): boolean => name === '?:blip' || name === 'v:imagedata';

/** Returns the length that a VML style gives in points, 0 where it gives none. */
function lengthOf(style: string, name: string): number {
  return Number(new RegExp(`(?:^|;)\\s*${name}:\\s*([\\d.]+)pt`).exec(style)?.[1] ?? 0);
}

/** Returns how large the drawing is, in square points; one behind the text is a background. */
function sizeOf(drawing: XmlElement): number {
  const behind = find(drawing, ({ attributes }) => attributes.behindDoc === '1');
  if (behind) return 0;
  const extent = find(drawing, ({ name }) => name === 'wp:extent')?.attributes;
  if (extent) {
    const [wide, high] = [integerOf(extent.cx, 0), integerOf(extent.cy, 0)];
    return (wide / EMU_PER_POINT) * (high / EMU_PER_POINT);
  }
  const style = find(drawing, ({ name }) => name === 'v:shape')?.attributes.style ?? '';
  return lengthOf(style, 'width') * lengthOf(style, 'height');
}

/** Returns what a drawing, picture or object shows: what may be a form, a smaller picture, or neither. */
export function showing(drawing: XmlElement): 'form' | 'picture' | null {
  if (!find(drawing, isPicture)) return null;
  const isSheet = (element: XmlElement): boolean =>
    SHEETS.test(element.attributes.ProgID ?? '') && element.attributes.DrawAspect !== 'Icon';
  const size = sizeOf(drawing);
  if (find(drawing, isSheet) !== null || size >= FORM_SIZE) return 'form';
  return size >= PICTURE_SIZE ? 'picture' : null;
}
