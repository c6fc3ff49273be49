/** A gate in front of the stand-ins for AWS: names every call that a process makes, and may meddle. */
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** The connection ends before the body does. */
  readonly isCut?: boolean;
}
export interface Call {
  /** As `UpdateItem DOC/RUN`, `PUT results/records` or `SendMessageBatch`. */
  readonly name: string;
  /** The request of a service that speaks JSON; null for S3. */
  readonly input: Record<string, unknown> | null;
}
/** Answers a call; null: the connection is cut without an answer. */
export type Keeper = (call: Call, forward: () => Promise<Answer>) => Promise<Answer | null>;

export interface Gate {
  readonly url: string;
  /** Whoever keeps the gate from now on; null lets everything through. */
  keep(keeper: Keeper | null): void;
  close(): Promise<void>;
}

interface Targets {
  readonly database: string;
  readonly others: string;
  /** What the queues' addresses begin with there, where names may not be known here. */
  readonly queues: string;
}

/** One address for all three services: DynamoDB is known by its header. */
export async function openGate({ database, others, queues }: Targets): Promise<Gate> {
  let keeper: Keeper | null = null;
  const server = createServer(async (incoming, outgoing) => {
    try {
      const sent = await bytesOf(incoming);
      const isDatabase = /^DynamoDB/.test(targetOf(incoming));
      const body = /SQS/.test(targetOf(incoming)) ? withQueue(sent, queues) : sent;
      const forward = () => send(isDatabase ? database : others, incoming, body);
      const answer = keeper ? await keeper(callOf(incoming, body), forward) : await forward();
      if (answer === null) outgoing.destroy();
      else if (answer.isCut)
        outgoing
          .writeHead(answer.status, answer.headers)
          .write(answer.body.subarray(0, answer.body.length / 2), () => outgoing.destroy());
      else outgoing.writeHead(answer.status, answer.headers).end(answer.body);
    } catch {
      outgoing.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    keep(next) {
      keeper = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Clients know the queues by this gate's address. */
function withQueue(body: Buffer, queues: string): Buffer {
  const named = body.toString('utf8').replace(/("QueueUrl":")http:..127.0.0.1:\d+/, `$1${queues}`);
  return Buffer.from(named);
}

const targetOf = ({ headers }: IncomingMessage) => String(headers['x-amz-target'] ?? '');

/** The host stays as the caller named it: queue addresses are made of it. */
function send(to: string, { method, url, headers }: IncomingMessage, body: Buffer) {
  return new Promise<Answer>((resolve, reject) => {
    const ahead = request(
      new URL(url ?? '/', to),
      { method, headers: { ...headers, 'content-length': body.length }, agent: false },
      async (answer) => {
        try {
          const { statusCode: status = 502, headers: own } = answer;
          const { connection: _c, 'transfer-encoding': _t, ...kept } = own;
          resolve({ status, headers: kept, body: await bytesOf(answer) });
        } catch (error) {
          reject(error);
        }
      },
    );
    ahead.on('error', reject).end(body);
  });
}

function callOf(incoming: IncomingMessage, body: Buffer): Call {
  const operation = targetOf(incoming).split('.')[1];
  if (operation === undefined) {
    const path = decodeURIComponent((incoming.url ?? '/').split('?')[0] ?? '/');
    return { name: `${incoming.method} ${path.split('/').slice(1, 3).join('/')}`, input: null };
  }
  const input: Record<string, unknown> = JSON.parse(body.toString('utf8'));
  const item = itemNameOf(body.toString('utf8'));
  return { name: item === null ? operation : `${operation} ${item}`, input };
}

/** What kind of item a request to the table is about: the front parts of its first key. */
function itemNameOf(text: string): string | null {
  const front = (name: string) => new RegExp(`"${name}":\\{"S":"([^"#]+)`).exec(text)?.[1];
  const [pk, sk] = [front('pk'), front('sk')];
  return pk === undefined || sk === undefined ? null : `${pk}/${sk}`;
}
