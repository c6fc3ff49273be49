/** The state that an undisturbed reading leaves, and papers to ask it of. */
import { expect } from 'vitest';
import { look } from './look.ts';
import { idOfPaper, type Paper } from './papers.ts';
import type { World } from './world.ts';

let number = 0;
export const newPaper = (): Paper => ({ seed: `paper ${++number}`, findings: 3 });
export const keyOf = ({ seed }: Paper) => `in/2021/${seed}.docx`;

/**
 * Asserts that the last of these ranks is current and whole, that each became current once and in
 * this order, that its run is done, and that the file's name leads to it.
 */
export async function expectWhole(
  world: World,
  paper: Paper,
  ranks: readonly number[] = [1],
): Promise<void> {
  const rank = ranks.at(-1) ?? 1;
  expect(await look(world, paper)).toEqual({ rank, torn: null });
  const id = idOfPaper(paper);
  expect(world.commits(id)).toEqual(ranks);
  expect((await world.store.getRun(id, rank))?.state).toBe('DONE');
  expect((await world.store.getSource('archive', keyOf(paper)))?.reportId).toBe(id);
}
