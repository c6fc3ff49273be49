/** Everything that can be thrown away and deployed again: queues, functions, API, page, alarms. */
import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as secrets from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { Alarms } from './constructs/alarms.ts';
import { ArrivalRule } from './constructs/arrival-rule.ts';
import { Page } from './constructs/page.ts';
import { ReportsApi } from './constructs/reports-api.ts';
import { WorkerFunction } from './constructs/worker-function.ts';
import { WorkerQueue } from './constructs/worker-queue.ts';
import type { DataStack } from './data-stack.ts';
import { grantApi, grantWorker } from './grants.ts';
import { acceptAppStackFindings } from './nag-reasons.ts';
import { addDashboard, alarmRows } from './operations.ts';
import { API_PATHS, PUBLIC_PATHS } from './routes.ts';
import {
  API,
  BATCH_SIZE,
  EXTRACT,
  LEASE_MARGIN_SECONDS,
  MAX_OBJECT_BYTES,
  OCR,
} from './settings.ts';
import type { Stage } from './stages.ts';

export interface Assets {
  readonly extract: string;
  readonly ocr: string;
  readonly api: string;
  /** The same with the page in it, where no CDN serves that. */
  readonly apiWithPage: string;
}
export interface AppStackProps extends StackProps {
  readonly target: Stage;
  readonly data: DataStack;
  /** Folders of the built bundles. */
  readonly assets: Assets;
}

export class AppStack extends Stack {
  constructor(scope: Construct, id: string, props: AppStackProps) {
    super(scope, id, props);
    const { target } = props;
    const queues = this.makeQueues(target.stage);
    const extract = this.makeExtract(props, queues.ocr);
    const ocr = this.makeOcr(props);
    const api = this.makeApi(props);
    const feed = (worker: WorkerFunction, { queue }: WorkerQueue, maxConcurrency: number) =>
      worker.function.addEventSource(
        new SqsEventSource(queue, {
          batchSize: BATCH_SIZE,
          reportBatchItemFailures: true,
          maxConcurrency,
        }),
      );
    feed(extract, queues.live, target.concurrency.live);
    feed(extract, queues.backfill, target.concurrency.backfill);
    feed(ocr, queues.ocr, target.concurrency.ocr);
    const rule = new ArrivalRule(this, 'Arrivals', {
      name: `jixiao-${target.stage}-arrivals`,
      archiveName: props.data.archive.bucketName,
      target: queues.live.queue,
      malwareScan: target.malwareScan,
    });
    const reportsApi = new ReportsApi(this, 'ReportsApi', {
      name: `jixiao-${target.stage}`,
      target,
      function: api.function,
      publicPaths: PUBLIC_PATHS[target.page],
    });
    const page =
      target.page === 'cdn'
        ? new Page(this, 'Page', {
            api: reportsApi.api,
            apiPaths: API_PATHS,
            archiveDomain: props.data.archive.bucketRegionalDomainName,
          })
        : null;
    this.watch(target, {
      stage: target.stage,
      queues,
      undelivered: rule.undelivered,
      functions: { extract: extract.function, ocr: ocr.function, api: api.function },
      api: reportsApi.api,
      table: props.data.table,
    });
    this.tell(reportsApi, page, queues);
    acceptAppStackFindings(this, target);
  }

  private makeQueues(stage: string) {
    const make = (id: string, name: string, timeoutSeconds: number) =>
      new WorkerQueue(this, id, { name: `jixiao-${stage}-${name}`, timeoutSeconds });
    return {
      live: make('Live', 'live', EXTRACT.timeoutSeconds),
      backfill: make('Backfill', 'backfill', EXTRACT.timeoutSeconds),
      ocr: make('Ocr', 'ocr', OCR.timeoutSeconds),
    };
  }

  private variables({ target, data }: AppStackProps): Record<string, string> {
    return {
      STAGE: target.stage,
      LOG_LEVEL: 'info',
      ARCHIVE_BUCKET: data.archive.bucketName,
      RESULTS_BUCKET: data.results.bucketName,
      TABLE_NAME: data.table.tableName,
    };
  }

  private makeExtract(props: AppStackProps, ocrQueue: WorkerQueue): WorkerFunction {
    const worker = new WorkerFunction(this, 'Extract', {
      ...{ name: `jixiao-${props.target.stage}-extract`, asset: props.assets.extract, ...EXTRACT },
      logDays: props.target.logDays,
      environment: {
        ...this.variables(props),
        ...leaseOf(EXTRACT.timeoutSeconds),
        OCR_QUEUE_URL: ocrQueue.queue.queueUrl,
      },
    });
    grantWorker(worker, props.data);
    worker.grant(['sqs:SendMessage'], [ocrQueue.queue.queueArn]);
    return worker;
  }

  private makeOcr(props: AppStackProps): WorkerFunction {
    const worker = new WorkerFunction(this, 'OcrFunction', {
      ...{ name: `jixiao-${props.target.stage}-ocr`, asset: props.assets.ocr, ...OCR },
      logDays: props.target.logDays,
      environment: { ...this.variables(props), ...leaseOf(OCR.timeoutSeconds) },
    });
    grantWorker(worker, props.data);
    return worker;
  }

  private makeApi(props: AppStackProps): WorkerFunction {
    const secret = new secrets.Secret(this, 'CursorSecret', {
      description: 'Signs the cursors of lists, so that an altered one is refused',
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const worker = new WorkerFunction(this, 'ApiFunction', {
      ...{ name: `jixiao-${props.target.stage}-api`, ...API },
      asset: props.target.page === 'api' ? props.assets.apiWithPage : props.assets.api,
      logDays: props.target.logDays,
      environment: {
        ...this.variables(props),
        CURSOR_SECRET: secret.secretValue.unsafeUnwrap(),
      },
    });
    grantApi(worker, props.data);
    return worker;
  }

  private watch(target: Stage, watched: Parameters<typeof alarmRows>[0]): void {
    const topic = new sns.Topic(this, 'Alerts', { topicName: `jixiao-${target.stage}-alerts` });
    topic.addToResourcePolicy(tlsOnly(topic));
    topic.addToResourcePolicy(fromAlarms(topic, this.account));
    if (target.alarmEmail !== null) topic.addSubscription(new EmailSubscription(target.alarmEmail));
    const prefix = `jixiao-${target.stage}`;
    new Alarms(this, 'Alarms', { prefix, rows: alarmRows(watched), topic });
    addDashboard(this, watched);
  }

  private tell(
    { api }: ReportsApi,
    page: Page | null,
    queues: Record<'live' | 'backfill' | 'ocr', WorkerQueue>,
  ): void {
    new CfnOutput(this, 'ApiAddress', { value: api.apiEndpoint });
    if (page !== null) {
      new CfnOutput(this, 'PageAddress', { value: page.distribution.distributionDomainName });
      new CfnOutput(this, 'PageBucket', { value: page.bucket.bucketName });
    }
    for (const [name, { queue, deadLetters }] of Object.entries(queues)) {
      new CfnOutput(this, `Queue-${name}`, { value: queue.queueUrl });
      // As `jixiao redrive --dead-letters` takes it.
      new CfnOutput(this, `DeadLetters-${name}`, { value: deadLetters.queueArn });
    }
  }
}

function leaseOf(timeoutSeconds: number): Record<string, string> {
  return {
    LEASE_SECONDS: String(timeoutSeconds + LEASE_MARGIN_SECONDS),
    MAX_BYTES: String(MAX_OBJECT_BYTES),
  };
}

/** A policy of its own takes the place of the topic's default one, which let the account's alarms in. */
function fromAlarms(topic: sns.Topic, account: string): iam.PolicyStatement {
  return new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions: { StringEquals: { 'aws:SourceAccount': account } },
  });
}

/** Refuses what does not come over TLS. */
function tlsOnly(topic: sns.Topic): iam.PolicyStatement {
  return new iam.PolicyStatement({
    effect: iam.Effect.DENY,
    principals: [new iam.AnyPrincipal()],
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions: { Bool: { 'aws:SecureTransport': 'false' } },
  });
}
