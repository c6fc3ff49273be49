/** What the busiest partitions of the table take at a stage's whole budget, against DynamoDB's limits. */
import { TYPICAL } from './cost-model.ts';
import { STAGES, type Stage } from './stages.ts';

/** Units a second that one DynamoDB partition takes. */
export const PARTITION_LIMITS = { writes: 1_000, reads: 3_000 } as const;

/** Of the six born-digital samples: 0 to 27 findings, 6.8 a report, of which contradictions: */
const CONTRADICTIONS = 6;
/** A list item has 1.1 to 1.6 KB: two write units; entries, findings and review entries one. */
const META_UNITS = 2;
/** Half a read unit for 4 KB, eventually consistent: a page of 21 reports, entries or findings. */
const PAGE_UNITS = { reports: 5, entries: 1, findings: 3 } as const;

export interface PartitionLoad {
  readonly partition: string;
  readonly holds: string;
  /** Units a second where every worker is busy and every report falls into this one partition. */
  readonly writes: number;
  /** Pages a second that readers may ask of it. */
  readonly pages: number;
}

/** Reports a second that a stage commits with every worker busy. */
export function commitsPerSecond({ live, backfill, ocr }: Stage['concurrency']): number {
  return (
    (live + backfill) / TYPICAL.extractSeconds + ocr / (TYPICAL.pages * TYPICAL.ocrSecondsPerPage)
  );
}

/** Returns the partitions that many reports share; all others belong to one report or department. */
export function partitionLoad(concurrency: Stage['concurrency']): PartitionLoad[] {
  const commits = commitsPerSecond(concurrency);
  const row = (partition: string, holds: string, units: number, page: number): PartitionLoad => ({
    ...{ partition, holds, writes: commits * units },
    pages: Math.floor(PARTITION_LIMITS.reads / page),
  });
  return [
    row('NEW#month', 'reports of a month', META_UNITS, PAGE_UNITS.reports),
    row('RY#region#year', 'reports of a region and year', META_UNITS, PAGE_UNITS.reports),
    row('LY#year', 'entries of a year', 1, PAGE_UNITS.entries),
    row('LP#province#year', 'entries of a province and year', 1, PAGE_UNITS.entries),
    row('LV#variant#year', 'entries of a variant and year', 1, PAGE_UNITS.entries),
    row('LS#complete#year', 'entries of a status and year', 1, PAGE_UNITS.entries),
    row('FS#contradiction#year', 'contradictions of a year', CONTRADICTIONS, PAGE_UNITS.findings),
    row('REVIEW', 'what a person should look at', 1, PAGE_UNITS.findings),
  ];
}

/** Returns the table of docs/COST.md for the prod stage. */
export function partitionTable(): string {
  const prod = STAGES.find(({ stage }) => stage === 'prod');
  if (prod === undefined) return '';
  const rows = partitionLoad(prod.concurrency).map(({ partition, holds, writes, pages }) => {
    const share = Math.round((100 * writes) / PARTITION_LIMITS.writes);
    const shown = Math.round(writes).toLocaleString('en-US');
    return `| \`${partition}\` | ${holds} | ${shown} | ${share}% | ${pages.toLocaleString('en-US')} |`;
  });
  return [
    '| partition | holds | write units a second, at most | of 1,000 | pages a second that it can answer |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) console.log(partitionTable());
