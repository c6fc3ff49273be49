/** The extractor's version: part of every record; a higher one re-reads what a lower one stored. */
export const EXTRACTOR_VERSION = '0.1.0';
