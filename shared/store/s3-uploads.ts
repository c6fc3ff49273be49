/** Uploads straight into the bucket: a form whose size, type and key S3 itself enforces. */
import { createHmac } from 'node:crypto';
import type { UploadForm, Uploads } from './port.ts';

/** Long enough for a slow line, short enough to be worthless later. */
const VALID_SECONDS = 600;
/** Whole characters: half of one is changed on its way, and the form then fits its key no longer. */
const MOST_CHARACTERS = 100;

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface S3UploadParts {
  readonly credentials: () => Promise<Credentials>;
  readonly region: () => Promise<string>;
  readonly bucket: string;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Where an upload goes: by day, under a key that nobody can guess or overwrite. */
export function uploadKey(at: Date, id: string, fileName: string): string {
  // S3 would put the file's own name in place of `${filename}`, and the key would no longer be signed.
  const safe = fileName.replace(/[/\\]|\$(?=\{)/g, '_');
  const name = [...safe].slice(-MOST_CHARACTERS).join('');
  return `in/uploads/${at.toISOString().slice(0, 10)}/${id}/${name}`;
}

/** The bucket's own address in a region; China has a domain of its own. */
export function bucketUrl(bucket: string, region: string): string {
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://${bucket}.s3.${region}.${domain}/`;
}

export function s3Uploads(parts: S3UploadParts): Uploads {
  const { bucket, now, newId } = parts;
  return {
    // Without one S3 refuses what it is to lock, once all of it was sent.
    needsHash: true,
    async begin({ fileName, mediaType, maxBytes, sha256 }) {
      const at = now();
      const key = uploadKey(at, newId(), fileName);
      const fields = { key, 'Content-Type': mediaType, ...(sha256 ? checksumOf(sha256) : {}) };
      const [credentials, region] = await Promise.all([parts.credentials(), parts.region()]);
      return signForm({ at, bucket, region, credentials, fields, maxBytes });
    },
  };
}

/** The fields by which S3 checks the bytes that arrive. */
function checksumOf(sha256: string): Record<string, string> {
  return {
    'x-amz-checksum-algorithm': 'SHA256',
    'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
  };
}

export interface FormToSign {
  readonly at: Date;
  readonly bucket: string;
  readonly region: string;
  readonly credentials: Credentials;
  readonly fields: Readonly<Record<string, string>> & { readonly key: string };
  readonly maxBytes: number;
}

/** A form signed by AWS Signature Version 4 for POST: whoever holds it uploads this file, once named. */
export function signForm(form: FormToSign): UploadForm {
  const { at, bucket, region, credentials, maxBytes } = form;
  const stamp = `${at.toISOString().replace(/[-:]|\.\d+/g, '')}`;
  const day = stamp.slice(0, 8);
  const fields: Record<string, string> = {
    bucket,
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${credentials.accessKeyId}/${day}/${region}/s3/aws4_request`,
    'X-Amz-Date': stamp,
    ...(credentials.sessionToken ? { 'X-Amz-Security-Token': credentials.sessionToken } : {}),
    ...form.fields,
  };
  const policy = {
    expiration: new Date(at.getTime() + VALID_SECONDS * 1000).toISOString().replace(/\.\d+/, ''),
    conditions: [
      ['content-length-range', 1, maxBytes],
      ...Object.entries(fields).map(([name, value]) => ({ [name]: value })),
    ],
  };
  const encoded = Buffer.from(JSON.stringify(policy)).toString('base64');
  const signature = signPolicy(encoded, day, region, credentials.secretAccessKey);
  return {
    url: bucketUrl(bucket, region),
    key: form.fields.key,
    fields: { ...fields, Policy: encoded, 'X-Amz-Signature': signature },
  };
}

/** The signature of an encoded policy, hex. */
export function signPolicy(encoded: string, day: string, region: string, secret: string): string {
  const signingKey = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    `AWS4${secret}`,
  );
  return createHmac('sha256', signingKey).update(encoded).digest('hex');
}
