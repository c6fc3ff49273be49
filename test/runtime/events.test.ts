/** The three bodies that tell of a new object, and all others. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ForeignEvent, readArrivals, writeArrival } from '../../shared/runtime/events.ts';

const KEY = 'in/2021/上街区 商务局+100%.pdf';
/** As S3 writes a key into a notification. */
const encode = (key: string) =>
  encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/');

const notification = (key: string, more: object = {}) =>
  JSON.stringify({
    Records: [
      {
        eventSource: 'aws:s3',
        eventName: 'ObjectCreated:Put',
        s3: {
          bucket: { name: 'archive' },
          object: { key, size: 12, versionId: 'v1', sequencer: '0055AED6DCD90281E5', ...more },
        },
      },
    ],
  });
const created = (key: string) =>
  JSON.stringify({
    version: '0',
    id: 'e-1',
    'detail-type': 'Object Created',
    source: 'aws.s3',
    detail: {
      bucket: { name: 'archive' },
      object: { key, size: 12, 'version-id': 'v1', sequencer: '0055AED6DCD90281E5' },
    },
  });
const scanned = (status: string) =>
  JSON.stringify({
    'detail-type': 'GuardDuty Malware Protection Object Scan Result',
    source: 'aws.guardduty',
    detail: {
      scanStatus: 'COMPLETED',
      s3ObjectDetails: { bucketName: 'archive', objectKey: KEY, eTag: 'x', versionId: 'v1' },
      scanResultDetails: { scanResultStatus: status, threats: null },
    },
  });

const arrival = {
  source: { bucket: 'archive', key: KEY, version: 'v1' },
  bytes: 12,
  sequencer: '0055AED6DCD90281E5',
  refused: null,
};

describe('an event body', () => {
  it('of S3 itself has its key decoded: a plus is a space, %2B is a plus', () => {
    expect(encode(KEY)).toContain('+%E5%95%86');
    expect(readArrivals(notification(encode(KEY)))).toEqual([arrival]);
  });

  it('of EventBridge has its key taken as it is', () => {
    expect(readArrivals(created(KEY))).toEqual([arrival]);
  });

  it('of the malware scan lets a clean object in and refuses an infected one', () => {
    const bare = { ...arrival, bytes: null, sequencer: null };
    expect(readArrivals(scanned('NO_THREATS_FOUND'))).toEqual([bare]);
    expect(readArrivals(scanned('THREATS_FOUND'))).toEqual([
      { ...bare, refused: 'malware scan: THREATS_FOUND' },
    ]);
  });

  it('of a scan that failed is thrown back, for it says nothing about the object', () => {
    expect(() => readArrivals(scanned('FAILED'))).toThrow(ForeignEvent);
  });

  it('that S3 sends as a test, of a deletion or of a folder marker tells of nothing', () => {
    expect(readArrivals('{"Service":"Amazon S3","Event":"s3:TestEvent"}')).toEqual([]);
    const removed = notification('in/a.pdf').replace('ObjectCreated:Put', 'ObjectRemoved:Delete');
    expect(readArrivals(removed)).toEqual([]);
    expect(readArrivals(created('in/2021/'))).toEqual([]);
  });

  it.each([
    ['not json'],
    ['{}'],
    ['{"Records":[]}'],
    ['[]'],
    ['null'],
    [notification('in/%E5%ZZ')],
  ])('that is none of these is refused as foreign: %s', (body) => {
    expect(() => readArrivals(body)).toThrow(ForeignEvent);
  });

  it('that we write ourselves is read back as the same arrival, for every key', () => {
    const texts = fc.string({ minLength: 1, unit: 'grapheme' }).filter((k) => !k.endsWith('/'));
    fc.assert(
      fc.property(texts, fc.option(texts), fc.option(fc.nat()), (key, version, bytes) => {
        const sent = { ...arrival, source: { bucket: 'b', key, version }, bytes };
        expect(readArrivals(writeArrival(sent))).toEqual([sent]);
        expect(readArrivals(notification(encode(key)))[0]?.source.key).toBe(key);
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});
