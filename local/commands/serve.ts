/** `jixiao serve`: runs until it is told to stop. */
import { printable } from '../announce.ts';
import { type ServeOptions, serve } from '../main.ts';

/** Once a stop was asked for, this long is left to what runs; then the process ends anyway. */
const STOP_MS = 10_000;

/** Ends at once, as a power cut would: nothing is lost by it, and no thread can object. */
function endAnyway(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** Resolves when the system has been stopped by a signal. */
export async function serveForever(options: Omit<ServeOptions, 'print'>): Promise<void> {
  const system = await serve({ ...options, print: (line) => console.log(printable(line)) });
  const idle = system.idle().then(() => console.log(`All read. ${system.url}/`));
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  setTimeout(endAnyway, STOP_MS).unref();
  await system.close();
  await Promise.race([idle, Promise.resolve()]);
  process.exit(0);
}
