/** The page's files as the API serves them where nothing stands in front of it. */
import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';

export interface PageFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}
/** By path below the site's root: `index.html`, `page/app.js`. */
export type PageFiles = ReadonlyMap<string, PageFile>;

/** The page loads nothing from elsewhere and may not be framed. */
const POLICY =
  "default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/** Answers `/` and every file by its path; unknown paths are left to the next route. */
export function servePage(app: Hono, files: PageFiles): void {
  for (const [path, file] of files) {
    const etag = `"${createHash('sha256').update(file.bytes).digest('base64url').slice(0, 27)}"`;
    const answer = (c: Context) => {
      c.header('content-security-policy', POLICY);
      c.header('etag', etag);
      c.header('cache-control', 'public, no-cache');
      if (c.req.header('if-none-match') === etag) return c.body(null, 304);
      return c.body(new Uint8Array(file.bytes), 200, { 'content-type': file.mediaType });
    };
    app.get(`/${path}`, answer);
    if (path === 'index.html') app.get('/', answer);
  }
}
