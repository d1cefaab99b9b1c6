import { beforeEach, describe, expect, test } from 'vitest';
import { dbId, flat, onePhase, sell, start, subscribe } from '../billing/billing-world.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

// OpenMeter's rules of customers, one after the other.
const all = worlds();
let world: World;
beforeEach(async () => {
  all.clock.set(start);
  world = await all.create();
});

const failure = '... on Error { code message } ... on ConflictError { conflictingId } ... on ValidationError { issues { code path message } }';
const state = '__typename ... on Customer { id key name description primaryEmail currency metadata billingAddress { city } usageAttribution { subjectKeys } deletedAt }';
const create = async (input: object) => (await world.data(`mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { ${state} ${failure} } }`, { input })).createCustomer;
const update = async (key: string, input: object) => (await world.data(`mutation ($by: CustomerBy!, $input: UpdateCustomerInput!) { updateCustomer(by: $by, input: $input) { ${state} ${failure} } }`, { by: { key }, input })).updateCustomer;
const remove = async (by: object) => (await world.data('mutation ($by: CustomerBy!) { deleteCustomer(by: $by) { __typename ... on Customer { deletedAt } ... on Error { code message } ... on ConflictError { conflictingId } } }', { by })).deleteCustomer;
const find = async (by: object) => (await world.data('query ($by: CustomerBy!) { customer(by: $by) { key deletedAt usageAttribution { subjectKeys } } }', { by })).customer;

test('usage finds a customer by its key or by a subject: one of them stays', async () => {
  await create({ key: 'acme', subjectKeys: ['s1'] });
  expect(await update('acme', { key: null, subjectKeys: [] })).toMatchObject({ code: 'VALIDATION_FAILED' });
  expect(await update('acme', { subjectKeys: [] })).toMatchObject({ key: 'acme', usageAttribution: { subjectKeys: [] } });
  expect(await update('acme', { key: null })).toMatchObject({ code: 'VALIDATION_FAILED' });
  expect(await update('acme', { key: null, subjectKeys: ['s2', 's3'] })).toMatchObject({ key: null, usageAttribution: { subjectKeys: ['s2', 's3'] } });
  expect([await find({ subjectKey: 's3' }), await find({ subjectKey: 's1' }), await find({ key: 'acme' })]).toEqual([{ key: null, deletedAt: null, usageAttribution: { subjectKeys: ['s2', 's3'] } }, null, null]);
});

test("no key is another customer's id, nor can an update take what another one holds", async () => {
  const first = await create({ key: 'a', externalId: 'x', subjectKeys: ['s'] });
  expect(await create({ key: dbId(first.id) })).toMatchObject({ code: 'CUSTOMER_KEY_IS_ANOTHER_ID' });
  const second = await create({ key: 'b' });
  for (const [input, code] of [[{ key: 'a' }, 'CUSTOMER_KEY_TAKEN'], [{ externalId: 'x' }, 'CUSTOMER_EXTERNAL_ID_TAKEN'], [{ key: 's' }, 'CUSTOMER_SUBJECT_KEY_TAKEN'], [{ subjectKeys: ['a'] }, 'CUSTOMER_SUBJECT_KEY_TAKEN']] as const) {
    expect(await update('b', input)).toMatchObject({ code, conflictingId: first.id });
  }
  expect(await find({ key: 'b' })).toEqual({ key: 'b', deletedAt: null, usageAttribution: { subjectKeys: [] } });
  expect(await update('b', { key: dbId(second.id) })).toMatchObject({ key: dbId(second.id) });
});

test('what is said as null is cleared, and what is left out stays', async () => {
  const whole = { name: 'Acme', description: 'A note', primaryEmail: 'a@acme.example', currency: 'USD', metadata: { a: 1 }, billingAddress: { city: 'Lyon' } };
  const made = await create({ key: 'acme', ...whole });
  expect(await update('acme', {})).toEqual(made);
  expect(await update('acme', { description: null, primaryEmail: null, currency: null, metadata: null, billingAddress: null })).toEqual({ ...made, description: null, primaryEmail: null, currency: null, metadata: null, billingAddress: null });
  expect(await update('acme', { name: null })).toMatchObject({ issues: [{ code: 'REQUIRED', path: ['name'] }] });
});

describe('subject keys', () => {
  test.each(['ACTIVE', 'CANCELED', 'SCHEDULED'])('of a customer with a subscription that is %s', async (status) => {
    await sell(world, { pro: onePhase(flat('base', '10')) });
    await create({ key: 'acme', subjectKeys: ['s1', 's2'] });
    await subscribe(world, 'acme', 'pro', { key: 's', ...(status === 'SCHEDULED' ? { startsAt: '2027-02-01T00:00:00Z' } : {}) });
    if (status === 'CANCELED') await world.data('mutation { cancelSubscription(by: { key: "s" }, timing: { preset: NEXT_BILLING_CYCLE }) { __typename } }');
    const refused = { code: 'CUSTOMER_SUBJECT_KEYS_IN_USE' };
    // Nor may their order change, or the key, which attributes usage as they do.
    for (const input of [{ subjectKeys: ['s2', 's1'] }, { subjectKeys: ['s1', 's2', 's3'] }, { subjectKeys: [] }, { key: 'other' }]) expect(await update('acme', input)).toMatchObject(status === 'SCHEDULED' ? { __typename: 'Customer' } : refused);
    if (status !== 'SCHEDULED') expect(await update('acme', { subjectKeys: ['s1', 's2'], name: 'Renamed' })).toMatchObject({ name: 'Renamed', usageAttribution: { subjectKeys: ['s1', 's2'] } });
  });
});

describe('deleting', () => {
  test('is refused while lines gather, and nothing changes', async () => {
    await create({ key: 'acme', subjectKeys: ['s1'] });
    await world.data(`mutation ($input: CreatePendingInvoiceLinesInput!) { createPendingInvoiceLines(input: $input) { __typename ${failure} } }`, {
      input: { customer: { key: 'acme' }, currency: 'USD', lines: [{ name: 'By hand', period: { from: start, to: '2027-02-01T00:00:00Z' }, invoiceAt: '2027-02-01T00:00:00Z', price: { flat: { amount: '5' } } }] },
    });
    expect(await remove({ key: 'acme' })).toMatchObject({ code: 'DELETING_CUSTOMER_WITH_GATHERING_INVOICES', conflictingId: expect.any(String) });
    expect(await find({ subjectKey: 's1' })).toMatchObject({ key: 'acme', deletedAt: null });
  });

  test('is refused while an entitlement is active', async () => {
    await world.data('mutation { createFeature(input: { key: "sso", name: "SSO" }) { __typename } }');
    await create({ key: 'acme' });
    await world.data('mutation { createEntitlement(input: { boolean: { customer: { key: "acme" }, featureKey: "sso" } }) { __typename } }');
    expect(await remove({ key: 'acme' })).toMatchObject({ code: 'CUSTOMER_HAS_ENTITLEMENTS', message: expect.stringContaining('"sso"') });
  });

  test('is refused before a subscription begins', async () => {
    await sell(world, { pro: onePhase(flat('base', '10')) });
    await create({ key: 'acme' });
    const { id } = await subscribe(world, 'acme', 'pro', { key: 's', startsAt: '2027-02-01T00:00:00Z' });
    expect(await remove({ key: 'acme' })).toMatchObject({ code: 'DELETING_CUSTOMER_WITH_ACTIVE_SUBSCRIPTIONS', conflictingId: id });
    await world.data('mutation { deleteSubscription(by: { key: "s" }) { __typename } }');
    expect(await remove({ key: 'acme' })).toEqual({ __typename: 'Customer', deletedAt: start });
  });

  test('frees all keys; its id still finds it, and nothing is done to it twice', async () => {
    const { id } = await create({ key: 'acme', externalId: 'x', subjectKeys: ['s1'] });
    expect(await remove({ id })).toEqual({ __typename: 'Customer', deletedAt: start });
    expect(await remove({ id })).toMatchObject({ code: 'CUSTOMER_DELETED' });
    expect(await remove({ key: 'acme' })).toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
    expect([await find({ id }), await find({ key: 'acme' }), await find({ subjectKey: 's1' }), await find({ externalId: 'x' })]).toEqual([{ key: 'acme', deletedAt: start, usageAttribution: { subjectKeys: [] } }, null, null, null]);
    expect((await world.data(`mutation ($by: CustomerBy!) { updateCustomer(by: $by, input: { name: "B" }) { __typename ${failure} } }`, { by: { id } })).updateCustomer).toMatchObject({ code: 'CUSTOMER_DELETED' });
    expect(await create({ key: 'acme', externalId: 'x', subjectKeys: ['s1'] })).toMatchObject({ __typename: 'Customer' });
  });
});

test('a list finds any part of key, name, e-mail and subject, whatever the case, and takes no character for another', async () => {
  for (const [key, name, primaryEmail, subject] of [['a_b', 'Acme 100%', 'bill@acme.example', 'prod-1'], ['axb', 'Globex', 'pay@globex.example', 'PROD-2'], ['c\\d', 'acme two', null, 'dev'], ['gone', 'Acme gone', null, 'old']] as const) {
    await create({ key, name, primaryEmail, subjectKeys: [subject] });
  }
  await remove({ key: 'gone' });
  const found = async (filter: object) => (await world.data('query ($filter: CustomerFilter) { customers(filter: $filter) { nodes { key } } }', { filter })).customers.nodes.map(({ key }: { key: string }) => key).toSorted();
  for (const [filter, keys] of [
    [{ key: 'A_B' }, ['a_b']], [{ key: '\\' }, ['c\\d']], [{ key: '%' }, []], [{ name: 'ACME' }, ['a_b', 'c\\d']], [{ name: '0%' }, ['a_b']], [{ name: 'acme', includeDeleted: true }, ['a_b', 'c\\d', 'gone']],
    [{ primaryEmail: '@ACME' }, ['a_b']], [{ primaryEmail: '_' }, []], [{ subject: 'prod-' }, ['a_b', 'axb']], [{ subject: 'prod-', name: 'glob' }, ['axb']], [{ name: '' }, ['a_b', 'axb', 'c\\d']],
  ] as const) {
    expect([filter, await found(filter)]).toEqual([filter, keys]);
  }
});
