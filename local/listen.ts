/** Listens on a port of this machine; a port that is taken is named, or the next one is tried. */
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

/** Where the system stands unless told otherwise. */
const DEFAULT_PORT = 8480;
/** How many ports behind it are tried. */
const TRIES = 20;
const HOST = '127.0.0.1';

export class PortTaken extends Error {
  constructor(port: number, options?: ErrorOptions) {
    super(
      `port ${port} is taken by another program; give another with --port N, or leave it out`,
      options,
    );
    this.name = 'PortTaken';
  }
}

export interface Listening {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

const isTaken = (error: unknown) =>
  error instanceof Error && 'code' in error && /^(?:EADDRINUSE|EACCES)$/.test(String(error.code));

/** Null asks for the usual port or the next free one. Throws PortTaken for one that was asked for. */
export async function listen(site: Hono, asked: number | null): Promise<Listening> {
  const last = asked ?? DEFAULT_PORT + TRIES;
  for (let port = asked ?? DEFAULT_PORT; ; port++) {
    const server = createAdaptorServer({ fetch: site.fetch, hostname: HOST }) as Server;
    try {
      await listenOn(server, port);
      return listening(server);
    } catch (cause) {
      if (!isTaken(cause)) throw cause;
      if (port >= last) throw new PortTaken(port, { cause });
    }
  }
}

function listening(server: Server): Listening {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://localhost:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
