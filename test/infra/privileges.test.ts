/** Least privilege and closed doors: who may touch what, held by checks that are shown to see a breach. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STAGES } from '../../infra/stages.ts';
import { type Resource, resourcesOf, type Synthesized } from './templates.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixiao-privileges-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** What may be done to objects, and below which prefix alone. */
const OBJECTS: Readonly<Record<string, readonly string[]>> = {
  's3:GetObject': ['in/*', 'layers/*', 'records/*'],
  's3:GetObjectVersion': ['in/*'],
  's3:PutObject': ['in/uploads/*', 'layers/*', 'records/*'],
};

/** Sentences on what a statement allows beyond the table above. */
function breachesOf({ Action, Resource: resource, Condition }: Statement): string[] {
  const resources = [resource].flat().map((r) => JSON.stringify(r));
  return [Action]
    .flat()
    .flatMap((action) => {
      if (/:\*$|^\*$|^(s3|dynamodb):.*(Delete|Scan)/.test(action)) return [`${action} is allowed`];
      if (/^s3:.*Object/.test(action)) {
        const prefixes = OBJECTS[action] ?? [];
        return resources
          .filter((r) => !prefixes.some((p) => r.includes(`"/${p}"`)))
          .map((r) => `${action} on ${r}`);
      }
      return [];
    })
    .concat(
      [Action].flat().join() === 'dynamodb:PutItem' && Condition === undefined
        ? ['dynamodb:PutItem alone without a bound on its keys']
        : [],
    );
}

describe.each(STAGES)('the templates of $stage', (target) => {
  let all: Resource[] = [];
  let outputs: Synthesized['outputs'] = {};
  beforeAll(() => {
    ({ all, outputs } = resourcesOf(target, folder));
  }, 180_000);
  const of = (type: string) => all.filter((r) => r.Type === type).map((r) => r.Properties);
  const statements = (): Statement[] =>
    of('AWS::IAM::Policy').flatMap((p) => p.PolicyDocument.Statement);

  it('let functions touch objects below their prefixes only, delete nothing and scan nothing', () => {
    expect(statements().flatMap(breachesOf)).toEqual([]);
    const objects = statements().filter((s) => /s3:(Get|Put)Object/.test([s.Action].flat().join()));
    expect(objects.length).toBeGreaterThanOrEqual(7);
    // A wider grant is seen.
    const [one] = objects;
    expect(breachesOf({ ...one!, Resource: { 'Fn::Join': ['', ['arn', '/*']] } })).not.toEqual([]);
    expect(breachesOf({ ...one!, Action: ['s3:DeleteObject'] })).not.toEqual([]);
    expect(breachesOf({ Action: 'dynamodb:PutItem', Resource: 'arn' })).not.toEqual([]);
  });

  it('let the API write audit entries and nothing else into the table', () => {
    const writes = statements().filter((s) =>
      /dynamodb:(Put|Update|BatchWrite)/.test([s.Action].flat().join()),
    );
    const bounded = writes.filter((s) => s.Condition !== undefined);
    expect(bounded).toHaveLength(1);
    expect(bounded[0]).toMatchObject({
      Action: 'dynamodb:PutItem',
      Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['AUDIT#*'] } },
    });
    // The two workers.
    expect(writes).toHaveLength(3);
  });

  it('let the API be called by its own gateway, and no function by anybody without a source', () => {
    const permissions = of('AWS::Lambda::Permission');
    expect(permissions.length).toBeGreaterThan(0);
    for (const permission of permissions) expect(permission.SourceArn).toBeDefined();
  });

  it('encrypt every queue, keep dead letters longer than work, and take nothing without TLS', () => {
    const queues = of('AWS::SQS::Queue');
    for (const queue of queues) expect(queue.SqsManagedSseEnabled).toBe(true);
    const kept = (q: { MessageRetentionPeriod: number }) => q.MessageRetentionPeriod / 86_400;
    const work = queues.filter((q) => q.RedrivePolicy !== undefined);
    expect(work.map(kept)).toEqual([7, 7, 7]);
    const dead = queues.filter((q) => q.RedrivePolicy === undefined);
    expect(dead.map(kept)).toEqual([14, 14, 14, 14]);
    expect(dead.filter((q) => q.RedriveAllowPolicy?.redrivePermission === 'byQueue')).toHaveLength(
      3,
    );
    const secured = of('AWS::SQS::QueuePolicy').filter((p) =>
      JSON.stringify(p).includes('"aws:SecureTransport":"false"'),
    );
    expect(secured).toHaveLength(queues.length);
    expect(JSON.stringify(of('AWS::SNS::TopicPolicy'))).toContain('aws:SecureTransport');
  });

  it('deliver every event of the archive’s in/ to the live queue, or to its own dead letters', () => {
    const [rule, ...more] = of('AWS::Events::Rule');
    expect(more).toEqual([]);
    expect(JSON.stringify(rule.EventPattern)).toContain('"prefix":"in/"');
    const [to] = rule.Targets;
    expect(to.DeadLetterConfig.Arn).toBeDefined();
    expect(to.RetryPolicy.MaximumRetryAttempts).toBe(185);
  });

  it('take uploads from the stage’s own pages only, and let the page send to the archive only', () => {
    const rules = of('AWS::S3::Bucket').flatMap((b) => b.CorsConfiguration?.CorsRules ?? []);
    expect(rules).toHaveLength(1);
    expect(rules[0]).toMatchObject({
      AllowedMethods: ['POST'],
      AllowedOrigins: target.uploadOrigins,
    });
    const policies = of('AWS::CloudFront::ResponseHeadersPolicy').map((p) =>
      JSON.stringify(p.ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy),
    );
    expect(policies).toHaveLength(target.page === 'cdn' ? 1 : 0);
    for (const policy of policies) {
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/\*|unsafe-eval|script-src/);
      expect(policy).toMatch(/connect-src 'self' https:\/\/",\{"Fn::ImportValue"/);
    }
  });

  it('let no old page live on: browsers ask each time, the edge keeps a file for a minute', () => {
    const headers = of('AWS::CloudFront::ResponseHeadersPolicy').map(
      (p) => p.ResponseHeadersPolicyConfig.CustomHeadersConfig.Items,
    );
    const kept = of('AWS::CloudFront::CachePolicy').map((p) => p.CachePolicyConfig.MaxTTL);
    const [pages] = of('AWS::CloudFront::Distribution').map(
      (d) => d.DistributionConfig.DefaultCacheBehavior.CachePolicyId,
    );
    if (target.page !== 'cdn') return expect([headers, kept, pages]).toEqual([[], [], undefined]);
    expect(headers).toEqual([[{ Header: 'cache-control', Value: 'no-cache', Override: true }]]);
    expect(kept).toEqual([60]);
    expect(pages).toHaveProperty('Ref');
  });

  it('tell the dead letters as redrive takes them', () => {
    const told = Object.entries(outputs).filter(([name]) => name.startsWith('DeadLetters'));
    expect(told).toHaveLength(3);
    for (const [, { Value }] of told) expect(Value).toHaveProperty('Fn::GetAtt.1', 'Arn');
  });

  it('throttle the API, and log of a call neither its query nor its address', () => {
    const [stage] = of('AWS::ApiGatewayV2::Stage');
    expect(stage.DefaultRouteSettings).toMatchObject({
      ThrottlingRateLimit: target.throttle.rate,
      ThrottlingBurstLimit: target.throttle.burst,
    });
    expect(stage.AccessLogSettings.Format).not.toMatch(/sourceIp|queryString|requestBody|path\b/i);
    expect(stage.AccessLogSettings.Format).toContain('$context.requestId');
  });

  it('give functions no more than their stated memory and time, and reserve nothing', () => {
    for (const f of of('AWS::Lambda::Function')) {
      expect(f.ReservedConcurrentExecutions).toBeUndefined();
      expect(f.MemorySize).toBeLessThanOrEqual(3008);
      expect(f.Timeout).toBeLessThanOrEqual(900);
      expect(JSON.stringify(f.Environment)).not.toMatch(/SECRET_ACCESS|PASSWORD/);
    }
  });
});
