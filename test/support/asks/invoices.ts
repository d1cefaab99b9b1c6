import type { Story } from '../story.ts';
import { byCustomer, nothing, own } from './ask.ts';
import type { Asks, Variables } from './ask.ts';

export const invoiceBys = (story: Story): readonly Variables[] => [{ id: story.id('invoice_one') }, { number: story.number('one') }, { externalId: story.text('one_recorded') }];
export const onInvoice = { calls: (story: Story) => invoiceBys(story).map((by) => nothing({ by })) };

const customer = (story: Story): Variables => ({ key: story.text('one') });
const period = { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' };

const recorded = (story: Story, unique: string, of: Variables = customer(story)) => ({ input: { externalId: story.text(`${unique}_recorded`), customer: of, currency: 'USD', total: '10', issuedAt: '2027-02-01T00:00:00Z', period } });

/** With every member. */
const whole = (story: Story, unique: string, more: Variables = {}) => ({
  input: {
    ...recorded(story, unique).input,
    subscription: { key: story.text('one_subscription') },
    number: story.text(`${unique}_number`),
    dueAt: '2027-03-01T00:00:00Z',
    paidAt: '2027-02-02T00:00:00Z',
    coupons: [{ coupon: { code: story.text('coupon') }, amount: '1' }],
    lines: [{ externalId: story.text('line'), name: 'Seats', quantity: '2', amount: '10', discountAmount: '1', taxAmount: '1', period, billingCadence: 'P1M' }],
    metadata: { note: story.text('recorded') },
    ...more,
  },
});

const oneOff = (story: Story, of: Variables, line: Variables = {}) => ({
  input: {
    customer: of,
    currency: 'USD',
    lines: [{ name: 'Setup', description: 'Once', units: '2', unitAmount: '5', taxes: [{ key: story.text('tax') }], metadata: { a: 1 }, ...line }],
    metadata: { note: story.text('one_off') },
  },
});

/** Invoices that are made at once or told, what is done to drafts and issued ones, and fees. */
export const invoiceAsks: Asks = {
  'Query.fee': { calls: (story) => [nothing({ id: story.id('line_one') })] },
  'Query.fees': {
    calls: (story) => [
      own({ first: 100, filter: { types: ['CHARGE', 'SUBSCRIPTION', 'ADD_ON'], currency: 'USD', createdAfter: '2026-01-01T00:00:00Z', createdBefore: '2028-01-01T00:00:00Z' } }),
      ...byCustomer(story).map((customers) => nothing({ filter: { customers: [customers] } })),
      nothing({ filter: { subscriptions: [story.id('subscription_one')] } }),
      nothing({ filter: { meters: [story.id('meter')], featureKeys: [story.text('tokens')], invoiceStatuses: ['PAID'] } }),
    ],
  },
  'Mutation.createInvoice': {
    calls: (story) => byCustomer(story).map((by) => nothing(recorded(story, 'asked', by))),
    good: (story, unique) => whole(story, unique),
    others: [
      (story, unique) => whole(story, unique, { subscription: { id: story.id('subscription_one') } }),
      (story, unique) => whole(story, unique, { coupons: [{ coupon: { id: story.id('coupon') }, amount: '1' }] }),
    ],
  },
  'Mutation.createOneOffInvoice': {
    calls: (story) => byCustomer(story).map((by) => nothing(oneOff(story, by))),
    others: [(story) => oneOff(story, customer(story), { taxes: [{ id: story.id('tax') }] })],
  },
  'Mutation.finalizeInvoice': onInvoice,
  'Mutation.refreshInvoice': onInvoice,
  'Mutation.loseInvoiceDispute': onInvoice,
  'Mutation.updateFee': { calls: (story) => [nothing({ id: story.id('line_one'), input: { paymentStatus: 'SUCCEEDED' } })] },
  'Mutation.deleteFee': { calls: (story) => [nothing({ id: story.id('line_one') })] },
};
