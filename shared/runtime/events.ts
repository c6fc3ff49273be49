/** Parses what the queues deliver: the three bodies that tell of a new object in the archive. */
import * as z from 'zod';
import type { Arrival } from './arrival.ts';

/** A body that is none of ours: it goes to the dead-letter queue, where a person sees it. */
export class ForeignEvent extends Error {
  constructor(detail: string, options?: ErrorOptions) {
    super(`the message is no object event: ${detail}`, options);
    this.name = 'ForeignEvent';
  }
}

const text = z.string().min(1);

/** S3 → SQS directly. Keys are URL-encoded there, and a space comes as `+`. */
const notificationSchema = z.object({
  Records: z
    .array(
      z.object({
        eventName: text,
        s3: z.object({
          bucket: z.object({ name: text }),
          object: z.object({
            key: text,
            size: z.int().optional(),
            versionId: text.optional(),
            sequencer: text.optional(),
          }),
        }),
      }),
    )
    .min(1),
});

/** What S3 sends once when a notification is set up. */
const testSchema = z.object({ Event: z.literal('s3:TestEvent') });

/** S3 → EventBridge → SQS; our own backfill sends the same shape. Keys are plain. */
const createdSchema = z.object({
  id: z.string().optional(),
  'detail-type': z.literal('Object Created'),
  detail: z.object({
    bucket: z.object({ name: text }),
    object: z.object({
      key: text,
      size: z.int().optional(),
      'version-id': text.optional(),
      sequencer: text.optional(),
    }),
  }),
});

/** GuardDuty's answer on an uploaded object; only a clean one lets the object in. */
const scanSchema = z.object({
  id: z.string().optional(),
  'detail-type': z.literal('GuardDuty Malware Protection Object Scan Result'),
  detail: z.object({
    s3ObjectDetails: z.object({
      bucketName: text,
      objectKey: text,
      versionId: text.optional(),
    }),
    scanResultDetails: z.object({
      scanResultStatus: z.enum([
        'NO_THREATS_FOUND',
        'THREATS_FOUND',
        'UNSUPPORTED',
        'ACCESS_DENIED',
        'FAILED',
      ]),
    }),
  }),
});

const eventSchema = z.union([notificationSchema, createdSchema, scanSchema, testSchema]);

/** Returns the key as it stands in the bucket; throws ForeignEvent for a broken encoding. */
function decodeKey(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch (cause) {
    throw new ForeignEvent('its key is not URL-encoded', { cause });
  }
}

function fromNotification(event: z.infer<typeof notificationSchema>): Arrival[] {
  return event.Records.filter((r) =>
    r.eventName.replace(/^s3:/, '').startsWith('ObjectCreated:'),
  ).map(({ s3: { bucket, object } }) => ({
    source: {
      bucket: bucket.name,
      key: decodeKey(object.key),
      version: object.versionId ?? null,
    },
    bytes: object.size ?? null,
    sequencer: object.sequencer ?? null,
    refused: null,
  }));
}

function fromCreated({ detail }: z.infer<typeof createdSchema>): Arrival {
  const { bucket, object } = detail;
  return {
    source: { bucket: bucket.name, key: object.key, version: object['version-id'] ?? null },
    bytes: object.size ?? null,
    sequencer: object.sequencer ?? null,
    refused: null,
  };
}

function fromScan({ detail }: z.infer<typeof scanSchema>): Arrival {
  const { bucketName, objectKey, versionId } = detail.s3ObjectDetails;
  const { scanResultStatus: status } = detail.scanResultDetails;
  // The scanner's own trouble says nothing about the object: try again, then a person looks.
  if (status === 'FAILED' || status === 'ACCESS_DENIED')
    throw new ForeignEvent(`the malware scan ended with ${status}`);
  return {
    source: { bucket: bucketName, key: objectKey, version: versionId ?? null },
    bytes: null,
    sequencer: null,
    refused: status === 'NO_THREATS_FOUND' ? null : `malware scan: ${status}`,
  };
}

/**
 * Returns the objects that a message body tells of: none for a test event, a deletion or a folder
 * marker. Throws ForeignEvent for any other body.
 */
export function readArrivals(body: string): Arrival[] {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (cause) {
    throw new ForeignEvent('it is not JSON', { cause });
  }
  const parsed = eventSchema.safeParse(json);
  if (!parsed.success) throw new ForeignEvent(z.prettifyError(parsed.error));
  const event = parsed.data;
  if ('Event' in event) return [];
  const arrivals =
    'Records' in event
      ? fromNotification(event)
      : event['detail-type'] === 'Object Created'
        ? [fromCreated(event)]
        : [fromScan(event)];
  return arrivals.filter((arrival) => !arrival.source.key.endsWith('/'));
}

/** The body that tells of an arrival: the shape of EventBridge, which every consumer reads. */
export function writeArrival(arrival: Arrival): string {
  const { source, bytes, sequencer } = arrival;
  return JSON.stringify({
    source: 'jixiao',
    'detail-type': 'Object Created',
    detail: {
      bucket: { name: source.bucket },
      object: {
        key: source.key,
        ...(bytes === null ? {} : { size: bytes }),
        ...(source.version === null ? {} : { 'version-id': source.version }),
        ...(sequencer === null ? {} : { sequencer }),
      },
    },
  });
}
