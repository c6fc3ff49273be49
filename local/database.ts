/** The embedded database: DynamoDB's API in this process, on disk or in memory. */
import type { Server } from 'node:http';
import { CreateTableCommand, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import dynalite from 'dynalite';
import { dynamoClient, type Endpoint } from '../shared/store/clients.ts';
import { tableShape } from '../shared/store/table-shape.ts';

export interface Database {
  readonly client: DynamoDBDocumentClient;
  readonly endpoint: Endpoint;
  close(): Promise<void>;
}

const REGION = 'local';

/** The database's files cannot be opened: another process holds them, or the disk refuses. */
export class DatabaseClosed extends Error {
  constructor(path: string, options?: ErrorOptions) {
    super(`the database below ${path} cannot be opened: another process may hold it`, options);
    this.name = 'DatabaseClosed';
  }
}

/**
 * Opens the database below `path` (in memory where null) and creates the table where it is new.
 * Throws DatabaseClosed.
 */
export async function openDatabase(path: string | null, tableName: string): Promise<Database> {
  if (path === null) return open(path, tableName);
  // dynalite throws out of a callback where its files are locked: nobody else could catch that.
  let refuse = (_cause: unknown): void => undefined;
  const refused = new Promise<never>((_resolve, reject) => {
    refuse = (cause) => reject(new DatabaseClosed(path, { cause }));
  });
  process.once('uncaughtException', refuse);
  try {
    return await Promise.race([open(path, tableName), refused]);
  } finally {
    process.off('uncaughtException', refuse);
  }
}

/**
 * Only a browser names an origin. dynalite lets every site in (CORS `*`), and asks for no password: a
 * page that somebody has open while the system runs could read the table, or delete it.
 */
function keepPagesOut(server: Server): void {
  const listeners = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (request.headers.origin === undefined)
      for (const listener of listeners) listener.call(server, request, response);
    else response.writeHead(403).end();
  });
}

async function open(path: string | null, tableName: string): Promise<Database> {
  const server: Server = dynalite({
    ...(path === null ? {} : { path }),
    createTableMs: 0,
    updateTableMs: 0,
    deleteTableMs: 0,
  });
  keepPagesOut(server);
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    // Only this machine may reach it, on whatever port is free.
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const endpoint = { url: `http://127.0.0.1:${port}`, region: REGION };
  const client = dynamoClient(endpoint);
  await ensureTable(client, tableName);
  return {
    client,
    endpoint,
    async close() {
      client.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

async function ensureTable(client: DynamoDBDocumentClient, tableName: string): Promise<void> {
  try {
    await client.send(new DescribeTableCommand({ TableName: tableName }));
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ResourceNotFoundException')) throw error;
    await client.send(new CreateTableCommand(tableShape(tableName)));
  }
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    if (Table?.TableStatus === 'ACTIVE') return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
