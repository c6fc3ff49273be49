/** Scans of sheets that bend, made by seed: what is read right by kind and by how far they bend, and whether a wrong page says so. */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { loadRecognizer } from '../shared/read/ocr/paddle.ts';
import type { Recognizer } from '../shared/read/scan.ts';
import { readAndLayOut } from '../shared/reading.ts';
import { recognizeDocument } from '../shared/recognize.ts';
import { BENDS, bendPicture, MAGNITUDES, warpOf } from '../test/support/scans/bends.ts';
import {
  compareGrid,
  compareProse,
  REVIEW,
  type Seen,
  shareRight,
} from '../test/support/scans/compare.ts';
import { damage } from '../test/support/scans/damage.ts';
import { renderPages, toPdf } from '../test/support/scans/scan-maker.ts';
import { makeSheet, type Sheet } from '../test/support/scans/sheets.ts';

const BROWSER = '/usr/bin/chromium';
/** Tolerances were chosen on the first seeds; only the others tell how good the reading is. */
const SEEDS = { tuning: 1, judging: 3001 } as const;
const SCAN = { dpi: 200, quality: 75 } as const;

interface Print {
  readonly seed: number;
  readonly sheet: Sheet;
  readonly pdf: Uint8Array;
}

async function printSheets(first: number, count: number): Promise<Print[]> {
  const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
  const tab = await browser.newPage();
  const prints: Print[] = [];
  for (let seed = first; seed < first + count; seed++) {
    const sheet = makeSheet(seed);
    await tab.setContent(sheet.html);
    prints.push({ seed, sheet, pdf: await tab.pdf({ preferCSSPageSize: true }) });
  }
  await browser.close();
  return prints;
}

async function scanBent(print: Print, kind: string, points: number): Promise<Uint8Array> {
  const pictures: Buffer[] = [];
  for (const page of await renderPages(print.pdf, SCAN.dpi)) {
    const step = (picture: typeof page, random: Parameters<typeof warpOf>[2]) =>
      bendPicture(picture, warpOf(kind, points, random));
    pictures.push(await damage(page, { ...SCAN, steps: [step] }, print.seed));
  }
  return toPdf(pictures, SCAN.dpi);
}

interface Tally {
  readonly cells: Seen[];
  readonly prose: Seen[];
  /** Pages that say that they may be read wrongly. */
  warned: number;
  cpu: number;
}

async function readBent(
  print: Print,
  kind: string,
  points: number,
  recognizer: Recognizer,
  tally: Tally,
): Promise<void> {
  const scan = await scanBent(print, kind, points);
  const { value: reading } = await readAndLayOut(scan);
  if (!reading.document) throw new Error('a scan was not taken for one');
  const before = process.cpuUsage();
  const { value: layout, remarks } = await recognizeDocument(scan, reading.document, recognizer);
  const { user, system } = process.cpuUsage(before);
  tally.cpu += (user + system) / 1e6;
  tally.warned += remarks.length;
  const grids = layout.blocks.flatMap((b) => (b.kind === 'grid' ? [b.grid] : []));
  tally.cells.push(...compareGrid(print.sheet, grids));
  tally.prose.push(...compareProse(print.sheet, layout));
}

function rowOf(name: string, { cells, prose, warned, cpu }: Tally, pages: number): string {
  const printed = cells.filter(({ want }) => want !== '');
  const accepted = printed.filter((s) => s.confidence >= REVIEW);
  const columns = [
    name,
    shareRight(cells.filter((s) => s.numeric)),
    shareRight(cells.filter((s) => !s.numeric)),
    shareRight(prose),
    `${((100 * accepted.length) / Math.max(1, printed.length)).toFixed(1)}%`,
    shareRight(accepted),
    `${warned} of ${pages}`,
    (cpu / pages).toFixed(1),
  ];
  return `| ${columns.join(' | ')} |`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      set: { type: 'string', default: 'judging' },
      count: { type: 'string', default: '2' },
      only: { type: 'string' },
      points: { type: 'string', default: MAGNITUDES.join(',') },
      show: { type: 'boolean', default: false },
    },
  });
  const prints = await printSheets(
    values.set === 'tuning' ? SEEDS.tuning : SEEDS.judging,
    Number(values.count),
  );
  const recognizer = await loadRecognizer();
  console.log(
    '| bend | figures | other cells | prose | accepted | right of accepted | pages warned of | CPU s/page |',
  );
  console.log('|---|---|---|---|---|---|---|---|');
  for (const kind of values.only?.split(',') ?? Object.keys(BENDS)) {
    for (const points of values.points.split(',').map(Number)) {
      const tally: Tally = { cells: [], prose: [], warned: 0, cpu: 0 };
      for (const print of prints) await readBent(print, kind, points, recognizer, tally);
      console.log(rowOf(`${kind}, ${points} pt`, tally, prints.length));
      if (!values.show) continue;
      for (const s of [...tally.cells, ...tally.prose].filter(({ right }) => !right)) {
        const said = `${JSON.stringify(s.want)} → ${JSON.stringify(s.text)}`;
        console.log(`    ${said} ${s.confidence.toFixed(3)}`);
      }
    }
  }
}

await main();
