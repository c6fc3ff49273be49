/** The CDK app: for each stage a stack of data and a stack of everything else. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { App, type AppProps, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { AppStack, type Assets } from './app-stack.ts';
import { DataStack } from './data-stack.ts';
import { STAGES, type Stage } from './stages.ts';

const ROOT = join(import.meta.dirname, '..');
/** Where `npm run synth` leaves the bundles. */
export const BUILT: Assets = {
  extract: join(ROOT, 'dist/extract'),
  ocr: join(ROOT, 'dist/ocr'),
  api: join(ROOT, 'dist/api'),
  apiWithPage: join(ROOT, 'dist/api-with-page'),
};

/** The app with the two stacks of one stage. */
export function makeApp(target: Stage, assets: Assets, props: AppProps = {}) {
  const app = new App({ analyticsReporting: false, ...props });
  const env = { region: target.region, ...(target.account ? { account: target.account } : {}) };
  const name = `Jixiao-${target.stage}`;
  const data = new DataStack(app, `${name}-Data`, { target, env });
  const stack = new AppStack(app, `${name}-App`, { target, env, data, assets });
  stack.addStackDependency(data);
  Tags.of(app).add('product', 'jixiao');
  Tags.of(app).add('stage', target.stage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, data, stack };
}

/** Called by the CDK command line (cdk.json), which sets the stage as context: `-c stage=prod`. */
if (process.argv[1] === import.meta.filename) {
  // An app only to ask: synthesized at the end as well, it would leave an empty list of stacks.
  const wanted = new App({ autoSynth: false }).node.tryGetContext('stage') ?? 'dev';
  const target = STAGES.find((s) => s.stage === wanted);
  if (target === undefined) throw new Error(`no stage ${wanted}: see infra/stages.ts`);
  if (Object.values(BUILT).some((folder) => !existsSync(folder)))
    await (await import('./build.ts')).buildAll();
  makeApp(target, BUILT).app.synth();
}
