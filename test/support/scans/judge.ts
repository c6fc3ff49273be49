/** Sheets made by seed → prints → what the reading makes of a scan of one, for the benches of scans. */

import type { Recognizer } from '../../../shared/read/scan.ts';
import { readAndLayOut } from '../../../shared/reading.ts';
import { recognizeDocument } from '../../../shared/recognize.ts';
import { openBrowser } from '../browser.ts';
import { compareGrid, compareProse, REVIEW, type Seen, shareRight } from './compare.ts';
import { makeSheet, type Sheet, type SheetLook } from './sheets.ts';

export interface Print {
  readonly seed: number;
  readonly sheet: Sheet;
  readonly pdf: Uint8Array;
}

/** Prints the sheets of `count` seeds from `first` on with Chromium. */
export async function printSheets(
  first: number,
  count: number,
  look: Partial<SheetLook> = {},
): Promise<Print[]> {
  const browser = await openBrowser();
  const tab = await browser.newPage();
  const prints: Print[] = [];
  for (let seed = first; seed < first + count; seed++) {
    const sheet = makeSheet(seed, look);
    await tab.setContent(sheet.html);
    prints.push({
      seed,
      sheet,
      pdf: await tab.pdf({ preferCSSPageSize: true, printBackground: true }),
    });
  }
  await browser.close();
  return prints;
}

/** What was read from several scans of one kind. */
export interface Tally {
  readonly cells: Seen[];
  readonly prose: Seen[];
  pages: number;
  /** Pages whose grid is not the printed one, and those of them that say so. */
  wrongGrids: number;
  warnedGrids: number;
  /** Pages with the right grid that are warned of as having another. */
  falseAlarms: number;
  /** Remarks: pages that say that they may be read wrongly. */
  warned: number;
  /** Seconds of CPU. */
  cpu: number;
}

export function emptyTally(): Tally {
  const grids = { wrongGrids: 0, warnedGrids: 0, falseAlarms: 0 };
  return { cells: [], prose: [], pages: 0, ...grids, warned: 0, cpu: 0 };
}

/** Reads the scan and adds what came of it to the tally. */
export async function judgeScan(
  scan: Uint8Array,
  sheet: Sheet,
  recognizer: Recognizer,
  tally: Tally,
): Promise<void> {
  const { value: reading } = await readAndLayOut(scan);
  if (!reading.document) throw new Error('a scan was not taken for one');
  const before = process.cpuUsage();
  const { value: layout, remarks } = await recognizeDocument(scan, reading.document, recognizer);
  const { user, system } = process.cpuUsage(before);
  tally.cpu += (user + system) / 1e6;
  tally.pages += layout.pageCount ?? 0;
  tally.warned += remarks.length;
  const grids = layout.blocks.flatMap((b) => (b.kind === 'grid' ? [b.grid] : []));
  const cells = compareGrid(sheet, grids);
  const warned = remarks.some(({ code }) => code === 'page.grid' || code === 'page.unread');
  if (!cells.every(({ placed }) => placed)) {
    tally.wrongGrids++;
    if (warned) tally.warnedGrids++;
  } else if (warned) tally.falseAlarms++;
  tally.cells.push(...cells);
  tally.prose.push(...compareProse(sheet, layout));
}

export const isPrinted = ({ want }: Seen): boolean => want !== '';

/** Returns figures, other cells, prose, share accepted and share right of the accepted. */
export function sharesOf({ cells, prose }: Pick<Tally, 'cells' | 'prose'>): string[] {
  const printed = cells.filter(isPrinted);
  const accepted = printed.filter((s) => s.confidence >= REVIEW);
  return [
    shareRight(cells.filter((s) => s.numeric)),
    shareRight(cells.filter((s) => !s.numeric)),
    shareRight(prose),
    `${((100 * accepted.length) / Math.max(1, printed.length)).toFixed(1)}%`,
    shareRight(accepted),
  ];
}

/** Returns wrong grids, how many of them are warned of, and right grids warned of. */
export function gridsOf({ pages, wrongGrids, warnedGrids, falseAlarms }: Tally): string {
  const wrong = wrongGrids === 0 ? '' : `, ${warnedGrids} of ${wrongGrids} wrong warned of`;
  const alarms = falseAlarms === 0 ? '' : `, ${falseAlarms} right warned of`;
  return `${pages - wrongGrids} of ${pages}${wrong}${alarms}`;
}

/** Prints each text that was read wrong, and how sure it was. */
export function showWrong({ cells, prose }: Pick<Tally, 'cells' | 'prose'>): void {
  for (const s of [...cells, ...prose].filter(({ right }) => !right)) {
    const said = `${JSON.stringify(s.want)} → ${JSON.stringify(s.text)}`;
    console.log(`    ${said} ${s.confidence.toFixed(3)}`);
  }
}
