import { expect, test } from 'vitest';
import { served } from '../support/served.ts';
import { realNow, worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
const http = served(all);

interface Key {
  readonly id: string;
  readonly secret: string;
}

async function key(world: World, input: object): Promise<Key> {
  const { createApiKey } = await world.data('mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { ... on CreatedApiKey { secret apiKey { id } } } }', { input });
  return { id: createApiKey.apiKey.id, secret: createApiKey.secret };
}

const asked = async (form: Record<string, string> | string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${http.address}/oauth/token`, { method: 'POST', headers, body: typeof form === 'string' ? form : new URLSearchParams(form) });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
};
const basic = ({ id, secret }: Key) => ({ authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}` });
const grant = { grant_type: 'client_credentials' };
const inForm = ({ id, secret }: Key) => ({ ...grant, client_id: id, client_secret: secret });
const graph = async (token: unknown, query: string) => {
  const response = await fetch(`${http.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${String(token)}` }, body: JSON.stringify({ query }) });
  return ((await response.json()) as { data?: Record<string, unknown>; errors?: { extensions: { code: string } }[] });
};

test('a client has a token for its id and secret, by HTTP Basic and in the form, and asks with it as its key', async () => {
  const world = await all.create();
  const client = await key(world, { scopes: ['customer:read', 'meter:read'] });
  for (const { status, headers, body } of [await asked(grant, basic(client)), await asked(inForm(client))]) {
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 3_600, scope: 'customer:read meter:read' });
    expect(await graph(body['access_token'], '{ customers { totalCount } }')).toEqual({ data: { customers: { totalCount: 0 } }, extensions: expect.anything() });
    expect((await graph(body['access_token'], 'mutation { createCustomer(input: { key: "x" }) { __typename } }')).errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  }
});

test('a token has the scopes that are named, of those that its key has when it asks', async () => {
  const world = await all.create();
  const client = await key(world, { scopes: ['customer:read', 'meter:read'] });
  const { body } = await asked({ ...inForm(client), scope: 'meter:read' });
  expect(body['scope']).toBe('meter:read');
  expect((await graph(body['access_token'], '{ meters { totalCount } }')).errors).toBeUndefined();
  expect((await graph(body['access_token'], '{ customers { totalCount } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const more = await asked({ ...inForm(client), scope: 'meter:read customer:write' });
  expect([more.status, more.body]).toEqual([400, { error: 'invalid_scope', error_description: 'scope "customer:write" is none that the client has: use some of customer:read meter:read' }]);
});

test('a token ends after an hour, with its key, and when that is revoked', async () => {
  const world = await all.create();
  const [lasting, ending] = [await key(world, { scopes: ['customer:read'] }), await key(world, { scopes: ['customer:read'], expiresAt: '2027-01-01T00:10:00.5Z' })];
  const [{ body: whole }, { body: short }] = [await asked(inForm(lasting)), await asked(inForm(ending))];
  expect(short['expires_in']).toBe(600);
  const { authenticator } = world.product.core;
  const good = async (token: unknown): Promise<boolean> => Promise.resolve(authenticator.authenticate(`Bearer ${String(token)}`)).then((viewer) => viewer !== null, () => false);
  const standing = async (at: string) => {
    all.clock.set(at);
    return [await good(whole['access_token']), await good(short['access_token'])];
  };
  expect([await standing('2027-01-01T00:09:59Z'), await standing('2027-01-01T00:10:00Z'), await standing('2027-01-01T00:59:59Z'), await standing('2027-01-01T01:00:00Z')]).toEqual([
    [true, true], [true, false], [true, false], [false, false],
  ]);
  all.clock.set(realNow);
  const { body } = await asked(inForm(lasting));
  expect(await good(body['access_token'])).toBe(true);
  await world.data('mutation ($id: ID!) { revokeApiKey(id: $id) { __typename } }', { id: lasting.id });
  expect(await good(body['access_token'])).toBe(false);
  expect((await asked(inForm(lasting))).body['error']).toBe('invalid_client');
});

test('what is no client, no grant and no form is refused in the words of RFC 6749', async () => {
  const world = await all.create();
  const client = await key(world, { scopes: ['customer:read'] });
  const other = await key(world, { scopes: ['customer:read'] });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const refused: [string, Awaited<ReturnType<typeof asked>>, number, string][] = [
    ['another key', await asked(inForm({ id: client.id, secret: other.secret })), 401, 'invalid_client'],
    ['an id that is none', await asked(inForm({ id: 'nobody', secret: client.secret })), 401, 'invalid_client'],
    ['nobody', await asked(grant), 401, 'invalid_client'],
    ['a bearer', await asked(grant, { authorization: `Bearer ${client.secret}` }), 401, 'invalid_client'],
    ['two ways', await asked(inForm(client), basic(client)), 400, 'invalid_request'],
    ['no grant', await asked({ client_id: client.id, client_secret: client.secret }), 400, 'invalid_request'],
    ['another grant', await asked({ ...inForm(client), grant_type: 'password' }), 400, 'unsupported_grant_type'],
    ['a parameter twice', await asked('grant_type=client_credentials&grant_type=client_credentials', { ...form, ...basic(client) }), 400, 'invalid_request'],
    ['JSON', await asked('{"grant_type":"client_credentials"}', { 'content-type': 'application/json', ...basic(client) }), 400, 'invalid_request'],
  ];
  for (const [what, { status, body }, code, error] of refused) {
    expect([status, body], what).toEqual([code, { error, error_description: expect.any(String) }]);
    expect(JSON.stringify(body), what).not.toContain(client.secret);
  }
  expect(refused[0]?.[1].headers.get('www-authenticate')).toMatch(/^Basic /);
  expect((await asked('x'.repeat(10_001), form)).status).toBe(413);
});

test('a token of one purpose is none of another', async () => {
  const world = await all.create();
  const { core } = world.product;
  const claims = { id: '01900000-0000-7000-8000-000000000000', organizationId: world.organizationId, expiresAt: Temporal.Instant.from('2027-01-01T01:00:00Z') };
  const now = Temporal.Instant.from(realNow);
  expect(await core.accessTokens.verify(await core.portal.sign(claims, now), now)).toBeNull();
  expect(await core.portal.verify(await core.accessTokens.sign(claims, now), now)).toBeNull();
  expect((await graph(await core.accessTokens.sign(claims, now), '{ viewer { __typename } }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});
