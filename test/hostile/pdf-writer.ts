/** Writes PDFs object by object, well formed or not. */
/** An object's body: dictionary text, or a dictionary with a stream. */
export type Body = string | { readonly dict: string; readonly data: Uint8Array };

/** Returns a PDF of these objects, numbered from 1; the first is the catalog. */
export function writePdf(bodies: readonly Body[], trailer = ''): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
  const offsets: number[] = [];
  let at = parts[0]!.length;
  const push = (part: Buffer): void => {
    parts.push(part);
    at += part.length;
  };
  for (const [i, body] of bodies.entries()) {
    offsets.push(at);
    push(Buffer.from(`${i + 1} 0 obj\n`));
    if (typeof body === 'string') push(Buffer.from(body, 'latin1'));
    else {
      push(Buffer.from(`<< ${body.dict} /Length ${body.data.length} >>\nstream\n`));
      push(Buffer.from(body.data));
      push(Buffer.from('\nendstream'));
    }
    push(Buffer.from('\nendobj\n'));
  }
  const start = at;
  let table = `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) table += `${String(offset).padStart(10, '0')} 00000 n \n`;
  table += `trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  push(Buffer.from(table));
  return new Uint8Array(Buffer.concat(parts));
}
