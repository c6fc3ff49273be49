/** Starts a worker that is written in TypeScript, when running from source; a bundle has its own built. */
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.entry);
