/** Byte ranges, cut to the object they are asked of. */
import { type ByteRange, RangeUnsatisfiable } from './port.ts';

/** First and last byte, inclusive; throws RangeUnsatisfiable where nothing of it exists. */
export function cutRange(
  range: ByteRange | null,
  totalBytes: number,
): { start: number; end: number } {
  if (range === null) return { start: 0, end: totalBytes - 1 };
  const isTail = range.start === null;
  const start = isTail ? Math.max(0, totalBytes - (range.end ?? 0)) : (range.start ?? 0);
  const end = isTail ? totalBytes - 1 : Math.min(range.end ?? totalBytes - 1, totalBytes - 1);
  if (start >= totalBytes || start > end) throw new RangeUnsatisfiable(totalBytes);
  return { start, end };
}
