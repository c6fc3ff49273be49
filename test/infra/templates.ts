/** The templates of a stage as lists of resources, with an empty handler standing in for each bundle. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { makeApp } from '../../infra/app.ts';
import type { Assets } from '../../infra/app-stack.ts';
import type { Stage } from '../../infra/stages.ts';
import { cdkContext } from '../../infra/synth.ts';

export interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template's properties have no type of their own.
  readonly Properties: any;
}

/** Templates do not depend on what the bundles hold. */
export function standIns(folder: string): Assets {
  const make = (name: string) => {
    const at = join(folder, 'assets', name);
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, 'index.mjs'), 'export const handler = 0;');
    return at;
  };
  const [extract, ocr, api] = [make('extract'), make('ocr'), make('api')];
  return { extract, ocr, api, apiWithPage: make('api-with-page') };
}

/** The resources of the stage's two stacks. */
export function resourcesOf(target: Stage, folder: string): { data: Resource[]; all: Resource[] } {
  const { data, stack } = makeApp(target, standIns(folder), { context: cdkContext() });
  const resources = (s: typeof data | typeof stack): Resource[] =>
    Object.values(Template.fromStack(s).toJSON().Resources);
  const first = resources(data);
  return { data: first, all: [...first, ...resources(stack)] };
}
