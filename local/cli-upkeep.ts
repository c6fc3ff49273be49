/** The commands of whoever keeps the system running: on this machine, and with `--bucket` on AWS. */
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { dataOption } from './cli-data.ts';

function perSecond(text: string): number {
  const rate = Number(text);
  if (!(rate > 0)) throw new InvalidArgumentError('give a number above 0');
  return rate;
}

export function addUpkeep(jixiao: Command): void {
  const upkeep = (name: string, description: string) =>
    jixiao
      .command(name)
      .description(description)
      .addOption(dataOption())
      .option('--bucket <name>', 'the archive on AWS instead');
  addComparing(upkeep);
  upkeep('backfill', 'sends every report of the archive to be read, paced; resumable')
    .option('--queue <url>', 'the BACKFILL queue on AWS')
    .option('--prefix <prefix>', 'only keys that start so', 'in/')
    .option('--after <key>', 'go on behind this key, as an earlier run printed it')
    .option('--per-second <number>', 'messages a second on AWS', perSecond, 50)
    .action(async ({ data, bucket, queue, ...range }) => {
      if (bucket === undefined) {
        const { backfillData } = await import('./commands/upkeep.ts');
        process.exitCode = await backfillData(resolve(data), range);
      } else {
        const { backfill } = await import('./commands/cloud.ts');
        process.exitCode = await backfill({ bucket, queue, ...range });
      }
    });
  jixiao
    .command('redrive')
    .description('puts the messages of a dead-letter queue back; harmless to repeat')
    .addOption(dataOption())
    .option('--dead-letters <arn>', 'the dead-letter queue on AWS instead')
    .action(async ({ data, deadLetters }) => {
      if (deadLetters === undefined) {
        const { redriveData } = await import('./commands/upkeep.ts');
        process.exitCode = await redriveData(resolve(data));
      } else {
        const { redrive } = await import('./commands/cloud.ts');
        process.exitCode = await redrive(deadLetters);
      }
    });
}

function addComparing(upkeep: (name: string, description: string) => Command): void {
  upkeep('reconcile', 'compares archive and table, and reads what is missing or stale')
    .option('--table <name>', 'the table on AWS')
    .option('--queue <url>', 'the BACKFILL queue on AWS, which gets what must be read')
    .option('--check', 'only say how they differ')
    .action(async ({ data, bucket, table, queue, check = false }) => {
      if (bucket === undefined) {
        const { reconcileData } = await import('./commands/upkeep.ts');
        process.exitCode = await reconcileData(resolve(data), check);
      } else {
        const { reconcileBucket } = await import('./commands/reconcile-bucket.ts');
        process.exitCode = await reconcileBucket({ bucket, table, queue, check });
      }
    });
  upkeep('reprocess', 'says what this version reads otherwise, then reads everything with it')
    .option('--results <name>', 'the results bucket on AWS')
    .option('--table <name>', 'the table on AWS')
    .option('--queue <url>', 'the BACKFILL queue on AWS')
    .option('--prefix <prefix>', 'on AWS, preview only keys that start so', 'in/')
    .option('--preview', 'say what would change, and change nothing')
    .action(async ({ data, preview = false, ...aws }) => {
      const commands = await import('./commands/reprocess.ts');
      if (aws.bucket === undefined)
        process.exitCode = await commands.reprocessData(resolve(data), preview);
      else process.exitCode = await commands.reprocessBucket({ ...aws, preview });
    });
}
