/** Moves of dead letters as SQS does them: one at a time from a queue, in the background. */
import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Keeper } from './gate.ts';

export interface Moves {
  readonly keeper: Keeper;
  /** How many were begun. */
  readonly begun: () => number;
  /** Lets the move that runs come to its end. */
  readonly finish: () => Promise<void>;
}

interface Between {
  readonly sqs: SQSClient;
  readonly from: string;
  readonly to: string;
}

const json = (body: unknown, status = 200) => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: Buffer.from(JSON.stringify(body)),
});

export function movesOf({ sqs, from, to }: Between): Moves {
  let isRunning = false;
  let begun = 0;
  return {
    begun: () => begun,
    async keeper({ name }, forward) {
      if (name === 'ListMessageMoveTasks')
        return json({ Results: isRunning ? [{ Status: 'RUNNING' }] : [] });
      if (name !== 'StartMessageMoveTask') return forward();
      // Only one active task is supported a queue.
      if (isRunning) return json({ __type: 'UnsupportedOperation', message: 'one runs' }, 400);
      isRunning = true;
      begun += 1;
      return json({ TaskHandle: `task ${begun}` });
    },
    async finish() {
      const input = { QueueUrl: from, MaxNumberOfMessages: 10 };
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(input));
      for (const { Body, ReceiptHandle } of Messages) {
        await sqs.send(new SendMessageCommand({ QueueUrl: to, MessageBody: Body }));
        await sqs.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle }));
      }
      isRunning = false;
    },
  };
}
