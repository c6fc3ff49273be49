/** What a route is: data that the router, the OpenAPI document and the deployment all read. */
import type * as z from 'zod';
import type { Archive, Queue, ReportStore, Results, Uploads } from '../../shared/store/port.ts';

/** Permissions a caller may hold beyond reading what is public. */
export const SCOPES = ['raw:read', 'source:read', 'upload:write'] as const;
export type Scope = (typeof SCOPES)[number];

export interface Caller {
  /** Who: the token's subject; never a name. */
  readonly subject: string;
  readonly scopes: ReadonlySet<string>;
}

export interface ApiPorts {
  readonly store: ReportStore;
  readonly results: Pick<Results, 'getRecord'>;
  readonly archive: Pick<Archive, 'getPart' | 'bucket'>;
  /** Null where nothing can be uploaded through the API. */
  readonly uploads: Uploads | null;
  readonly queue?: Queue | null;
  readonly version: string;
  /** The most bytes that one answer may carry; Lambda's own end is 6 MB of base64. */
  readonly maxAnswerBytes: number;
  /** The most bytes of a JSON text; absent where nothing stands in between that has such an end. */
  readonly maxTextBytes?: number;
  /** The most bytes that an uploaded file may have. */
  readonly maxUploadBytes: number;
}

export interface RequestContext {
  readonly ports: ApiPorts;
  readonly caller: Caller;
  /** The caller asked for personal data, may see it, and that was noted. */
  readonly isRaw: boolean;
  /** The header Range, where a part of bytes may be asked for. */
  readonly range: string | undefined;
}

/** An answer that is not JSON. */
export interface BinaryAnswer {
  readonly bytes: Uint8Array;
  readonly status: 200 | 206;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Route {
  readonly id: string;
  readonly method: 'get' | 'post';
  /** With `{name}` for parameters. */
  readonly path: string;
  readonly about: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodObject | null;
  /** Null for bytes. */
  readonly answer: z.ZodType | null;
  /** Whether answers hold a document's words, which are masked unless asked for raw. */
  readonly masks: boolean;
  /** The (masked) answer as CSV, for `format=csv`; null where the route has none. */
  readonly csv: ((answer: unknown) => string) | null;
  /** Any one of these lets the caller in; empty for everybody. */
  readonly scopes: readonly Scope[];
  readonly handle: (input: RouteInput, context: RequestContext) => Promise<unknown>;
}
export interface RouteInput {
  readonly params: Record<string, unknown>;
  readonly query: Record<string, unknown>;
  readonly body: unknown;
}

export interface RouteParts<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodObject,
  A extends z.ZodType,
> {
  readonly id: string;
  readonly method?: 'post';
  readonly path: string;
  readonly about: string;
  readonly params: P;
  readonly query: Q;
  readonly body?: B;
  readonly answer: A | null;
  readonly masks?: boolean;
  readonly csv?: (answer: z.output<A>) => string;
  readonly scopes?: readonly Scope[];
  readonly handle: (
    input: { params: z.output<P>; query: z.output<Q>; body: z.output<B> },
    context: RequestContext,
  ) => Promise<z.input<A> | BinaryAnswer>;
}

/** A route whose handler is typed by its own schemas. */
export function route<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  A extends z.ZodType,
  B extends z.ZodObject = z.ZodObject,
>(parts: RouteParts<P, Q, B, A>): Route {
  return {
    id: parts.id,
    method: parts.method ?? 'get',
    path: parts.path,
    about: parts.about,
    params: parts.params,
    query: parts.query,
    body: parts.body ?? null,
    answer: parts.answer,
    masks: parts.masks ?? false,
    csv: (parts.csv as Route['csv'] | undefined) ?? null,
    scopes: parts.scopes ?? [],
    // The app parses the input with these very schemas before it calls.
    handle: (input, context) => parts.handle(input as never, context),
  };
}
