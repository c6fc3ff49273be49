/** The archive on an S3 bucket. */
import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import {
  type Archive,
  type ByteRange,
  type ObjectRef,
  ObjectTooLarge,
  RangeUnsatisfiable,
} from './port.ts';

/** What S3 calls the one version in a bucket without versioning. */
const UNVERSIONED = 'null';
/** S3's own end of a listing's page. */
const MAX_LISTED = 1_000;

/** The bucket as an archive; throws what the service throws, but absent objects are null. */
export function s3Archive(client: S3Client, bucket: string): Archive {
  const addressOf = ({ key, version }: ObjectRef) => ({
    ...{ Bucket: bucket, Key: key },
    ...(version === null ? {} : { VersionId: version }),
  });
  const open = async (ref: ObjectRef, range: string | undefined) => {
    try {
      const part = range === undefined ? {} : { Range: range };
      return await client.send(new GetObjectCommand({ ...addressOf(ref), ...part }));
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
  };
  return {
    bucket,
    async put(key, bytes, mediaType) {
      const type = mediaType === undefined ? {} : { ContentType: mediaType };
      const answer = await client.send(
        new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ...type }),
      );
      const version = answer.VersionId ?? UNVERSIONED;
      return { key, version, bytes: bytes.length, at: new Date() };
    },
    async get(ref, maxBytes) {
      const answer = await open(ref, undefined);
      if (answer === null) return null;
      const bytes = await readCapped(answer, ref.key, maxBytes);
      return {
        bytes,
        version: answer.VersionId ?? ref.version ?? UNVERSIONED,
        at: answer.LastModified ?? new Date(),
        mediaType: answer.ContentType ?? null,
      };
    },
    async getPart(ref, range, maxBytes) {
      try {
        const answer = await open(ref, range === null ? undefined : headerOf(range));
        if (answer === null) return null;
        const bytes = await readCapped(answer, ref.key, maxBytes);
        const [, start, total] = /bytes (\d+)-\d+\/(\d+)/.exec(answer.ContentRange ?? '') ?? [];
        const first = Number(start ?? 0);
        return {
          bytes,
          start: first,
          end: first + bytes.length - 1,
          totalBytes: Number(total ?? bytes.length),
          mediaType: answer.ContentType ?? null,
        };
      } catch (error) {
        if (!isUnsatisfiable(error)) throw error;
        const head = await client.send(new HeadObjectCommand(addressOf(ref)));
        throw new RangeUnsatisfiable(head.ContentLength ?? 0);
      }
    },
    async list(prefix, after, limit) {
      const answer = await client.send(
        new ListObjectsV2Command({
          Bucket: bucket,
          Prefix: prefix,
          MaxKeys: Math.min(limit, MAX_LISTED),
          ...(after === null ? {} : { StartAfter: after }),
        }),
      );
      const objects = (answer.Contents ?? []).flatMap((o) =>
        o.Key === undefined
          ? []
          : [
              {
                key: o.Key,
                version: null,
                bytes: o.Size ?? 0,
                at: o.LastModified ?? new Date(0),
              },
            ],
      );
      return { objects, next: answer.IsTruncated ? (objects.at(-1)?.key ?? null) : null };
    },
  };
}

function headerOf(range: ByteRange): string {
  return `bytes=${range.start ?? ''}-${range.end ?? ''}`;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

function isAbsent(error: unknown): boolean {
  return ['NoSuchKey', 'NoSuchVersion', 'NotFound'].includes(nameOf(error));
}

function isUnsatisfiable(error: unknown): boolean {
  return nameOf(error) === 'InvalidRange';
}

/** The body, counted while it arrives: a length that the header understates does not help. */
async function readCapped(answer: GetObjectCommandOutput, key: string, maxBytes: number) {
  const chunks: Uint8Array[] = [];
  let total = 0;
  if (answer.Body === undefined) return new Uint8Array();
  for await (const chunk of answer.Body as AsyncIterable<Uint8Array>) {
    total += chunk.length;
    if (total > maxBytes) throw new ObjectTooLarge(key, maxBytes);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, total));
}
