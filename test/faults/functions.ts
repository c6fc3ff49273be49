/** The deployed bundles as processes of their own, which are killed after a step that was chosen. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExtract, buildOcr } from '../../infra/build.ts';
import type { Cloud } from '../support/cloud.ts';
import { ROOT } from '../support/command-line.ts';
import type { Call } from '../support/gate.ts';

/** Short, so that a test need not wait long for the lease of a process that was killed. */
export const LEASE_SECONDS = 5;

/** Calls the handler once for each body of argv[2], and ends. */
const CALLER = `const { handler } = await import('./index.mjs');
for (const body of JSON.parse(process.argv[2])) {
  const { batchItemFailures } = await handler({ Records: [{ messageId: 'm', body }] }, {});
  process.stdout.write(batchItemFailures.length === 0 ? '\\nACKNOWLEDGED\\n' : '\\nFAILED\\n');
}
process.exit(0);
`;

export interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly acknowledged: number;
  readonly log: string;
  /** The calls to the outside in their order; the keeping of the lease is none of them. */
  readonly steps: readonly string[];
}

export interface Functions {
  /** Lets a new process handle these messages; `killAfter`: SIGKILL when that step had its effect. */
  run(bodies: readonly string[], killAfter?: number): Promise<Ended>;
  close(): void;
}

const CACHE = join(ROOT, 'node_modules/.cache/jixiao');

/** Builds a function outside of the repository, where a parent node_modules cannot help it. */
export async function openFunction(kind: 'extract' | 'ocr', cloud: Cloud): Promise<Functions> {
  const folder = mkdtempSync(join(tmpdir(), `jixiao-${kind}-`));
  const at =
    kind === 'extract'
      ? await buildExtract(folder, CACHE)
      : await buildOcr(folder, CACHE, 'linux-x64');
  writeFileSync(join(at, 'call.mjs'), CALLER);
  const variables = { ...cloud.variables, LEASE_SECONDS: String(LEASE_SECONDS) };
  return {
    async run(bodies, killAfter = -1) {
      const child = spawn(process.execPath, ['call.mjs', JSON.stringify(bodies)], {
        ...{ cwd: at, env: variables },
      });
      const ended = endOf(child);
      const steps: string[] = [];
      cloud.gate.keep(async (call, forward) => {
        if (isLeaseKept(call)) return forward();
        const isLast = steps.push(call.name) - 1 === killAfter;
        const answer = await forward();
        if (!isLast) return answer;
        child.kill('SIGKILL');
        await ended;
        return null;
      });
      const { signal, log } = await ended;
      cloud.gate.keep(null);
      return { signal, log, steps, acknowledged: log.split('\nACKNOWLEDGED\n').length - 1 };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** An extension comes when its time has come, not at a step of the protocol. */
function isLeaseKept({ name, input }: Call): boolean {
  if (name !== 'UpdateItem DOC/RUN' || input === null) return false;
  const names = Object.values(input.ExpressionAttributeNames ?? {});
  return names.includes('leaseUntil') && !names.includes('attempt');
}

function endOf(child: ChildProcess): Promise<{ signal: NodeJS.Signals | null; log: string }> {
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (_code, signal) => resolve({ signal, log }));
  });
}
