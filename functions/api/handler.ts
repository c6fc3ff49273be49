/** The API as a Lambda behind an HTTP API: the gateway has checked the token before we are called. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { handle } from 'hono/aws-lambda';
import { EXTRACTOR_VERSION } from '../../shared/report/version.ts';
import { apiConfigSchema, readConfig } from '../../shared/runtime/config.ts';
import { openLog } from '../../shared/runtime/log.ts';
import { dynamoClient, s3Client } from '../../shared/store/clients.ts';
import { dynamoReports } from '../../shared/store/dynamo.ts';
import { resultsIn } from '../../shared/store/results.ts';
import { s3Archive } from '../../shared/store/s3.ts';
import { bucketUrl, s3Uploads } from '../../shared/store/s3-uploads.ts';
import { apiApp } from './app.ts';
import { callerOf } from './caller.ts';
import { pageFilesBelow } from './page-files.ts';

/** 6 MB of answer, a third of it lost to base64 or to quotes that are escaped, with room for headers. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

const config = readConfig(apiConfigSchema);
const now = () => new Date();
const s3 = s3Client(null);
/** Built in where no CDN stands in front (China): infra/build.ts says for whom. */
const page = pageFilesBelow(fileURLToPath(new URL('./page', import.meta.url)));

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
      version: EXTRACTOR_VERSION,
      ...{ maxAnswerBytes: MAX_ANSWER_BYTES, maxTextBytes: MAX_ANSWER_BYTES },
      maxUploadBytes: config.MAX_BYTES,
    },
    log: openLog({
      ...{ service: 'api', stage: config.STAGE, level: config.LOG_LEVEL },
      now,
      print: (line) => console.log(line),
    }),
    callerOf,
    ...(page === null ? {} : { page }),
    ...(config.AWS_REGION === undefined
      ? {}
      : { uploadsTo: bucketUrl(config.ARCHIVE_BUCKET, config.AWS_REGION) }),
  }),
);
