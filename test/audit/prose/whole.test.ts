/** Whole reports by hand: nothing is raised on them as they stand, and what is planted is found. */
import { describe, expect, it } from 'vitest';
import { findingsOf, wholeReports } from './whole-reports.ts';

const codesOf = (text: string): string[] =>
  [...new Set(findingsOf(text).map(({ code }) => code))].sort();

for (const { name, text, planted, unheard } of wholeReports()) {
  describe(name, () => {
    it('contradicts nothing as it stands', () => {
      expect(findingsOf(text).map(({ message }) => message.zh)).toEqual([]);
    });

    for (const change of planted) {
      it(change.line, () => expect(codesOf(change.text)).toEqual(change.codes));
    }

    for (const { line, text: changed } of unheard) {
      it(`is not heard yet to contradict itself, nor anything else: ${line}`, () =>
        expect(codesOf(changed)).toEqual([]));
    }
  });
}
