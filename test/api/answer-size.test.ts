/** An answer that the gateway would not let through is refused by us, with what to ask instead. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ListApi, openListApi } from '../support/api.ts';

const MAX_TEXT_BYTES = 1_500;
let api: ListApi;
beforeAll(async () => {
  api = await openListApi([2020, 2021, 2022], [], MAX_TEXT_BYTES);
});
afterAll(() => api.database.close());

describe('an answer', () => {
  it('that is larger than the gateway takes is a 413 that names the parts to ask for', async () => {
    const one = await api.app.request('/v1/reports?limit=1');
    expect([one.status, (await one.text()).length <= MAX_TEXT_BYTES]).toEqual([200, true]);
    const all = await api.app.request('/v1/reports?limit=3');
    expect(all.status).toBe(413);
    const { detail } = (await all.json()) as { detail: string };
    expect(detail).toMatch(/more than 1500 bytes; ask for a part: \/summary, \/findings/);
  });
});
