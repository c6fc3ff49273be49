/** Faults on the wire between the deployed handler's SDK clients and the services, at every call. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { RANK } from '../../shared/report/rank.ts';
import { type Cloud, openCloud } from '../support/cloud.ts';
import type { Answer, Keeper } from '../support/gate.ts';
import { readByOlder } from '../support/older.ts';
import { bytesOf } from './papers.ts';
import { type File, putFile, stateOf } from './state.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 120_000 });

const LEASE_SECONDS = 3;
/** Every call by `npm run test:faults`; every sixth one else. */
const STRIDE = process.env.JIXIAO_FAULT_RUNS === undefined ? 6 : 1;
let cloud: Cloud;
let extract: Parameters<Cloud['deliver']>[1];

beforeAll(async () => {
  cloud = await openCloud();
  // The handler's log.
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const variables = { ...cloud.variables, LEASE_SECONDS: String(LEASE_SECONDS) };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  ({ handler: extract } = await import('../../functions/extract/handler.ts'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await cloud.close();
});

/** Delivers a message; whether the handler acknowledged it. */
async function deliver({ body }: File): Promise<boolean> {
  const { batchItemFailures } = await extract({ Records: [{ messageId: 'm', body }] });
  return batchItemFailures.length === 0;
}

let number = 0;
async function newFile(): Promise<File> {
  const seed = `on the wire ${String(++number).padStart(3, '0')}`;
  const file = await putFile(cloud, `in/wire/${seed}.docx`, bytesOf({ seed, findings: 3 }));
  await readByOlder(cloud, file.key, file.bytes, { department: `上街区旧局${number}` });
  return file;
}

const isS3 = (name: string) => /^(?:GET|PUT) /.test(name);

const THROTTLED = {
  s3: {
    status: 503,
    headers: { 'content-type': 'application/xml' },
    body: Buffer.from('<Error><Code>SlowDown</Code><Message>slow down</Message></Error>'),
  },
  others: {
    status: 400,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: Buffer.from(
      JSON.stringify({
        __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
        message: 'slow down',
      }),
    ),
  },
};

type Fault = (name: string, forward: () => Promise<Answer>) => Promise<Answer | null>;

const FAULTS: Readonly<Record<string, Fault>> = {
  'is lost before it arrives': async () => null,
  'has its effect, and its answer is lost': async (_name, forward) => {
    await forward();
    return null;
  },
  'is throttled': async (name) => (isS3(name) ? THROTTLED.s3 : THROTTLED.others),
  'is answered by half': async (_name, forward) => ({ ...(await forward()), isCut: true }),
  'is answered late': async (_name, forward) => {
    await sleep(150);
    return forward();
  },
};

/** Lets the fault strike at the n-th call, once; tells how many calls there were. */
function strike(
  fault: Fault,
  n: number,
): { readonly keeper: Keeper; readonly calls: () => number } {
  let count = 0;
  const keeper: Keeper = ({ name }, forward) => (count++ === n ? fault(name, forward) : forward());
  return { keeper, calls: () => count };
}

describe('a call to a service', () => {
  it.each(Object.entries(FAULTS))('that %s changes nothing in the end', async (_name, fault) => {
    const calm = await newFile();
    const watch = strike(fault, -1);
    cloud.gate.keep(watch.keeper);
    expect(await deliver(calm)).toBe(true);
    cloud.gate.keep(null);
    const files: File[] = [];
    const again: File[] = [];
    for (let n = 0; n < watch.calls(); n += STRIDE) {
      const file = await newFile();
      files.push(file);
      cloud.gate.keep(strike(fault, n).keeper);
      if (!(await deliver(file))) again.push(file);
      cloud.gate.keep(null);
      expect((await stateOf(cloud, file)).torn).toBeNull();
    }
    // What the clients' own retries did not mend comes again, when its lease is over.
    if (again.length > 0) await sleep(LEASE_SECONDS * 1000);
    for (const file of again) expect(await deliver(file)).toBe(true);
    const undisturbed = await stateOf(cloud, calm);
    expect(undisturbed).toMatchObject({ rank: RANK, torn: null, selfScore: 103 });
    expect(files.length).toBeGreaterThanOrEqual(15 / STRIDE);
    for (const file of files) expect(await stateOf(cloud, file)).toEqual(undisturbed);
  });
});
