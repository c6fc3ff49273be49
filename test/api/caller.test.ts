/** Who the gateway says is calling: scopes out of its events, alone and through the deployed function. */
import type { Context } from 'hono';
import { expect, it, vi } from 'vitest';
import { callerOf } from '../../functions/api/caller.ts';

/** An HTTP API's event (payload 2.0) as the gateway sends it once it has checked the token. */
const eventOf = (claims: object | null, rawPath = '/v1/uploads') => ({
  ...{ version: '2.0', routeKey: '$default', rawPath, rawQueryString: '', isBase64Encoded: false },
  headers: { 'content-type': 'application/json', host: 'api.example' },
  body: '{"fileName":"a.pdf","mediaType":"application/pdf"}',
  requestContext: {
    ...{ requestId: 'r-1', stage: '$default', domainName: 'api.example' },
    http: { method: 'POST', path: rawPath, sourceIp: '192.0.2.1', protocol: 'HTTP/1.1' },
    ...(claims === null ? {} : { authorizer: { jwt: { claims, scopes: null } } }),
  },
});
const callerIn = (event: unknown) => {
  const { subject, scopes } = callerOf({ env: { event } } as Context);
  return { subject, scopes: [...scopes] };
};

it.each([
  ['several scopes', { sub: 'u-1', scope: 'raw:read source:read' }, ['raw:read', 'source:read']],
  ['one scope', { sub: 'u-1', scope: 'upload:write' }, ['upload:write']],
  ['commas, which part no scopes', { sub: 'u-1', scope: 'raw:read,x' }, ['raw:read,x']],
  ['no scope', { sub: 'u-1' }, []],
  ['scopes that are no text', { sub: 'u-1', scope: ['raw:read'] }, []],
])('takes from a token with %s what it grants and no more', (_what, claims, scopes) => {
  expect(callerIn(eventOf(claims))).toEqual({ subject: 'u-1', scopes });
});

it('grants nothing where no token was checked', () => {
  for (const event of [eventOf(null), undefined, {}, { requestContext: { authorizer: {} } }])
    expect(callerIn(event)).toEqual({ subject: 'anonymous', scopes: [] });
  expect(callerIn(eventOf({ scope: 'raw:read' })).subject).toBe('unknown');
});

it('asks for scopes in the deployed function as the event of the gateway tells them', async () => {
  const variables = {
    ...{ STAGE: 'test', ARCHIVE_BUCKET: 'archive', RESULTS_BUCKET: 'results', TABLE_NAME: 'table' },
    ...{ AWS_REGION: 'eu-central-1', CURSOR_SECRET: 'x'.repeat(32) },
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  const { handler } = await import('../../functions/api/handler.ts');
  const answerTo = async (claims: object | null) => {
    const { statusCode, body } = (await handler(eventOf(claims) as never)) as {
      statusCode: number;
      body: string;
    };
    return [statusCode, JSON.parse(body).detail];
  };
  const refused = [403, 'this needs the scope upload:write'];
  expect(await answerTo(null)).toEqual(refused);
  expect(await answerTo({ sub: 'u-1', scope: 'raw:read source:read' })).toEqual(refused);
  // Let in, it is told what its form lacks.
  const [status, detail] = await answerTo({ sub: 'u-1', scope: 'raw:read upload:write' });
  expect([status, detail]).toEqual([400, expect.stringContaining('sha256')]);
  vi.unstubAllEnvs();
});
