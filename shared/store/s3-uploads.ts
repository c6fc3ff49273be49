/** Uploads straight into the bucket: a form whose size, type and key S3 itself enforces. */
import type { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { Uploads } from './port.ts';

/** Long enough for a slow line, short enough to be worthless later. */
const VALID_SECONDS = 600;

export interface S3UploadParts {
  readonly client: S3Client;
  readonly bucket: string;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Where an upload goes: by day, under a key that nobody can guess or overwrite. */
export function uploadKey(at: Date, id: string, fileName: string): string {
  const name = fileName.replace(/[/\\]/g, '_').slice(-100);
  return `in/uploads/${at.toISOString().slice(0, 10)}/${id}/${name}`;
}

export function s3Uploads({ client, bucket, now, newId }: S3UploadParts): Uploads {
  return {
    async begin({ fileName, mediaType, maxBytes }) {
      const key = uploadKey(now(), newId(), fileName);
      const { url, fields } = await createPresignedPost(client, {
        Bucket: bucket,
        Key: key,
        Expires: VALID_SECONDS,
        Fields: { 'Content-Type': mediaType },
        Conditions: [
          ['content-length-range', 1, maxBytes],
          ['eq', '$Content-Type', mediaType],
        ],
      });
      return { url, key, fields };
    },
  };
}
