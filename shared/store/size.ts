/** Sizes as DynamoDB counts them, UTF-8 bytes, and cutting texts to them. */

const ENCODER = new TextEncoder();

/** Bytes of a text in UTF-8. */
export function utf8Bytes(text: string): number {
  return ENCODER.encode(text).length;
}

/** The longest front part within `maxBytes` that ends at a whole character, with `…` where cut. */
export function cutToBytes(text: string, maxBytes: number): { text: string; cut: boolean } {
  if (utf8Bytes(text) <= maxBytes) return { text, cut: false };
  let kept = '';
  let bytes = utf8Bytes('…');
  for (const character of text) {
    bytes += utf8Bytes(character);
    if (bytes > maxBytes) break;
    kept += character;
  }
  return { text: `${kept}…`, cut: true };
}

/** The size of an item by DynamoDB's rules: names and values in UTF-8, 3 bytes a list or map, 1 more an element. */
export function itemBytes(value: unknown): number {
  if (value === null || value === undefined || typeof value === 'boolean') return 1;
  if (typeof value === 'string') return utf8Bytes(value);
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1;
  if (value instanceof Set) return [...value].reduce((n: number, v) => n + itemBytes(v), 0);
  if (Array.isArray(value)) return value.reduce((n: number, v) => n + itemBytes(v) + 1, 3);
  if (typeof value === 'object')
    return Object.entries(value).reduce((n, [k, v]) => n + utf8Bytes(k) + itemBytes(v) + 1, 3);
  return 0;
}

/** The item is larger than its kind may be: our own mistake, not the document's. */
export class ItemTooLarge extends Error {
  constructor(kind: string, bytes: number, maxBytes: number) {
    super(`${kind} item of ${bytes} bytes is over its ${maxBytes}`);
    this.name = 'ItemTooLarge';
  }
}
