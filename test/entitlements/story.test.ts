import { expect, test } from 'vitest';
import type { CustomerLookUp } from '../../src/customers/index.ts';
import type { FeatureValue } from '../../src/entitlements/values.ts';
import { encodeGlobalId } from '../../src/graphql/global-id.ts';
import { present } from '../../src/kit/assert.ts';
import type { Buyer } from '../../src/platform/reader.ts';
import { worlds } from '../support/world.ts';
import { createEntitlementText, house, resetText, statementsOf, voidGrantText } from './house.ts';

const all = worlds();

test('an allowance burns down, is topped up, resets and rolls over, on a test clock', async () => {
  const world = await all.create();
  const { feature, clock, advance, customer, metered, grant, use } = house(world);
  const ask = house(world);
  await feature('tokens');
  const clockId = await clock('2027-03-01T00:00:00Z');
  await customer('acme', { testClockId: clockId, subjectKeys: ['acme-prod'] });

  expect(await ask.value('acme', 'tokens')).toMatchObject({ type: null, hasAccess: false, balance: null, currentUsagePeriod: null });
  const entitlement = await metered('acme', 'tokens', { issueAfterReset: '1000', usagePeriod: { interval: 'P1M', anchor: '2027-03-01T00:00:00Z' } });
  expect(entitlement).toMatchObject({ __typename: 'MeteredEntitlement', activeFrom: '2027-03-01T00:00:00Z', measureUsageFrom: '2027-03-01T00:00:00Z', issueAfterReset: '1000', issueAfterResetPriority: 1 });
  expect(await ask.value('acme', 'tokens')).toEqual({
    __typename: 'EntitlementValue', type: 'METERED', hasAccess: true, balance: '1000', usage: '0', overage: '0', totalAvailableGrantAmount: '1000',
    at: '2027-03-01T00:00:00Z', currentUsagePeriod: { from: '2027-03-01T00:00:00Z', to: '2027-04-01T00:00:00Z' }, config: null,
  });

  await use('acme-prod', 'tokens', ['2027-03-02T10:00:00Z', '300.5'], ['2027-03-02T11:59:59Z', 100]);
  await use('someone-else', 'tokens', ['2027-03-02T10:00:00Z', 5000]);
  expect(await ask.figures('acme', 'tokens')).toBe('1000 left, 0 used, 0 over');
  await advance(clockId, '2027-03-02T11:00:30Z');
  expect(await ask.figures('acme', 'tokens')).toBe('699.5 left, 300.5 used, 0 over');
  await advance(clockId, '2027-03-03T00:00:00Z');
  expect(await ask.figures('acme', 'tokens')).toBe('599.5 left, 400.5 used, 0 over');
  await use('acme', 'tokens', ['2027-03-02T12:00:00Z', 700]);
  expect(await ask.figures('acme', 'tokens')).toBe('0 left, 1100.5 used, 100.5 over');
  expect(await ask.value('acme', 'tokens')).toMatchObject({ hasAccess: false, totalAvailableGrantAmount: '1000' });

  const topUp = await grant('acme', 'tokens', '500', '2027-03-03T00:00:00Z', { priority: 5, expiration: { unit: 'MONTH', count: 1 } });
  expect(topUp).toMatchObject({ effectiveAt: '2027-03-03T00:00:00Z', expiresAt: '2027-04-03T00:00:00Z', maxRolloverAmount: '500', minRolloverAmount: '0', priority: 5 });
  expect(await ask.figures('acme', 'tokens')).toBe('399.5 left, 1100.5 used, 0 over');

  await advance(clockId, '2027-04-01T00:00:00Z');
  expect(await ask.value('acme', 'tokens')).toMatchObject({ balance: '1399.5', usage: '0', currentUsagePeriod: { from: '2027-04-01T00:00:00Z', to: '2027-05-01T00:00:00Z' } });
  await use('acme', 'tokens', ['2027-04-01T00:00:00Z', 1200]);
  await advance(clockId, '2027-04-02T00:00:00Z');
  expect(await ask.figures('acme', 'tokens')).toBe('199.5 left, 1200 used, 0 over');
  expect(await ask.figures('acme', 'tokens', '2027-03-02T11:30:00Z')).toBe('699.5 left, 300.5 used, 0 over');
  await advance(clockId, '2027-04-03T00:00:00Z');
  expect(await ask.figures('acme', 'tokens')).toBe('0 left, 1200 used, 0 over');

  const { resetEntitlementUsage } = await world.data(resetText, { input: { customer: { key: 'acme' }, featureKey: 'tokens' } });
  expect(resetEntitlementUsage).toMatchObject({ __typename: 'MeteredEntitlement', usagePeriod: { interval: 'P1M', anchor: '2027-03-01T00:00:00Z' } });
  expect(await ask.value('acme', 'tokens')).toMatchObject({ balance: '1000', usage: '0', currentUsagePeriod: { from: '2027-04-03T00:00:00Z', to: '2027-05-03T00:00:00Z' } });

  await advance(clockId, '2027-04-04T00:00:00Z');
  const { grants } = await world.data('query ($id: ID!) { node(id: $id) { ... on MeteredEntitlement { grants { totalCount nodes { id amount issuedAfterReset } } } } }', { id: entitlement.id }).then(({ node }) => node);
  expect(grants).toEqual({ totalCount: 2, nodes: [{ id: expect.any(String), amount: '1000', issuedAfterReset: true }, { id: topUp.id, amount: '500', issuedAfterReset: false }] });
  const { voidGrant } = await world.data(voidGrantText, { id: grants.nodes[0].id });
  expect(voidGrant).toMatchObject({ __typename: 'Grant', voidedAt: '2027-04-04T00:00:00Z' });
  expect(await ask.value('acme', 'tokens')).toMatchObject({ hasAccess: false, balance: '0', usage: '0' });
});

test('a value that is kept costs one statement, one that is not a few more, and access to everything one', async () => {
  const world = await all.create();
  const ask = house(world);
  await ask.feature('tokens');
  await ask.feature('seats', null);
  await ask.feature('users', 'UNIQUE_COUNT');
  await ask.customer('acme');
  await ask.metered('acme', 'tokens', { issueAfterReset: '10', measureUsageFrom: { at: '2026-12-01T00:00:00Z' }, usagePeriod: { interval: 'P1M', anchor: '2026-12-15T00:00:00Z' } });
  await ask.metered('acme', 'users', { issueAfterReset: '5', measureUsageFrom: { at: '2026-12-01T00:00:00Z' } });
  await world.data(createEntitlementText, { input: { static: { customer: { key: 'acme' }, featureKey: 'seats', config: { seats: 5 } } } });
  const value = () => ask.figures('acme', 'tokens');
  // Found, facts, usage, where to start from, kept.
  expect(await statementsOf(world, value)).toBe(5);
  expect(await statementsOf(world, value)).toBe(1);
  await ask.use('acme', 'tokens', ['2026-12-31T10:00:00Z', 3]);
  expect(await statementsOf(world, value)).toBe(4);
  expect(await statementsOf(world, value)).toBe(1);
  expect(await value()).toBe('7 left, 3 used, 0 over');
  expect(await statementsOf(world, () => Promise.all(Array.from({ length: 40 }, value)))).toBeLessThanOrEqual(3);

  const access = () => world.data('{ customerAccess(customer: { key: "acme" }) { feature { key } type hasAccess balance config } }');
  expect((await access()).customerAccess).toEqual([
    { feature: { key: 'seats' }, type: 'STATIC', hasAccess: true, balance: null, config: { seats: 5 } },
    { feature: { key: 'tokens' }, type: 'METERED', hasAccess: true, balance: '7', config: null },
    { feature: { key: 'users' }, type: 'METERED', hasAccess: true, balance: '5', config: null },
  ]);
  // The customer, the values of all its features, the features.
  expect(await statementsOf(world, access)).toBeLessThanOrEqual(3);
  for (let n = 0; n < 5; n++) {
    await ask.customer(`c${n}`);
    await ask.metered(`c${n}`, 'tokens', { issueAfterReset: String(n) });
  }
  const page = () => world.data('{ customers { nodes { key access { balance } } } }');
  await page();
  // The customers, on the connections that requests share, and the values of all of them.
  expect([(await world.ask('{ customers { nodes { key access { balance } } } }')).statements, await statementsOf(world, page)]).toEqual([1, 1]);
  expect((await page()).customers.nodes.at(-1)).toEqual({ key: 'c4', access: [{ balance: '4' }] });
});

test('what is kept is the value of every moment, whatever changed and however it is asked for', async () => {
  const [world, other] = [await all.create(), await all.create()];
  const [ask, elsewhere] = [house(world), house(other)];
  const { core: { database: { pool } }, services: { entitlementValues } } = world.product;
  for (const [of, issued] of [[ask, '10'], [elsewhere, '3']] as const) {
    await of.feature('tokens');
    await of.customer('acme');
    await of.metered('acme', 'tokens', { issueAfterReset: issued, measureUsageFrom: { at: '2026-12-01T00:00:00Z' }, usagePeriod: { interval: 'P1M', anchor: '2026-12-15T00:00:00Z' } });
  }
  const current = async (customer: CustomerLookUp, organizationId = world.organizationId, buyer: Buyer | null = null) => entitlementValues.current({ organizationId, customer, featureKey: 'tokens' }, buyer);
  const id = present(await current({ key: 'acme' }), 'a value').customerId;
  const sayingOf = (value: FeatureValue | null) => value && (value.type === null ? 'no right' : `${value.balance} left, ${value.usage} used, ${value.overage} over`);
  /** By key and by id, alone and together with what others ask, and what is computed when nothing is kept: what each way answers, once. */
  const said = async (key = 'acme') => {
    const answers: (FeatureValue | null)[] = [];
    for (let turn = 0; turn < 2; turn++) {
      for (const customer of [{ key }, { id }]) answers.push(await current(customer));
      const [byKey, byId, theirs, hidden] = await Promise.all([current({ key }), current({ id }), current({ key: 'acme' }, other.organizationId), current({ key }, world.organizationId, { customerId: other.organizationId })]);
      answers.push(byKey ?? null, byId ?? null);
      expect([sayingOf(theirs ?? null), hidden]).toEqual(['3 left, 0 used, 0 over', null]);
      expect(await current({ id }, other.organizationId)).toBeNull();
    }
    await pool.query('delete from entitlement_balance where customer_id = $1', [id]);
    for (const customer of [{ id }, { key }]) answers.push(await current(customer));
    return [...new Set(answers.map(sayingOf))].join(' and ');
  };
  const changed = async (mutation: string, variables: object = {}) => expect(Object.values(await world.data(mutation, { by: { id: encodeGlobalId('Customer', id) }, ...variables }))).not.toContainEqual(expect.objectContaining({ code: expect.anything() }));
  const update = (input: object) => changed('mutation ($by: CustomerBy!, $input: UpdateCustomerInput!) { updateCustomer(by: $by, input: $input) { __typename ... on Error { code message } } }', { input });

  expect(await said()).toBe('10 left, 0 used, 0 over');
  await ask.use('acme', 'tokens', ['2026-12-31T10:00:00Z', 3]);
  expect(await said()).toBe('7 left, 3 used, 0 over');
  await ask.use('acme', 'tokens', ['2026-12-20T10:00:00Z', 2]); // late
  await ask.use('acme', 'tokens', ['2026-12-31T10:00:00Z', -1]); // taken back
  expect(await said()).toBe('6 left, 4 used, 0 over');
  await ask.grant('acme', 'tokens', '5', '2027-01-01T00:00:00Z', { expiration: { unit: 'HOUR', count: 1 } });
  await ask.use('acme', 'tokens', ['2027-01-01T00:10:00Z', 2]); // of the future
  expect(await said()).toBe('11 left, 4 used, 0 over');
  for (const [now, left] of [['00:09:59.999999', 11], ['00:10:00', 9], ['00:58:59.999999', 9], ['00:59:00', 6]] as const) {
    all.clock.set(`2027-01-01T${now}Z`);
    expect(`${now}: ${await said()}`).toBe(`${now}: ${left} left, ${left === 11 ? 4 : 6} used, 0 over`);
  }
  const topUp = await ask.grant('acme', 'tokens', '7', '2027-01-01T00:59:00Z');
  expect(await said()).toBe('13 left, 6 used, 0 over');
  await world.data(voidGrantText, { id: topUp.id });
  expect(await said()).toBe('6 left, 6 used, 0 over');
  all.clock.set('2027-01-01T02:00:00Z');
  await ask.reset('acme', 'tokens', { retainAnchor: true });
  await ask.use('acme', 'tokens', ['2027-01-01T02:00:00Z', 4]);
  expect(await said()).toBe('6 left, 4 used, 0 over');
  for (const [now, saying] of [['14T23:58:59.999999', '6 left, 4 used'], ['14T23:59:00', '10 left, 0 used']] as const) {
    all.clock.set(`2027-01-${now}Z`);
    expect(`${now}: ${await said()}`).toBe(`${now}: ${saying}, 0 over`);
  }
  await ask.use('acme-too', 'tokens', ['2027-01-15T00:00:00Z', 5]);
  all.clock.set('2027-01-15T01:00:00Z');
  expect(await said()).toBe('10 left, 0 used, 0 over');
  await update({ subjectKeys: ['acme', 'acme-too'] });
  expect(await said()).toBe('5 left, 5 used, 0 over');

  await update({ key: 'acme-renamed' });
  expect(await current({ key: 'acme' })).toBeNull(); // before anybody keeps it by the new key
  expect(await said('acme-renamed')).toBe('5 left, 5 used, 0 over');
  await changed(overrideText, { input: { metered: { customer: { key: 'acme-renamed' }, featureKey: 'tokens', issueAfterReset: '20', usagePeriod: { interval: 'P1M' } } } });
  expect(await said('acme-renamed')).toBe('20 left, 0 used, 0 over');
  await changed('mutation ($active: CustomerFeatureInput!) { deleteEntitlement(active: $active) { __typename ... on Error { code message } } }', { active: { customer: { id: encodeGlobalId('Customer', id) }, featureKey: 'tokens' } });
  expect(await said('acme-renamed')).toBe('no right');
  await changed('mutation ($by: CustomerBy!) { deleteCustomer(by: $by) { __typename ... on Error { code message } } }');
  expect([await current({ key: 'acme-renamed' }), await current({ id })]).toEqual([null, null]);
  // The command refuses that while something is kept; the database forgets it whoever does it.
  const theirs = () => current({ key: 'acme' }, other.organizationId);
  expect(sayingOf(await theirs())).toBe('3 left, 0 used, 0 over');
  await pool.query('update customer set deleted_at = created_at where organization_id = $1', [other.organizationId]);
  expect(await theirs()).toBeNull();
});

const overrideText = 'mutation ($input: CreateEntitlementInput!) { overrideEntitlement(input: $input) { __typename ... on Error { code message } } }';
