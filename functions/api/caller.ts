/** Who calls the deployed API, and by which number the gateway knows the call. */
import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import * as z from 'zod';
import type { Caller } from './route.ts';

const claimsSchema = z.object({
  event: z.object({
    requestContext: z.object({
      authorizer: z.object({
        jwt: z.object({
          claims: z.record(z.string(), z.unknown()),
          scopes: z.array(z.string()).nullish(),
        }),
      }),
    }),
  }),
});

const callSchema = z.object({
  event: z.object({ requestContext: z.object({ requestId: z.string().min(1) }) }),
});

/** The gateway's own number of the call, which its access log has too; without a gateway a new one. */
export function requestIdOf(context: Context): string {
  const parsed = callSchema.safeParse(context.env);
  return parsed.success ? parsed.data.event.requestContext.requestId : randomUUID();
}

/** The token's subject and scopes; nobody with no scopes where the route needed no token. */
export function callerOf(context: Context): Caller {
  const parsed = claimsSchema.safeParse(context.env);
  if (!parsed.success) return { subject: 'anonymous', scopes: new Set() };
  const { claims } = parsed.data.event.requestContext.authorizer.jwt;
  const scopes = typeof claims.scope === 'string' ? claims.scope.split(' ') : [];
  const subject = typeof claims.sub === 'string' ? claims.sub : 'unknown';
  return { subject, scopes: new Set(scopes) };
}
