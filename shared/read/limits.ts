/** What a document may ask of us at most; a file beyond a limit is refused with a remark, never read half. */

export interface ReadLimits {
  /** Size of the file. */
  readonly bytes: number;
  readonly pages: number;
  /** Drawing operators on one page. */
  readonly operatorsPerPage: number;
  /** Printed characters in the whole file. */
  readonly characters: number;
  /** Lines on one page. */
  readonly rulingsPerPage: number;
  /** Form fields and stamps on one page. */
  readonly annotationsPerPage: number;
  /** Memory that the PDF engine may take. */
  readonly engineBytes: number;
  /** Parts of a DOCX container. */
  readonly zipEntries: number;
  /** Unpacked size of one part of a DOCX. */
  readonly entryBytes: number;
  /** Unpacked to packed size of one part of a DOCX, from 1 MB upwards. */
  readonly zipRatio: number;
  /** Elements in one XML part, and how deep they nest. */
  readonly xmlElements: number;
  readonly xmlDepth: number;
  /** Grid positions of all tables of a DOCX together. */
  readonly tableCells: number;
}

/**
 * The largest report seen has 42 pages and 2 MB; a 5,000-row form has about 150 pages, 600,000
 * characters and 400 rulings a page. Each limit leaves a wide margin above that and stays far
 * below what exhausts a 1,769 MB Lambda in 120 s.
 */
export const DEFAULT_LIMITS: ReadLimits = {
  bytes: 100 * 1024 * 1024,
  pages: 2_000,
  operatorsPerPage: 1_000_000,
  characters: 10_000_000,
  rulingsPerPage: 100_000,
  // Merging them into the page takes a time that grows with their square; 2,000 take 0.1 s.
  annotationsPerPage: 2_000,
  // Reports stay below 64 MB; a file of forms that double at each level would take 2 GB.
  engineBytes: 768 * 1024 * 1024,
  // A DOCX with a picture on every page has some hundred parts.
  zipEntries: 5_000,
  // A form of 5,000 rows is 35 MB of XML as the wordiest producer writes it.
  entryBytes: 128 * 1024 * 1024,
  // Repetitive forms reach 60; deflate itself ends at 1,032.
  zipRatio: 250,
  // That form has 4 million elements; what prints nothing is skipped, not kept.
  xmlElements: 12_000_000,
  // A table in a table in a text box in a content control is 30 deep.
  xmlDepth: 256,
  tableCells: 1_000_000,
};

/** From this share of unknown characters on, a page's text layer is worth less than its picture. */
export const UNMAPPED_SHARE = 0.2;
