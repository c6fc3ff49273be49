/** Structured log lines and metrics: identifiers and numbers only, never names or texts of a report. */
import { createHash } from 'node:crypto';

export type Level = 'debug' | 'info' | 'warn' | 'error';
/** Only what cannot carry a document's words: ids, numbers, fixed words. */
export type Fields = Readonly<Record<string, string | number | boolean | null>>;

/** Units that CloudWatch's embedded metric format knows and we use. */
export type MetricUnit = 'Count' | 'Milliseconds' | 'Bytes';
export interface Metric {
  readonly name: string;
  readonly value: number;
  readonly unit: MetricUnit;
}

export interface Log {
  write(level: Level, message: string, fields?: Fields): void;
  /** One line in the embedded metric format: CloudWatch makes metrics of it, without a call. */
  metrics(metrics: readonly Metric[], fields?: Fields): void;
  /** The same log with fields that every line carries (a correlation id). */
  with(fields: Fields): Log;
}

export interface LogParts {
  readonly service: string;
  readonly stage: string;
  readonly now: () => Date;
  /** Takes one line without its line break. */
  readonly print: (line: string) => void;
  readonly level: Level;
}

/** Where the metrics of these lines stand in CloudWatch: alarms and dashboard look there. */
export const METRIC_NAMESPACE = 'Jixiao';

const RANK: Record<Level, number> = { debug: 0, info: 1, warn: 2, error: 3 };

/** A log that prints JSON lines. */
export function openLog(parts: LogParts, carried: Fields = {}): Log {
  const { service, stage, now, print } = parts;
  return {
    write(level, message, fields = {}) {
      if (RANK[level] < RANK[parts.level]) return;
      const at = now().toISOString();
      print(JSON.stringify({ level, at, service, stage, message, ...carried, ...fields }));
    },
    metrics(metrics, fields = {}) {
      const named = Object.fromEntries(metrics.map((m) => [m.name, m.value]));
      print(
        JSON.stringify({
          _aws: {
            Timestamp: now().getTime(),
            CloudWatchMetrics: [
              {
                Namespace: METRIC_NAMESPACE,
                Dimensions: [['service', 'stage']],
                Metrics: metrics.map((m) => ({ Name: m.name, Unit: m.unit })),
              },
            ],
          },
          ...{ service, stage, ...carried, ...fields, ...named },
        }),
      );
    },
    with: (fields) => openLog(parts, { ...carried, ...fields }),
  };
}

/** Stands in for an object's name in a log: names of files name departments and people. */
export function nameHash(bucket: string, key: string): string {
  return createHash('sha256').update(`${bucket}/${key}`).digest('hex').slice(0, 16);
}

/** Anything but plain ASCII may be a document's words; seven digits on end may be a number of a person. */
const WORDS = /[^\x20-\x7e]+/g;
const LONG_NUMBER = /\d{7,}/g;
/** An object's key in a message (`object in/… holds`), and quoted values. */
const QUOTED = /(["'`])(?:(?!\1).)*\1|\bin\/\S+/g;
const MESSAGE_CHARACTERS = 200;
const STACK_LINES = 6;

/** What of an error may stand in a log: its class, code, places, and the message without values. */
export function describeError(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const stack = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, STACK_LINES)
    .map((line) => line.trim())
    .join(' | ');
  const message = error.message
    .replace(QUOTED, '…')
    .replace(WORDS, '…')
    .replace(LONG_NUMBER, '#')
    .slice(0, MESSAGE_CHARACTERS);
  return { error: error.name, code, reason: message, stack };
}
