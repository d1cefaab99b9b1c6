import type { Story } from '../story.ts';
import { byCustomer, nothing, own } from './ask.ts';
import { invoiceBys, onInvoice } from './invoices.ts';
import type { Asks, Variables } from './ask.ts';


const line = (story: Story, price: Variables) => ({
  name: 'A charge',
  description: 'A note',
  period: { from: '2027-02-03T00:00:00Z', to: '2027-02-04T00:00:00Z' },
  invoiceAt: '2027-12-31T00:00:00Z',
  price,
  discounts: { percentage: '10' },
  featureKey: story.text('tokens'),
  metadata: { a: 1 },
});
const pending = (story: Story, customer: Variables, price: Variables) => ({ input: { customer, currency: 'USD', lines: [line(story, price)] } });
const unit = { unit: { amount: '0.5', minimumAmount: '1', maximumAmount: '100' } };

/** A billing profile with every setting. */
export const profile = (story: Pick<Story, 'text'>, name: string): Variables => ({
  name: story.text(name),
  description: story.text(name),
  supplier: { key: story.text(name), name: story.text(name), taxId: 'DE123456789', address: { country: 'DE', city: 'Berlin', line1: 'Street 1', line2: 'Yard', postalCode: '10115', state: 'Berlin', phoneNumber: '+49 30 1' } },
  workflow: {
    collection: { alignment: 'ANCHORED', recurringPeriod: { interval: 'P1M', anchor: '2027-01-01T00:00:00Z' }, interval: 'PT1H' },
    invoicing: { autoAdvance: true, draftPeriod: 'P1D', dueAfter: 'P30D', progressiveBilling: true, lateUsage: 'CREDIT', lateUsagePeriods: 2, finalizeZeroAmountInvoice: true },
    payment: { collectionMethod: 'CHARGE_AUTOMATICALLY', retries: ['P1D', 'P3D'] },
    tax: { enabled: true, enforced: false },
    numbering: { scheme: 'PER_CUSTOMER', prefix: 'ORG-1' },
    documents: { locale: 'DE', footer: story.text(name) },
  },
  isDefault: false,
  metadata: { note: story.text(name) },
});

export const billingAsks: Asks = {
  'Query.invoice': onInvoice,
  'Query.invoices': {
    calls: (story) => [
      own({ first: 100, filter: { includeDeleted: true }, orderBy: { field: 'CREATED_AT', direction: 'ASC' } }),
      ...byCustomer(story).map((customer) => nothing({ filter: { customers: [customer] } })),
      nothing({ filter: { search: story.text('one'), paymentOverdue: false, paymentDisputeLost: false, kinds: ['SUBSCRIPTION', 'RECORDED'] } }),
    ],
  },
  'Query.billedUsageChanges': {
    calls: (story) => [own({ first: 100, filter: { actions: ['BILLED', 'CREDITED', 'IGNORED', 'NONE'] } }), ...byCustomer(story).map((customer) => nothing({ filter: { customers: [customer] } }))],
  },
  'Query.billingProfile': { calls: (story) => [nothing({ id: story.id('profile') })] },
  'Query.billingProfiles': { calls: () => [own({ first: 100, includeDeleted: true, orderBy: { field: 'NAME', direction: 'DESC' } })] },
  'Query.customerBillingOverride': { calls: (story) => byCustomer(story).map((customer) => nothing({ customer })) },
  'Query.customerBillingOverrides': {
    calls: (story) => [
      own({ first: 100, filter: {} }),
      nothing({ filter: { billingProfileIds: [story.id('profile')] } }),
      nothing({ filter: { customerKey: story.text('one'), customerName: story.text('one'), customerPrimaryEmail: 'nobody', includeAllCustomers: true, customersWithoutPinnedProfile: false } }),
      ...byCustomer(story).map((customer) => nothing({ filter: { customers: [customer] } })),
    ],
  },
  'Mutation.createBillingProfile': { calls: (story) => [own({ input: profile(story, 'new') })], good: (story, unique) => ({ input: profile(story, unique) }) },
  'Mutation.updateBillingProfile': { calls: (story) => [nothing({ id: story.id('profile'), input: profile(story, 'profile') })] },
  'Mutation.deleteBillingProfile': { calls: (story) => [nothing({ id: story.id('profile') })] },
  'Mutation.upsertCustomerBillingOverride': { calls: (story) => byCustomer(story).map((customer) => nothing({ input: { customer, billingProfileId: story.id('profile') } })) },
  'Mutation.deleteCustomerBillingOverride': { calls: (story) => byCustomer(story).map((customer) => nothing({ customer })) },
  'Query.estimatePrice': {
    calls: () => [own({ input: { currency: 'USD', price: { unit: { amount: '0.5' } }, quantity: '10' } })],
    good: () => ({
      input: {
        currency: 'USD',
        name: 'tokens',
        price: unit,
        discounts: { percentage: '10', usage: '1' },
        quantity: '10',
        quantityBefore: '1',
        billedBefore: '0.5',
        period: { from: '2027-01-15T00:00:00Z', to: '2027-02-01T00:00:00Z' },
        fullPeriod: { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' },
      },
    }),
  },
  'Mutation.createPendingInvoiceLines': {
    calls: (story) => byCustomer(story).map((customer) => nothing(pending(story, customer, unit))),
    others: [
      { flat: { amount: '5', paymentTerm: 'IN_ARREARS' } },
      { tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '10', unitPrice: '1', flatPrice: '2' }, { unitPrice: '0.5' }], minimumAmount: '1', maximumAmount: '100' } },
      { dynamic: { multiplier: '1.2', minimumAmount: '1', maximumAmount: '100' } },
      { package: { amount: '5', quantityPerPackage: '10', minimumAmount: '1', maximumAmount: '100' } },
    ].map((price) => (story) => pending(story, { key: story.text('one') }, price)),
  },
  'Mutation.invoicePendingLines': {
    calls: (story) => byCustomer(story).map((customer) => nothing({ customer })),
    good: (story) => ({ customer: { key: story.text('one') }, lineIds: [story.id('line_one')], asOf: '2027-02-01T00:00:00Z', progressiveBilling: true }),
  },
  'Query.upcomingInvoice': { calls: (story) => byCustomer(story).map((customer) => nothing({ customer })), good: (story) => ({ customer: { key: story.text('one') }, currency: 'USD' }) },
  'Live.upcomingInvoiceChanged': { calls: (story) => byCustomer(story).map((customer) => nothing({ customer })) },
  'Mutation.approveInvoice': onInvoice,
  'Mutation.retryInvoice': onInvoice,
  'Mutation.advanceInvoice': onInvoice,
  'Mutation.snapshotInvoiceQuantities': onInvoice,
  'Mutation.deleteInvoice': onInvoice,
  'Mutation.downloadCreditNote': { calls: (story) => [{ id: story.id('credit_note_one') }, { number: `${story.number('one')}-CN001` }].map((by) => nothing({ by, locale: 'DE' })) },
  'Mutation.downloadInvoice': { calls: (story) => invoiceBys(story).map((by) => nothing({ by, locale: 'DE' })) },
  'Mutation.voidInvoice': {
    calls: (story) => invoiceBys(story).map((by) => nothing({ by, input: { reason: 'A reason', action: { type: 'DISCARD' } } })),
    good: (story) => {
      const action = { type: 'PENDING', percentage: '50', nextInvoiceAt: '2027-12-31T00:00:00Z' };
      return { by: { id: story.id('invoice_one') }, input: { reason: 'A reason', action, overrides: [{ lineId: story.id('line_one'), action }] } };
    },
  },
  'Live.invoiceChanged': { calls: (story) => [nothing({ id: story.id('invoice_one') }), ...byCustomer(story).map((customer) => nothing({ customer }))] },
};
