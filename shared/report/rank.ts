/** Which extractor's reading wins: an integer that grows with the version. */
import { EXTRACTOR_VERSION } from './version.ts';

/** Digits that a minor and a patch version may have: 1.4.0 has rank 10400. */
const STEP = 100;
/** What the run's key has room for. */
const MAX_RANK = 999_999;

/** Returns the rank of a version `major.minor.patch`; throws for any other text. */
export function rankOf(version: string): number {
  const parts = /^(\d+)\.(\d+)\.(\d+)/.exec(version);
  if (parts === null) throw new Error(`${version} is no version`);
  const [major = 0, minor = 0, patch = 0] = parts.slice(1).map(Number);
  if (minor >= STEP || patch >= STEP) throw new Error(`${version} has a part above ${STEP - 1}`);
  const rank = (major * STEP + minor) * STEP + patch;
  if (rank > MAX_RANK) throw new Error(`${version} is beyond rank ${MAX_RANK}`);
  return rank;
}

/** This version's own. */
export const RANK = rankOf(EXTRACTOR_VERSION);
