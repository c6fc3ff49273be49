/** Scans made by seed: how much of each is read right, by damage, how honest the confidence is, and what it costs. */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { loadRecognizer } from '../shared/read/ocr/paddle.ts';
import { readAndLayOut } from '../shared/reading.ts';
import { recognizeDocument } from '../shared/recognize.ts';
import {
  compareGrid,
  compareProse,
  REVIEW,
  type Seen,
  shareRight,
} from '../test/support/scans/compare.ts';
import { DAMAGES } from '../test/support/scans/damage.ts';
import { makeScan } from '../test/support/scans/scan-maker.ts';
import { makeSheet, type Sheet } from '../test/support/scans/sheets.ts';

const BROWSER = '/usr/bin/chromium';
/** Tolerances were chosen on the first seeds; only the others tell how good the reading is. */
const SEEDS = { tuning: 1, judging: 1001 } as const;
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      set: { type: 'string', default: 'judging' },
      count: { type: 'string', default: '2' },
      only: { type: 'string' },
      show: { type: 'boolean', default: false },
    },
  });
  const first = values.set === 'tuning' ? SEEDS.tuning : SEEDS.judging;
  const recognizer = await loadRecognizer();
  const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
  const tab = await browser.newPage();
  const sheets: { seed: number; sheet: Sheet; pdf: Uint8Array }[] = [];
  for (let seed = first; seed < first + Number(values.count); seed++) {
    const sheet = makeSheet(seed);
    await tab.setContent(sheet.html);
    sheets.push({ seed, sheet, pdf: await tab.pdf({ preferCSSPageSize: true }) });
  }
  await browser.close();
  const all: Seen[] = [];
  console.log(
    '| damage | figures | other cells | prose | accepted | right of accepted | CPU s/page |',
  );
  console.log('|---|---|---|---|---|---|---|');
  for (const kind of Object.keys(DAMAGES)) {
    if (values.only && !values.only.split(',').includes(kind)) continue;
    const cells: Seen[] = [];
    const prose: Seen[] = [];
    let [cpu, pages] = [0, 0];
    for (const { seed, sheet, pdf } of sheets) {
      const scan = await makeScan(pdf, kind, seed);
      const { value: reading } = await readAndLayOut(scan);
      if (!reading.document) throw new Error('a scan was not taken for one');
      const before = process.cpuUsage();
      const { value: layout } = await recognizeDocument(scan, reading.document, recognizer);
      const used = process.cpuUsage(before);
      cpu += (used.user + used.system) / 1e6;
      pages += layout.pageCount ?? 0;
      const grids = layout.blocks.flatMap((b) => (b.kind === 'grid' ? [b.grid] : []));
      cells.push(...compareGrid(sheet, grids));
      prose.push(...compareProse(sheet, layout));
    }
    const printed = cells.filter(({ want }) => want !== '');
    const accepted = printed.filter((s) => s.confidence >= REVIEW);
    console.log(
      `| ${kind} | ${shareRight(cells.filter((s) => s.numeric))} | ${shareRight(cells.filter((s) => !s.numeric))} | ${shareRight(prose)} | ${((100 * accepted.length) / printed.length).toFixed(1)}% | ${shareRight(accepted)} | ${(cpu / pages).toFixed(1)} |`,
    );
    if (values.show) {
      for (const s of [...cells, ...prose].filter(({ right }) => !right)) {
        console.log(
          `    ${JSON.stringify(s.want)} → ${JSON.stringify(s.text)} ${s.confidence.toFixed(3)}`,
        );
      }
    }
    all.push(...printed);
  }
  const accepted = all.filter((s) => s.confidence >= REVIEW);
  console.log(
    `\nall: figures ${shareRight(all.filter((s) => s.numeric))}, cells ${shareRight(all)}, accepted ${((100 * accepted.length) / all.length).toFixed(1)}% of which right ${shareRight(accepted)}; peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );
}

await main();
