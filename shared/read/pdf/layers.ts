/** Optional content: text on layers that a viewer may switch off. */
import type { Catalog } from './catalog.ts';
import type { Pdfium } from './pdfium-module.ts';

/** `OC` as the engine writes it: two bytes a character, and the end. */
const MARK_BYTES = 6;
const NAME_BYTES = 64;

/** Returns whether an object stands on a layer. */
export function isLayered(
  { module, call }: Pdfium,
  object: number,
  catalog: () => Catalog,
): boolean {
  const count = call('FPDFPageObj_CountMarks')(object);
  if (count <= 0 || !catalog().layers) return false;
  const at = module._malloc(NAME_BYTES + 4);
  try {
    for (let i = 0; i < count; i++) {
      const mark = call('FPDFPageObj_GetMark')(object, i);
      if (!call('FPDFPageObjMark_GetName')(mark, at, NAME_BYTES, at + NAME_BYTES)) continue;
      const length = module.HEAPU32[(at + NAME_BYTES) >> 2] ?? 0;
      const name = Buffer.from(module.HEAPU8.subarray(at, at + NAME_BYTES));
      if (length === MARK_BYTES && name.toString('utf16le', 0, 4) === 'OC') return true;
    }
    return false;
  } finally {
    module._free(at);
  }
}
