/** One table from the top down: which rows are head, goals, tasks, funds, indicators, total and notes. */
import type { Cell } from '../table/layout.ts';
import { headerKind } from './columns.ts';
import { append, type Draft, hasBlocks, newDraft } from './draft.ts';
import { fundsTold, fundsWithoutHeader, isOfSpending, labelBeside } from './funds/find-funds.ts';
import { unitInLabel } from './funds/fund-labels.ts';
import { pointsIn } from './funds/fund-plan.ts';
import { readPointsRow } from './funds/fund-points.ts';
import { titleIn } from './head/around.ts';
import { isSignature, opensWithHead, readHeadColumns, readHeadRow, readLine } from './head/head.ts';
import { isFormTitle, isSection, saysContinued, yearLine } from './head/titles.ts';
import { takeHeadingsAgain } from './indicators/headings-again.ts';
import { isIndicatorRow, readIndicatorRow } from './indicators/indicator-row.ts';
import { IndicatorReader } from './indicators/indicators.ts';
import { subtotalLabel } from './indicators/subtotals.ts';
import { lastOf, readTotal, totalLabel } from './indicators/total.ts';
import { noteLost } from './lost.ts';
import { opensNotes, splitNotes } from './notes.ts';
import { fieldOf } from './placed.ts';
import { isFilled, loneCell, type Sheet, takeLabels } from './sheet.ts';
import { FundSides, goalUnder, indicatorHalves, sidesOf } from './side-by-side.ts';
import { GoalReader, TaskReader } from './tasks.ts';
import { readToldTask } from './told-task.ts';

interface OpenBlock {
  readonly accepts: (row: number) => boolean;
  readonly read: (row: number) => void;
}

class SheetReader {
  readonly drafts: Draft[] = [];
  readonly #sheet: Sheet;
  #draft = newDraft();
  #first = 0;
  #open: OpenBlock | null = null;
  #lastIndicators: IndicatorReader | null = null;
  #indicatorRows: OpenBlock | null = null;
  /** The heading over the block that comes next. */
  #section: Cell | null = null;

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
  }

  readAll(): Draft[] {
    let row = 0;
    while (row < this.#sheet.rows) row = this.#step(row);
    this.#close(this.#sheet.rows);
    return this.drafts;
  }

  /** Ends the form above `row`; what has neither block nor head is no form of its own. */
  #close(row: number): void {
    if (row > this.#first)
      this.#draft.parts.push({ sheet: this.#sheet, first: this.#first, end: row });
    this.drafts.push(this.#draft);
    this.#draft = newDraft();
    this.#first = row;
    this.#open = null;
    this.#lastIndicators = null;
    this.#section = null;
  }

  /** Reads the row (and the rows that its block's header covers); returns the next one. */
  #step(row: number): number {
    const again = this.#headingsAgain(row);
    if (again > 0) return row + again;
    const kind = headerKind(this.#sheet, row);
    if (kind === 'funds' && isOfSpending(this.#sheet, row)) {
      this.#open = null;
      return row + 1;
    }
    if (kind !== null) return this.#openBlock(kind, row);
    const lone = loneCell(this.#sheet, row);
    if (lone !== null && this.#readLone(lone, row)) return row + 1;
    if (this.#isTotal(row)) return row + 1;
    const isClosed = this.#open === null && this.#draft.total !== null;
    if (isClosed && this.#lastIndicators?.readBeside(row)) return row + 1;
    if (this.#isInterrupted(row)) this.#open = this.#indicatorRows;
    const task = readToldTask(this.#sheet, row);
    if (task !== null) {
      this.#draft.tasks.push(task);
      return row + 1;
    }
    const columns = this.#open === null ? readHeadColumns(this.#sheet, row) : null;
    if (columns !== null) {
      this.#draft.head.push(...columns);
      return row + 2;
    }
    if (opensWithHead(this.#sheet, row) && !this.#belongsToOpen(row)) {
      this.#readHead(row);
      return row + 1;
    }
    const below = this.#readFundsAmong(row);
    if (below !== null) return below;
    if (this.#open?.accepts(row)) {
      if (this.#open instanceof TaskReader && this.#open.isTotal(row))
        this.#draft.funds.push(this.#open.readTotal(row));
      else this.#open.read(row);
      return row + 1;
    }
    const isFirst = this.#draft.funds.length === 0;
    const funds = isFirst ? fundsWithoutHeader(this.#sheet, row, this.#section) : null;
    if (funds !== null) {
      this.#draft.funds.push(funds);
      this.#notePoints(labelBeside(this.#sheet, row));
      this.#open = funds;
      return funds.begin;
    }
    const points = isFirst ? null : readPointsRow(this.#sheet, row);
    if (points !== null) {
      this.#draft.fundPoints ??= points;
      return row + 1;
    }
    this.#draft.head.push(...readHeadRow(this.#sheet, row, !hasBlocks(this.#draft)));
    noteLost(this.#draft, this.#sheet, row, this.#openFunds !== null);
    return row + 1;
  }

  /**
   * Funds that the rows of indicators print among themselves: amounts with their names beside them,
   * points under the columns of points. Returns the row behind them; null where the row is none.
   */
  #readFundsAmong(row: number): number | null {
    const block = this.#lastIndicators;
    if (block === null || this.#open === null || this.#draft.funds.length > 0) return null;
    const funds = fundsTold(this.#sheet, row);
    if (funds === null) return null;
    this.#draft.funds.push(funds);
    this.#draft.fundPoints ??= block.pointsIn(row);
    let next = funds.begin;
    while (next < this.#sheet.rows && funds.accepts(next)) funds.read(next++);
    return next;
  }

  #openBlock(kind: NonNullable<ReturnType<typeof headerKind>>, row: number): number {
    const sides = kind === 'indicators' ? indicatorHalves(this.#sheet, row) : null;
    if (sides !== null) {
      for (const half of sides.halves) this.#addPart(half);
      this.#lastIndicators = this.#draft.indicators.at(-1) ?? null;
      this.#open = null;
      return sides.end;
    }
    if (kind === 'indicators') {
      const reader = new IndicatorReader(this.#sheet, row);
      this.#draft.indicators.push(reader);
      this.#lastIndicators = reader;
      const before = reader.band.columns[0]?.start ?? 0;
      const beside = TaskReader.leftOf(this.#sheet, row, before);
      if (beside !== null) this.#draft.tasks.push(beside);
      takeLabels(this.#sheet, row, before);
      this.#open = {
        accepts: () => true,
        read: (r) => {
          if (beside?.beginsIn(r)) beside.read(r);
          readIndicatorRow(this.#sheet, this.#draft, reader, r);
        },
      };
      this.#indicatorRows = this.#open;
      return reader.band.end;
    }
    const block =
      kind === 'funds'
        ? this.#openFundSides(row)
        : kind === 'tasks'
          ? new TaskReader(this.#sheet, row)
          : new GoalReader(this.#sheet, row);
    if (block instanceof TaskReader) this.#draft.tasks.push(block);
    if (block instanceof GoalReader) this.#draft.goals.push(block);
    takeLabels(this.#sheet, row, this.#sheet.columns);
    this.#open = block;
    return block.begin;
  }

  /** Funds, in one block or in halves, and what stands beside them under the same row of headings. */
  #openFundSides(row: number): FundSides {
    const { funds, others } = sidesOf(this.#sheet, row) ?? { funds: [this.#sheet], others: [] };
    const sides = new FundSides(funds, row, this.#section);
    this.#draft.funds.push(...sides.blocks);
    for (const { blockLabel } of sides.blocks) this.#notePoints(blockLabel);
    for (const other of others) {
      const goal = goalUnder(other, row);
      if (goal) this.#draft.head.push(goal);
      else this.#addPart(other);
    }
    return sides;
  }

  #addPart(part: Sheet): void {
    for (const draft of readSheet(part)) append(this.#draft, { ...draft, parts: [] });
  }

  /** What label or heading of the funds print of the execution's points: `(满分20分,得分19.6分)`. */
  #notePoints(label: Cell | null): void {
    const [own, above] = [pointsIn(label), pointsIn(this.#section)];
    const [weight, score] = [own.weight ?? above.weight, own.score ?? above.score];
    if (weight !== null || score !== null) this.#draft.fundPoints ??= { weight, score };
  }

  /** A row of goals, tasks or funds whose label happens to be one of the head's is still theirs. */
  #belongsToOpen(row: number): boolean {
    const first = this.#sheet.starting(row).find(isFilled);
    if (first === undefined || this.#open?.accepts(row) !== true) return false;
    if (first.column > this.#sheet.left || this.#sheet.isTaken(first)) return true;
    return this.#lastIndicators?.looksLikeRow(row, first) === true;
  }

  /** A single cell over the whole width: a title, the year, notes; anything else is left. */
  #readLone(cell: Cell, row: number): boolean {
    const sheet = this.#sheet;
    if (opensNotes(cell.text)) {
      this.#draft.notes.push(...splitNotes(sheet.take(cell)));
      this.#open = null;
      return true;
    }
    const isTitle = isFormTitle(cell.lines.join('\n')) || isFormTitle(cell.text);
    if (isTitle || saysContinued(cell.text)) {
      const { title, year } = titleIn(sheet.take(cell));
      if (saysContinued(cell.text) && (!isTitle || hasBlocks(this.#draft))) return true;
      if (hasBlocks(this.#draft)) this.#close(row);
      this.#draft.title = title;
      this.#draft.titleYear = year;
      return true;
    }
    if (yearLine(cell.text) !== null) {
      this.#draft.fiscalYear = fieldOf(sheet.take(cell));
      return true;
    }
    const said = readLine(cell);
    // Between the funds and the indicators, the points are those of the execution.
    const isOfForm = this.#draft.funds.length === 0 || this.#draft.indicators.length > 0;
    if (isOfForm && said.some(({ role }) => role === 'selfScore')) {
      sheet.take(cell);
      this.#draft.head.push(...said);
      return true;
    }
    if (!isSection(cell.text) || !this.#endsAt(row)) return false;
    this.#section = sheet.take(cell);
    this.#open = null;
    if (unitInLabel(cell.text) !== null)
      this.#draft.head.push({ role: 'amountUnit', label: cell.text, value: fieldOf(cell) });
    return true;
  }

  /** Whether nothing of the open block follows: a heading among indicators may name their level. */
  #endsAt(row: number): boolean {
    if (!this.#lastIndicators || !this.#open) return true;
    return headerKind(this.#sheet, row + 1) !== null || opensWithHead(this.#sheet, row + 1);
  }

  get #openFunds(): OpenBlock | null {
    const isOfFunds = this.#draft.funds.some((block) => block === this.#open);
    return isOfFunds || this.#open instanceof FundSides ? this.#open : null;
  }

  /** Whether the row goes on with the indicators above something else, which no total closes. */
  #isInterrupted(row: number): boolean {
    const block = this.#open === null && !this.#draft.total ? this.#lastIndicators : null;
    return block !== null && isIndicatorRow(this.#sheet, row, block);
  }

  /** How many rows print the header of the indicators again, which go on below them. */
  #headingsAgain(row: number): number {
    const block = this.#draft.total === null ? this.#lastIndicators : null;
    const rows = block ? takeHeadingsAgain(this.#sheet, row, block.band) : 0;
    if (rows > 0) this.#open = this.#indicatorRows;
    return rows;
  }

  #isTotal(row: number): boolean {
    const block = this.#lastIndicators;
    if (block === null || row < block.band.end) return false;
    if (this.#open !== null && subtotalLabel(this.#sheet, row, block) !== null) return false;
    const first = totalLabel(this.#sheet, row, block);
    // The sum of a block of funds below the indicators is none of points.
    if (first === null || this.#openFunds?.accepts(row)) return false;
    this.#sheet.take(first);
    const total = readTotal(this.#sheet, row, first, block);
    this.#draft.total = lastOf(this.#draft.total, total);
    // The sum may stand first, above what it is made of.
    if (block.rows.length > 0) this.#open = null;
    return true;
  }

  #readHead(row: number): void {
    const finished = this.#draft.indicators.length > 0 || this.#draft.total !== null;
    const entries = readHeadRow(this.#sheet, row, finished || !hasBlocks(this.#draft));
    const opens = entries.some(({ role }) => role === 'projectName' || role === 'department');
    // The head may be the last part of a form that is cut into parts.
    const isPart = this.#section !== null && this.#section.row + this.#section.rowSpan === row;
    if (finished && opens && !isPart && !isSignature(this.#sheet, row)) this.#close(row);
    this.#draft.head.push(...entries);
    this.#open = null;
  }
}

/** Returns the forms that the table holds, from the top; one without any block where it holds none. */
export function readSheet(sheet: Sheet): Draft[] {
  return new SheetReader(sheet).readAll();
}
