/** Object keys as paths on a disk: any key fits, no key leaves the folder. */

/** File systems take names of 255 bytes; a longer part of a key goes on in a folder below. */
const MAX_NAME_BYTES = 180;
/** Reserved by us (`@` versions, `~` continued, `%` escapes) or by file systems. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a disk
const RESERVED = /[%~@\u0000-\u001f\u007f\\:*?"<>|]|^\./g;

const escapeOne = (c: string) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

function splitName(name: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of name) {
    if (Buffer.byteLength(part + character) > MAX_NAME_BYTES) {
      parts.push(`${part}~`);
      part = '';
    }
    part += character;
  }
  // What is left may be dots alone, which name this folder and the one above.
  return [...parts, /^\.+$/.test(part) ? part.replace('.', escapeOne) : part];
}

/** The relative path for a key. */
export function encodeKey(key: string): string {
  return key
    .split('/')
    .flatMap((name) => (name === '' ? ['%'] : splitName(name.replace(RESERVED, escapeOne))))
    .join('/');
}

/** The key of a relative path that `encodeKey` made. */
export function decodeKey(path: string): string {
  return path
    .replaceAll('~/', '')
    .split('/')
    .map((name) => (name === '%' ? '' : decodeName(name)))
    .join('/');
}

function decodeName(name: string): string {
  return name.replace(/%([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

/** Whether a name in a key's folder is a finished version. */
export function isVersionFile(name: string): boolean {
  return /^@\d{10}$/.test(name);
}
