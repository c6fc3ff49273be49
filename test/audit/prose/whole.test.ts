/** Whole reports by hand: nothing is raised on them as they stand, and what is planted is found. */
import { describe, expect, it } from 'vitest';
import { findingsOf, wholeReports } from './whole-reports.ts';

/** A form has rows of indicators. */
const FORM = /^.*级指标.*\|/m;

const codesOf = (text: string): string[] =>
  [...new Set(findingsOf(text).map(({ code }) => code))].sort();

for (const { name, text, planted, unheard } of wholeReports()) {
  describe(name, () => {
    it('contradicts nothing as it stands', () => {
      // A report without its form is told so, and nothing else.
      const due = FORM.test(text) ? '' : 'document.no-form';
      const raised = findingsOf(text).filter(({ code }) => code !== due);
      expect(raised.map(({ message }) => message.zh)).toEqual([]);
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
