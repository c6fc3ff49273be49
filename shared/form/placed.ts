/** Parts of printed texts, and texts put together from several cells, with their places kept. */
import type { Box } from '../report/evidence.ts';
import type { Place, PlacedText } from '../table/layout.ts';

function union(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** Cells of one row stand on one page; where they do not, the first one's place is the answer's. */
function joinPlaces(a: Place, b: Place): Place {
  if (a.kind !== 'page' || b.kind !== 'page') return a;
  if (a.page !== b.page || a.parts || b.parts) {
    const rest = [...(a.parts ?? []), { page: b.page, box: b.box }, ...(b.parts ?? [])];
    return { kind: 'page', page: a.page, box: a.box, parts: rest };
  }
  return { kind: 'page', page: a.page, box: union(a.box, b.box) };
}

/** Returns both texts as one: a comparator and its value in the next cell. */
export function joinPlaced(a: PlacedText, b: PlacedText): PlacedText {
  const shifted = (b.doubtful ?? []).map((d) => ({ ...d, offset: d.offset + a.text.length }));
  const doubtful = [...(a.doubtful ?? []), ...shifted];
  return {
    text: a.text + b.text,
    place: joinPlaces(a.place, b.place),
    confidence: Math.min(a.confidence, b.confidence),
    ...(doubtful.length > 0 ? { doubtful } : {}),
  };
}

/** Returns the part of a text from `start` up to `end`, at the whole text's place. */
export function slicePlaced(text: PlacedText, start: number, end: number): PlacedText {
  const raw = text.text.slice(start, end);
  const from = start + (raw.length - raw.trimStart().length);
  const part = raw.trim();
  const doubtful = (text.doubtful ?? [])
    .filter((d) => d.offset >= from && d.offset < from + part.length)
    .map((d) => ({ ...d, offset: d.offset - from }));
  return {
    text: part,
    place: text.place,
    confidence: text.confidence,
    ...(doubtful.length > 0 ? { doubtful } : {}),
    ...(text.raw === undefined ? {} : { raw: text.raw }),
  };
}

/** Returns the cell or paragraph as a field; null where it prints nothing. */
export function fieldOf(text: PlacedText | null | undefined): PlacedText | null {
  if (!text || text.text.trim() === '') return null;
  return slicePlaced(text, 0, text.text.length);
}
