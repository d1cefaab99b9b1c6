import { describe, expect, test } from 'vitest';
import { deleteEntitlement, endEntitlement, reopenEntitlement, scheduleEntitlement, withdrawEntitlement } from '../../src/entitlements/index.ts';
import { EntitlementOverlaps } from '../../src/entitlements/entitlements.errors.ts';
import { transact } from '../../src/platform/transaction.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { createEntitlementText, createGrantText, entitlementFields, house, resetText, voidGrantText } from './house.ts';

const all = worlds();
const nobody = Buffer.from('Customer:00000000-0000-0000-0000-000000000001').toString('base64url');
const overrideText = `mutation ($id: ID!, $input: CreateEntitlementInput!) { overrideEntitlement(id: $id, input: $input) { ${entitlementFields} } }`;
const deleteText = 'mutation ($id: ID!) { deleteEntitlement(id: $id) { __typename ... on Entitlement { id deletedAt } ... on Error { code message } ... on ConflictError { conflictingId } } }';

/** An organization where customer `acme` has a metered entitlement to `tokens`, a static one to `plan` and none to `free`, at noon of 15 March. */
async function stage() {
  const world = await all.create();
  const ask = house(world);
  await ask.feature('tokens');
  await ask.feature('free');
  await ask.feature('plan', null);
  await ask.feature('peak', 'MAX');
  const clockId = await ask.clock('2027-03-01T00:00:00Z');
  await ask.customer('acme', { testClockId: clockId });
  const metered = await ask.metered('acme', 'tokens', { issueAfterReset: '100', usagePeriod: { interval: 'P1M', anchor: '2027-03-01T00:00:00Z' } });
  const { createEntitlement: fixed } = await world.data(createEntitlementText, { input: { static: { customer: { key: 'acme' }, featureKey: 'plan', config: { seats: 5 } } } });
  await ask.advance(clockId, '2027-03-15T12:00:30Z');
  const grant = await ask.grant('acme', 'tokens', '10', '2027-03-10T00:00:00Z');
  return { world, ask, clockId, metered, fixed, grant };
}

/** Every row of the domain, so that a refusal can be seen to have changed nothing. */
async function rowsOf(world: World): Promise<unknown> {
  const tables = ['entitlement', 'entitlement_grant', 'entitlement_reset', 'balance_snapshot', 'outbox_event'];
  return Promise.all(tables.map((table) => world.command().read.rows(`select t.* from ${table} t where t.organization_id = $1 order by t::text`)));
}

/** The one answer of a mutation that refuses, with nothing changed by it. */
async function refused(world: World, text: string, variables: Record<string, unknown>) {
  const before = await rowsOf(world);
  const answer = Object.values(await world.data(text, variables))[0] as { __typename: string; code: string; conflictingId?: string; issues?: { path: string[]; code: string }[] };
  expect(await rowsOf(world)).toEqual(before);
  return answer;
}

const issues = (answer: { issues?: { path: string[]; code: string }[] }) => answer.issues?.map(({ path, code }) => `${path.join('.')} ${code}`);

describe('createEntitlement', () => {
  const metered = (input: object) => ({ input: { metered: { customer: { key: 'acme' }, featureKey: 'free', usagePeriod: { interval: 'P1M' }, ...input } } });

  test('says all that is wrong with the input at once', async () => {
    const { world } = await stage();
    expect(issues(await refused(world, createEntitlementText, metered({ usagePeriod: { interval: 'PT59M' }, issueAfterReset: '-1', issueAfterResetPriority: 0, metadata: { '': 1 } })))).toEqual([
      'metered.usagePeriod.interval INTERVAL_TOO_SHORT',
      'metered.issueAfterReset ISSUE_AFTER_RESET_NEGATIVE',
      'metered.issueAfterResetPriority PRIORITY_OUT_OF_RANGE',
      'metered.metadata. METADATA_KEY_INVALID',
    ]);
    for (const [input, found] of [
      [{ usagePeriod: { interval: 'P101Y' } }, 'metered.usagePeriod.interval INTERVAL_TOO_LONG'],
      [{ usagePeriod: { interval: '-P1M' } }, 'metered.usagePeriod.interval INTERVAL_TOO_SHORT'],
      [{ issueAfterResetPriority: 3 }, 'metered.issueAfterResetPriority ISSUE_AFTER_RESET_MISSING'],
      [{ issueAfterReset: '1', issueAfterResetPriority: 256 }, 'metered.issueAfterResetPriority PRIORITY_OUT_OF_RANGE'],
      [{ usagePeriod: { interval: 'PT1H' }, measureUsageFrom: { at: '2020-01-01T00:00:00Z' } }, 'metered.measureUsageFrom MEASUREMENT_TOO_LONG_AGO'],
    ] as const) {
      expect(issues(await refused(world, createEntitlementText, metered(input)))).toEqual([found]);
    }
    const { errors } = await world.ask(createEntitlementText, { input: { metered: null, boolean: null } });
    expect(errors.length).toBeGreaterThan(0);
  });

  test('needs a live customer and a feature that can be given', async () => {
    const { world, ask } = await stage();
    await ask.customer('gone');
    await world.data('mutation { deleteCustomer(by: { key: "gone" }) { __typename } }');
    expect(await refused(world, createEntitlementText, metered({ customer: { id: nobody } }))).toMatchObject({ __typename: 'NotFoundError', code: 'CUSTOMER_NOT_FOUND' });
    expect(await refused(world, createEntitlementText, metered({ customer: { key: 'gone' } }))).toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
    expect(await refused(world, createEntitlementText, metered({ featureKey: 'nothing' }))).toMatchObject({ __typename: 'NotFoundError', code: 'FEATURE_NOT_FOUND' });
    expect(issues(await refused(world, createEntitlementText, metered({ featureKey: 'plan' })))).toEqual(['featureKey FEATURE_CANNOT_BE_METERED']);
    expect(issues(await refused(world, createEntitlementText, metered({ featureKey: 'peak' })))).toEqual(['featureKey FEATURE_CANNOT_BE_METERED']);
  });

  test('gives one entitlement to a feature at a time, also of two that come at once', async () => {
    const { world, ask, fixed } = await stage();
    const answer = await refused(world, createEntitlementText, { input: { boolean: { customer: { key: 'acme' }, featureKey: 'plan' } } });
    expect(answer).toMatchObject({ __typename: 'ConflictError', code: 'ENTITLEMENT_OVERLAPS', conflictingId: fixed.id });
    const answers = await Promise.all(Array.from({ length: 4 }, () => world.data(createEntitlementText, metered({}))));
    expect(answers.map(({ createEntitlement }) => createEntitlement.code ?? 'made').toSorted()).toEqual(['ENTITLEMENT_OVERLAPS', 'ENTITLEMENT_OVERLAPS', 'ENTITLEMENT_OVERLAPS', 'made']);
    expect(await ask.value('acme', 'free')).toMatchObject({ type: 'METERED' });
  });
});

describe('grants', () => {
  const grant = (input: object) => ({ input: { customer: { key: 'acme' }, featureKey: 'tokens', amount: '1', effectiveAt: '2027-03-15T00:00:00Z', ...input } });

  test('createGrant says all that is wrong with the input at once', async () => {
    const { world } = await stage();
    const wrong = { amount: '0', priority: 256, expiration: { unit: 'DAY', count: 0 }, minRolloverAmount: '-1', maxRolloverAmount: '-2', recurrence: { interval: 'PT1M' }, metadata: { '': 1 } };
    expect(issues(await refused(world, createGrantText, grant(wrong)))).toEqual([
      'amount GRANT_AMOUNT_NOT_POSITIVE', 'priority PRIORITY_OUT_OF_RANGE', 'expiration.count EXPIRATION_OUT_OF_RANGE', 'minRolloverAmount ROLLOVER_AMOUNT_NEGATIVE',
      'maxRolloverAmount ROLLOVER_AMOUNT_NEGATIVE', 'recurrence.interval INTERVAL_TOO_SHORT', 'metadata. METADATA_KEY_INVALID',
    ]);
    expect(issues(await refused(world, createGrantText, grant({ priority: -1 })))).toEqual(['priority PRIORITY_OUT_OF_RANGE']);
    expect(issues(await refused(world, createGrantText, grant({ effectiveAt: '2027-02-28T23:59:59Z' })))).toEqual(['effectiveAt GRANT_BEFORE_CURRENT_PERIOD']);
    expect(issues(await refused(world, createGrantText, grant({ effectiveAt: '9998-01-01T00:00:00Z', expiration: { unit: 'YEAR', count: 2 } })))).toEqual(['expiration.count EXPIRATION_TOO_FAR']);
  });

  test('createGrant needs a metered entitlement that is active', async () => {
    const { world, metered } = await stage();
    expect(await refused(world, createGrantText, grant({ customer: { key: 'nobody' } }))).toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
    expect(await refused(world, createGrantText, grant({ featureKey: 'free' }))).toMatchObject({ __typename: 'NotFoundError', code: 'ENTITLEMENT_NOT_FOUND' });
    expect(await refused(world, createGrantText, grant({ featureKey: 'plan' }))).toMatchObject({ __typename: 'ValidationError', code: 'ENTITLEMENT_NOT_METERED', issues: [{ path: ['featureKey'] }] });
    await world.data(deleteText, { id: metered.id });
    expect(await refused(world, createGrantText, grant({}))).toMatchObject({ code: 'ENTITLEMENT_NOT_FOUND' });
  });

  test('what is left out has its default; a recurrence is anchored now', async () => {
    const { world } = await stage();
    const { createGrant } = await world.data(createGrantText, grant({ amount: '7.50', effectiveAt: '2027-03-15T09:00:59Z', recurrence: { interval: 'P1D' } }));
    expect(createGrant).toMatchObject({
      amount: '7.5', priority: 0, effectiveAt: '2027-03-15T09:00:00Z', expiresAt: null, voidedAt: null, minRolloverAmount: '0', maxRolloverAmount: '7.5',
      recurrence: { interval: 'P1D', anchor: '2027-03-15T12:00:00Z' }, nextRecurrence: '2027-03-16T12:00:00Z',
    });
  });

  test('voidGrant refuses what is not there, the future, another period, and the second time', async () => {
    const { world, grant: mine, metered } = await stage();
    expect(await refused(world, voidGrantText, { id: metered.id })).toMatchObject({ __typename: 'NotFoundError', code: 'GRANT_NOT_FOUND' });
    expect(await refused(world, voidGrantText, { id: 'nonsense' })).toMatchObject({ code: 'GRANT_NOT_FOUND' });
    expect(issues(await refused(world, voidGrantText, { id: mine.id, at: '2027-03-15T12:00:31Z' }))).toEqual(['at VOID_IN_FUTURE']);
    expect(issues(await refused(world, voidGrantText, { id: mine.id, at: '2027-02-28T00:00:00Z' }))).toEqual(['at VOID_BEFORE_CURRENT_PERIOD']);
    expect((await world.data(voidGrantText, { id: mine.id })).voidGrant).toMatchObject({ voidedAt: '2027-03-15T12:00:00Z' });
    expect(await refused(world, voidGrantText, { id: mine.id })).toMatchObject({ __typename: 'ConflictError', code: 'GRANT_ALREADY_VOIDED', conflictingId: mine.id });
    const other = (await world.data(createGrantText, grant({}))).createGrant;
    await world.data(deleteText, { id: metered.id });
    expect(await refused(world, voidGrantText, { id: other.id })).toMatchObject({ code: 'GRANT_NOT_FOUND' });
  });
});

describe('resetEntitlementUsage', () => {
  const reset = (input: object = {}) => ({ input: { customer: { key: 'acme' }, featureKey: 'tokens', ...input } });

  test('refuses the future, another period, a second time in a minute, and what is not metered', async () => {
    const { world } = await stage();
    expect(issues(await refused(world, resetText, reset({ effectiveAt: '2027-03-15T12:00:31Z' })))).toEqual(['effectiveAt RESET_IN_FUTURE']);
    expect(issues(await refused(world, resetText, reset({ effectiveAt: '2027-02-28T00:00:00Z' })))).toEqual(['effectiveAt RESET_BEFORE_CURRENT_PERIOD']);
    expect(issues(await refused(world, resetText, reset({ effectiveAt: '2027-03-01T00:00:30Z' })))).toEqual(['effectiveAt RESET_NOT_AFTER_LAST_RESET']);
    expect((await world.data(resetText, reset())).resetEntitlementUsage).toMatchObject({ __typename: 'MeteredEntitlement' });
    expect(issues(await refused(world, resetText, reset()))).toEqual(['effectiveAt RESET_NOT_AFTER_LAST_RESET']);
    expect(await refused(world, resetText, reset({ customer: { key: 'nobody' } }))).toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
    expect(await refused(world, resetText, reset({ featureKey: 'free' }))).toMatchObject({ code: 'ENTITLEMENT_NOT_FOUND' });
    expect(await refused(world, resetText, reset({ featureKey: 'plan' }))).toMatchObject({ issues: [{ code: 'ENTITLEMENT_NOT_METERED' }] });
  });
});

describe('the end of an entitlement', () => {
  test('deleteEntitlement ends it now, keeps what was, and is done once', async () => {
    const { world, ask, metered, clockId } = await stage();
    await ask.use('acme', 'tokens', ['2027-03-10T00:00:00Z', 30]);
    expect(await ask.figures('acme', 'tokens')).toBe('80 left, 30 used, 0 over');
    expect((await world.data(deleteText, { id: metered.id })).deleteEntitlement).toMatchObject({ id: metered.id, deletedAt: '2027-03-15T12:00:30Z' });
    expect(await ask.value('acme', 'tokens')).toMatchObject({ type: null, hasAccess: false, balance: null });
    expect(await ask.figures('acme', 'tokens', '2027-03-15T12:00:29Z')).toBe('80 left, 30 used, 0 over');
    expect(await refused(world, deleteText, { id: metered.id })).toMatchObject({ __typename: 'ConflictError', code: 'ENTITLEMENT_NOT_ACTIVE', conflictingId: metered.id });
    expect(await refused(world, deleteText, { id: nobody })).toMatchObject({ __typename: 'NotFoundError', code: 'ENTITLEMENT_NOT_FOUND' });
    expect((await ask.metered('acme', 'tokens', { issueAfterReset: '5' })).id).not.toBe(metered.id);
    await ask.advance(clockId, '2027-03-15T13:00:00Z');
    expect(await ask.figures('acme', 'tokens')).toBe('5 left, 0 used, 0 over');
  });

  test('overrideEntitlement replaces it, of the same customer and feature only', async () => {
    const { world, ask, metered, clockId } = await stage();
    await ask.customer('other');
    const input = (over: object = {}) => ({ id: metered.id, input: { boolean: { customer: { key: 'acme' }, featureKey: 'tokens', ...over } } });
    expect(issues(await refused(world, overrideText, input({ customer: { key: 'other' } })))).toEqual(['boolean.customer ENTITLEMENT_OVERRIDE_DIFFERS']);
    expect(issues(await refused(world, overrideText, input({ featureKey: 'plan' })))).toEqual(['boolean.featureKey ENTITLEMENT_OVERRIDE_DIFFERS']);
    expect(await refused(world, overrideText, { ...input(), id: nobody })).toMatchObject({ code: 'ENTITLEMENT_NOT_FOUND' });
    const { overrideEntitlement: other } = await world.data(overrideText, input());
    expect(other).toMatchObject({ __typename: 'BooleanEntitlement', activeFrom: '2027-03-15T12:00:30Z' });
    expect(await ask.value('acme', 'tokens')).toMatchObject({ type: 'BOOLEAN', hasAccess: true, balance: null });
    expect(issues(await refused(world, overrideText, { ...input(), id: other.id }))).toEqual(['id ENTITLEMENT_OVERRIDE_AT_START']);
    expect(await refused(world, overrideText, input())).toMatchObject({ code: 'ENTITLEMENT_NOT_ACTIVE' });
    await ask.advance(clockId, '2027-03-15T13:00:00Z');
    expect(await ask.figures('acme', 'tokens', '2027-03-15T12:00:00Z')).toBe('110 left, 0 used, 0 over');
    const { entitlements } = await world.data('{ entitlements(filter: { featureKeys: ["tokens"] }) { totalCount nodes { id activeTo } } }');
    expect(entitlements).toEqual({ totalCount: 2, nodes: [{ id: metered.id, activeTo: '2027-03-15T12:00:30Z' }, { id: other.id, activeTo: null }] });
  });

  test('a customer with an active entitlement cannot be deleted, one whose entitlements ended can; a test clock takes all along', async () => {
    const { world, ask, clockId, metered, fixed } = await stage();
    const gone = 'mutation { deleteCustomer(by: { key: "acme" }) { __typename ... on ConflictError { code conflictingId } } }';
    expect(await refused(world, gone, {})).toMatchObject({ code: 'CUSTOMER_HAS_ENTITLEMENTS', conflictingId: expect.any(String) });
    for (const { id } of [metered, fixed]) await world.data(deleteText, { id });
    expect((await world.data(gone)).deleteCustomer).toMatchObject({ __typename: 'Customer' });
    expect(await ask.value('acme', 'tokens')).toBeNull();
    await world.data('mutation ($id: ID!) { deleteTestClock(id: $id) { __typename } }', { id: clockId });
    expect(await world.data('{ entitlements(filter: { includeDeleted: true }) { totalCount } grants(filter: { includeDeleted: true }) { totalCount } }')).toEqual({ entitlements: { totalCount: 0 }, grants: { totalCount: 0 } });
  });

  test('an archived feature keeps what it gave, under its key', async () => {
    const { world, ask } = await stage();
    const { feature } = await world.data('{ feature(by: { key: "tokens" }) { id } }');
    await world.data('mutation ($id: ID!) { deleteFeature(id: $id) { __typename } }', { id: feature.id });
    expect(await ask.value('acme', 'tokens')).toMatchObject({ type: 'METERED', balance: '110' });
    expect((await world.data('{ entitlementValue(customer: { key: "acme" }, featureKey: "tokens") { feature { id archivedAt } } }')).entitlementValue.feature).toEqual({ id: feature.id, archivedAt: expect.any(String) });
    expect(await refused(world, createEntitlementText, { input: { boolean: { customer: { key: 'acme' }, featureKey: 'tokens' } } })).toMatchObject({ code: 'FEATURE_NOT_FOUND' });
  });
});

test('another organization, a missing scope and another buyer reach nothing', async () => {
  const { world, metered, grant, ask } = await stage();
  const theirs = await all.create();
  await house(theirs).customer('acme');
  for (const [text, variables] of [
    [createEntitlementText, { input: { boolean: { customer: { key: 'acme' }, featureKey: 'tokens' } } }],
    [createGrantText, { input: { customer: { key: 'acme' }, featureKey: 'tokens', amount: '1', effectiveAt: '2027-03-15T00:00:00Z' } }],
    [voidGrantText, { id: grant.id }],
    [resetText, { input: { customer: { key: 'acme' }, featureKey: 'tokens' } }],
    [deleteText, { id: metered.id }],
    [overrideText, { id: metered.id, input: { boolean: { customer: { key: 'acme' }, featureKey: 'tokens' } } }],
  ] as const) {
    expect(await refused(theirs, text, variables)).toMatchObject({ __typename: 'NotFoundError' });
    const before = await rowsOf(world);
    const { errors } = await world.ask(text, variables, world.limited('entitlement:read', 'customer:write'));
    expect(errors[0]).toMatchObject({ code: 'FORBIDDEN' });
    expect(await rowsOf(world)).toEqual(before);
  }
  expect(await theirs.data('query ($id: ID!) { node(id: $id) { id } entitlement(by: { id: $id }) { id } }', { id: metered.id })).toEqual({ node: null, entitlement: null });
  const otherId = await ask.customer('other');
  const buyer = (id: string) => ({ ...world.viewer, kind: 'portal_token' as const, permissions: new Set<never>(), customerId: Buffer.from(id, 'base64url').toString().split(':')[1] as string });
  const value = '{ entitlementValue(customer: { key: "acme" }, featureKey: "tokens") { balance feature { key } } entitlements { totalCount } customerAccess(customer: { key: "acme" }) { balance } }';
  const acmeId = (await world.data('{ customer(by: { key: "acme" }) { id } }')).customer.id;
  expect(await world.data(value, {}, buyer(acmeId))).toEqual({ entitlementValue: { balance: '110', feature: { key: 'tokens' } }, entitlements: { totalCount: 2 }, customerAccess: [{ balance: null }, { balance: '110' }] });
  expect(await world.data(value, {}, buyer(otherId))).toEqual({ entitlementValue: null, entitlements: { totalCount: 0 }, customerAccess: null });
});

test('unknown customers and features are null, and every look-up finds the same value', async () => {
  const { world, ask } = await stage();
  expect(await ask.value('nobody', 'tokens')).toBeNull();
  expect(await ask.value('acme', 'nothing')).toBeNull();
  expect(await ask.value('acme', 'nothing', '2027-03-10T00:00:00Z')).toBeNull();
  expect(await ask.value('acme', 'free', '2027-03-10T00:00:00Z')).toMatchObject({ type: null, hasAccess: false });
  await world.data('mutation { updateCustomer(by: { key: "acme" }, input: { externalId: "x", subjectKeys: ["s"] }) { __typename } }');
  const { id } = (await world.data('{ customer(by: { key: "acme" }) { id } }')).customer;
  const ways = [{ id }, { key: 'acme' }, { externalId: 'x' }, { subjectKey: 's' }];
  const text = (by: string) => `entitlementValue(customer: $${by}, featureKey: "tokens") { balance }`;
  const variables = Object.fromEntries(ways.map((by, n) => [`by${n}`, by]));
  const together = `query (${ways.map((_by, n) => `$by${n}: CustomerBy!`).join(', ')}) { ${ways.map((_by, n) => `v${n}: ${text(`by${n}`)}`).join(' ')} missing: entitlementValue(customer: { key: "?" }, featureKey: "tokens") { balance } }`;
  expect(await world.data(together, variables)).toEqual({ ...Object.fromEntries(ways.map((_by, n) => [`v${n}`, { balance: '110' }])), missing: null });
  for (const by of ways) expect(await world.data(`query ($by: CustomerBy!) { ${text('by')} }`, { by })).toEqual({ entitlementValue: { balance: '110' } });
  const { errors } = await world.ask('query { entitlementValue(customer: { key: "acme" }, featureKey: "tokens", at: "2028-06-01T00:00:00Z") { balance } }');
  expect(errors[0]).toMatchObject({ code: 'ValidationError' });
});

test('what a subscription gave is scheduled, ended, taken back and withdrawn, and nobody else takes it', async () => {
  const { world, ask, clockId } = await stage();
  const feature = (await world.command().read.rows<{ id: string }>('select id from feature where organization_id = $1 and key = $2', 'free'))[0]?.id as string;
  const customerId = (await world.command().read.rows<{ id: string }>('select id from customer where organization_id = $1 and key = $2', 'acme'))[0]?.id as string;
  const at = (text: string) => Temporal.Instant.from(text);
  const template = { type: 'METERED' as const, issueAfterReset: null, issueAfterResetPriority: null, isSoftLimit: true, preserveOverageAtReset: false, usagePeriod: null };
  const scheduled = {
    customerId, featureId: feature, template, activeFrom: at('2027-04-01T00:00:00Z'), activeTo: null, usagePeriod: { interval: Temporal.Duration.from('P1M'), anchor: at('2027-04-01T00:00:00Z') },
    measureUsageFrom: null, subscriptionId: crypto.randomUUID(), subscriptionItemId: crypto.randomUUID(), now: at('2027-03-15T12:00:30Z'),
  };
  const id = await transact(world.command(), (tx) => scheduleEntitlement(tx, scheduled));
  await expect(transact(world.command(), (tx) => scheduleEntitlement(tx, { ...scheduled, activeFrom: at('2027-05-01T00:00:00Z') }))).rejects.toBeInstanceOf(EntitlementOverlaps);
  expect(await ask.value('acme', 'free')).toMatchObject({ type: null });
  await ask.advance(clockId, '2027-04-02T00:00:00Z');
  expect(await ask.value('acme', 'free')).toMatchObject({ type: 'METERED', hasAccess: true, balance: '0' });
  await expect(deleteEntitlement(world.command(), { id })).rejects.toMatchObject({ code: 'ENTITLEMENT_MANAGED_BY_SUBSCRIPTION' });
  await transact(world.command(), (tx) => endEntitlement(tx, id, at('2027-04-02T00:00:00Z')));
  expect(await ask.value('acme', 'free')).toMatchObject({ type: null });
  const next = await transact(world.command(), (tx) => scheduleEntitlement(tx, { ...scheduled, activeFrom: at('2027-05-01T00:00:00Z') }));
  await expect(transact(world.command(), (tx) => reopenEntitlement(tx, id, null))).rejects.toBeInstanceOf(EntitlementOverlaps);
  await transact(world.command(), (tx) => withdrawEntitlement(tx, next));
  await transact(world.command(), (tx) => reopenEntitlement(tx, id, null));
  expect(await ask.value('acme', 'free')).toMatchObject({ type: 'METERED' });
});
