/** The OpenAPI 3.1 document, made from the very schemas that parse the requests. */
import * as z from 'zod';
import { problemSchema } from './problem.ts';
import type { Route } from './route.ts';

type Json = Record<string, unknown>;

/** A schema as JSON Schema 2020-12, which OpenAPI 3.1 takes as it is; named parts go to `shared`. */
function toJson(schema: z.ZodType, io: 'input' | 'output', shared: Json): Json {
  const {
    $defs,
    $schema: _schema,
    ...json
  } = z.toJSONSchema(schema, {
    io,
    // Dates and transforms stand for texts on the wire.
    unrepresentable: 'any',
  }) as Json & { $defs?: Json };
  for (const [name, part] of Object.entries($defs ?? {})) shared[name] = withRefs(part);
  return withRefs(json) as Json;
}

/** `#/$defs/X` points into this schema alone; the document keeps parts under components. */
function withRefs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withRefs);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, v]) => [
      key,
      key === '$ref' && typeof v === 'string'
        ? v.replace('#/$defs/', '#/components/schemas/')
        : withRefs(v),
    ]),
  );
}

function parametersOf(schema: z.ZodObject, place: 'path' | 'query', shared: Json): Json[] {
  const { properties = {}, required = [] } = toJson(schema, 'input', shared) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: rest,
  }));
}

const PROBLEM = {
  description: 'A problem, with the field and the remedy.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function operationOf(route: Route, components: Json): Json {
  const parameters = [
    ...parametersOf(route.params, 'path', components),
    ...parametersOf(route.query, 'query', components),
  ];
  let content: Json = { 'application/octet-stream': {} };
  if (route.answer !== null) {
    const name = z.globalRegistry.get(route.answer)?.id;
    const schema = toJson(route.answer, 'output', components);
    if (name !== undefined) components[name] = schema;
    const shown = name === undefined ? schema : { $ref: `#/components/schemas/${name}` };
    content = {
      'application/json': { schema: shown },
      ...(route.csv === null ? {} : { 'text/csv': { schema: { type: 'string' } } }),
    };
  }
  return {
    operationId: route.id,
    summary: route.about,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body === null
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: toJson(route.body, 'input', components) } },
          },
        }),
    ...(route.scopes.length > 0 ? { security: route.scopes.map((s) => ({ token: [s] })) } : {}),
    responses: {
      200: { description: 'The answer.', content },
      ...(route.answer === null ? { 206: { description: 'A part of the file.', content } } : {}),
      ...(route.method === 'get' ? { 304: { description: 'What you have is current.' } } : {}),
      400: PROBLEM,
      401: PROBLEM,
      ...(route.scopes.length > 0 || route.masks ? { 403: PROBLEM } : {}),
      ...{ 404: PROBLEM, 413: PROBLEM },
      ...(route.answer === null ? { 416: PROBLEM } : {}),
      default: PROBLEM,
    },
  };
}

/** The whole document. */
export function openApi(routes: readonly Route[], version: string): Json {
  const components: Json = { Problem: toJson(problemSchema, 'output', {}) };
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method]: operationOf(route, components),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Jixiao 绩效',
      version,
      description:
        'Self-evaluation reports of Chinese government departments: records with page and box for every value, scores recomputed by the form’s own rules, and every contradiction. Personal names and numbers are masked unless `raw=true` is asked with the scope `raw:read`.',
    },
    // Deployed, every question needs a token (health and these pages none); on one machine none does.
    security: [{ token: [] }, {}],
    paths,
    components: {
      schemas: components,
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}
