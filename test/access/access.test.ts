import { expect, test, vi } from 'vitest';
import { createFirstKey, createOrganization } from '../../src/access/index.ts';
import { worlds } from '../support/world.ts';

const all = worlds();

test('an organization is renamed and told to allow several subscriptions; null is refused by name', async () => {
  const world = await all.create();
  const update = `mutation ($input: UpdateOrganizationInput!) { updateOrganization(input: $input) {
    ... on Organization { name multipleSubscriptions } ... on ValidationError { issues { path } } } }`;
  const before = await world.data('{ viewer { organization { key name multipleSubscriptions } } }');
  expect(before.viewer.organization).toEqual({ key: expect.stringMatching(/^org_/), name: before.viewer.organization.key, multipleSubscriptions: false });
  expect(await world.data(update, { input: { multipleSubscriptions: true } })).toEqual({ updateOrganization: { name: before.viewer.organization.name, multipleSubscriptions: true } });
  expect(await world.data(update, { input: { name: 'Renamed' } })).toEqual({ updateOrganization: { name: 'Renamed', multipleSubscriptions: true } });
  expect(await world.data(update, { input: { name: null, multipleSubscriptions: null } })).toEqual({ updateOrganization: { issues: [{ path: ['name'] }, { path: ['multipleSubscriptions'] }] } });
  expect(await world.data('{ viewer { organization { name multipleSubscriptions } } }')).toEqual({ viewer: { organization: { name: 'Renamed', multipleSubscriptions: true } } });
});

test('a key is made with scopes of the asking key only, works, and is revoked at once', async () => {
  const world = await all.create();
  const create = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) {
    ... on CreatedApiKey { secret apiKey { id prefix scopes } } ... on ValidationError { issues { code path } } } }`;
  const { createApiKey: made } = await world.data(create, { input: { name: 'reports', scopes: ['customer:read'] } });
  expect(made.secret).toMatch(/^tgk_[\w-]{43}$/);
  expect(made.apiKey).toMatchObject({ prefix: made.secret.slice(0, 8), scopes: ['customer:read'] });
  const stored = await world.product.core.database.pool.query('select row_to_json(k)::text as row from api_key k where organization_id = $1', [world.organizationId]);
  expect(JSON.stringify(stored.rows)).not.toContain(made.secret);

  const { authenticator } = world.product.core;
  expect(await authenticator.authenticate(`Bearer ${made.secret}`)).toMatchObject({ organizationId: world.organizationId, kind: 'api_key' });
  const weak = world.limited('organization:write');
  const { createApiKey: refused } = await world.data(create, { input: { scopes: ['customer:write', 'nothing:read'], expiresAt: '2026-01-01T00:00:00Z' } }, weak);
  expect(refused.issues.map(({ code }: { code: string }) => code).sort()).toEqual(['NOT_AHEAD', 'SCOPE_NOT_HELD', 'SCOPE_UNKNOWN']);
  const { createApiKey: past } = await world.data(create, { input: { scopes: ['customer:read'], expiresAt: '2026-01-01T00:00:00Z' } });
  expect(past.issues).toEqual([{ code: 'NOT_AHEAD', path: ['expiresAt'] }]);

  await world.data('mutation ($id: ID!) { revokeApiKey(id: $id) { ... on ApiKey { revokedAt } } }', { id: made.apiKey.id });
  // At once: the process that revoked it does not wait for its own news.
  await expect(Promise.resolve(authenticator.authenticate(`Bearer ${made.secret}`))).rejects.toThrow('the credential is unknown, revoked or expired');
  expect(await world.data('{ apiKeys { nodes { prefix scopes revokedAt } totalCount } }')).toMatchObject({ apiKeys: { totalCount: 2, nodes: [{ scopes: ['customer:read'], revokedAt: '2027-01-01T00:00:00Z' }, { revokedAt: null }] } });
});

test('a key that was chosen may look like a token', async () => {
  const { core } = all.product();
  const apiKey = 'chosen.by.somebody';
  const { id: organizationId } = await createOrganization({ orm: core.database.orm, now: all.clock.now() }, { key: 'chosen' });
  await createFirstKey({ orm: core.database.orm, now: all.clock.now() }, { organizationId, key: apiKey });
  expect(await core.authenticator.authenticate(`Bearer ${apiKey}`)).toMatchObject({ organizationId, kind: 'api_key' });
});

test('a key that is one organization\'s is refused for another, in words', async () => {
  const operator = { orm: all.product().core.database.orm, now: all.clock.now() };
  const [first, second] = [await createOrganization(operator, { key: 'has_it' }), await createOrganization(operator, { key: 'wants_it' })];
  const key = 'a-key-for-two-of-them';
  const { id } = await createFirstKey(operator, { organizationId: first.id, key });
  expect(await createFirstKey(operator, { organizationId: first.id, key })).toEqual({ id, apiKey: key });
  await expect(createFirstKey(operator, { organizationId: second.id, key })).rejects.toMatchObject({
    code: 'API_KEY_OF_ANOTHER_ORGANIZATION', message: 'this API key is the organization "has_it"\'s already: give another one (of TOLLGATE_API_KEY, 16 random characters or more)',
  });
});

test('an expired key is no good, to the second', async () => {
  const world = await all.create();
  const { createApiKey: made } = await world.data(
    'mutation { createApiKey(input: { scopes: ["customer:read"], expiresAt: "2027-01-01T01:00:00Z" }) { ... on CreatedApiKey { secret } } }',
  );
  const { authenticator } = world.product.core;
  all.clock.set('2027-01-01T00:59:59Z');
  expect(await authenticator.authenticate(`Bearer ${made.secret}`)).toMatchObject({ organizationId: world.organizationId });
  all.clock.set('2027-01-01T01:00:00Z');
  await expect(authenticator.authenticate(`Bearer ${made.secret}`)).rejects.toThrow('expired');
  all.clock.set('2027-01-01T00:00:00Z');
});

test('a portal token sees its customer alone, ends, and is invalidated at once', async () => {
  const world = await all.create();
  await world.data('mutation { createCustomer(input: { key: "mine", metadata: { note: "secret" } }) { __typename } }');
  const { createCustomer: other } = await world.data('mutation { createCustomer(input: { key: "other" }) { ... on Customer { id } } }');
  const create = `mutation ($input: CreatePortalTokenInput!) { createPortalToken(input: $input) {
    ... on PortalToken { id token expiresAt customer { key } subject } ... on Error { code } ... on ValidationError { issues { code path } } } }`;
  const { createPortalToken: made } = await world.data(create, { input: { customer: { key: 'mine' } } });
  expect(made).toMatchObject({ expiresAt: '2027-01-01T01:00:00Z', customer: { key: 'mine' }, subject: null });

  const { authenticator } = world.product.core;
  const buyer = await authenticator.authenticate(`Bearer ${made.token}`);
  const seen = await world.ask('query ($id: ID!) { viewer { scopes customer { key metadata } } customer(by: { key: "other" }) { id } node(id: $id) { id } }', { id: other.id }, buyer);
  expect(seen).toMatchObject({ errors: [], data: { viewer: { scopes: [], customer: { key: 'mine', metadata: null } }, customer: null, node: null } });
  expect((await world.ask('{ customers { totalCount } }', {}, buyer)).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  const forged = `${made.token.slice(0, -3)}${made.token.at(-3) === 'a' ? 'b' : 'a'}bc`;
  await expect(authenticator.authenticate(`Bearer ${forged}`)).rejects.toThrow('unknown');

  for (const [input, issue] of [
    [{}, { code: 'CUSTOMER_OR_SUBJECT' }],
    [{ customer: { key: 'mine' }, subject: 's' }, { code: 'CUSTOMER_OR_SUBJECT' }],
    [{ customer: { key: 'mine' }, expiresIn: 'P31D' }, { code: 'PORTAL_TOKEN_LIFETIME', path: ['expiresIn'] }],
    [{ customer: { key: 'mine' }, expiresIn: 'P9999999Y' }, { code: 'PORTAL_TOKEN_LIFETIME', path: ['expiresIn'] }],
    [{ customer: { key: 'mine' }, expiresIn: 'PT0S' }, { code: 'PORTAL_TOKEN_LIFETIME', path: ['expiresIn'] }],
    [{ customer: { key: 'mine' }, allowedMeterKeys: [] }, { code: 'TOO_SMALL', path: ['allowedMeterKeys'] }],
    [{ subject: '' }, { code: 'TOO_SHORT', path: ['subject'] }],
  ] as const) {
    expect((await world.data(create, { input })).createPortalToken.issues).toMatchObject([issue]);
  }
  expect((await world.data(create, { input: { customer: { key: 'nobody' } } })).createPortalToken).toEqual({ code: 'CUSTOMER_NOT_FOUND' });
  expect((await world.data(create, { input: { customer: { key: 'mine' }, allowedMeterKeys: ['nothing'] } })).createPortalToken).toEqual({ code: 'METER_NOT_FOUND' });

  const end = 'mutation ($input: InvalidatePortalTokensInput!) { invalidatePortalTokens(input: $input) { ... on InvalidatedPortalTokens { count } ... on Error { code } } }';
  expect(await world.data(end, { input: {} })).toEqual({ invalidatePortalTokens: { code: 'VALIDATION_FAILED' } });
  expect(await world.data(end, { input: { customer: { key: 'other' } } })).toEqual({ invalidatePortalTokens: { count: 0 } });
  expect(await world.data(end, { input: { id: made.id } })).toEqual({ invalidatePortalTokens: { count: 1 } });
  await expect.poll(async () => Promise.resolve(authenticator.authenticate(`Bearer ${made.token}`)).then(() => 'good', () => 'ended')).toBe('ended');
  expect(await world.data('{ portalTokens { nodes { token expired } } }')).toEqual({ portalTokens: { nodes: [{ token: null, expired: true }] } });
});

test('a key whose revocation is heard while it is being looked up is not remembered', async () => {
  const world = await all.create();
  const { database, authenticator } = world.product.core;
  const bearer = `Bearer ${world.apiKey}`;
  const asked = authenticator.authenticate(bearer);
  authenticator.forget(world.viewer.credentialId);
  expect(await asked).toMatchObject({ organizationId: world.organizationId });
  await database.pool.query('update api_key set revoked_at = now() where organization_id = $1', [world.organizationId]);
  await expect(Promise.resolve(authenticator.authenticate(bearer))).rejects.toThrow('the credential is unknown, revoked or expired');
});

test('all who come with a credential when it has to be looked at again share one look; each is told when it has ended', async () => {
  const world = await all.create();
  const { database, authenticator } = world.product.core;
  const { createApiKey: made } = await world.data(
    'mutation { createApiKey(input: { scopes: ["customer:read"], expiresAt: "2027-01-01T09:00:00Z" }) { ... on CreatedApiKey { secret } } }',
  );
  const bearer = `Bearer ${made.secret}`;
  const looks = vi.spyOn(database.pool, 'query');
  const looked = (): number => looks.mock.calls.filter(([query]) => (query as { name?: unknown }).name === 'access-key-viewer').length;
  const viewers = await Promise.all(Array.from({ length: 20 }, () => authenticator.authenticate(bearer)));
  expect(viewers.every((viewer) => viewer === viewers[0] && viewer?.organizationId === world.organizationId)).toBe(true);
  expect(looked()).toBe(1);

  authenticator.forgetAll();
  const before = authenticator.authenticate(bearer);
  all.clock.set('2027-01-01T09:00:00Z');
  await expect(Promise.resolve(authenticator.authenticate(bearer))).rejects.toThrow('expired');
  expect(await before).toMatchObject({ organizationId: world.organizationId });
  expect(looked()).toBe(3);
  looks.mockRestore();
});
