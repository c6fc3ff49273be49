/** A clause on targets that must not be exceeded leaves a printed rule for the others standing. */
import { describe, expect, it } from 'vitest';
import { readActual, readTarget } from '../../shared/normalize/target.ts';
import { rescore } from '../../shared/score/rescore.ts';
import { indicator } from '../audit/rows.ts';
import { aForm } from '../support/records.ts';

const RATIO = '定量指标完成指标值的记满分,未完成的按实际完成值与指标值的比例记分;';
/** No rule is read from it. */
const REVERSE = '反向指标按倒数计分。';

function verdictOf(target: string, actual: string, note: string): string | undefined {
  const values = { targetValue: readTarget(target, null), actualValue: readActual(actual, null) };
  const row = indicator({ level3: '苗木成活率', target, actual, ...values });
  const form = { ...aForm({ seed: 'a' }), variant: 'mof-project' as const, funds: [] };
  return rescore({ ...form, indicators: [row], notes: [note] }, 0).items[0]?.verdict;
}

describe('an unread clause on 反向指标', () => {
  it('lets the printed rule judge a target that is to be reached', () => {
    expect(verdictOf('≥100%', '72.74%', RATIO + REVERSE)).toBe('FAIL');
    expect(verdictOf('≥100%', '100%', RATIO + REVERSE)).toBe('PASS');
  });

  it('doubts what is said of a target that must not be exceeded', () =>
    expect(verdictOf('≤90%', '95%', RATIO + REVERSE)).not.toBe('FAIL'));

  it('doubts all rows where the clause is of others too', () => {
    for (const note of [
      '反向指标、正向指标偏差20%以上不得分。',
      '反向指标按倒数计分,其他指标酌情扣分。',
    ])
      expect(verdictOf('≥100%', '72.74%', RATIO + note), note).toBe('UNCERTAIN');
  });

  it('doubts all rows where the rule for the others is only supposed', () =>
    expect(verdictOf('≥100%', '72.74%', REVERSE)).toBe('UNCERTAIN'));
});
