/** Parts a head from the rows below it where no rule does: it ends where figures begin. */
import type { Band } from './bands.ts';
import { isDatum, type RunLine } from './runs.ts';

/** A head has no more lines. */
const HEAD_LINES = 6;
/** So many rows of figures below say that lines without any are a head. */
const FEWEST_FIGURED = 2;
/** Years stand in heads as well as under them. */
export const YEAR = /^(?:FY\s?)?(?:1[89]|20)\d\d(?:[-–/]\d{2,4})?\D?$/;
/** A text begins at the left side of its table, within this many em. */
const AT_LEFT = 0.6;

/** A figure beside a label, or several: years alone stand in heads. */
export function hasFigures({ runs }: RunLine): boolean {
  const own = runs.length > 1 ? runs.slice(1) : [];
  return own.some(({ text }) => isDatum(text) && !YEAR.test(text));
}

/** Returns the band as the lines of its head and those of its rows; null where it has no head. */
function partBand(band: Band): [Band, Band] | null {
  const { lines, top, bottom } = band;
  const first = lines.findIndex(hasFigures);
  const figured = lines.filter(hasFigures).length;
  if (first < 1 || first > HEAD_LINES || figured < FEWEST_FIGURED) return null;
  const left = Math.min(...lines.map(({ box }) => box[0]));
  // A label at the left side, alone below the labels of columns, is that of a group of rows.
  const isGroup = ({ runs, box, size }: RunLine): boolean =>
    runs.length === 1 && box[0] - left <= AT_LEFT * size;
  let end = first;
  while (end > 0 && lines[end - 1] && isGroup(lines[end - 1] as RunLine)) end--;
  const head = lines.slice(0, end);
  if (!head.some(({ runs, box, size }) => runs.length > 1 || box[0] - left > AT_LEFT * size))
    return null;
  const at = ((head.at(-1)?.box[3] ?? top) + (lines[end]?.box[1] ?? bottom)) / 2;
  return [
    { top, bottom: at, lines: head },
    { top: at, bottom, lines: lines.slice(end) },
  ];
}

/** Returns the bands, the first one parted where a head stands in it above figures. */
export function partHead(bands: readonly Band[]): readonly Band[] {
  const [first, ...more] = bands;
  const parted = first && partBand(first);
  return parted ? [...parted, ...more] : bands;
}
