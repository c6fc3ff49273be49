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

export interface Synthesized {
  readonly data: Resource[];
  /** Of both stacks. */
  readonly all: Resource[];
  /** What the App stack tells whoever deployed it. */
  readonly outputs: Readonly<Record<string, { readonly Value: unknown }>>;
}

/** The resources of the stage's two stacks. */
export function resourcesOf(target: Stage, folder: string): Synthesized {
  const { data, stack } = makeApp(target, standIns(folder), { context: cdkContext() });
  const [first, second] = [data, stack].map((s) => Template.fromStack(s).toJSON());
  const of = (template: typeof first): Resource[] => Object.values(template?.Resources ?? {});
  return { data: of(first), all: [...of(first), ...of(second)], outputs: second?.Outputs ?? {} };
}
