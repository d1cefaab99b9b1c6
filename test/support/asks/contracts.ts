import type { Story } from '../story.ts';
import { planInput } from '../story.ts';
import { byCustomer, nothing, own } from './ask.ts';
import type { Asks, Variables } from './ask.ts';

const subscriptionBys = (story: Story): readonly Variables[] => [{ key: story.text('one_subscription') }, { id: story.id('subscription_one') }];
const customersOf = (story: Story, variables: Variables) => byCustomer(story).map((customer) => nothing({ customer, ...variables }));

/** A rate card that a running phase of a story's subscription takes again and again. */
const soldBeside = (story: Story) => {
  const key = story.text('extra');
  return {
    key, name: key, featureKey: key, price: { unit: { amount: '0.5' } }, billingCadence: 'P1M', discounts: { percentage: '10' }, description: key, metadata: { note: key },
    taxes: [{ key: story.text('tax') }], taxConfig: { behavior: 'EXCLUSIVE', stripeCode: 'txcd_10103000', customInvoicingCode: story.text('code') },
  };
};
const customPlan = (story: Story) => {
  const { key: _key, taxes: _taxes, ...plan } = planInput((name) => story.text(name), 'offer');
  const phases = [{ key: story.text('phase'), name: story.text('phase'), description: 'A phase', metadata: { a: 1 }, rateCards: [{ key: story.text('fee'), name: story.text('fee'), price: { flat: { amount: '10' } }, billingCadence: 'P1M' }, soldBeside(story)] }];
  return { ...plan, description: 'As agreed', phases };
};
const recorded = { status: 'ACTIVE', cancelAtPeriodEnd: false, currentPeriod: { from: '2027-02-01T00:00:00Z', to: '2027-03-01T00:00:00Z' }, canceledAt: null };

/** The subscription of the second customer that runs, and is not paused: changes leave another one each time. */
async function runningSubscription({ world, text }: Story): Promise<Variables> {
  const { customer } = await world.data('query ($by: CustomerBy!) { customer(by: $by) { subscriptions(last: 100) { nodes { id status isPaused managedBy } } } }', { by: { key: text('two') } });
  const nodes = customer.subscriptions.nodes as { id: string; status: string; isPaused: boolean; managedBy: string }[];
  const running = nodes.find(({ status, managedBy }) => status === 'ACTIVE' && managedBy === 'TOLLGATE') ?? nodes[0];
  if (running?.isPaused === true) await world.data('mutation ($by: SubscriptionBy!) { resumeSubscription(by: $by) { __typename } }', { by: { id: running.id } });
  return { id: running?.id };
}

const right = (story: Story) => ({ customer: { key: story.text('one') }, featureKey: story.text('extra'), metadata: { a: 1 } });
const grantTerms = {
  amount: '5',
  priority: 3,
  effectiveAt: '2027-02-03T00:00:00Z',
  expiration: { unit: 'MONTH', count: 3 },
  minRolloverAmount: '0',
  maxRolloverAmount: '5',
  recurrence: { interval: 'P1M', anchor: '2027-02-03T00:00:00Z' },
  metadata: { a: 1 },
  annotations: { a: 1 },
};
const usagePeriod = { interval: 'P1M', anchor: '2027-01-01T00:00:00Z' };
const meteredRight = (story: Story) => ({
  metered: {
    ...right(story),
    usagePeriod,
    isSoftLimit: false,
    isUnlimited: false,
    issue: { amount: '10', priority: 2 },
    issueAfterReset: '10',
    issueAfterResetPriority: 2,
    preserveOverageAtReset: false,
    measureUsageFrom: { at: '2027-01-01T00:00:00Z' },
  },
});
/** The same of another feature by its id, with grants instead of what it issues itself. */
const grantedRight = (story: Story) => ({
  metered: { customer: { key: story.text('one') }, featureId: story.id('extra_feature'), usagePeriod, grants: [grantTerms] },
});
/** The right that holds now: another one each time that one was overridden. */
async function activeRight({ world, text }: Story): Promise<string> {
  const { entitlement } = await world.data('query ($by: EntitlementBy!) { entitlement(by: $by) { ... on Node { id } } }', { by: { active: { customer: { key: text('one') }, featureKey: text('extra') } } });
  return entitlement.id;
}

const rights = [
  (story: Story) => ({ input: { static: { ...right(story), config: { a: 1 }, usagePeriod } } }),
  (story: Story) => ({ input: { boolean: { ...right(story), usagePeriod } } }),
  (story: Story) => ({ input: grantedRight(story) }),
];
const subjectsOf = (story: Story): readonly string[] => [story.text('one_subject'), story.id('subject_one')];

/** A use that is held until it expires, each time another one. */
const use = (expiry: Variables) => (story: Story, unique: string) => ({
  input: {
    customer: { key: story.text('one') },
    featureKey: story.text('tokens'),
    mode: 'RESERVE',
    amount: '1',
    data: { model: 'a' },
    id: story.text(unique),
    source: story.text('source'),
    subject: story.text('one_subject'),
    allowPartial: false,
    ...expiry,
  },
});

/** Subscriptions and entitlements: what binds a customer. */
export const contractAsks: Asks = {
  'Query.lifetimeUsage': { calls: (story) => subscriptionBys(story).map((subscription) => nothing({ subscription })) },
  'Query.customerUsage': {
    calls: (story) => [...subscriptionBys(story).map((subscription) => nothing({ customer: { key: story.text('one') }, subscription })), ...customersOf(story, {})],
    good: (story) => ({ customer: { key: story.text('one') }, subscription: { key: story.text('one_subscription') }, applyTaxes: false }),
  },
  'Query.customerPastUsage': {
    calls: (story) => [...subscriptionBys(story).map((subscription) => nothing({ customer: { key: story.text('one') }, subscription, first: 5 })), ...customersOf(story, { subscription: { key: story.text('one_subscription') } })],
    good: (story) => ({ customer: { key: story.text('one') }, subscription: { key: story.text('one_subscription') }, filter: { meterKeys: [story.text('tokens')] }, first: 5 }),
  },
  'Query.estimateEventFees': {
    calls: (story) => subscriptionBys(story).map((subscription) => nothing({ input: { subscription, type: story.text('ahead'), data: { count: 2 } } })),
  },
  'Mutation.updateLifetimeUsage': { calls: (story) => subscriptionBys(story).map((subscription) => nothing({ subscription, input: { externalHistoricalUsage: '5' } })) },
  'Query.subscription': { calls: (story) => subscriptionBys(story).map((by) => nothing({ by })) },
  'Query.subscriptions': {
    calls: (story) => [
      own({ first: 100, orderBy: { field: 'ACTIVE_FROM', direction: 'ASC' } }),
      ...byCustomer(story).map((customer) => nothing({ filter: { customer } })),
    ],
  },
  'Query.entitlementValue': {
    calls: (story) => [
      ...customersOf(story, { featureKey: story.text('extra') }),
      nothing({ entitlementId: story.id('entitlement_one') }),
      ...subjectsOf(story).map((subject) => nothing({ subject, featureKey: story.text('extra') })),
    ],
    good: (story) => ({ customer: { key: story.text('one') }, featureKey: story.text('extra'), at: '2027-01-20T00:00:00Z' }),
  },
  'Query.entitlementHistory': {
    calls: (story) => [
      ...customersOf(story, { featureKey: story.text('extra'), windowSize: 'DAY' }),
      nothing({ entitlementId: story.id('entitlement_one'), windowSize: 'HOUR' }),
      ...subjectsOf(story).map((subject) => nothing({ subject, featureKey: story.text('extra'), windowSize: 'MONTH' })),
    ],
    good: (story) => ({ customer: { key: story.text('one') }, featureKey: story.text('extra'), from: '2027-02-02T00:00:00Z', to: '2027-02-03T00:00:00Z', windowSize: 'HOUR', windowTimeZone: 'Europe/Berlin' }),
  },
  'Query.customerAccess': { calls: (story) => customersOf(story, {}) },
  'Mutation.createEntitlement': {
    calls: (story) => [
      ...byCustomer(story).flatMap((customer) => {
        const what = { customer, featureKey: story.text('spare') };
        return [nothing({ input: { boolean: what } }), nothing({ input: { static: { ...what, config: {} } } }), nothing({ input: { metered: { customer, featureKey: story.text('tokens'), usagePeriod: { interval: 'P1M' } } } })];
      }),
      ...subjectsOf(story).map((subject) => nothing({ subject, input: { boolean: { featureId: story.id('spare_feature') } } })),
    ],
    good: (story) => ({ input: meteredRight(story) }),
    others: rights,
  },
  'Query.entitlement': {
    calls: (story) => [
      nothing({ by: { id: story.id('entitlement_one') } }),
      nothing({ by: { id: story.id('entitlement_one') }, subject: story.text('one_subject') }),
      ...byCustomer(story).map((customer) => nothing({ by: { active: { customer, featureKey: story.text('extra') } } })),
    ],
  },
  'Query.entitlements': {
    calls: (story) => [
      own({ first: 100, filter: { includeDeleted: true }, orderBy: { field: 'CREATED_AT', direction: 'ASC' } }),
      ...byCustomer(story).map((customer) => nothing({ filter: { customers: [customer] } })),
      nothing({ filter: { featureKeys: [story.text('extra')] } }),
      nothing({ filter: { featureIds: [story.id('extra_feature')] } }),
      ...subjectsOf(story).flatMap((subject) => [nothing({ subject }), nothing({ filter: { subjects: [subject] } })]),
    ],
  },
  'Query.grants': {
    calls: (story) => [
      own({ first: 100, filter: { includeDeleted: true }, orderBy: { field: 'CREATED_AT', direction: 'ASC' } }),
      ...byCustomer(story).map((customer) => nothing({ filter: { customers: [customer] } })),
      nothing({ filter: { featureKeys: [story.text('extra')] } }),
      nothing({ filter: { featureIds: [story.id('extra_feature')] } }),
      nothing({ filter: { entitlementIds: [story.id('entitlement_one')] } }),
      ...subjectsOf(story).flatMap((subject) => [nothing({ subject }), nothing({ filter: { subjects: [subject] } })]),
    ],
  },
  'Mutation.createGrant': {
    calls: (story) => [
      ...customersOf(story, {}).map(({ variables }) => nothing({ input: { ...variables, featureKey: story.text('extra'), amount: '5', effectiveAt: '2027-02-03T00:00:00Z' } })),
      nothing({ input: { entitlementId: story.id('entitlement_one'), amount: '5', effectiveAt: '2027-02-03T00:00:00Z' } }),
      ...subjectsOf(story).map((subject) => nothing({ subject, input: { featureKey: story.text('extra'), amount: '5', effectiveAt: '2027-02-03T00:00:00Z' } })),
    ],
    good: (story) => ({ input: { customer: { key: story.text('one') }, featureKey: story.text('extra'), ...grantTerms } }),
  },
  'Mutation.resetEntitlementUsage': {
    calls: (story) => [
      ...customersOf(story, {}).map(({ variables }) => nothing({ input: { ...variables, featureKey: story.text('extra') } })),
      nothing({ input: { entitlementId: story.id('entitlement_one') } }),
      ...subjectsOf(story).map((subject) => nothing({ subject, input: { featureKey: story.text('extra') } })),
    ],
    good: (story) => ({ input: { customer: { key: story.text('one') }, featureKey: story.text('extra'), effectiveAt: '2027-02-03T00:00:00Z', retainAnchor: true, preserveOverage: false } }),
  },
  'Query.reservations': {
    calls: (story) => [
      own({ first: 100, orderBy: { field: 'CREATED_AT', direction: 'ASC' } }),
      ...byCustomer(story).map((customer) => nothing({ filter: { customers: [customer] } })),
      nothing({ filter: { featureKeys: [story.text('tokens')] } }),
    ],
    good: (story) => ({ first: 10, filter: { customers: [{ key: story.text('one') }], featureKeys: [story.text('tokens')], statuses: ['OPEN'] }, orderBy: { field: 'EXPIRES_AT', direction: 'DESC' } }),
  },
  'Mutation.authorizeUsage': {
    calls: (story) => customersOf(story, {}).map(({ variables }) => nothing({ input: { ...variables, featureKey: story.text('tokens'), amount: '1' } })),
    good: use({ expiresIn: 'PT5M' }),
    others: [use({ expiresAt: '2027-02-03T00:05:00Z' })],
  },
  'Mutation.commitReservation': {
    calls: (story) => [nothing({ input: { id: story.id('reservation_one'), amount: '1' } })],
    good: (story) => ({ input: { id: story.id('reservation_one'), amount: '1', data: { tokens: 1, model: 'a' } } }),
  },
  'Mutation.createSubscription': {
    calls: (story) => [
      ...byCustomer(story).map((customer) => nothing({ input: { customer, plan: { key: story.text('offer') }, key: story.text('new_subscription') } })),
      ...[{ key: story.text('offer') }, { id: story.id('plan') }, { version: { key: story.text('offer'), version: 1 } }].map((plan) => nothing({ input: { customer: { key: story.text('one') }, plan } })),
    ],
    good: (story, unique) => ({
      input: {
        customer: { key: story.text('two') },
        plan: { key: story.text('offer') },
        key: `subscription ${unique}`,
        startsAt: '2028-01-01T00:00:00Z',
        billingAnchor: '2028-01-01T00:00:00Z',
        billingTime: 'ANNIVERSARY',
        name: 'A name',
        description: 'A note',
        metadata: { a: 1 },
      },
    }),
    others: [
      (story, unique) => ({ input: { customer: { key: story.text('two') }, customPlan: customPlan(story), externalId: `recorded ${unique}`, startsAt: '2027-01-01T00:00:00Z', recorded } }),
    ],
  },
  'Mutation.editSubscription': {
    calls: (story) => subscriptionBys(story).map((by) => nothing({ by, edits: [{ setQuantity: { phaseKey: story.text('phase'), itemKey: story.text('fee'), quantity: 2 } }] })),
    good: (story) => ({ by: { key: story.text('one_subscription') }, edits: [{ addItem: { phaseKey: story.text('phase'), rateCard: soldBeside(story) } }], timing: 'IMMEDIATE' }),
    others: [
      { removeItem: { phaseKey: 'phase', itemKey: 'fee' } },
      { setQuantity: { phaseKey: 'phase', itemKey: 'fee', quantity: 3 } },
      { addPhase: { key: 'later', name: 'Later', startAfter: 'P1Y', duration: 'P1M' } },
      { removePhase: { phaseKey: 'later', shift: 'NEXT' } },
      { stretchPhase: { phaseKey: 'phase', extendBy: 'P1M' } },
      { unscheduleEdit: true },
    ].map((edit) => (story: Story) => {
      const named = Object.fromEntries(Object.entries(edit).map(([member, of]) => [member, typeof of === 'object' ? Object.fromEntries(Object.entries(of).map(([name, value]) => [name, name.endsWith('Key') ? story.text(String(value)) : value])) : of]));
      return { by: { key: story.text('one_subscription') }, edits: [named], timing: 'NEXT_BILLING_CYCLE' };
    }),
  },
  'Mutation.updateSubscription': {
    calls: (story) => subscriptionBys(story).map((by) => nothing({ by, input: { name: story.text('one_subscription'), description: story.text('one_note') } })),
    good: (story) => ({ by: { key: story.text('one_subscription') }, input: { name: story.text('one_subscription'), description: 'A note', metadata: { a: 1 } } }),
  },
  'Query.previewSubscriptionChange': {
    calls: (story) => subscriptionBys(story).map((by) => nothing({ by, change: { cancel: { timing: { preset: 'NEXT_BILLING_CYCLE' } } }, periods: 1 })),
    good: (story) => ({ by: { key: story.text('one_subscription') }, change: { cancel: { timing: { preset: 'NEXT_BILLING_CYCLE' } } }, periods: 1 }),
  },
  'Mutation.cancelSubscription': {
    calls: (story) => subscriptionBys(story).map((by) => nothing({ by, timing: { preset: 'NEXT_BILLING_CYCLE' } })),
    good: (story) => ({ by: { key: story.text('one_subscription') }, timing: { preset: 'NEXT_BILLING_CYCLE' } }),
  },
  'Mutation.unscheduleCancellation': { calls: (story) => subscriptionBys(story).map((by) => nothing({ by })) },
  'Live.entitlementValueChanged': { calls: (story) => customersOf(story, { featureKey: story.text('extra') }) },
  'Live.subscriptionChanged': { calls: (story) => [nothing({ id: story.id('subscription_one') }), ...customersOf(story, {})] },
};

/** What ends things: asked last. */
export const contractEndings: Asks = {
  'Mutation.migrateSubscription': {
    calls: (story) => subscriptionBys(story).map((by) => nothing({ by, input: { targetVersion: 1 } })),
    good: (story) => ({ by: { key: story.text('one_subscription') }, input: { targetVersion: 1, timing: { preset: 'NEXT_BILLING_CYCLE' }, proration: 'NONE', startingPhase: story.text('phase'), billingAnchor: '2027-01-01T00:00:00Z' } }),
  },
  'Mutation.changeSubscription': {
    calls: (story) => [
      ...subscriptionBys(story).map((by) => nothing({ by, input: { plan: { key: story.text('offer') }, timing: { preset: 'NEXT_BILLING_CYCLE' } } })),
      ...[{ key: story.text('offer') }, { id: story.id('plan') }, { version: { key: story.text('offer'), version: 1 } }].map((plan) => nothing({ by: { key: story.text('one_subscription') }, input: { plan } })),
    ],
    good: async (story, unique) => ({
      by: await runningSubscription(story),
      input: {
        customPlan: customPlan(story), timing: { preset: 'IMMEDIATE' }, proration: 'PRORATED', startingPhase: story.text('phase'), billingAnchor: '2027-01-01T00:00:00Z',
        key: `changed ${unique}`, externalId: `changed ${unique}`, name: 'A name', description: 'A note', metadata: { a: 1 },
      },
    }),
    others: [async (story) => ({ by: await runningSubscription(story), input: { plan: { version: { key: story.text('offer'), version: 1 } }, timing: { at: '2027-03-01T00:00:00Z' } } })],
  },
  'Mutation.pauseSubscription': {
    calls: (story) => subscriptionBys(story).map((by) => nothing({ by, timing: 'IMMEDIATE', resumesAt: '2027-05-01T00:00:00Z' })),
    good: async (story) => ({ by: await runningSubscription(story), timing: 'NEXT_BILLING_CYCLE', resumesAt: '2027-05-01T00:00:00Z' }),
  },
  'Mutation.resumeSubscription': { calls: (story) => subscriptionBys(story).map((by) => nothing({ by })) },
  'Mutation.restoreSubscription': { calls: (story) => subscriptionBys(story).map((by) => nothing({ by })) },
  'Mutation.deleteSubscription': { calls: (story) => subscriptionBys(story).map((by) => nothing({ by })) },
  'Mutation.releaseReservation': { calls: (story) => [nothing({ id: story.id('reservation_two') })] },
  'Mutation.voidGrant': { calls: (story) => [nothing({ id: story.id('grant_one') })] },
  'Mutation.overrideEntitlement': {
    calls: (story) => [
      nothing({ id: story.id('entitlement_two'), input: { boolean: { ...right(story), customer: { key: story.text('two') } } } }),
      nothing({ input: { boolean: right(story) } }),
      ...subjectsOf(story).map((subject) => nothing({ subject, input: { boolean: { featureKey: story.text('extra') } } })),
    ],
    good: async (story) => ({ id: await activeRight(story), input: meteredRight(story) }),
    others: rights.map((make) => async (story) => ({ id: await activeRight(story), ...make(story) })),
  },
  'Mutation.deleteEntitlement': {
    calls: (story) => [
      nothing({ id: story.id('entitlement_one') }),
      ...byCustomer(story).map((customer) => nothing({ active: { customer, featureKey: story.text('extra') } })),
      ...subjectsOf(story).map((subject) => nothing({ id: story.id('entitlement_one'), subject })),
    ],
    others: [(story) => ({ active: { customer: { key: story.text('one') }, featureKey: story.text('extra') } })],
  },
};
