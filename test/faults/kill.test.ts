/** kill -9 of the deployed functions after every step that they take; a new process ends what they began. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RANK } from '../../shared/report/rank.ts';
import { layerKey } from '../../shared/store/results.ts';
import { type Cloud, openCloud } from '../support/cloud.ts';
import { ROOT } from '../support/command-line.ts';
import { OLDER_RANK, readByOlder } from '../support/older.ts';
import { type Functions, LEASE_SECONDS, openFunction } from './functions.ts';
import { bytesOf } from './papers.ts';
import { type File, putFile, type State, stateOf } from './state.ts';

/** Every step of every path by `npm run test:faults`; else some steps of a report's. */
const IS_LONG = process.env.JIXIAO_FAULT_RUNS !== undefined;
const STRIDE = IS_LONG ? 1 : 3;
const MINUTES_20 = 1_200_000;

let cloud: Cloud;
beforeAll(async () => {
  cloud = await openCloud();
});
afterAll(() => cloud.close());

const put = (key: string, bytes: Uint8Array) => putFile(cloud, key, bytes);

interface Path {
  readonly of: Functions;
  /** The n-th file of the path, with whatever is there before it is read. */
  readonly make: (n: number) => Promise<File>;
  /** What readers may see when the process was killed after a step. */
  readonly between: readonly (number | null)[];
}

/**
 * Reads a file undisturbed; then others, each by a process that is killed after another step, and
 * lets a last process have all their messages again. Returns the steps and the states.
 */
async function killEverywhere({ of, make, between }: Path) {
  const calm = await make(0);
  const { steps, acknowledged, log } = await of.run([calm.body]);
  expect(acknowledged, log).toBe(1);
  const files: File[] = [];
  const chosen = [...steps.keys()].filter((n) => n % STRIDE === 0);
  for (const n of chosen) {
    const file = await make(n + 1);
    const ended = await of.run([file.body], n);
    expect([ended.signal, ended.acknowledged], `${steps[n]}: ${ended.log}`).toEqual(['SIGKILL', 0]);
    expect(ended.steps.at(-1)).toBe(steps[n]);
    const { rank, torn } = await stateOf(cloud, file);
    expect(torn, `killed after ${steps[n]}`).toBeNull();
    expect(between).toContain(rank);
    files.push(file);
  }
  await sleep(LEASE_SECONDS * 1000);
  const last = await of.run(files.map(({ body }) => body));
  expect(last.acknowledged, last.log).toBe(files.length);
  const undisturbed = await stateOf(cloud, calm);
  const states: State[] = [];
  for (const file of files) states.push(await stateOf(cloud, file));
  return { steps, chosen, undisturbed, states };
}

describe('kill -9 of the extract function', () => {
  let extract: Functions;
  beforeAll(async () => {
    extract = await openFunction('extract', cloud);
  });
  afterAll(() => extract.close());

  it(
    'after every step of reading what an older version read leaves the old or the new, whole',
    async () => {
      const make = async (n: number) => {
        const paper = { seed: `killed ${String(n).padStart(3, '0')}`, findings: 3 };
        const file = await put(`in/killed/${n}.docx`, bytesOf(paper));
        // Another department, so that the new one must be made and the lists change.
        await readByOlder(cloud, file.key, file.bytes, { department: `上街区旧局${n}` });
        return file;
      };
      const path = { of: extract, make, between: [OLDER_RANK, RANK] };
      const { steps, chosen, undisturbed, states } = await killEverywhere(path);
      expect(undisturbed).toMatchObject({
        rank: RANK,
        torn: null,
        pointsHere: true,
        selfScore: 103,
      });
      expect(states).toHaveLength(Math.ceil(steps.length / STRIDE));
      expect(steps).toEqual(expect.arrayContaining(STEPS));
      for (const [i, state] of states.entries())
        expect(state, steps[chosen[i] ?? 0]).toEqual(undisturbed);
    },
    MINUTES_20,
  );

  it.runIf(IS_LONG)(
    'after every step with a scan hands it on to OCR, and keeps nothing of it',
    async () => {
      const scan = readFileSync(join(ROOT, 'samples/hubei-town/scan.pdf'));
      const make = (n: number) => put(`in/scans/${n}.pdf`, anew(scan, n));
      const path = { of: extract, make, between: [null] };
      const { steps, chosen, undisturbed, states } = await killEverywhere(path);
      expect(undisturbed).toMatchObject({ rank: null, toOcr: true, pointsHere: false });
      expect(steps).toEqual(['GET archive/in', 'UpdateItem DOC/RUN', 'UpdateItem DOC/RUN', SEND]);
      expect(states).toHaveLength(Math.ceil(steps.length / STRIDE));
      for (const [i, state] of states.entries())
        expect(state, steps[chosen[i] ?? 0]).toEqual(undisturbed);
    },
    MINUTES_20,
  );

  it.runIf(IS_LONG)(
    'after every step with a file that is no report leaves its refusal',
    async () => {
      const letter = new TextEncoder().encode('a letter');
      const make = (n: number) => put(`in/letters/${n}.pdf`, anew(letter, n));
      const path = { of: extract, make, between: [null] };
      const { steps, chosen, undisturbed, states } = await killEverywhere(path);
      expect(undisturbed.items.map(([, state]) => state)).toEqual(['REJECTED']);
      expect(states).toHaveLength(Math.ceil(steps.length / STRIDE));
      for (const [i, state] of states.entries())
        expect(state, steps[chosen[i] ?? 0]).toEqual(undisturbed);
    },
    MINUTES_20,
  );
});

const SEND = 'SendMessageBatch';
/** What must be among the steps, or the tests would not have killed where it matters. */
const STEPS = [
  ...['GET archive/in', 'UpdateItem DOC/RUN', 'PUT results/records', 'BatchWriteItem DOC/F'],
  ...['UpdateItem DOC/META', 'UpdateItem SRC/CUR'],
];

/** The same file to a reader, and another one by its hash. */
const anew = (bytes: Uint8Array, n: number) => Buffer.concat([bytes, Buffer.from(`\n% ${n}\n`)]);

describe.runIf(IS_LONG && process.platform === 'linux' && process.arch === 'x64')(
  'kill -9 of the OCR function',
  () => {
    let ocr: Functions;
    beforeAll(async () => {
      ocr = await openFunction('ocr', cloud);
    }, 300_000);
    afterAll(() => ocr.close());

    const scan = readFileSync(join(ROOT, 'samples/hubei-town/scan.pdf'));
    let first: File;

    it('when it had kept what it recognized: no line is recognized again', async () => {
      first = await put('in/ocr/first.pdf', anew(scan, 1_000));
      const { signal, steps, log } = await ocr.run([first.body], KEPT.length - 1);
      expect([signal, steps], log).toEqual(['SIGKILL', KEPT]);
      await sleep(LEASE_SECONDS * 1000);
      const last = await ocr.run([first.body]);
      expect(last.acknowledged, last.log).toBe(1);
      expect(last.steps).not.toContain('PUT results/layers');
      expect(await stateOf(cloud, first)).toMatchObject({ rank: RANK, torn: null });
    }, 400_000);

    it(
      'after every other step leaves nothing or the report, whole',
      async () => {
        // Recognized once: the pictures are the same, so their lines are too.
        const { engine, bytes } = await layerOf(first.reportId);
        const make = async (n: number) => {
          const file = await put(`in/ocr/${n}.pdf`, anew(scan, 1_001 + n));
          await cloud.results.putLayer(file.reportId, engine, bytes);
          return file;
        };
        const path = { of: ocr, make, between: [null, RANK] };
        const { steps, chosen, undisturbed, states } = await killEverywhere(path);
        expect(undisturbed).toMatchObject({ rank: RANK, torn: null, pointsHere: true });
        expect(states).toHaveLength(Math.ceil(steps.length / STRIDE));
        for (const [i, state] of states.entries())
          expect(state, steps[chosen[i] ?? 0]).toEqual(undisturbed);
      },
      MINUTES_20,
    );
  },
);

/** The first steps with a scan, up to the keeping of what was recognized. */
const KEPT = ['GET archive/in', 'UpdateItem DOC/RUN', 'GET results/layers', 'PUT results/layers'];

interface Layer {
  readonly engine: string;
  readonly bytes: Uint8Array;
}

async function layerOf(reportId: string): Promise<Layer> {
  const prefix = layerKey(reportId, '').replace(/\.json$/, '');
  const { objects } = await cloud.resultFiles.list(prefix, null, 1);
  const key = objects[0]?.key ?? '';
  const found = await cloud.resultFiles.get({ key, version: null }, 1e9);
  if (found === null) throw new Error('the scan left no layer');
  return { engine: key.slice(prefix.length).replace(/\.json$/, ''), bytes: found.bytes };
}
