/** What each function may do: actions by name, objects by prefix, items by kind. */
import type { WorkerFunction } from './constructs/worker-function.ts';
import { type DataStack, INDEXES } from './data-stack.ts';
import { PREFIXES } from './settings.ts';

/** Reading documents: the archive in, results and the table out; it never deletes an object. */
export function grantWorker(worker: WorkerFunction, data: DataStack): void {
  const { archive, results, table } = data.arns;
  worker.grantObjects(['s3:GetObject', 's3:GetObjectVersion'], archive, PREFIXES.incoming);
  worker.grantObjects(['s3:GetObject', 's3:PutObject'], results, PREFIXES.layers);
  worker.grantObjects(['s3:GetObject', 's3:PutObject'], results, PREFIXES.records);
  // Without it S3 answers 403 for an absent object, which looks like a fault and is tried again.
  worker.grant(['s3:ListBucket'], [archive, results]);
  worker.grant(
    [
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:Query',
    ],
    [table],
  );
}

/** Answering questions: reads everything, writes only audit entries and uploads. */
export function grantApi(worker: WorkerFunction, data: DataStack): void {
  const { archive, results, table } = data.arns;
  worker.grantObjects(['s3:GetObject', 's3:GetObjectVersion'], archive, PREFIXES.incoming);
  worker.grantObjects(['s3:PutObject'], archive, PREFIXES.uploads);
  worker.grantObjects(['s3:GetObject'], results, PREFIXES.records);
  worker.grant(['s3:ListBucket'], [archive, results]);
  worker.grant(
    ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
    [table, ...INDEXES.map((index) => `${table}/index/${index}`)],
  );
  worker.grant(['dynamodb:PutItem'], [table], {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['AUDIT#*'] },
  });
}
