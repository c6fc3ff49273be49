/** The rules of one form, as scoring asks for them. */
import type { Rule } from '../report/record.ts';

export interface Rules {
  readonly all: readonly Rule[];
  /** The first rule of a kind: the form's own, else the variant's; null where neither has one. */
  readonly find: (kind: Rule['kind']) => Rule | null;
  /** Whether a clause about this subject could not be read. */
  readonly hasUnread: (about: string) => boolean;
}

export function findIn(all: readonly Rule[]): Rules {
  return {
    all,
    find: (kind) => all.find((rule) => rule.kind === kind) ?? null,
    hasUnread: (about) => all.some((r) => r.kind === 'unread' && r.value.about === about),
  };
}
