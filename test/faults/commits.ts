/** Counts effects: how often what readers start from became another thing. */
import { isDeepStrictEqual } from 'node:util';
import type { ReportStore } from '../../shared/store/port.ts';

export interface Commits {
  /** The store, with its commits watched. */
  readonly watch: (store: ReportStore) => ReportStore;
  /** The ranks that became current, one for each change, in their order. */
  readonly of: (reportId: string) => readonly number[];
}

export function commitsOf(): Commits {
  const changes = new Map<string, number[]>();
  // One commit at a time, or a change would be counted for two of them.
  let last: Promise<unknown> = Promise.resolve();
  const alone = <T>(step: () => Promise<T>): Promise<T> => {
    const turn = last.then(step);
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    watch: (store) => ({
      ...store,
      commitMeta: (meta) =>
        alone(async () => {
          const before = await store.getMeta(meta.reportId);
          const outcome = await store.commitMeta(meta);
          const after = await store.getMeta(meta.reportId);
          if (after !== null && !isDeepStrictEqual(before, after))
            changes.set(meta.reportId, [...(changes.get(meta.reportId) ?? []), after.rank]);
          return outcome;
        }),
    }),
    of: (reportId) => changes.get(reportId) ?? [],
  };
}
