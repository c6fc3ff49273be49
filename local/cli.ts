/** The command line. Answers go to standard output, everything else to standard error. */
import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { EXTRACTOR_VERSION } from '../shared/report/version.ts';
import { dataOption } from './cli-data.ts';
import { addUpkeep } from './cli-upkeep.ts';
import { EXIT, explain } from './exit.ts';

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('give a whole number from 0 to 65535');
  return port;
}

const folderOf = (given: string) => resolve(given);

/** Every command with what it runs; modules are loaded only by the command that needs them. */
function program(): Command {
  const jixiao = new Command('jixiao')
    .description('Reads budget self-evaluation reports, re-scores them, finds contradictions.')
    .version(EXTRACTOR_VERSION)
    .exitOverride()
    .showHelpAfterError('(--help shows how the command is used)');
  addReading(jixiao);
  addRunning(jixiao);
  addUpkeep(jixiao);
  return jixiao;
}

function addReading(jixiao: Command): void {
  jixiao
    .command('extract')
    .description('one file → its record as JSON')
    .argument('<file>', 'a report: PDF, DOCX or scan')
    .option('--audit', 'print the ledger of contradictions for people instead')
    .addOption(new Option('--lang <language>', 'of the ledger').choices(['zh', 'en']).default('zh'))
    .action(async (file: string, options) => {
      const { extract } = await import('./commands/extract.ts');
      process.exitCode = await extract(file, options);
    });
  jixiao
    .command('tables')
    .description(
      'one file → every table as JSON, pages joined: ruled, or figures that white alone parts',
    )
    .argument('<file>', 'a PDF, DOCX or scan')
    .action(async (file: string) => {
      const { tables } = await import('./commands/tables.ts');
      process.exitCode = await tables(file);
    });
}

function addRunning(jixiao: Command): void {
  jixiao
    .command('serve')
    .description('the whole system on this machine; the first start ingests samples/')
    .addOption(dataOption())
    .option('--port <number>', 'port of the API and the page (else 8480 or the next)', portNumber)
    .option('--no-samples', 'do not ingest the reports that come with the project')
    .action(async ({ data, port, samples }) => {
      const { serveForever } = await import('./commands/serve.ts');
      await serveForever({ dataFolder: folderOf(data), port: port ?? null, samples });
    });
  jixiao
    .command('ingest')
    .description('files and folders → the system on this machine, or a bucket; resumable')
    .argument('<path...>', 'report files, and folders that are searched for them')
    .addOption(dataOption())
    .option('--bucket <name>', 'into this S3 bucket instead')
    .action(async (paths: string[], { data, bucket }) => {
      const { ingestPaths } = await import('./commands/ingest.ts');
      process.exitCode = await ingestPaths(paths, { dataFolder: folderOf(data), bucket });
    });
}

try {
  await program().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : EXIT.usage;
  else {
    process.stderr.write(`jixiao: ${explain(error)}\n`);
    // What was opened before the failure (a database, a worker) must not keep the process alive.
    process.exit(EXIT.failed);
  }
}
