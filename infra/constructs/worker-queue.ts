/** A queue of documents with its dead-letter queue: what fails five times waits there for a person. */
import { Duration } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { MAX_RECEIVES, RETENTION_DAYS, VISIBILITY_FACTOR } from '../settings.ts';

export interface WorkerQueueProps {
  readonly name: string;
  /** Of the function that takes the messages. */
  readonly timeoutSeconds: number;
}

export class WorkerQueue extends Construct {
  readonly queue: sqs.Queue;
  readonly deadLetters: sqs.Queue;

  constructor(scope: Construct, id: string, props: WorkerQueueProps) {
    super(scope, id);
    this.deadLetters = new sqs.Queue(this, 'DeadLetters', {
      queueName: `${props.name}-dead`,
      retentionPeriod: Duration.days(RETENTION_DAYS.deadLetters),
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    this.queue = new sqs.Queue(this, 'Queue', {
      queueName: props.name,
      visibilityTimeout: Duration.seconds(VISIBILITY_FACTOR * props.timeoutSeconds),
      retentionPeriod: Duration.days(RETENTION_DAYS.queue),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVES },
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    // Only its own source may send dead letters here, and a redrive may only go back there.
    const dead = this.deadLetters.node.defaultChild as sqs.CfnQueue;
    dead.redriveAllowPolicy = {
      redrivePermission: 'byQueue',
      sourceQueueArns: [this.arnOf(props)],
    };
  }

  /** Written out, since asking the queue for its ARN would close a circle. */
  private arnOf({ name }: WorkerQueueProps): string {
    return this.deadLetters.stack.formatArn({ service: 'sqs', resource: name });
  }
}
