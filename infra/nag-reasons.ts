/** Findings of cdk-nag that we accept, each by its exact id and with the reason. */
import { type Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Stage } from './stages.ts';

function accept(scope: IConstruct, reason: string, ...ids: string[]): void {
  for (const id of ids) Validations.of(scope).acknowledge({ id, reason });
}

const NO_ACCESS_LOG =
  'Only our functions reach the bucket and each logs every object by id; CloudTrail data events can be switched on per account (docs/SECURITY.md)';

export function acceptDataStackFindings(stack: Stack): void {
  accept(stack, NO_ACCESS_LOG, 'AwsSolutions-S1');
}

export function acceptAppStackFindings(stack: Stack, target: Stage): void {
  accept(
    stack,
    'It signs list cursors and opens nothing; a change makes open lists start again, so a person decides when',
    'AwsSolutions-SMG4',
  );
  if (target.page === 'cdn') {
    accept(stack, 'The bucket holds the public page only, behind CloudFront', 'AwsSolutions-S1');
    accept(stack, 'Published government reports are for readers everywhere', 'AwsSolutions-CFR1');
    accept(
      stack,
      'The API has a token check and a throttle; the files are static. A firewall is a choice of the account',
      'AwsSolutions-CFR2',
    );
    accept(
      stack,
      'The files are static and public; calls of the API are logged by the API',
      'AwsSolutions-CFR3',
    );
    accept(
      stack,
      'The default name has AWS own certificate with its own floor; TLS 1.2 is set for an own name (docs/DEPLOY.md)',
      'AwsSolutions-CFR4',
    );
  }
}
