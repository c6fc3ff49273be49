/** Scans of sheets that bend, made by seed: what is read right by kind and by how far they bend, and whether a wrong page says so. */
import { loadRecognizer } from '../shared/read/ocr/paddle.ts';
import { BENDS, bendPicture, MAGNITUDES, warpOf } from '../test/support/scans/bends.ts';
import { damage } from '../test/support/scans/damage.ts';
import {
  emptyTally,
  judgeScan,
  type Print,
  printSheets,
  sharesOf,
  showWrong,
} from '../test/support/scans/judge.ts';
import { renderPages, toPdf } from '../test/support/scans/scan-maker.ts';
import { optionsOf } from './support/options.ts';

const ABOUT = `Scans of sheets that bend: what is read right by kind of bend and by how far (points).
--set tuning or judging, or --from a seed; --only kinds and --points numbers, parted by commas; --show prints what is wrong.`;

/** Tolerances were chosen on the first seeds; only the others tell how good the reading is. */
const SEEDS = { tuning: 1, judging: 3001 } as const;
const SCAN = { dpi: 200, quality: 75 } as const;

async function scanBent(print: Print, kind: string, points: number): Promise<Uint8Array> {
  const pictures: Buffer[] = [];
  for (const page of await renderPages(print.pdf, SCAN.dpi)) {
    const step = (picture: typeof page, random: Parameters<typeof warpOf>[2]) =>
      bendPicture(picture, warpOf(kind, points, random));
    pictures.push(await damage(page, { ...SCAN, steps: [step] }, print.seed));
  }
  return toPdf(pictures, SCAN.dpi);
}

async function main(): Promise<void> {
  const values = optionsOf(ABOUT, {
    set: { type: 'string', default: 'judging' },
    count: { type: 'string', default: '2' },
    from: { type: 'string' },
    only: { type: 'string' },
    points: { type: 'string', default: MAGNITUDES.join(',') },
    show: { type: 'boolean', default: false },
  });
  const prints = await printSheets(
    Number(values.from ?? (values.set === 'tuning' ? SEEDS.tuning : SEEDS.judging)),
    Number(values.count),
  );
  const recognizer = await loadRecognizer();
  console.log(
    '| bend | figures | other cells | prose | accepted | right of accepted | pages warned of | CPU s/page |',
  );
  console.log('|---|---|---|---|---|---|---|---|');
  for (const kind of values.only?.split(',') ?? Object.keys(BENDS)) {
    for (const points of values.points.split(',').map(Number)) {
      const tally = emptyTally();
      for (const print of prints)
        await judgeScan(await scanBent(print, kind, points), print.sheet, recognizer, tally);
      const { warned, cpu } = tally;
      const pages = prints.length;
      const costs = [`${warned} of ${pages}`, (cpu / pages).toFixed(1)];
      console.log(`| ${[`${kind}, ${points} pt`, ...sharesOf(tally), ...costs].join(' | ')} |`);
      if (values.show) showWrong(tally);
    }
  }
}

await main();
