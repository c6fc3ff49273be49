/** Running heads that name chapters: pages in a row, the page's number or a rule tell what they are. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, paragraphsOf, writeCells } from '../support/read-tables.ts';

const TITLES = ['Basics', 'Accounts', 'Entries', 'Reports', 'Printing', 'Export'].flatMap(
  (title) => [title, `More ${title}`],
);

function rows(pen: Pen, top: number, texts: readonly (readonly string[])[]): void {
  for (let i = 0; i <= texts.length; i++) pen.stroke(60, top + i * 20, 400, top + i * 20);
  for (const x of [60, 200, 400]) pen.stroke(x, top, x, top + texts.length * 20);
  texts.forEach(([a = '', b = ''], i) => {
    pen.text(64, top + 14 + i * 20, 10, a).text(204, top + 14 + i * 20, 10, b);
  });
}

/** Twelve pages, each below a head; the second and the third hold a table that the page end cuts. */
async function tablesBelow(
  headOf: (page: number) => string,
  rule?: (page: number) => number,
): Promise<string[][]> {
  const pages = TITLES.map((_, i) => {
    const pen = new Pen();
    pen.text(60, 50, 10, headOf(i));
    if (rule) pen.stroke(60, rule(i), 535, rule(i));
    const cut = i === 1 || i === 2;
    for (let y = cut ? 300 : 90; y < (cut ? 600 : 780); y += 15)
      pen.text(60, y, 10, 'Text of the page, one line of it.');
    return pen;
  });
  const [, first = new Pen(), second = new Pen()] = pages;
  rows(first, 740, [
    ['Key', 'Value'],
    ['a', '1'],
  ]);
  rows(second, 80, [
    ['b', '2'],
    ['c', '3'],
  ]);
  const layout = await layOutPdf(buildPdf(pages.map(({ content }) => ({ content }))));
  return gridsOf(layout).map((grid) => writeCells(grid.cells));
}

it('joins a table below the head of its chapter, which stands on pages in a row', async () => {
  const tables = await tablesBelow((i) => (i < 4 ? 'Basics' : 'Accounts'));
  expect(tables).toHaveLength(1);
  expect(tables[0]).toContain('3 1 1x1 3');
});

it('joins a table below heads that bear the number of the page', async () => {
  const odd = (i: number): string => `${TITLES[i]} ${i + 11}`;
  const even = (i: number): string => `${i + 11} ${TITLES[i]}`;
  const tables = await tablesBelow((i) => (i % 2 ? even(i) : odd(i)));
  expect(tables).toHaveLength(1);
  expect(tables[0]).toContain('3 1 1x1 3');
});

it('keeps the tables apart where the lines above them are titles with other numbers', async () => {
  const tables = await tablesBelow(
    (i) => `${TITLES[i]} ${[4, 7, 2, 9, 30, 1, 5, 18, 11, 3, 40, 6][i]}`,
  );
  expect(tables).toHaveLength(2);
});

it('joins a table below heads over a rule, each with another title', async () => {
  const tables = await tablesBelow(
    (i) => TITLES[i] ?? '',
    () => 56,
  );
  expect(tables).toHaveLength(1);
  expect(tables[0]).toContain('3 1 1x1 3');
});

it('keeps the tables apart where rules stand under the lines above at other heights', async () => {
  const tables = await tablesBelow(
    (i) => TITLES[i] ?? '',
    (i) => 56 + 2 * i,
  );
  expect(tables).toHaveLength(2);
});

describe('a line at the top of two pages, which are all there are', () => {
  const HEAD = 'Collected papers 2024, volume 3';
  const twoPages = async (titles: readonly [string, string], size: number) => {
    const pages = titles.map((title) =>
      new Pen().text(60, 40, 8, HEAD).text(60, 70, size, title).text(60, 100, 10, 'And so on.'),
    );
    const layout = await layOutPdf(buildPdf(pages.map(({ content }) => ({ content }))));
    return JSON.stringify(paragraphsOf(layout)).includes(HEAD);
  };

  it('is their head where it stands over a title that one of them alone has', async () => {
    expect(await twoPages(['Report of the year', 'Form'], 16)).toBe(false);
  });

  it('is none over one title printed twice, nor over lines of its own size', async () => {
    expect(await twoPages(['Form', 'Form'], 16)).toBe(true);
    expect(await twoPages(['Report of the year', 'Form'], 8)).toBe(true);
  });
});
