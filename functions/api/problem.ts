/** Errors as application/problem+json (RFC 9457): each names the field and what to do about it. */
import * as z from 'zod';
import { aboutOf } from './about.ts';

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().optional(),
    /** Of a failure of ours: the log has the same, with what went wrong. */
    requestId: z.string().optional(),
    errors: z
      .array(z.object({ field: z.string(), message: z.string(), remedy: z.string() }))
      .optional(),
  })
  .meta({ id: 'Problem', description: 'What went wrong, where, and what to do.' });
export type Problem = z.infer<typeof problemSchema>;

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request does not fit',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'Too large',
  416: 'Range not satisfiable',
  500: 'Our mistake',
  503: 'Not available',
};

/** Thrown by handlers, answered by the app; never carries a document's words. */
export class ApiError extends Error {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    status: number,
    detail: string,
    errors: Problem['errors'] = undefined,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
    this.name = 'ApiError';
    this.headers = headers;
    this.problem = {
      type: 'about:blank',
      title: TITLES[status] ?? 'Error',
      status,
      detail,
      ...(errors === undefined ? {} : { errors }),
    };
  }
}

/** One field is wrong. */
export function fieldError(field: string, message: string, remedy: string): ApiError {
  return new ApiError(400, `${field}: ${message}`, [{ field, message, remedy }]);
}

/** What a schema found wrong with the input, field by field. */
export function schemaError(error: z.core.$ZodError, remedies: z.ZodType): ApiError {
  const errors = error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys')
      return {
        field: issue.keys.join(', '),
        message: 'is no parameter of this question',
        remedy: `leave it out; known are: ${fieldsOf(remedies).join(', ') || 'none'}`,
      };
    const field = issue.path.map(String).join('/') || 'body';
    return { field, message: issue.message, remedy: remedyOf(remedies, field) };
  });
  const detail = errors.map((e) => `${e.field}: ${e.message}`).join('; ');
  return new ApiError(400, detail, errors);
}

function fieldsOf(schema: z.ZodType): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** The description of a field says what it takes. */
function remedyOf(schema: z.ZodType, field: string): string {
  const about = schema instanceof z.ZodObject ? aboutOf(schema.shape[field]) : null;
  return about === null ? 'see /openapi.json' : `give ${about}`;
}
