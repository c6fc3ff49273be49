/** A file that may be larger than one answer of the API: asked for in parts and put together. */

/** What one answer carries behind a gateway (functions/api/handler.ts). */
const PART_BYTES = 4 * 1024 * 1024;

/** `ask` sends the header Range. An answer that is whole all the same (200) is taken as it is. */
export async function inParts(
  ask: (range: string) => Promise<Response>,
  partBytes = PART_BYTES,
): Promise<Blob> {
  const parts: Blob[] = [];
  let start = 0;
  for (let total = Number.POSITIVE_INFINITY; start < total; ) {
    const answer = await ask(`bytes=${start}-${start + partBytes - 1}`);
    const part = await answer.blob();
    parts.push(part);
    start += part.size;
    const whole = /\/(\d+)$/.exec(answer.headers.get('content-range') ?? '')?.[1];
    total = whole === undefined || part.size === 0 ? start : Number(whole);
  }
  return new Blob(parts, { type: parts[0]?.type ?? '' });
}
