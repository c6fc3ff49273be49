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
};
