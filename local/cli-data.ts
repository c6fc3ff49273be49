/** The option that names this machine's data folder. */
import { resolve } from 'node:path';
import { Option } from 'commander';

export const dataOption = () =>
  new Option('--data <dir>', 'folder that keeps the archive and the database')
    .default('.data')
    .argParser((text) => resolve(text));
