/** Finds the tables of a page that white alone rules. For the `tables` command: prose is not asked twice. */
import type { Glyph } from '../../read/document.ts';
import { contains } from '../geometry.ts';
import { readRunLines } from '../open/runs.ts';
import type { Fragment, PageLayout } from '../page-tables.ts';
import { readLines, type TextLine } from '../text-lines.ts';
import { blocksOf } from './blocks.ts';
import { withoutLeaders } from './leaders.ts';
import { readBlock, type UnruledTable } from './read-block.ts';
import { stripsOf } from './strips.ts';
import { typedWidth } from './typed.ts';

/** Returns the glyphs that stand in lines of the page which are none of its furniture. */
function glyphsOf({ loose, lines }: PageLayout, furniture: ReadonlySet<TextLine>): Glyph[] {
  const edge = lines.filter((line) => furniture.has(line)).map(({ box }) => box);
  return loose.glyphs.filter(({ box, turn, text }) => {
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    return !turn && text.trim() !== '' && !edge.some((own) => contains(own, x, y));
  });
}

function toFragment({ xs, ys, cells }: UnruledTable, page: PageLayout): Fragment {
  const frame = { turn: 0 as const, width: page.width, height: page.height };
  return {
    page: page.number,
    xs,
    ys,
    white: true,
    cells: cells.map(({ glyphs, ...region }) => ({ ...region, lines: readLines(glyphs, frame) })),
  };
}

/** One space between typed words is one letter wide. */
const ONE_SPACE = 1.3;

/** Returns the tables of the page without any lines, from the top down. */
export function findUnruled(page: PageLayout, furniture: ReadonlySet<TextLine>): Fragment[] {
  if (page.source !== 'text') return [];
  const tables: UnruledTable[] = [];
  let free = withoutLeaders(glyphsOf(page, furniture));
  const width = typedWidth(free);
  const widest = width === null ? undefined : width * ONE_SPACE;
  for (const strip of stripsOf(readRunLines(free, widest))) {
    const own = free.filter(({ box }) => {
      const middle = (box[0] + box[2]) / 2;
      return middle >= strip.from && middle < strip.to;
    });
    const found = blocksOf(readRunLines(own, widest), strip, width !== null).flatMap((block) =>
      readBlock(block, page),
    );
    const taken = new Set(found.flatMap(({ cells }) => cells.flatMap(({ glyphs }) => glyphs)));
    free = free.filter((glyph) => !taken.has(glyph));
    tables.push(...found);
  }
  return tables
    .map((table) => toFragment(table, page))
    .sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0));
}
