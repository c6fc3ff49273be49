/** Scans made by seed: how much of each is read right, by damage, how honest the confidence is, and what it costs. */
import { loadRecognizer } from '../shared/read/ocr/paddle.ts';
import { REVIEW, type Seen, shareRight } from '../test/support/scans/compare.ts';
import { DAMAGES } from '../test/support/scans/damage.ts';
import {
  emptyTally,
  isPrinted,
  judgeScan,
  printSheets,
  sharesOf,
  showWrong,
} from '../test/support/scans/judge.ts';
import { makeScan } from '../test/support/scans/scan-maker.ts';
import { optionsOf } from './support/options.ts';

const ABOUT = `Scans made by seed: what is read right by damage, how sure the reading is, and what it costs.
--set tuning or judging; --only kinds, parted by commas; --show prints what is wrong.`;

/** Tolerances were chosen on the first seeds; only the others tell how good the reading is. */
const SEEDS = { tuning: 1, judging: 1001 } as const;

async function main(): Promise<void> {
  const values = optionsOf(ABOUT, {
    set: { type: 'string', default: 'judging' },
    count: { type: 'string', default: '2' },
    only: { type: 'string' },
    show: { type: 'boolean', default: false },
  });
  const first = values.set === 'tuning' ? SEEDS.tuning : SEEDS.judging;
  const recognizer = await loadRecognizer();
  const prints = await printSheets(first, Number(values.count));
  const all: Seen[] = [];
  console.log(
    '| damage | figures | other cells | prose | accepted | right of accepted | CPU s/page |',
  );
  console.log('|---|---|---|---|---|---|---|');
  for (const kind of Object.keys(DAMAGES)) {
    if (values.only && !values.only.split(',').includes(kind)) continue;
    const tally = emptyTally();
    for (const { seed, sheet, pdf } of prints)
      await judgeScan(await makeScan(pdf, kind, seed), sheet, recognizer, tally);
    const columns = [kind, ...sharesOf(tally), (tally.cpu / tally.pages).toFixed(1)];
    console.log(`| ${columns.join(' | ')} |`);
    if (values.show) showWrong(tally);
    all.push(...tally.cells.filter(isPrinted));
  }
  const accepted = all.filter((s) => s.confidence >= REVIEW);
  console.log(
    `\nall: figures ${shareRight(all.filter((s) => s.numeric))}, cells ${shareRight(all)}, accepted ${((100 * accepted.length) / all.length).toFixed(1)}% of which right ${shareRight(accepted)}; peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );
}

await main();
