/** An API that is older than the reader: during a deployment, or after the API was rolled back. */
import { expect, it } from 'vitest';
import { RANK } from '../../shared/report/rank.ts';
import { openRankApi } from '../support/api.ts';
import { aRecord } from '../support/records.ts';

/** Words that no version has yet. */
const CODE = 'prose.tomorrow';
const VARIANT = 'form-of-tomorrow';

const openNewer = async (rank: number) => {
  const record = aRecord({ seed: 'newer', findings: [{}, {}] });
  const [known, other] = record.findings;
  const newer = {
    ...record,
    forms: record.forms.map((form) => ({ ...form, variant: VARIANT })),
    findings: [{ ...other, code: CODE }, known],
  };
  const { app, database } = await openRankApi(newer as unknown as typeof record, rank);
  const ask = async (path: string) => {
    const answer = await app.request(path);
    return { status: answer.status, body: await answer.text() };
  };
  return { ask, database, at: `/v1/reports/${record.reportId}` };
};

it('gives what a newer version read, with codes and variants that it has no name for', async () => {
  const { ask, database, at } = await openNewer(RANK + 1);
  for (const path of [at, `${at}/findings`, '/v1/findings?severity=contradiction', '/v1/counts']) {
    const { status, body } = await ask(path);
    expect(status, path).toBe(200);
    expect(body, path).toContain(CODE);
    expect(body, path).toContain('rate.task');
  }
  expect((await ask(at)).body).toContain(VARIANT);
  expect((await ask(`${at}/findings?format=csv`)).body).toContain(CODE);
  for (const part of ['summary', 'rescore', 'indicators', 'funds', 'tasks', 'figures', 'review'])
    expect((await ask(`${at}/${part}`)).status, part).toBe(200);
  await database.close();
});

it('still takes such words in a record of its own version for a mistake', async () => {
  const { ask, database, at } = await openNewer(RANK);
  expect((await ask(at)).status).toBe(500);
  await database.close();
});
