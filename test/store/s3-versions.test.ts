/** The S3 adapter asks for the version that it was asked for: the stand-in server keeps none. */
import type { S3Client } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { RangeUnsatisfiable } from '../../shared/store/port.ts';
import { s3Archive } from '../../shared/store/s3.ts';

interface Sent {
  readonly constructor: { readonly name: string };
  readonly input: { readonly VersionId?: string };
}

it('tells the size of the version whose range was asked for, not of the newest', async () => {
  const sizes: Readonly<Record<string, number>> = { old: 10 };
  const sent: string[] = [];
  const client = {
    async send(command: Sent) {
      const { name } = command.constructor;
      const version = command.input.VersionId ?? '';
      sent.push(`${name} ${version}`);
      if (name === 'HeadObjectCommand') return { ContentLength: sizes[version] ?? 99 };
      throw Object.assign(new Error('416'), { name: 'InvalidRange' });
    },
  } as unknown as S3Client;
  const ref = { key: 'in/a.pdf', version: 'old' };
  const part = s3Archive(client, 'archive').getPart(ref, { start: 50, end: 60 }, 100);
  await expect(part).rejects.toEqual(new RangeUnsatisfiable(10));
  expect(sent).toEqual(['GetObjectCommand old', 'HeadObjectCommand old']);
});
