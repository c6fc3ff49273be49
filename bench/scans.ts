/** Scans made by seed: how much of each is read right, by damage, how honest the confidence is, and what it costs. */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { loadRecognizer } from '../shared/read/ocr/paddle.ts';
import { readAndLayOut } from '../shared/reading.ts';
import { recognizeDocument } from '../shared/recognize.ts';
import type { Grid, Layout } from '../shared/table/layout.ts';
import { DAMAGES } from '../test/support/scans/damage.ts';
import { makeScan } from '../test/support/scans/scan-maker.ts';
import { makeSheet, type Sheet } from '../test/support/scans/sheets.ts';

const BROWSER = '/usr/bin/chromium';
/** Tolerances were chosen on the first seeds; only the others tell how good the reading is. */
const SEEDS = { tuning: 1, judging: 1001 } as const;
/** Values read with less than this are put before a person. */
const REVIEW = 0.9;

interface Seen {
  readonly text: string;
  readonly want: string;
  readonly right: boolean;
  readonly numeric: boolean;
  readonly confidence: number;
}

/** As the grader folds: what print cannot tell apart is one character. */
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[≧⩾]/g, '≥')
    .replace(/[“”]/g, '"')
    .replace(/^[—–一-]$/, '—');
const NUMERIC = /^[≥≤<>=]?\d[\d.,]*%?$/;

function compareGrid(sheet: Sheet, grids: readonly Grid[]): Seen[] {
  const cells = new Map(
    grids.flatMap((grid) => grid.cells.map((cell) => [`${cell.row},${cell.column}`, cell])),
  );
  return sheet.cells.map((want) => {
    const got = cells.get(`${want.row},${want.column}`);
    const spans = got?.rowSpan === want.rowSpan && got.columnSpan === want.columnSpan;
    const [a, b] = [fold(want.text), fold(got?.text ?? '(none)')];
    return {
      text: got?.text ?? '(none)',
      want: want.text,
      right: spans && a === b,
      numeric: NUMERIC.test(a),
      confidence: got?.confidence ?? 0,
    };
  });
}

/** Prose counts as right where its text stands whole, wherever paragraphs were parted. */
function compareProse(sheet: Sheet, layout: Layout): Seen[] {
  const paragraphs = layout.blocks.filter((block) => block.kind === 'paragraph');
  const text = paragraphs.map((p) => p.text).join('');
  const confidence = Math.min(1, ...paragraphs.map((p) => p.confidence));
  return sheet.paragraphs.map((want) => {
    const right = fold(text).includes(fold(want));
    return { text: right ? want : text, want, right, numeric: false, confidence };
  });
}

const share = (list: readonly Seen[]): string =>
  list.length === 0
    ? '—'
    : `${((100 * list.filter((s) => s.right).length) / list.length).toFixed(2)}%`;

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
      `| ${kind} | ${share(cells.filter((s) => s.numeric))} | ${share(cells.filter((s) => !s.numeric))} | ${share(prose)} | ${((100 * accepted.length) / printed.length).toFixed(1)}% | ${share(accepted)} | ${(cpu / pages).toFixed(1)} |`,
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
    `\nall: figures ${share(all.filter((s) => s.numeric))}, cells ${share(all)}, accepted ${((100 * accepted.length) / all.length).toFixed(1)}% of which right ${share(accepted)}; peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );
}

await main();
