/** Files of every variant, read back: values as the model has them, what was planted is found. */
import { describe, expect, it } from 'vitest';
import { LEDGER_CODES } from '../../shared/report/finding.ts';
import { VARIANTS } from '../support/reports/kinds.ts';
import { NOT_ODD, oddReport } from '../support/reports/odd.ts';
import {
  JUDGING_FROM,
  KINDS,
  ODD_JUDGING_FROM,
  RENDERINGS,
  ratesOf,
  readClean,
  type Trial,
  TUNING_FROM,
  tally,
  tryKind,
} from './suite.ts';

/** A short form of `npx tsx bench/mutations.ts --judge`: seeds that nothing was tuned with. */
const SEED = JUDGING_FROM + 500;

async function tryAll(): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (const [i, kind] of KINDS.entries()) {
    const hosts = VARIANTS.map((_, k) => VARIANTS[(i * 5 + k) % VARIANTS.length]!);
    let places = 0;
    for (const variant of hosts) {
      const as = RENDERINGS[(i + places) % RENDERINGS.length]!;
      const trial = places < 2 ? await tryKind(kind, variant, SEED + i, as) : null;
      if (trial === null) continue;
      places++;
      trials.push(trial);
    }
  }
  return trials;
}

describe('generated reports', () => {
  it.each(VARIANTS)(
    'of the variant %s are read as they were made, and raise nothing',
    async (v) => {
      for (const as of RENDERINGS) {
        const { fields, wrong, raised } = await readClean(v, SEED, as);
        expect(fields).toBeGreaterThan(50);
        expect({ as, wrong, raised }).toEqual({ as, wrong: [], raised: [] });
      }
    },
  );

  it.each(['anhui-department', 'yunnan-project', 'two-party'] as const)(
    'of the variant %s in other provinces’ layouts are read as they were made',
    async (v) => {
      const at = ODD_JUDGING_FROM + 500;
      const { wrong, raised } = await readClean(v, at, 'docx', oddReport);
      expect({ wrong, raised }).toEqual({ wrong: [], raised: [] });
      expect(oddReport(v, at).form.odd).not.toEqual(NOT_ODD);
    },
  );

  it.each([
    ['mof-project', 15],
    ['shanghai-project', 16],
    ['anhui-department', 14],
  ] as const)(
    'of %s, seed %i: a level label cut by the page end reaches all its rows',
    async (v, seed) => {
      const { wrong, raised } = await readClean(v, seed, 'pdf');
      expect({ wrong, raised }).toEqual({ wrong: [], raised: [] });
    },
  );

  it.each([90_003, 90_006])(
    'of anhui-department, seed %i: goals are read where the page end cuts their block’s label',
    async (seed) => {
      const { wrong, raised } = await readClean('anhui-department', seed, 'pdf');
      expect({ wrong, raised }).toEqual({ wrong: [], raised: [] });
    },
  );

  it('of henan-department, seed 90008: figures that narrow cells break make no rows', async () => {
    const { wrong, raised } = await readClean('henan-department', 90_008, 'pdf');
    expect({ wrong, raised }).toEqual({ wrong: [], raised: [] });
  });

  it('differ from seed to seed, and are the same for the same seed', async () => {
    const [one, again] = await Promise.all([
      readClean('mof-project', SEED, 'docx'),
      readClean('mof-project', SEED, 'docx'),
    ]);
    expect(again).toEqual(one);
    expect((await readClean('mof-project', SEED + 1, 'docx')).fields).not.toBe(one.fields);
  });
});

describe('planted contradictions', () => {
  it('are of more than forty kinds and of every code of the ledger', () => {
    expect(KINDS.length).toBeGreaterThan(40);
    expect(new Set(KINDS.map((kind) => kind.name)).size).toBe(KINDS.length);
    expect([...new Set(KINDS.map((kind) => kind.code))].sort()).toEqual([...LEDGER_CODES].sort());
  });

  it('are found in files read back, with nothing that is not due', async () => {
    const trials = await tryAll();
    const { recall, precision } = ratesOf(tally(trials).values());
    const bad = trials.filter((trial) => !trial.found || trial.undue.length > 0);
    expect(trials.length).toBeGreaterThan(KINDS.length);
    expect(recall, JSON.stringify(bad)).toBeGreaterThanOrEqual(0.98);
    expect(precision, JSON.stringify(bad)).toBeGreaterThanOrEqual(0.99);
  }, 120_000);

  it('are counted as missed, or as not due, where that is so', () => {
    const trial = {
      kind: 'k',
      code: 'rate.task',
      variant: 'mof-project',
      seed: TUNING_FROM,
    } as const;
    const missed = ratesOf(tally([{ ...trial, found: false, undue: [] }]).values());
    expect(missed.recall).toBe(0);
    const wolf = ratesOf(tally([{ ...trial, found: true, undue: ['prose.year'] }]).values());
    expect(wolf).toEqual({ recall: 1, precision: 0.5 });
  });
});
