/** The rule that turns a new object of the archive into a message, and keeps what it cannot deliver. */
import { Duration, Validations } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { PREFIXES, RETENTION_DAYS } from '../settings.ts';

export interface ArrivalRuleProps {
  readonly name: string;
  readonly archiveName: string;
  readonly target: sqs.IQueue;
  /** True: wait for GuardDuty's verdict on the object instead of taking it as it comes. */
  readonly malwareScan: boolean;
}

export class ArrivalRule extends Construct {
  readonly undelivered: sqs.Queue;

  constructor(scope: Construct, id: string, props: ArrivalRuleProps) {
    super(scope, id);
    this.undelivered = new Queue(this, 'Undelivered', {
      queueName: `${props.name}-undelivered`,
      retentionPeriod: Duration.days(RETENTION_DAYS.deadLetters),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    Validations.of(this.undelivered).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is the dead-letter queue itself: of the rule, which a queue cannot see',
    });
    const rule = new events.Rule(this, 'Rule', {
      ruleName: props.name,
      // By place alone: a file that a filter on names or sizes drops would be lost without a trace.
      eventPattern: props.malwareScan ? scannedPattern(props) : createdPattern(props),
    });
    rule.addTarget(
      new targets.SqsQueue(props.target, {
        deadLetterQueue: this.undelivered,
        maxEventAge: Duration.hours(24),
        retryAttempts: 185,
      }),
    );
  }
}

function createdPattern({ archiveName }: ArrivalRuleProps): events.EventPattern {
  return {
    source: ['aws.s3'],
    detailType: ['Object Created'],
    detail: { bucket: { name: [archiveName] }, object: { key: [{ prefix: PREFIXES.incoming }] } },
  };
}

function scannedPattern({ archiveName }: ArrivalRuleProps): events.EventPattern {
  return {
    source: ['aws.guardduty'],
    detailType: ['GuardDuty Malware Protection Object Scan Result'],
    detail: {
      s3ObjectDetails: {
        bucketName: [archiveName],
        objectKey: [{ prefix: PREFIXES.incoming }],
      },
    },
  };
}
