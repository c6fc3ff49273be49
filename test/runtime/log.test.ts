/** Logs carry identifiers and numbers; batches name what must come again. */
import { describe, expect, it } from 'vitest';
import { handleBatch } from '../../shared/runtime/batch.ts';
import { readConfig, workerConfigSchema } from '../../shared/runtime/config.ts';
import { describeError, type LogParts, nameHash, openLog } from '../../shared/runtime/log.ts';

function collect(level: LogParts['level'] = 'info') {
  const lines: string[] = [];
  const log = openLog({
    ...{ service: 'extract', stage: 'test', level },
    now: () => new Date('2026-01-02T03:04:05Z'),
    print: (line) => lines.push(line),
  });
  return { log, lines };
}

describe('a log line', () => {
  it('is one JSON object with the carried correlation id', () => {
    const { log, lines } = collect();
    log.with({ messageId: 'm-1' }).write('info', 'committed', { reportId: 'ab' });
    log.write('debug', 'not printed at this level');
    expect(lines.map((l) => JSON.parse(l))).toEqual([
      {
        ...{ level: 'info', at: '2026-01-02T03:04:05.000Z', service: 'extract', stage: 'test' },
        ...{ message: 'committed', messageId: 'm-1', reportId: 'ab' },
      },
    ]);
  });

  it('of metrics follows the embedded metric format', () => {
    const { log, lines } = collect();
    log.metrics([{ name: 'Committed', value: 1, unit: 'Count' }], { reportId: 'ab' });
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      _aws: {
        Timestamp: Date.parse('2026-01-02T03:04:05Z'),
        CloudWatchMetrics: [
          {
            Namespace: 'Jixiao',
            Dimensions: [['service', 'stage']],
            Metrics: [{ Name: 'Committed', Unit: 'Count' }],
          },
        ],
      },
      ...{ service: 'extract', stage: 'test', reportId: 'ab', Committed: 1 },
    });
  });

  it('of an error tells class and place, never names, numbers or texts of a document', () => {
    const error = new TypeError(
      'object in/2021/上街区 商务局.pdf: "张三" 13800138000 of 李四 is not iterable',
    );
    const fields = describeError(error);
    expect(JSON.stringify(fields)).not.toMatch(/张三|李四|上街区|13800138000/);
    expect(fields).toMatchObject({ error: 'TypeError', code: null });
    expect(fields.reason).toContain('is not iterable');
    expect(fields.stack).toContain('log.test.ts');
    expect(describeError('text')).toEqual({ error: 'string' });
  });

  it('names an object by a hash that is the same every time', () => {
    expect(nameHash('b', 'in/张三.pdf')).toMatch(/^[0-9a-f]{16}$/);
    expect(nameHash('b', 'in/张三.pdf')).toBe(nameHash('b', 'in/张三.pdf'));
  });
});

describe('a batch', () => {
  it('names only the messages that failed, and goes on after each', async () => {
    const { log, lines } = collect();
    const seen: string[] = [];
    const answer = await handleBatch(
      ['a', 'b', 'c'].map((messageId) => ({ messageId, body: messageId })),
      log,
      async ({ messageId }) => {
        seen.push(messageId);
        if (messageId === 'b') throw new Error('boom');
      },
    );
    expect(seen).toEqual(['a', 'b', 'c']);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'b' }] });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      messageId: 'b',
      received: 1,
      level: 'error',
    });
  });
});

describe('the configuration', () => {
  it('names every variable that is missing or wrong', () => {
    expect(() => readConfig(workerConfigSchema, { STAGE: 'dev', LEASE_SECONDS: '-1' })).toThrow(
      /ARCHIVE_BUCKET[\s\S]*LEASE_SECONDS|LEASE_SECONDS[\s\S]*ARCHIVE_BUCKET/,
    );
  });

  it('comes with numbers as numbers', () => {
    const config = readConfig(workerConfigSchema, {
      ...{ STAGE: 'dev', ARCHIVE_BUCKET: 'a', RESULTS_BUCKET: 'r', TABLE_NAME: 't' },
      LEASE_SECONDS: '960',
    });
    expect(config).toMatchObject({ LEASE_SECONDS: 960, MAX_BYTES: 104_857_600 });
  });
});
