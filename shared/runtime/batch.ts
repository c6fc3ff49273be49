/** Handles a batch of queue messages one by one and names those that must come again. */
import { describeError, type Log } from './log.ts';

/** What is used of an SQS record. */
export interface Message {
  readonly messageId: string;
  readonly body: string;
  readonly attributes?: { readonly ApproximateReceiveCount?: string | undefined } | undefined;
}
export interface BatchAnswer {
  readonly batchItemFailures: { itemIdentifier: string }[];
}

/**
 * Returns the messages that failed; the queue delivers those again and forgets the others. One bad
 * message never fails its neighbours.
 */
export async function handleBatch(
  messages: readonly Message[],
  log: Log,
  handle: (message: Message, log: Log) => Promise<void>,
): Promise<BatchAnswer> {
  const batchItemFailures: BatchAnswer['batchItemFailures'] = [];
  for (const message of messages) {
    const received = Number(message.attributes?.ApproximateReceiveCount ?? 1);
    const own = log.with({ messageId: message.messageId, received });
    try {
      await handle(message, own);
    } catch (error) {
      own.write('error', 'message failed', describeError(error));
      batchItemFailures.push({ itemIdentifier: message.messageId });
    }
  }
  return { batchItemFailures };
}
