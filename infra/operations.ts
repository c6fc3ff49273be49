/** What operators watch: the table of alarms and the dashboard, out of the deployed parts. */

import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { METRIC_NAMESPACE } from '../shared/runtime/log.ts';
import { type AlarmRow, PERIOD } from './constructs/alarms.ts';
import type { WorkerQueue } from './constructs/worker-queue.ts';
import { INDEXES } from './data-stack.ts';

export interface Watched {
  readonly stage: string;
  readonly queues: {
    readonly live: WorkerQueue;
    readonly backfill: WorkerQueue;
    readonly ocr: WorkerQueue;
  };
  readonly undelivered: IQueue;
  readonly functions: {
    readonly extract: IFunction;
    readonly ocr: IFunction;
    readonly api: IFunction;
  };
  readonly api: HttpApi;
  readonly table: ITable;
}

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
/** Half of what the queue keeps: there is time to act before anything expires. */
const BACKFILL_DAYS = 3;
const waiting = (queue: IQueue) =>
  queue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' });
const age = (queue: IQueue) =>
  queue.metricApproximateAgeOfOldestMessage({ period: PERIOD, statistic: 'Maximum' });
const errors = (f: IFunction) => f.metricErrors({ period: PERIOD, statistic: 'Sum' });
const throttles = (f: IFunction) => f.metricThrottles({ period: PERIOD, statistic: 'Sum' });

/** A metric that our own log lines carry. */
function own(stage: string, service: string, metricName: string): cloudwatch.Metric {
  const dimensionsMap = { service, stage };
  return new cloudwatch.Metric({
    ...{ namespace: METRIC_NAMESPACE, metricName, dimensionsMap, period: PERIOD, statistic: 'Sum' },
  });
}

/** A plain `a + b` has no value where one of them has none: most of these speak only when it hurts. */
function sumOf(metrics: readonly cloudwatch.IMetric[]): cloudwatch.MathExpression {
  const usingMetrics = Object.fromEntries(metrics.map((metric, i) => [`m${i}`, metric]));
  return new cloudwatch.MathExpression({
    ...{ expression: 'SUM(FILL(METRICS(), 0))', usingMetrics, period: PERIOD },
  });
}

/** What a table refused for lack of capacity; it does not count what its indexes refused. */
function throttleEvents({ tableName: TableName }: ITable): cloudwatch.Metric[] {
  const places = [
    { TableName },
    ...INDEXES.map((index) => ({ TableName, GlobalSecondaryIndexName: index })),
  ];
  return ['ReadThrottleEvents', 'WriteThrottleEvents'].flatMap((metricName) =>
    places.map(
      (dimensionsMap) =>
        new cloudwatch.Metric({
          ...{ namespace: 'AWS/DynamoDB', metricName, dimensionsMap },
          ...{ period: PERIOD, statistic: 'Sum' },
        }),
    ),
  );
}

/** What waits too long, or was given up. */
function queueAlarms(w: Watched): AlarmRow[] {
  const dead = (name: string, queue: IQueue, what: string): AlarmRow => ({
    ...{ name, metric: waiting(queue), threshold: 0, meaning: `${what} failed five times.` },
  });
  return [
    dead('live-dead-letters', w.queues.live.deadLetters, 'A newly archived file'),
    dead('backfill-dead-letters', w.queues.backfill.deadLetters, 'A file of a backfill'),
    dead('ocr-dead-letters', w.queues.ocr.deadLetters, 'A scan'),
    {
      name: 'events-undelivered',
      metric: waiting(w.undelivered),
      threshold: 0,
      meaning: 'EventBridge could not put an event on the live queue for a day.',
    },
    {
      name: 'live-too-old',
      metric: age(w.queues.live.queue),
      threshold: 15 * MINUTE,
      periods: 2,
      meaning: 'New files wait longer than 15 minutes.',
    },
    {
      name: 'ocr-too-old',
      metric: age(w.queues.ocr.queue),
      threshold: 120 * MINUTE,
      periods: 2,
      meaning: 'Scans wait longer than two hours.',
    },
    {
      name: 'backfill-too-old',
      metric: age(w.queues.backfill.queue),
      threshold: BACKFILL_DAYS * DAY,
      periods: 2,
      meaning: `Files of a backfill wait longer than ${BACKFILL_DAYS} days.`,
    },
  ];
}

/** What the functions fail at, or refuse. */
function functionAlarms(w: Watched): AlarmRow[] {
  return [
    {
      name: 'extract-errors',
      metric: errors(w.functions.extract),
      threshold: 5,
      meaning: 'The extract function crashed, ran out of memory or of time.',
    },
    {
      name: 'ocr-errors',
      metric: errors(w.functions.ocr),
      threshold: 5,
      meaning: 'The OCR function crashed, ran out of memory or of time.',
    },
    {
      name: 'functions-throttled',
      metric: sumOf(Object.values(w.functions).map(throttles)),
      threshold: 10,
      periods: 2,
      meaning: 'The account has no more concurrency to give.',
    },
    {
      name: 'many-rejected',
      metric: sumOf([own(w.stage, 'extract', 'Rejected'), own(w.stage, 'ocr', 'Rejected')]),
      threshold: 50,
      meaning: 'More new files than usual are refused as unreadable.',
    },
  ];
}

/** What readers and the table feel. */
function answerAlarms(w: Watched): AlarmRow[] {
  return [
    {
      name: 'api-errors',
      metric: w.api.metricServerError({ period: PERIOD, statistic: 'Sum' }),
      threshold: 5,
      meaning: 'The API answered with 5xx.',
    },
    {
      name: 'api-slow',
      metric: w.api.metricLatency({ period: PERIOD, statistic: 'p99' }),
      threshold: 3000,
      periods: 3,
      meaning: 'One call in a hundred takes longer than three seconds.',
    },
    {
      name: 'table-throttled',
      metric: sumOf(throttleEvents(w.table)),
      threshold: 100,
      periods: 3,
      meaning: 'A partition of the table or an index is hotter than DynamoDB allows.',
    },
  ];
}

/** Every alarm. A new row needs an article, and a test asks for it. */
export function alarmRows(w: Watched): AlarmRow[] {
  return [...queueAlarms(w), ...functionAlarms(w), ...answerAlarms(w)];
}

/** One screen: what comes in, what waits, what comes out, what it costs in time. */
export function addDashboard(scope: Construct, w: Watched): cloudwatch.Dashboard {
  const graph = (title: string, left: cloudwatch.IMetric[]) =>
    new cloudwatch.GraphWidget({ title, left, width: 12, height: 6 });
  const outcomes = ['Committed', 'Known', 'Rejected', 'HandedToOcr', 'Superseded', 'Failed'];
  const both = (name: string) => [own(w.stage, 'extract', name), own(w.stage, 'ocr', name)];
  return new cloudwatch.Dashboard(scope, 'Dashboard', {
    dashboardName: `jixiao-${w.stage}`,
    widgets: [
      [
        graph('What became of documents', outcomes.flatMap(both)),
        graph(
          'Waiting',
          Object.values(w.queues).map((q) => waiting(q.queue)),
        ),
      ],
      [
        graph(
          'Oldest message',
          Object.values(w.queues).map((q) => age(q.queue)),
        ),
        graph('Dead letters', [
          ...Object.values(w.queues).map((q) => waiting(q.deadLetters)),
          waiting(w.undelivered),
        ]),
      ],
      [
        graph(
          'Running time, p95',
          Object.values(w.functions).map((f) =>
            f.metricDuration({ period: PERIOD, statistic: 'p95' }),
          ),
        ),
        graph('API calls and errors', [
          w.api.metricCount({ period: PERIOD }),
          w.api.metricClientError({ period: PERIOD }),
          w.api.metricServerError({ period: PERIOD }),
        ]),
      ],
    ],
  });
}
