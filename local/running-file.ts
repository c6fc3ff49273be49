/** Where a command finds the system that runs on a data folder. */
import { join } from 'node:path';

export const runningFile = (dataFolder: string) => join(dataFolder, 'running.json');
