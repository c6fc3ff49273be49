/** The rules of one form, as scoring asks for them. */
import type { Rule } from '../report/record.ts';
import { type Tier, tiersOf } from './tiers.ts';

export interface Rules {
  readonly all: readonly Rule[];
  /** The bands of qualitative results, best first; empty where the note prints none. */
  readonly tiers: readonly Tier[];
  /** The first rule of a kind: the form's own, else the variant's; null where neither has one. */
  readonly find: (kind: Rule['kind']) => Rule | null;
  /** Whether a clause about this subject could not be read. */
  readonly hasUnread: (about: string) => boolean;
}

export function findIn(all: readonly Rule[]): Rules {
  return {
    all,
    tiers: tiersOf(all),
    find: (kind) => all.find((rule) => rule.kind === kind) ?? null,
    hasUnread: (about) => all.some((r) => r.kind === 'unread' && r.value.about === about),
  };
}
