/** The signed upload form, against the SDK's own signer. */
import { createHash } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { s3Uploads, signForm, signPolicy, uploadKey } from '../../shared/store/s3-uploads.ts';

const AT = new Date('2026-11-24T08:00:00.000Z');
const CREDENTIALS = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'secret',
  sessionToken: 'token',
};
const signatureOf = (fields: Readonly<Record<string, string>>) => fields['X-Amz-Signature'];

describe('an upload form', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: AT, toFake: ['Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each(['eu-central-1', 'cn-northwest-1'])(
    'is signed as the SDK signs it in %s',
    async (region) => {
      const ours = signForm({
        ...{ at: AT, bucket: 'archive', region, credentials: CREDENTIALS, maxBytes: 1000 },
        fields: { key: 'in/a b.pdf', 'Content-Type': 'application/pdf' },
      });
      const policy = JSON.parse(Buffer.from(ours.fields.Policy ?? '', 'base64').toString());
      const theirs = await createPresignedPost(new S3Client({ region, credentials: CREDENTIALS }), {
        ...{ Bucket: 'archive', Key: 'in/a b.pdf', Expires: 600 },
        Fields: { 'Content-Type': 'application/pdf' },
        Conditions: [['content-length-range', 1, 1000]],
      });
      const theirPolicy = JSON.parse(Buffer.from(theirs.fields.Policy ?? '', 'base64').toString());
      const sorted = (p: { conditions: unknown[] }) =>
        p.conditions.map((c) => JSON.stringify(c)).sort();
      expect(sorted(policy)).toEqual(sorted(theirPolicy));
      expect(policy.expiration).toBe(theirPolicy.expiration);
      expect(theirs.url).toBe(ours.url);
      const { Policy: _a, 'X-Amz-Signature': ourSignature, ...rest } = ours.fields;
      const { Policy: _b, 'X-Amz-Signature': theirSignature, ...theirRest } = theirs.fields;
      expect(rest).toEqual(theirRest);
      const sign = (encoded: string | undefined) =>
        signPolicy(encoded ?? '', '20261124', region, CREDENTIALS.secretAccessKey);
      expect(sign(theirs.fields.Policy)).toBe(theirSignature);
      expect(sign(ours.fields.Policy)).toBe(ourSignature);
    },
  );

  it('changes its signature with anything that it pins', () => {
    const form = {
      ...{ at: AT, bucket: 'archive', region: 'eu-central-1', credentials: CREDENTIALS },
      ...{ fields: { key: 'in/a.pdf', 'Content-Type': 'application/pdf' }, maxBytes: 1000 },
    };
    const signatures = [
      form,
      { ...form, maxBytes: 1001 },
      { ...form, bucket: 'other' },
      { ...form, fields: { ...form.fields, key: 'in/b.pdf' } },
      { ...form, fields: { ...form.fields, 'Content-Type': 'text/html' } },
    ].map((f) => signatureOf(signForm(f).fields));
    expect(new Set(signatures).size).toBe(5);
  });

  it('pins the bytes by the checksum without which a locked bucket takes nothing', async () => {
    const uploads = s3Uploads({
      ...{ credentials: async () => CREDENTIALS, region: async () => 'eu-central-1' },
      ...{ bucket: 'archive', now: () => AT, newId: () => 'id' },
    });
    const sha256 = createHash('sha256').update('abc').digest('hex');
    const file = { fileName: 'a.pdf', mediaType: 'application/pdf', maxBytes: 1000, sha256 };
    const { fields } = await uploads.begin(file);
    const pinned = {
      'x-amz-checksum-algorithm': 'SHA256',
      'x-amz-checksum-sha256': createHash('sha256').update('abc').digest('base64'),
    };
    expect(fields).toMatchObject(pinned);
    const { conditions } = JSON.parse(Buffer.from(fields.Policy ?? '', 'base64').toString());
    for (const [name, value] of Object.entries(pinned))
      expect(conditions).toContainEqual({ [name]: value });
  });

  it('gives a key that stays in its folder', () => {
    expect(uploadKey(AT, 'id', '../../x.pdf')).toBe('in/uploads/2026-11-24/id/.._.._x.pdf');
  });

  it('gives a key that arrives as it was signed', () => {
    const keyOf = (name: string) =>
      uploadKey(AT, 'id', name).slice('in/uploads/2026-11-24/id/'.length);
    expect(keyOf(`${'𠮷'.repeat(120)}.pdf`)).toBe(`${'𠮷'.repeat(96)}.pdf`);
    expect(keyOf(['a $', '{filename}.pdf'].join(''))).toBe('a _{filename}.pdf');
  });
});
