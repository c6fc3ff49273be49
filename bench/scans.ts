/** Scans made by seed: how much of each is read right, by damage, how honest the confidence is, and what it costs. */
import { loadRecognizer } from '../shared/read/ocr/paddle.ts';
import { REVIEW, type Seen, shareRight } from '../test/support/scans/compare.ts';
import { DAMAGES } from '../test/support/scans/damage.ts';
import {
  emptyTally,
  gridsOf,
  isPrinted,
  judgeScan,
  printSheets,
  sharesOf,
  showWrong,
} from '../test/support/scans/judge.ts';
import { type Kind, LOOKS, missingFaces } from '../test/support/scans/looks.ts';
import type { Damage } from '../test/support/scans/pictures.ts';
import { makeScan } from '../test/support/scans/scan-maker.ts';
import { STAINS } from '../test/support/scans/stains.ts';
import { WEAR } from '../test/support/scans/wear.ts';
import { optionsOf } from './support/options.ts';

const ABOUT = `Scans made by seed: what is read right by damage, how sure the reading is, and what it costs.
--set tuning or judging, or --from a seed; --looks takes other ways to set and to scan
sheets in place of the damages, --stains seals and strokes of pens across the form; --only kinds, parted by commas; --show prints what is wrong, --sure
only what is wrong and accepted.`;

const isAccepted = ({ confidence }: Seen): boolean => confidence >= REVIEW;

/** Tolerances were chosen on the first seeds; only the others tell how good the reading is. */
const SEEDS = { tuning: 1, judging: 1001 } as const;

const plain = (all: Readonly<Record<string, Damage>>): Record<string, Kind> =>
  Object.fromEntries(Object.entries(all).map(([name, damage]) => [name, { look: {}, damage }]));
const KINDS: Readonly<Record<string, Kind>> = {
  ...plain(DAMAGES),
  ...plain(WEAR),
  ...plain(STAINS),
  ...LOOKS,
};

async function main(): Promise<void> {
  const values = optionsOf(ABOUT, {
    set: { type: 'string', default: 'judging' },
    count: { type: 'string', default: '2' },
    from: { type: 'string' },
    looks: { type: 'boolean', default: false },
    stains: { type: 'boolean', default: false },
    only: { type: 'string' },
    sure: { type: 'boolean', default: false },
    show: { type: 'boolean', default: false },
  });
  const first = Number(values.from ?? (values.set === 'tuning' ? SEEDS.tuning : SEEDS.judging));
  const recognizer = await loadRecognizer();
  const all: Seen[] = [];
  console.log(
    '| damage | figures | other cells | prose | accepted | right of accepted | right grids | CPU s/page |',
  );
  console.log('|---|---|---|---|---|---|---|---|');
  for (const [kind, how] of Object.entries(KINDS)) {
    const { look, damage, hidesText } = how;
    const isOfSet = kind in LOOKS === values.looks && kind in STAINS === values.stains;
    const asked = values.only?.split(',').includes(kind) ?? isOfSet;
    if (!asked) continue;
    const missing = missingFaces(how);
    if (missing.length > 0) {
      console.log(`| ${kind} | not measured: no ${missing.join(', ')} on this machine |`);
      continue;
    }
    const tally = emptyTally();
    for (const { seed, sheet, pdf } of await printSheets(first, Number(values.count), look)) {
      const scan = await makeScan(pdf, damage, seed, undefined, hidesText);
      await judgeScan(scan, sheet, recognizer, tally);
    }
    const columns = [
      kind,
      ...sharesOf(tally),
      gridsOf(tally),
      (tally.cpu / tally.pages).toFixed(1),
    ];
    console.log(`| ${columns.join(' | ')} |`);
    if (values.show) showWrong(tally);
    else if (values.sure) showWrong({ cells: tally.cells.filter(isAccepted), prose: [] });
    all.push(...tally.cells.filter(isPrinted));
  }
  const accepted = all.filter(isAccepted);
  console.log(
    `\nall: figures ${shareRight(all.filter((s) => s.numeric))}, cells ${shareRight(all)}, accepted ${((100 * accepted.length) / all.length).toFixed(1)}% of which right ${shareRight(accepted)}; peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );
}

await main();
