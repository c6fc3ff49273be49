/** What the form stage makes of the prose: what it mentions and claims, as printed, with places. */
import type { Figure, Statement } from '../../report/record.ts';
import type { PlacedText } from '../../table/layout.ts';

/** What a part of a total is, where its label is one of the known ones. */
export type PartClass =
  | 'basic'
  | 'project'
  | 'personnel'
  | 'public'
  | 'initial'
  | 'adjustment'
  | 'source'
  /** Beside basic and project expenditure, where a department has such. */
  | 'peer';

export interface Spot {
  /** The sentence, cleared of stray spaces. */
  readonly sentence: PlacedText;
  /** Index of the passage, of the sentence in it, and of its part between semicolons. */
  readonly passage: number;
  readonly sentenceIndex: number;
  readonly group: number;
}

/** A number (or a rating word) that the prose gives for something. */
export interface RawMention extends Spot {
  readonly kind: Figure['kind'];
  readonly scope: string | null;
  readonly aspect: Figure['aspect'];
  readonly unit: Figure['unit'];
  /** The number or word alone, without its unit. */
  readonly number: string;
  readonly unitWord: string;
  /** As printed with its unit, at the place of its paragraph. */
  readonly printed: PlacedText;
  readonly part: PartClass | null;
  /** The label of a part as printed (`基本支出`). */
  readonly label: string | null;
  /** Introduced as a part of the total before it (其中). */
  readonly partOf: boolean;
  /** It stands in a bracket behind something else. */
  readonly inBrackets?: boolean;
  /** The year named for it; null where the sentence names none. */
  readonly year: string | null;
}

/** An amount or count of work done in a part of the year, or in the whole of it. */
export interface RawPeriod extends Spot {
  readonly subject: string | null;
  /** Expenditure of whoever reports, and of nothing named. */
  readonly ofSpending: boolean;
  /** `1-11月`; null: the whole year. */
  readonly period: string | null;
  readonly number: string;
  readonly unitWord: string;
}

/** A sentence whose claim holds no number to convert, or one that the claim's values name. */
export interface RawClaim {
  readonly kind: Extract<Statement['kind'], 'shortfall' | 'reallocation' | 'department' | 'year'>;
  readonly scope: string | null;
  readonly values: Readonly<Record<string, string | null>>;
  readonly sentence: PlacedText;
  /** The year named for what fell short; null where the sentence names none. */
  readonly year?: string | null;
}

export interface RawAmount {
  readonly label: string;
  readonly number: string;
  readonly unitWord: string;
  readonly printed: PlacedText;
}

/** Amounts one behind the other, and the total that the sentence adds them to. */
export interface RawListing {
  readonly sentence: PlacedText;
  readonly total: RawAmount;
  readonly items: readonly RawAmount[];
  /** Amounts before a semicolon may belong to it, or not. */
  readonly open: boolean;
}

/** Amounts or counts, and what may be the total that they are parts of. */
export interface RawSplit {
  readonly unit: 'yuan' | 'count' | 'points';
  readonly sentence: PlacedText;
  /** Nearest last; one of them is meant. */
  readonly totals: readonly RawAmount[];
  readonly items: readonly RawAmount[];
  /** The words leave nothing out (其他 at the end, 四个季度, 由…组成). */
  readonly closed: boolean;
  /** The labels name kinds that exclude each other: their sum is never more than the total. */
  readonly kinds: boolean;
  /** So many of the totals, from the last on, stand in one group of clauses with the list. */
  readonly near: number;
  /** The total ends the list. */
  readonly behind: boolean;
  /** The list names no total: it is split elsewhere (按用途分:…). */
  readonly far: boolean;
  /** Scores that are all there are only where they name every level of the form. */
  readonly levels?: boolean;
  /** The last item is the report's only where one slip makes the sum come out. */
  readonly slip?: boolean;
  /** The words announce what all of the total went to, and the sentence ends with the list. */
  readonly uses?: boolean;
  /** Words in front of the list or behind it say that it names some only (主要, 等, 其余). */
  readonly some?: boolean;
  /** The list is all that stands in a bracket right behind the total. */
  readonly bracket?: boolean;
}

/** A row of a table in the prose with its execution rate. */
export interface RawRate {
  readonly label: string;
  readonly budget: RawAmount;
  readonly executed: RawAmount;
  readonly percent: string;
  readonly printed: PlacedText;
}

export interface RawNarrative {
  readonly splits: readonly RawSplit[];
  readonly listings: readonly RawListing[];
  /** The columns of each table in the prose. */
  readonly columns: readonly (readonly RawSplit[])[];
  /** The rates of each table in the prose. */
  readonly rates: readonly (readonly RawRate[])[];
  /** Rates that a sentence gives right behind their own budget and expenditure. */
  readonly saidRates: readonly RawRate[];
  /** Rates of sources that are shares of what all of them spent. */
  readonly shareRates: readonly RawRate[];
  /** Rates that are not what the two counts in front of them give. */
  readonly countRates: readonly RawRate[];
  readonly mentions: readonly RawMention[];
  readonly periods: readonly RawPeriod[];
  readonly claims: readonly RawClaim[];
}
