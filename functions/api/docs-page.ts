/** The OpenAPI document as a page that a person can read: plain HTML, no script. */
import * as z from 'zod';
import { aboutOf } from './about.ts';
import type { Route } from './route.ts';

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

const STYLE = `
:root{color-scheme:light dark;--line:#8884;--soft:#8881;--accent:#b3261e}
body{font:16px/1.55 system-ui,"Noto Sans CJK SC",sans-serif;max-width:58rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.7rem}h2{font-size:1.05rem;margin:2rem 0 .3rem}code{font:.92em ui-monospace,monospace}
h2 b{display:inline-block;min-width:3.2rem;color:var(--accent);font-weight:600}
table{border-collapse:collapse;width:100%;margin:.5rem 0}td,th{border-bottom:1px solid var(--line);padding:.3rem .6rem .3rem 0;text-align:left;vertical-align:top}
p{margin:.3rem 0}.scope{background:var(--soft);border-radius:.3rem;padding:.1rem .4rem;font-size:.85em}`;

function parameterRows(schema: z.ZodObject, place: string): string {
  return Object.entries(schema.shape)
    .map(([name, part]) => {
      const type = part instanceof z.ZodType ? part : z.unknown();
      const isOptional = type.safeParse(undefined).success;
      const need = place === 'path' || !isOptional ? 'required' : 'optional';
      return `<tr><td><code>${escapeHtml(name)}</code></td><td>${place}, ${need}</td><td>${escapeHtml(aboutOf(type) ?? '')}</td></tr>`;
    })
    .join('');
}

function routeSection(route: Route): string {
  const rows =
    parameterRows(route.params, 'path') +
    parameterRows(route.query, 'query') +
    (route.body === null ? '' : parameterRows(route.body, 'body'));
  const name = route.answer === null ? null : z.globalRegistry.get(route.answer)?.id;
  const scopes = route.scopes.map((s) => `<span class="scope">${s}</span>`).join(' or ');
  return `<section id="${route.id}"><h2><b>${route.method.toUpperCase()}</b> <code>${escapeHtml(route.path)}</code></h2>
<p>${escapeHtml(route.about)}</p>
${rows === '' ? '' : `<table><tr><th>parameter</th><th>where</th><th>what</th></tr>${rows}</table>`}
<p>Answers ${name === undefined || name === null ? 'bytes' : `<code>${name}</code>`}${scopes === '' ? '' : `; needs ${scopes}`}.</p></section>`;
}

/** The page. */
export function docsPage(routes: readonly Route[], version: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Jixiao API ${escapeHtml(version)}</title><style>${STYLE}</style></head><body>
<h1>Jixiao 绩效 API</h1>
<p>Version ${escapeHtml(version)}. For machines: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1). Answers are JSON; errors are <code>application/problem+json</code> and name the field and the remedy. Every answer has an <code>ETag</code>; send it back as <code>If-None-Match</code> and get 304. Lists give <code>next</code>: pass it as <code>cursor</code>. Personal names and numbers are masked unless <code>raw=true</code> is asked with the scope <code>raw:read</code>.</p>
${routes.map(routeSection).join('\n')}
</body></html>`;
}
