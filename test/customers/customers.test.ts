import { expect, test } from 'vitest';
import { updateCustomer } from '../../src/customers/index.ts';
import { transact } from '../../src/platform/transaction.ts';
import { worlds } from '../support/world.ts';

const all = worlds();

const create = `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) {
  __typename
  ... on Customer { id key name externalId usageAttribution { subjectKeys } testClock { now } createdAt }
  ... on Error { code message }
  ... on ConflictError { conflictingId }
  ... on ValidationError { issues { code path message } }
} }`;

test('a customer is created, found in every way, and listed', async () => {
  const world = await all.create();
  const { createCustomer: acme } = await world.data(create, { input: { key: 'acme', name: 'Acme', externalId: 'crm-1', subjectKeys: ['acme-prod', 'acme-dev'] } });
  expect(acme).toMatchObject({ __typename: 'Customer', key: 'acme', usageAttribution: { subjectKeys: ['acme-prod', 'acme-dev'] }, createdAt: '2027-01-01T00:00:00Z' });
  for (const by of [{ id: acme.id }, { key: 'acme' }, { subjectKey: 'acme-dev' }, { subjectKey: 'acme' }, { externalId: 'crm-1' }]) {
    expect(await world.data('query ($by: CustomerBy!) { customer(by: $by) { id } }', { by })).toEqual({ customer: { id: acme.id } });
  }
  const page = await world.ask('{ customers { totalCount nodes { key usageAttribution { subjectKeys } } } }');
  expect(page.data).toEqual({ customers: { totalCount: 1, nodes: [{ key: 'acme', usageAttribution: { subjectKeys: ['acme-prod', 'acme-dev'] } }] } });
  expect(page.statements).toBe(3);
});

test('keys, external ids and subject keys are held once', async () => {
  const world = await all.create();
  const { createCustomer: first } = await world.data(create, { input: { key: 'a', externalId: 'x', subjectKeys: ['s'] } });
  for (const [input, code] of [
    [{ key: 'a' }, 'CUSTOMER_KEY_TAKEN'],
    [{ key: 'b', externalId: 'x' }, 'CUSTOMER_EXTERNAL_ID_TAKEN'],
    [{ key: 'b', subjectKeys: ['s'] }, 'CUSTOMER_SUBJECT_KEY_TAKEN'],
    [{ key: 's' }, 'CUSTOMER_SUBJECT_KEY_TAKEN'],
    [{ key: 'b', subjectKeys: ['a'] }, 'CUSTOMER_SUBJECT_KEY_TAKEN'],
  ] as const) {
    const { createCustomer } = await world.data(create, { input });
    expect(createCustomer).toMatchObject({ __typename: 'ConflictError', code, conflictingId: first.id });
  }
  expect(await world.data('{ customers { totalCount } }')).toEqual({ customers: { totalCount: 1 } });
});

test('every wrong field is named, and nothing is changed', async () => {
  const world = await all.create();
  const { createCustomer } = await world.data(create, {
    input: { key: '', name: 'x'.repeat(257), primaryEmail: 'nobody', subjectKeys: ['s', 's', ''], billingAddress: { city: '' }, externalId: '' },
  });
  expect(createCustomer.issues.map((issue: { code: string; path: string[] }) => [issue.path.join('.'), issue.code])).toMatchInlineSnapshot(`
    [
      [
        "key",
        "TOO_SHORT",
      ],
      [
        "name",
        "TOO_LONG",
      ],
      [
        "externalId",
        "TOO_SHORT",
      ],
      [
        "primaryEmail",
        "INVALID_FORMAT",
      ],
      [
        "billingAddress.city",
        "TOO_SHORT",
      ],
      [
        "subjectKeys.2",
        "TOO_SHORT",
      ],
      [
        "subjectKeys.1",
        "DUPLICATED",
      ],
    ]
  `);
  expect(await world.data('{ customers { totalCount } }')).toEqual({ customers: { totalCount: 0 } });
});

test('another organization and a key without the scope reach nothing', async () => {
  const [mine, theirs] = [await all.create(), await all.create()];
  const { createCustomer: acme } = await mine.data(create, { input: { key: 'acme' } });
  expect(await theirs.data('query ($id: ID!) { customer(by: { id: $id }) { id } node(id: $id) { id } }', { id: acme.id })).toEqual({ customer: null, node: null });
  const { errors } = await mine.ask('{ customers { totalCount } }', {}, mine.limited('meter:read'));
  expect(errors[0]).toMatchObject({ code: 'FORBIDDEN' });
});

test('a test clock moves forward and takes its customers along', async () => {
  const world = await all.create();
  const { createTestClock: clock } = await world.data('mutation { createTestClock(input: { now: "2027-03-01T00:00:00Z" }) { ... on TestClock { id now } } }');
  const { createCustomer } = await world.data(create, { input: { key: 'timed', testClockId: clock.id } });
  expect(createCustomer).toMatchObject({ createdAt: '2027-03-01T00:00:00Z', testClock: { now: '2027-03-01T00:00:00Z' } });
  const advance = `mutation ($id: ID!, $to: DateTime!) { advanceTestClock(id: $id, to: $to) { ... on TestClock { now } ... on Error { code } } }`;
  expect(await world.data(advance, { id: clock.id, to: '2027-04-01T00:00:00Z' })).toEqual({ advanceTestClock: { now: '2027-04-01T00:00:00Z' } });
  expect(await world.data(advance, { id: clock.id, to: '2027-02-01T00:00:00Z' })).toEqual({ advanceTestClock: { code: 'VALIDATION_FAILED' } });
  await world.data('mutation ($id: ID!) { deleteTestClock(id: $id) { __typename } }', { id: clock.id });
  expect(await world.data('{ customers { totalCount } testClocks { totalCount } }')).toEqual({ customers: { totalCount: 0 }, testClocks: { totalCount: 0 } });
});

test('pages are contiguous in both directions, and a forged cursor is refused', async () => {
  const world = await all.create();
  for (const key of ['a', 'b', 'c', 'd', 'e']) await world.data(create, { input: { key } });
  const page = 'query ($first: Int, $after: String, $last: Int, $before: String) { customers(first: $first, after: $after, last: $last, before: $before) { nodes { key } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }';
  const { customers: one } = await world.data(page, { first: 2 });
  const { customers: two } = await world.data(page, { first: 2, after: one.pageInfo.endCursor });
  const { customers: back } = await world.data(page, { last: 2, before: two.pageInfo.startCursor });
  const { customers: end } = await world.data(page, { last: 2 });
  const keys = (list: { nodes: { key: string }[] }) => list.nodes.map((node) => node.key);
  expect([keys(one), keys(two), keys(back), keys(end)]).toEqual([['a', 'b'], ['c', 'd'], ['a', 'b'], ['d', 'e']]);
  expect([one.pageInfo.hasPreviousPage, one.pageInfo.hasNextPage, end.pageInfo.hasPreviousPage, end.pageInfo.hasNextPage]).toEqual([false, true, true, false]);
  const forged = Buffer.from(JSON.stringify(['x', 'not-a-uuid'])).toString('base64url');
  for (const wrong of [{ first: 0 }, { first: 101 }, { first: 1, last: 1 }, { after: forged }, { after: '%%%' }, { first: 1, before: forged }]) {
    const { errors } = await world.ask(page, wrong);
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', issues: [{ path: [expect.any(String)] }] }]);
  }
});

test('a customer that is deleted gives up the keys that somebody gives it at the same moment', async () => {
  const world = await all.create();
  await world.data(create, { input: { key: 'acme', subjectKeys: ['acme-1'] } });
  let deleting: Promise<unknown> | undefined;
  await transact(world.command(), async (tx) => {
    await updateCustomer(tx, { key: 'acme' }, { subjectKeys: ['acme-2'] });
    await tx.em.flush();
    deleting = world.data('mutation { deleteCustomer(by: { key: "acme" }) { __typename } }');
    await expect.poll(() => world.command().read.rows("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and $1::uuid is not null")).toHaveLength(1);
  });
  expect(await deleting).toEqual({ deleteCustomer: { __typename: 'Customer' } });
  expect(await world.data(create, { input: { key: 'acme', subjectKeys: ['acme-1', 'acme-2'] } })).toMatchObject({ createCustomer: { __typename: 'Customer' } });
});

test('a customer that is there already is updated where the caller says so: what is named changes, what is left out stays', async () => {
  const world = await all.create();
  const upsert = create.replace('$input: CreateCustomerInput!)', '$input: CreateCustomerInput!, $onConflict: CustomerConflict)').replace('input: $input)', 'input: $input, onConflict: $onConflict)');
  const put = async (input: object, onConflict: string | null = 'UPDATE') => (await world.data(upsert, { input, onConflict })).createCustomer;
  const made = await put({ externalId: 'crm-1', key: 'acme', name: 'Acme', subjectKeys: ['s'] });
  expect(made).toMatchObject({ __typename: 'Customer', key: 'acme', name: 'Acme', externalId: 'crm-1' });
  expect(await put({ externalId: 'crm-1', name: 'Acme Inc.' })).toEqual({ ...made, name: 'Acme Inc.' });
  // By the key where there is no external id; a name that is null keeps the one it has.
  expect(await put({ key: 'acme', externalId: null, name: null, subjectKeys: ['t'] })).toMatchObject({ id: made.id, name: 'Acme Inc.', externalId: null, usageAttribution: { subjectKeys: ['t'] } });
  expect(await put({ externalId: 'crm-1', key: 'other' })).toMatchObject({ __typename: 'Customer', key: 'other', name: 'other' });
  expect(await put({ externalId: 'crm-1', key: 'acme' })).toMatchObject({ code: 'CUSTOMER_KEY_TAKEN', conflictingId: made.id });
  expect(await put({ externalId: 'crm-2' })).toMatchObject({ issues: [{ code: 'CUSTOMER_KEY_OR_SUBJECT_NEEDED' }] });
  expect(await put({ name: 'Nobody', subjectKeys: ['u'] })).toMatchObject({ issues: [{ code: 'CUSTOMER_KEY_OR_EXTERNAL_ID_NEEDED', path: ['externalId'] }] });
  expect(await put({ key: 'acme', primaryEmail: 'nobody' })).toMatchObject({ issues: [{ code: 'INVALID_FORMAT', path: ['primaryEmail'] }] });
  for (const said of ['ERROR', null]) expect(await put({ key: 'acme' }, said)).toMatchObject({ code: 'CUSTOMER_KEY_TAKEN' });
  const { createTestClock } = await world.data('mutation { createTestClock(input: { now: "2027-03-01T00:00:00Z" }) { ... on TestClock { id } } }');
  expect(await put({ key: 'acme', testClockId: createTestClock.id })).toMatchObject({ __typename: 'ConflictError', code: 'TEST_CLOCK_FIXED', conflictingId: made.id });
  expect(await put({ key: 'clocked', testClockId: createTestClock.id })).toMatchObject({ testClock: { now: '2027-03-01T00:00:00Z' } });
  expect(await put({ key: 'clocked', testClockId: createTestClock.id, name: 'Clocked' })).toMatchObject({ name: 'Clocked' });
});

test('of several that create the same customer at once one does, and the others update it', async () => {
  const world = await all.create();
  const names = Array.from({ length: 6 }, (_one, n) => `name ${n}`);
  const upsert = 'mutation ($name: String!) { createCustomer(input: { key: "acme", externalId: "crm", name: $name }, onConflict: UPDATE) { __typename ... on Customer { id } ... on Error { code message } } }';
  const answers = await Promise.all(names.map(async (name) => (await world.data(upsert, { name })).createCustomer));
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  const { customers } = await world.data('{ customers { totalCount nodes { key name } } }');
  expect(customers).toMatchObject({ totalCount: 1, nodes: [{ key: 'acme' }] });
  expect(names).toContain(customers.nodes[0].name);
});

test('customers are found by a plan that they have now, each in its own time', async () => {
  const world = await all.create();
  const plan = 'mutation ($key: Key!) { createPlan(input: { key: $key, name: "P", currency: "USD", billingCadence: "P1M", phases: [{ key: "main", name: "Main", rateCards: [{ key: "sso", name: "SSO" }] }] }) { ... on Plan { id } } }';
  for (const key of ['basic', 'pro']) {
    const { createPlan } = await world.data(plan, { key });
    await world.data('mutation ($id: ID!) { publishPlan(id: $id) { __typename } }', { id: createPlan.id });
  }
  const clockAt = async (now: string): Promise<string> => (await world.data('mutation ($now: DateTime!) { createTestClock(input: { now: $now }) { ... on TestClock { id } } }', { now })).createTestClock.id;
  const advance = (id: string, to: string) => world.data('mutation ($id: ID!, $to: DateTime!) { advanceTestClock(id: $id, to: $to) { __typename } }', { id, to });
  const [june, january] = [await clockAt('2027-06-01T00:00:00Z'), await clockAt('2027-01-01T00:00:00Z')];
  for (const [key, testClockId] of [['acme', null], ['gone', june], ['later', january], ['nobody', null]] as const) await world.data(create, { input: { key, testClockId, subjectKeys: [`${key}-1`] } });
  const subscribe = async (key: string, planKey: string, startsAt: string | null = null): Promise<string> =>
    (await world.data('mutation ($input: CreateSubscriptionInput!) { createSubscription(input: $input) { ... on Subscription { id } } }', { input: { customer: { key }, plan: { key: planKey }, startsAt } })).createSubscription.id;
  await subscribe('acme', 'basic');
  await subscribe('later', 'pro', '2027-02-01T00:00:00Z');
  const ending = await subscribe('gone', 'basic');
  await world.data('mutation ($id: ID!) { cancelSubscription(by: { id: $id }, timing: { at: "2027-07-01T00:00:00Z" }) { __typename } }', { id: ending });

  const found = async (filter: object): Promise<string[]> => (await world.data('query ($filter: CustomerFilter) { customers(filter: $filter) { totalCount nodes { key } } }', { filter })).customers.nodes.map(({ key }: { key: string }) => key);
  expect([await found({ planKey: 'basic' }), await found({ planKey: 'basic', subject: 'ACME-' }), await found({ planKey: 'pro' }), await found({ planKey: 'none' })]).toEqual([['acme', 'gone'], ['acme'], [], []]);
  await advance(june, '2027-07-01T00:00:00Z');
  await advance(january, '2027-02-01T00:00:00Z');
  expect([await found({ planKey: 'basic' }), await found({ planKey: 'pro' })]).toEqual([['acme'], ['later']]);
});
