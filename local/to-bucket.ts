/** Files into an S3 bucket, each under a key that holds its hash: what is there is not sent again. */
import { s3Client } from '../shared/store/clients.ts';
import { s3Archive } from '../shared/store/s3.ts';
import { keyOf, sha256 } from './arrivals.ts';
import type { Destination } from './commands/ingest.ts';

const MEDIA_TYPES: readonly (readonly [RegExp, string])[] = [
  [/\.pdf$/i, 'application/pdf'],
  [/\.docx$/i, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
];

export function toBucket(bucket: string): Destination {
  const archive = s3Archive(s3Client(null), bucket);
  return {
    name: `s3://${bucket}`,
    async take(path, bytes) {
      const reportId = sha256(bytes);
      const key = keyOf(path, reportId);
      const isThere = await archive.getPart({ key, version: null }, { start: 0, end: 0 }, 1);
      if (isThere !== null) return { kind: 'known', reportId };
      const mediaType = MEDIA_TYPES.find(([ending]) => ending.test(path))?.[1];
      await archive.put(key, bytes, mediaType ?? 'application/octet-stream');
      return { kind: 'uploaded' };
    },
    finish: async () => [],
  };
}
