/** Which paths the API answers, and which of them need no token. */

/** Behind the page's own name these go to the API, everything else to the page's files. */
export const API_PATHS = ['/v1/*', '/health', '/openapi.json', '/docs'] as const;

/** Answer nothing about any report. Where the API serves the page, its files are public too. */
const ALWAYS = ['/health', '/openapi.json', '/v1/openapi.json', '/docs'] as const;
export const PUBLIC_PATHS = {
  cdn: ALWAYS,
  api: [...ALWAYS, '/', '/page/{proxy+}'],
} as const;
