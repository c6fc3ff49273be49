/** What the templates promise: nothing lost, nothing open, nothing foreign, the same on every synthesis. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STAGES, stageSchema } from '../../infra/stages.ts';
import { synthAll } from '../../infra/synth.ts';
import { openLog } from '../../shared/runtime/log.ts';
import { type Resource, resourcesOf, standIns } from './templates.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixiao-infra-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const OPERATIONS = readFileSync(join(import.meta.dirname, '../../docs/OPERATIONS.md'), 'utf8');
/** An alarm's article is named as the alarm: words and hyphens, in small letters. */
const ARTICLES = [...OPERATIONS.matchAll(/^## ([a-z]+(?:-[a-z]+)+)$/gm)].map((m) => m[1]).sort();

describe.each(STAGES)('the templates of $stage', (target) => {
  let data: Resource[] = [];
  let all: Resource[] = [];
  beforeAll(() => {
    ({ data, all } = resourcesOf(target, folder));
  }, 180_000);
  /** The properties of every resource of the type. */
  const of = (type: string) => all.filter((r) => r.Type === type).map((r) => r.Properties);

  it('hold three functions of ours, on arm64 and the current runtime, and no foreign one', () => {
    const functions = of('AWS::Lambda::Function');
    expect(functions.map((f) => f.FunctionName).sort()).toEqual(
      ['api', 'extract', 'ocr'].map((n) => `jixiao-${target.stage}-${n}`),
    );
    for (const f of functions) {
      expect(f.Architectures).toEqual(['arm64']);
      expect(f.Runtime).toBe('nodejs24.x');
      expect(f.TracingConfig).toBeUndefined();
      expect(f.VpcConfig).toBeUndefined();
    }
    expect(all.filter((r) => /CustomResource|^Custom::/.test(r.Type))).toEqual([]);
  });

  it('give every work queue dead letters after five receives, and six times its function’s timeout', () => {
    const timeouts = Object.fromEntries(
      of('AWS::Lambda::Function').map((f) => [f.FunctionName.split('-')[2], f.Timeout]),
    );
    const work = of('AWS::SQS::Queue').filter((q) => q.RedrivePolicy !== undefined);
    expect(work).toHaveLength(3);
    for (const queue of work) {
      expect(queue.RedrivePolicy.maxReceiveCount).toBe(5);
      const worker = /ocr/.test(queue.QueueName) ? 'ocr' : 'extract';
      expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * timeouts[worker]);
    }
    expect(of('AWS::SQS::Queue').length).toBeGreaterThanOrEqual(6);
  });

  it('name the messages that failed, one document at a time, within the stage’s budget', () => {
    const sources = of('AWS::Lambda::EventSourceMapping');
    expect(sources).toHaveLength(3);
    for (const source of sources) {
      expect(source.BatchSize).toBe(1);
      expect(source.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
      expect(source.ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2);
    }
  });

  it('keep what is stored: versions, locks, points in time, and no deletion with the stack', () => {
    const stateful = data.filter((r) => /S3::Bucket$|DynamoDB::Table$/.test(r.Type));
    expect(stateful).toHaveLength(3);
    for (const resource of stateful) expect(resource.DeletionPolicy).toBe('Retain');
    const [table] = of('AWS::DynamoDB::Table');
    expect(table.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
    expect(table.DeletionProtectionEnabled).toBe(true);
    const buckets = data.filter((r) => r.Type === 'AWS::S3::Bucket').map((r) => r.Properties);
    for (const bucket of buckets) {
      expect(bucket.VersioningConfiguration.Status).toBe('Enabled');
      expect(Object.values(bucket.PublicAccessBlockConfiguration)).toEqual([
        true,
        true,
        true,
        true,
      ]);
      expect(bucket.BucketEncryption).toBeDefined();
    }
    expect(buckets.some((b) => b.ObjectLockEnabled === true)).toBe(true);
  });

  it('refuse what does not come over TLS, for every bucket', () => {
    const policies = of('AWS::S3::BucketPolicy');
    expect(policies.length).toBeGreaterThanOrEqual(2);
    for (const policy of policies) expect(JSON.stringify(policy)).toContain('aws:SecureTransport');
  });

  it('allow no action and no resource by a bare star', () => {
    const statements = of('AWS::IAM::Policy').flatMap((p) => p.PolicyDocument.Statement);
    expect(statements.length).toBeGreaterThan(5);
    for (const { Action, Resource: resource } of statements) {
      for (const action of [Action].flat()) expect(action).not.toMatch(/^\*$|:\*$/);
      expect([resource].flat()).not.toContain('*');
      expect([Action].flat()).not.toContain('dynamodb:Scan');
    }
  });

  it('keep logs for a set time, watch with alarms, and guard the API with a token', () => {
    for (const group of of('AWS::Logs::LogGroup')) expect(group.RetentionInDays).toBeGreaterThan(0);
    expect(of('AWS::CloudWatch::Alarm').length).toBeGreaterThanOrEqual(6);
    for (const { AlarmActions, OKActions } of of('AWS::CloudWatch::Alarm'))
      expect([AlarmActions.length, OKActions.length]).toEqual([1, 1]);
    const [authorizer] = of('AWS::ApiGatewayV2::Authorizer');
    expect(authorizer.JwtConfiguration.Issuer).toBe(target.jwt.issuer);
    const open = of('AWS::ApiGatewayV2::Route').filter((r) => r.AuthorizationType !== 'JWT');
    for (const route of open) expect(route.RouteKey).not.toMatch(/reports|departments|uploads/);
  });

  it('let the alarms speak: their topic takes what they publish, and our own metrics are looked for where they are', () => {
    const said = of('AWS::SNS::TopicPolicy').flatMap((p) => p.PolicyDocument.Statement);
    const allowed = said.filter((s) => s.Effect === 'Allow');
    expect(allowed).toMatchObject([
      { Action: 'sns:Publish', Principal: { Service: 'cloudwatch.amazonaws.com' } },
    ]);
    expect(allowed[0].Condition).toEqual({
      StringEquals: { 'aws:SourceAccount': target.account ?? { Ref: 'AWS::AccountId' } },
    });
    const lines: string[] = [];
    const log = openLog({
      ...{ service: 'extract', stage: target.stage, level: 'info' },
      now: () => new Date(),
      print: (line) => lines.push(line),
    });
    log.metrics([{ name: 'Rejected', value: 1, unit: 'Count' }]);
    const [printed] = JSON.parse(lines[0] ?? '')._aws.CloudWatchMetrics;
    const looked = metricsOf('many-rejected').filter((m) => m.MetricName === 'Rejected');
    expect(looked.map((m) => m.Namespace)).toEqual([printed.Namespace, printed.Namespace]);
    expect(looked.flatMap((m) => m.Dimensions.map((d: { Name: string }) => d.Name))).toEqual([
      ...['service', 'stage', 'service', 'stage'],
    ]);
  });

  /** What an alarm adds up. */
  const metricsOf = (name: string) =>
    of('AWS::CloudWatch::Alarm')
      .filter((a) => a.AlarmName.endsWith(name))
      .flatMap((a) => a.Metrics)
      .flatMap((m) => m.MetricStat?.Metric ?? []);

  it('watch the table and each of its indexes, and add up what may be missing', () => {
    const watched = metricsOf('table-throttled').map(({ MetricName, Dimensions }) =>
      [MetricName, ...Dimensions.map((d: { Value: unknown }) => d.Value)].filter(
        (part) => typeof part === 'string',
      ),
    );
    for (const name of ['ReadThrottleEvents', 'WriteThrottleEvents'])
      for (const index of [[], ['gsi1'], ['gsi2'], ['gsi3']])
        expect(watched).toContainEqual([name, ...index]);
    const expressions = of('AWS::CloudWatch::Alarm')
      .flatMap((a) => a.Metrics ?? [])
      .flatMap((m) => m.Expression ?? []);
    expect(expressions.length).toBeGreaterThanOrEqual(3);
    for (const expression of expressions) expect(expression).toContain('FILL(METRICS(), 0)');
  });

  it('speak of what waits well before its queue drops it', () => {
    const DAY = 24 * 3600;
    const seconds = (name: string) =>
      of('AWS::CloudWatch::Alarm').find((a) => a.AlarmName.endsWith(name))?.Threshold;
    expect(['live', 'ocr', 'backfill'].map((queue) => seconds(`${queue}-too-old`))).toEqual([
      ...[15 * 60, 2 * 3600, 3 * DAY],
    ]);
  });

  it('have an article of docs/OPERATIONS.md for every alarm, and an alarm for every article', () => {
    const alarms = of('AWS::CloudWatch::Alarm').map((a) => a.AlarmName);
    expect(alarms.length).toBeGreaterThan(10);
    expect(alarms.map((name) => name.replace(`jixiao-${target.stage}-`, '')).sort()).toEqual(
      ARTICLES,
    );
  });

  it('use nothing that China’s regions lack, where the stage is there', () => {
    if (!target.region.startsWith('cn-')) return;
    expect(all.filter((r) => /CloudFront|Cognito|XRay/.test(r.Type))).toEqual([]);
  });
});

describe('a synthesis', () => {
  it('gives the same bytes twice', () => {
    const assets = standIns(folder);
    const read = (out: string) =>
      synthAll(join(folder, out), assets).flatMap((stage) =>
        ['Data', 'App'].map((name) =>
          readFileSync(join(folder, out, stage, `Jixiao-${stage}-${name}.template.json`), 'utf8'),
        ),
      );
    const first = read('one');
    expect(first).toHaveLength(2 * STAGES.length);
    expect(read('two')).toEqual(first);
    // A finding of cdk-nag would have set this.
    expect(process.exitCode ?? 0).toBe(0);
  });

  it('is refused for a stage whose queues would starve the API', () => {
    const greedy = { ...STAGES[0]!, concurrency: { live: 50, backfill: 50, ocr: 50 } };
    expect(stageSchema.safeParse(greedy).success).toBe(false);
    const abroad = { ...STAGES[0]!, region: 'cn-north-1', page: 'cdn' };
    expect(stageSchema.safeParse(abroad).success).toBe(false);
  });

  it('is refused for a page that no browser would name so: its uploads would be, silently', () => {
    const from = (origin: string) =>
      stageSchema.safeParse({ ...STAGES[0]!, uploadOrigins: [origin] }).success;
    expect(['https://a.example.cn', 'https://localhost:8443'].map(from)).toEqual([true, true]);
    for (const no of [
      'https://a.example.cn/',
      'https://A.example.cn',
      'http://a.cn',
      'https://a/b',
    ])
      expect([no, from(no)]).toEqual([no, false]);
  });
});
