import type { Story } from '../story.ts';
import { byCustomer, nothing, own } from './ask.ts';
import type { Asks, Variables } from './ask.ts';

const subscriptionBys = (story: Story): readonly Variables[] => [{ key: story.text('one_subscription') }, { id: story.id('subscription_one') }];
const customersOf = (story: Story, variables: Variables) => byCustomer(story).map((customer) => nothing({ customer, ...variables }));

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

/** Subscriptions and entitlements: what binds a customer. */
export const contractAsks: Asks = {
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
        metadata: { a: 1 },
      },
    }),
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
  'Mutation.deleteSubscription': { calls: (story) => subscriptionBys(story).map((by) => nothing({ by })) },
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
