/** Whole reports by hand: nothing is raised on them as they stand, and what is planted is found. */
import { describe, expect, it } from 'vitest';
import { findingsOf, wholeReports } from './whole-reports.ts';

/** A form has a row of heads that names its indicators. */
const FORM = /指标.*\|/;

const codesOf = (text: string): string[] =>
  [...new Set(findingsOf(text).map(({ code }) => code))].sort();

for (const { name, text, planted, unheard } of wholeReports()) {
  describe(name, () => {
    // A report without its form is told so, and nothing else.
    const due = FORM.test(text) ? [] : ['document.no-form'];

    it('contradicts nothing as it stands', () => {
      const others = findingsOf(text).filter(({ code }) => !due.includes(code));
      expect(others.map(({ message }) => message.zh)).toEqual([]);
      expect(codesOf(text)).toEqual(due);
    });

    for (const change of planted) {
      it(change.line, () => expect(codesOf(change.text)).toEqual(change.codes));
    }

    for (const { line, text: changed } of unheard) {
      it(`is not heard yet to contradict itself, nor anything else: ${line}`, () =>
        expect(codesOf(changed)).toEqual(due));
    }
  });
}
