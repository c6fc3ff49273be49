/** RFC 4180 read back, for tests of what is saved for spreadsheets. */

/** Rows of cells; the byte order mark is left out. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  const body = text.replace(/^\u{feff}/u, '');
  while (pattern.lastIndex < body.length) {
    const [, quoted, plain = '', end] = pattern.exec(body) ?? [];
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
