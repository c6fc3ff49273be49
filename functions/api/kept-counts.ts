/** Counts that took long are kept for a while: pages ask for them whenever they are opened. */
import type { Counts, ReportFilter } from '../../shared/store/port.ts';

/** So many times as long as it took: counting takes a twentieth of the time at most. */
const KEPT_TIMES = 20;
/** A count over few reports takes less and is made anew, so that each new report shows at once. */
const CHEAP_MS = 100;
/** Of so many questions; the oldest is forgotten first. */
const MOST_QUESTIONS = 200;

type Count = (filter: ReportFilter) => Promise<Counts>;
interface Kept {
  readonly counts: Promise<Counts>;
  until: number;
}

/** The same counts; who asks while the same is being counted waits for that. */
export function keptCounts(count: Count, now: () => number = () => performance.now()): Count {
  const answers = new Map<string, Kept>();
  return (filter) => {
    const question = JSON.stringify(filter);
    const known = answers.get(question);
    const askedAt = now();
    if (known !== undefined && known.until > askedAt) return known.counts;
    const answer: Kept = { counts: count(filter), until: Number.POSITIVE_INFINITY };
    answers.delete(question);
    answers.set(question, answer);
    for (const oldest of answers.keys())
      if (answers.size > MOST_QUESTIONS) answers.delete(oldest);
      else break;
    const end = (took: number) => {
      answer.until = took < CHEAP_MS ? 0 : now() + took * KEPT_TIMES;
    };
    answer.counts.then(
      () => end(now() - askedAt),
      () => end(0),
    );
    return answer.counts;
  };
}
