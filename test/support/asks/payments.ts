import type { Story } from '../story.ts';
import { byCustomer, byIdOrKey, nothing, own } from './ask.ts';
import type { Asks, Variables } from './ask.ts';
import { invoiceBys, onInvoice } from './invoices.ts';

const recording = (story: Story, invoice: Variables, reference = 'asked'): Variables => ({
  input: { invoice, amount: '1', reference: story.text(reference), paidAt: '2027-02-01T00:00:00Z', metadata: { note: story.text('wire') } },
});
const requesting = (customer: Variables, invoice: Variables): Variables => ({ input: { customer, email: 'billing@acme.example', invoices: [invoice] } });
const campaign = (story: Story, key: string): Variables => ({
  key: story.text(key),
  name: story.text('dunning'),
  description: story.text('dunning'),
  thresholds: [{ currency: 'USD', amount: '1000000' }],
  daysBetweenAttempts: 3,
  maxAttempts: 3,
  whenExhausted: 'MARK_UNCOLLECTIBLE',
  isDefault: false,
});
const campaignBys = (story: Story): readonly Variables[] => byIdOrKey(story, 'dunning_campaign', 'dunning');

export const paymentAsks: Asks = {
  'Query.payment': { calls: (story) => [{ reference: story.text('one_wire') }, { id: story.id('payment_one') }, { id: story.id('recorded_payment_one') }].map((by) => nothing({ by })) },
  'Query.payments': {
    calls: (story) => [
      own({ first: 100, filter: { statuses: ['PAID', 'FAILED'], createdAfter: '2026-01-01T00:00:00Z', createdBefore: '2028-01-01T00:00:00Z' } }),
      ...byCustomer(story).map((customer) => nothing({ filter: { customers: [customer] } })),
      ...invoiceBys(story).map((invoice) => nothing({ filter: { invoice } })),
    ],
  },
  'Query.paymentRequest': { calls: (story) => [nothing({ id: story.id('payment_request_one') })] },
  'Query.paymentRequests': { calls: (story) => [own({ first: 100, filter: { statuses: ['PENDING', 'FAILED'] } }), ...byCustomer(story).map((customer) => nothing({ filter: { customers: [customer] } }))] },
  'Query.dunningCampaign': { calls: (story) => campaignBys(story).map((by) => nothing({ by })) },
  'Query.dunningCampaigns': { calls: () => [own({ first: 100, includeDeleted: true })] },
  'Mutation.recordPayment': {
    calls: (story) => [
      ...invoiceBys(story).map((by) => nothing(recording(story, by))),
      nothing({ input: { paymentRequest: story.id('payment_request_one'), amount: '1', reference: story.text('asked_for') } }),
    ],
    good: (story, unique) => recording(story, { id: story.id('invoice_one') }, unique),
    others: [(story, unique) => recording(story, { number: story.number('one') }, unique), (story, unique) => recording(story, { externalId: story.text('one_recorded') }, unique)],
  },
  'Mutation.retryInvoicePayment': onInvoice,
  'Mutation.createInvoicePaymentUrl': onInvoice,
  'Mutation.settleSandboxPayment': { calls: (story) => [{ id: story.id('payment_one') }, { reference: story.text('one_wire') }].map((by) => nothing({ by, status: 'FAILED' })), others: [(story) => ({ by: { reference: story.text('one_wire') }, status: 'PAID' })] },
  'Mutation.settleSandboxRefund': { calls: (story) => [{ id: story.id('credit_note_one') }, { number: `${story.number('one')}-CN001` }].map((by) => nothing({ by, status: 'FAILED' })) },
  'Mutation.createPaymentRequest': {
    calls: (story) => [...byCustomer(story).map((by) => nothing(requesting(by, { id: story.id('invoice_one') }))), ...invoiceBys(story).map((by) => nothing(requesting({ key: story.text('one') }, by)))],
    others: [
      (story) => requesting({ key: story.text('one') }, { number: story.number('one') }),
      (story) => requesting({ key: story.text('one') }, { externalId: story.text('one_recorded') }),
    ],
  },
  'Mutation.createDunningCampaign': {
    calls: (story) => [own({ input: { ...campaign(story, 'asked'), billingProfiles: [story.id('profile')] } })],
    good: (story, unique) => ({ input: { ...campaign(story, unique), billingProfiles: [] } }),
  },
  'Mutation.updateDunningCampaign': { calls: (story) => campaignBys(story).map((by) => nothing({ by, input: { ...campaign(story, 'dunning'), billingProfiles: [] } })) },
  'Mutation.assignDunningCampaign': {
    calls: (story) => [...byCustomer(story).map((customer) => nothing({ input: { customer, campaign: { key: story.text('dunning') }, isExcluded: false } })), nothing({ input: { customer: { key: story.text('one') }, isExcluded: true } })],
    others: [(story) => ({ input: { customer: { key: story.text('one') }, campaign: { id: story.id('dunning_campaign') } } })],
  },
};

/** What ends campaigns, after everything that asks for them. */
export const paymentEndings: Asks = {
  'Mutation.deleteDunningCampaign': { calls: (story) => campaignBys(story).map((by) => nothing({ by })) },
};
