/** Writes the templates of every stage to cdk.out/<stage>, with no account and no network. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { BUILT, makeApp } from './app.ts';
import type { Assets } from './app-stack.ts';
import { buildAll } from './build.ts';
import { STAGES } from './stages.ts';

const ROOT = join(import.meta.dirname, '..');
const cdkSchema = z.object({ context: z.record(z.string(), z.unknown()) });

/** The switches that the command line would take from cdk.json: without them templates differ. */
export function cdkContext(): Record<string, unknown> {
  return cdkSchema.parse(JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8'))).context;
}

/** Synthesizes each stage below `folder` and returns the stages' names. Throws on a nag finding. */
export function synthAll(folder: string, assets: Assets): string[] {
  return STAGES.map((target) => {
    const outdir = join(folder, target.stage);
    rmSync(outdir, { recursive: true, force: true });
    makeApp(target, assets, { outdir, context: cdkContext() }).app.synth();
    return target.stage;
  });
}

if (process.argv[1] === import.meta.filename) {
  await buildAll();
  for (const stage of synthAll(join(ROOT, 'cdk.out'), BUILT)) console.log(`synthesized ${stage}`);
  // A validation that fails sets this without throwing.
  if (process.exitCode) console.error('cdk-nag has findings: see above');
}
