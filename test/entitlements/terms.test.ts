import { describe, expect, test } from 'vitest';
import { deleteCustomer } from '../../src/customers/index.ts';
import { createEntitlement } from '../../src/entitlements/index.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { createEntitlementText, createGrantText, house, resetText } from './house.ts';

const all = worlds();

const id = expect.any(String);
const common = `__typename id type activeFrom activeTo createdAt updatedAt deletedAt metadata annotations feature { key } customer { key }
  usagePeriod { interval anchor } currentUsagePeriod { from to } subscription { id }`;
const metered = `... on MeteredEntitlement { isSoftLimit isUnlimited preserveOverageAtReset measureUsageFrom lastReset issue { amount priority } issueAfterReset issueAfterResetPriority
  grants { nodes { amount priority effectiveAt expiresAt issuedAfterReset annotations metadata recurrence { interval anchor } nextRecurrence updatedAt entitlement { id } } }
  resets { totalCount nodes { at anchor preserveOverage createdAt } } }`;
const whole = `{ ${common.replace('__typename', '__typename ... on Entitlement {')} } ${metered} ... on StaticEntitlement { config } }`;
const readText = `query ($by: EntitlementBy!, $subject: String) { entitlement(by: $by, subject: $subject) ${whole} }`;

/** An organization in which it is noon of 15 March 2027 for customer `acme`, who has nothing yet. */
async function stage() {
  const world = await all.create();
  const ask = house(world);
  const tokens = await ask.feature('tokens');
  const plan = await ask.feature('plan', null);
  const clockId = await ask.clock('2027-03-15T12:00:30Z');
  await ask.customer('acme', { testClockId: clockId, subjectKeys: ['acme-prod'] });
  const read = async (entitlementId: string) => (await world.data(readText, { by: { id: entitlementId } })).entitlement;
  return { world, ask, clockId, tokens, plan, read };
}

const created = async (world: World, input: object, subject?: string) =>
  (await world.data(`mutation ($input: CreateEntitlementInput!, $subject: String) { createEntitlement(input: $input, subject: $subject) { __typename ... on Entitlement { id } ... on Error { code } ... on ValidationError { issues { code path } } } }`, { input, subject })).createEntitlement;

describe('the fields of an entitlement', () => {
  test('of a metered one, with what it issues, through a reset that moves the anchor, and after its end', async () => {
    const { world, ask, clockId, read } = await stage();
    const { id: made } = await ask.metered('acme', 'tokens', {
      usagePeriod: { interval: 'P1M', anchor: '2027-03-01T00:00:45Z' }, measureUsageFrom: { preset: 'CURRENT_PERIOD_START' },
      issue: { amount: '100.5', priority: 7 }, issueAfterReset: '3', isSoftLimit: true, isUnlimited: true, preserveOverageAtReset: true, metadata: { a: 1 },
    });
    const first = await read(made);
    const grant = {
      amount: '100.5', priority: 7, effectiveAt: '2027-03-01T00:00:00Z', expiresAt: null, issuedAfterReset: true, annotations: { issueAfterReset: true }, metadata: null,
      recurrence: null, nextRecurrence: null, updatedAt: '2027-03-15T12:00:30Z', entitlement: { id: made },
    };
    expect(first).toEqual({
      __typename: 'MeteredEntitlement', id: made, type: 'METERED', activeFrom: '2027-03-15T12:00:30Z', activeTo: null, createdAt: '2027-03-15T12:00:30Z', updatedAt: '2027-03-15T12:00:30Z', deletedAt: null,
      metadata: { a: 1 }, annotations: null, feature: { key: 'tokens' }, customer: { key: 'acme' }, subscription: null,
      usagePeriod: { interval: 'P1M', anchor: '2027-03-01T00:00:00Z' }, currentUsagePeriod: { from: '2027-03-01T00:00:00Z', to: '2027-04-01T00:00:00Z' },
      isSoftLimit: true, isUnlimited: true, preserveOverageAtReset: true, measureUsageFrom: '2027-03-01T00:00:00Z', lastReset: '2027-03-01T00:00:00Z',
      issue: { amount: '100.5', priority: 7 }, issueAfterReset: '100.5', issueAfterResetPriority: 7, grants: { nodes: [grant] }, resets: { totalCount: 0, nodes: [] },
    });
    await ask.reset('acme', 'tokens', { effectiveAt: '2027-03-10T00:00:59Z' });
    await ask.advance(clockId, '2027-03-20T00:00:00Z');
    await ask.reset('acme', 'tokens', { retainAnchor: true, preserveOverage: false });
    await ask.advance(clockId, '2027-06-12T00:00:00Z');
    const resets = [
      { at: '2027-03-10T00:00:00Z', anchor: '2027-03-10T00:00:00Z', preserveOverage: true, createdAt: '2027-03-15T12:00:30Z' },
      { at: '2027-03-20T00:00:00Z', anchor: '2027-03-10T00:00:00Z', preserveOverage: false, createdAt: '2027-03-20T00:00:00Z' },
    ];
    const later = await read(made);
    expect(later).toEqual({
      ...first, updatedAt: '2027-03-20T00:00:00Z', lastReset: '2027-03-20T00:00:00Z', currentUsagePeriod: { from: '2027-06-10T00:00:00Z', to: '2027-07-10T00:00:00Z' },
      resets: { totalCount: 2, nodes: resets },
    });
    await world.data('mutation ($id: ID!) { deleteEntitlement(id: $id) { __typename } }', { id: made });
    await ask.advance(clockId, '2027-08-12T00:00:00Z');
    expect(await read(made)).toMatchObject({ deletedAt: '2027-06-12T00:00:00Z', updatedAt: '2027-06-12T00:00:00Z', currentUsagePeriod: { from: '2027-06-10T00:00:00Z', to: '2027-07-10T00:00:00Z' }, grants: { nodes: [] } });
  });

  test('of static and boolean ones, with and without usage periods', async () => {
    const { world, ask, clockId, read } = await stage();
    await ask.feature('sso', null);
    const fixed = await created(world, { static: { customer: { key: 'acme' }, featureKey: 'plan', config: { seats: 5 }, usagePeriod: { interval: 'P1M', anchor: '2027-01-31T00:00:00Z' } } });
    const plain = await created(world, { boolean: { customer: { key: 'acme' }, featureKey: 'sso' } });
    expect(await read(fixed.id)).toMatchObject({ __typename: 'StaticEntitlement', config: { seats: 5 }, usagePeriod: { interval: 'P1M', anchor: '2027-01-31T00:00:00Z' }, currentUsagePeriod: { from: '2027-02-28T00:00:00Z', to: '2027-03-31T00:00:00Z' } });
    expect(await read(plain.id)).toMatchObject({ __typename: 'BooleanEntitlement', usagePeriod: null, currentUsagePeriod: null });
    expect(await ask.value('acme', 'plan')).toMatchObject({ type: 'STATIC', hasAccess: true, config: { seats: 5 }, currentUsagePeriod: null });
    await ask.advance(clockId, '2027-04-01T00:00:00Z');
    expect(await read(fixed.id)).toMatchObject({ currentUsagePeriod: { from: '2027-03-31T00:00:00Z', to: '2027-04-30T00:00:00Z' } });
    const anchored = await created(world, { boolean: { customer: { key: 'acme' }, featureKey: 'tokens', usagePeriod: { interval: 'P1D' } } });
    expect(await read(anchored.id)).toMatchObject({ usagePeriod: { interval: 'P1D', anchor: '2027-04-01T00:00:00Z' }, currentUsagePeriod: { from: '2027-04-01T00:00:00Z', to: '2027-04-02T00:00:00Z' } });
    const short = await created(world, { boolean: { customer: { key: 'acme' }, featureKey: 'tokens', usagePeriod: { interval: 'PT59M' } } });
    expect(short).toMatchObject({ issues: [{ code: 'INTERVAL_TOO_SHORT', path: ['boolean', 'usagePeriod', 'interval'] }] });
  });

  test('what a subscription manages says so', async () => {
    const { world, ask } = await stage();
    const card = { key: 'tokens', name: 'Tokens', featureKey: 'tokens', price: null, billingCadence: 'P1M', entitlementTemplate: { metered: { issueAfterReset: '10', issueAfterResetPriority: 3, isSoftLimit: true } } };
    const plan = { key: 'pro', name: 'Pro', currency: 'USD', billingCadence: 'P1M', phases: [{ key: 'all', name: 'All', rateCards: [card] }] };
    const { createPlan } = await world.data('mutation ($input: CreatePlanInput!) { createPlan(input: $input) { ... on Plan { id } ... on Error { message } ... on ValidationError { issues { message path } } } }', { input: plan });
    await world.data('mutation ($id: ID!) { publishPlan(id: $id) { __typename ... on Error { message } } }', { id: createPlan.id });
    await ask.customer('zen');
    const { createSubscription } = await world.data('mutation { createSubscription(input: { customer: { key: "zen" }, plan: { key: "pro" } }) { __typename ... on Subscription { id } ... on Error { message } ... on ValidationError { issues { message } } } }');
    const { customer } = await world.data(`{ customer(by: { key: "zen" }) { entitlements { totalCount nodes ${whole} } } }`);
    expect(customer.entitlements).toMatchObject({
      totalCount: 1,
      nodes: [{
        subscription: { id: createSubscription.id }, annotations: { subscriptionId: createSubscription.id }, isSoftLimit: true, isUnlimited: false, issue: { amount: '10', priority: 3 },
        usagePeriod: { interval: 'P1M', anchor: '2027-01-01T00:00:00Z' }, currentUsagePeriod: { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' }, grants: { nodes: [{ amount: '10', priority: 3, annotations: { issueAfterReset: true } }] },
      }],
    });
    const entitlementId = customer.entitlements.nodes[0].id;
    for (const text of ['mutation ($id: ID!) { made: deleteEntitlement(id: $id) { ... on ConflictError { code conflictingId } } }', 'mutation ($id: ID!) { made: overrideEntitlement(id: $id, input: { boolean: { customer: { key: "zen" }, featureKey: "tokens" } }) { ... on ConflictError { code conflictingId } } }']) {
      expect((await world.data(text, { id: entitlementId })).made).toEqual({ code: 'ENTITLEMENT_MANAGED_BY_SUBSCRIPTION', conflictingId: createSubscription.id });
    }
  });
});

describe('an entitlement is made', () => {
  test('with its grants, at once or not at all', async () => {
    const { world, ask, read } = await stage();
    const grants = [
      { amount: '5', effectiveAt: '2027-03-15T12:00:59Z', priority: 2, annotations: { by: 'migration' }, metadata: { b: 2 } },
      { amount: '7', effectiveAt: '2027-04-01T00:00:00Z', expiration: { unit: 'DAY', count: 10 }, recurrence: { interval: 'P1D' } },
    ];
    const base = { customer: { key: 'acme' }, featureKey: 'tokens', usagePeriod: { interval: 'P1M' } };
    expect(await created(world, { metered: { ...base, grants, issueAfterReset: '0' } })).toMatchObject({ issues: [{ code: 'GRANTS_WITH_ISSUE', path: ['metered', 'grants'] }] });
    expect(await created(world, { metered: { ...base, grants: [grants[0], { amount: '0', effectiveAt: '2027-03-15T12:01:00Z', annotations: { issueAfterReset: true } }] } })).toMatchObject({
      issues: [{ code: 'GRANT_AMOUNT_NOT_POSITIVE', path: ['metered', 'grants', '1', 'amount'] }, { code: 'ANNOTATION_RESERVED', path: ['metered', 'grants', '1', 'annotations', 'issueAfterReset'] }],
    });
    expect(await created(world, { metered: { ...base, grants: [{ amount: '1', effectiveAt: '2027-03-15T11:59:00Z' }] } })).toMatchObject({ issues: [{ code: 'GRANT_BEFORE_CURRENT_PERIOD', path: ['metered', 'grants', '0', 'effectiveAt'] }] });
    expect((await world.data('{ entitlements { totalCount } grants { totalCount } }'))).toEqual({ entitlements: { totalCount: 0 }, grants: { totalCount: 0 } });
    const { id: made } = await created(world, { metered: { ...base, grants } });
    const shown = await read(made);
    expect(shown.issue).toBeNull();
    expect(shown.grants.nodes).toEqual([
      { amount: '5', priority: 2, effectiveAt: '2027-03-15T12:00:00Z', expiresAt: null, issuedAfterReset: false, annotations: { by: 'migration' }, metadata: { b: 2 }, recurrence: null, nextRecurrence: null, updatedAt: '2027-03-15T12:00:30Z', entitlement: { id: made } },
      {
        amount: '7', priority: 0, effectiveAt: '2027-04-01T00:00:00Z', expiresAt: '2027-04-11T00:00:00Z', issuedAfterReset: false, annotations: null, metadata: null,
        recurrence: { interval: 'P1D', anchor: '2027-03-15T12:00:00Z' }, nextRecurrence: '2027-04-01T12:00:00Z', updatedAt: '2027-03-15T12:00:30Z', entitlement: { id: made },
      },
    ]);
    expect(await ask.figures('acme', 'tokens')).toBe('5 left, 0 used, 0 over');
    const news = await world.command().read.rows<{ type: string }>("select type from outbox_event where organization_id = $1 and (type like 'entitlement.%' or type like 'grant.%') order by id");
    expect(news.map(({ type }) => type)).toEqual(['entitlement.created', 'grant.created', 'grant.created']);
    // An override gives its own in the same way.
    await ask.advance((await world.data('{ customer(by: { key: "acme" }) { testClock { id } } }')).customer.testClock.id, '2027-03-16T00:00:00Z');
    const { overrideEntitlement } = await world.data(
      'mutation ($input: CreateEntitlementInput!) { overrideEntitlement(input: $input) { ... on Entitlement { id } ... on Error { code } } }',
      { input: { metered: { ...base, grants: [{ amount: '9', effectiveAt: '2027-03-16T00:00:00Z' }] } } },
    );
    expect(overrideEntitlement).toEqual({ id });
    expect(await read(made)).toMatchObject({ activeTo: '2027-03-16T00:00:00Z', grants: { nodes: [{ amount: '5' }, { amount: '7', nextRecurrence: null }] } });
    expect(await ask.figures('acme', 'tokens')).toBe('9 left, 0 used, 0 over');
  });

  test('of a feature by its id, which wins over a key, and of none that is archived', async () => {
    const { world, tokens, plan, read } = await stage();
    const made = await created(world, { metered: { customer: { key: 'acme' }, featureKey: 'plan', featureId: tokens, usagePeriod: { interval: 'P1M' }, issue: { amount: '0' } } });
    expect(await read(made.id)).toMatchObject({ feature: { key: 'tokens' }, issue: { amount: '0', priority: 1 }, grants: { nodes: [] } });
    expect(await created(world, { boolean: { customer: { key: 'acme' } } })).toMatchObject({ issues: [{ code: 'FEATURE_MISSING', path: ['boolean', 'featureKey'] }] });
    await world.data('mutation ($id: ID!) { deleteFeature(id: $id) { __typename } }', { id: plan });
    for (const featureId of [plan, 'nonsense', made.id]) expect(await created(world, { boolean: { customer: { key: 'acme' }, featureId } })).toMatchObject({ code: 'FEATURE_NOT_FOUND' });
    const differs = await world.data('mutation ($id: ID!, $other: ID!) { overrideEntitlement(id: $id, input: { boolean: { customer: { key: "acme" }, featureId: $other } }) { ... on ValidationError { issues { code path } } ... on NotFoundError { code } } }', { id: made.id, other: plan });
    expect(differs.overrideEntitlement).toEqual({ code: 'FEATURE_NOT_FOUND' });
  });

  test('for a customer who stays: of a deletion and a gift at once one is refused', async () => {
    const { world, ask } = await stage();
    for (let n = 0; n < 6; n++) {
      await ask.customer(`c${n}`);
      const outcomes = await Promise.allSettled([createEntitlement(world.command(), { boolean: { customer: { key: `c${n}` }, featureKey: 'plan' } }), deleteCustomer(world.command(), { key: `c${n}` })]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    }
    const orphans = await world.command().read.rows('select 1 from entitlement e join customer c on c.id = e.customer_id where e.organization_id = $1 and c.deleted_at is not null');
    expect(orphans).toEqual([]);
  });
});

describe('an older client names the customer by a subject', () => {
  const meteredInput = { metered: { featureKey: 'tokens', usagePeriod: { interval: 'P1M' } } };

  test('in every operation, by key or by id', async () => {
    const { world, ask, clockId } = await stage();
    const { subject } = await world.data('{ subject(by: { key: "acme-prod" }) { id } }');
    const made = await created(world, meteredInput, 'acme-prod');
    const variables = { id: made.id, key: 'acme-prod', subject: subject.id };
    await ask.advance(clockId, '2027-03-16T00:00:00Z');
    expect(await world.data(`mutation ($id: ID!, $key: String, $subject: String) {
      grant: createGrant(subject: $key, input: { featureKey: "tokens", amount: "5", effectiveAt: "2027-03-16T00:00:00Z" }) { ... on Grant { amount customer { key } } ... on Error { code message } }
      byId: createGrant(subject: $subject, input: { entitlementId: $id, amount: "6", effectiveAt: "2027-03-16T00:00:00Z" }) { ... on Grant { amount } ... on Error { code message } }
      reset: resetEntitlementUsage(subject: $subject, input: { featureKey: "tokens" }) { ... on MeteredEntitlement { lastReset } ... on Error { code message } }
    }`, variables)).toEqual({ grant: { amount: '5', customer: { key: 'acme' } }, byId: { amount: '6' }, reset: { lastReset: '2027-03-16T00:00:00Z' } });
    expect(await world.data(`query ($id: ID!, $key: String!, $subject: String!) {
      entitlement(by: { id: $id }, subject: $subject) { id }
      value: entitlementValue(subject: $key, featureKey: "tokens") { balance }
      valueById: entitlementValue(subject: $subject, entitlementId: $id) { balance }
      entitlements(subject: $key) { totalCount } filtered: entitlements(filter: { subjects: [$subject, "nobody"] }) { totalCount }
      both: entitlements(subject: "nobody", filter: { subjects: [$key] }) { totalCount }
      grants(subject: $subject) { totalCount } none: grants(filter: { subjects: ["nobody"] }) { totalCount }
    }`, variables)).toEqual({
      entitlement: { id: made.id }, value: { balance: '11' }, valueById: { balance: '11' }, entitlements: { totalCount: 1 }, filtered: { totalCount: 1 }, both: { totalCount: 0 }, grants: { totalCount: 2 }, none: { totalCount: 0 },
    });
    const replaced = await world.data('mutation ($key: String) { overrideEntitlement(subject: $key, input: { boolean: { featureKey: "tokens" } }) { ... on Entitlement { id type } ... on Error { code message } } }', variables);
    expect(replaced.overrideEntitlement).toEqual({ id, type: 'BOOLEAN' });
    const gone = await world.data('mutation ($id: ID!, $key: String) { deleteEntitlement(id: $id, subject: $key) { ... on Entitlement { id deletedAt } ... on Error { code message } } }', { id: replaced.overrideEntitlement.id, key: 'acme-prod' });
    expect(gone.deleteEntitlement).toEqual({ id: replaced.overrideEntitlement.id, deletedAt: '2027-03-16T00:00:00Z' });
  });

  test('who must be known, somebody\'s, and the only name', async () => {
    const { world, ask } = await stage();
    await world.data('mutation { upsertSubjects(input: { subjects: [{ key: "lonely" }] }) { __typename } }');
    // The house gives a new subject a customer of its own; one whose customer is gone is nobody's.
    await world.data('mutation { deleteCustomer(by: { key: "lonely" }) { __typename } }');
    const lonely = (await world.data('{ subject(by: { key: "lonely" }) { customer { id } } }')).subject;
    expect(lonely).toEqual({ customer: null });
    expect(await created(world, meteredInput, 'lonely')).toEqual({ __typename: 'ConflictError', code: 'SUBJECT_WITHOUT_CUSTOMER' });
    expect(await created(world, meteredInput, 'unknown')).toEqual({ __typename: 'NotFoundError', code: 'SUBJECT_NOT_FOUND' });
    expect(await created(world, meteredInput)).toMatchObject({ issues: [{ code: 'CUSTOMER_MISSING', path: ['metered', 'customer'] }] });
    expect(await created(world, { metered: { ...meteredInput.metered, customer: { key: 'acme' } } }, 'acme-prod')).toMatchObject({ issues: [{ code: 'CUSTOMER_AMBIGUOUS', path: ['subject'] }] });
    await ask.customer('other', { subjectKeys: ['other-prod'] });
    const made = await ask.metered('acme', 'tokens');
    expect(await world.data(`query ($id: ID!) {
      entitlement(by: { id: $id }, subject: "other-prod") { id } unknown: entitlement(by: { id: $id }, subject: "unknown") { id }
      value: entitlementValue(entitlementId: $id, subject: "other-prod") { balance } nobodys: entitlementValue(featureKey: "tokens", subject: "lonely") { balance }
    }`, { id: made.id })).toEqual({ entitlement: null, unknown: null, value: null, nobodys: null });
    expect((await world.data('mutation ($id: ID!) { deleteEntitlement(id: $id, subject: "other-prod") { ... on Error { code } } }', { id: made.id })).deleteEntitlement).toEqual({ code: 'ENTITLEMENT_NOT_FOUND' });
    expect((await world.data('mutation ($id: ID!) { overrideEntitlement(id: $id, subject: "other-prod", input: { boolean: { featureKey: "tokens" } }) { ... on ValidationError { issues { code path } } } }', { id: made.id })).overrideEntitlement).toEqual({ issues: [{ code: 'ENTITLEMENT_OVERRIDE_DIFFERS', path: ['subject'] }] });
    const { errors } = await world.ask('{ entitlementValue(featureKey: "tokens") { balance } }');
    expect(errors[0]).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ code: 'CUSTOMER_MISSING', path: ['customer'] }] });
  });
});

test('an entitlement by its id gives what it gives, and takes grants and resets while it is active', async () => {
  const { world, ask, clockId } = await stage();
  const made = await ask.metered('acme', 'tokens', { issue: { amount: '10' } });
  await ask.advance(clockId, '2027-03-16T00:00:00Z');
  const input = { entitlementId: made.id, amount: '5', effectiveAt: '2027-03-16T00:00:00Z' };
  const grantOf = async (more: object) => (await world.data(createGrantText, { input: { ...input, ...more } })).createGrant;
  expect(await grantOf({})).toMatchObject({ amount: '5' });
  expect(await grantOf({ customer: { key: 'acme' } })).toMatchObject({ amount: '5' });
  await ask.customer('other');
  expect(await grantOf({ customer: { key: 'other' } })).toMatchObject({ code: 'ENTITLEMENT_NOT_FOUND' });
  expect(await grantOf({ entitlementId: 'nonsense' })).toMatchObject({ code: 'ENTITLEMENT_NOT_FOUND' });
  expect(await grantOf({ featureKey: 'tokens' })).toMatchObject({ issues: [{ code: 'ENTITLEMENT_AMBIGUOUS', path: ['entitlementId'] }] });
  expect(await grantOf({ entitlementId: null })).toMatchObject({ issues: [{ code: 'ENTITLEMENT_MISSING', path: ['featureKey'] }] });
  expect(await grantOf({ entitlementId: null, featureKey: 'tokens' })).toMatchObject({ issues: [{ code: 'CUSTOMER_MISSING', path: ['customer'] }] });
  expect((await world.data(resetText, { input: { entitlementId: made.id } })).resetEntitlementUsage).toMatchObject({ __typename: 'MeteredEntitlement' });
  const valueOf = async (at?: string) => (await world.data('query ($id: ID!, $at: DateTime) { entitlementValue(entitlementId: $id, at: $at) { type hasAccess balance at feature { key } } }', { id: made.id, at })).entitlementValue;
  expect(await valueOf()).toEqual({ type: 'METERED', hasAccess: true, balance: '20', at: '2027-03-16T00:00:00Z', feature: { key: 'tokens' } });
  await ask.advance(clockId, '2027-03-17T00:00:00Z');
  const { overrideEntitlement: next } = await world.data('mutation { overrideEntitlement(input: { boolean: { customer: { key: "acme" }, featureKey: "tokens" } }) { ... on Entitlement { id } } }');
  // The other one that is active now is not this one's value; its own time still is.
  expect(await valueOf()).toEqual({ type: null, hasAccess: false, balance: null, at: '2027-03-17T00:00:00Z', feature: { key: 'tokens' } });
  expect(await valueOf('2027-03-16T12:00:00Z')).toMatchObject({ type: 'METERED', balance: '20' });
  expect(await grantOf({})).toMatchObject({ code: 'ENTITLEMENT_NOT_ACTIVE', conflictingId: made.id });
  expect(await grantOf({ entitlementId: next.id })).toMatchObject({ code: 'ENTITLEMENT_NOT_METERED', issues: [{ code: 'ENTITLEMENT_NOT_METERED', path: ['entitlementId'] }] });
  const deleted = async (variables: object) => (await world.data('mutation ($id: ID, $active: CustomerFeatureInput, $subject: String) { deleteEntitlement(id: $id, active: $active, subject: $subject) { __typename ... on Entitlement { id } ... on Error { code } ... on ValidationError { issues { code path } } } }', { ...variables })).deleteEntitlement;
  const active = { customer: { key: 'acme' }, featureKey: 'tokens' };
  expect(await deleted({})).toMatchObject({ issues: [{ code: 'ENTITLEMENT_MISSING', path: ['id'] }] });
  expect(await deleted({ id: next.id, active })).toMatchObject({ issues: [{ code: 'ENTITLEMENT_AMBIGUOUS', path: ['active'] }] });
  expect(await deleted({ active, subject: 'acme' })).toMatchObject({ issues: [{ code: 'CUSTOMER_AMBIGUOUS', path: ['subject'] }] });
  expect(await deleted({ active })).toEqual({ __typename: 'BooleanEntitlement', id: next.id });
  expect(await deleted({ active })).toMatchObject({ code: 'ENTITLEMENT_NOT_FOUND' });
  expect((await world.data('mutation { overrideEntitlement(input: { boolean: { customer: { key: "acme" }, featureKey: "tokens" } }) { ... on Error { code } } }')).overrideEntitlement).toEqual({ code: 'ENTITLEMENT_NOT_FOUND' });
});

describe('lists', () => {
  test('entitlements and grants by every filter and order', async () => {
    const { world, ask, clockId, tokens } = await stage();
    await ask.feature('calls');
    await ask.customer('real');
    const one = await ask.metered('acme', 'tokens');
    const two = await ask.metered('acme', 'calls');
    const three = await ask.metered('real', 'tokens', { measureUsageFrom: { at: '2026-12-01T00:00:00Z' }, usagePeriod: { interval: 'P1Y', anchor: '2026-12-01T00:00:00Z' } });
    const { createEntitlement: four } = await world.data(createEntitlementText, { input: { static: { customer: { key: 'real' }, featureKey: 'plan', config: {} } } });
    const names = new Map([[one.id, 'one'], [two.id, 'two'], [three.id, 'three'], [four.id, 'four']]);
    const listed = async (filter: object, orderBy?: object) =>
      (await world.data('query ($filter: EntitlementFilter, $orderBy: EntitlementOrder) { entitlements(filter: $filter, orderBy: $orderBy) { nodes { id } } }', { filter, orderBy })).entitlements.nodes.map((node: { id: string }) => names.get(node.id));
    expect(await listed({ featureIds: [tokens] }, { field: 'ACTIVE_FROM', direction: 'ASC' })).toEqual(['three', 'one']);
    expect(await listed({ featureIds: [tokens, 'nonsense'], featureKeys: ['tokens', 'calls'] }, { field: 'CREATED_AT', direction: 'DESC' })).toEqual(['one', 'three']);
    expect(await listed({ featureIds: ['nonsense'] })).toEqual([]);
    expect(await listed({ types: ['STATIC'] })).toEqual(['four']);
    const first = await ask.grant('acme', 'tokens', '1', '2027-04-01T00:00:00Z', { priority: 5, expiration: { unit: 'DAY', count: 1 } });
    const second = await ask.grant('acme', 'tokens', '2', '2027-03-20T00:00:00Z', { priority: 9 });
    const third = await ask.grant('acme', 'calls', '3', '2027-03-15T12:00:00Z');
    const fourth = await ask.grant('real', 'tokens', '4', '2026-12-31T00:00:00Z');
    expect([first, second, third, fourth].every(({ id: made }) => typeof made === 'string')).toBe(true);
    const grants = async (filter: object, orderBy?: object, page: object = {}) =>
      (await world.data('query ($filter: GrantFilter, $orderBy: GrantOrder, $first: Int, $after: String) { grants(filter: $filter, orderBy: $orderBy, first: $first, after: $after) { nodes { amount } pageInfo { endCursor } } }', { filter, orderBy, ...page })).grants;
    const amounts = async (filter: object, orderBy?: object) => (await grants(filter, orderBy)).nodes.map((node: { amount: string }) => node.amount).join('');
    expect(await amounts({}, { field: 'EFFECTIVE_AT', direction: 'ASC' })).toBe('4321');
    expect(await amounts({}, { field: 'PRIORITY', direction: 'DESC' })).toMatch(/^21(34|43)$/);
    expect(await amounts({}, { field: 'ID', direction: 'DESC' })).toBe('4321');
    expect(await amounts({ entitlementIds: [one.id, 'nonsense'] }, { field: 'ID' })).toBe('12');
    expect(await amounts({ featureIds: [tokens], customers: [{ key: 'real' }] })).toBe('4');
    const page = await grants({}, { field: 'EFFECTIVE_AT' }, { first: 2 });
    expect((await grants({}, { field: 'EFFECTIVE_AT' }, { first: 2, after: page.pageInfo.endCursor })).nodes).toEqual([{ amount: '2' }, { amount: '1' }]);
    // Who never expires comes after everybody who does, and pages pass from the one to the other, both ways.
    for (const direction of ['ASC', 'DESC']) {
      const orderBy = { field: 'EXPIRES_AT', direction };
      const [all, walked]: [string, string[]] = [await amounts({}, orderBy), []];
      expect(all).toMatch(direction === 'ASC' ? /^1[234]{3}$/ : /^[234]{3}1$/);
      for (let after: string | null = null; walked.length < 4; ) {
        const { nodes, pageInfo } = await grants({}, orderBy, { first: 1, after });
        walked.push(nodes[0].amount);
        after = pageInfo.endCursor;
      }
      expect(walked.join('')).toBe(all);
    }
    expect(await amounts({ excludeInactive: true }, { field: 'ID' })).toBe('34');
    await ask.advance(clockId, '2027-04-01T00:00:00Z');
    expect(await amounts({ excludeInactive: true }, { field: 'ID' })).toBe('1234');
    await ask.advance(clockId, '2027-04-02T00:00:00Z');
    await world.data('mutation ($id: ID!) { voidGrant(id: $id) { __typename } }', { id: second.id });
    expect(await amounts({ excludeInactive: true }, { field: 'ID' })).toBe('34');
    expect(await amounts({}, { field: 'UPDATED_AT', direction: 'DESC' })).toMatch(/^2/);
    await world.data('mutation ($id: ID!) { deleteEntitlement(id: $id) { __typename } }', { id: two.id });
    expect(await amounts({ excludeInactive: true }, { field: 'ID' })).toBe('4');
    expect(await amounts({ includeDeleted: true }, { field: 'ID' })).toBe('1234');
    expect(await listed({ excludeInactive: true })).toEqual(expect.arrayContaining(['one', 'three', 'four']));
    const { errors } = await world.ask('query ($ids: [ID!]) { grants(filter: { entitlementIds: $ids }) { totalCount } }', { ids: Array.from({ length: 101 }, () => one.id) });
    expect(errors[0]).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ code: 'LIST_TOO_LONG', path: ['filter', 'entitlementIds'] }] });
  });

  test('cost as many statements for many entitlements as for one', async () => {
    const { world, ask, clockId } = await stage();
    const text = `{ customers(first: 50) { nodes { key entitlements(excludeInactive: true) { nodes ${whole} } } } }`;
    await ask.metered('acme', 'tokens', { issue: { amount: '1' } });
    await ask.advance(clockId, '2027-03-16T00:00:00Z');
    await ask.reset('acme', 'tokens');
    const few = (await world.ask(text)).statements;
    for (let n = 0; n < 8; n++) {
      await ask.customer(`c${n}`);
      await ask.metered(`c${n}`, 'tokens', { grants: [{ amount: '1', effectiveAt: '2027-01-01T00:00:00Z', recurrence: { interval: 'P1D' } }] });
    }
    await world.ask(text);
    const many = await world.ask(text);
    expect(many.errors).toEqual([]);
    // The recurring grants' next refills need their entitlements' ends: one more.
    expect(many.statements).toBeLessThanOrEqual(few + 1);
    expect(many.statements).toBeLessThanOrEqual(11);
    const ofOne = (await world.ask('{ entitlements(filter: { subjects: ["acme-prod"] }) { totalCount } }')).statements;
    expect((await world.ask('{ entitlements(filter: { subjects: ["acme-prod", "c0", "c1", "c2"] }) { totalCount } }')).statements).toBe(ofOne);
  });
});
