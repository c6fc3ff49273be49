/** The API as a Lambda behind an HTTP API: the gateway has checked the token before we are called. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'hono';
import { handle } from 'hono/aws-lambda';
import * as z from 'zod';
import { apiConfigSchema, readConfig } from '../../shared/runtime/config.ts';
import { openLog } from '../../shared/runtime/log.ts';
import { dynamoClient, s3Client } from '../../shared/store/clients.ts';
import { dynamoReports } from '../../shared/store/dynamo.ts';
import { resultsIn } from '../../shared/store/results.ts';
import { s3Archive } from '../../shared/store/s3.ts';
import { s3Uploads } from '../../shared/store/s3-uploads.ts';
import { apiApp } from './app.ts';
import type { Caller } from './route.ts';

/** 6 MB of answer, a third of it lost to base64, with room for headers. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

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

/** The token's subject and scopes; nobody with no scopes where the route needed no token. */
function callerOf(context: Context): Caller {
  const parsed = claimsSchema.safeParse(context.env);
  if (!parsed.success) return { subject: 'anonymous', scopes: new Set() };
  const { claims } = parsed.data.event.requestContext.authorizer.jwt;
  const scopes = typeof claims.scope === 'string' ? claims.scope.split(' ') : [];
  const subject = typeof claims.sub === 'string' ? claims.sub : 'unknown';
  return { subject, scopes: new Set(scopes) };
}

const config = readConfig(apiConfigSchema);
const now = () => new Date();
const s3 = s3Client(null);

export const handler = handle(
  apiApp({
    ports: {
      store: dynamoReports({
        client: dynamoClient(null),
        tableName: config.TABLE_NAME,
        cursorSecret: config.CURSOR_SECRET,
        now,
        sleep: (ms) => sleep(ms),
      }),
      results: resultsIn(s3Archive(s3, config.RESULTS_BUCKET)),
      archive: s3Archive(s3, config.ARCHIVE_BUCKET),
      uploads: s3Uploads({
        credentials: () => s3.config.credentials(),
        region: () => s3.config.region(),
        ...{ bucket: config.ARCHIVE_BUCKET, now, newId: randomUUID },
      }),
      version: config.VERSION,
      maxAnswerBytes: MAX_ANSWER_BYTES,
      maxUploadBytes: config.MAX_BYTES,
    },
    log: openLog({
      ...{ service: 'api', namespace: 'jixiao', stage: config.STAGE, level: config.LOG_LEVEL },
      now,
      print: (line) => console.log(line),
    }),
    callerOf,
  }),
);
