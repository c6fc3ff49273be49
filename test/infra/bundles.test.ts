/** Each built bundle, alone in an empty folder, handles a real event with a real file. */
import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import { startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApi, buildExtract, buildOcr } from '../../infra/build.ts';
import { openDatabase } from '../../local/database.ts';
import { EXTRACTOR_VERSION } from '../../shared/report/version.ts';
import { s3Client, sqsClient } from '../../shared/store/clients.ts';
import { s3Archive } from '../../shared/store/s3.ts';

const ROOT = join(import.meta.dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache/jixiao');
/** Outside of the repository: a node_modules folder above would hide what a bundle lacks. */
const folder = mkdtempSync(join(tmpdir(), 'jixiao-bundles-'));
const KEY = 'in/2021/上街区 商务局+100%.pdf';
const TABLE = 'reports';
const MB = 1024 * 1024;

/** Calls the handler with each event of argv[2] and writes the answers down. */
const CALLER = `import { readFileSync, writeFileSync } from 'node:fs';
const { handler } = await import('./index.mjs');
const events = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const answers = [];
for (const event of events) answers.push(await handler(event, {}));
writeFileSync('answers.json', JSON.stringify(answers));
process.exit(0);
`;

const run = promisify(execFile);
let variables: Record<string, string> = {};
let close = async () => {};
let put: (key: string, file: string) => Promise<unknown>;

beforeAll(async () => {
  const [server, database] = await Promise.all([
    startFauxqs({ port: 0, logger: false }),
    openDatabase(null, TABLE),
  ]);
  const at = { url: server.address, region: 'us-east-1' };
  const [s3, sqs] = [s3Client(at), sqsClient(at)];
  for (const Bucket of ['archive', 'results']) await s3.send(new CreateBucketCommand({ Bucket }));
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'ocr' }));
  put = (key, file) =>
    s3Archive(s3, 'archive').put(key, readFileSync(join(ROOT, 'samples', file)), 'application/pdf');
  variables = {
    ...{ AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_REGION: 'us-east-1' },
    ...{ AWS_ENDPOINT_URL_S3: at.url, AWS_ENDPOINT_URL_SQS: at.url },
    AWS_ENDPOINT_URL_DYNAMODB: database.endpoint.url,
    ...{ STAGE: 'test', ARCHIVE_BUCKET: 'archive', RESULTS_BUCKET: 'results', TABLE_NAME: TABLE },
    OCR_QUEUE_URL: QueueUrl ?? '',
    CURSOR_SECRET: 'a secret of thirty-two characters',
    PATH: process.env.PATH ?? '',
  };
  close = async () => {
    s3.destroy();
    sqs.destroy();
    await server.stop();
    await database.close();
  };
});
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

/** Copies the bundle to an empty folder, calls it in a process of its own, returns answers and log. */
async function call(bundle: string, name: string, events: readonly unknown[]) {
  const at = join(folder, `run-${name}`);
  cpSync(bundle, at, { recursive: true });
  writeFileSync(join(at, 'call.mjs'), CALLER);
  writeFileSync(join(at, 'events.json'), JSON.stringify(events));
  const { stdout } = await run(process.execPath, ['call.mjs', 'events.json'], {
    ...{ cwd: at, env: variables, maxBuffer: 64 * MB, timeout: 110_000 },
  });
  return { answers: JSON.parse(readFileSync(join(at, 'answers.json'), 'utf8')), log: stdout };
}

const created = (key: string) => ({
  Records: [
    {
      messageId: key,
      body: JSON.stringify({
        'detail-type': 'Object Created',
        detail: { bucket: { name: 'archive' }, object: { key, sequencer: '01' } },
      }),
    },
  ],
});

const get = (path: string) => ({
  ...{ version: '2.0', rawPath: path, rawQueryString: '', headers: { host: 'localhost' } },
  isBase64Encoded: false,
  requestContext: {
    ...{ domainName: 'localhost', stage: '$default', requestId: 'r' },
    http: { method: 'GET', path, sourceIp: '127.0.0.1', protocol: 'HTTP/1.1', userAgent: 'test' },
    authorizer: { jwt: { claims: { sub: 'reader', scope: '' }, scopes: null } },
  },
});

/** Bytes of the folder, each file packed as a zip packs it. */
function zippedSize(at: string): number {
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, e) => sum + gzipSync(readFileSync(join(e.parentPath, e.name))).length, 0);
}

describe('the bundles', () => {
  it('of extract and api take a report from the archive to an answer with its evidence', async () => {
    const [extract, api] = await Promise.all([buildExtract(folder, CACHE), buildApi(folder)]);
    expect(statSync(join(api, 'index.mjs')).size).toBeLessThan(MB);
    expect(zippedSize(extract)).toBeLessThan(3 * MB);
    await put(KEY, 'henan-commerce/report.pdf');
    const read = await call(extract, 'extract', [created(KEY)]);
    expect(read.answers).toEqual([{ batchItemFailures: [] }]);
    expect(read.log).toContain('committed');
    const list = await call(api, 'api', [get('/v1/reports')]);
    const body = JSON.parse(list.answers[0].body);
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ fiscalYear: 2021, selfScore: 98 });
    const path = `/v1/reports/${body.items[0].reportId}`;
    const asked = [get(path), get(`${path}/evidence`), get('/health')];
    const [report, evidence, health] = (await call(api, 'api', asked)).answers;
    expect(JSON.parse(health.body).version).toBe(EXTRACTOR_VERSION);
    expect(JSON.parse(report.body).forms[0].indicators).toHaveLength(35);
    expect(JSON.stringify(evidence.body)).toContain('/forms/0/selfScore');
  });

  it('of the API serves the page where no CDN does', async () => {
    const api = await buildApi(folder, 'with-page');
    const { answers } = await call(api, 'api-with-page', [
      get('/'),
      get('/page/app.js'),
      get('/page/none'),
    ]);
    const [page, script, none] = answers;
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).toContain('/page/app.js');
    expect([script.statusCode, none.statusCode]).toEqual([200, 404]);
  });

  it('of extract refuses a message that is no event, so that it comes again', async () => {
    const extract = join(folder, 'extract');
    const { answers } = await call(extract, 'extract', [
      { Records: [{ messageId: 'm1', body: '{"not":"ours"}' }] },
    ]);
    expect(answers).toEqual([{ batchItemFailures: [{ itemIdentifier: 'm1' }] }]);
  });

  it('of ocr reads a scan, with the native modules of this platform', async () => {
    if (process.platform !== 'linux' || process.arch !== 'x64') {
      console.warn('skipped: the bundle for tests is built for linux-x64 only');
      return;
    }
    const ocr = await buildOcr(folder, CACHE, 'linux-x64');
    const key = 'in/scan.pdf';
    await put(key, 'hubei-town/scan.pdf');
    const { answers, log } = await call(ocr, 'ocr', [created(key)]);
    expect(answers).toEqual([{ batchItemFailures: [] }]);
    expect(log).toContain('committed');
  }, 120_000);
});
