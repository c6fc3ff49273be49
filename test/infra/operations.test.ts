/** Every alarm has its article, and every article its alarm. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { makeApp } from '../../infra/app.ts';
import { STAGES } from '../../infra/stages.ts';
import { cdkContext } from '../../infra/synth.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/OPERATIONS.md'), 'utf8');
const articles = [...page.matchAll(/^## ([a-z]+(?:-[a-z]+)+)$/gm)].map((m) => m[1]);

describe('the operations page', () => {
  it('has one article an alarm', () => {
    const target = STAGES[0]!;
    // A folder of this repository stands in for the bundles: their content does not matter here.
    const folder = join(import.meta.dirname, '../../infra/constructs');
    const assets = { extract: folder, ocr: folder, api: folder };
    const { stack } = makeApp(target, assets, { context: cdkContext() });
    const alarms = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
    const names = alarms.map((a) => a.Properties.AlarmName.replace(`jixiao-${target.stage}-`, ''));
    expect(names.length).toBeGreaterThan(10);
    expect([...articles].sort()).toEqual([...names].sort());
  });
});
