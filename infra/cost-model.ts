/** What a number of reports costs on AWS at list prices: each line of the bill with what drives it. */
import { EXTRACT, OCR } from './settings.ts';

/** US dollars, list prices of us-east-1 without any free tier; look them up before relying on them. */
export const PRICES = {
  lambdaGbSecond: 0.0000133334,
  lambdaRequest: 0.2e-6,
  s3Put: 5e-6,
  s3Get: 0.4e-6,
  s3GbMonth: 0.023,
  dynamoWriteUnit: 0.625e-6,
  dynamoGbMonth: 0.25,
  sqsRequest: 0.4e-6,
  eventBridgeEvent: 1e-6,
  logsGb: 0.5,
} as const;

/** What one report needs; measured where docs/SPEED.md and docs/SCANS.md say so. */
export interface Workload {
  readonly reports: number;
  /** Share of reports that are scans, 0 to 1. */
  readonly scanned: number;
  readonly megabytes: number;
  readonly pages: number;
  /** Seconds of the extract function for a report with text, start-up included. */
  readonly extractSeconds: number;
  /** Seconds of the OCR function for a page. */
  readonly ocrSecondsPerPage: number;
  /** Items of about 1 KB that a report writes: ten findings, run, pointer, meta, list entry, indexes. */
  readonly writeUnits: number;
  readonly recordKilobytes: number;
}

/** The design's reference: 17 pages, 3 MB. Lambda's arm64 core is taken as slow as half of ours. */
export const TYPICAL: Workload = {
  ...{ reports: 1_000, scanned: 0, megabytes: 3, pages: 17 },
  ...{ extractSeconds: 2, ocrSecondsPerPage: 8, writeUnits: 64, recordKilobytes: 120 },
};

/** Queue calls a message: send, receive, delete, and polls that find nothing. */
const SQS_CALLS = 6;
const LOG_KILOBYTES = 3;
const MB_IN_GB = 1024;

const gigabytes = (memoryMb: number) => memoryMb / MB_IN_GB;

export interface CostLine {
  readonly item: string;
  readonly dollars: number;
}

/** Returns the bill for reading the reports once, and for keeping them one month. */
export function costOf(work: Workload): { once: CostLine[]; monthly: CostLine[] } {
  const { reports, scanned } = work;
  const scans = reports * scanned;
  const ocrSeconds = scans * work.pages * work.ocrSecondsPerPage;
  const messages = reports + scans;
  const once = [
    line(
      'Lambda extract',
      reports * work.extractSeconds * gigabytes(EXTRACT.memoryMb),
      PRICES.lambdaGbSecond,
    ),
    line('Lambda OCR', ocrSeconds * gigabytes(OCR.memoryMb), PRICES.lambdaGbSecond),
    line('Lambda requests', messages, PRICES.lambdaRequest),
    // The file itself, its record, and for a scan the layer of what was read.
    line('S3 requests: put', reports * 2 + scans, PRICES.s3Put),
    line('S3 requests: get', messages * 2, PRICES.s3Get),
    line('DynamoDB writes', reports * work.writeUnits, PRICES.dynamoWriteUnit),
    line('SQS', messages * SQS_CALLS, PRICES.sqsRequest),
    line('EventBridge', reports, PRICES.eventBridgeEvent),
    line('Logs', (messages * LOG_KILOBYTES) / 1e6, PRICES.logsGb),
  ];
  const stored = reports * (work.megabytes / MB_IN_GB + work.recordKilobytes / 1e6);
  const monthly = [
    line('S3 storage', stored, PRICES.s3GbMonth),
    line('DynamoDB storage', (reports * work.writeUnits) / 1e6, PRICES.dynamoGbMonth),
  ];
  return { once, monthly };
}

function line(item: string, amount: number, price: number): CostLine {
  return { item, dollars: amount * price };
}

export function totalOf(lines: readonly CostLine[]): number {
  return lines.reduce((sum, { dollars }) => sum + dollars, 0);
}

/** Sizes that the table of docs/COST.md shows. */
const SIZES = [1_000, 1_000_000, 100_000_000];
const dollars = (value: number) =>
  `$${value.toLocaleString('en-US', { maximumFractionDigits: value < 100 ? 2 : 0 })}`;

/** Returns the table of docs/COST.md: a test holds that the page shows what the code computes. */
export function costTable(): string {
  const rows = SIZES.map((reports) => {
    const bill = (scanned: number) => costOf({ ...TYPICAL, reports, scanned });
    const cells = [
      reports.toLocaleString('en-US'),
      dollars(totalOf(bill(0).once)),
      dollars(totalOf(bill(1).once)),
      dollars(totalOf(bill(0).monthly)),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '| reports | read once, born digital | read once, all scans | kept, a month |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) console.log(costTable());
