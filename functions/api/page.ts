/** The page's files as the API serves them where nothing stands in front of it. */
import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';

export interface PageFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}
/** By path below the site's root: `index.html`, `page/app.js`. */
export type PageFiles = ReadonlyMap<string, PageFile>;

/** The page loads nothing from elsewhere, sends files to one place at most, and may not be framed. */
const policyOf = (uploadsTo: string | null) =>
  `default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; connect-src ${["'self'", ...(uploadsTo === null ? [] : [uploadsTo])].join(' ')}; frame-ancestors 'none'; base-uri 'none'; form-action 'self'`;

/** Answers `/` and every file by its path; unknown paths are left to the next route. `uploadsTo` is
 * the origin that forms of POST /v1/uploads lead to, null where it is our own. */
export function servePage(app: Hono, files: PageFiles, uploadsTo: string | null): void {
  const policy = policyOf(uploadsTo);
  for (const [path, file] of files) {
    const etag = `"${createHash('sha256').update(file.bytes).digest('base64url').slice(0, 27)}"`;
    const answer = (c: Context) => {
      c.header('content-security-policy', policy);
      c.header('etag', etag);
      c.header('cache-control', 'public, no-cache');
      if (c.req.header('if-none-match') === etag) return c.body(null, 304);
      return c.body(new Uint8Array(file.bytes), 200, { 'content-type': file.mediaType });
    };
    app.get(`/${path}`, answer);
    if (path === 'index.html') app.get('/', answer);
  }
}
